"""Claims of money, percentages and quantities, made of a passage's figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction import currencies, language, nouns, outcomes
from claims.extraction.figure import Figure
from claims.extraction.numbers import Form
from claims.extraction.wordlists import any_of, phrases, words
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claims.extraction.passage import Draft, Passage


def find(passage: "Passage", figures: Iterable[Figure]) -> "Iterator[Draft]":
    """Yield a claim for each figure that counts or measures something.

    `figures` are those of the passage's text that no date and no casualty has taken. A figure inside a name,
    a telephone number or an idiom is left out, as the annotation guide says.
    """
    doc = passage.doc
    counted: str | None = None
    for figure in figures:
        if _names_something(doc, figure):
            continue
        claimed = figure if figure.kind is not Kind.QUANTITY else _quantity(doc, figure)
        if claimed is None:
            continue
        if claimed.rule.endswith("-noun"):
            counted = claimed.unit
        elif claimed.unit is None:
            claimed = replace(claimed, unit=counted)
        yield passage.draft(claimed.kind, claimed.start, claimed.end, claimed.value, made_by=claimed.rule)


def _quantity(doc: "Doc", figure: Figure) -> Figure | None:
    """Give the figure its unit and its full span, or None where it counts nothing."""
    if figure.unit is not None:
        return _shared(doc, figure) if figure.unit == "share" else _bare_idiom(doc, figure)
    return _cued(language.text(doc), figure) or _age(doc, figure) or _counted(doc, figure)


def _bare_idiom(doc: "Doc", figure: Figure) -> Figure | None:
    return None if _IDIOM.match(language.text(doc), figure.core[0]) else figure


def _shared(doc: "Doc", figure: Figure) -> Figure | None:
    """Leave out the half that is a part of a game or a name, not a share ("the second half")."""
    at = nouns.first_token(doc, figure.start)
    before = doc[at - 1].lower_ if at else ""
    return None if before in _HALVES_OF_A_GAME else figure


def _cued(text: str, figure: Figure) -> Figure | None:
    """Read a number without a noun by its cue: "magnitude 6.8", "measuring 5.2", "a hazard ratio of 0.7"."""
    before = text[max(0, figure.start - _CUE_REACH) : figure.start]
    if _RATIO.search(before):
        return replace(figure, unit="ratio", rule="ratio")
    if cue := _MAGNITUDE.search(before):
        start = figure.start - len(cue[0]) if cue["word"] else figure.start
        return replace(figure, start=start, unit="magnitude", rule="magnitude")
    return None


def _age(doc: "Doc", figure: Figure) -> Figure | None:
    """Read an age: "Smith, 42,", "aged 42", "is 42", "age of 13"."""
    text = language.text(doc)
    oldest = figure.high or figure.low
    if oldest is None or not 0 <= oldest <= _OLDEST or oldest != int(oldest):
        return None
    before = text[max(0, figure.start - _CUE_REACH) : figure.start]
    if cue := _AGED.search(before):
        return replace(figure, start=figure.start - len(cue["cue"]), unit="year", rule="age-cue")
    after = text[figure.end : figure.end + _CUE_REACH]
    if _OF_AGES.search(before):
        return replace(figure, unit="year", rule="age-limit")
    if _is_old(doc, figure) and _GOES_ON.match(after):
        return replace(figure, unit="year", rule="age-predicate")
    if _between_commas(doc, figure, before, after) or (_TURNED.search(before) and _GOES_ON.match(after)):
        return replace(figure, unit="year", rule="age-apposition")
    return None


def _is_old(doc: "Doc", figure: Figure) -> bool:
    """Tell "his wife is 49" from "the total is 49" by who is."""
    at = nouns.first_token(doc, figure.core[0])
    if at < len(("Ann", "is")) or doc[at - 1].lower_ not in _BEING:
        return False
    who = doc[at - 2]
    return who.ent_type_ == "PERSON" or who.lower_ in _THEY or outcomes.person(who.lemma_)


def _between_commas(doc: "Doc", figure: Figure, before: str, after: str) -> bool:
    """Tell "Ann Lee, 42," and "Ann Lee (42)" from a list of numbers."""
    if not (_OPENS.search(before) and _STOPS.match(after)):
        return False
    at = nouns.first_token(doc, figure.start)
    earlier = [token for token in doc[max(0, at - 4) : at] if not token.is_punct]
    return bool(earlier) and earlier[-1].tag_ in _NAMED and earlier[-1].lower_ not in _MONTHS_AND_SUCH


def _counted(doc: "Doc", figure: Figure) -> Figure | None:
    """Attach the noun that is counted, or the one understood where it is left out."""
    noun = nouns.counted(doc, figure)
    if figure.form is Form.WORDS and figure.low == figure.high == 1 and _is_pronoun(doc, figure, noun):
        return None
    if _IDIOM.match(language.text(doc), figure.core[0]):
        return None
    if money := currencies.of_noun(noun.unit):
        return replace(figure, end=noun.end, kind=Kind.MONEY, unit=money[0], rule="money-noun")
    if noun.unit is not None:
        points = noun.unit == "point" and _of_a_poll(doc, figure)
        kind = Kind.PERCENTAGE if points else Kind.QUANTITY
        unit = "percentage_point" if points else noun.unit
        rule = f"{figure.rule}-of" if noun.understood else f"{figure.rule}-noun"
        return replace(figure, end=noun.end, kind=kind, unit=unit, rule=rule)
    if figure.form is Form.VAGUE or (figure.form is Form.WORDS and not _compares(doc, figure)):
        return None
    at = nouns.first_token(doc, figure.start)
    tallied = nouns.number_of(doc, at) if at < len(doc) else None
    return replace(figure, unit=tallied, rule=f"{figure.rule}-alone")


def _of_a_poll(doc: "Doc", figure: Figure) -> bool:
    """Tell the points of a poll from those of an index or a game."""
    sentence = doc[min(nouns.first_token(doc, figure.start), len(doc) - 1)].sent.text
    return bool(_POLL.search(sentence)) and not _SCORED.search(sentence)


def _is_pronoun(doc: "Doc", figure: Figure, noun: nouns.Counted) -> bool:
    """Tell "one family" from "one of them", "no one", "the one" and "one day"."""
    if noun.unit is None or noun.unit in _NO_COUNT_OF_ONE or noun.head is None:
        return True
    at = nouns.first_token(doc, figure.start)
    if at and doc[at - 1].lower_ in _BEFORE_PRONOUN:
        return True
    return noun.understood and doc[noun.head - 1].tag_ != "CD"


def _compares(doc: "Doc", figure: Figure) -> bool:
    return bool(_COMPARED.search(language.text(doc)[max(0, figure.start - _CUE_REACH) : figure.start]))


def _names_something(doc: "Doc", figure: Figure) -> bool:
    """Tell a figure that is a part of a name, an address or a telephone number, and counts nothing."""
    text, (start, end) = language.text(doc), figure.core
    if figure.kind is not Kind.QUANTITY:
        return False
    before = text[max(0, start - _CUE_REACH) : start]
    if _NUMBERED.search(before) or (
        not _GROUPED.fullmatch(text, start, end)
        and _PHONE.search(text, max(0, start - _CUE_REACH), end + _CUE_REACH)
        and _in_phone(text, start)
    ):
        return True
    if figure.unit not in (None, "score", "vote"):
        return False
    return figure.form is Form.DIGITS and (_after_name(doc, figure) or _before_name(doc, figure))


def _in_phone(text: str, start: int) -> bool:
    near = max(0, start - _CUE_REACH)
    return any(found.start() <= start < found.end() for found in _PHONE.finditer(text, near, start + _CUE_REACH))


def _after_name(doc: "Doc", figure: Figure) -> bool:
    """Tell "Route 66" and "Boeing 737" from "In Ohio 66 people": a capital before, no plural after."""
    at = nouns.first_token(doc, figure.core[0])
    if figure.start != figure.core[0] or not at or doc[at - 1].text.islower() or doc[at - 1].tag_ != "NNP":
        return False
    if doc[at - 1].idx + len(doc[at - 1]) + 1 != figure.start:
        return False
    head = nouns.head_of(doc, nouns.first_token(doc, figure.end))
    return head is None or doc[head].tag_ not in ("NNS", "NNPS")


def _before_name(doc: "Doc", figure: Figure) -> bool:
    """Tell "400 Commerce Ave." and "7 Grain cereals" from "12 Democratic senators" and "two Americans"."""
    at = nouns.first_token(doc, figure.core[1])
    if figure.core[1] - figure.core[0] > _LONGEST_HOUSE_NUMBER:
        return False
    if at >= len(doc) or doc[at].tag_ not in ("NNP", "NNPS") or not doc[at].text[:1].isupper():
        return False
    entity = next((entity.label_ for entity in doc[at : at + 1].ents), doc[at].ent_type_)
    if entity in ("NORP", "GPE", "ORG", "PERSON") and doc[at].tag_ == "NNPS":
        return False
    head = nouns.head_of(doc, at)
    return head is None or doc[head].tag_ in ("NNP", "NNPS") or (entity not in ("NORP", "GPE", "ORG"))


_CUE_REACH = 24
_OLDEST = 125
_LONGEST_HOUSE_NUMBER = 4
_NAMED = frozenset({"NNP", "NNPS", "NN", "NNS"})
_HALVES_OF_A_GAME = frozenset(
    {"first", "second", "latter", "other", "opening", "better", "top", "bottom", "third", "-"}
)
_NO_COUNT_OF_ONE = frozenset(
    {"day", "thing", "way", "hand", "word", "side", "point", "time", "sense", "reason", "another"}
)
_BEFORE_PRONOUN = frozenset({"no", "the", "this", "that", "any", "every", "each", "which", "some", "number"})
_MONTHS_AND_SUCH = words(
    "january february march april may june july august september october november december jan. feb. aug.",
    "sept. oct. nov. dec. section article page room",
)

_MAGNITUDE = re.compile(
    r"(?<!\w)(?P<word>magnitude(?:\sof)?\s)$|(?<!\w)(?:measur(?:ed|ing)|registered|registering|magnitude\swas)\s(?:a\s)?$",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?<!\w)(?P<cue>(?:aged|ages?|age\sof)\s(?:between\s)?)$", re.IGNORECASE)
_TURNED = re.compile(
    r"(?<!\w)(?:turn(?:ed|s|ing)?|died\sat|s?he(?:\s(?:is|was)|[’']s)|who\s(?:is|was)|I[’']?\s?a?m)\s$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^\W\d_][.”\"’')]{0,2},\s$|[^\W\d_]\s\($")
_STOPS = re.compile(r"[,.;:)—–]|\s[—–]|$")
_THEY = words("he she who i")
_BEING = words("is was 's ’s am turns turned")
_OF_AGES = re.compile(
    r"(?<!\w)(?:children|kids|people|adults|those|anyone|boys|girls|women|men|youths|minors|residents)\s(?:aged\s)?$",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<!\w)ratio\s(?:was|is|of|at)\s$", re.IGNORECASE)
_GOES_ON = re.compile(r"[,.;:)—–]|$|\s(?:and|but|or|when|who|with|at|on|in|last|this|next|now|today|years?)\b")
_SCORED = re.compile(
    r"(?<!\w)(?:index|Dow|Nasdaq|S&P|FTSE|Nikkei|stocks?|shares?|scor(?:ed?|ing)|games?|rebounds)(?!\w)"
)
_POLL = re.compile(r"(?<!\w)(?:poll|polls|survey|percent|per cent|percentage)(?!\w)|%", re.IGNORECASE)
_COMPARED = re.compile(r"(?<!\w)(?:with|from|to|at|was|were|than|least|about|and|or|,)\s$", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w$€£])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?"
    r"\d{3,5}[ .-]\d{3,4}(?:[ .-]\d{3,4})?(?![\w%]|,\d)"
)
# "400 000" and "1 200 000" are sums; three times three digits are called.
_GROUPED = re.compile(r"\d{1,3} \d{3}|\d{1,2}(?: \d{3}){2,4}")
# Words whose number is a name: "Room 12", "No. 4", "Group of 20".
_CALLED = (
    *("no.", "nos.", "number", "numbers", "num.", "room", "flight", "route", "highway", "interstate", "page"),
    *("pages", "section", "article", "chapter", "channel", "row", "apartment", "suite", "gate", "platform"),
    *(
        "rule",
        "title",
        "phase",
        "episode",
        "grade",
        "level",
        "type",
        "category",
        "tier",
        "proposition",
        "prop.",
    ),
    *("measure", "bill", "case", "docket", "lot", "box", "district", "ward", "precinct", "station", "zone"),
    *(
        "version",
        "volume",
        "vol.",
        "figure",
        "table",
        "item",
        "form",
        "stadium",
        "group of",
        "S&P",
        "FTSE",
        "Fortune",
        "Russell",
        "Nikkei",
        "CAC",
        "Nasdaq",
        "exit",
        "lane",
    ),
    *("verse", "psalm", "building", "block", "unit", "model", "size", "area", "line", "track", "pier"),
)
_NUMBERED = re.compile(rf"(?:(?<!\w){any_of(_CALLED)}\s|#\s?|(?<=[A-Z])-)$", re.IGNORECASE)
_FIGURES_OF_SPEECH = phrases(
    "two minds, one word, four corners, two cents, one another, one day, one thing, one on one, one time,",
    "one way, one off, two way, 24/7, 50 50, fifty fifty, million dollar question, nine to five, half hearted,",
    "half brother, half sister, zero in, zeroed in, ten to one, one too many, three dimensional,",
    "two dimensional, 360 degree, one sided, seven seas, double standard",
)
_IDIOM = re.compile(rf"{any_of(_FIGURES_OF_SPEECH)}(?!\w)", re.IGNORECASE)
