"""Numbers that name a thing or speak in figures, and count nothing: Route 66, 5G, telephone numbers, two minds."""

import re
from typing import TYPE_CHECKING

from claims.extraction.counting import nouns
from claims.extraction.dates import datewords
from claims.extraction.text import grammar, language
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import any_of, phrases
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claims.extraction.values.figure import Figure


def labels(doc: "Doc", figure: "Figure") -> bool:
    """Tell a figure that is a part of a name, an address, a telephone number or an idiom."""
    if figure.kind is not Kind.QUANTITY:
        return False
    text, (start, end) = language.text(doc), figure.core
    told = figure.rule in _TOLD and (figure.high or 0) < _HIGHEST_SCORE
    near = max(0, start - _REACH), end + _REACH
    forms = (datewords.EVENT_DAYS, _IDIOM, *(() if told or _GROUPED.fullmatch(text, start, end) else (_PHONE,)))
    if any(_within(form, text, start, near) for form in forms) or (not told and _NUMBERED.search(text, near[0], start)):
        return True
    if told or figure.unit not in (None, "score", "vote"):
        return False
    if figure.form is Form.WORDS:
        return _capital_word(doc, figure)
    return figure.form is Form.DIGITS and (
        text[end : end + 1].isalpha() or _in_name(doc, figure) or _after_name(doc, figure) or _before_name(doc, figure)
    )


def _within(form: "re.Pattern[str]", text: str, start: int, near: tuple[int, int]) -> bool:
    return any(found.start() <= start < found.end() for found in form.finditer(text, *near))


def _capital_word(doc: "Doc", figure: "Figure") -> bool:
    """Tell "the Big Three makers" from a headline's "Leaves Seven Dead": small letters go on after it."""
    at, after = grammar.first_token(doc, figure.start), grammar.first_token(doc, figure.end)
    if not figure.start == figure.core[0] < figure.end or not 0 < at < after < len(doc):
        return False
    capital = doc[at].text[:1].isupper() and doc[at - 1].text[:1].isupper() and not doc[at].is_sent_start
    return capital and doc[at - 1].tag_ == "NNP" and doc[after].text[:1].islower()


def _in_name(doc: "Doc", figure: "Figure") -> bool:
    """Tell the number of a product, a law or a work that the model reads as one name ("iPhone 11 Pro")."""
    at = grammar.first_token(doc, figure.core[0])
    return at < len(doc) and doc[at].ent_iob_ == "I" and doc[at].ent_type_ in _NAMES


def _after_name(doc: "Doc", figure: "Figure") -> bool:
    """Tell "Route 66" and "Boeing 737" from "In Ohio 66 people": a capital before, no plural after."""
    at = grammar.first_token(doc, figure.core[0])
    if figure.start != figure.core[0] or not at or doc[at - 1].text.islower() or doc[at - 1].tag_ != "NNP":
        return False
    if doc[at - 1].idx + len(doc[at - 1]) + 1 != figure.start:
        return False
    head = nouns.head_of(doc, grammar.first_token(doc, figure.end))
    return head is None or doc[head].tag_ not in ("NNS", "NNPS")


def _before_name(doc: "Doc", figure: "Figure") -> bool:
    """Tell "400 Commerce Ave." and "7 Grain cereals" from "12 Democratic senators" and "50 Boeing 737s"."""
    at = grammar.first_token(doc, figure.core[1])
    if figure.core[1] - figure.core[0] > _LONGEST_HOUSE_NUMBER:
        return False
    if at >= len(doc) or doc[at].tag_ not in ("NNP", "NNPS") or not doc[at].text[:1].isupper():
        return False
    entity = next((entity.label_ for entity in doc[at : at + 1].ents), doc[at].ent_type_)
    if entity in ("NORP", "GPE", "ORG", "PERSON") and doc[at].tag_ == "NNPS":
        return False
    head = nouns.head_of(doc, at)
    if head is None or entity not in ("NORP", "GPE", "ORG"):
        return True
    return doc[head].tag_ == "NNP" and doc[head].is_alpha


_REACH = 32
_LONGEST_HOUSE_NUMBER = 4
# A score that its words tell of is no telephone number, which has more figures.
_TOLD, _HIGHEST_SCORE = frozenset({"score", "vote"}), 1000
_NAMES = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"})
_PHONE = re.compile(
    r"(?<![\w$€£])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?"
    r"\d{3,5}[ .-]\d{3,4}(?:[ .-]\d{3,4})?(?![\w%]|,\d)"
)
# "400 000" and "1 200 000" are sums; three times three digits are called.
_GROUPED = re.compile(r"\d{1,3} \d{3}|\d{1,2}(?: \d{3}){2,4}")
# Words whose number is a name: "Room 12", "No. 4", "Group of 20".
_CALLED = phrases(
    "no., nos., p., pp., number, numbers, num., room, flight, route, highway, interstate, page, pages, section,",
    "article, chapter, channel, row, apartment, suite, gate, platform, rule, title, phase, episode, grade, level,",
    "type, category, tier, proposition, prop., measure, bill, case, docket, lot, box, district, ward, precinct,",
    "station, zone, version, volume, vol., figure, table, item, form, stadium, exit, lane, verse, psalm, building,",
    "block, unit, model, size, area, line, track, pier, group of, footnote, note, planet",
)
# Indices are called by the number of their companies.
_INDICES = ("S&P", "S & P", "S P", "SP", "FTSE", "Fortune", "Russell", "Nikkei", "CAC", "Nasdaq", "TSX", "ASX")
_NUMBERED = re.compile(rf"(?:(?<!\w){any_of((*_CALLED, *_INDICES))}\s|#\s?|(?<=[A-Z])-)$", re.IGNORECASE)
_FIGURES_OF_SPEECH = phrases(
    "two minds, one word, four corners, two cents, one another, one day, one thing, one on one, one time,",
    "one way, one off, two way, 24/7, 50 50, fifty fifty, million dollar question, nine to five, half hearted,",
    "half brother, half sister, zero in, zeroed in, ten to one, one too many, three dimensional,",
    "two dimensional, 360 degree, one sided, seven seas, double standard",
)
_IDIOM = re.compile(rf"(?<!\w){any_of(_FIGURES_OF_SPEECH)}(?!\w)", re.IGNORECASE)
