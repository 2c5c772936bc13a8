"""What a person types: claim lists, numbers, days, fields, columns, locations, names of files, and whole lines."""

import io
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest
from typer import BadParameter

from claims.cli import errors, load, options
from claims.cli.main import main
from claims.intake import Limits, batches, captures, locations, sources
from claims.intake.given import addresses
from claims.intake.locations import Address
from claims.reports import rows
from claims.tracking import selection
from claims.tracking.listing import Entry
from tests.hostile import laws, words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

LISTS = ("1", "3-7", "3,5-9", "12+", "-", ",", " ", "+", "7-3", "9" * 18, "9" * 19, "٣", "²", "0", "00", "--1", "1-2-3")
NAMES = (*rows.names(Entry), *words.QUERIES, *words.LETTERS, *words.FORMULAS)
HOSTS = (
    *("a.example", "A.EXAMPLE", "[::1]", "[::1", "127.0.0.1", "a..b", "é.example", "xn--a", "a.example:99999", "x@y"),
    *("a b",),
    *("u:p@h", "", ".", "-a-", "a" * 300, "٣.example", "a%2eb", "ⓐ.example", "a\u3002b", "a.example:0", "a.example:"),
    *("*",),
)
# A verb that opens nothing and asks nobody: a line of each is typed with hostile words behind it.
VERBS = (
    *("list", "show", "search", "mark verified", "note 1", "tag", "list --unit", "list --tag", "list --since"),
    *("history",),
    *("list --search", "show --fields", "stats", "undo", "assign", "source show", "article show"),
    *("list --json --fields",),
    *("load", "import --no-extract", "source add 1", "export --format", "edit 1 --value", "add 1", "gate"),
    *("coverage", "accept"),
)
ENDINGS = {0, 1, 2, 3}


@target
def test_any_list_number_day_field_or_column_is_read_or_is_refused(watch: Watch, dice: Dice) -> None:
    typed = dice.one(("", ",")).join(dice.several(4, lambda: dice.one(LISTS))) + words.line(dice, dice.below(2))

    with watch.over(typed):
        with suppress(BadParameter):
            assert 1 <= options.read_number(typed) <= selection.LARGEST
            assert 1 <= options.read_source(typed) <= selection.LARGEST
        with suppress(BadParameter):
            options.read_day(words.piece(dice, words.DAYS, words.FIGURES, words.LETTERS))
        if dice.rarely(2):
            chosen = rows.chosen(Entry, ",".join(dice.several(4, lambda: dice.one(NAMES))))
            assert {*chosen} <= {*rows.names(Entry)}
        if dice.rarely(4):
            fields = load.mapped(dice.several(3, lambda: f"{words.piece(dice)}={dice.one(NAMES)}"))
            assert all(name == name.strip() != "" for name in (*fields, *fields.values()))
        asked = selection.parse(typed)
        for span in asked.spans:
            assert span.last is None or span.first <= span.last <= selection.LARGEST
        plain = [span.first for span in asked.spans if span.last is None and not span.nested]
        assert selection.parse(selection.written(plain or [1])).spans


@target
def test_any_location_is_an_address_or_a_file_or_is_refused(watch: Watch, folder: Path, dice: Dice) -> None:
    sort = dice.below(3)
    typed = words.line(dice, 4, words.PATHS, words.LETTERS, words.CONTROLS, words.QUERIES)
    if sort:
        typed = (
            dice.one(("http://", "https://", "HTTP://", "ftp://", "//"))
            + dice.one(HOSTS)
            + dice.one(("/", "?", "#", ""))
            + typed
        )

    with watch.over(typed):
        for found in addresses.bare(f"see {typed}, and"):
            assert locations.normal(found) == found
        where = locations.parse(typed)
        if isinstance(where, Address):
            assert locations.parse(where.url) == where
            assert "@" not in where.url.partition("//")[2].partition("/")[0]
            laws.of_text(where.url)
            return
        if isinstance(where, locations.File) and not str(where.path).startswith(("/dev", "/proc", "/sys")):
            assert where.path.is_absolute()
            name = typed.rpartition("/")[2]
            batches.expand([name])
            captures.from_file(str(folder / name), Limits(max_bytes=1_000))
            sources.origin(typed)


@pytest.mark.usefixtures("story", "typing", "model")
@target
def test_any_line_ends_in_what_was_asked_or_in_one_sentence(watch: Watch, dice: Dice) -> None:
    # Not what lies above the folder: to import all that the machine has takes long, and says nothing of the program.
    typed = [*dice.one(VERBS).split(), *dice.several(2, lambda: words.line(dice, 2).replace("..", "."))]
    out, err = io.StringIO(), io.StringIO()

    with watch.over(typed):
        with redirect_stdout(out), redirect_stderr(err):
            status = main(typed)
        assert status in ENDINGS, err.getvalue()
        assert "Traceback" not in err.getvalue()
        said = [line for line in err.getvalue().splitlines() if line.startswith("claims: ")]
        assert len(said) == 1 or status == errors.DONE or typed[0] in {"load", "gate", "import"}
