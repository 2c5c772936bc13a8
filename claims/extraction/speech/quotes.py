"""Direct quotations: where their marks open and close, and who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.extraction.speech import attribution, dialogue
from claims.extraction.text import language
from claims.extraction.text.grammar import trimmed
from claims.extraction.words.wordlists import words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from claims.extraction.speech.dialogue import Voice
    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft, Passage

FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """What stands between an opening and a closing mark; offsets in the whole text, the marks outside.

    `spoken` tells a quotation from a name, a title or a gloss in marks; `open` says that its paragraph ended
    first.
    """

    start: int
    end: int
    mark: str
    spoken: bool
    open: bool = False


def runs(text: str, offset: int = 0) -> tuple[Run, ...]:
    """Find the runs of one paragraph in order, inner ones after the one around them.

    Marks may be straight, curly, single, angled or mixed ("opened with one kind, closed with another”). A
    paragraph that ends without a closing mark ends its run. The cost is linear in the text.
    """
    outer = tuple(_double(text))
    found = [*outer]
    ends = {start: end for start, end, _, _ in outer}
    for start, end, _, _ in _single(text):
        around = next((run for run in ends.items() if run[0] < start < run[1]), None)
        if around is None or end <= around[1]:
            found.append((start, end, "quote-single", False))
    return tuple(
        Run(offset + start, offset + end, mark, _spoken(text, start, end), is_open)
        for start, end, mark, is_open in sorted(found)
    )


def find(readings: "Sequence[Reading]") -> "Iterator[Draft]":
    """Yield a claim for each quotation, with its speaker; a headline's has that of the same words in the body."""
    found = list(_found(readings))
    said = {told: draft.value for told, draft in found if draft.value.speaker}
    for told, draft in found:
        known = said.get(told) if draft.value.speaker is None and not draft.candidates else None
        yield replace(draft, value=known) if known else draft


def _found(readings: "Sequence[Reading]") -> "Iterator[tuple[str, Draft]]":
    """Yield each quotation with its words by themselves, in small letters."""
    turns = dialogue.Turns()
    for reading in readings:
        spoken = [run for run in reading.runs if run.spoken]
        text, offset = language.text(reading.passage.doc), reading.passage.start
        voices = tuple(attribution.voices(reading, spoken, turns))
        for run, voice in zip(spoken, voices, strict=True):
            told = " ".join(_WORD.findall(text, run.start - offset, run.end - offset)).casefold()
            yield from ((told, draft) for draft in _draft(reading.passage, run, voice))
        turns = dialogue.taken(turns, reading, voices)


OPENERS = "“„‟«〝"
CLOSERS = "”»〞"
STRAIGHT = '"″'
_DOUBLE = re.compile(f"[{OPENERS}{CLOSERS}{STRAIGHT}]|``|''")
_SINGLE = re.compile("[‘‚‛'’`]")

# Words that say that what follows in marks is a name or a meaning.
_GLOSS = re.compile(
    r"(?:known as|(?<!he )called|named|titled|dubbed|nicknamed|means?|meaning|the word|aka)[,:]?\s*(?:the )?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’.-]*")
_SMALL = words("a an and as at but by de for from in la of on or the to with")


def _double(text: str) -> Iterator[tuple[int, int, str, bool]]:
    opened: int | None = None
    mark = ""
    for found in _DOUBLE.finditer(text):
        if opened is not None and _closes(text, found):
            yield opened, found.start(), mark, False
            opened = None
        elif _opens(text, found):
            opened, mark = (
                found.end(),
                "quote-straight" if found[0] in {'"', "″", "``", "''"} else "quote-curly",
            )
    if opened is not None and opened < len(text):
        yield opened, len(text), mark, True


def _closes(text: str, found: re.Match[str]) -> bool:
    if found[0] in OPENERS:
        # Typed the wrong way round at a word's end, or the German closing mark.
        return (
            found[0] == "“" and not _before(text, found.start()).isspace() and not _after(text, found.end()).isalnum()
        )
    if found[0] in CLOSERS:
        return True
    return not (_before(text, found.start()) in " (\t" and _after(text, found.end()).isalnum())


def _opens(text: str, found: re.Match[str]) -> bool:
    if found[0] in OPENERS:
        return True
    before, after = _before(text, found.start()), _after(text, found.end())
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else " "


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else " "


def _single(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Pair single marks, told from apostrophes by what stands around them."""
    opened: int | None = None
    likely: int | None = None
    for found in _SINGLE.finditer(text):
        before, after = _before(text, found.start()), _after(text, found.end())
        if found[0] != "’" and not before.isalnum() and before not in ".,!?" and after.isalnum():
            if opened is not None and likely is not None:
                yield opened, likely, "quote-single", False
            opened, likely = found.end(), None
        elif opened is not None and not before.isspace() and not after.isalnum():
            if before in ".,!?…" or before not in "sSzx":
                yield opened, found.start(), "quote-single", False
                opened, likely = None, None
            else:
                # It may be the owner's mark of a plural; the last such one closes if nothing better comes.
                likely = found.start()
    if opened is not None and likely is not None:
        yield opened, likely, "quote-single", False


def _spoken(text: str, start: int, end: int) -> bool:
    """Tell speech or a text read out from a name, a work's title, a gloss or a scare quote."""
    told = _WORD.findall(text, start, end)
    if len(told) < FEWEST_WORDS or _GLOSS.search(text, max(0, start - 30), max(0, start - 1)):
        return False
    return any(word[0].islower() and word not in _SMALL for word in told) or text[start:end].isupper()


def _draft(passage: "Passage", run: Run, voice: "Voice") -> "Iterator[Draft]":
    start, end = trimmed(language.text(passage.doc), run.start - passage.start, run.end - passage.start, article=True)
    if start < end:
        draft = passage.draft(Kind.QUOTE, start, end, Value(speaker=voice.name), made_by=run.mark)
        yield replace(draft, candidates=voice.candidates)
