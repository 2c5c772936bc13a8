"""What stands beside words and gives them another meaning: signs, bounds, negations, and what a figure is of."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from claims.extraction.values import numerals
from claims.tracking.anchoring.tokens import Tokens

Stretch = tuple[int, int]
# The tokens of the old and of the new text that stand in the other one too.
Stood = tuple[frozenset[int], frozenset[int]]

# How many words before a claim can give it another bound, on either side negate it, and say what it is of.
BEFORE, NEGATING, NEAR = 3, 10, 5
# What gives a figure that it touches another meaning.
SIGNS = frozenset('$€£¥₹₽₩%‰+-~<>±°/"')
# What may stand between words and the quotation mark that ends them.
POINTS = frozenset(",.!?;:…")
NEGATIONS = frozenset(
    re.findall(
        r"\w+", "not no never none nobody nothing neither nor without cannot hardly barely denied denies deny false"
    )
)
BOUNDS = frozenset(
    re.findall(
        r"\w+",
        """
        at least most about around some roughly approximately almost nearly up to more less fewer than over under only
        just exactly estimated between minus half twice double dozens hundreds thousands alleged allegedly reportedly
        until since before after by from former ex deputy acting interim late future suspected
        """,
    )
)
# Words that can be other ones without saying anything else.
FUNCTION = frozenset(
    re.findall(
        r"\w+",
        """
        a an the this that these those which who whom whose what when where while as and or but if then than so of in
        on at by for from to into onto with within through during before after since until under over about between
        among against is are was were be been being has have had do does did would can could might shall should must
        it its he his him she her they their them we our us you your i my there here also too very said says say told
        added
        """,
    )
)
NUMBERS = frozenset({*numerals.ONES, *numerals.TENS, *numerals.SCALES, "dozen", "half", "twice", "once", "hundred"})


def signs(texts: tuple[Tokens, Tokens], places: tuple[Stretch, Stretch]) -> str | None:
    """Say which signs, quotation marks too, touch words now and did not, or did and do not; None where none."""
    old, new = (_touching(text, *place) for text, place in zip(texts, places, strict=True))
    return None if old == new else f"{_named(old, new)} beside them"


def bounds(texts: tuple[Tokens, Tokens], places: tuple[Stretch, Stretch], to: Sequence[int]) -> str | None:
    """Say which words before a figure give it another bound, or negate it; `to` has each old word's new place."""
    old, new = (_bounding(text, place[0]) for text, place in zip(texts, places, strict=True))
    # Where the words before them stayed they say nothing new, whatever they are.
    (first, _), (begin, _) = places
    near = range(max(0, first - BEFORE), first)
    stayed = bool(near) and [to[number] for number in near] == [*range(begin - len(near), begin)]
    return None if old == new or stayed else f"{_named(old, new)} before them"


def negations(texts: tuple[Tokens, Tokens], places: tuple[Stretch, Stretch], stood: Stood) -> str | None:
    """Say which negations near words in their sentence came or went, or stand elsewhere in it now."""
    old, new = (
        Counter(
            word
            for number in _near(text, *place, NEGATING)
            if number not in kept and _negates(word := text.said[number].lower())
        )
        for text, place, kept in zip(texts, places, stood, strict=True)
    )
    return f"{_named(old, new)} in their sentence" if old or new else None


def others(texts: tuple[Tokens, Tokens], places: tuple[Stretch, Stretch], stood: Stood) -> str | None:
    """Say which words that mean something came near by for others, or which figures and names changed places there.

    None where none were. Another figure near by is another claim's, and says nothing of this one.
    """
    old, new = (
        Counter(text.said[number] for number in _near(text, *place, NEAR) if number not in kept and tells(text, number))
        for text, place, kept in zip(texts, places, stood, strict=True)
    )
    if moved := Counter({w: n for w, n in (old & new).items() if _counts(w) or _named_so(w)}):
        return f"{_named(moved, moved)} beside them"
    gone, came = (Counter({w: n for w, n in one.items() if not _counts(w)}) for one in (old - new, new - old))
    return f"{_named(gone, came)} beside them" if gone and came else None


def stands_for(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether words can stand where others stood: a figure for a figure, a name for a name, words for words."""
    if {*old} & {*new} - FUNCTION and any(map(is_telling, {*old} & {*new})):
        return True
    if not any(map(is_telling, new)):
        return False
    figures = [any(map(_counts, words)) for words in (old, new)]
    if any(figures):
        return all(figures)
    return any(map(_named_so, old)) == any(map(_named_so, new))


def tells(text: Tokens, number: int) -> bool:
    """Tell whether a word means something by itself."""
    return is_telling(text.said[number])


def is_telling(word: str) -> bool:
    """Tell whether a word means something, and does not only hold others together."""
    # "US" is no pronoun.
    return word[:1].isalnum() and (word.lower() not in FUNCTION or (len(word) > 1 and word.isupper()))


def _counts(word: str) -> bool:
    return any(map(str.isdigit, word)) or word.lower() in NUMBERS


def _named_so(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in FUNCTION


def _near(text: Tokens, first: int, last: int, reach: int) -> Iterable[int]:
    """Give the words so near by on either side, in the same sentence."""
    begins, ends = text.segments[text.segment_of[first]][0], text.segments[text.segment_of[last - 1]][1]
    yield from range(max(begins, first - reach), first)
    yield from range(last, min(ends, last + reach))


def _touching(text: Tokens, first: int, last: int) -> Counter[str]:
    before = [text.said[first - 1]] if text.touches(first) else []
    # A quotation ends before its comma in one country and after it in another.
    while text.touches(last) and text.said[last] in POINTS:
        last += 1
    after = [text.said[last]] if text.touches(last) else []
    return Counter([f"{sign} " for sign in before if sign in SIGNS] + [f" {sign}" for sign in after if sign in SIGNS])


def _bounding(text: Tokens, first: int) -> Counter[str]:
    begins = text.segments[text.segment_of[first]][0]
    before = [word.lower() for word in text.said[max(begins, first - BEFORE) : first]]
    return Counter([word for word in before if word in BOUNDS] + [word for word in before[-1:] if _negates(word)])


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _named(old: Counter[str], new: Counter[str]) -> str:
    gone, came = (" ".join(sorted((one - other).elements())) for one, other in ((old, new), (new, old)))
    if old == new:
        return f"'{' '.join(sorted(old.elements()))}' has another place"
    parts = [f"'{gone.strip()}' is gone" if gone else "", f"'{came.strip()}' has come" if came else ""]
    return " and ".join(part for part in parts if part)
