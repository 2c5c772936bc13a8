"""A record with something of everything in it, made through the rules of the desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.orm import Session

from claims import database
from claims.intake import Captured, NotCaptured, Origin
from claims.model import Article
from claims.tracking import (
    articles,
    claims,
    confidential,
    evidence,
    noting,
    parts,
    policy,
    resolving,
    revising,
    ruling,
    signing,
    snapshots,
    sources,
    status,
    tags,
)
from claims.tracking.evidence import Says
from claims.tracking.policy import Name
from claims.tracking.rewording import Reading
from claims.tracking.sources import Cited
from claims.vocabulary import Level, Resolution, SourceKind, Stance, Status
from tests.conftest import FOUND, STORY, TEXT

NAME = "Ludmila Ostrowska, nurse"
REPORT = "The city said 12 people died when the bridge fell. It had set aside $3 million for repairs."
LEDGER = "Twelve people, wrote Ostrowska in the ledger."
# The mayor is gone from it, the sum is another, and what she said stands elsewhere.
REVISED = (
    TEXT.replace("$4 million", "$3 million").replace(", said Mayor Ana Ruiz", "").replace("on Monday", "yesterday")
)


@contextmanager
def command(place: URL, login: str) -> Iterator[Session]:
    """Do a command at a record."""
    with database.begin(place) as session:
        session.info["login"] = login
        yield session


def page(words: str, address: str | None = "https://city.example/report") -> Captured:
    return Captured(
        original=words.encode() * 2,
        media_type="text/plain",
        address=address,
        status=200 if address else None,
        taken_at=datetime(2024, 5, 9, 8, 30, 0, 250_000, tzinfo=UTC),
        text=words,
        read_by="tests",
        unread=None,
        title="What the city says",
        published=date(2024, 5, 7),
    )


def filled(template: Path, at: Path) -> URL:
    """Put a full record at a place; it is filled once, and copied."""
    at.write_bytes(_full(template))
    return database.locate(str(at))


@cache
def _full(template: Path) -> bytes:
    made = template.with_name("full.db")
    made.write_bytes(template.read_bytes())
    fill(database.locate(str(made)))
    return made.read_bytes()


def fill(place: URL) -> None:
    """Put two articles on record, and all that can be done to claims."""
    with command(place, "ana's") as session:
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        other = replace(STORY, location="/desk/other.txt", original=b"other", title="Another bridge <b>", language="en")
        articles.add(session, other, FOUND, extracted_by="tests", by="ben")
        tags.add_to_article(session, session.get_one(Article, 1), ["front page"], by="ana")
        noting.add_all(session, 1, [(None, "for Tuesday"), (2, "which Monday?")], by="ana")
        tags.add_to_claims(session, [1, 2, 8], ["urgent", "old"], by="ana")
    with command(place, "ana's") as session:
        tags.remove_from_claims(session, [1], "old", by="ana")
        noting.add(session, [1], "Ana Ruiz was not there ☂ \u202e \x1b", by="ben")
        claims.assign(session, [2, 4], "ben", by="ana")
    with command(place, "ana's") as session:
        _sources(session)
    with command(place, "ana's") as session:
        _verdicts(session)
    with command(place, "ben's") as session:
        # On PostgreSQL both are the same role.
        ruling.put(session, {(Name.NAMES_SUFFICE, None): policy.YES}, by="ben")
        signing.sign_off(session, [1], by="ben")
        revising.revise(
            session,
            1,
            replace(STORY, text=REVISED, original=b"revised", location="-"),
            Reading(1, engine="tests"),
            by="ben",
        )
    with command(place, "ben's") as session:
        # A number that was taken out leaves a gap.
        gone = sources.put(session, Cited(citation="A slip of the pen"), by="ben")
        evidence.add(session, gone, [9], Says(Stance.CONTEXT), by="ben")
        sources.put(session, Cited(citation="The atlas of bridges", kind=SourceKind.BOOK), by="ben")
        evidence.remove(session, gone.id, by="ben")


def _sources(session: Session) -> None:
    report = sources.put(session, Cited(origin=Origin("https://city.example/report")), by="ana")
    evidence.add(session, report, [1, 3], Says(Stance.SUPPORTS, "12 people died", "p. 2", '[{"low":"12"}]'), by="ana")
    snapshots.keep(session, report, page(REPORT), by="ana")
    evidence.add(session, report, [5], Says(Stance.REFUTES, "set aside $3 million"), by="ana")
    evidence.add(session, report, [12], Says(Stance.CONTEXT, "13 people died when the bridge fell"), by="ana")
    evidence.add(session, report, [6], Says(Stance.ABSENT, "nobody told us anything"), by="ana")
    radio = sources.put(session, Cited(citation="Radio, 8 May", derived_from=report.id, level=Level.TERTIARY), by="ana")
    evidence.add(session, radio, [5, 7], Says(Stance.SUPPORTS), by="ana")
    snapshots.keep(session, radio, NotCaptured("nobody answered", late=True), by="ana")
    file = Cited(origin=Origin("/desk/list.csv", "ab" * 32, "text/csv", "list.csv"), published=date(2024, 5, 1))
    evidence.add(session, sources.put(session, file, by="ana"), [7], Says(Stance.CONTEXT), by="ana")
    nurse = sources.put(session, Cited(citation=NAME, confidential=True, kind=SourceKind.INTERVIEW), by="ana")
    evidence.add(session, nurse, [1], Says(Stance.SUPPORTS, "Twelve people"), by="ana")
    snapshots.keep(session, nurse, page(LEDGER, None), by="ana")
    quiet = Cited(origin=Origin("https://quiet.example/x"), confidential=True, alias="one at the clinic")
    evidence.add(session, sources.put(session, quiet, by="ana"), [2], Says(Stance.UNREAD), by="ana")
    burnt = sources.put(session, Cited(citation="Somebody else", confidential=True), by="ana")
    evidence.add(session, burnt, [8], Says(Stance.SUPPORTS, "on a Monday"), by="ana")
    snapshots.keep(session, burnt, page("It fell on a Monday.", None), by="ana")
    confidential.redact(session, burnt.id, by="ana")


def _verdicts(session: Session) -> None:
    status.mark(session, [1], Status.VERIFIED, rating="Mostly true", why="as the city counts", by="ana")
    status.mark(session, [5], Status.DISPUTED, why="two sums", by="ana")
    status.mark(session, [6], Status.UNPROVEN, why="the radio has it otherwise", by="ana")
    status.mark(session, [10], Status.DISMISSED, by="ana")
    status.mark(session, [8], Status.VERIFIED, by="ana")
    status.mark(session, [8], Status.UNVERIFIED, why="on second thoughts", by="ana")
    resolving.resolve(session, [5], Resolution.CORRECTED, replacement="$3 million", by="ana")
    resolving.resolve(session, [8], Resolution.ON_AUTHOR, why="she was there", by="ana")
    claims.edit(
        session, 7, {"low": Decimal("7000000.1"), "review_url": "https://x.example/r", "claimant": "A. Ruiz"}, by="ana"
    )
    claims.edit(session, 9, {"subject": "Ana Ruiz\n", "candidates": "Ana; Eva"}, by="ana")
    parts.merge(session, 7, [9], why="the children are among them", by="ana")
