"""The cells of a table as what a claim has: read, and held against what is on record."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from importlib import import_module

from claims.errors import NotUnderstoodError
from claims.extraction.dates import edtf
from claims.intake.exchange import typed
from claims.model import Claim, plain
from claims.tracking import spelling
from claims.vocabulary import Kind, Outcome, Resolution, Stance, Status

# What `claims.edit` corrects. Of these a cell that is empty says nothing, as there is no claim without.
EDITED = (
    *("text", "kind", "low", "high", "unit", "qualifier", "date", "outcome", "subject", "speaker"),
    *("claimant", "review_url"),
)
# A column of a vocabulary has the same few words in every row.
REMEMBERED = 1_000
NEVER_EMPTY = frozenset({"text", "kind"})


@lru_cache(REMEMBERED)
def status(cell: str) -> Status:
    """Read a status."""
    return spelling.word(Status, cell, "status")


@lru_cache(REMEMBERED)
def kind(cell: str) -> Kind:
    """Read a kind of claim."""
    return spelling.word(Kind, cell, "kind of claim")


@lru_cache(REMEMBERED)
def stance(cell: str) -> Stance:
    """Read what a source does to a claim."""
    return spelling.word(Stance, cell, "stance")


@lru_cache(REMEMBERED)
def resolution(cell: str) -> Resolution | None:
    """Read what is to be done to the text."""
    return spelling.word(Resolution, cell, "resolution") if cell else None


def amount(cell: str) -> Decimal:
    """Read a number in plain digits."""
    if not typed.AMOUNT.fullmatch(cell):
        raise NotUnderstoodError(
            f"'{cell}' is no number in plain digits, as 7000000 or 0.5; a column that is mapped to 'value' may have any"
        )
    return Decimal(cell)


@lru_cache(REMEMBERED)
def outcome(cell: str) -> Outcome:
    """Read what happened to people."""
    return spelling.word(Outcome, cell, "outcome")


def moment(cell: str) -> datetime:
    """Read when the file's claim was changed last."""
    try:
        read = datetime.fromisoformat(cell)
    except ValueError as error:
        raise NotUnderstoodError(
            f"'{cell}' in updated_at is no moment in ISO 8601; empty the cell to load the row all the same"
        ) from error
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read


def labels(cell: str) -> tuple[str, ...]:
    """Read tags, which semicolons divide."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


READ: Mapping[str, Callable[[str], object]] = {"kind": kind, "low": amount, "high": amount, "outcome": outcome}


def fields(cells: Mapping[str, str], claim: Claim | None, published: date | None) -> dict[str, object]:
    """Read what a row says of a claim otherwise than it is on record, or all of it where there is none.

    NotUnderstoodError says which cell cannot be read.
    """
    said = {name: cells[name] for name in EDITED if name in cells and not same(cells[name], claim, name)}
    read: dict[str, object] = {
        name: (_date(cell, published) if name == "date" else READ.get(name, str)(cell)) if cell else None
        for name, cell in said.items()
        if cell or name not in NEVER_EMPTY
    }
    if typed := cells.get("value"):
        read = {**_value(typed, read, claim, published), **read}
    return {name: value for name, value in read.items() if claim is None or getattr(claim, name) != value}


def same(cell: str, claim: Claim | None, name: str) -> bool:
    """Tell whether a cell says what is on record already."""
    if claim is None:
        return False
    there = written(getattr(claim, name))
    # Of words that begin like what is guarded from Excel, the apostrophe was their own.
    return there.strip() in {cell, f"'{cell}"}


def written(value: object) -> str:
    """Write what is on record as a cell has it."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _date(cell: str, published: date | None) -> str | None:
    if edtf.valid(cell):
        return cell
    # By name, as most tables have nothing in them for the grammar.
    read: Callable[[str, date | None], str | None] = import_module("claims.tracking.loading.reading").day
    return read(cell, published)


def _value(typed: str, read: Mapping[str, object], claim: Claim | None, published: date | None) -> dict[str, object]:
    told: Callable[..., dict[str, object]] = import_module("claims.tracking.loading.reading").value
    return told(typed, read, claim, published)
