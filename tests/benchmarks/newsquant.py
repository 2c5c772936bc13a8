"""Print how extraction does on NewsQuant, news sentences with their quantities: python -m tests.benchmarks.newsquant.

The set is from Almasian, Kazakova and Gertz, "CQE: A Comprehensive Quantity Extractor" (EMNLP 2023). Where its
annotators follow another rule than our guide, what we find is put into their terms by the conventions named
below, one function or table each, and by nothing else.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims import extraction
from claims.extraction import FoundClaim
from claims.extraction.values import numberforms, numerals, units, values
from claims.vocabulary import Kind
from tests.benchmarks import bench

SENTENCES = bench.BENCH / "newsquant_dev.jsonl"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, or both ends of a range, with its unit's name ("-" for none) and its bound, one of = > < ~.

    `exact` is what we found it in and `before` the words before that; what the annotators wrote has neither.
    """

    low: Decimal
    high: Decimal
    unit: str
    bound: str
    exact: str = ""
    before: str = ""

    @property
    def value(self) -> tuple[Decimal, Decimal]:
        """Both ends, with the four decimals that shares have."""
        return round(self.low, 4), round(self.high, 4)

    def __str__(self) -> str:
        """Write it as the list of faults shows it."""
        low, high = (f"{end.normalize():f}" for end in self.value)
        return f"{self.bound} {low if low == high else f'{low}..{high}'} {self.unit}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the set, the quantities its annotators wrote for it, and ours in their terms."""

    text: str
    theirs: tuple[Quantity, ...]
    ours: tuple[Quantity, ...]


MEASURES: dict[str, Callable[[Quantity], object]] = {
    "value": lambda each: each.value,
    "value+unit": lambda each: (each.value, each.unit.casefold()),
    "value+bound": lambda each: (each.value, each.bound),
}


def main() -> None:
    """Score the sentences; with --verbose list first what is missed (-) and what is too much (+)."""
    bench.require()
    sentences = tuple(read())
    if "--verbose" in sys.argv:
        print("\n".join(faults(sentences)))
    print(table(sentences))


def read() -> Iterator[Sentence]:
    """Read the set, and find its quantities anew."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = pounds_are_written_ps(row["text"])
        yield Sentence(text, tuple(map(_theirs, row["quantities"])), tuple(_ours(text)))


def table(sentences: Iterable[Sentence]) -> str:
    """Give precision, recall and F1, in per cent, of value, value with unit and value with bound."""
    counted = tuple(sentences)
    lines = [f"{'NewsQuant':<12}   prec recall     F1"]
    for name, key in MEASURES.items():
        pairs = [(Counter(map(key, each.theirs)), Counter(map(key, each.ours))) for each in counted]
        right = sum((theirs & ours).total() for theirs, ours in pairs)
        theirs, ours = (sum(side.total() for side in sides) for sides in zip(*pairs, strict=True))
        rates = (right / ours, right / theirs, 2 * right / (theirs + ours))
        lines.append(f"{name:<12}" + "".join(f"{100 * rate:>7.1f}" for rate in rates))
    return "\n".join(lines)


def faults(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Write each sentence that has a quantity too few or too many, and those quantities."""
    for each in sentences:
        theirs, ours = Counter(map(str, each.theirs)), Counter(map(str, each.ours))
        if theirs != ours:
            yield each.text
            yield from (f"    - {one}" for one in (theirs - ours).elements())
            yield from (f"    + {one}" for one in (ours - theirs).elements())


# Their conventions.


def pounds_are_written_ps(text: str) -> str:
    """Read "PS2.7m" as pounds: the set's texts have lost the sign."""
    return re.sub(r"\bPS(?=\d)", "£", text)


def vague_counts_are_ranges(claim: FoundClaim) -> tuple[Decimal, Decimal] | None:
    """Read "dozens" as 12 to 120, "tens of thousands" as 10,000 to 100,000; "several" has no number."""
    base = _VAGUE.get(claim.value.qualifier or "")
    return (base, base * 10) if base else None


def nearly_is_about(claim: FoundClaim) -> bool:
    """Read "nearly" and "almost", which are upper bounds to us, as "~"."""
    return claim.value.qualifier in ("about", "nearly")


def cents_are_counted(each: Quantity) -> Quantity:
    """Give cents and pence a unit of their own; to us they are hundredths."""
    coin = re.search(r"\d\s?(?:p\b|pence)|\b(?P<cent>cents?)\b", each.exact)
    if coin is None or each.unit not in _MONEY.values():
        return each
    return replace(each, low=each.low * 100, high=each.high * 100, unit="cent" if coin["cent"] else "p")


def an_article_is_no_number(each: Quantity) -> bool:
    """Leave out "a century" and "an hour later"."""
    return re.search(r"\d", each.exact) is None and re.search(r"\ban?\s(?!third|quarter)", each.exact) is not None


def twice_is_no_number(each: Quantity) -> bool:
    """Leave out "twice" and "more than doubled", but not "four times"."""
    return each.exact.lower().rpartition(" ")[2] in numberforms.TIMES


def a_score_is_no_quantity(each: Quantity) -> bool:
    """Leave out a game's "2-1"."""
    return each.unit == "score"


def from_a_to_b_is_one_range(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Join a change "from 13.5 to 14 mm", two figures to us."""
    waiting: Quantity | None = None
    for each in found:
        if waiting and each.before.endswith("to "):
            low, high = sorted((waiting.low, each.low))
            waiting, joined = None, replace(each, low=low, high=high)
            yield joined
            continue
        if waiting:
            yield waiting
        waiting = each if each.before.endswith("from ") else None
        if waiting is None:
            yield each
    if waiting:
        yield waiting


def a_conversion_shares_its_bound(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give both figures of "more than 100 kilometers (60 miles)" the bound of the first; "about" is not shared."""
    bound = "="
    for each in found:
        converted = bound in "<>" and each.bound == "=" and "(" in each.before
        bound = bound if converted else each.bound
        yield replace(each, bound=bound)


def either_or_is_two(each: Quantity) -> tuple[Quantity, ...]:
    """Part "eight or nine euros", a range to us."""
    if each.low == each.high or " or " not in each.exact:
        return (each,)
    return replace(each, high=each.low), replace(each, low=each.high)


def a_length_of_time_is_a_quantity(claim: FoundClaim) -> Iterator[Quantity]:
    """Read the nine days of "nine days later" and the two years of "the past two years", dates to us."""
    if found := _LENGTH.search(claim.exact):
        number = numerals.cardinal(found["count"])
        yield from [Quantity(number, number, found["unit"].lower(), "=", claim.exact)] if number else []


def one_of_the_counts_as_one(text: str) -> Iterator[Quantity]:
    """Count "one of the students" and "one of my oldest friends", which count nothing to us."""
    for found in _ONE_OF.finditer(text):
        yield Quantity(Decimal(1), Decimal(1), _singular(found["noun"]), "=", found[0])


def a_generation_of_networks_is_counted(text: str) -> Iterator[Quantity]:
    """Count "5G", a name to us."""
    for found in re.finditer(r"\b(?P<count>[2-6])G\b", text):
        yield Quantity(Decimal(found["count"]), Decimal(found["count"]), "G", "=", found[0])


# Both sides as quantities.


def _theirs(row: dict[str, str]) -> Quantity:
    ends = sorted(map(Decimal, row["value"].split("-")))
    # "up" and "down" say which way, not how far the value holds.
    bound = row["change"] if row["change"] in "=<>~" else "="
    return Quantity(ends[0], ends[-1], _their_unit(row), bound)


def _their_unit(row: dict[str, str]) -> str:
    """Name their unit as we do: measures and money without their base, else the head noun alone, singular."""
    normal = _PER.sub("", row["normalized_unit"]).replace("percentage", "percent").replace("tre", "ter")
    if normal in _KNOWN or row["unit"] == "-":
        return _UNITS.get(normal, normal)
    nouns = row["unit"].split()
    return _singular(next((noun for noun in reversed(nouns) if noun.endswith("s")), nouns[-1]))


def _ours(text: str) -> Iterator[Quantity]:
    found = (each for claim in extraction.find_claims(text, None) for each in _quantities(claim, text))
    for each in from_a_to_b_is_one_range(a_conversion_shares_its_bound(found)):
        if not (an_article_is_no_number(each) or twice_is_no_number(each) or a_score_is_no_quantity(each)):
            yield from either_or_is_two(cents_are_counted(each))
    yield from one_of_the_counts_as_one(text)
    yield from a_generation_of_networks_is_counted(text)


def _quantities(claim: FoundClaim, text: str) -> Iterator[Quantity]:
    """Read the figure of a claim; a claim without one gives nothing."""
    if claim.kind is Kind.DATE:
        yield from a_length_of_time_is_a_quantity(claim)
    ends = vague_counts_are_ranges(claim) or [end for end in (claim.value.low, claim.value.high) if end is not None]
    if claim.kind in _COUNTING and ends:
        unit = _MONEY.get(claim.value.unit or "-", claim.value.unit or "-")
        yield Quantity(ends[0], ends[-1], unit, _bound(claim), claim.exact, text[: claim.start][-5:])


def _bound(claim: FoundClaim) -> str:
    if nearly_is_about(claim):
        return "~"
    return {(False, True): ">", (True, False): "<"}.get((claim.value.low is None, claim.value.high is None), "=")


def _singular(noun: str) -> str:
    return units.singular(noun.lower(), values.singular(noun.lower()))


_COUNTING = frozenset({Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY})
_LENGTH = re.compile(
    r"(?P<count>\d[\d,.]*|[a-z-]+)\s(?P<unit>second|minute|hour|day|week|month|year|decade)s\b", re.IGNORECASE
)
_ONE_OF = re.compile(
    r"\bone of (?:the|my|our|his|her|its|their) (?:[\w'-]+ ){0,4}?(?P<noun>\w+[^\Ws]s|people|men|women)\b",
    re.IGNORECASE,
)
# A rate of money or per cent has its base outside the span.
_PER = re.compile(r"(?<=dollar|inggit|entage) per .*")
_VAGUE = {
    "dozens": Decimal(12),
    **{f"{scale}s": numerals.SCALES[scale] for scale in ("hundred", "thousand", "million", "billion")},
    **{f"tens of {scale}s": 10 * numerals.SCALES[scale] for scale in ("thousand", "million", "billion")},
    **{f"hundreds of {scale}s": 100 * numerals.SCALES[scale] for scale in ("thousand", "million", "billion")},
}
# Our codes and their names.
_MONEY = {
    "USD": "dollar",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "CNY": "chinese yuan",
    "DKK": "danish krone",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "JPY": "yen",
    "INR": "indian rupee",
}
# Their names of units, and ours.
_UNITS = {
    "% -": "share",
    "people": "person",
    "year of age": "year",
    "age": "year",
    "count": "time",
    "celsius": "degree Celsius",
    "fahrenheit": "degree Fahrenheit",
    "pound-mass": "pound",
    "brake horsepower": "horsepower",
    "foot pound-force": "pound foot",
    "pound-foot": "pound foot",
    "gigaton": "gigatonne",
    "generation wireless": "G",
    "revolutions per minute": "revolution per minute",
}
_KNOWN = frozenset({*_UNITS, *units.MEASURE_NAMES.values(), "percent", *_MONEY.values()})


if __name__ == "__main__":
    main()
