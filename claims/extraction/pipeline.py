"""The stages in the order the text flows, and the rules by which their drafts become claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from claims.extraction import priority
from claims.extraction.counting import counting
from claims.extraction.dates import dates
from claims.extraction.events import events
from claims.extraction.found import FoundClaim
from claims.extraction.speech import quotes, reading, statements
from claims.extraction.text import entities, grammar, language, layout
from claims.extraction.text.legible import legible
from claims.extraction.text.passage import Passage
from claims.extraction.values import values
from claims.extraction.who import identities, names, titles
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.layout import Block
    from claims.extraction.text.passage import Draft


def find_claims(text: str, published: date | None, *, names: bool) -> tuple[FoundClaim, ...]:
    """Do what `claims.extraction.find_claims` says."""
    return _claims(text, layout.split(text), published, named=names)


def read_words(text: str, places: "Sequence[tuple[int, int]]", published: date | None) -> tuple[FoundClaim, ...]:
    """Do what `claims.extraction.read_words` says; paragraphs near by are read too, for the names in them."""
    reach = [(start - NEAR, end + NEAR) for start, end in places]
    near = [block for block in layout.split(text) if any(block.end > a and block.start < b for a, b in reach)]
    found: dict[tuple[int, int], FoundClaim] = {}
    for claim in _claims(text, near, published, named=False):
        found.setdefault((claim.start, claim.end), claim)
    return tuple(_read(text, place, found, published) for place in places)


def _read(
    text: str, place: tuple[int, int], found: "Mapping[tuple[int, int], FoundClaim]", published: date | None
) -> FoundClaim:
    start, end = place
    exact = text[start:end]
    if claim := found.get(place) or found.get(grammar.trimmed(text, start, end)):
        return replace(claim, start=start, end=end, exact=exact)
    kind, value = _alone(exact, published)
    return FoundClaim(kind, start, end, exact, value, BY_ITSELF, priority.of(kind, value, exact))


# Who reads words that no rule finds a claim on.
BY_ITSELF = "person"
# How many code points on either side of a person's words are read with them.
NEAR = 20_000


def _claims(text: str, blocks: "Sequence[Block]", published: date | None, *, named: bool) -> tuple[FoundClaim, ...]:
    # Nothing the model made may be kept past the zone; claims hold plain strings and numbers only.
    with language.model().memory_zone():
        readings = tuple(reading.read(tuple(_passages(text, blocks))))
        written = dates.written(_datelines(text, blocks), published)
        drafts = chain(_drafts(readings, written), names.find(readings) if named else ())
        return tuple(_claim(text, draft) for draft in _joined(drafts))


def _passages(text: str, blocks: "Iterable[Block]") -> Iterator[Passage]:
    telling = [block for block in blocks if block.part in layout.TELLING]
    docs = language.model().pipe(legible(text[block.start : block.end]) for block in telling)
    for block, doc in zip(telling, docs, strict=True):
        entities.mend(doc)
        yield Passage(block.part, block.start, doc)


def _datelines(text: str, blocks: "Iterable[Block]") -> Iterator[str]:
    return (text[block.start : block.end] for block in blocks if block.part is layout.Part.DATELINE)


def _drafts(readings: "Sequence[Reading]", published: date | None) -> "Iterator[Draft]":
    told = [draft for each in readings for draft in statements.find(each)]
    yield from told
    yield from quotes.find(readings)
    for each in readings:
        yield from titles.find(each)
        yield from identities.find(each)
    yield from events.find(readings, told)
    yield from counting.find([each.passage for each in readings], published)


def _joined(drafts: "Iterable[Draft]") -> "Iterator[Draft]":
    """Sort the drafts, drop what another one says better, and fill in who speaks."""
    found: dict[tuple[int, int, Kind], Draft] = {}
    for draft in drafts:
        found.setdefault((draft.start, -draft.end, draft.kind), draft)
    yield from _spoken(_untitled([found[place] for place in sorted(found)]))


def _claim(text: str, draft: "Draft") -> FoundClaim:
    exact = text[draft.start : draft.end]
    weight = priority.of(draft.kind, draft.value, exact)
    return FoundClaim(
        draft.kind, draft.start, draft.end, exact, draft.value, draft.made_by, weight, draft.whole, draft.candidates
    )


def _untitled(ordered: "Sequence[Draft]") -> "Iterator[Draft]":
    """Leave out what an apposition says somebody is where it is the same words as a title, or a title in an alias."""
    aliases = {(draft.start, draft.end) for draft in ordered if draft.made_by == "alias"}
    ordered = [draft for draft in ordered if draft.kind is not Kind.TITLE or (draft.start, draft.end) not in aliases]
    titled = {place for draft in ordered if draft.kind is Kind.TITLE for place in (draft.start, draft.end)}
    for draft in ordered:
        if draft.kind is not Kind.IDENTITY or titled.isdisjoint({draft.start, draft.end}):
            yield draft


def _spoken(drafts: "Iterable[Draft]") -> "Iterator[Draft]":
    """Give what stands inside a statement or quotation its speaker, the innermost one's."""
    around: list[Draft] = []
    for draft in drafts:
        around = [outer for outer in around if outer.end > draft.start]
        holding = (outer.value.speaker for outer in reversed(around) if outer.end >= draft.end)
        speaker = next((name for name in holding if name), None)
        silent = draft.value.speaker is None and draft.made_by != "statement-belief"
        said = replace(draft, value=replace(draft.value, speaker=speaker)) if silent and speaker else draft
        if said.kind in {Kind.QUOTE, Kind.STATEMENT}:
            around.append(said)
        yield said


def _alone(words: str, published: date | None) -> tuple[Kind, Value]:
    """Read words by themselves: a figure, else a date, else nothing we know."""
    if settled := dates.read(words, published):
        return Kind.DATE, Value(date=settled)
    return values.read(words) or (Kind.OTHER, Value())
