"""What the shell offers when Tab is pressed: numbers on record, with what they stand for."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from claims.cli.desk import Desk
from claims.cli.text import cut, shown
from claims.errors import ClaimsError
from claims.tracking import offering

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Columns of what a number stands for.
WIDE = 60
Offers = list[tuple[str, str]]


def claims(context: typer.Context, incomplete: str) -> Offers:
    """Offer claims that are still unverified."""
    return _offer(context, "", incomplete, offering.claims)


def articles(context: typer.Context, incomplete: str) -> Offers:
    """Offer articles."""
    return _offer(context, "", incomplete, offering.articles)


def sources(context: typer.Context, incomplete: str) -> Offers:
    """Offer sources, which are typed with an s or without."""
    return _offer(context, "s", incomplete.removeprefix("s"), offering.sources)


def _offer(
    context: typer.Context,
    sign: str,
    begun: str,
    read: Callable[["Record", str], Iterator[tuple[int, str]]],
) -> Offers:
    # Completion says nothing rather than an error in the middle of a line.
    with suppress(ClaimsError), Desk.of(context).glance(quietly=True) as record:
        return [(f"{sign}{number}", shown(cut(what, WIDE))) for number, what in read(record, begun)]
    return []
