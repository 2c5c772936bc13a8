"""Claims of people killed, injured, missing, captured, displaced or rescued, and which are parts of which."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction import nouns, outcomes
from claims.extraction.figures import Figure
from claims.extraction.nouns import Counted
from claims.extraction.numbers import Form
from claims.extraction.wordlists import fold
from claims.vocabulary import Kind, Outcome, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from claims.extraction.passage import Draft, Passage


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
    tolls: list[_Toll] = []
    for figure in figures:
        if figure.kind is Kind.QUANTITY and figure.unit is None:
            noun = nouns.counted(doc, figure)
            toll = _part(doc.text, figure, noun, tolls) or _toll(doc, figure, noun)
            tolls += [toll] if toll else []
    for toll in sorted((*tolls, *_nobody(doc.text)), key=lambda toll: toll.start):
        if toll.figure.low == toll.figure.high == 1 and not _in_company(doc, toll, tolls):
            continue
        low, high, qualifier = toll.figure.value.low, toll.figure.value.high, toll.figure.qualifier
        value = Value(low, high, "person", qualifier, outcome=toll.outcome)
        draft = passage.draft(Kind.CASUALTY, toll.start, toll.end, value, made_by=toll.rule)
        whole = (toll.whole[0] + passage.start, toll.whole[1] + passage.start) if toll.whole else None
        yield replace(draft, whole=whole)


def _part(text: str, figure: Figure, noun: Counted, tolls: list[_Toll]) -> _Toll | None:
    """Read "including two Americans" as a part of the people counted before it in the sentence."""
    if not tolls or not _may_be_people(noun.unit):
        return None
    last = tolls[-1]
    between = text[last.end : figure.start]
    if len(between) > _PART_REACH or noun.understood:
        return None
    if _INCLUDING.search(between):
        whole = (last.start, last.end)
    elif last.whole and _LISTED.fullmatch(between):
        whole = last.whole
    else:
        return None
    return _Toll(figure.start, noun.end, last.outcome, figure, "casualty-part", whole)


def _toll(doc: "Doc", figure: Figure, noun: Counted) -> _Toll | None:
    """Ask each reading in turn: a noun, the words beside, the syntax, a running toll."""
    if named := _by_noun(doc, figure, noun):
        return named
    if not _may_be_people(noun.unit):
        return None
    outcome, rule = _beside(doc, figure, noun)
    if outcome is None:
        outcome, rule = _by_syntax(doc, figure, noun), "casualty-verb"
    if outcome is None:
        outcome, rule = _running(doc, figure, noun), "casualty-toll"
    if outcome is None or (outcome in outcomes.OF_PEOPLE_ONLY and not _people(doc, noun)):
        return None
    return _Toll(figure.start, noun.end, outcome, figure, rule)


def _by_noun(doc: "Doc", figure: Figure, noun: Counted) -> _Toll | None:
    """Read "19 survivors" and "12 wounded"; "12 killed" is a verb's form, and its figure stands alone."""
    if noun.unit is not None:
        outcome = outcomes.of_noun(noun.unit)
        if (
            outcome is None
            and noun.unit == "life"
            and _TAKEN.search(doc.text[max(0, figure.start - _CUE_REACH) : figure.start])
        ):
            outcome = Outcome.KILLED
        if outcome:
            return _Toll(figure.start, noun.end, outcome, figure, "casualty-noun")
        if noun.head is not None and doc[noun.head].lower_ not in _WEARS_ADJECTIVE:
            return None
    at = nouns.first_token(doc, figure.end)
    if at < len(doc) and doc[at].lower_ in _AS_NOUNS and doc[at].idx - figure.end <= 1:
        outcome = outcomes.of_noun(doc[at].lower_)
        return _Toll(figure.start, doc[at].idx + len(doc[at]), outcome, figure, "casualty-noun") if outcome else None
    return None


def _beside(doc: "Doc", figure: Figure, noun: Counted) -> tuple[Outcome | None, str]:
    """Read the words right after the people, then those right before."""
    if outcome := outcomes.after(doc.text, noun.end):
        return outcome, "casualty-after"
    if figure.form is not Form.VAGUE or noun.unit is not None:
        outcome = outcomes.before(doc.text, figure.start)
        if outcome is None and _LEFT.search(doc.text[max(0, figure.start - _CUE_REACH) : figure.start]):
            outcome = outcomes.after(doc.text, noun.end)
        return outcome, "casualty-before"
    return None, ""


def _by_syntax(doc: "Doc", figure: Figure, noun: Counted) -> Outcome | None:
    """Follow the counted noun to its verb, over coordination, as subject or object."""
    at = noun.head if noun.head is not None and not noun.understood else nouns.first_token(doc, figure.core[0])
    if at >= len(doc):
        return None
    token = _first_of_list(doc[at])
    verb = token.head
    if token.dep_ == "nsubjpass":
        return _of_passive(verb)
    if token.dep_ == "nsubj":
        return outcomes.of_verb(verb.lemma_, subject=True)
    if token.dep_ in ("dobj", "obj"):
        return outcomes.of_verb(verb.lemma_, subject=False)
    reduced = next((child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    return _of_passive(reduced) if reduced is not None else None


def _of_passive(verb: "Token") -> Outcome | None:
    """Read a passive verb, and those joined to it ("were shot and killed")."""
    for each in (verb, *verb.conjuncts):
        if outcome := outcomes.of_verb(each.lemma_, subject=False):
            return outcome
    return None


def _first_of_list(token: "Token") -> "Token":
    for _ in range(_LONGEST_LIST):
        if token.dep_ not in ("conj", "appos", "nummod", "quantmod") or token.head.pos_ not in (
            "NOUN",
            "PROPN",
            "NUM",
            "PRON",
        ):
            break
        token = token.head
    return token


def _running(doc: "Doc", figure: Figure, noun: Counted) -> Outcome | None:
    """Read "the death toll rose to 312", "the number of injured at 40", "among the dead were four"."""
    before = doc.text[max(_sentence(doc, figure.start).start_char, figure.start - _TOLL_REACH) : figure.start]
    if told := _AMONG_BEFORE.search(before):
        return outcomes.of_noun(fold(told["who"])) or Outcome.KILLED
    if told := _AMONG_AFTER.match(doc.text, noun.end):
        return outcomes.of_noun(fold(told["who"])) or Outcome.KILLED
    if noun.unit not in (None, "person"):
        return None
    told = _NUMBER_OF.search(before)
    return (outcomes.of_noun(fold(told["who"] or "")) or Outcome.KILLED) if told else None


def _nobody(text: str) -> Iterator[_Toll]:
    """Find where nobody came to harm: "no one was hurt", "no deaths"."""
    for found in _NOBODY.finditer(text):
        start, end = found.span("who")
        noun = found["noun"]
        outcome = outcomes.of_noun(_SINGULAR[fold(noun)]) if noun else outcomes.after(text, end)
        if outcome:
            zero = Figure(start, end, Decimal(0), Decimal(0), Form.WORDS, (start, end))
            yield _Toll(start, end, outcome, zero, "casualty-nobody")


def _in_company(doc: "Doc", toll: _Toll, tolls: list[_Toll]) -> bool:
    sentence = _sentence(doc, toll.start)
    return any(other is not toll and sentence.start_char <= other.start < sentence.end_char for other in tolls)


def _sentence(doc: "Doc", offset: int) -> "Span":
    return doc[min(nouns.first_token(doc, offset), len(doc) - 1)].sent


def _may_be_people(unit: str | None) -> bool:
    return unit is None or unit not in outcomes.NOT_PEOPLE


def _people(doc: "Doc", noun: Counted) -> bool:
    return outcomes.people(noun.unit) or (noun.head is not None and doc[noun.head].ent_type_ == "NORP")


_PART_REACH = 120
_TOLL_REACH = 110
_CUE_REACH = 30
_LONGEST_LIST = 6
_AS_NOUNS = frozenset({"dead", "wounded", "injured", "missing", "hurt", "homeless", "displaced"})
_WEARS_ADJECTIVE = frozenset({"dead", "wounded", "injured", "missing"})
_WHO = (
    r"(?P<who>dead|deaths?|killed|injured|wounded|missing|fatalit(?:y|ies)|casualties|arrests|arrested|detained"
    r"|displaced|victims)"
)
_INCLUDING = re.compile(
    r"^[^.;!?]*(?<!\w)(?:including|among\sthem|among\swhom|of\swhom|of\sthem|include[sd]?|along\swith)\s$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\s\w+){0,3}(?:,|,?\sand|\sas\swell\sas)\s", re.IGNORECASE)
_TAKEN = re.compile(
    r"(?<!\w)(?:claim|claimed|claiming|took|taking|taken|takes|cost|costing|lost|loss\sof)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?<!\w)(?:left|leaves|leaving)\s(?:\w+\s)?$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    rf"(?<!\w)(?:(?:number|total|count)\sof\s(?:the\s|people\s|those\s)?{_WHO}|(?:death\s)?toll|body\scount|number\skilled)"
    r"[^.;!?]*(?<!\w)(?:to|at|of|was|is|stands?|stood|reached|reaches|hit|passed|exceeded|from|by|:|than|as)\s(?:a\s)?$",
    re.IGNORECASE,
)
_AMONG_BEFORE = re.compile(rf"(?<!\w)among\sthe\s{_WHO}(?:\s\w+){{0,4}}\s(?:were|was|are|is)\s$", re.IGNORECASE)
_AMONG_AFTER = re.compile(rf"[^.;!?,]{{0,40}}\s(?:were|was|are|is)\samong\sthe\s{_WHO}(?!\w)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?<!\w)(?P<who>(?:no\sone|nobody|none)(?=\s)|no\s(?P<noun>deaths|injuries|fatalities|casualties|arrests))(?!\w)",
    re.IGNORECASE,
)
_SINGULAR = {
    "deaths": "death",
    "injuries": "injury",
    "fatalities": "fatality",
    "casualties": "casualty",
    "arrests": "arrest",
}
