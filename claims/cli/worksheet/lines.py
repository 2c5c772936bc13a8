"""A claim as a line: "12 unverified casualty >=31 person killed | that killed [at least 31 people], including"."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from claims.cli.worksheet import notation
from claims.errors import NotUnderstoodError
from claims.tracking import listing
from claims.tracking.listing import Entry
from claims.vocabulary import Kind, Status

E = TypeVar("E", bound=StrEnum)
# Code points of text shown on either side of a claim's words.
AROUND = 40
# The signs that mean something in a line; before one that does not there is a backslash.
_SIGN = re.compile(r"[\\\[\]|]")
_ESCAPED = re.compile(r"\\([\\\[\]|])")
_BAR = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_BRACKET = re.compile(r"(?<!\\)\[")
# As many digits as any engine takes for a number.
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the article in [brackets], and those shown before and after them; white space is single spaces."""

    before: str
    exact: str
    after: str

    @property
    def words(self) -> tuple[str, str, str]:
        """The three of them."""
        return self.before, self.exact, self.after


@dataclass(frozen=True, slots=True)
class Line:
    """A claim's line, None where it does not say; `number` is None for a new claim, `into` what one is merged into."""

    number: int | None = None
    into: int | None = None
    status: Status | None = None
    kind: Kind | None = None
    value: str | None = None
    place: Place | None = None


def of(entry: Entry) -> Line:
    """Give the line of a claim on record; one that stands in no text has all its words in the brackets."""
    value = notation.written(entry.kind, listing.value_of(entry))
    return Line(entry.number, None, entry.status, entry.kind, value, _place_of(entry))


def lost(number: int) -> str:
    """Say of a claim that its words are gone, and what sets it on others."""
    return (
        f"the words of claim {number} are gone from the text; put others of it in the brackets, "
        f"or use 'claims edit {number} --words WORDS'"
    )


def written(line: Line, widths: tuple[int, int, int] = (0, 0, 0)) -> str:
    """Write a line, its first columns at least so wide."""
    status = f"={line.into}" if line.into else line.status or ""
    columns = (str(line.number or "").rjust(widths[0]), status.ljust(widths[1]), (line.kind or "").ljust(widths[2]))
    about = " ".join(part for part in (*columns, _escaped(line.value or "")) if part)
    if line.place is None:
        return about.rstrip()
    before, exact, after = (_escaped(part) for part in (line.place.before, line.place.exact, line.place.after))
    return f"{about} | {before}[{exact}]{after}".strip()


def read(typed: str) -> Line:
    """Read a line as a person left it; NotUnderstoodError says what in it cannot be read."""
    bar = _BAR.search(typed)
    about, words = (typed[: bar.start()], typed[bar.end() :]) if bar else (typed, "")
    number, rest = _next(about)
    if not _NUMBER.fullmatch(number):
        return _new(*((about, words) if bar or "[" not in about else ("", about)))
    if not bar and _BRACKET.search(about):
        raise NotUnderstoodError("there is no | before the words in [brackets]")
    first, left = _next(rest)
    into = _merged(first) if first.startswith("=") else None
    word, value = _next(left)
    return Line(
        number=int(number),
        into=into,
        status=None if into else _word(first, Status),
        kind=_word(word, Kind) if word else None,
        value=_plain(value) or None,
        place=_place(words) if words.strip() else None,
    )


def _new(about: str, words: str) -> Line:
    """Read the line of a new claim, of which only the words must be there."""
    first, left = _next(about)
    status, about = (Status(first.lower()), left) if first.lower() in tuple(Status) else (None, about)
    first, left = _next(about)
    kind, value = (Kind(first.lower()), left) if first.lower() in tuple(Kind) else (None, about)
    return Line(None, None, status, kind, _plain(value.strip()) or None, _place(words))


def _next(text: str) -> tuple[str, str]:
    """Cut the first word off; a tab is a space as well."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, rest[0].rstrip() if rest else ""


def _merged(typed: str) -> int:
    if not _NUMBER.fullmatch(typed[1:]):
        raise NotUnderstoodError(f"'{typed}' does not say into which claim; write =12")
    return int(typed[1:])


def _word(typed: str, words: type[E]) -> E:
    name = words.__name__.lower()
    if not typed:
        raise NotUnderstoodError(f"the {name} is missing; there are {', '.join(words)}")
    if typed.lower() in tuple(words):
        return words(typed.lower())
    near = get_close_matches(typed.lower(), words, n=1)
    meant = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(words)}"
    raise NotUnderstoodError(f"'{typed}' is not a {name}; {meant}")


def _place_of(entry: Entry) -> Place:
    # Twice as much as is shown, because white space shrinks; and one more, to see whether a word is cut there.
    before = _spaced(entry.before[-2 * AROUND :].rpartition("\n\n")[2])
    after = _spaced(entry.after[: 2 * AROUND].partition("\n\n")[0])
    lead = before[-AROUND - 1 :].partition(" ")[2] if len(before) > AROUND else before
    rest = after[: AROUND + 1].rpartition(" ")[0] if len(after) > AROUND else after
    return Place(lead.lstrip(), _spaced(entry.text if entry.exact is None else entry.exact), rest.rstrip())


def _place(typed: str) -> Place:
    """Read words with one pair of brackets among them."""
    parts, marks = [""], ""
    for piece in _PIECE.findall(_spaced(typed).strip()):
        if piece in {"[", "]"}:
            parts, marks = [*parts, ""], marks + piece
        else:
            parts[-1] += piece
    if marks != "[]":
        raise NotUnderstoodError("a claim's words stand in one pair of [brackets]; a bracket of the text itself is \\[")
    before, exact, after = (_plain(part) for part in parts)
    if not exact.strip():
        raise NotUnderstoodError("there are no words in the brackets")
    return Place(before, exact, after)


_PIECE = re.compile(r"\\.|[\[\]]|[^\\\[\]]+|\\$")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
