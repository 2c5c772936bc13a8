"""The article's text cut where claims begin and end: claims may overlap, the elements of a page may not."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.extraction.text import wrapping

# Deeper than this, lines under the words can no longer be told apart.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Where a claim's words stand, in code points, the end exclusive."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same claims throughout, the outermost first."""

    start: int
    end: int
    numbers: tuple[int, ...]


class What(StrEnum):
    """What stands in a paragraph: words, an element's begin and end, and the number of a claim."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Token:
    """One of them; `first` is the element with which a claim begins."""

    what: What
    number: int = 0
    words: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the white space after it, in tokens that nest as elements do; `spaced` from the next one."""

    words: str
    spaced: bool
    tokens: tuple[Token, ...]


def placed(spans: Iterable[Span], length: int) -> list[Span]:
    """Give the spans that have words in a text of this length, in its order, the longer first."""
    there = (span for span in spans if 0 <= span.start < span.end <= length)
    return sorted(there, key=lambda span: (span.start, -span.end, span.number))


def segments(length: int, spans: Iterable[Span], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text at the edges of all claims, and at `cuts`: each segment follows the one before, none is empty."""
    waiting, under = deque(placed(spans, length)), list[Span]()
    edges = {0, length, *cuts, *(span.start for span in waiting), *(span.end for span in waiting)}
    for start, end in pairwise(sorted(edges)):
        under = [span for span in under if span.end > start]
        while waiting and waiting[0].start == start:
            under.append(waiting.popleft())
        yield Segment(start, end, tuple(span.number for span in under))


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[Paragraph]:
    """Cut a text into paragraphs; all their words, joined, are the text.

    An element that crosses the end of another is closed with it and opened anew. The number of a claim follows its
    last word.
    """
    ends = [start for start, _ in wrapping.paragraphs(text)][1:]
    last = {span.number: span.end for span in spans}
    paragraph = _Paragraph(text, last)
    edges = {*ends, len(text)}
    for segment in segments(len(text), spans, ends):
        paragraph.add(segment)
        if segment.end in edges:
            yield paragraph.ended()


class _Paragraph:
    """A paragraph being written."""

    def __init__(self, text: str, last: dict[int, int]) -> None:
        self._text, self._last = text, last
        self._open: list[int] = []
        self._begun: set[int] = set()
        self._tokens: list[Token] = []
        self._words: list[str] = []

    def add(self, segment: Segment) -> None:
        self._close_all_but(segment.numbers)
        for number in segment.numbers[len(self._open) :]:
            self._open.append(number)
            self._tokens.append(Token(What.OPEN, number, first=number not in self._begun))
            self._begun.add(number)
        words = self._text[segment.start : segment.end]
        self._words.append(words)
        self._tokens.append(Token(What.WORDS, words=words))
        ended = [number for number in segment.numbers if self._last[number] == segment.end]
        if ended:
            self._close_all_but(tuple(number for number in segment.numbers if number not in ended))
            self._tokens.extend(Token(What.NOTE, number) for number in reversed(ended))

    def ended(self) -> Paragraph:
        self._close_all_but(())
        words = "".join(self._words)
        spaced = words[len(words.rstrip()) :].count("\n") > 1
        paragraph = Paragraph(words, spaced, tuple(self._tokens))
        self._tokens, self._words = [], []
        return paragraph

    def _close_all_but(self, numbers: tuple[int, ...]) -> None:
        """Close elements down to those that are open and stay so, from the outermost in."""
        same = 0
        while same < min(len(self._open), len(numbers)) and self._open[same] == numbers[same]:
            same += 1
        self._tokens.extend(Token(What.CLOSE, number) for number in reversed(self._open[same:]))
        del self._open[same:]


def lanes(spans: Sequence[Span]) -> dict[int, int]:
    """Say how far under its words each claim's line is drawn: further than that of any claim inside or across it."""
    found: dict[int, int] = {}
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span.number))
    for at in range(len(ordered) - 1, -1, -1):
        span, deep = ordered[at], -1
        for other in ordered[at + 1 :]:
            if other.start >= span.end:
                break
            deep = max(deep, found[other.number])
            if deep + 1 >= DEEPEST:
                break
        found[span.number] = min(deep + 1, DEEPEST)
    return found


def around(spans: Sequence[Span]) -> dict[int, int]:
    """Give, for each claim that stands inside another, the number of the smallest one that it stands inside."""
    found: dict[int, int] = {}
    under: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.number)):
        under = [other for other in under if other.end > span.start]
        if holders := [other for other in under if other.end >= span.end]:
            found[span.number] = min(holders, key=lambda other: (other.end - other.start, -other.number)).number
        under.append(span)
    return found
