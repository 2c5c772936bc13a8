"""What a command says that it did: the claims it did it to, by number, words and article."""

from collections.abc import Iterable, Sequence

import typer
from sqlalchemy.orm import Session

from claims.cli import phrases
from claims.cli.text import cut, shown
from claims.model import Article, Claim

# Claims named one by one; of more, the rest is counted.
NAMED = 20


def claims(session: Session, done: Sequence[Claim], what: str) -> list[str]:
    """Give a line for each claim that something was done to; `out` says them when the work is kept."""
    lines = [f"Claim {claim.id} {what}: {_words(session, claim)}" for claim in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {len(done) - NAMED} more claims {what}")
    return lines


def values(session: Session, done: Sequence[Claim], what: str) -> list[str]:
    """Give a line for each claim that was given another reading, with what it says now."""
    lines = [f"Claim {claim.id} {what} {_reading(claim)}: {_words(session, claim)}" for claim in done[:NAMED]]
    if len(done) > NAMED:
        lines.append(f"and {len(done) - NAMED} more claims")
    return lines


def out(lines: Iterable[str]) -> None:
    """Say the lines, after the transaction: what is said to be so is so."""
    for line in lines:
        typer.echo(line)


def _reading(claim: Claim) -> str:
    return shown(", ".join(part for part in (claim.kind, phrases.value(claim)) if part))


def _words(session: Session, claim: Claim) -> str:
    article = session.get_one(Article, claim.article_id)
    return f"{cut(shown(claim.text), 70)} (article {article.id}, {cut(shown(article.title), 40)})"
