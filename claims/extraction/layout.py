"""The parts of an article as it lies on the page: headline, byline, paragraphs, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# The model's memory grows with what it is given at once, and it refuses a million characters.
LONGEST = 10_000

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


TELLING = frozenset({Part.HEADLINE, Part.SUBHEAD, Part.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one line; `start` and `end` count code points of the whole text, end exclusive."""

    part: Part
    start: int
    end: int


def split(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text in order, white space around each left outside.

    Blocks never reach over a line end and never overlap. Lines beyond `LONGEST` are cut at a sentence's end, else at
    white space, so that any one block can be read by the model.
    """
    blocks: list[Block] = []
    for line in LINE.finditer(text):
        blocks += _blocks(text, line.start(), line.end(), blocks)
    return tuple(blocks)


LINE = re.compile(r"\S(?:[^\n]*[^\s])?")

_NAME = r"[A-Z][\w.'’-]{0,40}"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|and|of|de|van|al|bin)){{0,12}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_CLOCK = r"\d{1,2}[:.]\d{2}"
_STAMP = rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"

# Notes are known by how their line opens (and that it is short), in the order in which they are asked.
NOTES: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (
        Part.BYLINE,
        re.compile(
            rf"(?:By|BY|Story by|Words by|From) {_NAMES}(?:, {_NAMES}){{0,6}}(?:,? [^.!?\n]{{0,60}})?$"
            rf"|{_NAMES},? (?:staff|Staff|STAFF|chief|Chief|political|special)? ?"
            r"(?:writer|Writer|WRITER|reporter|Reporter|correspondent|Correspondent)s?\.?$"
        ),
    ),
    (
        Part.UPDATE_NOTE,
        re.compile(
            r"(?i:(?:first |last |originally )?"
            r"(?:updated|published|posted|modified|corrected|last update|correction|clarification|editor['’]s note"
            r"|this (?:story|article|report|post|version) (?:has been|was|is|originally|will))\b)"
            rf"|{_STAMP}(?:,? (?:at )?{_CLOCK}.{{0,20}})?$|{_CLOCK} ?(?:[ap]\.?m\.?|[AP]\.?M\.?)?[^a-z]{{0,20}}$"
        ),
    ),
    (
        Part.CREDIT,
        re.compile(
            r"(?i:[(\[—–*_ -]{0,4}(?:additional |with )?(?:reporting|writing|editing|compiled|translat\w+) (?:by|from)\b"
            r"|[(\[]?(?:photo(?:graph)?s?|image|picture|video|illustration|graphic|credit)s?(?: by|:| credit| courtesy)"
            r"|(?:©|\(c\)|copyright)|all rights reserved)"
            rf"|{_NAMES} (?:reported|contributed|writes|wrote) (?:from|to this)\b"
            r"|The writer is |The author is |.{0,80}contributed (?:reporting|to this)"
        ),
    ),
    (
        Part.CONTACT,
        re.compile(
            r"(?i:(?:contact|e-?mail|follow|call|phone|tel|tips|subscribe|sign up|read more|see also|related)"
            r"(?:: | (?:us|the (?:writer|reporter|author)|\w+ (?:at|on) \S*@|[^.]{0,40}@)))|\S+@\S+\.\w+$|https?://\S+$"
        ),
    ),
)

DATELINE = re.compile(
    rf"[A-Z][A-Z .'’/-]{{2,40}}(?:, [A-Z][\w. ]{{1,30}})?(?:, {_STAMP})?(?: \([A-Z][\w /&.]{{0,40}}\))? ?(?:—|–|--|-)\s+"
    rf"|{_NAMES}(?:, {_NAMES})?(?:, {_STAMP})? \([A-Z][\w /&.]{{0,40}}\) ?(?:—|–|--|-)\s+"
)

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*$")


def _blocks(text: str, start: int, end: int, before: list[Block]) -> Iterator[Block]:
    line = text[start : min(end, start + NOTE_LENGTH)]
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
    if not any(character.isalnum() for character in line):
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
    blank = max(text.rfind(" ", half, limit), text.rfind("\t", half, limit))
    return blank + 1 if blank > 0 else limit


def _trimmed(text: str, start: int, end: int) -> Iterator[Block]:
    if words := text[start:end].strip():
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield Block(Part.PARAGRAPH, first, first + len(words))
