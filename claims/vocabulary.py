"""The stored words, and the value a claim carries: one word per thing, the same in rows, JSON and options."""

import json
import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

# What a person types to say that there is nothing.
NOTHING = "none"
# Who finds a claim by hand; a rule of the extractor never has this name.
PERSON = "person"
# Why a claim is stale whose words a person chose anew.
REWORDED = "its words were changed by hand"
# What a column of the record says, as its trail has it.
Fact = str | int | None
# Made once: a load of many claims writes it twice for each.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Status(StrEnum):
    """What the evidence says of a claim; the middle four are AVeriTeC's labels."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNPROVEN = "unproven"
    DISMISSED = "dismissed"


class Kind(StrEnum):
    """What sort of fact a claim states, and so which value fields it has."""

    CASUALTY = "casualty"
    MONEY = "money"
    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    RANK = "rank"
    DATE = "date"
    TITLE = "title"
    IDENTITY = "identity"
    NAME = "name"
    QUOTE = "quote"
    STATEMENT = "statement"
    EVENT = "event"
    OTHER = "other"


class Outcome(StrEnum):
    """What happened to the people a casualty claim counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    RESCUED = "rescued"


class Resolution(StrEnum):
    """What is to be done to the text."""

    STANDS = "stands"
    CORRECTED = "corrected"
    HEDGED = "hedged"
    ATTRIBUTED = "attributed"
    CONTEXT_ADDED = "context_added"
    CUT = "cut"
    ON_AUTHOR = "on_author"
    ACCEPTED_RISK = "accepted_risk"


class Stance(StrEnum):
    """What a piece of evidence does to a claim; `absent` is cited for it but does not say it."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"
    ABSENT = "absent"
    UNREAD = "unread"


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    INTERVIEW = "interview"
    CORRESPONDENCE = "correspondence"
    AUTHOR_NOTES = "author_notes"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    OFFICIAL_RECORD = "official_record"
    COURT_RECORD = "court_record"
    DATASET = "dataset"
    STUDY = "study"
    REPORT = "report"
    PRESS_RELEASE = "press_release"
    NEWS_REPORT = "news_report"
    FACT_CHECK = "fact_check"
    SOCIAL_POST = "social_post"
    IMAGE = "image"
    MAP = "map"
    REFERENCE_WORK = "reference_work"
    BOOK = "book"
    WEBSITE = "website"
    DOCUMENT = "document"
    OTHER = "other"


class Level(StrEnum):
    """How near a source stands to what it tells of."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class AnchorState(StrEnum):
    """How a claim's words stand in a revision, compared with the revision before."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class Finding(StrEnum):
    """What looking a quote up in its source found."""

    FOUND = "found"
    ALTERED = "altered"
    MISSING = "missing"
    UNCHECKED = "unchecked"


class Capture(StrEnum):
    """Whether a source is kept as it was."""

    CAPTURED = "captured"
    PENDING = "pending"
    FAILED = "failed"


class Reader(StrEnum):
    """For whom something is written: all of it, without what is about people, or only what anybody may look up."""

    DESK = "desk"
    AUTHOR = "author"
    PUBLIC = "public"


class Drift(StrEnum):
    """What the address of a snapshot gives by now."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    UNREACHABLE = "unreachable"


class Agreement(StrEnum):
    """What comparing a claim's value with a source's found."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


# "About 31" and "nearly 31" may be off by this share of the figure.
TOLERANCE = Decimal("0.1")
ABOUT = frozenset({"about"})
# Words that leave the lower side open in form only: "nearly 200" is not 50.
NEARLY = frozenset({"nearly"})
# Words that leave the figure itself out.
BEYOND = frozenset({"more than", "less than", "fewer than", "under"})


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim says, in fields a machine can compare.

    `low` and `high` are inclusive bounds, an open one None and an exact figure both; `unit` is an ISO 4217
    code for money, `percent` or `percentage_point`, else a singular English noun or unit name; `date` is
    EDTF (ISO 8601-2); `subject` and `speaker` are names in their fullest form.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    date: str | None = None
    outcome: Outcome | None = None
    subject: str | None = None
    speaker: str | None = None

    def agrees(self, other: "Value") -> Agreement:
        """Tell whether what a source says bears this value out.

        A source whose range lies within this one agrees, one that has nothing in common with it differs: 32 agrees with
        "at least 31", 35 differs from 31. A wider one settles nothing: "at least 31" is no proof of 31. Unequal
        ceilings differ: "up to 5" is not "up to 7", though whatever is within the one is within the other. Two
        currencies, or of per cent and percentage points, differ; any other two units cannot be compared, and neither
        can two outcomes. Where only one has a unit, they can agree but not differ. "About" and "nearly" are within
        TOLERANCE. Dates are compared only where neither side has a figure.
        """
        if self.measured and other.measured:
            return _figures(self, other)
        if self.date and other.date and not (self.measured or other.measured):
            return _days(self.date, other.date)
        return Agreement.UNKNOWN

    @property
    def measured(self) -> bool:
        """Whether there is a figure."""
        return self.low is not None or self.high is not None

    @property
    def scale(self) -> str | None:
        """What its figure can differ from: those of its unit, of any currency, or of any share."""
        return (_scale(self.unit) or self.unit) if self.unit else None


VALUE_FIELDS = tuple(part.name for part in fields(Value))


def plain(value: Decimal) -> str:
    """Write a decimal in plain digits, one way for each number: 7E+6 and 7000000.0 are both "7000000"."""
    # Not by normalize(), which rounds to the 28 digits of the decimal context.
    digits = format(value, "f") if value else "0"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def now() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)


def canonical(value: object) -> str:
    """Write JSON one way only, so that equal content has equal digests."""
    return _CANONICAL.encode(value)


# Where a range of figures ends, and whether a little within or a little beyond that; where a span of days does.
Edge = TypeVar("Edge", tuple[Decimal, int], str)


def _compared(ours: tuple[Edge, Edge], theirs: tuple[Edge, Edge]) -> Agreement:
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return Agreement.AGREES
    apart = theirs[1] < ours[0] or ours[1] < theirs[0]
    return Agreement.DIFFERS if apart else Agreement.UNKNOWN


def _figures(ours: Value, theirs: Value) -> Agreement:
    if ours.outcome and theirs.outcome and ours.outcome != theirs.outcome:
        return Agreement.UNKNOWN
    found = Agreement.DIFFERS if _other_ceiling(ours, theirs) else _compared(_range(ours), _range(theirs))
    if ours.unit == theirs.unit:
        return found
    if ours.unit and theirs.unit:
        return Agreement.DIFFERS if _scale(ours.unit) == _scale(theirs.unit) != "" else Agreement.UNKNOWN
    return found if found is Agreement.AGREES else Agreement.UNKNOWN


def _other_ceiling(ours: Value, theirs: Value) -> bool:
    """Tell whether both say up to how much, and not the same; "nearly" says more than that."""
    ceilings = all(value.low is None and value.qualifier not in ABOUT | NEARLY for value in (ours, theirs))
    return ceilings and ours.high != theirs.high


def _range(value: Value) -> tuple[tuple[Decimal, int], tuple[Decimal, int]]:
    """Give the least and the greatest figure that a value can mean; "more than 30" begins a little above it."""
    low = Decimal("-Infinity") if value.low is None else value.low
    high = Decimal("Infinity") if value.high is None else value.high
    if value.qualifier in ABOUT:
        return (low - abs(low) * TOLERANCE, 0), (high + abs(high) * TOLERANCE, 0)
    if value.qualifier in NEARLY and value.low is None:
        return (high - abs(high) * TOLERANCE, 0), (high, 0)
    beyond = value.qualifier in BEYOND
    return (low, int(beyond and value.high is None)), (high, -int(beyond and value.low is None))


def _scale(unit: str) -> str:
    """Name the scale on which a unit is always another figure than its neighbours; empty for any other unit."""
    if unit in {"percent", "percentage_point"}:
        return "share"
    return "currency" if re.fullmatch("[A-Z]{3}", unit) else ""


def _days(ours: str, theirs: str) -> Agreement:
    if ours == theirs:
        return Agreement.AGREES
    found = _compared(_period(ours), _period(theirs))
    # The months of a season depend on where one is: all that is sure is its year.
    return Agreement.UNKNOWN if found is Agreement.AGREES and _SEASON.search(ours) else found


def _period(edtf: str) -> tuple[str, str]:
    """Give the first and the last moment of a date as words that sort as time does."""
    first, _, last = edtf.partition("/")
    # A tilde sorts after every digit and dash, so that "2016-03~" comes after the last minute of that March.
    return _bare(first), f"{_bare(last or first)}~"


def _bare(date: str) -> str:
    """Take away what a date leaves open: the X of a decade, the marks of doubt, an open end."""
    return _SEASON.sub("", date.rstrip("?~%")).rstrip("X").rstrip("-.")


_SEASON = re.compile(r"(?<=^\d{4})-2[1-4]\b")
