"""Alembic's way in: the connection comes from the program, or from a scratch record when run by hand."""

import warnings
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Column, Connection, Index, create_engine
from sqlalchemy.types import TypeDecorator

from claims.model import Amount
from claims.model.indexes import indexed


def theirs_or_ours(name: str | None, kind: str, parents: object) -> bool:  # noqa: ARG001 - Alembic's signature
    """Leave the search tables out: each engine has its own, and no model speaks of them."""
    return not (kind == "table" and (name or "").startswith("search_"))


def comparable(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:  # noqa: ARG001, FBT001 - Alembic's signature
    """Leave descending indexes out on SQLite, which forgets which way they run; a test compares PostgreSQL's."""
    if context.get_context().dialect.name != "sqlite" or not isinstance(item, Index):
        return True
    return all(isinstance(part, Column) for part in item.expressions)


def render_item(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ARG001 - Alembic's signature
    """Write our own types as the plain types below them: a migration must outlive the code of its day."""
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    if isinstance(item, Amount):
        return 'sa.Text().with_variant(sa.Numeric(), "postgresql")'
    return f"sa.{item.impl!r}"


def run(connection: Connection) -> None:
    """Bring the record up or down, on a connection whose transaction is the caller's."""
    context.configure(
        connection=connection,
        target_metadata=indexed(),
        include_name=theirs_or_ours,
        include_object=comparable,
        render_item=render_item,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction(), warnings.catch_warnings():
        # Those are compared on PostgreSQL, see `comparable`.
        warnings.filterwarnings("ignore", "(Skipped|autogenerate skipping) .* expression-based index")
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    # By hand, on a scratch record: claims --database x.db db init && alembic -x url=sqlite:///x.db check
    with create_engine(context.get_x_argument(as_dictionary=True).get("url", "sqlite://")).connect() as scratch:
        run(scratch)
        scratch.commit()
