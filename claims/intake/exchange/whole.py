"""Whether a bundle is whole: what it names is there, texts and files have their digests, claims stand in the texts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from claims.intake import limits
from claims.intake.exchange import packing
from claims.intake.exchange.records import Anchor, Article, Bundle, Claim, Evidence, Fault, Revision, Snapshot, Source
from claims.vocabulary import AnchorState, Capture, Status


def faults(bundle: Bundle) -> Iterator[Fault]:
    """Say what is wrong in a bundle of which every record is by itself as it should be."""
    yield from _Whole(bundle).faults()


class _Whole:
    """A bundle with its records by their uids."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._articles = {article.uid: article for article in bundle.articles}
        self._sources = {source.uid: source for source in bundle.sources}
        self._snapshots = {snapshot.uid: snapshot for snapshot in bundle.snapshots}
        self._claims = {claim.uid: claim for claim in bundle.claims}

    def faults(self) -> Iterator[Fault]:
        """Look at everything, in the order of the sections."""
        bundle = self._bundle
        yield from self._twice()
        for sort in (bundle.articles, bundle.sources, bundle.claims):
            yield from self._numbers(sort)
        yield from chain.from_iterable(map(self._article, bundle.articles))
        yield from chain.from_iterable(map(self._source, bundle.sources))
        yield from chain.from_iterable(map(self._snapshot, bundle.snapshots))
        yield from chain.from_iterable(map(self._claim, bundle.claims))
        yield from chain.from_iterable(map(self._evidence, bundle.evidence))
        yield from self._circles({s.uid: s.derived_from for s in bundle.sources}, "derived from")
        yield from self._circles({c.uid: c.merged_into for c in bundle.claims}, "merged into")
        yield from self._files()

    def _at(self, uid: str, *parts: str) -> str:
        place = self._bundle.places[uid]
        return (", " if place.startswith("line ") else ".").join([place, ".".join(parts)]) if parts else place

    def _twice(self) -> Iterator[Fault]:
        """Look for notes and tags with one uid; other records were looked at as they were read."""
        seen: set[str] = set()
        homes: list[Article | Claim] = [*self._bundle.articles, *self._bundle.claims]
        for on in homes:
            for uid in (*(tag.uid for tag in on.tags), *(note.uid for note in on.notes)):
                if uid in seen or uid in self._bundle.places:
                    yield Fault(self._at(on.uid), f"{uid} is there twice")
                seen.add(uid)

    def _numbers(self, records: Iterable[Article | Source | Claim]) -> Iterator[Fault]:
        seen: dict[int, str] = {}
        for one in records:
            if one.number < 1:
                yield Fault(self._at(one.uid, "number"), "numbers begin with 1")
            elif one.number in seen:
                yield Fault(self._at(one.uid, "number"), f"{one.number} is the number of {self._at(seen[one.number])}")
            seen[one.number] = one.uid

    def _named(self, uid: str, names: Mapping[str, tuple[str | None, Mapping[str, object]]]) -> Iterator[Fault]:
        for field, (named, there) in names.items():
            if named is not None and named not in there:
                yield Fault(self._at(uid, field), f"{named} is not in the file")

    def _article(self, article: Article) -> Iterator[Fault]:
        last = 0
        for at, revision in enumerate(article.revisions):
            field = f"revisions[{at}]"
            if revision.number <= last:
                yield Fault(self._at(article.uid, field, "number"), "revisions are numbered from 1 on, and in order")
            last = revision.number
            yield from self._named(article.uid, {f"{field}.file": (revision.file, self._bundle.files)})
            if hashlib.sha256(revision.text.encode()).hexdigest() != revision.sha256:
                yield Fault(self._at(article.uid, field, "sha256"), "the text has another SHA-256")

    def _source(self, source: Source) -> Iterator[Fault]:
        yield from self._named(source.uid, {"derived_from": (source.derived_from, self._sources)})
        told = source.location or source.citation or source.sha256
        if source.confidential:
            if not (source.alias or "").strip():
                yield Fault(self._at(source.uid, "alias"), "a confidential source has an alias")
            if source.redacted_at is not None and (told or source.title):
                yield Fault(self._at(source.uid), "it is redacted, and yet it says who it is")
            return
        if source.alias is not None or source.redacted_at is not None:
            yield Fault(self._at(source.uid), "only a confidential source has an alias, or is redacted")
        if not (told or "").strip():
            yield Fault(self._at(source.uid), "a source has a location, a citation or the digest of a file")

    def _snapshot(self, snapshot: Snapshot) -> Iterator[Fault]:
        files = self._bundle.files
        yield from self._named(
            snapshot.uid,
            {
                "source": (snapshot.source, self._sources),
                "sha256": (snapshot.sha256, files),
                "text_sha256": (snapshot.text_sha256, files),
            },
        )
        source = self._sources.get(snapshot.source)
        redacted = source is not None and source.redacted_at is not None
        if (snapshot.sha256 is not None) is not (snapshot.state is Capture.CAPTURED) and not redacted:
            yield Fault(self._at(snapshot.uid, "sha256"), "what was captured has bytes, and nothing else has")

    def _claim(self, claim: Claim) -> Iterator[Fault]:
        claims = self._claims
        yield from self._named(
            claim.uid,
            {
                "article": (claim.article, self._articles),
                "part_of": (claim.part_of, claims),
                "merged_into": (claim.merged_into, claims),
            },
        )
        for field, named in {"part_of": claim.part_of, "merged_into": claim.merged_into}.items():
            if (other := claims.get(named or "")) is not None and other.article != claim.article:
                yield Fault(self._at(claim.uid, field), "that is a claim of another article")
        if claim.merged_into is not None and claim.status is not Status.DISMISSED:
            yield Fault(self._at(claim.uid, "status"), "a claim that went into another one is dismissed")
        undecided = claim.status in {Status.UNVERIFIED, Status.DISMISSED}
        if claim.signed_off_by is not None and (undecided or claim.stale_because is not None):
            yield Fault(self._at(claim.uid, "signed_off_by"), "there is no verdict that holds to be signed off")
        if (article := self._articles.get(claim.article)) is not None:
            yield from self._anchors(claim, article)

    def _anchors(self, claim: Claim, article: Article) -> Iterator[Fault]:
        texts = {revision.number: revision for revision in article.revisions}
        stands: dict[int, Anchor] = {}
        for at, anchor in enumerate(claim.anchors):
            place = self._at(claim.uid, f"anchors[{at}]")
            if anchor.revision in stands:
                yield Fault(place, f"there is another anchor in revision {anchor.revision}")
            stands[anchor.revision] = anchor
            if wrong := _misplaced(anchor, texts.get(anchor.revision)):
                yield Fault(place, wrong)
        newest = stands.get(max(texts, default=0))
        lost = newest is None or newest.state is AnchorState.LOST
        place_there = (None, None) if newest is None or lost else (newest.start, newest.end)
        if (claim.start, claim.end) != place_there:
            yield Fault(self._at(claim.uid, "start"), "the claim has another place than its anchor in the newest text")

    def _evidence(self, given: Evidence) -> Iterator[Fault]:
        names: dict[str, tuple[str | None, Mapping[str, object]]] = {
            "claim": (given.claim, self._claims),
            "source": (given.source, self._sources),
            "snapshot": (given.snapshot, self._snapshots),
        }
        yield from self._named(given.uid, names)
        kept = self._snapshots.get(given.snapshot or "")
        if kept is not None and kept.source != given.source:
            yield Fault(self._at(given.uid, "snapshot"), "that is a snapshot of another source")
        if (given.start is None) is not (given.end is None) or (given.start is not None and given.snapshot is None):
            yield Fault(self._at(given.uid, "start"), "a quote stands from a start to an end, in a snapshot")

    def _circles(self, leads: Mapping[str, str | None], how: str) -> Iterator[Fault]:
        """Look for what leads back to itself, once around each circle."""
        done: set[str] = set()
        for begins in leads:
            path: dict[str, None] = {}
            uid: str | None = begins
            while uid is not None and uid not in done and uid not in path:
                path[uid] = None
                uid = leads.get(uid)
            if uid in path:
                yield Fault(self._at(uid), f"it is {how} what is {how} it")
            # Not `|=`, which makes a new set of all that is done.
            done.update(path)

    def _files(self) -> Iterator[Fault]:
        words = {snapshot.text_sha256 for snapshot in self._bundle.snapshots}
        left = limits.UNPACKED_IN_ALL
        for digest, file in self._bundle.files.items():
            # One that is too large by itself is told of by itself.
            left -= file.size if file.size <= limits.UNPACKED_BYTES else 0
            if left < 0:
                most = limits.megabytes(limits.UNPACKED_IN_ALL)
                yield Fault(self._at(digest), f"with those before it, the files come to more than {most}")
                return
            try:
                content = packing.content(file)
                if digest in words:
                    content.decode()
            except UnicodeDecodeError:
                yield Fault(self._at(digest), "the words of a snapshot are not in UTF-8")
            except ValueError as error:
                yield Fault(self._at(digest), str(error))


def _misplaced(anchor: Anchor, revision: Revision | None) -> str | None:
    """Say why a claim does not stand where its anchor says; None where it does."""
    if revision is None:
        return f"its article has no revision {anchor.revision}"
    if not anchor.start <= anchor.end <= len(revision.text):
        return f"revision {anchor.revision} has no place from {anchor.start} to {anchor.end}"
    if revision.text[anchor.start : anchor.end] != anchor.exact:
        return f"revision {anchor.revision} does not say so there"
    return None
