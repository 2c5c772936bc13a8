"""Report contents as the tests need them: an article with claims, sources and notes, at fixed times."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.reports.content import Claim, Content, Publisher, Text, Verdict
from claims.tracking.articles import Entry as Article
from claims.tracking.listing import Entry
from claims.tracking.notes import Entry as Note
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Entry as Source
from claims.tracking.shelf import Kept
from claims.vocabulary import (
    AnchorState,
    Finding,
    Kind,
    Level,
    Outcome,
    Reader,
    Resolution,
    SourceKind,
    Stance,
    Status,
)

AT = dt.datetime(2024, 5, 8, 12, 30, tzinfo=dt.UTC)
HEAD = "5f" * 32

WORDS = """Ferry fire leaves nine hurt

At least 9 people were hurt when a ferry caught fire on Sunday, including two deckhands, said harbour master Ida Holm.

The line had spent $3 million on new engines. "We never saw smoke like that," Holm said.
"""


def entry(number: int, article: str, start: int | None, end: int | None) -> Entry:
    """Make a claim on some words of a text, or on none."""
    exact = None if start is None else article[start:end]
    return Entry(
        number=number,
        uid=f"00000000-0000-4000-8000-{number:012}",
        article=1,
        kind=Kind.OTHER,
        text=exact or "Nobody was on deck",
        status=Status.UNVERIFIED,
        stale=False,
        stale_because=None,
        priority=0.5,
        start=start,
        end=end,
        exact=exact,
        anchor_state=AnchorState.LOST if start is None else AnchorState.EXACT,
        part_of=None,
        merged_into=None,
        low=None,
        high=None,
        unit=None,
        qualifier=None,
        date=None,
        outcome=None,
        subject=None,
        speaker=None,
        candidates=None,
        rating=None,
        resolution=None,
        replacement=None,
        assignee=None,
        signed_off_by=None,
        tags=(),
        made_by="tests",
        sources=(),
        title="Ferry fire leaves nine hurt",
        published=dt.date(2024, 5, 6),
        outlet=None,
        address=None,
        review_url=None,
        claimant=None,
        created_at=AT,
        updated_at=AT,
    )


def content(
    text: str | None,
    places: Sequence[tuple[int, int]] = (),
    *,
    original: bytes = b"",
    media_type: str = "text/plain",
    title: str = "Of ferries",
) -> Content:
    """Make a report of an article with a claim at each of the places."""
    claims = tuple(Claim(entry=entry(at, text or "", *place), value="") for at, place in enumerate(places, 1))
    return Content(
        reader=Reader.DESK,
        made_at=AT,
        article=Article(
            *(1, "00000000-0000-4000-8000-a00000000001", title, "Ida Berg", "The Quay", None, dt.date(2024, 5, 6)),
            *("en", 1, "/desk/ferry.txt", len(claims), len(claims), (), AT),
        ),
        text=None if text is None else _text(text, media_type, original),
        claims=claims,
        sources=(),
        kept={},
        notes=(),
        publisher=Publisher(),
        head=HEAD,
        changes=57,
        left_out={},
    )


def checked(text: str = WORDS, original: bytes = b"", media_type: str = "text/plain") -> Content:
    """Make a report of the ferry with all that can stand beside claims: three nested, one decided, one lost."""
    plain = content(text, original=original, media_type=media_type, title="Ferry fire leaves nine hurt")
    own = (_hurt(text), _deckhands(text), _money(text), _quote(text), _lost(text))
    notes = (Note(4, None, "Ask the line for its own log", "ana", AT),)
    kept = {7: Kept(7, 1, "1a2b3c4d5e6f" + "0" * 52, AT)}
    sources = (_source(1, REPORT, Level.PRIMARY), _source(2, MEMO, Level.SECONDARY))
    return replace(plain, claims=own, notes=notes, sources=sources, kept=kept, left_out={"notes": 2})


REPORT = Proof(
    number=1,
    stance=Stance.SUPPORTS,
    kind=SourceKind.OFFICIAL_RECORD,
    level=Level.PRIMARY,
    title="Log of the harbour office",
    location="https://harbour.example/log?day=5&part=2",
    quote="9 persons treated for smoke",
    locator="p. 4",
    finding=Finding.FOUND,
    stands=None,
    published=None,
    derived_from=None,
    figures=None,
    snapshot=7,
)
MEMO = replace(
    REPORT,
    number=2,
    stance=Stance.REFUTES,
    kind=SourceKind.CORRESPONDENCE,
    level=Level.SECONDARY,
    title=None,
    location='=HYPERLINK("x") <b>Memo</b> [by] *Ben*',
    quote="we spent 2 million",
    locator=None,
    finding=Finding.ALTERED,
    stands="we spent some 2 million",
    snapshot=None,
)


def _claimed(number: int, text: str, words: str) -> Entry:
    start = text.index(words)
    return entry(number, text, start, start + len(words))


def _hurt(text: str) -> Claim:
    one = replace(
        _claimed(1, text, "At least 9 people"),
        kind=Kind.CASUALTY,
        low=Decimal(9),
        unit="person",
        qualifier="at least",
        outcome=Outcome.INJURED,
        status=Status.VERIFIED,
        rating="Mostly true",
        sources=(REPORT,),
        signed_off_by="eve",
    )
    verdict = Verdict(AT, "ana", "The log has them by name")
    notes = (Note(1, 1, "Two of them are\nunder age", "ben", AT),)
    return Claim(entry=one, value="at least 9 person injured", verdict=verdict, notes=notes)


def _deckhands(text: str) -> Claim:
    whole = "At least 9 people were hurt when a ferry caught fire on Sunday, including two deckhands"
    plain = _claimed(2, text, whole)
    one = replace(plain, kind=Kind.EVENT, text="A ferry caught fire on Sunday", assignee="ben")
    return Claim(entry=one, value="", findings=("nobody has decided it",))


def _money(text: str) -> Claim:
    one = replace(
        _claimed(3, text, "$3 million"),
        kind=Kind.MONEY,
        status=Status.REFUTED,
        resolution=Resolution.CORRECTED,
        replacement="$2 million",
        stale=True,
        stale_because="source s2 reads otherwise by now",
        sources=(MEMO,),
    )
    return Claim(entry=one, value="3,000,000 USD", verdict=Verdict(AT, "ana", None))


def _quote(text: str) -> Claim:
    plain = _claimed(4, text, 'on new engines. "We never saw smoke like that," Holm')
    return Claim(entry=replace(plain, kind=Kind.QUOTE, tags=("sea",)), value="Ida Holm")


def _lost(text: str) -> Claim:
    return Claim(entry=replace(entry(5, text, None, None), sources=(REPORT,)), value="")


def _source(number: int, proof: Proof, level: Level) -> Source:
    return Source(
        number=number,
        uid=f"00000000-0000-4000-8000-b{number:011}",
        kind=proof.kind,
        level=level,
        alias=None,
        title=proof.title,
        location=proof.location,
        citation=None,
        sha256=None,
        media_type=None,
        published=None,
        derived_from=None,
        capture=None,
        taken_at=None,
        failure=None,
        drift=None,
        checked_at=None,
        claims=1,
        waiting=(),
        created_at=AT,
        redacted_at=None,
    )


def _text(words: str, media_type: str, original: bytes) -> Text:
    digest = hashlib.sha256(words.encode(errors="replace")).hexdigest()
    return Text(words=words, revision=1, sha256=digest, media_type=media_type, original=original)
