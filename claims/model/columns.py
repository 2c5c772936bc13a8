"""What every table shares: exact columns, the names of constraints, and rows with a number."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from uuid import uuid4

from sqlalchemy import Dialect, Enum, MetaData, Numeric, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator, TypeEngine

from claims.vocabulary import (
    AnchorState,
    Capture,
    Drift,
    Fact,
    Finding,
    Kind,
    Level,
    Outcome,
    Resolution,
    SourceKind,
    Stance,
    Status,
    canonical,
    now,
    plain,
)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal: NUMERIC on PostgreSQL, canonical plain digits as text where there is no such type."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal] | TypeEngine[str]:
        """Choose the column's type by the engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        """Store canonical digits, so that equality in SQL is equality of numbers."""
        return value if value is None or dialect.name == "postgresql" else plain(value)

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give back the decimal that was stored."""
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store UTC whatever the zone it was given in."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the zone back."""
        # SQLite forgets the zone; PostgreSQL answers in the session's own.
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Facts(TypeDecorator[dict[str, Fact]]):
    """Columns and their values as canonical JSON, kept to the letter because digests are taken of it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Fact] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write canonical JSON: sorted keys, no spaces."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Fact] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read it back."""
        return None if value is None else json.loads(value)


def _words(words: type[StrEnum]) -> Enum:
    """Store an enum by its values, and let the database refuse any other word."""
    return Enum(
        words,
        name=words.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda enum: [member.value for member in enum],
    )


def _uid() -> str:
    return str(uuid4())


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """What every table shares."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = MappingProxyType(
        {
            Decimal: Amount(),
            datetime: Instant(),
            dict[str, Fact]: Facts(),
            str: Text(),
            **{
                words: _words(words)
                for words in (
                    AnchorState,
                    Capture,
                    Drift,
                    Finding,
                    Kind,
                    Level,
                    Outcome,
                    Resolution,
                    SourceKind,
                    Stance,
                    Status,
                )
            },
        }
    )


# SQLite gives a deleted top number out again unless told not to.
NUMBERED = {"sqlite_autoincrement": True}


class Numbered(MappedAsDataclass, kw_only=True):
    """A row with a number, given in order and never twice."""

    id: Mapped[int] = mapped_column(primary_key=True, init=False, sort_order=-2)


class Listed(Numbered, kw_only=True):
    """A row that exchange files name, and that is taken out by a date."""

    uid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uid, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(default_factory=now, sort_order=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None, sort_order=2)
