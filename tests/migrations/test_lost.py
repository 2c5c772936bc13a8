"""A connection to PostgreSQL that is lost, a server that is gone or closed: one line, and nothing by half."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import URL, Connection, NullPool, create_engine, text

from claims import database
from claims.database.connecting import connected
from claims.database.settling import Purpose
from claims.errors import RecordError
from claims.tracking import articles, checks, chronicle, noting
from tests.conftest import FOUND, STORY
from tests.postgres import NoServerError, serving, without

LOST = "the connection to the record .* was lost, so this was not done; run the command again when the server is there"
WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@contextmanager
def administrator(url: URL) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def terminate(url: URL) -> None:
    """Have the server end all connections to a database but this one."""
    with administrator(url) as connection:
        for [number] in connection.exec_driver_sql(WAITING).all():
            connection.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})


def filled(url: URL) -> URL:
    with database.begin(url) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
    return url


@pytest.fixture
def desk(postgres: URL) -> URL:
    """A record with article 1 in it."""
    return filled(postgres)


def note(url: URL, meanwhile: Callable[[], object]) -> None:
    """Write a note, with something that happens before it is kept."""
    with database.begin(url) as session:
        session.info["login"] = "tester"
        noting.add(session, [1], "ask the school", by="ben")
        meanwhile()
        noting.add(session, [2], "ask the mayor", by="ben")


def written(url: URL) -> int:
    """Count the changes of a record that is whole."""
    with database.look(url) as session:
        assert list(checks.findings(session)) == []
        return chronicle.head(session)[1]


def test_a_connection_that_is_ended_in_mid_command_is_told(desk: URL) -> None:
    before = written(desk)

    with pytest.raises(RecordError, match=LOST):
        note(desk, lambda: terminate(desk))

    assert written(desk) == before


def test_a_connection_that_is_lost_while_the_work_is_kept_leaves_it_to_the_history(desk: URL) -> None:
    def work() -> None:
        with connected(desk, Purpose.WRITE) as connection:
            connection.exec_driver_sql("UPDATE chain SET digest = digest")
            terminate(desk)
            connection.commit()

    with pytest.raises(RecordError, match="was lost while this was being kept; 'claims history' tells whether it was"):
        work()

    assert written(desk) > 0


def test_a_reader_whose_connection_is_lost_is_told(desk: URL) -> None:
    def read() -> None:
        with database.look(desk) as session:
            terminate(desk)
            chronicle.head(session)

    with pytest.raises(RecordError, match=r"the connection to the record .* was lost"):
        read()


def test_a_record_that_is_locked_is_waited_for_no_longer_than_the_place_says(desk: URL) -> None:
    before = written(desk)
    hurried = database.locate(f"{desk.render_as_string(hide_password=False)}&timeout=0.2")
    with administrator(desk) as other:
        other.execution_options(isolation_level="READ COMMITTED")
        other.exec_driver_sql("SELECT count FROM chain FOR UPDATE")

        began = time.monotonic()
        with pytest.raises(RecordError, match=r"is locked: another program has been at work on it for 0\.2 seconds"):
            note(hurried, lambda: None)

    assert time.monotonic() - began < 20
    assert written(desk) == before


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("default_transaction_read_only = on", "cannot be changed: the server lets it only be read"),
        ("statement_timeout = 1", "ended the work .*, so this was not done"),
    ],
)
def test_what_the_server_does_not_let_be_done_is_told(desk: URL, setting: str, said: str) -> None:
    with administrator(desk) as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {desk.database} SET {setting}")

    with pytest.raises(RecordError, match=said):
        note(desk, lambda: time.sleep(0.1))


def test_a_user_without_rights_is_told(desk: URL) -> None:
    with administrator(desk) as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS guest")
        connection.exec_driver_sql("CREATE ROLE guest LOGIN")

    with pytest.raises(RecordError, match=r"cannot be used as this user .*; ask its administrator for more"):
        note(desk.set(username="guest"), lambda: None)


def test_a_database_that_is_not_there_is_told(desk: URL) -> None:
    with pytest.raises(RecordError, match='database "claims_none" does not exist'):
        database.exists(desk.set(database="claims_none"))


def test_a_server_that_stops_in_mid_command_and_is_gone_is_told() -> None:
    try:
        with serving() as server:
            url = filled(server.create())

            with pytest.raises(RecordError, match=LOST):
                note(url, server.halt)

            with pytest.raises(RecordError, match=r"the record .* cannot be used: "):
                database.exists(url)
    except NoServerError as error:
        without(str(error))
