"""Claims of people killed, injured, missing, captured, displaced or rescued, and which are parts of which."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction.counting import ages, nouns, outcomes, parts, plight, singles
from claims.extraction.counting.nouns import Counted
from claims.extraction.text import grammar, language
from claims.extraction.values import units
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import fold, words
from claims.vocabulary import Kind, Outcome, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from claims.extraction.text.passage import Draft, Passage


@dataclass(frozen=True, slots=True)
class _Toll:
    """People counted and what happened to them; offsets in the passage."""

    start: int
    end: int
    outcome: Outcome
    figure: Figure
    rule: str
    whole: tuple[int, int] | None = None


def find(passage: "Passage", figures: Iterable[Figure]) -> "Iterator[Draft]":
    """Yield a claim for each figure that counts people something happened to.

    The span ends before the verb ("at least 31 people | were killed"), but keeps a noun that says the outcome
    ("312 dead"). A part ("including two Americans") carries the span of its whole. One person alone is an
    event, and left out unless the sentence counts others too.
    """
    doc = passage.doc
    tolls = _tolls(doc, figures)
    # One who is told in a list of several counts is found beside each of them.
    found = {(toll.start, toll.end): toll for toll in (*tolls, *_nobody(language.text(doc)))}
    for _, toll in sorted(found.items()):
        if toll.figure.low == toll.figure.high == 1 and not _in_company(doc, toll, tolls):
            continue
        low, high, qualifier = toll.figure.value.low, toll.figure.value.high, toll.figure.qualifier
        value = Value(low, high, "person", qualifier, outcome=toll.outcome)
        draft = passage.draft(Kind.CASUALTY, toll.start, toll.end, value, made_by=toll.rule)
        whole = (toll.whole[0] + passage.start, toll.whole[1] + passage.start) if toll.whole else None
        yield replace(draft, whole=whole)


def _tolls(doc: "Doc", figures: Iterable[Figure]) -> list[_Toll]:
    """Give the tolls in order, ages left out; of "one of the 12 jurors fell ill" only the one."""
    tolls: list[_Toll] = []
    aged: Figure | None = None
    some_of: int | None = None
    for figure in figures:
        if figure.kind is not Kind.QUANTITY or figure.unit is not None:
            continue
        if age := ages.read(doc, figure, aged):
            aged = age
            continue
        noun = _joined(doc, _clipped(doc, figure, nouns.counted(doc, figure)))
        toll = _of_the_fallen(doc, figure, tolls) or _part(language.text(doc), figure, noun, tolls)
        toll = toll or (_by_noun if noun.head is not None and noun.head == some_of else _toll)(doc, figure, noun)
        some_of = noun.head if noun.understood else None
        tolls += [toll, *_singles(doc, noun, toll)] if toll else []
    return tolls


def _of_the_fallen(doc: "Doc", figure: Figure, tolls: list[_Toll]) -> _Toll | None:
    """Read "three of the dead" as a part of the dead counted before, if they were."""
    found = _OF_THE_FALLEN.match(language.text(doc), figure.end)
    if found is None:
        return None
    outcome = outcomes.of_noun(fold(found["who"])) or (tolls[-1].outcome if tolls else Outcome.KILLED)
    whole = next(((toll.start, toll.end) for toll in reversed(tolls) if toll.outcome is outcome), None)
    return _Toll(figure.start, found.end(), outcome, figure, "casualty-of-the-fallen", whole)


def _singles(doc: "Doc", noun: Counted, toll: _Toll) -> Iterator[_Toll]:
    """Find the single ones of a tally: "two Danes and a Swede"."""
    if noun.head is None or noun.understood:
        return
    for place in singles.beside(doc, noun.head):
        one = Figure(*place, Decimal(1), Decimal(1), Form.WORDS, place)
        yield _Toll(*place, toll.outcome, one, "casualty-tally", toll.whole)


def _part(text: str, figure: Figure, noun: Counted, tolls: list[_Toll]) -> _Toll | None:
    """Read "including two Americans" and "two of them guards" as a part of the people counted before."""
    if not tolls or not _may_be_people(noun.unit):
        return None
    last = tolls[-1]
    between = text[last.end : figure.start]
    if len(between) > parts.REACH or noun.understood:
        return None
    badly = _HOW_BADLY.match(text, figure.end)
    outcome = Outcome.KILLED if badly and badly["fatally"] else last.outcome
    if (badly or parts.OF_THEM.match(text, figure.end)) and parts.SAME_SENTENCE.fullmatch(between):
        whole, outcome = last.whole or (last.start, last.end), outcomes.after(text, noun.end) or outcome
    elif parts.INCLUDING.search(between):
        whole = (last.start, last.end)
    elif last.whole and parts.LISTED.fullmatch(between):
        whole = last.whole
    else:
        return None
    return _Toll(figure.start, noun.end, outcome, figure, "casualty-part", whole)


def _toll(doc: "Doc", figure: Figure, noun: Counted) -> _Toll | None:
    """Ask the noun itself, an adjective before it, then all that is said of the people."""
    if named := _by_noun(doc, figure, noun):
        return named
    if not _may_be_people(noun.unit):
        return None
    if _FROM.search(language.text(doc)[max(0, figure.start - _CUE_REACH) : figure.start]) and not _people(doc, noun):
        return None
    outcome, rule = plight.of_people(doc, figure, noun)
    if outcome is None or (outcome in outcomes.OF_PEOPLE_ONLY and not _people(doc, noun)):
        return None
    return _Toll(figure.start, noun.end, outcome, figure, rule)


def _by_noun(doc: "Doc", figure: Figure, noun: Counted) -> _Toll | None:
    """Read "19 survivors", "12 wounded", "23 killed" and "seven missing hikers"; the outcome word is in the span."""
    outcome = _of_unit(doc, figure, noun)
    if outcome:
        return _Toll(figure.start, noun.end, outcome, figure, "casualty-noun")
    at = grammar.first_token(doc, figure.end)
    if at >= len(doc) or doc[at].idx - figure.end > 1:
        return None
    outcome = outcomes.of_noun(doc[at].lower_) if doc[at].lower_ in _AS_NOUNS else None
    if outcome and (noun.head is None or noun.head == at) and not plight.acts(doc, at):
        return _Toll(figure.start, doc[at].idx + len(doc[at]), outcome, figure, "casualty-noun")
    if outcome and noun.head is not None and at < noun.head and _may_be_people(noun.unit) and _people(doc, noun):
        return _Toll(figure.start, noun.end, outcome, figure, "casualty-adjective")
    return None


def _of_unit(doc: "Doc", figure: Figure, noun: Counted) -> Outcome | None:
    """Read the noun that is counted: "19 survivors", "claimed 16 lives"."""
    if noun.unit is None or (noun.head is not None and doc[noun.head].lower_ in _AS_NOUNS):
        return None
    taken = noun.unit == "life" and _TAKEN.search(language.text(doc)[max(0, figure.start - _CUE_REACH) : figure.start])
    return Outcome.KILLED if taken else outcomes.of_noun(noun.unit)


def _clipped(doc: "Doc", figure: Figure, noun: Counted) -> Counted:
    """End a headline's phrase before what happened, capitalised like a name: "23 Miners | Hurt"."""
    first = grammar.first_token(doc, figure.end)
    if noun.head is None or noun.understood:
        return noun
    for token in doc[first + 1 : noun.head + 1]:
        if token.lower_ in _AS_NOUNS and token.text[:1].isupper():
            before = doc[token.i - 1]
            return Counted(before.idx + len(before), units.singular(before.text, before.lemma_), before.i)
    return noun


def _joined(doc: "Doc", noun: Counted) -> Counted:
    """Take in people joined to those counted without a figure of their own: "40 passengers and crew members"."""
    last = nouns.joined(doc, noun)
    if last is None:
        return noun
    plural = last.tag_ in ("NNS", "NNPS") or last.lower_ in _CREWS
    known = outcomes.people(units.singular(last.text, last.lemma_)) or last.lower_ in _CREWS
    return replace(noun, end=last.idx + len(last)) if plural and known else noun


def _nobody(text: str) -> Iterator[_Toll]:
    """Find where nobody came to harm: "no one was hurt", "no deaths", "no reports of serious injuries"."""
    for found in _NOBODY.finditer(text):
        start, end = found.span("who")
        noun = found["noun"]
        outcome = outcomes.of_noun(_SINGULAR[fold(noun)]) if noun else outcomes.after(text, found.end())
        if outcome:
            zero = Figure(start, end, Decimal(0), Decimal(0), Form.WORDS, (start, end))
            yield _Toll(start, end, outcome, zero, "casualty-nobody")


def _in_company(doc: "Doc", toll: _Toll, tolls: list[_Toll]) -> bool:
    sentence = _sentence(doc, toll.start)
    return any(other is not toll and sentence.start_char <= other.start < sentence.end_char for other in tolls)


def _sentence(doc: "Doc", offset: int) -> "Span":
    return grammar.sentence_at(doc, offset)


def _may_be_people(unit: str | None) -> bool:
    return unit is None or unit not in outcomes.NOT_PEOPLE


def _people(doc: "Doc", noun: Counted) -> bool:
    return outcomes.people(noun.unit) or (noun.head is not None and doc[noun.head].ent_type_ == "NORP")


_CUE_REACH = 30
_AS_NOUNS = plight.DEEDS | words("dead missing homeless")
_OF_THE_FALLEN = re.compile(
    r"\sof\s(?:the|those|its|their)\s(?P<who>dead|killed|injured|wounded|victims|survivors)(?!\w)", re.IGNORECASE
)
_CREWS = words("crew staff police personnel people")
_HOW_BADLY = re.compile(
    r"\s(?:of\s(?:them|whom)\s)?(?:(?P<fatally>fatally)|seriously|critically|gravely|badly|severely|slightly|lightly"
    r"|in\s(?:critical|serious|grave)\scondition)(?!\w)",
    re.IGNORECASE,
)
# "from one farm" says where the people are from; the verb after it is theirs.
_FROM = re.compile(r"(?<!\w)(?:from|in|at|near|on|inside|aboard)\s$", re.IGNORECASE)
_TAKEN = re.compile(
    r"(?<!\w)(?:claim|claimed|claiming|took|taking|taken|takes|cost|costing|lost|loss\sof)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?<!\w)(?P<who>(?:no\sone|nobody|none)(?=\s)"
    r"|(?:no|zero)\s(?:(?:\w+\s)?reports\sof\s)?(?:\w+\s)?(?P<noun>deaths|injuries|fatalities|casualties|arrests)"
    r"|no\s(?:people|passengers|workers|students|officers|residents|children|civilians|soldiers))(?!\w)"
    r"(?:(?<=none)\sof\s(?:the|those|them|its|his|her|their)(?:\s(?!was|were|is|are|had|have|has)\w+){0,2})?",
    re.IGNORECASE,
)
_SINGULAR = {
    "deaths": "death",
    "injuries": "injury",
    "fatalities": "fatality",
    "casualties": "casualty",
    "arrests": "arrest",
}
