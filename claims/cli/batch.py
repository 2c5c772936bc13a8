"""Reading articles and finding their claims: before any transaction, in several processes where asked."""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context

from claims import extraction, intake
from claims.cli.desk import Desk
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.tracking import articles


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said of the articles to take in; `most` is in bytes."""

    published: date | None
    title: str | None
    names: bool
    extract: bool
    most: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page, and the claims found in it; `known` is the number of the article that it already is."""

    page: Page
    found: tuple[FoundClaim, ...] = ()
    known: int | None = None


def prepare(desk: Desk, locations: Sequence[str], wishes: Wishes, jobs: int) -> Iterator[Callable[[], Prepared]]:
    """Yield, for each location in order, what gives its page and claims or raises the error that it met."""
    gc.enable()
    with _pool(min(jobs, len(locations))) as pool:
        started: deque[Callable[[], Prepared]] = deque()
        for location in locations:
            started.append(_start(pool, desk, location, wishes))
            # Enough in hand to keep every process busy, and no more in memory.
            if pool is None or len(started) >= 2 * jobs:
                yield started.popleft()
        yield from started


def _start(pool: Executor | None, desk: Desk, location: str, wishes: Wishes) -> Callable[[], Prepared]:
    """Read a location now, and leave its claims to be found by whoever is free."""
    try:
        page = intake.read(location, max_bytes=wishes.most, stdin=sys.stdin.buffer if location == "-" else None)
        page = replace(
            page, published=wishes.published or page.published, title=(wishes.title or "").strip() or page.title
        )
        if (known := _known(desk, page)) is not None:
            return lambda: Prepared(page, known=known)
    except Exception as error:  # noqa: BLE001 - raised again, whatever it is, when its turn comes
        return _raising(error)
    if not wishes.extract:
        return lambda: Prepared(page)
    if pool is None:
        return lambda: Prepared(page, extraction.find_claims(page.text, page.published, names=wishes.names))
    finding = pool.submit(extraction.find_claims, page.text, page.published, names=wishes.names)
    return lambda: Prepared(page, finding.result())


def _known(desk: Desk, page: Page) -> int | None:
    with desk.look(quietly=True) as session:
        article = articles.known(session, page)
        return article.id if article else None


def _raising(error: Exception) -> Callable[[], Prepared]:
    def again() -> Prepared:
        raise error

    return again


def _pool(jobs: int) -> AbstractContextManager[Executor | None]:
    """Give the processes that find claims, or None where this one does, and where Ctrl-C reaches it at once."""
    # A child made by fork would share the record's connection and Rich's threads.
    return nullcontext() if jobs == 1 else ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
