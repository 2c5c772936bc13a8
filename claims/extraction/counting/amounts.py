"""Claims of money, percentages and quantities, made of a passage's figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction.counting import ages, labels, nouns, parts, series, understood
from claims.extraction.text import grammar, language
from claims.extraction.values import currencies, units
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import fold, words
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claims.extraction.text.passage import Draft, Passage


def find(passage: "Passage", figures: Iterable[Figure]) -> "Iterator[Draft]":
    """Yield a claim for each figure that counts or measures something.

    `figures` are those of the passage's text that no date and no casualty has taken. A figure inside a name,
    a telephone number or an idiom is left out, as the annotation guide says.
    """
    doc, text = passage.doc, language.text(passage.doc)
    last = whole = None
    counted: list[Figure] = []
    for figure in sorted((*figures, *ages.decades(text)), key=lambda figure: figure.start):
        claimed = None if labels.labels(doc, figure) else _claimed(doc, figure, last, counted)
        if claimed is None:
            continue
        whole = _whole(text, claimed, last, whole) if last else None
        last = claimed
        if claimed.rule.endswith("-noun"):
            counted.append(claimed)
        draft = passage.draft(claimed.kind, claimed.start, claimed.end, claimed.value, made_by=claimed.rule)
        yield replace(draft, whole=(whole[0] + passage.start, whole[1] + passage.start) if whole else None)


def _claimed(doc: "Doc", figure: Figure, last: Figure | None, counted: list[Figure]) -> Figure | None:
    """Give a figure the unit, span and kind that its words settle, or the figures told before it.

    `last` is the one claimed before, `counted` are all those with a noun of their own.
    """
    if figure.kind is not Kind.QUANTITY:
        return figure
    claimed = _quantity(doc, figure, last)
    if claimed is None or claimed.unit is not None:
        return claimed
    if last and understood.of_the_sum(doc, claimed, last):
        return replace(claimed, kind=last.kind, unit=last.unit, rule=f"{last.kind}-understood")
    return _of_a_body(doc, claimed) or replace(claimed, unit=understood.noun(doc, claimed, counted))


def _of_a_body(doc: "Doc", figure: Figure) -> Figure | None:
    """Read "a workforce of 1,300": a body of people counts people, any other noun before "of" settles nothing."""
    of = _NOUN_OF.search(language.text(doc), max(0, figure.start - _CUE_REACH), figure.start)
    return replace(figure, unit="person" if fold(of["noun"]) in _BODIES else None) if of else None


def _whole(text: str, figure: Figure, last: Figure, of_last: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the place of the figure of which this one is a part: "300 vehicles, including 45 trucks"."""
    alike = figure.kind is last.kind is not Kind.PERCENTAGE and not {figure.unit, last.unit} & _NEVER_PARTS
    if not alike or (last.high is not None and figure.low is not None and figure.low > last.high):
        return None
    return parts.whole(text, (figure.start, figure.core[1]), (last.start, last.end), of_last)


def _quantity(doc: "Doc", figure: Figure, last: Figure | None) -> Figure | None:
    """Give the figure its unit and its full span, or None where it counts nothing."""
    if figure.unit is not None:
        return _shared(doc, figure) if figure.unit == "share" else figure
    return _cued(language.text(doc), figure) or ages.read(doc, figure, last) or _counted(doc, figure)


def _shared(doc: "Doc", figure: Figure) -> Figure | None:
    """Leave out the half that is a part of a game or a name, not a share ("the second half")."""
    at = grammar.first_token(doc, figure.start)
    before = doc[at - 1].lower_ if at else ""
    return None if before in _HALVES_OF_A_GAME or series.goes_on(doc, at) else figure


def _cued(text: str, figure: Figure) -> Figure | None:
    """Read a number without a noun by its cue: "magnitude 6.8", "measuring 5.2", "a hazard ratio of 0.7"."""
    before = text[max(0, figure.start - _CUE_REACH) : figure.start]
    if _RATIO.search(before):
        return replace(figure, unit="ratio", rule="ratio")
    if cue := _MAGNITUDE.search(before):
        start = figure.start - len(cue[0]) if cue["word"] else figure.start
        return replace(figure, start=start, unit="magnitude", rule="magnitude")
    return None


def _counted(doc: "Doc", figure: Figure) -> Figure | None:
    """Attach the noun that is counted, or the one understood where it is left out."""
    noun = nouns.counted(doc, figure)
    if figure.form is Form.WORDS and figure.low == figure.high == 1 and _is_pronoun(doc, figure, noun):
        return None
    if money := currencies.of_noun(noun.unit):
        return replace(figure, end=noun.end, kind=Kind.MONEY, unit=money[0], rule="money-noun")
    if noun.unit is None:
        return _one_or_two(doc, figure) or _alone(doc, figure)
    points = noun.unit == "point" and _of_a_poll(doc, figure)
    kind = Kind.PERCENTAGE if points else Kind.QUANTITY
    unit = "percentage_point" if points else noun.unit
    if figure.scaled and noun.head is not None:
        unit = units.MEASURE_SHORTS.get(doc[noun.head].text, unit)
    rule = f"{figure.rule}-of" if noun.understood else f"{figure.rule}-noun"
    return replace(figure, end=_end(doc, noun), kind=kind, unit=unit, rule=rule)


def _alone(doc: "Doc", figure: Figure) -> Figure | None:
    """Read a figure without a noun by the tally it stands for ("the number of homicides fell to 40")."""
    if figure.form is Form.VAGUE or (figure.form is Form.WORDS and not _compares(doc, figure)):
        return None
    at = grammar.first_token(doc, figure.start)
    tallied = nouns.number_of(doc, at) if at < len(doc) else None
    return replace(figure, unit=tallied, rule=f"{figure.rule}-alone")


def _end(doc: "Doc", noun: nouns.Counted) -> int:
    """Take in the plural counted with the noun: "five ships and helicopters"."""
    last = nouns.joined(doc, noun)
    both = last is not None and noun.head is not None and last.tag_ == doc[noun.head].tag_ == "NNS"
    return last.idx + len(last) if last is not None and both else noun.end


def _one_or_two(doc: "Doc", figure: Figure) -> Figure | None:
    """Read "a day or two", where the article stands for one."""
    told = _NOUN_OR.search(language.text(doc), max(0, figure.start - _CUE_REACH), figure.start)
    if told is None or figure.low != figure.high or figure.low is None or figure.low <= 1:
        return None
    noun = doc[grammar.first_token(doc, told.start("noun"))]
    if noun.tag_ != "NN":
        return None
    return replace(figure, start=told.start(), low=Decimal(1), unit=noun.lemma_, rule="number-one-or")


def _of_a_poll(doc: "Doc", figure: Figure) -> bool:
    """Tell the points of a poll from those of an index or a game."""
    sentence = grammar.sentence_at(doc, figure.start).text
    return bool(_POLL.search(sentence)) and not _SCORED.search(sentence)


def _is_pronoun(doc: "Doc", figure: Figure, noun: nouns.Counted) -> bool:
    """Tell "one family" from "one of them", "no one", "the one" and "one day"."""
    if noun.unit is None or noun.unit in _NO_COUNT_OF_ONE or noun.head is None:
        return True
    at = grammar.first_token(doc, figure.start)
    if (at and doc[at - 1].lower_ in _BEFORE_PRONOUN) or doc[noun.head].tag_ in _PRONOUNS:
        return True
    return noun.understood and doc[noun.head - 1].tag_ != "CD"


def _compares(doc: "Doc", figure: Figure) -> bool:
    return bool(_COMPARED.search(language.text(doc)[max(0, figure.start - _CUE_REACH) : figure.start]))


_CUE_REACH = 24
_HALVES_OF_A_GAME = frozenset(
    {"first", "second", "latter", "other", "opening", "better", "top", "bottom", "third", "-"}
)
_NO_COUNT_OF_ONE = frozenset(
    {"day", "thing", "way", "hand", "word", "side", "point", "time", "sense", "reason", "another"}
)
_BEFORE_PRONOUN = frozenset({"no", "the", "this", "that", "any", "every", "each", "which", "some", "number", "not"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})
_NOUN_OF = re.compile(r"(?<!\w)(?P<noun>[^\W\d_]+)\sof\s$")
_NOUN_OR = re.compile(r"(?<!\w)(?:an?|another)\s(?P<noun>[^\W\d_]+)\sor\s$", re.IGNORECASE)
_BODIES = words(
    "workforce staff crowd audience population crew turnout attendance membership congregation electorate army",
    "city town village hamlet suburb settlement island nation country county community region province republic",
    "class squad payroll cast jury group team delegation enrollment enrolment readership viewership",
)
_NEVER_PARTS = frozenset({"share", "score", "vote", "time", "ratio", "magnitude"})
_MAGNITUDE = re.compile(
    r"(?<!\w)(?P<word>magnitude(?:\sof)?\s)$|(?<!\w)(?:measur(?:ed|ing)|registered|registering|magnitude\swas)\s(?:a\s)?$",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<!\w)ratio\s(?:was|is|of|at)\s$", re.IGNORECASE)
_SCORED = re.compile(
    r"(?<!\w)(?:index|Dow|Nasdaq|S&P|FTSE|Nikkei|stocks?|shares?|scor(?:ed?|ing)|games?|rebounds)(?!\w)"
)
_POLL = re.compile(r"(?<!\w)(?:poll|polls|survey|margin of error|percent|per cent|percentage)(?!\w)|%", re.IGNORECASE)
_COMPARED = re.compile(r"(?:(?<!\w)(?:with|from|to|at|was|were|than|least|about|and|or)|[,:;])\s$", re.IGNORECASE)
