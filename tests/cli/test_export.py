"""What goes out as rows, and where to."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claims import database
from claims.model import Claim
from claims.reports.exchange import workbook
from tests.cli.conftest import Shell, Terminal
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")
HERE = Path(__file__).parent
FORMATS = ("json", "jsonl", "claimreview", "annotations", "csl", "wikitext")

# What differs at every run.
VARYING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+\+00:00")
FORMS = {
    "claims.csv": "--format csv",
    "evidence.csv": "--format csv --evidence",
    "excel.csv": "--format csv --excel",
    "public.csv": "--format csv --for public",
    "public-evidence.csv": "--format csv --evidence --for public",
}


@pytest.fixture
def desk(run: Run, place: Path) -> Run:
    """Claim 1 is verified by what was published, and says what Excel would run; claim 5 stands on a phone call."""
    lines = (
        "source add 1 https://city.example/report --supports --quote 'At least 12 people died' --kind report",
        "source add 5 --supports --cite 'Phone call with the treasurer, 3 May' --kind interview --quote '@4 million'",
        "source edit s1 --title '=HYPERLINK(\"x\")'",
        "mark verified 1",
        "mark verified 5 --note 'as he said'",
        "assign ben 2",
        "tag urgent 1-2",
    )
    for line in lines:
        ended = run(line)
        assert ended.status == 0, ended.err
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        session.get_one(Claim, 3).text = '=2+3 children, "three",\nwere there'
        session.get_one(Claim, 4).text = "-5 degrees"
    return run


def expected(name: str, written: str, request: pytest.FixtureRequest) -> str:
    kept = HERE / "expected" / name
    if request.config.getoption("--update"):
        kept.write_bytes(written.encode())
    return kept.read_bytes().decode()


@pytest.mark.parametrize(("name", "options"), FORMS.items())
def test_a_table_is_as_it_was_kept(desk: Run, name: str, options: str, request: pytest.FixtureRequest) -> None:
    written = VARYING.sub("~", desk(f"export {options}").out)

    assert written == expected(name, written, request)


def test_csv_is_read_back_as_the_list_has_it(desk: Run) -> None:
    assert desk("export").out == desk("list --format csv").out

    rows = [*csv.DictReader(io.StringIO(desk("export").out, newline=""))]
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert rows[2]["text"] == '=2+3 children, "three",\nwere there'


def test_what_a_list_takes_narrows_an_export(desk: Run) -> None:
    ended = desk("export 1 --status verified --kind money")

    assert [row["number"] for row in csv.DictReader(io.StringIO(ended.out))] == ["5"]
    assert ended.err == "Wrote 1 claim.\n"


def test_the_public_is_told_verdicts_and_the_author_no_assignees(desk: Run) -> None:
    public, author = desk("export --for public"), desk("export --for author")

    rows = [*csv.DictReader(io.StringIO(public.out))]
    assert [(row["number"], bool(row["sources"])) for row in rows] == [("1", True), ("5", False)]
    assert public.err == "Wrote 2 claims; for the public, 4 claims, 1 source left out.\n"
    assert "ben" not in author.out
    assert author.err == "Wrote 6 claims; for the author.\n"


def test_a_file_comes_to_be_whole_and_over_nothing(desk: Run, tmp_path: Path) -> None:
    place = tmp_path / "out.csv"

    assert desk(f"export --output {place}").err == f"Wrote {place}, 6 claims.\n"
    assert place.read_bytes().decode() == desk("export").out
    again = desk(f"export --output {place}")
    assert (again.status, again.err) == (1, f"claims: {place} is there already; --force writes over it\n")
    assert desk(f"export --output {place} --force").status == 0
    assert desk(f"export --output {tmp_path}/none/x.csv").status == 1


@pytest.mark.parametrize("option", ["--evidence", "--excel"])
def test_an_option_of_csv_is_wrong_elsewhere(desk: Run, option: str) -> None:
    ended = desk(f"export --format xlsx {option}")

    assert ended.status == 2
    assert f"{option} is for csv, not for xlsx" in ended.err


def test_an_article_that_is_not_there_is_named(desk: Run) -> None:
    assert desk("export 9").err == "claims: there is no article 9\n"


def test_secrets_are_for_the_desk(desk: Run) -> None:
    ended = desk("export --for public --include-confidential")

    assert ended.status == 1
    assert "for the desk alone" in ended.err


def test_a_workbook_has_both_sheets_with_what_is_exact_as_such(desk: Run, place: Path, tmp_path: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        session.get_one(Claim, 2).text = "bell\a and \x0b"
        session.get_one(Claim, 6).text = "x" * 40_000
        session.get_one(Claim, 5).high = Decimal(1234567890123456789)
    file = tmp_path / "out.xlsx"

    ended = desk(f"export --output {file}")

    assert "Row 7, text: longer than a cell of Excel holds, and cut." in ended.err
    book = load_workbook(file)
    claims, evidence = book["claims"], book["evidence"]
    head, *rows = claims.iter_rows(values_only=True)
    first = dict(zip(head, rows[0], strict=True))
    assert (first["number"], first["low"], first["stale"]) == (1, 12, False)
    assert str(first["published"]) == "2024-05-08 00:00:00"
    third = dict(zip(head, rows[2], strict=True))
    assert third["text"] == '=2+3 children, "three",\nwere there'
    assert claims.cell(4, head.index("text") + 1).data_type == "s"
    assert dict(zip(head, rows[1], strict=True))["text"] == "bell\ufffd and \ufffd"
    assert dict(zip(head, rows[4], strict=True))["high"] == "1234567890123456789"
    assert (claims.freeze_panes, claims.auto_filter.ref) == ("A2", "A1:AN7")
    assert [cell.value for cell in evidence["A"]] == ["claim", 1, 5]


def test_a_workbook_is_nothing_for_a_terminal(terminal: Terminal) -> None:
    ended = terminal("export", "--format", "xlsx")

    assert ended.status == 1
    assert "name a file with --output" in ended.out


def test_what_is_piped_out_is_utf_8_and_nothing_else(shell: Shell) -> None:
    ended = shell("export", "--format", "csv")

    assert ended.out.startswith("number,uid,article")
    assert ended.err == "Wrote 6 claims.\n"


@pytest.mark.parametrize("reader", ["author", "public"])
def test_a_table_for_others_that_comes_back_clears_nothing_they_were_not_told(
    run: Run, tmp_path: Path, reader: str
) -> None:
    run("mark verified 1 --source https://city.example/ --note seen")
    run("assign ben 1")
    run("tag urgent 1")
    run("resolve accepted_risk 1 --note so")
    before = run("show 1 --json").out
    run(f"export --for {reader} --output {tmp_path / 'out.csv'}")

    loaded = run(f"load {tmp_path / 'out.csv'}")

    assert loaded.status == 0
    assert run("show 1 --json").out == before


@pytest.mark.parametrize("form", ["csv", *FORMATS])
def test_every_format_can_be_asked_for(run: Run, form: str) -> None:
    ended = run(f"export 1 --format {form}")

    assert ended.status == 0
    assert ended.out


def test_an_ending_that_tells_no_format_is_refused(run: Run, tmp_path: Path) -> None:
    ended = run(f"export 1 --output {tmp_path / 'out.docx'}")

    assert ended.status == 1
    assert "'.docx' does not tell a format; --format does" in ended.err
    assert run(f"export 1 --output {tmp_path / 'out.txt'} --format wikitext").status == 0


WAYS = ["export --format csv", "export --format csv --evidence", *(f"export --format {form}" for form in FORMATS)]


@pytest.mark.parametrize("reader", ["author", "public"])
@pytest.mark.parametrize("way", WAYS)
def test_nobody_but_the_desk_is_told_of_places_in_its_own_network(run: Run, way: str, reader: str) -> None:
    run("article edit 1 --address http://10.0.0.5/draft")
    run("source add 1 http://wiki.intranet.local/report --supports --kind report")
    run("source edit s1 --title Report")
    run("source add 1 --supports --cite 'Dr Ostrowska' --confidential --alias 'one at the clinic'")
    run("mark verified 1 --note 'as seen'")

    said = run(f"{way} --for {reader}").out

    assert "10.0.0.5" not in said
    assert "intranet" not in said


@pytest.mark.parametrize("rows", [6, 7])
def test_more_than_a_sheet_holds_is_refused_with_what_holds_it(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    # Six claims and a header.
    monkeypatch.setattr(workbook, "ROWS", rows)

    ended = desk(f"export --output {tmp_path / 'out.xlsx'}")

    so = f"claims: a sheet of Excel holds {rows} rows, and there are more of claims; '--format csv' has no such end\n"
    assert (ended.status, ended.err if ended.status else "") == ((1, so) if rows == 6 else (0, ""))
    assert (tmp_path / "out.xlsx").exists() is (rows == 7)
