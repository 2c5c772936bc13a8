"""Reading articles and finding their claims: before any transaction, in several processes where asked."""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from claims import extraction, intake
from claims.cli.desk import Desk
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.tracking import articles

P = ParamSpec("P")
R = TypeVar("R")


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
    with _executor(min(jobs, len(locations))) as executor:
        started: deque[Callable[[], Prepared]] = deque()
        for location in locations:
            started.append(_start(executor, desk, location, wishes))
            # Enough in hand to keep every process busy, and no more in memory.
            if len(started) >= 2 * jobs or jobs == 1:
                yield started.popleft()
        yield from started


def _start(executor: Executor, desk: Desk, location: str, wishes: Wishes) -> Callable[[], Prepared]:
    """Read a location now, and leave its claims to be found by whoever is free."""
    try:
        page = intake.read(location, max_bytes=wishes.most, stdin=sys.stdin.buffer)
        page = replace(page, published=wishes.published or page.published, title=wishes.title or page.title)
        if (known := _known(desk, page)) is not None:
            return lambda: Prepared(page, known=known)
    except Exception as error:  # noqa: BLE001 - raised again, whatever it is, when its turn comes
        return _raising(error)
    if not wishes.extract:
        return lambda: Prepared(page)
    finding = executor.submit(extraction.find_claims, page.text, page.published, names=wishes.names)
    return lambda: Prepared(page, finding.result())


def _known(desk: Desk, page: Page) -> int | None:
    with desk.look(quietly=True) as session:
        article = articles.known(session, page)
        return article.id if article else None


def _raising(error: Exception) -> Callable[[], Prepared]:
    def again() -> Prepared:
        raise error

    return again


def _executor(jobs: int) -> Executor:
    # A child made by fork would share the record's connection and Rich's threads.
    return _Here() if jobs == 1 else ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


class _Here(Executor):
    """One job at a time, in this process, where Ctrl-C reaches it."""

    def submit(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Do the work now."""
        future: Future[R] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future keeps any error for whoever asks for its result
            future.set_exception(error)
        return future
