"""What a large record of the benchmarks says: each article and claim made of its number, the same at every run.

The first article has enough of everything that a list asks for to fill a page, so that a record of it alone, of a
hundred claims, can stand beside one of ten thousand articles; of the others, some are like it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product

from claims.vocabulary import Kind, Outcome, Stance, Status

PER_ARTICLE = 100
FIRST_DAY, DAYS = datetime(2026, 1, 5, 9, 30, 15, 250_000, tzinfo=UTC), 240
DESK = ("ana", "ben", "cy", "dan", "eve", "fay", "gil", "hal")
TOWNS = ["".join(parts) for parts in product(("Ar", "Bel", "Cor", "Dun", "Els", "Far", "Gal", "Hol", "Ing", "Jar"),
    ("da", "bi", "ko", "lu", "me", "no", "ri", "sa", "ta", "wy"), ("mouth", "ford", "stead", "wick", "holm", "ton",
    "bury", "ness", "field", "dale"))]  # fmt: skip
PEOPLE = [" ".join(parts) for parts in product(("Mara", "Ilo", "Tess", "Bram", "Nadi", "Osk", "Pell", "Runa", "Sefa",
    "Ugo"), [town.replace("mouth", "oy") for town in TOWNS[::10]])]  # fmt: skip

# Of every hundred claims, how many have a kind; what they say, the unit, and what their number is counted in.
KINDS: tuple[tuple[int, Kind, str, str | None, int], ...] = (
    (55, Kind.CASUALTY, "{number} people were killed in {town}", "person", 1),
    (15, Kind.QUANTITY, "{number} houses stood empty in {town}", "house", 1),
    (10, Kind.MONEY, "${number} million went to {town}", "USD", 1_000_000),
    (7, Kind.PERCENTAGE, "{number} percent of {town} voted", "percent", 1),
    (4, Kind.EVENT, "the bridge of {town} fell", None, 0),
    (4, Kind.STATEMENT, "{town} will be built anew", None, 0),
    (3, Kind.TITLE, "the mayor of {town} resigned", None, 0),
    (1, Kind.RANK, "{town} came in number {number}", "rank", 1),
    (1, Kind.OTHER, "{town} is dear", None, 0),
)
OF_HUNDRED = [row for row in KINDS for _ in range(row[0])]
STATUSES = [Status.UNVERIFIED] * 55 + [Status.VERIFIED] * 20 + [Status.REFUTED] * 8 + [Status.DISPUTED] * 4
STATUSES += [Status.UNPROVEN] * 5 + [Status.DISMISSED] * 8
# What the two sources beside a claim do to it.
STANCES = {
    Status.UNVERIFIED: (Stance.SUPPORTS, Stance.UNREAD),
    Status.VERIFIED: (Stance.SUPPORTS, Stance.SUPPORTS),
    Status.REFUTED: (Stance.REFUTES, Stance.CONTEXT),
    Status.DISPUTED: (Stance.SUPPORTS, Stance.REFUTES),
    Status.UNPROVEN: (Stance.CONTEXT, Stance.CONTEXT),
    Status.DISMISSED: (Stance.CONTEXT, Stance.UNREAD),
}
UNREAD = (Stance.UNREAD, Stance.UNREAD)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in the text of its article: offsets in code points, and what the desk has made of it since."""

    turn: int
    kind: Kind
    exact: str
    start: int
    low: int | None
    unit: str | None
    outcome: Outcome | None
    speaker: str | None
    assignee: str | None
    tag: str | None
    status: Status
    stale: bool
    stances: tuple[Stance, Stance]
    by: str

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its claims in the order of the text; `storm` says that it is tagged, `removed` taken out."""

    number: int
    town: str
    at: datetime
    text: str
    claims: list[Said] = field(repr=False)
    storm: bool
    removed: bool


def article(number: int, articles: int) -> Told:
    """Make an article, of so many that are spread over the months."""
    town = TOWNS[(number - 1) % len(TOWNS)]
    at = FIRST_DAY + timedelta(minutes=DAYS * 24 * 60 * (number - 1) // articles)
    text = f"The day in {town}, number {number}\n\n"
    claims, place = [], len(text)
    for turn in range(1, PER_ARTICLE):
        said = _claim(number, turn, town, len(text))
        claims.append(said)
        text += f"{said.exact}, {said.speaker or 'a neighbour'} said on the radio.\n"
    # The longer first: what the mayor said goes on for more than half of the article.
    quote = text[place : claims[55].start - 1]
    claims.insert(0, _quote(number, town, quote, place))
    return Told(number, town, at, text, claims, storm=number % 200 == 1, removed=number % 500 == 250)


def _quote(number: int, town: str, exact: str, start: int) -> Said:
    first = _claim(number, 0, town, start)
    return Said(
        turn=0,
        kind=Kind.QUOTE,
        exact=exact,
        start=start,
        low=None,
        unit=None,
        outcome=None,
        speaker=f"the mayor of {town}",
        assignee=first.assignee,
        tag=first.tag,
        status=first.status,
        stale=first.stale,
        stances=first.stances,
        by=first.by,
    )


def _claim(number: int, turn: int, town: str, start: int) -> Said:
    """Make a claim; each of its facts goes round the article in steps of its own, so that they fall together evenly."""
    kind_at, status_at, other = ((turn * step + number * 7) % PER_ARTICLE for step in (37, 43, 61))
    _, kind, template, unit, scale = OF_HUNDRED[kind_at]
    status = STATUSES[status_at]
    figure = ((number * PER_ARTICLE + turn) * 7919) % 5000 + 1
    return Said(
        turn=turn,
        kind=kind,
        exact=template.format(number=figure, town=town),
        start=start,
        low=figure * scale if scale else None,
        unit=unit,
        outcome=None if kind is not Kind.CASUALTY else Outcome.KILLED if kind_at else Outcome.INJURED,
        speaker=_speaker(number, turn, other),
        assignee=_assignee(number, turn),
        tag=_tag(number, turn * 47 % PER_ARTICLE),
        status=status,
        stale=turn * 53 % PER_ARTICLE < (60 if number % 200 == 1 else 2),
        stances=UNREAD if turn * 59 % PER_ARTICLE < (60 if number % 50 == 1 else 5) else STANCES[status],
        by=DESK[(number + turn) % len(DESK)],
    )


def _speaker(number: int, turn: int, at: int) -> str | None:
    if at < 60:
        return PEOPLE[(number - 1) % len(PEOPLE)]
    return PEOPLE[(number * 7 + turn) % len(PEOPLE)] if at < 80 else None


def _assignee(number: int, turn: int) -> str | None:
    if turn % 2:
        return None
    return DESK[0] if number % 20 == 1 else DESK[1 + number % 7]


def _tag(number: int, at: int) -> str | None:
    if number % 50 == 1:
        return "urgent" if at < 60 else None
    return "follow-up" if at < 15 else None


def articles(claims: int) -> Iterator[Told]:
    """Make the articles of a record of so many claims, a hundred each."""
    number = claims // PER_ARTICLE
    return (article(one, number) for one in range(1, number + 1))
