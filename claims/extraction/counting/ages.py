"""The ages of people: bare numbers read by what stands beside them."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction.counting import outcomes
from claims.extraction.text import grammar, language
from claims.extraction.values import numerals
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import any_of, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


def read(doc: "Doc", figure: Figure, last: Figure | None) -> Figure | None:
    """Read an age: "Smith, 42,", "aged 42", "is 42", "a boy of 13", "sons, 4 and 7"; None where it is none.

    `last` is the figure claimed before this one. The cue of "aged 42" is in the span, as the annotation guide says.
    """
    text = language.text(doc)
    oldest = figure.high or figure.low
    if oldest is None or not 0 <= oldest <= OLDEST or oldest != int(oldest):
        return None
    before = text[max(0, figure.start - _REACH) : figure.start]
    if cue := _AGED.search(before):
        return replace(figure, start=figure.start - len(cue["cue"]), unit="year", rule="age-cue")
    if _goes_on_list(text, figure, last):
        return replace(figure, unit="year", rule="age-list")
    rule = _by_the_words_around(doc, figure, before)
    return replace(figure, unit="year", rule=rule) if rule else None


def decades(text: str) -> "Iterator[Figure]":
    """Find the decades of a life: "in her late 30s" is 30 to 39."""
    for found in _DECADE.finditer(text):
        low = Decimal(found["digits"] or 0) or numerals.TENS[fold(found["word"])[:-3] + "y"]
        place = found.span("span")
        yield Figure(*place, low, low + 9, Form.WORDS, place, "age-decade", unit="year")


def _goes_on_list(text: str, figure: Figure, last: Figure | None) -> bool:
    """Tell "aged 4, 7 and 9" from "Smith, 34, and two boys"."""
    if last is None or not last.rule.startswith("age-") or not _LISTED.fullmatch(text, last.end, figure.start):
        return False
    return bool(_STOPS.match(text, figure.end) or _GOES_ON.match(text, figure.end))


def _by_the_words_around(doc: "Doc", figure: Figure, before: str) -> str | None:
    """Give the rule that makes the figure an age."""
    text = language.text(doc)
    ends = _GOES_ON.match(text, figure.end) is not None
    if (
        _OF_AGES.search(before)
        or _THAN_AGE.match(text, figure.start)
        or _LONG_LIFE.search(text[max(0, figure.start - _LONG_REACH) : figure.start])
    ):
        return "age-limit"
    if ends and (_OF_ONE.search(before) or _TURNED.search(before) or _OF_THEM.search(before)):
        return "age-of"
    if ends and _is_old(doc, figure):
        return "age-predicate"
    set_off = _OPENS.search(before) and _STOPS.match(text, figure.end)
    return "age-apposition" if set_off and _follows_a_person(doc, figure) else None


def _is_old(doc: "Doc", figure: Figure) -> bool:
    """Tell "his wife is 49" from "the total is 49" by who is."""
    at = grammar.first_token(doc, figure.start)
    if at < len(("Ann", "is")) or doc[at - 1].lower_ not in _BEING:
        return False
    who = doc[at - 2]
    return who.ent_type_ == "PERSON" or who.lower_ in _THEY or outcomes.person(who.lemma_)


def _follows_a_person(doc: "Doc", figure: Figure) -> bool:
    """Tell "Ann Lee, 42," and "Ann Lee (42)" from a list of numbers."""
    at = grammar.first_token(doc, figure.start)
    earlier = [token for token in doc[max(0, at - 4) : at] if not token.is_punct and token.lower_ not in _THEN]
    if not earlier or earlier[-1].lower_ in _MONTHS_AND_SUCH:
        return False
    return not _place(earlier[-1]) and (earlier[-1].tag_ in _NAMED or outcomes.person(earlier[-1].lemma_))


def _place(token: "Token") -> bool:
    """Tell "In Kabul, 12, two of them children," by the preposition before the name."""
    before = token.i - 1
    while before > 0 and token.doc[before].ent_iob_ != "O" and token.doc[before].ent_type_ == token.ent_type_:
        before -= 1
    return token.ent_type_ in _PLACES and before >= 0 and token.doc[before].tag_ == "IN"


OLDEST = 125

_REACH, _LONG_REACH = 24, 60
_NAMED = frozenset({"NNP", "NNPS", "NN"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE"})
_THEN = words("then now just only both each")
_THEY = words("he she who i they we them us")
_BEING = words("is was are were 's ’s am turns turned")
_MONTHS_AND_SUCH = words(
    "january february march april may june july august september october november december jan. feb. aug.",
    "sept. oct. nov. dec. section article page room",
)
_ONE = "(?:man|woman|boy|girl|child|son|daughter|youth|person|student|toddler)"
_MANY = "(?:children|kids|people|adults|those|anyone|boys|girls|women|men|youths|minors|residents|everyone|patients)"
_AGED = re.compile(r"(?<!\w)(?P<cue>(?:aged|ages?|age\sof|ages\sof)\s(?:between\s)?)$", re.IGNORECASE)
_LISTED = re.compile(r",?\s(?:and|or)\s|,\s")
_TURNED = re.compile(
    r"(?<!\w)(?:turn(?:ed|s|ing)?|died\sat|s?he(?:\s(?:is|was)|[’']s)|who\s(?:is|was)|I[’']?\s?a?m"
    r"|(?:eldest|oldest|youngest)\s(?:is|was))\s$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(rf"(?<!\w){_ONE}\sof\s$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?<!\w)(?:oldest|eldest|youngest)(?:\sof\s(?:them|whom))?(?:\s(?:is|was|being)|,)?\s$", re.IGNORECASE
)
_THAN_AGE = re.compile(r"(?:older|younger)\sthan\s\w+(?!\s(?:the|an?)\s|\w)", re.IGNORECASE)
_OF_AGES = re.compile(rf"(?<!\w)(?<!\bof\s){_MANY}\s(?:aged\s)?$", re.IGNORECASE)
_LONG_LIFE = re.compile(
    r"(?<!\w)(?:life\sexpectancy|(?:average|median|mean|retirement|pension|minimum|legal)\sage)"
    r"(?:\s(?!and\b|or\b)\w+){0,6}\s(?:is|was|of|at|to|from)\s$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^\W\d_][.”\"’')]{0,2},\s(?:(?:then|now|just|only|both|each)\s)?$|[^\W\d_]\s\($", re.IGNORECASE)
_STOPS = re.compile(r"[,.;:)—–]|\s[—–]|\s(?:and|or)\s\d{1,3}\b|$")
_GOES_ON = re.compile(
    r"[,.;:)—–]|$|\s(?:and|but|or|when|who|with|at|on|in|last|this|next|now|today|was|is|were|years?)\b"
)
_DECADE = re.compile(
    r"(?<!\w)in\s(?:his|her|their|my|our|your)\s(?P<span>(?:(?:early|mid|late)[\s-])?"
    rf"(?:(?P<digits>[1-9]0)[’']?s|(?P<word>{any_of(tuple(f'{ten[:-1]}ies' for ten in numerals.TENS))})))(?!\w)",
    re.IGNORECASE,
)
