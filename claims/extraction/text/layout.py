"""The parts of an article as it lies on the page: headline, byline, paragraphs, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.text import wrapping

# The model's memory grows with what it is given at once, and the stages look around within it.
LONGEST = 3_000

HEADLINE_LENGTH = 200
SUBHEAD_LENGTH = 90
NOTE_LENGTH = 300


class Part(StrEnum):
    """What a stretch of an article is for; only some of them make claims."""

    HEADLINE = "headline"
    REPEATED = "repeated"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    UPDATE_NOTE = "update_note"
    CREDIT = "credit"
    CONTACT = "contact"
    RULE = "rule"
    MARK = "mark"


TELLING = frozenset({Part.HEADLINE, Part.SUBHEAD, Part.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a part of one; `start` and `end` count code points of the whole text, end exclusive."""

    part: Part
    start: int
    end: int


def split(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text in order, white space around each left outside.

    Blocks never overlap, and reach over a line end only where lines were broken to a width. Paragraphs beyond
    `LONGEST` are cut at a sentence's end, else at white space, so that any one block can be read by the model.
    """
    blocks: list[Block] = []
    for start, end in wrapping.paragraphs(text):
        blocks += _blocks(text, start, end, blocks)
    return tuple(blocks)


_NAME = r"[A-Z][\w.'’-]{0,40}"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|and|of|de|van|al|bin)){{0,12}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_CLOCK = r"\d{1,2}[:.]\d{2}"
_STAMP = rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"

_WRITERS = r"(?:(?:staff|chief|political|special) )?(?:writer|reporter|correspondent)s?\.?"
_UPDATED = (
    rf"(?:first |last |originally )?(?:updated|published|posted|modified|corrected)(?: (?:at|on)\b|:| \d| {_STAMP})",
    "(?:last update|correction|clarification|editor['’]s note)\\b ?[:—–-]",
    "this (?:story|article|report|post|version) (?:has been|was|is|originally) (?:updated|corrected|published)",
)
_CREDITED = (
    r"[(\[—–*_ -]{0,4}(?:additional |with )?(?:reporting|writing|editing|compiled|translat\w+) (?:by|from)\b",
    r"[(\[]?(?:photo|photograph|image|picture|video|graphic|credit)s?(?: by|:| credit| courtesy)",
    r"(?:©|\(c\)|copyright\b|all rights reserved)",
    r".{0,80}\bcontributed (?:reporting|to this)",
)
_CONTACTS = (
    r"(?:contact|e-?mail|follow|call|phone|tel|tips|subscribe|sign up|read more|see also|related): ",
    r"(?:contact|e-?mail|follow) (?:us|the (?:writer|reporter|author)|\w+ (?:at|on) \S*@)",
    r"\S+@\S+\.\w+$",
    r"https?://\S+$",
)

# Notes are known by how their line opens (and that it is short), in the order in which they are asked.
NOTES: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.BYLINE, re.compile(rf"(?:By|BY|Story by|Words by|From) {_NAMES}(?:,? [^.!?\n]{{0,60}})?$")),
    (Part.BYLINE, re.compile(rf"{_NAMES},? (?i:{_WRITERS})$")),
    (Part.UPDATE_NOTE, re.compile(f"(?i:{'|'.join(_UPDATED)})")),
    (Part.UPDATE_NOTE, re.compile(rf"{_STAMP}(?:,? (?:at )?{_CLOCK}.{{0,20}})?$")),
    (Part.UPDATE_NOTE, re.compile(rf"{_CLOCK} ?(?i:[ap]\.?m\.?)?[^a-z]{{0,20}}$")),
    (Part.CREDIT, re.compile(f"(?i:{'|'.join(_CREDITED)})")),
    (Part.CREDIT, re.compile(rf"{_NAMES} (?:reported|contributed) (?:from|to this)\b")),
    (Part.CONTACT, re.compile(f"(?i:{'|'.join(_CONTACTS)})")),
)

_CITY = r"[A-Z][A-Z .'’/-]{2,40}"
_AGENCY = r" \([A-Z][\w /&.]{0,40}\)"
_DASH = r" ?(?:—|–|--|-|_)\s+"
DATELINE = re.compile(
    rf"{_CITY}(?:, [A-Z][\w. ]{{1,30}})?(?:, {_STAMP})?(?:{_AGENCY})?{_DASH}"
    rf"|{_NAMES}(?:, {_NAMES})?(?:, {_STAMP})?{_AGENCY}{_DASH}"
)

# What Markdown puts before a line: a heading's, list's or quotation's mark, the label of a footnote.
MARK = re.compile(r"(?:(?:#{1,6}|>|[*+•-]|\d{1,2}[.)]|\[(?:\^[\w-]{1,20}|\d{1,3})\]:?)[ \t]+){1,3}")

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*$")


def _blocks(text: str, start: int, end: int, before: list[Block]) -> Iterator[Block]:
    line = text[start : min(end, start + NOTE_LENGTH)]
    if _worded(line) and (mark := MARK.match(line)):
        yield Block(Part.MARK, start, start + len(mark[0].rstrip()))
        start += mark.end()
        line = line[mark.end() :]
    part = _part(line, end - start, before, text)
    if part is not Part.PARAGRAPH:
        yield Block(part, start, end)
        return
    if dateline := DATELINE.match(line):
        yield Block(Part.DATELINE, start, start + len(dateline[0].rstrip()))
        start += dateline.end()
    yield from _cut(text, start, end)


def _part(line: str, length: int, before: list[Block], text: str) -> Part:
    """Tell what a line is from its opening, its length and what came before."""
    if not _worded(line):
        return Part.RULE
    if length < NOTE_LENGTH and (note := next((part for part, form in NOTES if form.match(line)), None)):
        return note
    closed = bool(_CLOSED.search(line)) or length >= NOTE_LENGTH
    headline = next((text[block.start : block.end] for block in before if block.part is Part.HEADLINE), None)
    if headline is None and not any(block.part is Part.PARAGRAPH for block in before):
        return Part.PARAGRAPH if closed or length > HEADLINE_LENGTH else Part.HEADLINE
    if headline is not None and _folded(line) == _folded(headline):
        return Part.REPEATED
    return Part.PARAGRAPH if closed or length > SUBHEAD_LENGTH else Part.SUBHEAD


def _worded(line: str) -> bool:
    return any(character.isalnum() for character in line)


def _folded(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())


def _cut(text: str, start: int, end: int) -> Iterator[Block]:
    while end - start > LONGEST:
        at = _seam(text, start, start + LONGEST)
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


def _seam(text: str, start: int, limit: int) -> int:
    """Find the last sentence's end before the limit, else the last white space, else the limit itself."""
    half = (start + limit) // 2
    if ends := [found.end() for found in _SENTENCE_END.finditer(text, half, limit)]:
        return ends[-1]
    blank = max(text.rfind(space, half, limit) for space in " \t\n")
    return blank + 1 if blank > 0 else limit


def _trimmed(text: str, start: int, end: int) -> Iterator[Block]:
    if words := text[start:end].strip():
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield Block(Part.PARAGRAPH, first, first + len(words))
