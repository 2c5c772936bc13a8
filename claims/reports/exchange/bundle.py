"""Our own exchange format: the record as JSON or JSON Lines that this program reads again."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from claims.intake.exchange.records import FORMAT, SECTIONS, SORTS, VERSION, Record
from claims.reports import rows, tables

HEAD: rows.Row = {"format": FORMAT, "version": VERSION}


def write_json(records: Iterable[Record]) -> Iterator[str]:
    """Write an object with a list for each sort of record, a record a line; they come sort by sort, as in SECTIONS."""
    yield tables.dumped(HEAD)[:-1]
    waiting = [*SECTIONS]
    for kind, run in groupby(records, key=type):
        while (section := waiting.pop(0)) is not kind:
            yield f',\n"{SECTIONS[section]}": []'
        yield f',\n"{SECTIONS[kind]}": ['
        separator = "\n"
        for record in run:
            yield separator + tables.dumped(_row(record))
            separator = ",\n"
        yield "\n]"
    yield from (f',\n"{SECTIONS[section]}": []' for section in waiting)
    yield "\n}\n"


def write_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """Write a line that says what this is, and an object a line, each with its `sort`."""
    yield f"{tables.dumped(HEAD)}\n"
    for record in records:
        yield tables.dumped(_row(record, SORTS[type(record)])) + "\n"


def _row(record: Record, sort: str | None = None) -> rows.Row:
    said: rows.Row = {} if sort is None else {"sort": sort}
    return said | rows.whole(record)
