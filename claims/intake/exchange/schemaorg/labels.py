"""What a fact-checker's label says of the claim, in any of the languages of the table."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache

from claims.intake.exchange.schemaorg import labelwords
from claims.intake.readable import escaped
from claims.vocabulary import Status

# A label of more words is a sentence, of which only the beginning can be a verdict.
MOST_WORDS = 25
# Shorter words mean another thing in another language too often to count among words that are not known.
SURE_LETTERS = 4


class Sense(Enum):
    """What a word of a label does."""

    TRUE = "true"
    FALSE = "false"
    MIXED = "mixed"
    UNPROVEN = "unproven"
    PARTLY = "partly"
    MOSTLY = "mostly"
    NOT = "not"
    BUT = "but"
    FILLING = "filling"


STATUSES = {
    Sense.TRUE: Status.VERIFIED,
    Sense.FALSE: Status.REFUTED,
    Sense.MIXED: Status.DISPUTED,
    Sense.UNPROVEN: Status.UNPROVEN,
}
PHRASES = {
    Sense.FILLING: labelwords.FILLING,
    Sense.BUT: labelwords.BUT,
    Sense.NOT: labelwords.NOT,
    Sense.MOSTLY: labelwords.MOSTLY,
    Sense.PARTLY: labelwords.PARTLY,
    Sense.UNPROVEN: labelwords.UNPROVEN,
    Sense.MIXED: labelwords.MIXED,
    Sense.FALSE: labelwords.FALSE,
    Sense.TRUE: labelwords.TRUE,
}
# What a verdict's word means after some of the words before it.
ALTERED = {
    (Sense.NOT, Sense.TRUE): Sense.FALSE,
    (Sense.PARTLY, Sense.TRUE): Sense.MIXED,
    (Sense.PARTLY, Sense.FALSE): Sense.MIXED,
}
# Where a sentence or a part of it ends; a hyphen only between spaces, since "half-true" is one word.
_ENDS = re.compile(r"[.,:;!?()\[\]/|…–—·、。，：；！？।،؛\n]|\s-+\s")
_LETTER_FOLDS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ى": "ي", "ة": "ه", "ـ": "", "ی": "ي", "ک": "ك"}
)
# Scripts without spaces: every sign is a word.
_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u9fff])")
# The article is a part of an Arabic word.
_ARTICLE = re.compile(r"(?<!\S)ال(?=\S{3})")
_APOSTROPHES = re.compile("['’‘ʼ`]")


@lru_cache(maxsize=1000)
def read(label: str) -> Status | None:
    """Tell the status that a label means; None where it says nothing that the table knows, or contradicts itself.

    Case, accents, emphasis, emoji and tags do not count. A word that means true counts only where all the words around
    it are known: "an old photo shared as real" says the opposite.
    """
    words = escaped.meant(label)
    parts = [part for part in (_Part(tokens) for tokens in _parts(words)) if part.tokens]
    if not parts:
        parts = [_Part([labelwords.SIGNS[sign]]) for sign in words if sign in labelwords.SIGNS][:1]
    if sum(len(part.tokens) for part in parts) > MOST_WORDS:
        parts = [part for part in parts[:1] if part.clean]
    said = _together(parts)
    return None if said is None else STATUSES[said]


class _Part:
    """A part of a label between marks: the verdicts in it, whether it begins by taking something back, what is sure.

    `doubted`: something in it was taken back that cannot be turned around, as by "not misleading".
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        senses = list(_senses(tokens))
        self.clean = all(sense is not None for sense, _ in senses)
        self.takes_back = bool(senses) and senses[0][0] is Sense.BUT
        self.doubted = False
        self.verdicts = list(self._verdicts(senses))

    def _verdicts(self, senses: Sequence[tuple[Sense | None, str]]) -> Iterator[Sense]:
        before: list[Sense] = []
        found: list[Sense] = []
        latest: Sense | None = None
        for sense, phrase in senses:
            follows, latest = latest, latest if sense is Sense.FILLING else sense
            if sense is None:
                before = []
            elif sense in STATUSES and (self.clean or len(phrase) >= SURE_LETTERS or not phrase.isascii()):
                found.append(self._altered(sense, before))
                before = []
            elif sense is Sense.PARTLY and follows in STATUSES and found:
                found[-1] = ALTERED.get((sense, found[-1]), found[-1])
            elif sense is Sense.BUT and follows is Sense.TRUE and found:
                found[-1] = Sense.MIXED
            elif sense is not Sense.FILLING:
                before.append(sense)
        yield from found or self._alone(before)

    def _altered(self, sense: Sense, before: Sequence[Sense]) -> Sense:
        """Say what a verdict's word means after the words before it: "not entirely true" is true in part."""
        if Sense.NOT in before and sense is Sense.TRUE and {Sense.MOSTLY, Sense.PARTLY} & {*before}:
            return Sense.MIXED
        self.doubted |= Sense.NOT in before and sense is not Sense.TRUE
        for earlier in (Sense.NOT, Sense.PARTLY):
            if earlier in before:
                return ALTERED.get((earlier, sense), sense)
        return sense

    def _alone(self, before: Sequence[Sense]) -> list[Sense]:
        """Say what "No" and "In part" mean where nothing else is said."""
        alone = {Sense.NOT: Sense.FALSE, Sense.PARTLY: Sense.MIXED}
        return [alone[before[0]]] if self.clean and len(before) == 1 and before[0] in alone else []


def _together(parts: Sequence[_Part]) -> Sense | None:
    """Say what the parts of a label mean together: the first verdict, unless true stands beside anything else."""
    if any(part.doubted for part in parts):
        return None
    unsure = any(Sense.TRUE in part.verdicts and not part.clean for part in parts)
    said = [v for part in parts for v in part.verdicts if part.clean or v is not Sense.TRUE]
    if not said or (unsure and said[0] is not Sense.MIXED and not _begins(parts, said[0])):
        return None
    taken_back = any(part.takes_back for part in parts[1:])
    if Sense.TRUE in said and (taken_back or {Sense.FALSE, Sense.MIXED} & {*said}):
        return Sense.MIXED
    return said[0]


def _begins(parts: Sequence[_Part], verdict: Sense) -> bool:
    return parts[0].clean and parts[0].verdicts[:1] == [verdict]


def _parts(label: str) -> Iterator[list[str]]:
    for part in _ENDS.split(label):
        yield _tokens(part)


def _tokens(words: str) -> list[str]:
    """Cut a label into words without case, accents and marks; the vowel signs of Indian scripts are letters."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub(" ", words))
    folded = "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold().translate(_LETTER_FOLDS)
    # What has no width joins letters and is none.
    kept = "".join(_kept(sign) for sign in folded)
    return _ARTICLE.sub("", _UNSPACED.sub(r" \1 ", kept)).split()


def _kept(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf" or sign in "\ufe0f\ufe0e":
        return ""
    return sign if category[0] in "LMN" else " "


def _senses(tokens: Sequence[str]) -> Iterator[tuple[Sense | None, str]]:
    """Yield the phrases of a label in order, each the longest that the table has, and what each does."""
    table, longest = _table()
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            phrase = tuple(tokens[at : at + length])
            if phrase in table:
                yield table[phrase], " ".join(phrase)
                at += length
                break
        else:
            yield None, tokens[at]
            at += 1


@cache
def _table() -> tuple[dict[tuple[str, ...], Sense], int]:
    """Give every phrase of the table with its sense, and the words of the longest; a verdict goes before the rest."""
    table = {
        tuple(_tokens(phrase)): sense for sense, listed in PHRASES.items() for phrase in re.split(r"[;\n]", listed)
    }
    table.pop((), None)
    return table, max(map(len, table))
