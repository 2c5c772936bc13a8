"""What a command says that it did: the claims it did it to, by number, words and article."""

from collections.abc import Sequence

import typer
from sqlalchemy.orm import Session

from claims.cli.text import cut, shown
from claims.model import Article, Claim

# Claims named one by one; of more, the rest is counted.
NAMED = 20


def claims(session: Session, done: Sequence[Claim], what: str) -> None:
    """Say what was done to claims, a line each."""
    for claim in done[:NAMED]:
        article = session.get_one(Article, claim.article_id)
        words, title = cut(shown(claim.text), 70), cut(shown(article.title), 40)
        typer.echo(f"Claim {claim.id} {what}: {words} (article {article.id}, {title})")
    if len(done) > NAMED:
        typer.echo(f"and {len(done) - NAMED} more claims {what}")
