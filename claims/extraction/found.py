"""What extraction gives out: a claim and where the text makes it, and a fact that a claim might stand on."""

from dataclasses import dataclass
from enum import StrEnum

from claims.vocabulary import Kind, Value


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A checkable claim, the exact words it stands on, and what they say.

    `start` and `end` count Unicode code points of the text given in, end exclusive, so that
    `text[start:end] == exact`. `made_by` names the rule that found it. `priority` runs from 0 to 1, what
    hurts most if wrong highest. `whole` is the span of the claim this one is a part of ("including ...").
    `candidates` are the full names of those a pronoun may mean where the text leaves it open who speaks or acts, the
    nearest first.
    """

    kind: Kind
    start: int
    end: int
    exact: str
    value: Value
    made_by: str
    priority: float
    whole: tuple[int, int] | None = None
    candidates: tuple[str, ...] = ()


class FactSort(StrEnum):
    """What sort of words somebody would have to look at, whether or not a rule makes a claim of them."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    SUPERLATIVE = "superlative"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, name, date, quotation or superlative of a text; offsets are code points, `text[start:end] == exact`."""

    sort: FactSort
    start: int
    end: int
    exact: str
