"""The commands that are killed: what each begins with, how it is typed, and what it says when a part of it is kept."""

from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import URL, NullPool, create_engine

from claims import database
from claims.cli.main import main
from claims.tracking import articles, chronicle
from tests.conftest import FOUND, STORY

ARTICLE = """Flood {number} reaches the old town

At least {number} people were hurt when the river rose on Monday, said Mayor Ana Ruiz. The city had set aside
${number} million for dikes. "We saw it coming," Ruiz said. Some {number}00 homes had no power on Tuesday.
"""
ARTICLES = 4
ROWS = 60


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed; `says` matches each line that acknowledges one of its `stages`.

    `begins` makes the record that it begins with, at an empty place; {folder} stands for where its files are.
    """

    name: str
    arguments: tuple[str, ...]
    says: str
    begins: Callable[[URL], None]
    stages: tuple[tuple[str, ...], ...] = ()

    def typed(self, folder: Path) -> list[str]:
        return [argument.format(folder=folder) for argument in self.arguments]

    def steps(self, folder: Path) -> list[list[str]]:
        """Give what is typed to come to each of the stages in turn without interruption."""
        return [[argument.format(folder=folder) for argument in step] for step in self.stages or (self.arguments,)]


def quietly(url: URL, *arguments: str) -> int:
    """Do a command in this process, to prepare or to end with."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main(["--database", place(url), "--by", "ana", *arguments])


def place(url: URL) -> str:
    """Write the place of a record as it is typed."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=False)


def empty(url: URL) -> None:
    database.upgrade(url)


def story(url: URL) -> None:
    with database.begin(url) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")


def decided(url: URL) -> None:
    """One command of Ana's that changed several rows, the one that is undone."""
    story(url)
    with database.look(url) as session:
        assert chronicle.head(session)[1] + 1 == UNDONE
    assert quietly(url, "mark", "dismissed", "1-6", "--note", "nothing in it", "--yes") == 0


def old(url: URL) -> None:
    """A record as an early program left it."""
    decided(url)
    engine, settings = create_engine(url, poolclass=NullPool), Config()
    settings.set_main_option("script_location", str(database.migrations()))
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        alembic.downgrade(settings, "0001")
    engine.dispose()


UNDONE = 11
IMPORTED = "{folder}/articles/flood{number}.txt"
COMMANDS = (
    Command(
        "import --jobs 2",
        ("import", "{folder}/articles", "--jobs", "2"),
        r"^Article \d+: ",
        empty,
        tuple(("import", IMPORTED.replace("{number}", str(number))) for number in range(ARTICLES)),
    ),
    Command("load, a table", ("load", "{folder}/table.csv", "--article", "1"), r"^Loaded ", story),
    Command("load, a bundle", ("load", "{folder}/bundle.json"), r"^Loaded ", empty),
    Command(
        "mark", ("mark", "refuted", "1", "--source", "{folder}/letter.txt", "--note", "as it says"), "refuted", story
    ),
    Command("source add", ("source", "add", "1-3", "{folder}/letter.txt", "--supports"), r"^Claim 3 has", story),
    Command("article update", ("article", "update", "1", "{folder}/later.txt"), "revision 2 taken in", story),
    Command("db upgrade", ("db", "upgrade"), r"^The record has schema \d+ now", old),
    Command("undo", ("undo", str(UNDONE), "--yes"), "taken back;", decided),
    Command("edit", ("edit", "1-3", "--speaker", "Ana Lind", "--note", "misheard"), r"^Claim 3 edited", story),
)


def materials(folder: Path) -> None:
    """Write the files that the commands read."""
    (folder / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        (folder / "articles" / f"flood{number}.txt").write_text(ARTICLE.format(number=number + 31), encoding="utf-8")
    rows = [f"The river rose by {number} cm on that day,event" for number in range(ROWS)]
    (folder / "table.csv").write_text("\n".join(["text,kind", *rows, ""]), encoding="utf-8")
    (folder / "letter.txt").write_text("Twelve people were hurt, the hospital writes. " * 200, encoding="utf-8")
    later = STORY.text.replace("At least 12", "At least 14") + "\nThe bridge was built in 1966.\n"
    (folder / "later.txt").write_text(later, encoding="utf-8")
    decided(database.locate(str(folder / "bundled.db")))
    exported = ("export", "--format", "json", "--output", str(folder / "bundle.json"))
    assert quietly(database.locate(str(folder / "bundled.db")), *exported) == 0
