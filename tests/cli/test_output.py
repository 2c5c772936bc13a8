import csv
import io
import json

import pytest

from claims.cli import output
from claims.cli.output import Form
from claims.reports.tables import Format
from claims.tracking.stats import Entry
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story", "evidence")

# What other programs rely on: every key of a claim, in any order.
CLAIM = """
number uid article kind text status stale stale_because priority start end exact anchor_state part_of low high unit
qualifier date outcome subject speaker rating resolution replacement assignee signed_off_by tags made_by sources
published outlet address created_at updated_at
"""
SOURCE = ["number", "stance", "kind", "level", "title", "location", "quote", "locator", "finding"]
OBJECTS = ["show 1 --json", "article show 1 --json", "source show s1 --json"]
ARRAYS = [
    *("list --json", "unverified --json", "show 1-2 --json", "stats --json", "history --json"),
    *("search people --json", "source list --json", "article list --json"),
]


@pytest.fixture
def evidence(run: Run) -> None:
    assert run("source add 1 https://a.example/ --supports --quote 'it is so' --locator 'p. 3'").status == 0


def test_a_claim_has_every_key_of_the_contract(run: Run) -> None:
    claim = json.loads(run("show 1 --json").out)

    assert set(CLAIM.split()) <= claim.keys()
    assert set(SOURCE) <= claim["sources"][0].keys()


def test_values_have_the_types_of_the_contract(run: Run) -> None:
    first, _, part, _, money, _ = json.loads(run("list --json").out)

    assert (first["number"], first["article"], first["start"], first["end"]) == (1, 1, 36, 54)
    assert (first["low"], first["high"], first["qualifier"]) == ("12", None, "at least")
    assert (money["low"], money["high"], money["unit"]) == ("4000000", "4000000", "USD")
    assert (first["priority"], first["stale"], first["rating"], first["tags"]) == (0.93, False, None, [])
    assert part["part_of"] == 1


@pytest.mark.parametrize("line", OBJECTS)
def test_one_thing_is_an_object(run: Run, line: str) -> None:
    assert json.loads(run(line).out)["number"] == 1


@pytest.mark.parametrize("line", ARRAYS)
def test_a_list_is_an_array_and_its_lines_are_objects(run: Run, line: str) -> None:
    array = json.loads(run(line).out)

    lines = [json.loads(row) for row in run(line.replace("--json", "--format jsonl")).out.splitlines()]

    assert array == lines
    assert array


@pytest.mark.parametrize("line", [*OBJECTS, *ARRAYS])
def test_csv_has_a_header_and_a_line_a_row_that_end_as_rfc_4180_says(run: Run, line: str) -> None:
    written = run(line.replace("--json", "--format csv")).out

    header, *rows = csv.reader(io.StringIO(written, newline=""))

    assert len(rows) >= 1
    assert all(len(row) == len(header) for row in rows)
    assert written.endswith("\r\n")
    assert "\n" not in written.replace("\r\n", "")


def test_csv_quotes_what_has_commas_quotes_and_line_ends(run: Run) -> None:
    run("""article edit 1 --title 'One, "two"\nthree'""")

    written = run("article list --format csv --fields number,title").out

    assert written == 'number,title\r\n1,"One, ""two""\nthree"\r\n'


@pytest.mark.parametrize("line", [line for line in [*OBJECTS, *ARRAYS] if not line.startswith("stats")])
def test_ids_are_numbers_alone(run: Run, line: str) -> None:
    written = run(line.replace("--json", "--format ids")).out

    assert all(number.isdecimal() for number in written.split())


def test_what_has_no_numbers_has_no_ids(run: Run) -> None:
    ended = run("stats --format ids")

    assert (ended.status, ended.err) == (1, "claims: there is no field 'number'; there are what, value, claims\n")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("list --kind money --fields number,low,text --format csv", "number,low,text\r\n5,4000000,$4 million\r\n"),
        ("list --kind money --fields text,number --json", '[\n{"text": "$4 million", "number": 5}\n]\n'),
        ("show 5 --fields number --json", '{\n  "number": 5\n}\n'),
        ("show 5 --fields number,kind", "number  kind\n5       money\n"),
        ("article show 1 --fields number,claims", "number  claims\n1       6\n"),
        ("source show s1 --fields number,kind --format jsonl", '{"number": 1, "kind": "website"}\n'),
    ],
)
def test_fields_are_those_asked_for_in_that_order(run: Run, line: str, written: str) -> None:
    assert run(line).out == written


def test_an_unknown_field_is_refused_with_those_there_are(run: Run) -> None:
    ended = run("source list --fields numbr")

    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("claims: there is no field 'numbr'; there are number, uid, kind, level,")


@pytest.mark.parametrize("line", [*OBJECTS, *ARRAYS])
def test_only_data_is_on_stdout(run: Run, line: str) -> None:
    assert run(line).err == ""


@pytest.mark.parametrize("line", [*OBJECTS, *ARRAYS, "article show 1 --text"])
def test_whoever_reads_can_do_without_a_pager(run: Run, line: str) -> None:
    assert run(f"{line} --no-pager") == run(line)


def test_more_rows_than_are_counted_are_written_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [Entry("tag", f"row {number}", 1) for number in range(10_060)]

    all_of_them = output.write_some(rows, Entry, [], Form(Format.CSV, as_json=False, fields=None, no_pager=True))
    some = Form(Format.CSV, as_json=False, fields=None, no_pager=True, limit=10_050, everything=False)

    assert (all_of_them, output.write_some(rows, Entry, [], some)) == (10_060, 10_050)
    assert capsys.readouterr().out.count("\n") == 10_060 + 1 + 10_050 + 1
