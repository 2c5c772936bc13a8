"""Everything in a text that could be wrong, found wider than the rules of claims find it: a net for what they miss."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claims.extraction.dates import dates, datewords
from claims.extraction.found import Fact, FactSort
from claims.extraction.people import naming
from claims.extraction.speech import quotes
from claims.extraction.text import entities, grammar, language, layout
from claims.extraction.text.layout import Part
from claims.extraction.text.legible import legible
from claims.extraction.text.spans import Taken
from claims.extraction.values import numbers, ordinals
from claims.extraction.words import rolewords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]


def find(text: str) -> tuple[Fact, ...]:
    """Find every number, name, date, quotation and superlative of a text, in its order, longer before shorter.

    No two overlap, the longest is taken, but for quotations: what stands within one is found too. Bylines, notes and
    datelines are read as well; marks of lists and footnotes and web addresses are not. Offsets count code points of the
    text as given. Any string is taken; the first call loads the language model.
    """
    blocks = [block for block in layout.split(text) if block.part not in UNREAD]
    found: list[Fact] = []
    with language.model().memory_zone():
        docs = language.model().pipe(legible(text[block.start : block.end]) for block in blocks)
        for block, doc in zip(blocks, docs, strict=True):
            entities.mend(doc)
            for sort, (start, end) in _in_block(doc):
                place = block.start + start, block.start + end
                found.append(Fact(sort, *place, text[slice(*place)]))
    return tuple(sorted(found, key=lambda fact: (fact.start, -fact.end)))


# A list's number and a line without a letter.
UNREAD = frozenset({Part.MARK, Part.RULE})
DAYS = frozenset({"DATE", "TIME"})
NAMED = naming.NAMED | {"EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
# Superlatives by another form, or none to the model's tags.
HIGHEST = words(
    "first last only record best worst most least latest top sole lone unique unprecedented maximum minimum peak",
    "foremost utmost all-time never-before",
)
NO_HIGHEST = words("honest modest earnest west midwest northwest southwest forest interest request protest arrest")
# "At least 12" says how many, "at last" says nothing of a row.
NO_ROW = words("at")
SUPERLATIVE_TAGS = frozenset({"JJS", "RBS"})
NO_NAMES = rolewords.ROLES | rolewords.FORMS_OF_ADDRESS | rolewords.SHORT_RANKS | words("i")

_DIGITS = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-–])\d(?:[\d,.]*\d)?")
# "COVID-19", "F-16", "A320".
_NUMBERED_NAME = re.compile(r"(?<![\w-])[^\W\d_]{1,10}[-–]?\d{1,5}(?:[-–]?\w{1,4})?(?!\w)")
_DAY = re.compile(rf"(?<!\w)(?:{datewords.CUT_WEEKDAY}|(?-i:{'|'.join(datewords.PLAIN_MONTHS)}))(?!\w)")
_EST = re.compile(r"[a-z]{3,}est")


def _in_block(doc: "Doc") -> Iterator[tuple[FactSort, Span]]:
    """Yield the facts of a paragraph, with offsets in it."""
    text = language.text(doc)
    taken: list[tuple[FactSort, Span]] = []
    places: set[int] = set()
    sorts = {
        FactSort.DATE: _dates(doc, text),
        FactSort.NUMBER: _joined([*_numbers(doc, text)]),
        FactSort.SUPERLATIVE: _superlatives(doc),
        FactSort.NAME: _names(doc, text),
    }
    every = [(sort, span) for sort, spans in sorts.items() for span in spans]
    for sort, (start, end) in sorted(every, key=lambda one: one[1][0] - one[1][1]):
        if places.isdisjoint(range(start, end)):
            places.update(range(start, end))
            taken.append((sort, (start, end)))
    yield from taken
    for run in quotes.runs(text):
        start, end = grammar.trimmed(text, run.start, run.end, article=True)
        if start < end and not any(one <= start and end <= two for _, (one, two) in taken):
            yield FactSort.QUOTATION, (start, end)


def _dates(doc: "Doc", text: str) -> Iterator[Span]:
    """Yield the dates of our own grammar, and each month and weekday that it left."""
    known = Taken((entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in DAYS)
    mentioned = [(each.start, each.end) for each in dates.mentions(text, lambda at: known.meets(at, at + 1))]
    yield from mentioned
    yield from (found.span() for found in _DAY.finditer(text))


def _numbers(doc: "Doc", text: str) -> Iterator[Span]:
    """Yield the numbers of our own grammar, each run of digits that is not in a word, and the model's cardinals."""
    yield from ((number.start, number.end) for number in numbers.scan(text))
    yield from ((place.start, place.end) for place in ordinals.scan(text) if text[place.start : place.end] != "first")
    yield from (found.span() for found in _DIGITS.finditer(text))
    for token in doc:
        # "One" is a pronoun as often, and our own grammar knows.
        if token.tag_ == "CD" and token.is_alpha and token.lower_ != "one":
            yield _place(token)


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Make one of those that overlap."""
    open_: Span | None = None
    for start, end in sorted(spans):
        if open_ and start < open_[1]:
            open_ = open_[0], max(open_[1], end)
            continue
        if open_:
            yield open_
        open_ = start, end
    if open_:
        yield open_


def _superlatives(doc: "Doc") -> Iterator[Span]:
    for token in doc:
        before = doc[token.i - 1].lower_ if token.i else ""
        formed = token.lower_ in HIGHEST or (token.pos_ == "ADJ" and _EST.fullmatch(token.lower_))
        if before not in NO_ROW and token.lower_ not in NO_HIGHEST and (formed or token.tag_ in SUPERLATIVE_TAGS):
            yield _place(token)


def _names(doc: "Doc", text: str) -> Iterator[Span]:
    """Yield the names that the model or our own rules know, and all else that is written as a name."""
    known = [*_known(doc)]
    yield from known
    yield from (found.span() for found in _NUMBERED_NAME.finditer(text))
    inside = Taken(known)
    run: list[Token] = []
    for token in doc:
        free = not inside.meets(*_place(token))
        if free and (_written_as_name(token) or (run and _numbers_name(token))):
            run.append(token)
            continue
        yield from _run(run)
        run = []
    yield from _run(run)


def _known(doc: "Doc") -> Iterator[Span]:
    for entity in (*doc.ents, *naming.names(doc)):
        if entity.label_ not in NAMED:
            continue
        name = [*entity]
        while name and (name[0].pos_ in {"DET", "PRON", "NUM", "PUNCT"} or name[0].is_space):
            name.pop(0)
        while name and (name[-1].tag_ == "POS" or name[-1].pos_ in {"NUM", "PUNCT"} or name[-1].is_space):
            name.pop()
        if any(token.text[0].isupper() for token in name):
            yield from _run(name)


def _run(name: "Iterable[Token]") -> Iterator[Span]:
    tokens = [*name]
    if tokens:
        yield tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _written_as_name(token: "Token") -> bool:
    """Tell a name by its tag, or by a capital that no sentence begins with."""
    if not token.text[0].isupper() or token.lower_.rstrip(".") in NO_NAMES or len(token) == 1:
        return False
    begins = token.is_sent_start or token.nbor(-1).is_punct
    return token.pos_ == "PROPN" or (not begins and token.pos_ in {"NOUN", "ADJ", "X"})


def _numbers_name(token: "Token") -> bool:
    """Tell the "21st" of "West 21st Street"."""
    return token.text[0].isdigit() and token.i + 1 < len(token.doc) and _written_as_name(token.nbor())


def _place(token: "Token") -> Span:
    return token.idx, token.idx + len(token)
