"""What a command says that it did: the claims it did it to, by number, words and article."""

from collections.abc import Iterable, Mapping, Sequence

import typer
from sqlalchemy.orm import Session

from claims.cli import phrases
from claims.cli.text import cut, shown
from claims.model import Article, Claim
from claims.tracking import selection
from claims.tracking.claims import VALUE_FIELDS
from claims.vocabulary import Status

# Claims named one by one; of more, the rest is counted.
NAMED = 20


def claims(session: Session, done: Sequence[Claim], what: str) -> list[str]:
    """Give a line for each claim that something was done to; `out` says them when the work is kept."""
    lines = [f"Claim {claim.id} {what}: {_words(session, claim)}" for claim in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {len(done) - NAMED} more claims {what}")
    return lines


def values(session: Session, done: Sequence[Claim], what: str) -> list[str]:
    """Give a line for each claim that reads otherwise now, with what it says, and one for verdicts stale by that."""
    lines = [f"Claim {claim.id} {what} {_reading(claim)}: {_words(session, claim)}" for claim in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {len(done) - NAMED} more claims")
    doubted = [claim.id for claim in done if claim.stale_because and claim.status is not Status.UNVERIFIED]
    return [*lines, *([f"Stale now, as decided before: {selection.counted(doubted)}."] if doubted else [])]


def facts(claim: Claim) -> dict[str, str]:
    """Give what a claim says, field by field."""
    return {name: shown(str(getattr(claim, name) or "none")) for name in ("text", "kind", *VALUE_FIELDS)}


def difference(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Say which facts are others now: "low 31 → 32"."""
    return ", ".join(f"{name} {cut(was[name], 40)} → {cut(now[name], 40)}" for name in was if was[name] != now[name])


def out(lines: Iterable[str]) -> None:
    """Say the lines, after the transaction: what is said to be so is so."""
    for line in lines:
        typer.echo(line)


def _reading(claim: Claim) -> str:
    return shown(", ".join(part for part in (claim.kind, phrases.value(claim)) if part))


def _words(session: Session, claim: Claim) -> str:
    article = session.get_one(Article, claim.article_id)
    return f"{cut(shown(claim.text), 70)} (article {article.id}, {cut(shown(article.title), 40)})"
