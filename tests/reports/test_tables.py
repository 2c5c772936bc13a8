import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reports import tables
from claims.reports.rows import Cell, Json, Row


@dataclass(frozen=True)
class Line:
    number: int
    what: Json = None
    tags: list[Cell] = field(default_factory=list)


CELLS = st.none() | st.booleans() | st.integers() | st.text()
LINES = st.lists(st.builds(Line, st.integers(), CELLS, st.lists(CELLS)))
NAMES = ("number", "what", "tags")
Writer = Callable[[Sequence[str], Iterable[Line]], Iterator[str]]


@given(LINES)
def test_json_comes_back_as_it_was(lines: list[Line]) -> None:
    assert json.loads("".join(tables.write_json(NAMES, lines))) == [asdict(line) for line in lines]


@given(LINES)
def test_json_lines_come_back_as_they_were_one_a_row(lines: list[Line]) -> None:
    written = "".join(tables.write_jsonl(NAMES, lines))

    assert [json.loads(line) for line in written.split("\n")[:-1]] == [asdict(line) for line in lines]


@given(st.lists(st.text(), min_size=1))
def test_csv_comes_back_as_it_was(texts: list[str]) -> None:
    written = "".join(tables.write_csv(["number", "what"], (Line(1, text) for text in texts)))

    assert list(csv.reader(io.StringIO(written, newline=""))) == [["number", "what"], *(["1", text] for text in texts)]


@given(CELLS | st.lists(CELLS | st.dictionaries(st.text(), CELLS | st.floats(allow_nan=False))))
def test_a_cell_of_csv_is_what_the_screen_shows(value: Json) -> None:
    [written] = tables.celled(["what"])(Line(1, value))

    assert tables.cell(written) == tables.cell(value)


@given(st.text())
def test_json_has_no_sign_that_a_terminal_obeys(text: str) -> None:
    row: Row = {"what": text}

    for written in (tables.write_object(row), *tables.write_jsonl(("what",), [Line(1, text)])):
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


@given(st.dictionaries(st.text(), CELLS | st.floats(allow_nan=False) | st.lists(CELLS)))
def test_a_part_of_a_list_is_json_as_anywhere(value: dict[str, Json]) -> None:
    written = tables.cell([value])

    assert json.loads(written) == value
    assert written == next(tables.write_jsonl(["what"], [Line(1, value)]))[len('{"what": ') : -len("}\n")]
