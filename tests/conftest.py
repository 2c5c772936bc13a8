"""What every room's tests share: a fresh record, an article in it, and the command line in this process."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.engine.interfaces import CompiledCacheType
from sqlalchemy.orm import Session

from claims import database
from claims.cli.main import main
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.model import Article
from claims.tracking import articles
from claims.vocabulary import Kind, Outcome, Value
from tests import records
from tests.postgres import Server, postgres, server
from tests.records import Place

# Where the tests are only repeated, laws are held against fewer examples.
settings.register_profile("again", max_examples=20)

TEXT = """Bridge collapse leaves dozens hurt

At least 12 people died when a road bridge fell on Monday, including three children, said Mayor Ana Ruiz.

The city had set aside $4 million for repairs. "Nobody told us it was this bad," Ruiz said.
"""
STORY = Page(
    text=TEXT,
    title="Bridge collapse leaves dozens hurt",
    published=date(2024, 5, 8),
    media_type="text/plain",
    read_by="plain text, utf-8",
    location="/desk/bridge.txt",
    original=TEXT.encode(),
)


# A command has an engine of its own, which writes each statement's SQL anew; thousands of them in one process took a
# fifth of the time of the tests for it. Here what one engine has written serves the next one of its kind too.
DIALECTS: dict[str, Dialect] = {}
WRITTEN: dict[str, CompiledCacheType] = {"sqlite": {}, "postgresql": {}}


@event.listens_for(Engine, "engine_connect")
def share_what_is_written(connection: Connection) -> None:
    name = connection.dialect.name
    # Of the engines on PostgreSQL only the program's own, which hide what is stored: the tests' are set otherwise.
    if name == "sqlite" or connection.engine.hide_parameters:
        connection.dialect = DIALECTS.setdefault(name, connection.dialect)
        connection.execution_options(compiled_cache=WRITTEN[name])


# Fixtures that stand elsewhere.
__all__ = ["postgres", "server"]
# Fixtures that put something on the record, and the records that are copied where a test has one.
BASES = {"whispering": "whispered", "story": "storied", "buses": "lost"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files with what is written now")
    parser.addoption("--record", choices=("sqlite", "postgresql"), default="sqlite", help="where records are kept")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has no record of its own, where records are kept on PostgreSQL."""
    if _on_postgres(config):
        kept = [item for item in items if isinstance(item, pytest.Function) and _is_kept_there(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def _is_kept_there(item: pytest.Function) -> bool:
    return not {"place", "session"}.isdisjoint(item.fixturenames) and item.get_closest_marker("sqlite") is None


def _on_postgres(config: pytest.Config) -> bool:
    return bool(config.getoption("--record") == "postgresql")


def found(kind: Kind, words: str, value: Value, priority: float, whole: str | None = None) -> FoundClaim:
    start = TEXT.index(words)
    around = (TEXT.index(whole), TEXT.index(whole) + len(whole)) if whole else None
    return FoundClaim(kind, start, start + len(words), words, value, f"{kind}-rule", priority, around)


FOUND = (
    found(
        Kind.CASUALTY,
        "At least 12 people",
        Value(low=Decimal(12), unit="person", qualifier="at least", outcome=Outcome.KILLED),
        0.93,
    ),
    found(Kind.DATE, "Monday", Value(date="2024-05-06"), 0.2),
    found(
        Kind.CASUALTY,
        "three children",
        Value(low=Decimal(3), high=Decimal(3), unit="person", outcome=Outcome.KILLED),
        0.93,
        whole="At least 12 people",
    ),
    found(Kind.TITLE, "Mayor Ana Ruiz", Value(subject="Ana Ruiz"), 0.7),
    found(Kind.MONEY, "$4 million", Value(low=Decimal(4_000_000), high=Decimal(4_000_000), unit="USD"), 0.85),
    found(Kind.QUOTE, "Nobody told us it was this bad", Value(speaker="Ana Ruiz"), 0.75),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status, and what it wrote where."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def elsewhere(request: pytest.FixtureRequest) -> Server | None:
    """The server where records are kept; None for files of SQLite's."""
    server: Server | None = request.getfixturevalue("server") if _on_postgres(request.config) else None
    return server


@pytest.fixture(scope="session")
def template(elsewhere: Server | None, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An empty record, made once by the migrations and copied for each test."""
    place = records.empty(elsewhere, tmp_path_factory.mktemp("template"))
    database.upgrade(database.locate(str(place)))
    return place


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where this test's record is: empty, or as the fixture of a story wants it."""
    wanted = next((base for story, base in BASES.items() if story in request.fixturenames), "template")
    place = records.copied(request.getfixturevalue(wanted), tmp_path)
    yield place
    records.cleared(place)


@pytest.fixture(scope="session")
def taken_back(template: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An empty record for every test that works in one session, on PostgreSQL, and whose work is taken back."""
    return records.copied(template, tmp_path_factory.mktemp("taken_back"))


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A piece of work on this test's record, by somebody logged in as `tester`."""
    # Nothing else of the test knows where the record is.
    shared = _on_postgres(request.config) and "place" not in request.fixturenames
    place: Place = request.getfixturevalue("taken_back" if shared else "place")
    with suppress(records.TakenBackError), database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        if shared:
            records.renumber(session)
        yield session
        if shared:
            raise records.TakenBackError


@pytest.fixture
def article(session: Session) -> Article:
    """Article 1, with claims 1 to 6: two casualties, a date, a title, a sum and a quotation."""
    return articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")


@pytest.fixture(scope="session")
def storied(template: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A record with the same article on it, made once and copied."""
    return recorded(STORY, FOUND, records.copied(template, tmp_path_factory.mktemp("storied")))


def recorded(page: Page, found: Sequence[FoundClaim], place: Place) -> Place:
    """Put an article with its claims on the record at a place."""
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        articles.add(session, page, found, extracted_by="tests", by="ana")
    return place


@pytest.fixture
def story(place: Path) -> Page:  # noqa: ARG001 - the record that it is on
    """The same article, put on record and left there for commands to work on."""
    return STORY


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type a command as Ana, at this test's record; give how it ended."""
    monkeypatch.setenv("CLAIMS_DATABASE", str(place))
    monkeypatch.setenv("CLAIMS_BY", "ana")
    # The addresses in the examples are nobody's business; a test of capturing says --capture.
    monkeypatch.setenv("CLAIMS_CAPTURE", "no")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def typed(line: str) -> Ended:
        capsys.readouterr()
        status = main(shlex.split(line))
        return Ended(status, *capsys.readouterr())

    return typed
