"""Whether two claims say the same, and if not, what differs: one rule for each kind."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from claims.tracking import listing
from claims.tracking.conflicts.surroundings import own_words
from claims.tracking.elsewhere import people, things, wordings
from claims.tracking.elsewhere.reading import Reading, roots
from claims.tracking.listing import Entry
from claims.vocabulary import ABOUT, BEYOND, NEARLY, Kind, Value

# Less than these in common, and no rule finds two claims the same: of words a half, around figures two.
HALF, TWO = 0.5, 2


class Difference(StrEnum):
    """What two claims differ in, the first of these that they do."""

    KIND = "kind"
    VALUE = "value"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    WORDS = "words"


# The kinds whose sentences must be of one thing; of the others the words say it.
OF_THINGS = (Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY, Kind.RANK, Kind.DATE)
OF_PEOPLE = (Kind.TITLE, Kind.IDENTITY)
SPOKEN = (Kind.QUOTE, Kind.STATEMENT)
RULES: dict[Kind, Callable[[Reading, Reading], bool]] = {
    **dict.fromkeys(OF_THINGS, things.of_one),
    **dict.fromkeys(OF_PEOPLE, people.same_office),
    Kind.NAME: people.same_name,
    Kind.QUOTE: wordings.quoted_alike,
    Kind.STATEMENT: wordings.said_alike,
    Kind.EVENT: wordings.said_alike,
    Kind.OTHER: wordings.said_alike,
}


def on_record(one: Entry, two: Entry) -> Difference | None:
    """Say what differs by what is on record, before anything is read: kind, value, speaker, subject."""
    if one.kind is not two.kind:
        return Difference.KIND
    if _meaning(listing.value_of(one), one.kind) != _meaning(listing.value_of(two), two.kind):
        return Difference.VALUE
    if one.kind in SPOKEN and not people.may_be_one(one.speaker, two.speaker):
        return Difference.SPEAKER
    if one.kind in OF_PEOPLE and not people.same_person(one.subject, two.subject):
        return Difference.SUBJECT
    return None


def shares_words(one: Entry, others: Iterable[Entry]) -> Iterator[Entry]:
    """Yield those whose words leave it open that they say the same, without reading them: most do not."""
    if one.kind not in OF_THINGS:
        own = roots(own_words(one))
        yield from (
            other
            for other in others
            for theirs in [roots(own_words(other))]
            if len(own & theirs) >= HALF * min(len(own), len(theirs))
        )
        return
    own = roots(_around(one))
    yield from (other for other in others if len(own & roots(_around(other))) >= TWO)


def _around(entry: Entry) -> str:
    return f"{entry.before}{own_words(entry)}{entry.after} {entry.title}"


def difference(one: Reading, two: Reading) -> Difference | None:
    """Say what two claims differ in; None where they say the same."""
    if found := on_record(one.entry, two.entry):
        return found
    return None if RULES[one.entry.kind](one, two) else Difference.WORDS


def _meaning(value: Value, kind: Kind) -> tuple[object, ...]:
    """Give what a value says, whichever of several words it says it in: "over 30" and "more than 30"."""
    if not value.measured:
        return (value.unit, value.outcome, value.qualifier, value.date if kind is Kind.DATE else None)
    senses = {"about": ABOUT, "nearly": NEARLY, "beyond": BEYOND}
    sense = next((name for name, qualifiers in senses.items() if value.qualifier in qualifiers), None)
    return value.low, value.high, value.unit, value.outcome, sense
