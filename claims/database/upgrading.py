"""A record made, or brought to the schema that is expected."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.orm import Session

from claims.database import expected
from claims.database.backups import keep
from claims.database.connecting import connected
from claims.database.schema import create, exists, migrate, refuse_foreign, refuse_orphans, schema_of
from claims.database.settling import Purpose


def upgrade(url: URL, settle: Callable[[Session], None] | None = None) -> Path | None:
    """Bring the record to the expected schema, or make it; return the backup made first.

    `settle` works on the record in its new schema; that is kept together with the schema, or neither is.
    """
    if not exists(url):
        create(url)
        backup = None
    elif (schema := schema_of(url)) == expected.SCHEMA:
        return None
    else:
        refuse_foreign(url, schema)
        backup = keep(url, f"{schema}.backup")
    # Begun here, or Alembic would begin one of its own and keep it before the references are looked at.
    with connected(url, Purpose.SHAPE) as connection, connection.begin():
        migrate(connection)
        if settle is not None:
            with Session(connection) as session:
                settle(session)
                # Only the session's own part: the transaction was begun outside of it.
                session.commit()
        refuse_orphans(connection)
    return backup
