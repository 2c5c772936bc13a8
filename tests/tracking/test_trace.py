"""Every function of `tracking` that changes the record leaves a trace, in the same transaction."""

import inspect
import json
import pkgutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims import database, tracking
from claims.extraction import FoundClaim
from claims.intake import Captured, NotCaptured
from claims.intake.exchange.comments import Comment, Comments, Reply
from claims.intake.exchange.records import Bundle
from claims.intake.exchange.reviews import Review, Reviews
from claims.intake.exchange.tables import Row, Table
from claims.intake.page import Remark
from claims.model import Article, Change, Claim, Revision, Source, Tag, now
from claims.tracking import (
    articles,
    blobs,
    bulk,
    chaining,
    changing,
    checks,
    claims,
    confidential,
    drifting,
    evidence,
    given,
    history,
    inserting,
    loading,
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
    undoing,
)
from claims.tracking.confidential import Told
from claims.tracking.drifting import Seen
from claims.tracking.evidence import Says
from claims.tracking.links import Altered, Link
from claims.tracking.loading import bundle, comments, deciding, reviewed, reviews, tables
from claims.tracking.loading.outcome import Loaded
from claims.tracking.loading.wishes import Home, Wish
from claims.tracking.rewording import Reading
from claims.vocabulary import Drift, Kind, Level, Resolution, SourceKind, Stance, Status, Value
from tests.conftest import FOUND, STORY, TEXT
from tests.intake.exchange.bundles import read, small
from tests.tracking.conftest import prove, web

# The SHA-256 of "new".
BUNDLED = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
SEEN = FoundClaim(Kind.OTHER, 0, 6, "Bridge", Value(), "none", 0.4)
AT_LEAST = FoundClaim(Kind.OTHER, TEXT.index("At least"), TEXT.index("At least") + 8, "At least", Value(), "none", 0.4)
REMARK = Remark(start=0, end=6, words="Which one?")
REVIEW = Review(
    place="record 1", claim="It fell.", address="https://checks.example/1", status=Status.REFUTED, raw=b"{}", words="."
)
FACTS = Table("facts.csv", "/facts.csv", frozenset({"text"}), (Row(2, {"text": "Nobody came"}),))
MONDAY = (TEXT.index("Monday"), TEXT.index("Monday") + 6)


def one(session: Session) -> Claim:
    return session.get_one(Claim, 1)


def answered(session: Session) -> Comments:
    said = Comment(1, one(session).uid, None, "[C1] unverified", (Reply("Eve", None, "Ask the mayor"),))
    return Comments("back.docx", (said,))


def assigned(session: Session) -> Altered:
    return Altered(1, one(session).article_id, {"assignee": None}, {"assignee": "cy"}, "asked for")


def two(session: Session) -> Claim:
    return session.get_one(Claim, 2)


def wish(session: Session) -> Wish:
    return Wish(2, {"text": "Many died", "tags": "urgent"}, one(session), Home(), {"text": "Many died"})


def text_of(session: Session) -> Revision:
    return articles.with_text(session, session.get_one(Article, 1))


def drifted(session: Session) -> object:
    page = Captured(
        original=b"It fell.",
        media_type="text/plain",
        address=None,
        status=None,
        taken_at=now(),
        text="It fell.",
        read_by="tests",
        unread=None,
        title=None,
        published=None,
    )
    snapshots.keep(session, session.get_one(Source, 1), page, by="ben")
    return drifting.note(session, drifting.due(session, [1], again=True)[0], Seen(Drift.CHANGED), by="ben")


def incoming() -> Bundle:
    return read(json.dumps({"format": "claims", "version": 1, **small()}))


def unnamed(session: Session) -> Source:
    source = Source(kind=SourceKind.INTERVIEW, level=Level.PRIMARY, identity="")
    confidential.add(session, source, Told(citation="Dr Lee"), None, by="ben")
    return source


def linked(session: Session) -> Link:
    return chaining.of(one(session), {"assignee": None}, {"assignee": None})


def tagged(session: Session) -> dict[str, object]:
    [number] = inserting.numbers(session, Tag, 1)
    times = {"created_at": now(), "removed_at": None}
    return {"id": number, "uid": "tag", "name": "urgent", "claim_id": 1, "article_id": None, **times}


def copied(session: Session) -> dict[str, object]:
    [number] = inserting.numbers(session, Claim, 1)
    row = {name: getattr(two(session), name) for name in Claim.__table__.columns.keys()}  # noqa: SIM118 - not a dict
    return {**row, "id": number, "uid": "copy", "start": None, "end": None, "made_by": "person"}


# An example of each; article 1 has claims 1 to 6, and source 1 supports claim 1, which is verified.
CHANGES: dict[str, Callable[[Session], object]] = {
    "articles.add": lambda s: articles.add(
        s, replace(STORY, location="-", original=b"other"), FOUND, extracted_by=None, by="ben"
    ),
    "articles.add_textless": lambda s: articles.add_textless(s, title="A feed", by="ben"),
    "articles.edit": lambda s: articles.edit(s, 1, {"title": "Other"}, by="ben"),
    "articles.redate": lambda s: articles.redate(s, s.get_one(Article, 1), {MONDAY: "2024-05-13"}, by="ben"),
    "articles.remove": lambda s: articles.remove(s, 1, by="ben"),
    "claims.accept": lambda s: claims.accept(s, 2, SEEN, by="ben"),
    "claims.add": lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
    "claims.add_found": lambda s: claims.add_found(s, text_of(s), [SEEN], by="ben"),
    "claims.anchor": lambda s: claims.anchor(s, one(s), text_of(s), (0, 6), by="ben"),
    "claims.assign": lambda s: claims.assign(s, [1, 2], "cy", by="ben"),
    "claims.edit": lambda s: claims.edit(s, 1, {"low": Decimal(13)}, by="ben"),
    "claims.move": lambda s: claims.move(s, one(s), text_of(s), SEEN, by="ben"),
    "claims.revalue": lambda s: claims.revalue(s, one(s), {"unit": "child"}, by="ben"),
    "claims.unsettle": lambda s: claims.unsettle(s, one(s), "somebody doubts it", by="ben"),
    "confidential.add": unnamed,
    "confidential.redact": lambda s: confidential.redact(s, unnamed(s).id, by="ben"),
    "evidence.add": lambda s: evidence.add(s, s.get_one(Source, 1), [2], Says(Stance.CONTEXT), by="ben"),
    "evidence.add_all": lambda s: evidence.add_all(s, [(two(s), s.get_one(Source, 1), Says(Stance.CONTEXT))], by="ben"),
    "evidence.add_unread": lambda s: evidence.add_unread(s, [(2, 1)], by="ben"),
    "evidence.copy": lambda s: evidence.copy(s, 1, [3], by="ben"),
    "evidence.edit": lambda s: evidence.edit(s, 1, [1], {"locator": "p. 4"}, by="ben"),
    "evidence.hand_on": lambda s: evidence.hand_on(s, one(s), s.get_one(Claim, 2), by="ben"),
    "evidence.move": lambda s: evidence.move(s, one(s), s.get_one(Claim, 2), by="ben"),
    "evidence.remove": lambda s: evidence.remove(s, 1, [1], by="ben"),
    "given.put": lambda s: given.put(s, text_of(s), [REMARK], by="ben"),
    "history.add": lambda s: history.add(s, Tag(name="urgent", claim_id=1), by="ben"),
    "history.add_all": lambda s: history.add_all(s, [(Tag(name="urgent", claim_id=1), {})], by="ben"),
    "history.change_claims": lambda s: history.change_claims(s, [assigned(s)], by="ben"),
    "changing.change_claims": lambda s: changing.change_claims(s, [assigned(s)], by="ben"),
    "history.change_all": lambda s: history.change_all(s, [(one(s), {"assignee": "cy"})], by="ben"),
    "chaining.add": lambda s: chaining.add(s, linked(s), by="ben"),
    "chaining.add_all": lambda s: chaining.add_all(s, [linked(s)], by="ben"),
    "bulk.add_all": lambda s: bulk.add_all(s, Tag, [tagged(s)], [{}], by="ben"),
    "bulk.add_claims": lambda s: bulk.add_claims(s, [copied(s)], [{}], by="ben"),
    "bulk.change_claims": lambda s: bulk.change_claims(
        s, [Altered(1, 1, {"assignee": None}, {"assignee": "cy"})], by="ben"
    ),
    "loading.entering.add": lambda s: loading.load(s, "tables", FACTS, article=None, by="ben"),
    "history.change": lambda s: history.change(s, one(s), {"assignee": "cy"}, by="ben"),
    "noting.add_all": lambda s: noting.add_all(s, 1, [(None, "ask the mayor")], by="ben"),
    "loading.comments.load": lambda s: comments.load(s, answered(s), article=1, by="ben"),
    "loading.deciding.decide": lambda s: deciding.decide(s, [wish(s)], Loaded(), by="ben"),
    "loading.deciding.edit": lambda s: deciding.edit(s, [wish(s)], Loaded(), by="ben"),
    "loading.tables.load": lambda s: tables.load(s, FACTS, article=None, by="ben"),
    "noting.add": lambda s: noting.add(s, [1], "ask the mayor", by="ben"),
    "parts.merge": lambda s: parts.merge(s, 3, [2], by="ben"),
    "parts.split": lambda s: parts.split(s, 1, text_of(s), [SEEN, AT_LEAST], why="two facts", by="ben"),
    "revising.revise": lambda s: revising.revise(
        s, 1, replace(STORY, text=f"{TEXT}It rained.\n", original=b"new"), Reading(1), by="ben"
    ),
    "blobs.take_over": lambda s: blobs.take_over(s, BUNDLED, 3, zlib.compress(b"new"), by="ben"),
    "loading.bundle.load": lambda s: bundle.load(s, incoming(), article=None, by="ben"),
    "loading.load": lambda s: loading.load(s, "bundle", incoming(), article=None, by="ben"),
    "blobs.put": lambda s: blobs.put(s, b"something new", by="ben"),
    "loading.reviewed.keep": lambda s: reviewed.keep(s, s.get_one(Source, 1), REVIEW, by="ben"),
    "loading.reviews.load": lambda s: reviews.load(s, Reviews(name="feed", reviews=(REVIEW,)), by="ben"),
    "snapshots.keep_first": lambda s: snapshots.keep_first(
        s, [(s.get_one(Source, 1), reviewed.record(REVIEW))], by="ben"
    ),
    "snapshots.keep": lambda s: snapshots.keep(s, s.get_one(Source, 1), NotCaptured("nobody answered"), by="ben"),
    "drifting.note": drifted,
    "ruling.put": lambda s: ruling.put(s, {(policy.Name.SIGN_OFF, None): policy.YES}, by="ben"),
    "resolving.resolve": lambda s: resolving.resolve(s, [1], Resolution.CUT, by="ben"),
    "signing.sign_off": lambda s: signing.sign_off(s, [1], by="ben"),
    "sources.add_all": lambda s: sources.add_all(s, [web("https://new.example/")], by="ben"),
    "sources.edit": lambda s: sources.edit(s, 1, {"title": "Report"}, by="ben"),
    "sources.put": lambda s: sources.put(s, web("https://new.example/"), by="ben"),
    "status.mark": lambda s: status.mark(s, [1], Status.UNVERIFIED, why="doubts", by="ben"),
    "tags.add_to_claims": lambda s: tags.add_to_claims(s, [1], ["urgent"], by="ben"),
    "tags.remove_from_claims": lambda s: tags.remove_from_claims(s, [1], "old", by="ben"),
    "tags.add_to_article": lambda s: tags.add_to_article(s, s.get_one(Article, 1), ["urgent"], by="ben"),
    "undoing.take_back": lambda s: undoing.take_back(s, 1, why="not ours to check", by="ben"),
}
# These take a session to read; of `search` three write, into what can be made anew from the record.
READS = [
    "asking.info",
    "asking.one",
    "chronicle.head",
    "listing.called",
    "articles.entries",
    "articles.find",
    "articles.known",
    "articles.of_bytes",
    "articles.textless",
    "articles.textless_from",
    "articles.with_text",
    "asking.among",
    "asking.ask",
    "asking.engine",
    "asking.number",
    "asking.numbers",
    "asking.stored",
    "blobs.get",
    "bulk.find_by",
    "bulk.set_times",
    "checks.findings",
    "choosing.choose",
    "chronicle.additions",
    "chronicle.before",
    "chronicle.later",
    "chronicle.latest",
    "chronicle.must_exist",
    "chronicle.newest",
    "chronicle.of",
    "chronicle.of_command",
    "chronicle.oldest",
    "chronicle.since",
    "claims.find",
    "claims.find_all",
    "commands.annulled",
    "commands.backs",
    "commands.find",
    "commands.last_done",
    "commands.last_undone",
    "commands.undone",
    "comparing.compare",
    "comparing.texts",
    "conditions.found",
    "conditions.of",
    "conditions.served",
    "confidential.find_all",
    "confidential.findings",
    "confidential.of_source",
    "confidential.of_sources",
    "confidential.redacted",
    "confidential.refuse",
    "confidential.refuse_redaction",
    "conflicts.bonds.pairs",
    "conflicts.entries",
    "coverage.of",
    "doubles.coming",
    "doubles.coming_on",
    "doubles.refuse",
    "doubles.standing_in",
    "drifting.due",
    "elsewhere.candidates.of",
    "elsewhere.differences",
    "elsewhere.of",
    "elsewhere.reading.read",
    "evidence.ever",
    "exchanging.records",
    "findings.of",
    "footing.of",
    "gate.outcome",
    "history.breaks",
    "history.known",
    "inserting.insert",
    "inserting.numbers",
    "inserting.put",
    "inserting.stored",
    "labels.of_articles",
    "labels.of_claims",
    "listing.chosen",
    "listing.count",
    "listing.entries",
    "listing.in_articles",
    "listing.merged_into",
    "listing.must_exist",
    "listing.texts",
    "loading.reviewed.shelf",
    "loading.reviewed.worked_on",
    "notes.entries",
    "notes.of_article",
    "notes.of_claims",
    "numbers.among",
    "objections.to",
    "offering.articles",
    "offering.claims",
    "offering.sources",
    "origins.of_proofs",
    "overtaking.replaced",
    "policy.current",
    "policy.with_rules",
    "proofs.beside",
    "proofs.of_claims",
    "proofs.of_source",
    "provenance.entries",
    "readers.people",
    "resolutions.last_reasons",
    "resolutions.outstanding",
    "resolutions.unreasoned",
    "resting.upon",
    "revising.has_names",
    "search.count",
    "search.enter",
    "search.enter_all",
    "search.find",
    "search.index",
    "search.rebuild",
    "searching.having",
    "searching.having_any",
    "shelf.entries",
    "shelf.kept",
    "snapshots.bytes_of",
    "snapshots.entries",
    "snapshots.look_up",
    "snapshots.newest",
    "snapshots.of_source",
    "snapshots.original",
    "snapshots.readable",
    "snapshots.reservation",
    "snapshots.text",
    "sources.find",
    "sources.known",
    "sources.known_all",
    "sources.located",
    "spelling.meant",
    "spelling.must_exist",
    "stats.entries",
    "stats.kinds",
    "stats.progress",
    "stats.sizes",
    "stats.sources",
    "status.contradicted",
    "status.overtaken",
    "tallying.doubted",
    "tallying.tally",
    "telling.earliest",
    "telling.latest",
    "telling.told",
    "trail.differences",
    "trail.find",
    "trail.find_all",
    "undoing.described",
    "undoing.last_undone",
    "undoing.plan",
    "verdicts.behind",
    "verdicts.givers",
    "verdicts.last_reasons",
    "verdicts.latest",
    "verdicts.others",
    "verdicts.reasoned",
    "verdicts.reasons",
    "wordings.last_before",
    "wordings.of_claims",
    "wordings.overtaken",
]


def public() -> set[str]:
    """List every public function of the room that is given the record, open in either way."""
    names = set()
    for part in pkgutil.walk_packages(tracking.__path__, "claims.tracking."):
        module = import_module(part.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and {"session", "record"} & {*inspect.signature(function).parameters}:
                names.add(f"{part.name.removeprefix('claims.tracking.')}.{name}")
    return names


@pytest.fixture
def worked_on(place: Path) -> Path:
    """A record with something in it to change, kept."""
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "ana"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        prove(session, 1, quote="Twelve were killed.")
        status.mark(session, [1], Status.VERIFIED, by="ana")
        tags.add_to_claims(session, [1], ["old"], by="ana")
    return place


def test_every_function_of_the_room_is_in_the_table() -> None:
    assert public() == {*CHANGES, *READS}


def test_whoever_changes_something_says_who_it_was() -> None:
    for name in CHANGES:
        module, _, function = name.rpartition(".")
        last = list(inspect.signature(getattr(import_module(f"claims.tracking.{module}"), function)).parameters)[-1]
        assert last == "by", name


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_leaves_a_trace(worked_on: Path, name: str) -> None:
    with database.begin(database.locate(str(worked_on))) as session:
        session.info["login"] = "tester"
        # Where the database knows who is who, it is another person too.
        session.info["role"] = session.info["role"] and "another"
        before = session.scalar(select(func.max(Change.id)))

        CHANGES[name](session)

        new = session.scalars(select(Change).where(Change.id > (before or 0))).all()
        assert new
        assert {(change.by, change.login) for change in new} == {("ben", "tester")}
        assert {change.command for change in new} == {new[0].id}
        assert list(checks.findings(session)) == []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_and_its_trace_are_kept_or_undone_together(worked_on: Path, name: str) -> None:
    before = everything(worked_on)

    with database.begin(database.locate(str(worked_on))) as session:
        session.info["login"] = "tester"
        CHANGES[name](session)
        session.flush()
        assert everything(worked_on) == before
        session.rollback()

    assert everything(worked_on) == before


def everything(place: Path) -> list[str]:
    """Read the whole file, as another program sees it now."""
    with closing(sqlite3.connect(place)) as connection:
        return list(connection.iterdump())
