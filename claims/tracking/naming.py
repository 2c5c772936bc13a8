"""Columns and what stands in them, as people name them."""

from collections.abc import Mapping
from decimal import Decimal

from claims.vocabulary import Fact

Facts = Mapping[str, Fact]
# Signs of a text that are repeated in a phrase.
SIGNS = 80
# What follows from other changes, and is not told by itself: an anchor's own change tells of words and places.
FOLLOWS = frozenset(
    {
        *("priority", "part_of_id", "start", "end", "prefix", "suffix", "state", "resolved_on"),
        *("finding", "snapshot_id", "stands", "figures", "checked_at"),
    }
)
# The names of columns where they are not their own words.
NAMES = {"stale_because": "stale because", "review_url": "review", "signed_off_by": "signed off by", "exact": "words"}
FIGURES = frozenset({"low", "high"})
# Columns of words and days of ours, and of names, that need no quotation marks.
BARE = frozenset(
    {
        *("status", "kind", "level", "stance", "finding", "outcome", "resolution", "unit", "date", "published"),
        *("language", "assignee", "signed_off_by"),
    }
)


def changed(before: Facts, after: Facts) -> list[str]:
    """Say which columns have another value, and which: "low 31 → 32"."""
    names = sorted(name for name in after.keys() - FOLLOWS if before[name] != after[name])
    return [f"{_name(name)} {_value(name, before[name])} → {_value(name, after[name])}" for name in names]


def short(fact: Fact) -> str:
    """Repeat a text between quotation marks, cut where it is long."""
    text = " ".join(str(fact).split())
    return f"'{text if len(text) <= SIGNS else f'{text[: SIGNS - 1].rstrip()}…'}'"


def _name(column: str) -> str:
    return NAMES.get(column, column.removesuffix("_id").replace("_", " "))


def _value(column: str, fact: Fact) -> str:
    if fact is None:
        return "none"
    if column in FIGURES:
        return f"{Decimal(fact):,f}"
    return str(fact) if column in BARE or isinstance(fact, int) else short(fact)
