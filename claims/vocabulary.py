"""The stored words, and the value a claim carries: one word per thing, the same in rows, JSON and options."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
