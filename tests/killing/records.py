"""What is on a record, as something that two records can be compared by, and whether one is whole."""

from collections import Counter
from warnings import catch_warnings, simplefilter

from sqlalchemy import URL, MetaData, NullPool, create_engine, select
from sqlalchemy.exc import SAWarning

from claims import database
from claims.tracking import checks

# What is another each time: numbers, times, and what is drawn by lot.
OWN = ("id", "uid", "salt", "at", "made_at", "digest", "command")
# What is drawn from the rest, and what tells of it.
LEFT_OUT = ("search_", "sqlite_", "chain", "change")
Content = frozenset[tuple[object, int]]


def content(url: URL) -> Content:
    """Give the rows of all tables, each with how often it is there, without what is another each time."""
    if not database.exists(url):
        return frozenset()
    engine, rows = create_engine(url, poolclass=NullPool), Counter[object]()
    metadata = MetaData()
    with engine.connect() as connection:
        with catch_warnings():
            # An index on an expression is none of the rows.
            simplefilter("ignore", SAWarning)
            metadata.reflect(connection, only=lambda name, _: not name.startswith(LEFT_OUT))
        for table in metadata.sorted_tables:
            kept = [column for column in table.columns if not _own(column.name)]
            rows.update((table.name, repr(tuple(row))) for row in connection.execute(select(*kept)))
    engine.dispose()
    return frozenset(rows.items())


def findings(url: URL) -> list[str]:
    """Say what is not whole about a record of today's schema; an older one is looked at when it is upgraded."""
    if not database.exists(url) or database.schema_of(url) != database.SCHEMA:
        return []
    with database.look(url) as session:
        return [*checks.findings(session)]


def _own(name: str) -> bool:
    return name in OWN or name.endswith(("_at", "_id"))
