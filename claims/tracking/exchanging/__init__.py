"""The record as it goes out to another one: what is live of it, narrowed for its reader, as exchange records."""

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.intake.exchange import packing
from claims.intake.exchange import records as exchange
from claims.intake.exchange.records import File, Record
from claims.model import Anchor, Article, Blob, Claim, Evidence, Note, Revision, Snapshot, Source, Tag
from claims.tracking import blobs, confidential, listing, readers, resolutions, verdicts
from claims.tracking.confidential import Told
from claims.tracking.exchanging import written
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.numbers import among
from claims.vocabulary import Reader

# As many claims or pieces of evidence are looked up at a time.
PAGE = 500


def records(session: Session, wanted: Filter, reader: Reader, *, told: bool) -> Iterator[Record]:
    """Yield what is live of the claims wanted and of all that belongs to them, for a reader; nothing is held in memory.

    Articles with their texts, sources, what was kept of them, claims, evidence, and the bytes behind it, each by its
    number. The desk gets dismissed claims too, unless it asks for some status, and where it asks for nothing in
    particular also the articles and sources that have no claims. Only the desk gets what was kept of sources; the
    public gets the newest text alone, and no bytes. A claim that is not among those wanted is named by none. What
    confidential sources are, and what was kept of them, is here only where it is to be `told`; else they are their
    aliases, and their quotes rest on nothing. NotAllowedError where anybody but the desk is to be told.
    """
    readers.refuse_secrets(reader, told=told)
    asked = readers.wanted(wanted, reader)
    if reader is Reader.DESK and not asked.statuses:
        asked = replace(asked, dismissed=True)
    return _Taken(session, asked, reader, told=told).records()


class _Taken:
    """What is taken out of a record for a reader."""

    def __init__(self, session: Session, wanted: Filter, reader: Reader, *, told: bool) -> None:
        self._session, self._wanted, self._reader, self._told = session, wanted, reader, told
        self._claims: dict[int, str] = {}
        self._articles: dict[int, str] = {}
        self._sources: dict[int, str] = {}
        # Where the bytes of each digest are, and whether they begin with random ones there.
        self._files: dict[str, tuple[str, bool]] = {}
        self._people: frozenset[str] = frozenset()

    @property
    def _desk(self) -> bool:
        return self._reader is Reader.DESK

    @property
    def _public(self) -> bool:
        return self._reader is Reader.PUBLIC

    def records(self) -> Iterator[Record]:
        """Choose first, then yield section by section."""
        articles = self._choose()
        self._people = readers.people(self._session, articles) if self._reader is Reader.AUTHOR else frozenset()
        yield from self._all_articles(articles)
        yield from self._all_sources(self._chosen_sources())
        if self._desk:
            yield from self._all_snapshots()
        yield from self._all_claims()
        yield from self._all_evidence()
        yield from self._all_files()

    def _choose(self) -> list[int]:
        """Choose the claims, and give the articles that go with them."""
        of_claims = set[int]()
        for number, uid, article in listing.chosen(self._session, self._wanted):
            self._claims[number] = uid
            of_claims.add(article)
        only = self._wanted.article
        if self._public or not self._everything:
            return sorted(of_claims)
        live = select(Article.id).where(Article.removed_at.is_(None)).order_by(Article.id)
        return [*self._session.scalars(live if only is None else live.where(Article.id == only))]

    @property
    def _everything(self) -> bool:
        """Whether all claims are wanted, or all of an article."""
        return self._wanted == Filter(article=self._wanted.article, dismissed=self._wanted.dismissed)

    def _all_articles(self, numbers: Sequence[int]) -> Iterator[exchange.Article]:
        for number in numbers:
            article = self._session.get_one(Article, number)
            self._articles[number] = article.uid
            tags = select(Tag).where(Tag.article_id == number, Tag.removed_at.is_(None)).order_by(Tag.id)
            notes = select(Note).where(Note.article_id == number, Note.removed_at.is_(None)).order_by(Note.id)
            yield written.article(
                article,
                readers.whence(article.address, self._reader),
                () if self._public else self._session.scalars(tags),
                self._may_have(self._session.scalars(notes)),
                self._revisions(article),
            )

    def _revisions(self, article: Article) -> Iterator[exchange.Revision]:
        chosen = select(Revision).where(Revision.article_id == article.id, Revision.removed_at.is_(None))
        chosen = chosen.where(Revision.number == article.revision) if self._public else chosen
        for revision in self._session.scalars(chosen.order_by(Revision.number)):
            if not self._public:
                self._files[revision.blob_sha256] = revision.blob_sha256, False
            location = readers.whence(revision.location, self._reader)
            yield written.revision(revision, location, bytes_too=not self._public)

    def _chosen_sources(self) -> list[Source]:
        """Give the sources that the evidence needs, with those that they repeat; the desk's all where it wants all."""
        live = select(Source).where(Source.removed_at.is_(None))
        if self._desk and self._everything and self._wanted.article is None:
            return [*self._session.scalars(live.order_by(Source.id))]
        found: dict[int, Source] = {}
        for _, source in self._beside_claims():
            origin: Source | None = source
            while origin is not None and origin.id not in found:
                found[origin.id] = origin
                leads = live.where(Source.id == origin.derived_from_id) if self._may_lead(origin) else None
                origin = None if leads is None else self._session.scalar(leads)
        return [found[number] for number in sorted(found)]

    def _may_lead(self, source: Source) -> bool:
        """Tell whether what a source repeats may be named: to the public nothing that it cannot look up."""
        return source.derived_from_id is not None and not self._public

    def _all_sources(self, chosen: Sequence[Source]) -> Iterator[exchange.Source]:
        self._sources = {source.id: source.uid for source in chosen}
        secrets = confidential.of_sources(self._session, [*self._sources]) if self._told else {}
        for source in chosen:
            told = secrets.get(source.id) or Told(
                location=readers.place(source.location, self._reader, file=source.sha256 is not None),
                citation=source.citation,
                title=source.title,
                sha256=source.sha256,
            )
            yield written.source(source, told, self._sources.get(source.derived_from_id or 0))

    def _all_snapshots(self) -> Iterator[exchange.Snapshot]:
        chosen = select(Snapshot, Source).join(Source, Source.id == Snapshot.source_id)
        chosen = chosen.where(among(self._session, Snapshot.__table__.c.source_id, [*self._sources]))
        chosen = chosen.where(Snapshot.removed_at.is_(None)).order_by(Snapshot.id)
        for snapshot, source in self._session.execute(chosen.execution_options(yield_per=PAGE)):
            if not confidential.is_so(source) or self._told:
                digests = (self._digest(source, kept) for kept in (snapshot.blob_sha256, snapshot.text_sha256))
                yield written.snapshot(snapshot, source, *digests)

    def _digest(self, source: Source, kept: str | None) -> str | None:
        """Give the digest of a snapshot's bytes, None where there are none (any more), and remember where they are."""
        if kept is None or source.redacted_at is not None:
            return None
        if not confidential.is_so(source):
            self._files[kept] = kept, False
            return kept
        digest = hashlib.sha256(confidential.unsalted(blobs.get(self._session, kept))).hexdigest()
        self._files.setdefault(digest, (kept, True))
        return digest

    def _all_claims(self) -> Iterator[exchange.Claim]:
        entries = listing.entries(self._session, self._wanted, Sort.NUMBER)
        for page in _pages(readers.seen(entries, self._reader)):
            numbers = [entry.number for entry in page]
            beside = _Beside(self._session, numbers)
            for entry in page:
                yield self._claim(entry, beside)

    def _claim(self, entry: Entry, beside: "_Beside") -> exchange.Claim:
        named = {name: getattr(entry, name) for name in written.AS_LISTED}
        return exchange.Claim(
            **named,
            article=self._articles[entry.article],
            reason=readers.reason(beside.verdicts.get(entry.number), self._reader, self._people),
            part_of=self._claims.get(entry.part_of or 0),
            merged_into=self._claims.get(entry.merged_into or 0),
            resolution_reason=readers.reason(beside.resolutions.get(entry.number), self._reader, self._people),
            resolved_on=None if entry.resolution is None else beside.resolved_on.get(entry.number),
            tags=written.tags_of(tag for tag in beside.tags[entry.number] if tag.name in entry.tags),
            notes=self._may_have(beside.notes[entry.number]),
            anchors=tuple(
                written.anchor(anchor, revision)
                for anchor, revision, newest in beside.anchors[entry.number]
                if revision == newest or not self._public
            ),
        )

    def _all_evidence(self) -> Iterator[exchange.Evidence]:
        for given, source in self._beside_claims():
            yield written.evidence(given, self._claims[given.claim_id], source, self._rests_on(given, source))

    def _rests_on(self, given: Evidence, source: Source) -> Snapshot | None:
        """Give the snapshot in which a quote was looked up, where it goes out too."""
        secret = confidential.is_so(source) and not self._told
        if given.snapshot_id is None or secret or not self._desk:
            return None
        kept = self._session.get_one(Snapshot, given.snapshot_id)
        return kept if kept.removed_at is None else None

    def _beside_claims(self) -> Iterator[tuple[Evidence, Source]]:
        """Yield the evidence of the claims, of the public's what anybody can look up."""
        chosen = select(Evidence, Source).join(Source, Source.id == Evidence.source_id)
        chosen = chosen.where(Evidence.removed_at.is_(None), Source.removed_at.is_(None))
        chosen = chosen.where(among(self._session, Evidence.__table__.c.claim_id, [*self._claims]))
        for given, source in self._session.execute(chosen.order_by(Evidence.id).execution_options(yield_per=PAGE)):
            if not self._public or readers.citable(written.proof(given, source)):
                yield given, source

    def _all_files(self) -> Iterator[File]:
        for digest in sorted(self._files):
            kept, salted = self._files[digest]
            if salted:
                content = confidential.unsalted(blobs.get(self._session, kept))
                yield packing.written(digest, len(content), zlib.compress(content))
                continue
            chosen = select(Blob.size, Blob.packed).where(Blob.sha256 == kept)
            size, packed = self._session.execute(chosen).one()
            yield packing.written(digest, size, packed)

    def _may_have(self, notes: Iterable[Note]) -> tuple[exchange.Note, ...]:
        return readers.notes_for(written.notes_of(notes), self._reader, self._people)


class _Beside:
    """What stands beside some claims, by their numbers."""

    def __init__(self, session: Session, numbers: Sequence[int]) -> None:
        self.verdicts = verdicts.last_reasons(session, numbers)
        self.resolutions = resolutions.last_reasons(session, numbers)
        on = select(Claim.id, Claim.resolved_on).where(among(session, Claim.__table__.c.id, numbers))
        self.resolved_on = dict(session.execute(on).all())
        self.tags: dict[int, list[Tag]] = defaultdict(list)
        self.notes: dict[int, list[Note]] = defaultdict(list)
        self.anchors: dict[int, list[tuple[Anchor, int, int]]] = defaultdict(list)
        of_claims = among(session, Tag.__table__.c.claim_id, numbers)
        for tag in session.scalars(select(Tag).where(of_claims, Tag.removed_at.is_(None)).order_by(Tag.id)):
            self.tags[tag.claim_id or 0].append(tag)
        of_claims = among(session, Note.__table__.c.claim_id, numbers)
        for note in session.scalars(select(Note).where(of_claims, Note.removed_at.is_(None)).order_by(Note.id)):
            self.notes[note.claim_id or 0].append(note)
        stood = (
            select(Anchor, Revision.number, Article.revision)
            .join(Revision, Revision.id == Anchor.revision_id)
            .join(Article, Article.id == Revision.article_id)
            .where(among(session, Anchor.__table__.c.claim_id, numbers), Revision.removed_at.is_(None))
            .order_by(Anchor.claim_id, Revision.number)
        )
        for anchor, revision, newest in session.execute(stood):
            self.anchors[anchor.claim_id].append((anchor, revision, newest))


def _pages(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while page := [*islice(entries, PAGE)]:
        yield page
