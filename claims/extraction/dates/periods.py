"""The dates longer than a day that are told by name: months, seasons, quarters, years, decades."""

from typing import TYPE_CHECKING, TypeAlias

from claims.extraction.dates import datewords as words
from claims.extraction.dates import edtf
from claims.extraction.dates.standpoint import Standpoint

if TYPE_CHECKING:
    import re

Match: TypeAlias = "re.Match[str]"


def month(found: Match, here: Standpoint) -> str | None:
    """Read a month, or the beginning, middle or end of one."""
    number = words.MONTH_NUMBERS[words.key(found["month"])]
    if of_year := year_named(found, here):
        return third(found, of_year, number)
    settled = here.month(number, words.key(words.group(found, "which")))
    return third(found, *settled) if settled else None


def third(found: Match, year: int, number: int) -> str | None:
    """Write a month, or the ten days of it that "early", "mid" or "late" stand for."""
    part = words.THIRDS.get(words.key(words.group(found, "third")))
    return edtf.tenth(year, number, part) if part else edtf.month(year, number)


def _months(found: Match, here: Standpoint) -> str | None:
    """Read "from March to June", "October 2019 to January 2020"."""
    first, last = (words.MONTH_NUMBERS[words.key(found[name])] for name in ("month", "month2"))
    year, year2 = words.group(found, "year"), words.group(found, "year2")
    if not (year or year2):
        settled = here.month(first)
        begin = settled[0] if settled else None
    else:
        begin = int(year) if year else int(year2) - (last < first)
    if begin is None:
        return None
    return f"{edtf.month(begin, first)}/{edtf.month(int(year2) if year2 else begin + (last < first), last)}"


def _year(found: Match, _: Standpoint) -> str:
    return found["year"]


def _short_year(found: Match, here: Standpoint) -> str | None:
    """Read "'69": the last year that ends so, or one soon to come."""
    if here.published is None:
        return None
    latest = here.published.year + _SOON_TO_COME
    return f"{latest - (latest - int(found['short'])) % 100:04d}"


def _years(found: Match, here: Standpoint) -> str | None:
    first, last = found["year"], words.group(found, "year2")
    if words.group(found, "step"):
        last = str(here.published.year + STEPS[words.key(found["step"])]) if here.published else "0"
    last = last or first[:2] + words.group(found, "short")
    return f"{first}/{last}" if int(first) < int(last) else None


def _decade(found: Match, _: Standpoint) -> str | None:
    """Read "1990s", "'90s", "the nineties" (of the last century)."""
    if ten := words.group(found, "ten"):
        return f"19{words.TENS_OF_YEARS[words.key(ten)]}X"
    digits = words.group(found, "decade")
    if digits.endswith("00"):
        return f"{digits[:2]}XX"
    century = digits[:2] if len(digits) == len("1990") else ("20" if digits in ("00", "10") else "19")
    return f"{century}{digits[-2]}X"


def _told_month(found: Match, here: Standpoint) -> str | None:
    """Read "that August": of the year last told of."""
    year = here.tale.year()
    return edtf.month(year, words.MONTH_NUMBERS[words.key(found["month"])]) if year else None


def _told_season(found: Match, here: Standpoint) -> str | None:
    """Read "that spring": of the year last told of."""
    year = here.tale.year()
    return edtf.season(words.key(found["season"]), year) if year else None


def _century(found: Match, _: Standpoint) -> str:
    return f"{int(found['century']) - 1:02d}XX"


def _season(found: Match, here: Standpoint) -> str | None:
    """Read a season: of a year, the one now, the last one ended, else the last begun (the next if ahead)."""
    name, which = words.key(found["season"]), words.key(words.group(found, "which"))
    if year := year_named(found, here):
        return edtf.season(name, year)
    if here.published is None:
        return None
    year_begun = here.published.year - (edtf.season_begins(name, here.published.year) > here.published)
    if which == "this" and edtf.SEASONS[name] != edtf.SEASONS["winter"]:
        return edtf.season(name, here.published.year)
    running = edtf.shifted(edtf.season_begins(name, year_begun), 3) > (
        here.published.year,
        here.published.month,
    )
    if which == "next" or (here.ahead and which != "last" and not running):
        return edtf.season(name, year_begun + 1)
    return edtf.season(name, year_begun - (which in ("last", "past") and running))


def year_named(found: Match, here: Standpoint) -> int | None:
    """Give the year in "of 2022" or "of last year", None where there is none or it is not settled."""
    if year := words.group(found, "year"):
        return int(year)
    step = words.key(words.group(found, "step"))
    return here.published.year + STEPS[step] if here.published and step else None


STEPS = {
    **dict.fromkeys(
        ("this", "current", "that", "same", "that same", "the same", "", "over the", "during the", "at the"),
        0,
    ),
    **dict.fromkeys(("last", "past", "previous", "prior", "preceding"), -1),
    **dict.fromkeys(("next", "coming", "upcoming", "following", "this coming"), 1),
}
SOON = "(?:(?:earlier|later|sometime|early|late)(?: in)? )?"
THIRD = f"(?:{words.THIRD})?"
STEP_YEAR = "(?P<step>this|last|next) year"
WHICH_YEAR = f"(?:{words.YEAR}|{STEP_YEAR}|the year)"
_MONTH_CUE = (
    r"(?:in|since|by|until|till|from|to|through|during|before|after|of|and|or|for|as|on|around|between|the|a|an|his|her|its"
    r"|their|our|every|late|early|back in)"
)
_SURE_YEAR = r"(?:in|since|during|the|a|his|her|its|their|early|late|fiscal|calendar|class of|back in|year|until|till)"
_MAYBE_YEAR = r"(?:by|from|to|through|before|after|of|between|and|around|for|as|or|than)"
# A plural after four digits makes a count of them ("1500 copies"), but for what years have ("the 2018 elections").
_YEARLY = r"(?:sales|elections|results|earnings|games|profits|revenues|floods|protests|attacks|talks|riots)"
# The small words that end like a plural.
_SMALL = "(?:this|was|is|has|does|as|its|his|plus|perhaps|always)"
_NOT_COUNTED = (
    rf"(?! (?!{_YEARLY}|{_SMALL})(?:[a-z]+ )?(?:people|men|women|children|[a-z]+[^su'’\W]s)(?!\w))(?!(?:%|-[a-z]))"
)
# "The 19th and 20th centuries" are two.
_AND_CENTURY = r"(?=(?: and| or| to|,) (?:the )?[0-9]{1,2}(?:st|nd|rd|th)(?: |-)centur(?:y|ies))"
_SOON_TO_COME = 5
# "He said that May is warm" tells of no May in particular.
_NO_VERB = r"(?! (?:is|are|was|were|will|would|has|had)(?!\w))"
_MEASURE = (
    r"(?! ?(?:people|men|women|miles|kilomet|met(?:er|re)s|feet|pounds|tons|tonnes|dollars|euros|percent|%|years"
    r"|days|hours|minutes))"
)
_TO = "(?: to | through | until | and |-|–|—)"

PERIOD_RULES = (
    ("date-month-year", rf"{THIRD}{words.MONTH}(?:,| of)? {words.YEAR}", month),
    ("date-month-year", rf"{THIRD}{words.MONTH}(?: of)? {STEP_YEAR}", month),
    (
        "date-months",
        rf"(?:from |between )?{words.MONTH}(?: {words.YEAR})?{_TO}{words.MONTH2} {words.YEAR2}",
        _months,
    ),
    (
        "date-months",
        rf"(?:from|between) (?P<span>{words.MONTH}(?: to | through | until | and ){words.MONTH2})(?!\.? ?[0-9])",
        _months,
    ),
    ("date-told", rf"that(?: same)? {words.MONTH}{words.ENDS}{_NO_VERB}", _told_month),
    ("date-told", rf"that(?: same)? {words.SEASON}{words.ENDS}{_NO_VERB}(?! in)", _told_season),
    ("date-months", rf"{words.MONTH}(?:-|–|-to-){words.MONTH2}(?: (?:quarter|period))?(?!\.? ?[0-9])", _months),
    ("date-month", rf"(?:{_MONTH_CUE} |(?<=['’]s) )(?P<span>{THIRD}{words.MONTH})(?!\.? ?[0-9])", month),
    ("date-month", rf"{words.THIRD}{words.MONTH}", month),
    ("date-month-relative", rf"{THIRD}(?P<which>this|last|next) {words.MONTH}", month),
    (
        "date-years",
        rf"(?P<span>(?:from |between )?{words.YEAR}(?: to | through | until |-|–){words.YEAR2})",
        _years,
    ),
    ("date-years", rf"(?P<span>between (?:A\.?D\.? )?{words.YEAR} and (?:{words.YEAR2}|{STEP_YEAR}))", _years),
    ("date-years", rf"(?P<span>from {words.YEAR} (?:to|through|until) {STEP_YEAR})", _years),
    ("date-years", rf"{words.YEAR}/(?P<short>[0-9]{{2}})(?![/0-9])", _years),
    (
        "date-year-short",
        r"(?:in|of|since|from|until|till|before|after|by|to|back in) (?P<span>['’‘](?P<short>[0-9]{2}))",
        _short_year,
    ),
    ("date-years", rf"{words.YEAR}[-–](?P<short>[0-9]{{2}})(?![-–])", _years),
    (
        "date-year",
        rf"{_SURE_YEAR} (?:the )?(?P<span>{words.MOST}{THIRD}{words.YEAR})(?![-–][0-9]){_MEASURE}",
        _year,
    ),
    (
        "date-year",
        (
            rf"(?:{_MAYBE_YEAR} )?(?P<span>{words.MOST}{THIRD}(?=1[7-9]|20){words.YEAR})(?![-–][0-9])"
            rf"{_NOT_COUNTED}{_MEASURE}"
        ),
        _year,
    ),
    ("date-fiscal", rf"(?:fiscal|financial|calendar)(?: year)? {words.YEAR}", _year),
    ("date-decade", rf"{THIRD}(?P<decade>(?:1[0-9]|20)[0-9]0)['’]?s", _decade),
    (
        "date-decade",
        rf"{THIRD}(?:['’‘](?P<decade>[0-9]0)s|(?<=the\s)(?P<ten>{'|'.join(words.TENS_OF_YEARS)}))",
        _decade,
    ),
    (
        "date-century",
        rf"{THIRD}(?P<century>1?[0-9]|2[01])(?:st|nd|rd|th)(?:(?: |-)centur(?:y|ies)|{_AND_CENTURY})",
        _century,
    ),
    (
        "date-season",
        rf"{THIRD}{words.SEASON}(?: of| in)? (?:{words.YEAR}(?:[-–/][0-9]{{2}}(?![0-9]))?|{STEP_YEAR})",
        _season,
    ),
    ("date-season-relative", rf"{SOON}(?P<which>this|last|next|past) {words.SEASON}", _season),
    (
        "date-season",
        (
            rf"(?:in|since|by|until|during|before|after|over|for|through) (?:the )?"
            rf"(?P<span>{THIRD}{words.SEASON})(?! of)"
        ),
        _season,
    ),
)
