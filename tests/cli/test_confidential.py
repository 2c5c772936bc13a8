"""Who a confidential source is stands nowhere that anybody looks, and nowhere at all once it is redacted."""

import hashlib
import io
import re
import shlex
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

import pytest
import typer

from claims import database
from claims.cli.main import COMMANDS, main
from claims.reports.exchange import bundle
from claims.tracking import exchanging
from claims.tracking.listing import Filter
from claims.vocabulary import Reader
from tests import records
from tests.cli import sites
from tests.cli.conftest import Pipe, Shell, Terminal
from tests.cli.sites import Site
from tests.conftest import Run
from tests.records import Place

pytestmark = pytest.mark.usefixtures("story")

NAME = "Ludmila Ostrowska, nurse"
FOLDER, FILE = "wolkenstein", "brunnhilde-ledger.txt"
LEDGER = "12 people died, Vanderhoeven wrote."
PAGE = "At least 12 people died when the bridge fell, said Vanderhoeven."
# Words of the name, the address, the title of the page, the file and its folder, and of what the two say.
PROTECTED = (
    *("ostrowska", "ludmila", "quillfeather", "the report", "wolkenstein", "brunnhilde", "vanderhoeven"),
    hashlib.sha256(LEDGER.encode()).hexdigest(),
)
AS_DATA = [" --format table", " --json", " --format jsonl", " --format csv"]
READING = {
    *("unverified", "list", "show", "search", "coverage", "conflicts", "gate", "stats", "history"),
    *("source list", "source show", "source check", "article list", "article show", "db policy"),
}
# Every command, and lines of it that could tell; {} is the folder of the test.
LINES = {
    "import": ["import {}/again.txt", "import {}/again.txt --dry-run"],
    "unverified": ["unverified", "unverified 1 --sort priority"],
    "list": ["list --all", "list 1 --search clinic", "list --unread"],
    "show": ["show 1", "show 1-6"],
    "add": ["add 1 'a road bridge fell' --kind event"],
    "edit": ["edit 3 --value 4 --note 'told by s1'", "edit 1-6"],
    "split": ["split 1 'At least 12' people --note 'two facts'"],
    "merge": ["merge 1 3 --note 'one fact'"],
    "accept": ["accept 2"],
    "mark": ["mark verified 2 --source s1 --note seen", "mark refuted 2 --source s2 --quote 'nobody at all was hurt'"],
    "resolve": ["resolve corrected 1 --replacement 'At least 13 people' --note 'as s1 says'"],
    "assign": ["assign ben 1"],
    "sign-off": ["--by ben sign-off 1", "--by ben sign-off 1-6"],
    "tag": ["tag urgent 1"],
    "note": ["note 1 'ask s1 again'"],
    "search": [f"search {word}" for word in ("people", "clinic", "died", "ask")],
    "coverage": ["coverage 1"],
    "conflicts": ["conflicts", "conflicts 1", "conflicts --tag urgent"],
    "gate": ["gate 1", "gate 1 --coverage"],
    "stats": ["stats", "stats --plot {}/p.svg --force"],
    "export": ["export", "export --evidence --excel", "export --for author --evidence", "export --for public"],
    "load": ["load {}/again.txt --dry-run", "load {}/out.json --dry-run", "load {}/out.json --yes"],
    "report": ["report 1 --output {}/r.md --force", "report 1 --output {}/r.md --force --for author"],
    "history": ["history", "history 1", "history --all"],
    "undo": ["undo --dry-run", "undo"],
    "redo": ["redo"],
    "source add": ["source add 3 s1 --context", "source add 3 s2 --supports --quote 'nobody at all was hurt'"],
    "source list": ["source list", "source list 1", "source list --unread", "source list --article 1"],
    "source show": ["source show s1", "source show s2", "source show s3", "source show s3 --text"],
    "source edit": ["source edit s1 --kind interview", "source edit s1 --alias 'somebody there'"],
    "source remove": ["source remove s1 --claim 3"],
    "source capture": ["source capture", "source capture s1", "source capture s2 --allow-private", "source capture s3"],
    "source check": ["source check", "source check s2 --allow-private", "source check s3"],
    "source redact": ["source redact s1", "source redact s9 --yes"],
    "article list": ["article list"],
    "article show": ["article show 1", "article show 1 --text"],
    "article edit": ["article edit 1 --title 'Bridge falls'"],
    "article update": ["article update 1 {}/again.txt --yes", "article update 2"],
    "article diff": ["article diff 1"],
    "article remove": ["article remove 2 --yes"],
    "db init": ["db init"],
    "db upgrade": ["db upgrade"],
    "db info": ["db info"],
    "db check": ["db check", "db check --head abc"],
    "db backup": ["db backup {}/b.db"],
    "db restore": ["db backup {}/b.db", "db restore {}/b.db --yes", "db restore {}/again.txt --yes"],
    "db copy": ["db copy {0}/claims.db {0}/c.db", "db copy {0}/claims.db {0}/c.db"],
    "db policy": ["db policy", "db policy --sources 3"],
    "demo": [],
}


def every_command() -> set[str]:
    """Name every command, of a group each of its own."""
    names = set[str]()
    for name, (module, _) in COMMANDS.items():
        group = typer.main.get_group(import_module(f"claims.cli.{module}").app)
        names |= {name} if name in group.commands else {f"{name} {part}" for part in group.commands}
    return names


def leaks(said: str) -> list[str]:
    return [word for word in PROTECTED if word in said.casefold()]


@pytest.fixture
def site() -> Iterator[Site]:
    with sites.opened() as site:
        yield site


@pytest.fixture(scope="module")
def whispered(storied: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Beside claim 1, once for all tests, a name, an address and a file that must not be told; all is kept."""
    folder = tmp_path_factory.mktemp("whispered")
    ledger = folder / FOLDER / FILE
    ledger.parent.mkdir()
    ledger.write_text(LEDGER)
    with sites.opened() as site, pytest.MonkeyPatch.context() as patch:
        place = records.copied(storied, folder)
        patch.setenv("CLAIMS_DATABASE", str(place))
        patch.setenv("CLAIMS_BY", "ana")
        patch.setenv("CLAIMS_CAPTURE", "no")
        patch.setattr(sys, "stdin", io.StringIO(NAME))
        keep = "--confidential --capture --allow-private"
        address = site.says("/quillfeather", PAGE)
        for line in (
            "source add 1 --confidential --cite - --supports --quote '12 people' --alias 'one at the clinic'",
            f"source add 1 {address} {keep} --refutes --quote 'At least 15 people died when the bridge fell'",
            f"source add 1 {ledger} {keep} --supports --quote '12 people died'",
        ):
            said = io.StringIO()
            with redirect_stdout(said), redirect_stderr(said):
                assert main(shlex.split(line)) == 0
            assert leaks(said.getvalue()) == []
        # The page stays where it is while there are tests of it.
        yield place


@pytest.fixture
def whispering() -> None:
    """The record of a test has three sources that are confidential."""


@pytest.fixture
def desk(run: Run, whispering: None, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:  # noqa: ARG001 - what is on the record
    """At a record where three sources are confidential."""
    monkeypatch.setenv("EDITOR", "cat")
    (tmp_path / "again.txt").write_text("Another bridge fell on Monday, killing 12 people.")
    with database.look(database.locate(str(place))) as session:
        out = "".join(bundle.write_json(exchanging.records(session, Filter(), Reader.DESK, told=True)))
    # A file that tells, with the claim assigned since, so that there is something to load.
    assert {"ostrowska", "quillfeather", "brunnhilde"} <= set(leaks(out))
    (tmp_path / "out.json").write_text(out.replace('"assignee": null', '"assignee": "cy"'))
    return run


def test_every_command_is_searched() -> None:
    assert set(LINES) == every_command()
    assert set(LINES) >= READING


@pytest.mark.parametrize("command", LINES)
def test_no_command_tells_who_a_confidential_source_is(desk: Run, tmp_path: Path, command: str) -> None:
    for line in LINES[command]:
        for form in ["", *(AS_DATA if command in READING else [])]:
            ended = desk(line.format(shlex.quote(str(tmp_path))) + form)
            # A path that was typed in this line, and is no source's, is all that may be repeated.
            assert leaks((ended.out + ended.err).replace(str(tmp_path), "")) == [], (line, form)


def test_the_tables_that_are_read_hold_nothing_of_it(desk: Run, place: Path) -> None:
    assert desk("db check").status == 0
    with closing(sqlite3.connect(place)) as connection:
        told = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "secret"')]

    assert leaks("\n".join(told)) == []


def test_whoever_asks_at_the_desk_is_told(desk: Run, tmp_path: Path) -> None:
    listed = desk("source list --include-confidential --json").out
    shown = [desk(f"source show s{number} --include-confidential").out for number in (1, 2, 3)]
    beside = [desk(f"{line} --include-confidential --json").out for line in ("show 1", "list", "unverified")]

    for said in (listed, "".join(shown), *beside):
        assert all(word in said for word in (NAME, "/quillfeather", f"{FOLDER}/{FILE}"))
    assert desk("source show s2 --text --include-confidential").out.strip() == PAGE
    desk(f"source show s3 --save {tmp_path / 'saved.txt'} --include-confidential")
    assert (tmp_path / "saved.txt").read_text() == LEDGER


def test_the_shell_completes_aliases(desk: Run, shell: Shell) -> None:
    assert desk("source list").status == 0

    ended = shell(_CLAIMS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="claims source show ")

    assert "one at the clinic" in ended.out
    assert leaks(ended.out + ended.err) == []


def test_a_worksheet_has_nothing_of_it(desk: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "editor.sh").write_text(f'#!/bin/sh\ncp "$1" {shlex.quote(str(tmp_path / "sheet"))}\n')
    (tmp_path / "editor.sh").chmod(0o755)
    monkeypatch.setenv("EDITOR", str(tmp_path / "editor.sh"))

    desk("edit 1-6")

    sheet = (tmp_path / "sheet").read_text()
    assert "At least 12 people" in sheet
    assert leaks(sheet) == []


def test_neither_has_the_log_of_a_bug(
    run: Run, pipe: Pipe, place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON secret BEGIN SELECT RAISE(ABORT, 'no'); END")
    pipe(NAME)

    ended = run("source add 1 --confidential --cite - --supports")

    log = Path(re.findall(r"in (/\S+)$", ended.err)[0])
    assert (ended.status, "IntegrityError" in log.read_text()) == (70, True)
    assert leaks(ended.err + log.read_text()) == []


@pytest.mark.slow
@pytest.mark.parametrize("reader", [False, True])
def test_once_redacted_the_file_itself_holds_nothing_of_it(desk: Run, place: Path, *, reader: bool) -> None:
    packed = kept(place)
    assert leaks(everything(place).decode("latin-1")) != []
    looking = sqlite3.connect(place)
    if reader:
        # Somebody who reads all the while keeps the log from being emptied.
        looking.execute("BEGIN")
        looking.execute("SELECT count(*) FROM secret").fetchone()

    ended = [desk(f"source redact s{number} --yes") for number in (1, 2, 3)]
    looking.close()

    assert [one.status for one in ended] == [0, 0, 0]
    assert ("the -wal file beside it may still tell" in ended[-1].err) == reader
    desk("note 1 'the next command'")
    assert leaks(everything(place).decode("latin-1")) == []
    assert not any(content in everything(place) for content in packed)
    assert desk("db check").out.startswith("3 sources redacted.\nThe record is whole: ")
    assert "one at the clinic" in desk("source show s1").out
    assert desk("undo").status == 0
    assert "was redacted, and what was emptied is gone" in desk("undo").err


def everything(place: Path) -> bytes:
    """Give every byte of the record and its log."""
    return b"".join(file.read_bytes() for file in [place, *place.parent.glob(f"{place.name}-*")])


def kept(place: Path) -> list[bytes]:
    """Give what is kept of sources, as it is packed."""
    own = "SELECT packed FROM blob JOIN snapshot ON sha256 IN (blob_sha256, text_sha256)"
    with closing(sqlite3.connect(place)) as connection:
        return [packed for (packed,) in connection.execute(own)]


def test_redacting_asks_first(terminal: Terminal, desk: Run) -> None:
    refused, answered = desk("source redact s1"), terminal("source", "redact", "s1", answer="n\n")
    assert refused.status == 1
    assert refused.err == "claims: to redact source s1, say --yes; there is no terminal to ask on\n"
    assert "Empty for good what tells who source s1 is? [y/N]: " in answered.out
    assert (answered.status, "nothing was changed" in answered.out) == (1, True)

    done = terminal("source", "redact", "s1", answer="y\n")

    assert (done.status, "Backups and copies made before still tell who it is." in done.out) == (0, True)


def test_a_name_is_typed_unseen(terminal: Terminal, run: Run) -> None:
    asks = "Name of the confidential source (not shown): "

    ended = terminal("source", "add", "1", "--confidential", "--supports", asks=asks, answer=f"{NAME}\n")

    assert (ended.status, asks in ended.out, leaks(ended.out)) == (0, True, [])
    assert NAME in run("source list --include-confidential").out


WITHOUT_A_TERMINAL = "there is no terminal to ask for the name on; pipe it in with --cite -"


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("source add 1 --confidential --supports --cite 'Ludmila Ostrowska'", 2, "stays in the shell's history"),
        ("source add 1 --confidential --supports", 1, WITHOUT_A_TERMINAL),
        ("source add 1 wolkenstein/none.txt --confidential --supports", 1, "neither an http(s) address nor a file"),
        ("source add 1 ftp://quillfeather/ --confidential --supports", 1, "neither an http(s) address nor a file"),
        ("source add 1 --cite 'Phone call' --alias me --supports", 2, "--alias is of a source that is --confidential"),
        ("source add 2 --from 1 --confidential", 2, "--from takes all the evidence of a claim as it is"),
    ],
)
def test_what_cannot_be_is_refused_without_repeating_it(
    run: Run, pipe: Pipe, line: str, status: int, says: str
) -> None:
    pipe("")

    ended = run(line)

    assert (ended.status, says in ended.err, leaks(ended.err)) == (status, True, [])


@pytest.mark.parametrize(
    "line",
    [
        "source capture s1 --file wolkenstein/none.txt",
        "source add 2 s1 --context --confidential --file wolkenstein/none.txt",
    ],
)
def test_a_file_that_cannot_be_read_is_not_named(run: Run, pipe: Pipe, line: str) -> None:
    pipe(NAME)
    run("source add 1 --confidential --supports --cite -")

    ended = run(line)

    assert ended.err == "claims: the file given for the confidential source cannot be read\n"


def test_bytes_from_a_file_can_be_kept_of_somebody(run: Run, pipe: Pipe, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LEDGER)
    pipe(NAME)
    run("source add 1 --confidential --supports --cite -")

    ended = run(f"source capture s1 --file {tmp_path / FILE}")

    assert (ended.out, leaks(ended.out)) == (f"Source s1 captured: text/plain, {len(LEDGER)} bytes\n", [])
    assert run("source show s1 --text --include-confidential").out.strip() == LEDGER


def test_an_empty_name_is_none(run: Run, pipe: Pipe) -> None:
    pipe(" \n")

    ended = run("source add 1 --confidential --supports --cite -")

    assert ended.err == "claims: a confidential source has a name or a LOCATION, and neither was given\n"


def test_a_source_on_record_by_its_name_stays_so(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / FILE
    ledger.write_text(LEDGER)
    run(f"source add 1 {ledger} --supports")

    late, by_number = (run(f"source add 2 {one} --confidential --supports") for one in (ledger, "s1"))

    assert late.err == by_number.err
    assert late.err.startswith(
        "claims: that is source s1, which is on record by its name: the chain of changes keeps it"
    )
    assert leaks(late.err) == []


def test_nothing_is_captured_of_it_unless_that_is_said(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_CAPTURE")

    run(f"source add 1 {site.says('/quillfeather', PAGE)} --confidential --supports --allow-private")
    run("source capture --allow-private")
    run("source check --allow-private")

    assert site.asked == []


def test_it_is_captured_where_that_is_said_later(run: Run, site: Site) -> None:
    address = site.says("/quillfeather", PAGE)
    run(f"source add 1 {address} --confidential --supports")

    ended = run(f"source add 2 {address} --context --capture --allow-private --quote 'the bridge fell'")

    assert (ended.status, site.asked, leaks(ended.out + ended.err)) == (0, ["/quillfeather"], [])
    assert "the bridge fell" in run("show 2").out


def test_an_address_that_is_on_record_is_refused_before_it_is_asked(run: Run, site: Site) -> None:
    address = site.says("/quillfeather", PAGE)
    run(f"source add 1 {address} --supports")

    ended = run(f"source add 2 {address} --confidential --capture --allow-private --supports")

    assert (ended.status, site.asked) == (1, [])


def test_a_dead_address_is_not_repeated(run: Run, site: Site) -> None:
    ended = run(f"source add 1 {site.address}/quillfeather --confidential --capture --allow-private --supports")
    again = run("source capture s1 --allow-private")

    assert "Source s1 was not captured: the answer was 404; 'claims source capture s1' tries again." in ended.err
    assert again.err == "Source s1 was not captured: the answer was 404\n"
    assert leaks(ended.err + again.err) == []
