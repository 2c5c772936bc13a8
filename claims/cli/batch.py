"""Reading articles and finding their claims: before any transaction, in several processes where asked."""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import Thread

from sqlalchemy.orm import Session

from claims import extraction, intake
from claims.cli.desk import Desk
from claims.extraction import FoundClaim
from claims.intake import Page, batches
from claims.model import Article
from claims.tracking import articles


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said of the articles to take in; `most` is in bytes."""

    published: date | None
    title: str | None
    names: bool
    extract: bool
    most: int
    allow_private: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page, with the name that was typed for it or that its folder has, and the claims found in it.

    `looked` is whether anybody looked for them.
    """

    name: str
    page: Page
    found: tuple[FoundClaim, ...] = ()
    looked: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record already, as an article."""

    name: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read, and why."""

    name: str
    error: Exception


Outcome = Prepared | Known | Failed


def prepare(desk: Desk, locations: Sequence[str], wishes: Wishes, jobs: int) -> Generator[Outcome]:
    """Yield for each location, in order, what became of reading it and looking for its claims."""
    gc.enable()
    if min(jobs, len(locations)) <= 1:
        # In this process, where Ctrl-C reaches it at once.
        yield from (_outcome(location, partial(_found_in, desk, location, wishes)) for location in locations)
        return
    with _pool(min(jobs, len(locations))) as pool:
        started: deque[Callable[[], Outcome]] = deque()
        for location in locations:
            started.append(_start(pool, desk, location, wishes))
            # Enough in hand to keep every process busy, and no more in memory.
            if len(started) >= 2 * jobs:
                yield started.popleft()()
        yield from (finish() for finish in started)


def _found_in(desk: Desk, location: str, wishes: Wishes) -> Outcome:
    read = _read(desk, location, wishes)
    if not isinstance(read, Prepared) or not wishes.extract:
        return read
    return replace(read, found=extraction.find_claims(read.page.text, read.page.published, names=wishes.names))


def _start(pool: Executor, desk: Desk, location: str, wishes: Wishes) -> Callable[[], Outcome]:
    """Read a location now, and leave its claims to be found by whoever is free."""
    read = _outcome(location, partial(_read, desk, location, wishes))
    if not isinstance(read, Prepared) or not wishes.extract:
        return lambda: read
    with _without_interrupts():
        finding = pool.submit(extraction.find_claims, read.page.text, read.page.published, names=wishes.names)
    return partial(_outcome, location, lambda: replace(read, found=finding.result()))


def _outcome(location: str, work: Callable[[], Outcome]) -> Outcome:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - one bad file never stops the rest; whoever takes it up says what it was
        return Failed(location, error)


def _read(desk: Desk, location: str, wishes: Wishes) -> Prepared | Known:
    """Read a location, unless its bytes are on record: what an interrupted batch has done needs no reader again."""
    digest = batches.digest(location, wishes.most)
    if digest is not None and (known := _known(desk, location, lambda session: articles.of_bytes(session, digest))):
        return known
    page = read(location, wishes.most, allow_private=wishes.allow_private)
    page = replace(page, published=wishes.published or page.published, title=(wishes.title or "").strip() or page.title)
    return _known(desk, location, lambda session: articles.known(session, page)) or Prepared(
        location, page, looked=wishes.extract
    )


def read(location: str, most: int, *, allow_private: bool) -> Page:
    """Read the article at a location, of so many bytes at the most, from a private network only where that is allowed.

    NotReadableError and NotUnderstoodError as `intake.read` has them.
    """
    may_reach = intake.anywhere if allow_private else intake.public
    return intake.read(location, max_bytes=most, may_reach=may_reach)


def _known(desk: Desk, location: str, find: Callable[[Session], Article | None]) -> Known | None:
    with desk.look(quietly=True) as session:
        article = find(session)
        return Known(location, article.id, article.title) if article else None


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """Give the processes that find claims; whatever ends the work early ends them at once."""
    # A child made by fork would share the record's connection and Rich's threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            yield pool
        except BaseException:
            for child in multiprocessing.active_children():
                child.terminate()
            raise


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C waiting while processes may be started: they are deaf to it then, and are ended by this one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however it went."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
