"""The place of a record, however it is written, and a password in it that nobody is told."""

import io
import traceback
from pathlib import Path
from urllib.parse import quote

from claims import database
from claims.errors import ClaimsError
from tests.hostile import words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

# What a password is made of, so that none of it is there by chance.
UNSAID = "Qx7Zk9"
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
    *("", "?host=/nowhere", "?host=/nowhere&sslmode=nonsense", "?connect_timeout=x", "?nosuch=1"),
    *("?host=/nowhere&port=x",),
    *("?", "?&&", "?host=/nowhere&host=/other", "?host=%00", "?options=-c%20x", "?service=nosuch", "?hostaddr=x"),
)


@target
def test_no_password_is_told_whatever_stands_around_it(watch: Watch, dice: Dice) -> None:
    password = "".join((dice.one(SIGNS), UNSAID, *dice.several(3, lambda: dice.one(SIGNS)), UNSAID, dice.one(SIGNS)))
    written = quote(password, safe="") if dice.below(3) else password
    user, name = dice.one(("desk", "", "a%40b", "é", "a b")), dice.one(("/claims", "", "/", "/a b", "/a/b", "/é"))
    where = f"{user}:{written}@{dice.one(HOSTS)}{dice.one(PORTS)}{name}{dice.one(OPTIONS)}"
    if dice.rarely(4):
        option = dice.one(("password", "sslpassword", "passfile"))
        where = f"{dice.one(HOSTS)}{name}?host=/nowhere&{option}={quote(password)}"
    place = f"{dice.one(SCHEMES)}://{where}" if dice.below(4) else f"{dice.one(OURS)}{dice.one((':', ':/'))}{where}"
    asked = dice.rarely(64)

    with watch.over(place):
        said = io.StringIO()
        try:
            url = database.locate(place)
            said.write(database.shown(url))
            # To ask costs a millisecond, and where there is a host a way to it.
            if asked and "/nowhere" in str(url.query.get("host")):
                with database.look(url):
                    pass
        except ClaimsError as error:
            traceback.print_exception(error, file=said)
            raise
        finally:
            assert UNSAID not in said.getvalue()


@target
def test_any_place_of_a_record_is_a_file_or_is_refused(watch: Watch, folder: Path, dice: Dice) -> None:
    name = words.line(dice, 3, words.PATHS, words.LETTERS, words.CONTROLS, words.QUERIES, SIGNS)
    place = (
        dice.one(("", "sqlite:///", "./")) + str(folder / "in") + "/" + name.replace("/", "") if dice.below(4) else name
    )
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
