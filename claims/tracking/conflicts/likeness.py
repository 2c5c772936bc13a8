"""Whether two figures are of the same thing, told by the words around them.

Words alone, no grammar: a list must not wait for a language model. The rule was tuned on short news articles and on
made contradictions, and a test holds it to both.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.extraction.values.units import MEASURES
from claims.extraction.words.wordlists import words
from claims.vocabulary import Kind, Value

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What makes a figure a part of one before it: "14 of them".
_PART = re.compile(r"(?i)\bof (?:them|those|these|whom)\b")
# How a rate goes on after its figure: "71 cents a share" is not what all the shares come to.
_RATE = re.compile(r"\s*(?:an?|per|each|every)\s+([^\W\d_]+)")
_AGE = re.compile(r"(?i).*\b(?:old|aged?)\b.*|\d+|[a-z]+(?:-[a-z]+)?")

EMPTY = words(
    "a an the and or but nor so yet of in on at by for with from to into onto over under about after before as than",
    "that this these those it its they their them he him his she her hers we us our you your i me my who whom whose",
    "which what when where why how is are was were be been being am has have had having do does did done will would",
    "shall should can could may might must not no if then there here also just only still even more most less least",
    "up down out off again very too such some any all both few many much one ones said say says saying told tell tells",
    "according while since until during between against around through because next last ago later now today tonight",
    "yesterday overnight tomorrow nearly almost roughly mr mrs ms dr like made make makes",
)
NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands",
    "million millions billion billions trillion half quarter percent percentage cent cents per dollar dollars",
    "euro euros pound pounds franc francs people person persons old aged age",
)
CALENDAR = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug",
    "sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday",
)
# What the outcome of a casualty claim says already.
_TOLLS = words(
    "kill killed kills killing die died dies dying dead death deaths fatal fatality fatalities toll casualty",
    "casualties lives life lost wound wounded wounding injure injured injures injuring injury injuries hurt missing",
    "victims victim captured arrested detained displaced rescued survivors survivor survived",
)
_COMPANY = words("inc corp co ltd llc llp plc")
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
# What says of a figure that it is another thing's, or a part of one that is told elsewhere.
_APART = words(
    "other others another additional remaining rest each extra further previous previously earlier initially began",
    "originally formerly",
)
# The same of every figure that comes after it.
_AMONG = words("among including includes included")
# What says of a date that it is of the days around publication, which sentences name for many reasons, or of a remark.
_NOW = words("today tonight yesterday overnight tomorrow this now currently")
_SAYING = words("said says say saying told tells announced added")
# What says of a sum that it is gathered, and so goes up from day to day.
_GATHERED = words("raise raised raises raising donate donated donations collect collected pledged pledges gathered")
_MEASURES = frozenset(word for measure in MEASURES for name in measure.words for word in name.lower().split())
_SAY_NOTHING = EMPTY | NUMBERS | CALENDAR | _TOLLS | _COMPANY | _MEASURES
# Units that many things are measured in; two figures of any other noun are seldom of two things.
_COMMON_UNITS = frozenset(measure.name for measure in MEASURES) | words("share ratio point score person")

# Letters that a word which tells anything has at least.
_LETTERS = 3
# As many words on either side are what is said of a figure; a date has its verb nearer.
_WINDOW, _DATE_WINDOW = 12, 8
# As many words on either side stand next to a figure.
_NEXT = 3
# In a headline this part of the longer words begin with capitals, and none of them is a name for that.
_HEADLINE = 0.7
# Figures no further apart than this many times may be slips of one another.
_SLIP = Decimal("2.5")
# Endings taken off, the first that fits, and what is put in their place.
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))

Stems = frozenset[str]
NONE: Stems = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence says around a claim's own words, as stems; a name is told by its last word.

    `words` and the `names` among them stand in a window around it, `close` are names next to it, `beside` any words
    with a capital there, `own` those of the claim itself, `whole` all in the sentence, `telling` those that tell.
    """

    words: Stems
    names: Stems
    close: Stems
    beside: Stems
    own: Stems
    whole: Stems
    telling: Stems
    ordinals: Stems
    rate: str | None
    is_apart: bool
    is_age: bool
    is_passing: bool
    is_gathered: bool
    is_nation: bool


@dataclass(frozen=True, slots=True)
class Need:
    """How many words two settings must share, and what part of the shorter one these must be."""

    shared: int
    part: float


# Of two figures that may be slips of one another; for those that may not, and for kinds that are not in the table.
NEEDS = {
    Kind.CASUALTY: Need(1, 0),
    Kind.MONEY: Need(1, 0),
    Kind.PERCENTAGE: Need(1, 0),
    Kind.RANK: Need(1, 0.25),
    Kind.DATE: Need(2, 0.3),
}
FAR = Need(2, 0.4)
MEASURED = Need(1, 0.33)
COUNTED = Need(0, 0)


def setting(kind: Kind, before: str, exact: str, after: str) -> Setting:
    """Read the setting of a claim from its sentence: what stands before its own words, those, and the rest."""
    window = _DATE_WINDOW if kind is Kind.DATE else _WINDOW
    left, own, right = (WORD.findall(part) for part in (before, exact, after))
    sentence = [*left, *own, *right]
    names, first_names = _names(sentence)
    around = _stems([*left[-window:], *right[:window]], first_names)
    beside = [*left[-_NEXT:], *right[:_NEXT]]
    touching = {word.lower() for word in (*left[-2:], *right[:1])}
    rate = _RATE.match(after)
    return Setting(
        words=around,
        names=around & names,
        close=_stems([*left[-_NEXT - 1 :], *right[: _NEXT + 1]], first_names) & names,
        beside=_stems([word for word in beside if word[0].isupper()]),
        own=_stems([word for word in own if word.lower() not in ORDINALS]),
        whole=frozenset(map(stem, sentence)),
        telling=_stems([*left, *right], first_names),
        ordinals=frozenset(map(str.lower, (*left[-2 * _NEXT :], *right[:_NEXT]))) & ORDINALS,
        rate=stem(rate[1]) if rate else None,
        is_apart=_is_apart(left, (own, exact), (right, after)),
        is_age=_AGE.fullmatch(exact) is not None,
        is_passing=bool(_NOW & {*map(str.lower, own)} or _SAYING & touching),
        is_gathered=bool(_GATHERED & {*map(str.lower, sentence)}),
        is_nation=any(word[0].isupper() and word.lower() not in _SAY_NOTHING for word in own),
    )


def marked_apart(one: Setting, two: Setting) -> bool:
    """Tell whether a figure is said to be of another thing, or of a part of it: "two others", "71 cents a share"."""
    return one.is_apart or two.is_apart or one.rate != two.rate


def told_apart(one: Setting, two: Setting) -> bool:
    """Tell whether the words around two figures say that they are of two things."""
    strangers = one.names and two.names and not (one.names & two.whole or two.names & one.whole)
    neighbours = one.close - two.whole and two.close - one.whole
    numbered = one.ordinals and two.ordinals and not one.ordinals & two.ordinals
    return bool(marked_apart(one, two) or strangers or neighbours or numbered)


def alike(kind: Kind, values: tuple[Value, Value], settings: tuple[Setting, Setting], common: Stems = NONE) -> bool:
    """Tell whether two values of a kind are of the same thing, as far as the words around them say.

    `common` are words that say nothing where these stand.
    """
    one, two = settings
    if told_apart(one, two) or not _comparable(kind, values, settings):
        return False
    if values[0].unit == "year" and (one.is_age or two.is_age):
        return one.is_age and two.is_age and bool(one.beside & two.beside)
    need = _need(kind, values, settings)
    ours, theirs = one.words - common, two.words - common
    shared, shorter = len(ours & theirs), min(len(ours), len(theirs))
    return shared >= need.shared and shared >= need.part * shorter


def alike_elsewhere(kind: Kind, values: tuple[Value, Value], settings: tuple[Setting, Setting]) -> bool:
    """Tell the same of values in two articles that are known to be about one thing.

    A casualty that may be a slip for the other then needs no more than a word in common anywhere in the sentences.
    """
    one, two = settings
    if kind is Kind.CASUALTY and not marked_apart(one, two) and _need(kind, values, settings) is not FAR:
        return bool(one.telling & two.telling)
    return alike(kind, values, settings)


def may_be_slip(one: Value, two: Value) -> bool:
    """Tell whether one figure may be a slip for the other: of about its size, or of its digits; a date always may."""
    first, second = _edges(one), _edges(two)
    if _digits(first) == _digits(second):
        return True
    sizes = [sorted((abs(edge), abs(other))) for edge in first for other in second]
    return any(small and large <= small * _SLIP for small, large in sizes)


def counts_things(kind: Kind, value: Value) -> bool:
    """Tell whether a figure says by itself what it counts: people and what happened to them, or a noun of its own."""
    return kind is Kind.CASUALTY or (kind is Kind.QUANTITY and value.unit not in {None, *_COMMON_UNITS})


def _is_apart(left: Sequence[str], claim: tuple[Sequence[str], str], rest: tuple[Sequence[str], str]) -> bool:
    (own, exact), (right, after) = claim, rest
    near = {word.lower() for word in (*left[-2:], *own, *right[:1])}
    more = "more" in map(str.lower, (*own[1:], *right[:1]))
    among = _AMONG & {word.lower() for word in left[-_WINDOW:]}
    return bool(_APART & near or among or more or _PART.search(exact) or _PART.match(after.lstrip()))


def _need(kind: Kind, values: tuple[Value, Value], settings: tuple[Setting, Setting]) -> Need:
    ours, theirs = (setting.own for setting in settings)
    # "Three gunmen" are hardly "two residents", and "14 Australians" may be among "21 people".
    told = (ours and theirs) or any(setting.is_nation for setting in settings)
    others = kind is Kind.CASUALTY and told and not ours & theirs
    if others or not may_be_slip(*values):
        return FAR
    return NEEDS.get(kind, COUNTED if counts_things(kind, values[0]) else MEASURED)


def _comparable(kind: Kind, values: tuple[Value, Value], settings: tuple[Setting, Setting]) -> bool:
    one, two = settings
    if kind is Kind.RANK:
        return bool(one.own & two.own) or not (one.own or two.own)
    if kind is Kind.DATE:
        return _exactness(values[0]) == _exactness(values[1]) and not (one.is_passing or two.is_passing)
    # Without a unit nobody knows what is counted.
    return kind is not Kind.QUANTITY or values[0].unit is not None


def _names(sentence: Sequence[str]) -> tuple[Stems, frozenset[str]]:
    """Find the names, each told by its last word; give also the words before that, which say nothing by themselves.

    A single capital that begins the sentence may be any word's.
    """
    long = [word[0].isupper() for word in sentence if len(word) > _LETTERS]
    if len(long) > _LETTERS and sum(long) >= _HEADLINE * len(long):
        return NONE, NONE
    names: set[str] = set()
    before: set[str] = set()
    run: list[str] = []
    for place, word in enumerate((*sentence, "")):
        if word[:1].isupper() and word.lower() not in EMPTY | CALENDAR | _COMPANY:
            run.append(word)
            continue
        if run[1:] or (run and place > 1):
            names.add(stem(run[-1]))
            before.update(map(str.lower, run[:-1]))
        run = []
    return frozenset(names), frozenset(before)


def _stems(some: Iterable[str], left_out: frozenset[str] = NONE) -> Stems:
    telling = (word for word in some if len(word) >= _LETTERS and word.lower() not in _SAY_NOTHING)
    return frozenset(stem(word) for word in telling if word.lower() not in left_out)


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Cut a word to what its forms share: "robbed", "robs"; rougher than a dictionary, and as good for comparing."""
    bare = re.split("['’]", word.lower())[0]
    for ending, put in _ENDINGS:
        if bare.endswith(ending) and not bare.endswith("ss") and len(bare) - len(ending) >= _LETTERS:
            return bare[: -len(ending)] + put
    return bare


def _exactness(value: Value) -> tuple[int, int]:
    """Say how exact a date is: what is told to the day is no slip for a year."""
    first, *more = (value.date or "").split("/")
    return len(more), len(first)


def _edges(value: Value) -> set[Decimal]:
    return {edge for edge in (value.low, value.high) if edge is not None}


def _digits(edges: set[Decimal]) -> list[str]:
    """Give the digits of figures in order, without noughts: a slip may shift the point or turn two of them round."""
    return sorted(digit for edge in edges for digit in format(edge, "f") if digit in "123456789")
