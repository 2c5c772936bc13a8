"""What is read in a claim and its sentence before two claims are compared: names, places, figures, what is denied."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from claims.extraction.text import sentences
from claims.extraction.values import numerals
from claims.extraction.words.rolewords import ROLES
from claims.extraction.words.wordlists import words
from claims.tracking import asking, folding, listing
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.likeness import Stems
from claims.tracking.conflicts.surroundings import Passage, Surroundings, own_words, place
from claims.tracking.elsewhere import meanings
from claims.tracking.listing import AROUND, Entry, Filter, Sort
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Not only those that are listed: the engine is to go by the article, and not through all the days on record.
DAYS = """SELECT claim.id, claim.article_id, claim.start FROM claim
WHERE claim.article_id IN {} AND claim.start IS NOT NULL AND claim.kind = 'date'"""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_DENIES = words(
    "not no never neither nor nobody none nothing without cannot deny denied denies denying false falsely untrue hoax",
    "refute refuted rejected dismissed unconfirmed",
)
# What is yet to be, or may be, is another claim than what has been.
_AHEAD = words("will would may might could plan plans planned plan expected set intends intend hopes should")
_SAYING = words("said says say told tells added according announced reported")
_BEFORE_PLACES = words("in at near outside around off over of from across")
# Figures written out.
_NUMERALS = frozenset(folding.cut(" ".join([*numerals.ONES, *numerals.TENS, *numerals.SCALES])))
# What sentences of any two things share, as stems.
_ANYWHERE = frozenset(
    map(
        likeness.stem,
        words(
            "agree agreed become bought buy case city company cost country day government group month new official",
            "officials old own paid part pay people police report reported spend spent state time town use used week",
            "work world year years",
            "near long wide tall high deep big large small great number total came come found find set get got gave",
            "give take took held hold called call",
            "record records show shows showed data figures document documents",
            "reporter reporters authorities spokesman spokeswoman statement news according",
        )
        | _NUMERALS,
    )
)
_MEASURES = frozenset({Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY})
_LEANING = [[word] for word in ("it", "he", "she", "they", "its", "his", "her", "their")]
_NOTHING: Stems = frozenset()
_AGENCIES = words("ap afp bbc cnn reuters upi")
# What makes a people of a country: "Syria", "Syrian".
_OF_COUNTRIES = ("n", "i", "s", "an", "ese")
_ROOT = 4
# What is sold to somebody is bought by him.
_SOLD = re.compile(r"\bsold to\b")
_HEADLINE = 0.7
# How far before or after a verb of saying somebody's name is the speaker's.
_SPEAKERS = 3


@dataclass(frozen=True, slots=False)
class Reading:
    """A claim with its sentence, its article's title, and the article's text, by which names are known."""

    entry: Entry
    passage: Passage
    text: str = field(repr=False)

    @cached_property
    def words(self) -> str:
        """The claim's own words."""
        return own_words(self.entry)

    @cached_property
    def sentence(self) -> str:
        """The claim's sentence."""
        return f"{self.passage.before}{self.words}{self.passage.after}"

    @cached_property
    def own(self) -> Stems:
        """What the claim's own words say besides a figure."""
        counted = (stem for stem in self.passage.setting.own if stem.split("-")[0] not in _NUMERALS)
        return _senses(counted) - _ANYWHERE

    @cached_property
    def said(self) -> frozenset[str]:
        """Every word of the sentence, folded."""
        return frozenset(folding.cut(_SOLD.sub("bought by", self.sentence)))

    @cached_property
    def told(self) -> str:
        """The claim's sentence, with the one before where it has no name itself: that says what it is of."""
        if any(map(self.is_name, _TOKEN.findall(self.sentence))) or not self.passage.start:
            return self.sentence
        before = self.text[max(0, self.passage.start - AROUND) : self.passage.start].rstrip()
        first, _ = sentences.around(before, len(before), len(before)) if before else (0, 0)
        return f"{before[first:]} {self.sentence}"

    @cached_property
    def scene(self) -> str:
        """What says of what a figure is: the sentence, and before a count of victims, or after "It", the one before."""
        is_it = self.entry.kind in _MEASURES and self.sentence.lower().split()[:1] in _LEANING
        return self.told if is_it or self.entry.kind is Kind.CASUALTY else self.sentence

    @cached_property
    def stems(self) -> Stems:
        """What the sentence says, in the words that tell anything."""
        around = _NOTHING if self.scene == self.sentence else likeness.setting(self.entry.kind, "", self.scene, "").own
        return self.own | (_senses(self.passage.setting.telling | around) - _ANYWHERE)

    @cached_property
    def topic(self) -> Stems:
        """What the sentence and the title say."""
        title = likeness.setting(self.entry.kind, "", self.entry.title, "").own
        return self.stems | (_senses(title) - _ANYWHERE)

    @cached_property
    def context(self) -> frozenset[str]:
        """Every word of the sentence and of the title, folded."""
        return self.said | frozenset(folding.cut(f"{self.scene} {self.entry.title}"))

    @cached_property
    def named(self) -> tuple[tuple[str, bool], ...]:
        """The names in the sentence, speakers left out: each folded, and whether a place is likely meant."""
        tokens = _TOKEN.findall(self.told)
        return tuple((_bare(tokens[at]), _places(tokens, at)) for at in self._names(tokens))

    @cached_property
    def opening(self) -> frozenset[str]:
        """The word that begins the sentence, where its capital may be any word's and no place in the text says else."""
        first, following, *_ = [*_TOKEN.findall(self.sentence), "", ""]
        is_name = following[:1].isupper() or re.search(rf"[\w,] {re.escape(first)}\b", self.text)
        return frozenset() if is_name else frozenset({_bare(first)})

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The figures in the sentence besides the claim's own."""
        around = f"{self.passage.before} {self.passage.after}"
        return frozenset(word for word in folding.cut(around) if word.isdigit())

    @cached_property
    def denies(self) -> bool:
        """Whether the sentence denies something."""
        return denies(self.sentence)

    def named_beside(self, other: "Reading") -> list[tuple[str, bool]]:
        """Give the names in the sentence that are none by a capital alone, as in a headline, going by another text."""
        # "Helicopters" begin a sentence in the one, and in the other "a helicopter" came.
        return [(name, placed) for name, placed in self.named if not other.writes_small(name.removesuffix("s"), "s?")]

    def has(self, name: str) -> bool:
        """Tell whether the sentence or the title has a name, or that of its people or country."""
        return any(akin(name, word) for word in self.context)

    def knows(self, name: str) -> bool:
        """Tell whether it has a name, or where the sentence has none, whether the text does."""
        return self.has(name) or (
            self.told != self.sentence and re.search(rf"(?i)\b{re.escape(name)}\b", self.text) is not None
        )

    def _names(self, tokens: Sequence[str]) -> Iterator[int]:
        for at, token in enumerate(tokens):
            if self.is_name(token) and not _speaks(tokens, at):
                yield at

    def is_name(self, token: str) -> bool:
        """Tell whether a word is a name: with a capital, and nowhere in the text without one."""
        bare = _bare(token)
        if (
            not token[0].isupper()
            or bare in _AGENCIES | _NUMERALS | likeness.EMPTY | likeness.CALENDAR | ROLES
            or len(bare) == 1
            or meanings.is_common(bare)
        ):
            return False
        return not self.writes_small(_small(token))

    def writes_small(self, word: str, ending: str = "") -> bool:
        """Tell whether the text has a word without a capital, or with an ending."""
        return word in self.text and re.search(rf"(?<!\w){re.escape(word)}{ending}(?!\w)", self.text) is not None


def denies(said: str) -> bool:
    """Tell whether words deny something, where two denials make none."""
    tokens = re.findall(r"[\w'’]+", said.lower())
    return len([token for token in tokens if token in _DENIES or token.endswith(("n't", "n’t"))]) % 2 == 1


def is_ahead(said: str) -> bool:
    """Tell whether words are of what is yet to be, or may be."""
    return bool(_AHEAD & {*folding.cut(said)})


def is_headline(said: str) -> bool:
    """Tell whether most of the longer words begin with a capital, so that it makes none of them a name."""
    long = [token[0].isupper() for token in _TOKEN.findall(said) if len(token) >= _ROOT]
    return bool(sum(long) >= _HEADLINE * len(long))


def akin(one: str, two: str) -> bool:
    """Tell whether two names are one, or of a country and of its people."""
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= _ROOT and long.startswith(short) and long[len(short) :] in _OF_COUNTRIES


def read(record: "Record", entries: Sequence[Entry]) -> dict[int, Reading]:
    """Read claims with the days that their sentences name, and the texts that they stand in."""
    around, texts = Surroundings(), listing.texts(record, {entry.article for entry in entries})
    around.know(_days(record, entries))
    return {entry.number: Reading(entry, around.of(entry), texts.get(entry.article, "")) for entry in entries}


def _days(record: "Record", entries: Iterable[Entry]) -> list[Entry]:
    """Read the claims of a day that stand around the claims, as far as their sentences may go."""
    # One statement for any number of them, because to write an OR of many takes longer than to read too much.
    around: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for entry in entries:
        if entry.start is not None and entry.end is not None and entry.kind is not Kind.DATE:
            around[entry.article].append((entry.start - AROUND, entry.end + AROUND))
    statement = DAYS.format(asking.among(record, "articles"))
    days = asking.ask(record, statement, {"articles": asking.packed(sorted(around))})
    near = tuple(
        number
        for number, article, start in (map(asking.whole, row) for row in days)
        if any(first <= start <= last for first, last in around[article])
    )
    return sorted(listing.entries(record, Filter(numbers=near), Sort.NUMBER), key=place) if near else []


def roots(said: str) -> set[str]:
    """Give what words begin with that tell anything: quicker to have than stems, and never fewer in common."""
    return {word[:_ROOT] for word in folding.cut(said) if len(word) >= _ROOT and word not in likeness.EMPTY}


def _senses(stems: Iterable[str]) -> Stems:
    return frozenset(map(meanings.sense, stems))


def _small(token: str) -> str:
    return re.split("['’]", token.lower())[0]


def _bare(token: str) -> str:
    return "".join(folding.cut(re.split("['’]", token)[0]))


def _speaks(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a name is that of who says it: by a verb of saying, with nothing but names and roles between."""
    after = at + 1
    while after < len(tokens) and tokens[after][0].isupper():
        after += 1
    before = at - 1
    while before >= 0 and (tokens[before][0].isupper() or before >= at - _SPEAKERS):
        if tokens[before].lower() in _SAYING:
            return True
        before -= 1
    return after < len(tokens) and tokens[after].lower() in _SAYING


def _places(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a name follows a preposition of place, as the whole of it does."""
    while at > 0 and tokens[at - 1][0].isupper():
        at -= 1
    before = [token.lower() for token in tokens[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in _BEFORE_PLACES or (before[-1] == "the" and before[0] in _BEFORE_PLACES))
