"""The days that have names, each by its rule: a fixed date, the nth such weekday of a month, days from Easter."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import TypeAlias

from claims.extraction.dates import edtf
from claims.extraction.words.wordlists import any_of, fold

Feast: TypeAlias = Callable[[int], date]


def day(name: str, year: int) -> date | None:
    """Give the day of a feast in a year, None where the calendar has no such year."""
    return _FEASTS[_key(name)](year) if MINYEAR <= year <= MAXYEAR else None


def easter(year: int) -> date:
    """Give Easter Sunday of a Gregorian year (the anonymous computus; Meeus, Astronomical Algorithms, ch. 8)."""
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leaps - moon + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def nth(month: int, weekday: int, which: int) -> Feast:
    """Count weekdays (Monday is 0) from the first day of a month, or back (-1) from the first of the next."""

    def rule(year: int) -> date:
        first = date(year, month, 1) if which > 0 else date(*edtf.shifted(date(year, month, 1), 1), 1)
        return edtf.moved(first, (weekday - first.weekday()) % 7 + 7 * (which if which < 0 else which - 1))

    return rule


def _on(month: int, number: int) -> Feast:
    return lambda year: date(year, month, number)


def _after(feast: Feast, days: int) -> Feast:
    return lambda year: edtf.moved(feast(year), days)


def _key(name: str) -> str:
    """Fold a name as it is written: small, one blank, no dots and apostrophes."""
    return fold(name).replace("'", "").replace(".", "")


# Those counted by weekdays are by the law of the United States, those of Easter by the western churches.
FEASTS: dict[str, Feast] = {
    "New Year's Day": _on(1, 1),
    "New Year's": _on(1, 1),
    "Martin Luther King Day": nth(1, 0, 3),
    "Martin Luther King Jr. Day": nth(1, 0, 3),
    "Groundhog Day": _on(2, 2),
    "Valentine's Day": _on(2, 14),
    "Presidents' Day": nth(2, 0, 3),
    "President's Day": nth(2, 0, 3),
    "St. Patrick's Day": _on(3, 17),
    "April Fools' Day": _on(4, 1),
    "April Fool's Day": _on(4, 1),
    "Earth Day": _on(4, 22),
    "May Day": _on(5, 1),
    "Cinco de Mayo": _on(5, 5),
    "Memorial Day": nth(5, 0, -1),
    "Father's Day": nth(6, 6, 3),
    "Juneteenth": _on(6, 19),
    "Canada Day": _on(7, 1),
    "Fourth of July": _on(7, 4),
    "Bastille Day": _on(7, 14),
    "Labor Day": nth(9, 0, 1),
    "Columbus Day": nth(10, 0, 2),
    "Halloween": _on(10, 31),
    "All Saints' Day": _on(11, 1),
    "Guy Fawkes Night": _on(11, 5),
    "Veterans' Day": _on(11, 11),
    "Armistice Day": _on(11, 11),
    "Thanksgiving": nth(11, 3, 4),
    "Thanksgiving Day": nth(11, 3, 4),
    "Black Friday": _after(nth(11, 3, 4), 1),
    "Christmas Eve": _on(12, 24),
    "Christmas": _on(12, 25),
    "Christmas Day": _on(12, 25),
    "Boxing Day": _on(12, 26),
    "New Year's Eve": _on(12, 31),
    "Mardi Gras": _after(easter, -47),
    "Shrove Tuesday": _after(easter, -47),
    "Ash Wednesday": _after(easter, -46),
    "Palm Sunday": _after(easter, -7),
    "Maundy Thursday": _after(easter, -3),
    "Good Friday": _after(easter, -2),
    "Easter": easter,
    "Easter Sunday": easter,
    "Easter Monday": _after(easter, 1),
    "Whit Monday": _after(easter, 50),
}
# As often part of a longer name ("a Christmas tree"), these need a word of time before them and none after.
SHORT = frozenset(
    {"New Year's", "Christmas", "Thanksgiving", "Easter", "Halloween", "Juneteenth", "Mardi Gras", "Cinco de Mayo"}
)

_FEASTS = {_key(name): rule for name, rule in FEASTS.items()}


def _written(names: "frozenset[str]") -> str:
    """Write the pattern of feasts: with capitals, the apostrophe of either sort or left out."""
    return f"(?-i:{any_of([*names, *(name.upper() for name in names)])})".replace("'", "['’]?")


ANY_NAME, LONG_NAMES, SHORT_NAMES = (_written(names) for names in (frozenset(FEASTS), frozenset(FEASTS) - SHORT, SHORT))
