"""What a command says that it did: the claims it did it to, by number, words and article."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import typer

from claims.cli.table import paint
from claims.cli.text import cut, shown
from claims.reports import saying
from claims.tracking import listing, selection
from claims.vocabulary import VALUE_FIELDS, Status

if TYPE_CHECKING:
    from claims.model import Claim
    from claims.tracking.asking import Record

# Claims named one by one; of more, the rest is counted.
NAMED = 20
# Verbs of one claim, as several have them.
SEVERAL = {"has": "have", "is": "are"}


def claims(
    record: "Record", done: Sequence[int], what: str, *, more: Mapping[int, str] = MappingProxyType({})
) -> list[str]:
    """Give a line for each claim that something was done to, by their numbers; `out` says them when the work is kept.

    `more` is what is to be added of one claim, by its number.
    """
    words = _words(record, done[:NAMED])
    lines = [f"Claim {number} {shown(what + more.get(number, ''))}: {words[number]}" for number in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {_counted(len(done) - NAMED)} {shown(_of(len(done) - NAMED, what))}")
    return lines


def values(record: "Record", done: "Sequence[Claim]", what: str) -> list[str]:
    """Give a line for each claim that reads otherwise now, with what it says, and one for verdicts stale by that."""
    words = _words(record, [claim.id for claim in done[:NAMED]])
    lines = [f"Claim {claim.id} {what} {_reading(claim)}: {words[claim.id]}" for claim in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {_counted(len(done) - NAMED)}")
    doubted = [claim.id for claim in done if claim.stale_because and claim.status is not Status.UNVERIFIED]
    return [*lines, *([f"Stale now, as decided before: {selection.counted(doubted)}."] if doubted else [])]


def facts(claim: "Claim") -> dict[str, str]:
    """Give what a claim says, field by field."""
    return {name: shown(str(getattr(claim, name) or "none")) for name in ("text", "kind", *VALUE_FIELDS)}


def difference(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Say which facts are others now: "low 31 → 32"."""
    return ", ".join(f"{name} {cut(was[name], 40)} → {cut(now[name], 40)}" for name in was if was[name] != now[name])


def out(lines: Iterable[str]) -> None:
    """Say the lines, after the transaction: what is said to be so is so."""
    for line in lines:
        typer.echo(line)


def aside(lines: Iterable[str]) -> None:
    """Say on stderr what a person should know of what was done, after the transaction."""
    for line in lines:
        typer.echo(line, err=True)


def doubts(lines: Iterable[str]) -> None:
    """Say findings on stderr, after the work is kept."""
    for line in lines:
        typer.echo(paint(line, "red", stream=sys.stderr), err=True)


def _counted(number: int) -> str:
    return f"{number} more claim{'s' * (number > 1)}"


def _of(number: int, what: str) -> str:
    """Say of several what is said of one."""
    verb, blank, rest = what.partition(" ")
    return what if number == 1 else f"{SEVERAL.get(verb, verb)}{blank}{rest}"


def _reading(claim: "Claim") -> str:
    return shown(", ".join(part for part in (claim.kind, saying.value(claim)) if part))


def _words(record: "Record", numbers: Sequence[int]) -> dict[int, str]:
    """Give the words of claims, and where they stand, by number."""
    return {
        number: f"{cut(shown(text), 70)} (article {article}, {cut(shown(title), 40)})"
        for number, text, article, title in listing.called(record, numbers)
    }
