"""Print how much of the Recognizers specs is read: python -m tests.benchmarks.recognizers [--verbose MODEL].

A case counts if every text and value in it is found, and nothing else. Cases the specs mark as not supported for
Python are scored like the rest, as ms-recognizers' own figures on the bench are; the second column leaves them
out, as its test suite does. Sums, shares, ages and measures are what `find_claims` gives; bare numbers and
ordinals count nothing and are no claims, so they are read by the grammar beneath. Where the specs and the
annotation guide write the same thing differently, `CONVENTIONS` says so by name.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims import extraction
from claims.extraction.values import bounds, numbers, ordinals, units
from claims.vocabulary import Kind
from tests.benchmarks import bench

SPECS = bench.BENCH / "recognizers"


@dataclass(frozen=True, slots=True)
class Read:
    """What a spec or the grammar reads: offsets in the input, and a value between its bounds."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An input with all that should be read in it; `marked` says that the specs except it for Python."""

    text: str
    reads: tuple[Read, ...]
    marked: bool
    relative: bool


def main() -> None:
    """Print the table, or the failed cases of one model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--verbose", metavar="MODEL", choices=MODELS)
    bench.require()
    model = options.parse_args().verbose
    print("\n".join(failures(model)) if model else table())


def table() -> str:
    """Give the share of cases right, model by model: of all, and of those the specs support for Python."""
    lines = [f"{'Recognizers':14} {'all':>17} {'for Python':>17}"]
    for model in MODELS:
        every = cases(model)
        lines.append(f"{model:14} {_share(model, every)} {_share(model, [case for case in every if not case.marked])}")
    absolute = [case for case in cases("Ordinal") if not case.relative]
    lines.append(f"{' absolute':14} {_share('Ordinal', absolute)}")
    return "\n".join(lines)


def failures(model: str) -> Iterable[str]:
    """Yield the cases of a model that are not read right, with what was wanted and what was read."""
    for case in cases(model):
        found = MODELS[model](case.text)
        if not agree(case, found):
            yield f"{'*' if case.marked else ' '} {case.text!r}"
            yield from (f"    wanted {_shown(case.text, read)}" for read in case.reads)
            yield from (f"    read   {_shown(case.text, read)}" for read in found)


def cases(model: str) -> list[Case]:
    """Give the cases of a model's spec file, its values written as ours."""
    rows = json.loads((SPECS / f"{model}Model.json").read_text(encoding="utf-8"))
    return [_case(row) for row in rows]


def agree(case: Case, found: list[Read]) -> bool:
    """Tell whether as much was read as wanted, and each the same by one of the conventions."""
    return len(found) == len(case.reads) and all(
        any(same(case.text, wanted, read) for same in CONVENTIONS)
        for wanted, read in zip(case.reads, found, strict=True)
    )


def same(_text: str, wanted: Read, read: Read) -> bool:
    """Two readings agree in place, value (rounded) and unit."""
    return (
        (wanted.start, wanted.end) == (read.start, read.end)
        and _equal(wanted.low, read.low)
        and _equal(wanted.high, read.high)
        and wanted.unit == read.unit
    )


def qualifier_is_in_our_span(text: str, wanted: Read, read: Read) -> bool:
    """Ours is "more than 500 years old", open above; theirs leaves the first two words out."""
    before, after = bounds.before(text, wanted.start), bounds.after(text, wanted.end)
    start = before.start if before else wanted.start
    end = after.end if after and not before else wanted.end
    value = wanted.low if read.low is None else read.low, wanted.high if read.high is None else read.high
    return same(text, wanted, Read(wanted.start, wanted.end, *value, read.unit)) and (start, end) == (
        read.start,
        read.end,
    )


def range_is_one_figure(text: str, wanted: Read, read: Read) -> bool:
    """Ours is "40 - 50 years old"; theirs is its upper end alone."""
    upper = Read(wanted.start, read.end, read.high, read.high, read.unit)
    return read.start < wanted.start and read.low != read.high and same(text, wanted, upper)


def feet_are_turned_into_inches(text: str, wanted: Read, read: Read) -> bool:
    """Ours is 62 inches; theirs is 5.1667 feet."""
    if wanted.unit != "foot" or read.unit != "inch" or wanted.low is None:
        return False
    inches = wanted.low * 12
    return same(text, Read(wanted.start, wanted.end, inches, inches, "inch"), read)


def name_of_money_leaves_country_open(text: str, wanted: Read, read: Read) -> bool:
    """Ours has no code for francs, rupees and the like where no country is named; theirs has their name."""
    nameless = wanted.unit in _SHARED_MONEY and read.unit is None
    return nameless and same(text, wanted, Read(read.start, read.end, read.low, read.high, wanted.unit))


CONVENTIONS: tuple[Callable[[str, Read, Read], bool], ...] = (
    same,
    qualifier_is_in_our_span,
    range_is_one_figure,
    feet_are_turned_into_inches,
    name_of_money_leaves_country_open,
)


def _numbers(text: str) -> list[Read]:
    """Read bare numbers; one with letters glued to it is a measure to the specs ("180ml")."""
    found = [each for each in numbers.scan(text) if each.value is not None and not _GLUED.match(text, each.end)]
    return [Read(each.start, each.end, each.value, each.value) for each in found]


def _ordinals(text: str) -> list[Read]:
    return [Read(each.start, each.end, each.value, each.value) for each in ordinals.scan(text)]


def _claims(kind: Kind, fits: Callable[[str, str], bool]) -> Callable[[str], list[Read]]:
    """Make a reader of the claims of one kind whose unit and words fit."""

    def read(text: str) -> list[Read]:
        return [
            Read(claim.start, claim.end, claim.value.low, claim.value.high, claim.value.unit)
            for claim in extraction.find_claims(text, None)
            if claim.kind is kind and fits(claim.value.unit or "", claim.exact)
        ]

    return read


def _is_age(unit: str, exact: str) -> bool:
    return unit in units.TIME_UNITS and _AGE.search(exact) is not None


def _is_temperature(unit: str, _exact: str) -> bool:
    return unit.startswith("degree")


def _is_dimension(unit: str, _exact: str) -> bool:
    return unit in _DIMENSIONS


MODELS: dict[str, Callable[[str], list[Read]]] = {
    "Number": _numbers,
    "Percent": _claims(Kind.PERCENTAGE, lambda unit, _: unit == "percent"),
    "Currency": _claims(Kind.MONEY, lambda _unit, _exact: True),
    "Ordinal": _ordinals,
    "Age": _claims(Kind.QUANTITY, _is_age),
    "Dimension": _claims(Kind.QUANTITY, _is_dimension),
    "Temperature": _claims(Kind.QUANTITY, _is_temperature),
}


def _case(row: dict[str, object]) -> Case:
    marks = f"{row.get('NotSupported')} {row.get('NotSupportedByDesign')}"
    results = row["Results"]
    assert isinstance(results, list)
    relative = any(each["TypeName"] == "ordinal.relative" for each in results)
    reads = tuple(read for each in results for read in _wanted(each))
    return Case(str(row["Input"]), reads, "python" in marks, relative)


def _wanted(result: dict[str, object]) -> Iterable[Read]:
    """Give what a spec wants; a unit without a number ("a small percent") claims nothing, and is left out."""
    resolution, start, end = result["Resolution"], result["Start"], result["End"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    if not isinstance(resolution, dict) or resolution.get("value") in {None, "null"}:
        return
    if result["TypeName"] == "ordinal.relative":
        yield Read(start, end + 1, None, None, "relative")
        return
    unit, factor = _unit(
        resolution.get("unit"), resolution.get("isoCurrency"), of_money=result["TypeName"] == "currency"
    )
    if str(resolution["value"]).endswith("%"):
        unit = "percent"
    value = Decimal(str(resolution["value"]).rstrip("%")) * factor
    yield Read(start, end + 1, value, value, unit)


def _unit(name: str | None, code: str | None, *, of_money: bool) -> tuple[str | None, Decimal]:
    """Write their unit as ours: an ISO code for money, cents as parts of the whole, full names for measures."""
    if code or name is None:
        return code or None, Decimal(1)
    if of_money:
        return _MONEY.get(name, (name, Decimal(1)))
    return _UNITS.get(name, name.lower()), Decimal(1)


def _equal(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two values are one, shares rounded to four decimals."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(Decimal("0.00005"), abs(one) * Decimal("1e-10"))


def _share(model: str, chosen: list[Case]) -> str:
    right = sum(agree(case, MODELS[model](case.text)) for case in chosen)
    return f"{right:>4} of {len(chosen):<3} {right / len(chosen):6.1%}" if chosen else f"{'-':>17}"


def _shown(text: str, read: Read) -> str:
    value = read.low if read.low == read.high else f"{read.low}..{read.high}"
    return f"{text[read.start : read.end]!r} = {value} {read.unit}"


_GLUED = re.compile(r"[^\W\d_]")
_AGE = re.compile(r"(?i)\b(?:old|aged?|yo)\b|y/o")
_ONE, _CENT = Decimal(1), Decimal("0.01")
_MONEY: dict[str, tuple[str | None, Decimal]] = {
    "Dollar": ("USD", _ONE),
    "Cent": ("USD", _CENT),
    "Pound": ("GBP", _ONE),
    "Pence": ("GBP", _CENT),
    "Penny": ("GBP", _CENT),
    "Franc": ("franc", _ONE),
    "Rupee": ("rupee", _ONE),
    "Bitcoin": ("BTC", _ONE),
    "Satoshi": ("BTC", Decimal("1e-8")),
    "Peseta": ("ESP", _ONE),
    "Finnish markka": ("FIM", _ONE),
    "Netherlands guilder": ("NLG", _ONE),
}
_SHARED_MONEY = frozenset({"franc", "rupee"})
_UNITS = {
    "C": "degree Celsius",
    "F": "degree Fahrenheit",
    "Metric ton": "tonne",
    "Age": "year",
}
_NO_DIMENSIONS = frozenset({"time", "calorie", "basis point", "magnitude", *units.TIME_UNITS})
_DIMENSIONS = {
    measure.name for measure in units.MEASURES if measure.name not in _NO_DIMENSIONS and "degree " not in measure.name
}

if __name__ == "__main__":
    main()
