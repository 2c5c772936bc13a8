"""The place of a record, however it is written, and a password in it that nobody is told."""

import io
import os
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from urllib.parse import quote

import pytest

from claims import database
from claims.cli.main import main
from claims.errors import ClaimsError
from tests.hostile import words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

# What a password is made of, so that none of it is there by chance.
SECRET = "Qx7Zk9"  # noqa: S105 - a made-up one
SIGNS = (*"@:/?#[]%&=+ '\"\\;,~é\n$", "%40", "%2F", "%25", "%", "@@", "://", "%00", "%zz")
SCHEMES = (
    *("postgresql", "postgresql+psycopg", "postgres", "postgresql+pg8000", "postgresql+nonsense", "sqlite", "mysql"),
    *("sqlite+nonsense", "postgresql+psycopg_async", "POSTGRESQL", "x", ""),
)
# Those without their slashes are no path of a file either.
OURS = ("postgresql", "postgresql+psycopg", "postgres", "sqlite", "POSTGRESQL", "postgresql+nonsense")
HOSTS = ("", "host.invalid", "[::1]", "[::1", "a b", "é.invalid", "127.0.0.1", "h,i", "%2Ftmp", "h@i")
PORTS = ("", ":1", ":0", ":99999", ":port", ":", ":-1", ":1:2")
OPTIONS = (
    *("", "?host=/nowhere", "?host=/nowhere&sslmode=nonsense", "?connect_timeout=x", "?nosuch=1", "?host=/nowhere&port=x"),
    *("?", "?&&", "?host=/nowhere&host=/other", "?host=%00", "?options=-c%20x", "?service=nosuch", "?hostaddr=x"),
)


@target
def test_no_password_is_told_whatever_stands_around_it(watch: Watch, dice: Dice) -> None:
    password = "".join((dice.one(SIGNS), SECRET, *dice.several(3, lambda: dice.one(SIGNS)), SECRET, dice.one(SIGNS)))
    written = quote(password, safe="") if dice.below(3) else password
    user, name = dice.one(("desk", "", "a%40b", "é", "a b")), dice.one(("/claims", "", "/", "/a b", "/a/b", "/é"))
    where = f"{user}:{written}@{dice.one(HOSTS)}{dice.one(PORTS)}{name}{dice.one(OPTIONS)}"
    if dice.rarely(4):
        where = f"{dice.one(HOSTS)}{name}?host=/nowhere&{dice.one(('password', 'sslpassword', 'passfile'))}={quote(password)}"
    place = f"{dice.one(SCHEMES)}://{where}" if dice.below(4) else f"{dice.one(OURS)}{dice.one((':', ':/'))}{where}"
    asked = dice.rarely(64)

    with watch.over(place):
        try:
            url = database.locate(place)
            assert SECRET not in database.shown(url)
            # To ask costs a millisecond, and where there is a host a way to it.
            if asked and "/nowhere" in str(url.query.get("host")):
                with database.look(url):
                    pass
        except ClaimsError as error:
            assert SECRET not in "".join(traceback.format_exception(error))
            raise


@target
def test_any_place_of_a_record_is_a_file_or_is_refused(watch: Watch, folder: Path, dice: Dice) -> None:
    name = words.line(dice, 3, words.PATHS, words.LETTERS, words.CONTROLS, words.QUERIES, SIGNS)
    place = dice.one(("", "sqlite:///", "./")) + str(folder / "in") + "/" + name.replace("/", "") if dice.below(4) else name
    made = dice.rarely(2_000)

    with watch.over(place):
        url = database.locate(place)
        assert database.shown(url)
        if not str(url.database).startswith(str(folder / "in") + "/"):
            return
        assert not database.exists(url)
        if made:
            database.upgrade(url)
            assert database.exists(url)
            with database.look(url) as session:
                assert session.info == {}
            assert [*(folder / "in").iterdir()]
            for path in (folder / "in").iterdir():
                path.unlink()


@pytest.mark.parametrize("line", ["db info", "db init", "list", "note 1 hm"])
@pytest.mark.parametrize(
    "place",
    [
        f"postgresql+psycopg://desk:{SECRET}@/claims?host=/nowhere",
        f"postgresql://desk:{SECRET}%40{SECRET}@/claims?host=/nowhere&sslpassword={SECRET}",
        f"postgresql://desk:{SECRET}@{SECRET}@/claims?host=/nowhere",
        f"postgresql://desk:{SECRET}/{SECRET}@/claims?host=/nowhere",
        f"postgresql:///claims?host=/nowhere&password={SECRET}",
        f"postgresql:///claims?host=/nowhere&nosuch={SECRET}",
        f"postgresql://desk:{SECRET}@/claims?host=/nowhere&connect_timeout={SECRET}",
        f"postgresql://desk:{SECRET}@[::1]:1/claims",
        f"postgresql://desk:%00{SECRET}@/claims?host=/nowhere",
        f"postgresql+nonsense://desk:{SECRET}@/claims",
        f"postgresql:desk:{SECRET}@host/claims",
        f"sqlite://desk:{SECRET}@host/claims.db",
        f"mysql://desk:{SECRET}@host/claims",
    ],
)
def test_a_command_tells_nobody_the_password_of_its_record(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, line: str
) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE", place)
    monkeypatch.setenv("CLAIMS_BY", "ana")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    out, err = io.StringIO(), io.StringIO()

    with redirect_stdout(out), redirect_stderr(err):
        status = main(line.split())

    assert status == 1
    assert err.getvalue().count("\n") == 1
    assert SECRET not in out.getvalue() + err.getvalue()
    # No log, and no file that was made in its name.
    assert not [*os.scandir(folder)]


