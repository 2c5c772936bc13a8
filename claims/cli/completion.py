"""What the shell offers when Tab is pressed: numbers on record, with what they stand for."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import typer
from sqlalchemy.orm import Session

from claims import database
from claims.cli.desk import Desk
from claims.cli.text import cut, shown
from claims.errors import ClaimsError
from claims.tracking import articles as tracked_articles
from claims.tracking import listing, shelf
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Status

# As many numbers as a shell still shows in a readable way.
OFFERED = 50
Offers = list[tuple[str, str]]


def claims(context: typer.Context, incomplete: str) -> Offers:
    """Offer claims that are still unverified, what hurts most first."""
    return _offer(context, incomplete, _claims)


def articles(context: typer.Context, incomplete: str) -> Offers:
    """Offer articles."""
    return _offer(context, incomplete, _articles)


def sources(context: typer.Context, incomplete: str) -> Offers:
    """Offer sources."""
    return _offer(context, incomplete, _sources)


def _offer(context: typer.Context, incomplete: str, read: Callable[[Session], Iterator[tuple[str, str]]]) -> Offers:
    url = Desk.of(context).url
    # Completion says nothing rather than an error in the middle of a line.
    with suppress(ClaimsError):
        if database.exists(url):
            with database.look(url) as session:
                return [
                    (number, shown(cut(what, 60))) for number, what in read(session) if number.startswith(incomplete)
                ]
    return []


def _claims(session: Session) -> Iterator[tuple[str, str]]:
    wanted = Filter(statuses=(Status.UNVERIFIED,))
    for entry in listing.entries(session, wanted, Sort.PRIORITY, limit=OFFERED):
        yield str(entry.number), entry.text


def _articles(session: Session) -> Iterator[tuple[str, str]]:
    for entry in tracked_articles.entries(session):
        yield str(entry.number), entry.title


def _sources(session: Session) -> Iterator[tuple[str, str]]:
    for entry in shelf.entries(session):
        yield f"s{entry.number}", entry.called
