"""Tables of claims, as they come out of spreadsheets."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

import pytest
from openpyxl import Workbook

from claims.errors import ClaimsError, NotReadableError, NotUnderstoodError
from claims.intake import limits
from claims.intake.exchange import tables
from claims.intake.exchange.tables import Table
from claims.intake.page import Material
from claims.intake.readable import workbook as workbooks

NOTHING: Mapping[str, str] = {}


def read(content: str | bytes, mapping: Mapping[str, str] = NOTHING, name: str = "facts.csv") -> Table:
    original = content.encode() if isinstance(content, str) else content
    return tables.read(Material(name, f"/desk/{name}", original), mapping)


def workbook(rows: list[list[object]], title: str = "Sheet", *, first: bool = True) -> bytes:
    book = Workbook()
    sheet = book.active if first else book.create_sheet(title)
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    return [(row.line, dict(row.fields)) for row in table.rows]


FACTS = [(2, {"text": "Café, open", "kind": "event"}), (3, {"text": "It shut", "kind": ""})]


@pytest.mark.parametrize(
    "content",
    [
        'text,kind\r\n"Café, open",event\r\nIt shut,\r\n',
        '\ufefftext;kind\n"Café, open";event\nIt shut;\n',
        "text\tkind\nCafé, open\tevent\nIt shut\t\n",
        "sep=;\ntext;kind\nCafé, open;event\nIt shut\n".removeprefix("sep=;\n"),
        'text,kind\n"Café, open",event\nIt shut,\n'.encode("utf-16"),
        'text,kind\n"Café, open",event\nIt shut,\n'.encode("latin-1"),
        workbook([["Text", " kind "], ["Café, open", "event"], ["It shut", None]]),
        workbook([["text", "kind"], ["Café, open", "event"], ["It shut"]], "Claims", first=False),
    ],
)
def test_a_table_is_read_whatever_its_dress(content: str | bytes) -> None:
    assert rows(read(content)) == FACTS


def test_a_column_of_any_name_is_mapped_and_the_rest_is_told() -> None:
    table = read("Fact,text,Colour\nIt shut,no,red\n", {"Fact": "text"})

    assert rows(table) == [(2, {"text": "It shut"})]
    assert table.notices == ("Not read: 'text', 'Colour'; --map 'COLUMN=FIELD' says what a column is.",)


def test_the_guard_from_excel_is_taken_off() -> None:
    cells = ["'=1+1", "'+3", "'@x", "''-a", "'quoted'", "-5", "'＝1", '"\'\nx"']

    read_back = [row.fields["text"] for row in read("text\n" + "\n".join(cells)).rows]

    assert read_back == ["=1+1", "+3", "@x", "'-a", "'quoted'", "-5", "＝1", "x"]


@pytest.mark.parametrize("sign", ['"', "\r"])
def test_a_table_that_says_it_is_divided_by_what_divides_none_is_refused(sign: str) -> None:
    with pytest.raises(NotReadableError):
        read(f"sep={sign}\ntext{sign}kind\nx{sign}event\n")


def test_cells_of_a_workbook_are_as_csv_has_them() -> None:
    [row] = read(workbook([["text", "low", "high", "date", "rating"], ["x", 3.0, 2.5, dt.date(2024, 5, 3), True]])).rows

    assert dict(row.fields) == {"text": "x", "low": "3", "high": "2.5", "date": "2024-05-03", "rating": "true"}


def test_a_row_longer_than_the_header_says_so() -> None:
    [row, other] = read("text,kind\na,event,more\nb,event,,\n").rows

    assert (row.unread, other.unread) == ("it has 3 cells, and the header has 2", None)


@pytest.mark.parametrize(
    ("content", "mapping", "said"),
    [
        ("", {}, "facts.csv is empty"),
        ("\n", {}, "facts.csv is empty"),
        ("text,kind\n", {}, "facts.csv has no rows under its header"),
        ("Fact,Who\na,b\n", {}, "facts.csv has no column 'text' with the claims; --map 'COLUMN=text' says which"),
        ("Fact\na\n", {"Fakt": "text"}, "facts.csv has no column 'Fakt'; there are 'Fact'"),
        ("Fact\na\n", {"Fact": "txt"}, "a table has no field 'txt'; did you mean 'text'?"),
        ("A,B\na,b\n", {"A": "text", "B": "text"}, "--map gives two columns for 'text'"),
        ("text,text\na,b\n", {}, "facts.csv has two columns 'text'"),
        ("text\na\0b\n", {}, "NUL"),
        ('text\nfine\n"open\n', {}, "facts.csv is no table from row 3 on"),
        (b"PK\x03\x04 and no more", {}, "facts.csv cannot be read as a workbook: it is damaged"),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, mapping: dict[str, str], said: str) -> None:
    with pytest.raises((NotReadableError, NotUnderstoodError)) as refused:
        read(content, mapping)

    assert said in str(refused.value)


def test_a_workbook_that_unpacks_to_no_end_is_refused() -> None:
    packed = io.BytesIO(workbook([["text"], ["a"]]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as book, book.open("more.xml", "w") as part:
        for _ in range(limits.SHEET_BYTES // 1_000_000 + 1):
            part.write(b" " * 1_000_000)

    with pytest.raises(ClaimsError, match="it unpacks to more than 500 MB"):
        read(packed.getvalue())


def test_a_workbook_whose_only_row_is_far_down_is_refused() -> None:
    far = _far_down(workbook([["text"], ["a"]]), 99_999_999_999)

    with pytest.raises(ClaimsError, match="there are more than 1,048,576 rows in it"):
        read(far)


def test_a_workbook_of_more_cells_than_claims_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # In the process of the test, where a limit can be lower.
    monkeypatch.setattr(limits, "SHEET_CELLS", 5)

    with pytest.raises(NotReadableError, match="there are more than 5 cells in it"):
        [*workbooks.read(workbook([["text", "kind"], ["a", "b"], ["c", "d"]]), "", "")]


def _far_down(book: bytes, row: int) -> bytes:
    """Say of the last row of a workbook that it is another one."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<row r="2"', f'<row r="{row}"'.encode()).replace(b'r="A2"', b"")
    with zipfile.ZipFile(written := io.BytesIO(), "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return written.getvalue()
