"""Which claim to look at first: what hurts most if it is wrong."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.words.wordlists import any_of, words
from claims.vocabulary import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Weight:
    """A priority, the reason a person is given for it, and the kind it is for, or for some of that kind only."""

    priority: float
    because: str
    kind: Kind | None = None
    holds: "Callable[[Kind, Value, str], bool] | None" = None


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
    return next(weight for weight in ORDER if _applies(weight, kind, value, exact))


def _applies(weight: Weight, kind: Kind, value: "Value", exact: str) -> bool:
    return weight.kind in {kind, None} and (weight.holds is None or weight.holds(kind, value, exact))


def _accuses(kind: Kind, value: "Value", exact: str) -> bool:
    """Tell whether a statement, quotation or event lays a wrong to somebody it names, and does not deny it."""
    if kind not in {Kind.STATEMENT, Kind.QUOTE, Kind.EVENT} or _DENIAL.search(exact):
        return False
    said = _without_name(exact, value.speaker) if value.speaker else exact
    accusing = _ACCUSING.search(said)
    if accusing and _NAME.search(said, accusing.end()):
        return True
    doer = value.subject if kind is Kind.EVENT else None
    named = (doer is not None and _full_name(doer)) or bool(_NAME.search(said))
    return named and bool(_WRONG.search(said))


def _without_name(said: str, speaker: str) -> str:
    """Leave out who speaks, title and all: nobody accuses himself by speaking of theft."""
    return re.sub(rf"(?:\b[A-Z][\w.]{{0,15}} ){{0,4}}\b{any_of(speaker.split())}\b", "", said)


def _full_name(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and parts[0][0].isupper() and parts[-1][0].isupper()


def _killed(_kind: Kind, value: "Value", _exact: str) -> bool:
    return value.outcome is Outcome.KILLED


def _without_source(_kind: Kind, value: "Value", _exact: str) -> bool:
    return value.speaker is None


def _absolute(_kind: Kind, _value: "Value", exact: str) -> bool:
    return bool(_CALENDAR.search(exact)) and not _RELATIVE.search(exact)


# From first to last; the first that applies is a claim's own.
ORDER = (
    Weight(0.97, "an accusation against somebody named", holds=_accuses),
    Weight(0.93, "people killed", Kind.CASUALTY, _killed),
    Weight(0.90, "people harmed or missing", Kind.CASUALTY),
    Weight(0.85, "a sum of money", Kind.MONEY),
    Weight(0.75, "somebody's own words", Kind.QUOTE),
    Weight(0.72, "a belief or report without a source", Kind.STATEMENT, _without_source),
    Weight(0.70, "what somebody is or was", Kind.TITLE),
    Weight(0.65, "what somebody is said to have said", Kind.STATEMENT),
    Weight(0.60, "who or what this is", Kind.IDENTITY),
    Weight(0.58, "how a name is spelled", Kind.NAME),
    Weight(0.55, "a first, a superlative or a place in an order", Kind.RANK),
    Weight(0.52, "a share or a rate", Kind.PERCENTAGE),
    Weight(0.50, "something that happened", Kind.EVENT),
    Weight(0.45, "a figure", Kind.QUANTITY),
    Weight(0.40, "added by hand", Kind.OTHER),
    Weight(0.30, "a date or a time", Kind.DATE, _absolute),
    Weight(0.20, "a date that depends on when it was written", Kind.DATE),
)


def _stems(stems: frozenset[str]) -> str:
    return rf"\b{any_of(stems)}[a-z]{{0,8}}\b"


# What is laid to whoever does it or is named beside it, by stem.
_DEEDS = words(
    "abus assassinat attack blackmail bomb brib cheat coerc corrupt crim defraud embezzl execut extort fake falsif",
    "felon fled forg fraud guilt harass hijack illegal kidnap kill launder liar lied lies loot lying manslaughter",
    "massacr misconduct molest murder negligen perjur plagiari poach rap robb sabotag scam shot slain smuggl stabb",
    "steal stole swindl tax-evasion terroris theft threaten tortur traffick traitor treason vandal violat",
)
# Those that only do so with the helper before them: "was charged with", not "charged the batteries".
_ACCUSED = words(
    "accused arrested charged convicted detained indicted jailed sanctioned sentenced sued suspected wanted"
)
# What is laid to whom the verb is followed by: "accused Bo Falk of", "allegations against Bo Falk".
_ACCUSERS = words("accus against alleg arrest blam charg convict denounc implicat indict prosecut sentenc su suspect")

_HELPER = r"\b(?:am|are|be|been|being|got|is|was|were) (?:also |formally |twice )?"
_WRONG = re.compile(rf"{_stems(_DEEDS)}|{_HELPER}{any_of(_ACCUSED)}\b", re.IGNORECASE)
_ACCUSING = re.compile(rf"\b{any_of(_ACCUSERS)}(?:e|ed|ing|es|s|ations|ation|ed that|ions|ion)?(?= )", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denial|refut\w{1,4}|acquit\w{0,4}|exonerat\w{1,3}|clear(?:ed)? of|not guilty|innocent"
    r"|(?:reject|dismiss|disput)\w{1,3} (?:\w+ )?(?:accus|alleg|charg|claim|report|that)\w*)\b",
    re.IGNORECASE,
)

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CAPITALS = r"[A-Z][a-z'’-]+(?: (?:[A-Z]\S{0,12} ){0,2}[A-Z][a-z'’-]+)?"
# Within a sentence, where a capital tells a name.
_NAME = re.compile(rf"(?<=[a-z,] )(?!{_DAYS}){_CAPITALS}|^[A-Z][a-z'’-]+ (?:[A-Z]\S{{0,12}} ){{0,2}}[A-Z][a-z'’-]+")

_RELATIVE = re.compile(
    r"\b(?:ago|last|next|this|that|past|previous|earlier|later|same|today|tonight|yesterday|tomorrow|overnight|week|month"
    r"|year|morning|evening|night)\b",
    re.IGNORECASE,
)
_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_CALENDAR = re.compile(rf"\d{{3}}|\b{_MONTHS}[a-z]{{0,6}}\.?(?: \d|$)|\d {_MONTHS}", re.IGNORECASE)
