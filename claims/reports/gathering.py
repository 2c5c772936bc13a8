"""The record read into a report's content, for one reader."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from claims.model import now
from claims.reports import saying
from claims.reports.content import Claim, Content, Publisher, Text, Verdict
from claims.tracking import (
    articles,
    blobs,
    chronicle,
    discretion,
    findings,
    listing,
    notes,
    policy,
    readers,
    shelf,
    verdicts,
)
from claims.tracking.findings import Rule
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Reader


def gather(
    session: Session, number: int, reader: Reader, wanted: Filter | None = None, *, told: bool = False
) -> Content:
    """Read an article with those of its claims that are `wanted`, all that are not dismissed where nothing is said.

    Who confidential sources are is `told` to the desk only. NotFoundError where there is no such article,
    NotAllowedError where another reader is to be told who a source is.
    """
    readers.refuse_secrets(reader, told=told)
    [article] = articles.entries(session, number)
    asked = replace(wanted or Filter(), article=number)
    there = [*listing.entries(session, readers.wanted(asked, reader), Sort.PLACE, told=told)]
    entries = sorted(readers.seen(there, reader), key=lambda entry: entry.start is None)
    cited = {proof.number for entry in entries for proof in entry.sources}
    sources = [one for one in shelf.entries(session, article=number, told=told) if one.number in cited]
    gathered = Gathered(session, number, reader, there, entries)
    head, changes = chronicle.head(session)
    asks = policy.current(session)
    return Content(
        reader=reader,
        made_at=now(),
        article=readers.article(article, reader),
        text=gathered.text,
        claims=gathered.claims,
        sources=tuple(readers.source(one, reader) for one in sources),
        kept=shelf.kept(session, sorted(cited)),
        notes=gathered.beside_article,
        publisher=Publisher(name=asks.publisher, address=asks.publisher_address, ratings=asks.ratings),
        head=head,
        changes=changes,
        left_out=gathered.left_out(listing.count(session, asked)),
    )


class Gathered:
    """What stands beside an article's claims, as far as its reader may have it."""

    def __init__(
        self, session: Session, article: int, reader: Reader, there: Sequence[Entry], entries: Sequence[Entry]
    ) -> None:
        self._session, self._reader, self._there, self._entries = session, reader, there, entries
        numbers = [entry.number for entry in entries]
        self._given = verdicts.latest(session, numbers)
        self._whys = verdicts.last_reasons(session, numbers)
        self._notes = notes.of_claims(session, numbers)
        own = notes.of_article(session, article)
        self.text = _text(session, article, reader)
        self._people, self._told = self._known(article)
        self.beside_article = self._may_have(own)
        self.claims = tuple(self._claims())
        written = len(own) + sum(map(len, self._notes.values()))
        self._kept_back = written - len(self.beside_article) - sum(len(claim.notes) for claim in self.claims)

    def left_out(self, asked: int) -> dict[str, int]:
        """Count what the reader may not have, of as many claims as were `asked` for."""
        shown = {proof.number for entry in self._entries for proof in entry.sources}
        cited = {proof.number for entry in self._there for proof in entry.sources}
        counts = {"claims": asked - len(self.claims), "sources": len(cited - shown), "notes": self._kept_back}
        return {what: count for what, count in counts.items() if count}

    def _known(self, article: int) -> tuple[frozenset[str], frozenset[str]]:
        """Give the words that tell who is behind an article, and its own, where anything is left out by them."""
        if self._reader is not Reader.AUTHOR:
            return readers.NOTHING, readers.NOTHING
        own = self.text.words if self.text else "\n".join(entry.text for entry in self._entries)
        return readers.people(self._session, [article]), discretion.told_in(own)

    def _may_have(self, written: Sequence[notes.Entry]) -> tuple[notes.Entry, ...]:
        return readers.notes_for(written, self._reader, self._people, self._told)

    def _claims(self) -> Iterator[Claim]:
        found: dict[int, list[str]] = {}
        if self._reader is not Reader.PUBLIC:
            for one in findings.of(self._session, self._entries):
                # Its status says that much.
                if one.finding != Rule.UNVERIFIED:
                    found.setdefault(one.number, []).append(one.finding)
        for entry in self._entries:
            yield Claim(
                entry=entry,
                value=saying.value(entry),
                verdict=self._verdict(entry),
                notes=self._may_have(self._notes.get(entry.number, ())),
                findings=tuple(found.get(entry.number, ())),
            )

    def _verdict(self, entry: Entry) -> Verdict | None:
        given = self._given.get(entry.number)
        if given is None:
            return None
        why = readers.reason(self._whys.get(entry.number), self._reader, self._people, self._told)
        return Verdict(given.at, None if self._reader is Reader.PUBLIC else given.by, why)


def _text(session: Session, number: int, reader: Reader) -> Text | None:
    article = articles.find(session, number)
    if not article.revision:
        return None
    revision = articles.with_text(session, article)
    return Text(
        words=revision.text,
        revision=revision.number,
        sha256=revision.sha256,
        media_type=revision.media_type,
        original=b"" if reader is Reader.PUBLIC else blobs.get(session, revision.blob_sha256),
    )
