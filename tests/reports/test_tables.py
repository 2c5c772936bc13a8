import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reports import tables
from claims.reports.rows import Json, Row

CELLS = st.none() | st.booleans() | st.integers() | st.text()
ROWS = st.lists(st.fixed_dictionaries({"number": st.integers(), "what": CELLS, "tags": st.lists(CELLS)}))
NAMES = ("number", "what", "tags")
Writer = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]


@given(ROWS)
def test_json_comes_back_as_it_was(rows: list[Row]) -> None:
    assert json.loads("".join(tables.write_json(NAMES, rows))) == rows


@given(ROWS)
def test_json_lines_come_back_as_they_were_one_a_row(rows: list[Row]) -> None:
    written = "".join(tables.write_jsonl(NAMES, rows))

    assert [json.loads(line) for line in written.split("\n")[:-1]] == rows


@given(st.lists(st.text(), min_size=1))
def test_csv_comes_back_as_it_was(texts: list[str]) -> None:
    written = "".join(tables.write_csv(["text", "more"], ({"text": text, "more": text} for text in texts)))

    assert list(csv.reader(io.StringIO(written, newline=""))) == [["text", "more"], *([text, text] for text in texts)]


@given(st.text())
def test_json_has_no_sign_that_a_terminal_obeys(text: str) -> None:
    row: Row = {"text": text}

    for written in (tables.write_object(row), *tables.write_jsonl(("text",), [row])):
        assert json.loads(written) == row
        assert written.rstrip("\n").replace("\n", "").isprintable() or not set(written) & set(
            "\x1b\x7f\x9b\u202e\u2028"
        )


@pytest.mark.parametrize(
    ("writer", "empty"),
    [(tables.write_json, "[]\n"), (tables.write_jsonl, ""), (tables.write_csv, "a,b\r\n"), (tables.write_ids, "")],
)
def test_no_rows_are_still_a_document(writer: Writer, empty: str) -> None:
    assert "".join(writer(("a", "b"), [])) == empty


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (0.93, "0.93"),
        (7, "7"),
        (["sea", "sky"], "sea; sky"),
        ([{"number": 1}], '{"number": 1}'),
        ({"status": "verified"}, '{"status": "verified"}'),
    ],
)
def test_a_cell_holds_any_value(value: Json, written: str) -> None:
    assert tables.cell(value) == written
