"""The desk's whole journey on PostgreSQL."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal

import pytest
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from claims import database
from claims.errors import ClaimsError, NotAllowedError, RecordError
from claims.extraction import FoundClaim
from claims.intake import Captured
from claims.model import Article, now
from claims.tracking import (
    articles,
    checks,
    choosing,
    chronicle,
    claims,
    commands,
    confidential,
    conflicts,
    drifting,
    elsewhere,
    evidence,
    gate,
    listing,
    notes,
    noting,
    parts,
    policy,
    proofs,
    resolutions,
    resolving,
    ruling,
    search,
    selection,
    shelf,
    signing,
    snapshots,
    sources,
    stats,
    status,
    tags,
    telling,
    undoing,
    verdicts,
)
from claims.tracking.chronicle import Wanted
from claims.tracking.drifting import Seen
from claims.tracking.evidence import Says
from claims.tracking.listing import Filter, Sort
from claims.tracking.policy import Name
from claims.tracking.sources import Cited
from claims.tracking.verdicts import Who
from claims.vocabulary import Drift, Kind, Resolution, Stance, Status, Value
from tests.conftest import FOUND, STORY, TEXT
from tests.postgres import Server
from tests.tracking.conftest import web


def work(url: URL, act: Callable[[Session], object]) -> None:
    with database.begin(url) as session:
        session.info["login"] = "tester"
        act(session)


@pytest.fixture
def desk(postgres: URL) -> URL:
    """A record with article 1 in it."""
    work(postgres, lambda session: articles.add(session, STORY, FOUND, extracted_by="tests", by="ana"))
    return postgres


def numbers(url: URL, wanted: Filter, sort: Sort = Sort.NUMBER) -> list[int]:
    with database.look(url) as session:
        return [entry.number for entry in listing.entries(session, wanted, sort)]


def test_an_article_is_taken_in_checked_and_told(desk: URL) -> None:
    with database.begin(desk) as session:
        session.info["login"] = "tester"
        source = sources.put(session, web("https://city.example/"), by="ana")
        evidence.add(session, source, [1], Says(Stance.SUPPORTS, "Twelve were killed."), by="ana")
        status.mark(session, [1], Status.VERIFIED, rating="True", by="ana")
        noting.add(session, [3], "ask the school", by="ben")
        claims.edit(session, 5, {"low": Decimal("4000000.10")}, why="the budget", by="ben")

    assert numbers(desk, Filter(statuses=(Status.UNVERIFIED,)), Sort.PRIORITY) == [3, 5, 6, 4, 2]
    with database.look(desk) as session:
        [entry] = listing.entries(session, Filter(numbers=(5,)), Sort.NUMBER)
        trail = chronicle.of(session, claim=1)
        assert entry.low == Decimal("4000000.1")
        assert entry.created_at.tzinfo is UTC
        assert [change.row for change in trail] == ["claim 1", "evidence 1", "claim 1"]
        assert (trail[-1].before, trail[-1].after) == (
            {"status": "unverified", "rating": None},
            {"status": "verified", "rating": "True"},
        )
        assert [proof.quote for proof in proofs.of_claims(session, [1])[1]] == ["Twelve were killed."]
        assert [entry.claims for entry in shelf.entries(session, claim=1)] == [1]
        assert choosing.choose(session, selection.parse("1+")).numbers == (1, 3)
        assert stats.sizes(session) == {"articles": 1, "claims": 6, "sources": 1}
        assert ("status", "unverified", 5) in [(row.what, row.value, row.claims) for row in stats.entries(session)]
        assert [(row.what, row.value) for row in stats.entries(session)][-2:] == [
            ("decided by", "ana"),
            ("decided on", str(trail[-1].at.date())),
        ]
        assert [row.unverified for row in articles.entries(session)] == [5]
        assert list(checks.findings(session)) == []


def test_confidential_sources_and_conflicts_are_kept_there_too(desk: URL) -> None:
    with database.begin(desk) as session:
        session.info["login"] = "tester"
        for cited, stance in (
            (Cited(citation="Dr Lee, a nurse", confidential=True), Stance.SUPPORTS),
            (web("https://city.example/"), Stance.REFUTES),
        ):
            evidence.add(session, sources.put(session, cited, by="ana"), [1], Says(stance), by="ana")
        tags.add_to_claims(session, [1, 3], ["toll"], by="ana")
        claims.edit(session, 1, {"subject": "École"}, by="ana")

    with database.look(desk) as session:
        [found] = conflicts.entries(session, article=1)
        assert (found.because, [side.location for side in found.sides]) == (
            "stance",
            ["confidential source s1", "https://city.example/"],
        )
        assert list(checks.findings(session)) == []
    with database.begin(desk) as session:
        session.info["login"] = "tester"
        confidential.redact(session, 1, by="ana")
    with database.look(desk) as session:
        assert confidential.of_source(session, 1) is None
        assert list(checks.findings(session)) == []
    assert not database.forget(desk)


def test_a_source_is_kept_looked_into_and_seen_to_change(desk: URL) -> None:
    page = Captured(
        original=b"<p>At least 12 people died.</p>",
        media_type="text/html",
        address="https://city.example/",
        status=200,
        taken_at=now(),
        text="At least 12 people died.",
        read_by="tests",
        unread=None,
        title="Report",
        published=date(2024, 5, 8),
    )
    with database.begin(desk) as session:
        session.info["login"] = "tester"
        source = sources.put(session, web("https://city.example/"), by="ana")
        snapshots.keep(session, source, page, by="ana")
        evidence.add(session, source, [1], Says(Stance.SUPPORTS, "at least 13 people died"), by="ana")
        evidence.add(session, source, [3], Says(Stance.SUPPORTS, "12 people died"), by="ana")
        status.mark(session, [3], Status.VERIFIED, by="ana")
        drifting.note(session, drifting.due(session, [source.id], again=True)[0], Seen(Drift.CHANGED), by="ben")

    with database.look(desk) as session:
        beside = proofs.of_claims(session, [1, 3])
        assert [proof.finding for number in (1, 3) for proof in beside[number]] == ["altered", "found"]
        assert [(entry.capture, entry.drift) for entry in shelf.entries(session)] == [("captured", "changed")]
        assert snapshots.readable(session, 1) == page.text
        [entry] = listing.entries(session, Filter(stale=True), Sort.NUMBER)
        assert (entry.number, entry.stale_because) == (3, "source s1 reads otherwise by now")
        assert [change.role for change in chronicle.of(session, claim=3)][-1] == desk.username
        assert list(checks.findings(session)) == []


def test_numbers_beyond_those_of_the_engine_are_not_on_record(desk: URL) -> None:
    with database.look(desk) as session:
        assert choosing.choose(session, selection.parse(f"5-{2**40}")).numbers == (5, 6)
        for typed in (f"{2**31}", f"{2**40}+", f"{2**31}-{2**40}"):
            with pytest.raises(ClaimsError, match="there is no claim"):
                choosing.choose(session, selection.parse(typed))


# What is asked, and the claims that answer it.
ASKED = [
    (Filter(article=1), [1, 2, 3, 4, 5, 6]),
    (Filter(kinds=(Kind.CASUALTY, Kind.MONEY)), [1, 3, 5]),
    (Filter(speaker="ANA RUIZ"), [6]),
    (Filter(inside=1), [3]),
    (Filter(unsourced=True, open=True, unit="USD"), [5]),
    (Filter(words="12 people"), [1]),
    (Filter(words="child*"), [3]),
    (Filter(words="child"), []),
]


def test_lists_have_what_was_asked_for_in_every_order(desk: URL) -> None:
    for wanted, expected in ASKED:
        for sort in Sort:
            assert sorted(numbers(desk, wanted, sort)) == expected, (wanted, sort)


# What is typed, and where it is found.
SEARCHES = [
    ("collapse", ["article"]),
    ("colla*", ["article"]),
    ("colla", []),
    ("aside", ["article"]),
    ("people 12", ["article", "claim"]),
    ("ministere", ["source"]),
    ("MINISTÈRE", ["source"]),
    ("minist*", ["source"]),
    ("o'neil", ["note"]),
    ("the", ["article", "note"]),
    ("undecided", ["reason"]),
    ("AND & ! |", []),
]


@pytest.fixture
def words(desk: URL) -> URL:
    def act(session: Session) -> None:
        sources.put(session, web("https://ministère.example/"), by="ana")
        noting.add(session, [3], "the mayor's office: Mr. O’Neil", by="ana")
        status.mark(session, [4], Status.UNPROVEN, why="undecided", by="ana")

    work(desk, act)
    return desk


def test_words_are_the_same_as_on_sqlite(words: URL) -> None:
    with database.look(words) as session:
        for typed, places in SEARCHES:
            assert [hit.place for hit in search.find(session, typed)] == places, typed


def test_a_text_of_more_words_than_an_index_can_hold_is_found_by_its_first(words: URL) -> None:
    many = " ".join(f"{number:09d}" for number in range(120_000))

    work(words, lambda session: noting.add(session, [1], f"first {'long' * 800} {many} last", by="ana"))

    with database.look(words) as session:
        assert [hit.place for hit in search.find(session, "first 000000001")] == ["note"]
        assert list(search.find(session, "last 000000001")) == []


def test_a_word_longer_than_postgresql_takes_is_not_found(words: URL) -> None:
    with database.look(words) as session:
        assert list(search.find(session, "é" * 3_000)) == list(search.find(session, f"{'é' * 3_000}*")) == []


def test_times_are_utc_whatever_the_zone_of_the_session(desk: URL) -> None:
    with database.look(desk) as session:
        session.execute(text("SET LOCAL timezone = 'Asia/Kolkata'"))

        assert list(checks.findings(session)) == []
        assert chronicle.of(session)[-1].at.tzinfo is UTC


def test_who_reads_cannot_write(desk: URL) -> None:
    with database.look(desk) as session, pytest.raises(DBAPIError, match="read-only transaction"):
        session.execute(text("UPDATE claim SET status = 'verified'"))


def test_a_refusal_leaves_nothing(desk: URL) -> None:
    def act(session: Session) -> None:
        noting.add(session, [1], "hello", by="ana")
        status.mark(session, [1], Status.REFUTED, by="ana")

    with pytest.raises(NotAllowedError, match="no source refutes it yet"):
        work(desk, act)

    with database.look(desk) as session:
        assert notes.entries(session, 1) == []


def test_a_changed_row_is_found(desk: URL) -> None:
    work(desk, lambda session: session.execute(text("UPDATE change SET by = 'mallory' WHERE id = 4")))

    with database.look(desk) as session:
        assert len(list(checks.findings(session))) == 1


def test_a_command_is_taken_back_and_put_back(desk: URL) -> None:
    work(desk, lambda session: claims.edit(session, 5, {"low": Decimal("4000000.10"), "unit": "EUR"}, by="ben"))
    work(desk, lambda session: undoing.take_back(session, commands.last_done(session, by="ben"), by="ben"))
    with database.look(desk) as session:
        [taken] = listing.entries(session, Filter(numbers=(5,)), Sort.NUMBER)
    work(desk, lambda session: undoing.take_back(session, commands.last_undone(session, by="ben"), by="ben"))
    with pytest.raises(NotAllowedError, match="ben's command 11 of"):
        work(desk, lambda session: undoing.take_back(session, 1, by="ana"))

    with database.look(desk) as session:
        assert (taken.low, taken.unit) == (Decimal(4000000), "USD")
        assert [line.text for line in telling.latest(session, Wanted(), 1)] == [
            "ben put back command 11: edited claim 5: low 4,000,000 → 4,000,000.1, unit USD → EUR"
        ]
        assert list(checks.findings(session)) == []


def test_who_gave_a_verdict_is_told(desk: URL) -> None:
    work(desk, lambda session: status.mark(session, [6], Status.UNPROVEN, why="asked", by="ana"))

    with database.look(desk) as session:
        assert verdicts.givers(session, [5, 6]) == {6: "ana"}


def test_the_same_claims_elsewhere_are_found(desk: URL) -> None:
    page = replace(STORY, location="/copy.txt", original=b"copy", title="Another bridge")
    work(desk, lambda session: articles.add(session, page, FOUND, extracted_by="tests", by="ben"))

    with database.look(desk) as session:
        there = listing.entries(session, Filter(article=1), Sort.NUMBER)
        found = {entry.number: [one.number for one in elsewhere.of(session, entry)] for entry in there}

    assert found == {at: [at + 6] for at in range(1, 7)}


@pytest.fixture
def people(server: Server, desk: URL) -> Iterator[tuple[URL, URL]]:
    """The record as two people come to it, each in a role of their own."""
    engine = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    roles = ("claims_ana", "claims_ben")
    with engine.connect() as connection:
        for role in roles:
            connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN SUPERUSER")
    yield desk.set(username=roles[0]), desk.set(username=roles[1])
    with engine.connect() as connection:
        for role in roles:
            connection.exec_driver_sql(f"DROP ROLE {role}")
    engine.dispose()


def test_a_second_look_is_another_roles_too(people: tuple[URL, URL]) -> None:
    def act(url: URL, login: str, deed: Callable[[Session], object]) -> None:
        with database.begin(url) as session:
            session.info["login"] = login
            deed(session)

    anas, bens = people
    act(anas, "ana", lambda session: status.mark(session, [6], Status.UNPROVEN, why="asked", by="ana"))

    with pytest.raises(NotAllowedError, match="ana gave the verdict by the same database role 'claims_ana'; sign it"):
        act(anas, "ben", lambda session: signing.sign_off(session, [6], by="ben"))
    act(bens, "ben", lambda session: signing.sign_off(session, [6], by="ben"))

    with database.look(anas) as session:
        assert [entry.signed_off_by for entry in listing.entries(session, Filter(numbers=(6,)), Sort.NUMBER)] == ["ben"]
        assert verdicts.behind(session, [6]) == {6: [Who("ana", "ana", "claims_ana")]}
        assert list(checks.findings(session)) == []


def test_a_policy_and_resolutions_are_kept(desk: URL) -> None:
    def act(session: Session) -> None:
        ruling.put(session, {(Name.SOURCES, Kind.QUOTE): "2", (Name.INDEPENDENT, None): "1"}, by="ana")
        source = sources.put(session, web("https://city.example/"), by="ana")
        evidence.add(session, source, [1, 6], Says(Stance.REFUTES), by="ana")
        status.mark(session, [1], Status.REFUTED, by="ana")
        resolving.resolve(session, [1], Resolution.CORRECTED, replacement="14 people", why="two more", by="ana")

    work(desk, act)
    with pytest.raises(NotAllowedError, match="1 source refutes it, and the policy asks for 2"):
        work(desk, lambda session: status.mark(session, [6], Status.REFUTED, by="ana"))

    with database.look(desk) as session:
        assert policy.current(session).sources(Kind.QUOTE) == 2
        assert resolutions.outstanding(session, [1, 2]) == {1: "At least 12 people"}
        assert resolutions.unreasoned(session, {1: (Resolution.STANDS, Status.REFUTED)}) == set()
        findings = gate.outcome(session, 1, gate.Wanted(kinds=(Kind.CASUALTY,))).findings
        assert [(one.number, one.rule) for one in findings] == [(3, "unverified"), (1, "not_carried_out")]
        assert list(checks.findings(session)) == []


def test_two_writers_wait_for_each_other_and_lose_nothing(desk: URL) -> None:
    def write(name: str) -> None:
        for number in range(10):
            with database.begin(desk) as session:
                session.info["login"] = name
                noting.add(session, [1], f"{name} {number}", by=name)

    writers = [threading.Thread(target=write, args=[name]) for name in ("ana", "ben")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with database.look(desk) as session:
        assert len(notes.entries(session, 1)) == 20
        assert list(checks.findings(session)) == []


def test_a_later_schema_asks_for_a_later_program(desk: URL) -> None:
    work(desk, lambda session: session.execute(text("UPDATE alembic_version SET version_num = '0099'")))

    with pytest.raises(RecordError, match="newer than this program's"):
        numbers(desk, Filter())


def test_a_database_that_is_not_there_is_named_without_a_password(postgres: URL) -> None:
    url = postgres.set(database="nowhere", password="secret")  # noqa: S106 - nobody's

    with pytest.raises(RecordError, match='database "nowhere" does not exist') as refusal:
        database.exists(url)

    assert "secret" not in str(refusal.value)


def test_claims_are_split_merged_tagged_and_given_away(desk: URL) -> None:
    def act(session: Session) -> None:
        text = articles.with_text(session, session.get_one(Article, 1))
        words = [(TEXT.index(part), part) for part in ("At least 12", "people died")]
        found = [FoundClaim(Kind.OTHER, at, at + len(part), part, Value(), "person", 0.4) for at, part in words]
        parts.split(session, 1, text, found, why="two facts", by="ana")
        parts.merge(session, 2, [3], by="ana")
        tags.add_to_claims(session, range(4, 7), ["urgent"], by="ana")
        claims.assign(session, [4, 5], "ben", by="ana")

    work(desk, act)

    assert numbers(desk, Filter(tag="urgent")) == [4, 5, 6]
    assert numbers(desk, Filter(assignee="ben")) == [4, 5]
    assert numbers(desk, Filter(numbers=tuple(range(1, 100_000)))) == [1, 2, 3, 4, 5, 6, 7]
    with database.look(desk) as session:
        assert list(checks.findings(session)) == []
