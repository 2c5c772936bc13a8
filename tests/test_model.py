import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.model import Amount, Base, Instant, canonical, plain

# How a number is stored, by examples.
DIGITS = [
    ("7E+6", "7000000"),
    ("7000000.0", "7000000"),
    ("7000000.1", "7000000.1"),
    ("0.10", "0.1"),
    ("100", "100"),
    ("-0", "0"),
    ("0E+3", "0"),
    ("0.000", "0"),
    ("-4.50", "-4.5"),
    ("1E-7", "0.0000001"),
    ("12345678901234567890123456789012345678.9", "12345678901234567890123456789012345678.9"),
]
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)
moments = st.datetimes(
    min_value=datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001 - the same
    timezones=st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours))),
)
SCRATCH = Table("scratch", MetaData(), Column("amount", Amount()), Column("at", Instant()))


@pytest.fixture(scope="module")
def scratch() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        SCRATCH.create(connection)
        yield connection
    engine.dispose()


@pytest.mark.parametrize(("given_", "stored"), DIGITS)
def test_a_number_is_written_in_plain_digits_one_way_only(given_: str, stored: str) -> None:
    assert plain(Decimal(given_)) == stored


@given(decimals)
def test_an_amount_is_kept_exactly(scratch: Connection, amount: Decimal) -> None:
    scratch.execute(SCRATCH.delete())
    scratch.execute(SCRATCH.insert().values(amount=amount))

    assert scratch.execute(select(SCRATCH.c.amount)).scalar_one() == amount
    assert re.fullmatch(
        r"0|-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", scratch.execute(text("SELECT amount FROM scratch")).scalar_one()
    )


@given(decimals, decimals)
def test_numbers_are_equal_in_sql_where_they_are_equal(scratch: Connection, first: Decimal, second: Decimal) -> None:
    scratch.execute(SCRATCH.delete())
    scratch.execute(SCRATCH.insert().values(amount=first))

    found = scratch.execute(select(SCRATCH).where(SCRATCH.c.amount == second)).all()

    assert bool(found) == (first == second)


@given(moments)
def test_a_moment_is_kept_in_utc(scratch: Connection, moment: datetime) -> None:
    scratch.execute(SCRATCH.delete())
    scratch.execute(SCRATCH.insert().values(at=moment))

    kept = scratch.execute(select(SCRATCH.c.at)).scalar_one()
    assert kept == moment
    assert kept.tzinfo is UTC


def test_nothing_is_kept_as_nothing(scratch: Connection) -> None:
    scratch.execute(SCRATCH.delete())
    scratch.execute(SCRATCH.insert().values(amount=None, at=None))

    assert scratch.execute(select(SCRATCH)).one() == (None, None)


def test_equal_content_is_written_as_equal_json() -> None:
    assert canonical({"b": 1, "a": "Ö"}) == canonical({"a": "Ö", "b": 1}) == '{"a":"Ö","b":1}'


@pytest.mark.usefixtures("article")
def test_words_are_stored_by_value(session: Session) -> None:
    stored = session.execute(text("SELECT status, kind, outcome FROM claim WHERE id = 1")).one()

    assert stored == ("unverified", "casualty", "killed")


# What the database itself refuses, whoever writes.
REFUSED = [
    "UPDATE claim SET status = 'VERIFIED'",
    "UPDATE claim SET kind = 'rumour'",
    "UPDATE claim SET priority = 1.5",
    "UPDATE claim SET article_id = 77",
    "UPDATE claim SET part_of_id = 77 WHERE id = 1",
    "UPDATE claim SET text = NULL",
    "UPDATE anchor SET state = 'gone'",
    "INSERT INTO chain (id, digest, count) VALUES (2, '', 0)",
    "DELETE FROM article",
    "UPDATE claim SET uid = 'the same'",
    "INSERT INTO note (uid, text, by, created_at) VALUES ('u', 'of nothing', 'ana', '2024-05-08')",
    "INSERT INTO note (uid, text, by, created_at, claim_id, article_id) VALUES ('u', 't', 'ana', '2024-05-08', 1, 1)",
    "INSERT INTO tag (uid, name, created_at, claim_id, article_id) VALUES ('u', 't', '2024-05-08', 1, 1)",
]


@pytest.mark.parametrize("statement", REFUSED)
@pytest.mark.usefixtures("article")
def test_the_database_refuses_what_cannot_be(session: Session, statement: str) -> None:
    session.flush()

    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(text(statement))


NEW = {
    "article": "INSERT INTO article (uid, title, revision, created_at) VALUES ('u', 't', 0, '2024-05-08')",
    "claim": "INSERT INTO claim (uid, article_id, kind, text, status, priority, made_by, updated_at, created_at) "
    "VALUES ('u', 1, 'other', 't', 'unverified', 0.4, 'r', '2024-05-08', '2024-05-08')",
    "source": "INSERT INTO source (uid, kind, level, identity, created_at) "
    "VALUES ('u', 'other', 'primary', 'x', '2024-05-08')",
}


@pytest.mark.parametrize("kind", NEW)
def test_a_number_is_never_given_out_again(session: Session, kind: str) -> None:
    session.execute(text(NEW["article"] if kind == "claim" else "SELECT 1"))
    session.execute(text(NEW[kind]))
    session.execute(text(f"DELETE FROM {kind}"))  # noqa: S608 - a name of this table

    session.execute(text(NEW[kind]))

    assert session.execute(text(f"SELECT id FROM {kind}")).scalar_one() == 2  # noqa: S608 - the same


NUMBERED = ["anchor", "article", "change", "claim", "evidence", "note", "revision", "rule", "snapshot", "source", "tag"]


@pytest.mark.parametrize("table", NUMBERED)
def test_numbers_go_up_only(session: Session, table: str) -> None:
    made = session.execute(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table}).scalar_one()

    assert "AUTOINCREMENT" in made


# SQLAlchemy reads no index of an expression and says so; those are compared on PostgreSQL.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_every_constraint_has_a_name(session: Session) -> None:
    looked_at = inspect(session.connection())
    tables = [table for table in looked_at.get_table_names() if not table.startswith(("search_", "alembic_"))]

    assert set(tables) == set(Base.metadata.tables)
    for table in tables:
        # SQLite takes no name together with AUTOINCREMENT.
        assert looked_at.get_pk_constraint(table)["name"] == (None if table in NUMBERED else f"pk_{table}")
        # As written, because SQLAlchemy does not read the name of a foreign key that came with a column.
        written = session.scalars(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table}).one()
        keys = [key["constrained_columns"][0] for key in looked_at.get_foreign_keys(table)]
        assert all(f"CONSTRAINT fk_{table}_{column}_" in written for column in keys)
        named = [
            *looked_at.get_unique_constraints(table),
            *looked_at.get_check_constraints(table),
            *looked_at.get_indexes(table),
        ]
        assert all((constraint["name"] or "").split("_")[0] in {"fk", "uq", "ck", "ix"} for constraint in named)
