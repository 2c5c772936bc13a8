"""Which claims are meant: lists such as `3,5-9` and `12+`, read and written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.errors import NotUnderstoodError

# The largest number a column of numbers has in PostgreSQL, so that none on record is beyond it.
LARGEST = 2**31 - 1
# As many digits as a typed number may have; SQLite's own numbers end a little beyond.
DIGITS = 18
PART = re.compile(rf"(?P<first>[0-9]{{1,{DIGITS}}})(?:(?P<nested>\+)|-(?P<last>[0-9]{{1,{DIGITS}}}))?")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a claim list: one claim, a range of numbers, or a claim and what stands inside it."""

    first: int
    last: int | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim list as it was typed."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims meant, each once, and the dismissed ones that a range left out."""

    numbers: tuple[int, ...]
    left_out: tuple[int, ...] = ()


def parse(typed: str) -> Asked:
    """Read a claim list; NotUnderstoodError names the part that is none."""
    parts = [part for part in re.split(r"[,\s]+", typed) if part]
    if not parts:
        raise NotUnderstoodError("a claim list names at least one claim: 12, 3-7, 3,5-9 or 12+")
    return Asked(tuple(_span(part) for part in parts))


def written(numbers: Sequence[int]) -> str:
    """Write a claim list the short way: 3,5-9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def counted(numbers: Sequence[int]) -> str:
    """Write a claim list with its noun: "claim 3", "claims 3,5-9"."""
    return f"claim{'s' * (len(numbers) > 1)} {written(numbers)}"


def refusal(numbers: Sequence[int], lacking: Mapping[int, str], what: str) -> str:
    """Say which of the claims cannot be what was asked, what the first of them lacks, and the list that would pass."""
    first, lack = next(iter(lacking.items()))
    if len(numbers) == 1:
        return f"claim {first} cannot be {what}: {lack}"
    passing = written([number for number in numbers if number not in lacking])
    others = f"these can be: {passing}" if passing else "none of the others can be either"
    return f"{counted(list(lacking))} cannot be {what} ({others}); claim {first}: {lack}"


def _span(part: str) -> Span:
    match = PART.fullmatch(part)
    if match is None:
        raise NotUnderstoodError(f"'{part}' is not a claim list; write 12, 3-7, 3,5-9 or 12+")
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else None
    if last is not None and last < first:
        raise NotUnderstoodError(f"the range {part} runs backwards; write {last}-{first}")
    # A number that is named is said back as it was typed; a range is asked of the engine.
    if last is None:
        return Span(first, nested=match["nested"] is not None)
    return Span(min(first, LARGEST), min(last, LARGEST))
