"""Which claim to look at first: what hurts most if it is wrong."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.wordlists import any_of, words
from claims.vocabulary import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Weight:
    """A priority and the reason a person is given for it."""

    priority: float
    because: str


def of(kind: Kind, value: "Value", exact: str) -> float:
    """Give a claim's priority, 0 to 1.

    The order is the annotation guide's: accusations against a named person, casualties and money first, then
    quotations and titles, relative dates last. Within a kind what is open to doubt comes first: words laid to
    nobody before words with a speaker, deaths before other harm.
    """
    return _weight(kind, value, exact).priority


def because(kind: Kind, value: "Value", exact: str) -> str:
    """Say in a short phrase why a claim has its priority."""
    return _weight(kind, value, exact).because


def _weight(kind: Kind, value: "Value", exact: str) -> Weight:
    return next((weight for applies, weight in SPECIAL if applies(kind, value, exact)), None) or WEIGHTS[kind]


WEIGHTS: dict[Kind, Weight] = {
    Kind.CASUALTY: Weight(0.90, "people harmed or missing"),
    Kind.MONEY: Weight(0.85, "a sum of money"),
    Kind.QUOTE: Weight(0.75, "somebody's own words"),
    Kind.TITLE: Weight(0.70, "what somebody is or was"),
    Kind.STATEMENT: Weight(0.65, "what somebody is said to have said"),
    Kind.IDENTITY: Weight(0.60, "who or what this is"),
    Kind.NAME: Weight(0.58, "how a name is spelled"),
    Kind.RANK: Weight(0.55, "a first, a superlative or a place in an order"),
    Kind.PERCENTAGE: Weight(0.52, "a share or a rate"),
    Kind.EVENT: Weight(0.50, "something that happened"),
    Kind.QUANTITY: Weight(0.45, "a figure"),
    Kind.OTHER: Weight(0.40, "added by hand"),
    Kind.DATE: Weight(0.30, "a date or a time"),
}

# Words of wrongdoing, by stem.
_WRONGS = words(
    "abus accus alleg arrest assault attack blackmail bomb brib charg cheat coerc convict corrupt crim defraud",
    "embezzl execut extort fals felon fled forg fraud guilt harass illegal indict kidnap kill launder liar lied lying",
    "manslaughter massacr misconduct molest murder negligen perjur plot poach rap robb sabotag sanction shoot shot",
    "slain smuggl stab steal stole suspect terror theft threat tortur traffick traitor treason violat weapon",
)
_ACCUSES = re.compile(rf"\b{any_of(_WRONGS)}\w{{0,8}}\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z'’-]+ (?:[A-Z]\S{0,12} ){0,2}[A-Z][a-z]+")
_CAPITAL = re.compile(r"^(?:[A-Z]\S*)(?: \S+)*$")

_RELATIVE = re.compile(
    r"\b(?:ago|last|next|this|that|past|previous|earlier|later|same|today|tonight|yesterday|tomorrow|overnight|week|month"
    r"|year|morning|evening|night)\b",
    re.IGNORECASE,
)
_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_CALENDAR = re.compile(rf"\d{{3}}|\b{_MONTHS}[a-z]{{0,6}}\.?(?: \d|$)|\d {_MONTHS}", re.IGNORECASE)


def _accuses(kind: Kind, value: "Value", exact: str) -> bool:
    """Tell whether a statement, quotation or event lays a wrong to somebody it names."""
    if kind not in {Kind.STATEMENT, Kind.QUOTE, Kind.EVENT} or not _ACCUSES.search(exact):
        return False
    own = (
        kind is Kind.EVENT
        and value.subject is not None
        and " " in value.subject
        and bool(_CAPITAL.match(value.subject))
    )
    return own or bool(_NAMED.search(exact))


def _deadly(kind: Kind, value: "Value", _exact: str) -> bool:
    return kind is Kind.CASUALTY and value.outcome is Outcome.KILLED


def _sourceless(kind: Kind, value: "Value", _exact: str) -> bool:
    return kind is Kind.STATEMENT and value.speaker is None


def _relative(kind: Kind, _value: "Value", exact: str) -> bool:
    return kind is Kind.DATE and (not _CALENDAR.search(exact) or bool(_RELATIVE.search(exact)))


# What outweighs the kind, in the order in which it is asked.
SPECIAL: "tuple[tuple[Callable[[Kind, Value, str], bool], Weight], ...]" = (
    (_accuses, Weight(0.97, "an accusation against somebody named")),
    (_deadly, Weight(0.93, "people killed")),
    (_sourceless, Weight(0.72, "a belief or report without a source")),
    (_relative, Weight(0.20, "a date that depends on when it was written")),
)
