"""The words and patterns that dates are built of: months, weekdays, clocks, parts of periods."""

import re

from claims.extraction.words import wordlists
from claims.extraction.words.wordlists import any_of, fold

MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
WEEKDAYS = (
    ("Monday", "Mon"),
    ("Tuesday", "Tues", "Tue"),
    ("Wednesday", "Wed"),
    ("Thursday", "Thurs", "Thur", "Thu"),
    ("Friday", "Fri"),
    ("Saturday", "Sat"),
    ("Sunday", "Sun"),
)
# Days from publication.
NEAR_DAYS = {
    "day before yesterday": -2,
    **dict.fromkeys(("yesterday", "last night"), -1),
    **dict.fromkeys(("today", "tonight"), 0),
    "tomorrow": 1,
    "day after tomorrow": 2,
}
# A day of a month that is known without its year.
KNOWN_YEARS = {(9, 11): 2001}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
TENS_OF_YEARS = dict(
    zip(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"),
        range(2, 10),
        strict=True,
    ),
)
# What "early March" and its like stand for: a third of a month, and of nothing longer.
THIRDS = {
    **dict.fromkeys(("early", "early in", "beginning of", "start of", "opening days of"), "beginning"),
    **dict.fromkeys(("mid", "middle of"), "middle"),
    **dict.fromkeys(("late", "late in", "end of", "close of"), "end"),
}

# Those that are neither a word nor a given name.
PLAIN_MONTHS = tuple(names[0] for names in MONTHS if names[0] not in {"March", "April", "May", "June", "August"})

MONTH_NUMBERS = {name.lower(): number for number, names in enumerate(MONTHS, 1) for name in names}
WEEKDAY_NUMBERS = {name.lower(): number for number, names in enumerate(WEEKDAYS) for name in names}


def pattern(written: str) -> "re.Pattern[str]":
    """Compile a rule's pattern: whole words, any case, and a blank in it stands for up to two of any sort."""
    return re.compile(rf"(?<![\w$€£#])(?:{written.replace(' ', _BLANK)})(?!\w)", re.IGNORECASE)


def key(words: str) -> str:
    """Fold a word as it is written to the form the tables have: small, one blank, no dot at its end."""
    return fold(words).rstrip(".")


def group(found: "re.Match[str]", *names: str) -> str:
    """Give the first of several groups that took part in the match, empty where none did."""
    groups = found.groupdict()
    return next((groups[name] for name in names if groups.get(name)), "")


def feast(names: str) -> str:
    """Write the pattern of feasts, of a year if it is said."""
    return rf"(?P<feast>{names})(?:,? (?:of |in )?(?P<year3>{_YEAR}))?"


def _capital(names: tuple[tuple[str, ...], ...]) -> str:
    """Months and weekdays are known by their capital: "may" and "sun" are words."""
    whole = [name for group in names for name in (group[0], group[0].upper())]
    cut = [name for group in names for name in group[1:]]
    return rf"(?-i:{any_of(whole)}|{any_of([f'{name}.' for name in cut] + cut)})"


def _named(name: str, written: str) -> str:
    return f"(?P<{name}>{written})"


_BLANK = r"(?:[\s\u00a0\u202f]{1,2})"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3}|\.[0-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]|[.,:][0-9]{3})(?:st|nd|rd|th)?"
_MONTH = _capital(MONTHS)
_WEEKDAY = f"(?-i:{any_of([name for names in WEEKDAYS for name in (names[0], names[0].upper())])})"
CUT_WEEKDAY = _capital(WEEKDAYS)
_NUMBER = (
    r"(?:[0-9]{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|several|a few|a couple of|couple of|few)"
)
_PERIOD = r"(?:day|week|fortnight|weekend|month|quarter|year|decade|century|fiscal year)"

YEAR, YEAR2 = _named("year", _YEAR), _named("year2", _YEAR)
MONTH, MONTH2 = _named("month", _MONTH), _named("month2", _MONTH)
DAY, DAY2 = _named("day", _DAY), _named("day2", _DAY)
NUMBER = _named("number", _NUMBER)
UNIT = _named("unit", _PERIOD) + "s?"
THIRD = (
    _named("third", r"(?:early|late|mid)(?: in)?|(?:beginning|start|end|middle|close|opening days) of")
    + "(?: |-)(?:the )?"
)
SEASON = _named("season", any_of(("spring", "summer", "autumn", "fall", "winter")))
MOST = "(?:(?:most|much|all|part|half|the rest|rest) of (?:the )?)?"

_HALF_DAY = r"[ap]\.m\.|[ap]m"
_ZONE = r"(?: (?-i:GMT|UTC|BST|CET|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|local time|Eastern(?: time)?|IST))"
_ABOUT = r"(?:(?:shortly|just|soon|right)? ?(?:after|before|past)|about|around|approximately|roughly)"
# What follows "0930" and "at 1400", hours and minutes without a mark between.
_MILITARY = r"(?<=at\s[0-9]{4}) hours(?! of)|(?= (?-i:GMT|UTC))"
_NOON = "noon|midnight|midday"


def clock(mark: str = "") -> str:
    """Write the pattern of a clock time ("4:17 a.m.", "14:30"), its groups' names ending in the mark."""
    hour = rf"(?P<hour{mark}>2[0-3]|1[0-9]|0?[0-9])"
    minute = rf"(?::|\.|(?=[0-9]{{2}} (?:GMT|UTC|hours)))(?P<minute{mark}>[0-5][0-9])(?::[0-5][0-9])?"
    return (
        rf"(?:{_ABOUT} )?(?:{hour}(?:{minute})?"
        rf"(?: ?(?P<half{mark}>{_HALF_DAY})| o['’]clock|(?<=:[0-9]{{2}})(?: ?hours)?|{_MILITARY})"
        rf"|(?P<noon{mark}>{_NOON})){_ZONE}?"
    )


# The light of a day tells no clock time; in small letters only, as Dawn and Eve are names.
TWILIGHT = (
    rf"(?:{_ABOUT} )?(?-i:dawn|dusk|daybreak|daylight|sunrise|sunset|sundown|nightfall|first light|last light|lunchtime"
    r"|mid-?morning|mid-?afternoon|mid-?evening)(?! of)"
)
HOURS_OF = (
    r"(?:(?:early|late|predawn|pre-dawn|small|wee|first|final|closing) )?(?:(?:morning|evening|night) hours|hours"
    r"|morning|afternoon|evening|night) of (?:the )?"
)
_WHEN = "(?:morning|afternoon|evening|night|midday)"
_PART = "(?:(?:early|late|earlier|later)(?: on)? )?"
_NO_PAPER = "(?! (?-i:Times|Mirror|Mail|Telegraph|Express|Herald|Post|Night))"
_NAMED_DAYS = ("Black", "Good", "Ash", "Super", "Cyber", "Giving", "Bloody", "Holy")
_NO_NAME = "".join(rf"(?<!(?-i:\b{word}\s))" for word in _NAMED_DAYS) + r"(?<!\bevery\s)(?<!\beach\s)"
# What is named for a day is no date: the Sept. 11 attacks.
NAME_OF_DAY = (
    r"(?-i:Sept\.|September|Sept) 11 (?:terror(?:ist)? )?"
    r"(?:attacks?|hijack(?:ers?|ings?)|commission|memorial|museum|victims?)(?!\w)"
)
WHICH = "this past|this coming|last|next|this"
BARE = _named("bare", _WEEKDAY)
# A day that the calendar settles, and one that stands relative to publication.
CALENDAR_DAY = (
    rf"(?:{_PART}(?:{_named('weekday', CUT_WEEKDAY)},? (?:the )?)?(?!{NAME_OF_DAY})"
    rf"(?:(?:{_named('which1', WHICH)} )?{MONTH} {DAY}|{_named('day1', _DAY)}(?: of)? {_named('month1', _MONTH)})"
    rf"(?:,? {YEAR}|,? (?:of )?{_named('step', 'last|this|next')} year)?)"
)
LOOSE_DAY = (
    rf"(?:{_PART}(?:{_named('which', WHICH)} )?{_NO_NAME}{BARE}{_NO_PAPER}(?: {_WHEN})?"
    rf"|(?<!USA\s){_PART}{_named('near', any_of(NEAR_DAYS))}(?: {_WHEN})?"
    rf"|{_named('near1', '(?:earlier |later )?this (?:morning|afternoon|evening)')})"
)
# What stands after a word that is a date only where no noun follows it.
_NO_NOUNS = wordlists.words(
    "and or but as at by for from if in into near of on than that to when where which while who with after before",
    "because he she it they we is are was were will would had has",
)
ENDS = rf"(?=[\s\u00a0]*(?:$|[.,;:!?)\]\"”’'—–]|--)| {any_of(_NO_NOUNS)}(?!\w))"

# Days that have become the names of what happened on them: "the Sept. 11 attacks".
EVENT_DAYS = re.compile(
    r"(?<!\w)(?:Sept(?:\.|ember)?\s11(?:th)?|Jan(?:\.|uary)?\s6(?:th)?)[\s-](?:[a-z]+\s)?"
    r"(?:attack|hijack|memorial|victim|commission|committee|riot|insurrection|plot|defendant)",
    re.IGNORECASE,
)
