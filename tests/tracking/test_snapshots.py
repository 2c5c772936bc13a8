import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake import Captured, NotCaptured, Origin
from claims.model import Blob, Claim, Evidence, Source
from claims.tracking import checks, chronicle, drifting, evidence, proofs, shelf, snapshots, sources, status, undoing
from claims.tracking.drifting import Due, Seen
from claims.tracking.evidence import Says
from claims.vocabulary import Drift, Stance, Status
from tests.tracking.conftest import anew, prove, web

pytestmark = pytest.mark.usefixtures("article")

ADDRESS = "https://city.example/report"
REPORT = "<html><body><p>At least 12 people died, the mayor said.</p></body></html>"
PAGE = Captured(
    original=REPORT.encode(),
    media_type="text/html",
    address=ADDRESS,
    status=200,
    taken_at=datetime(2024, 5, 9, 10, 30, tzinfo=UTC),
    text="At least 12 people died, the mayor said.",
    read_by="tests",
    unread=None,
    title="Report on the bridge",
    published=date(2024, 5, 8),
)
DEAD = NotCaptured("the server answered 404 Not Found", status=404, gone=True)
SLOW = NotCaptured("it did not answer within 5 seconds", late=True)


def kept(session: Session, had: Captured | NotCaptured = PAGE) -> Source:
    """A source of which this was had."""
    source = sources.put(session, web(ADDRESS), by="ana")
    snapshots.keep(session, source, had, by="ana")
    return source


def due_of(session: Session, source: Source) -> Due:
    """The source as something to be checked."""
    [due] = drifting.due(session, [source.id], again=True)
    return due


def finding(session: Session, number: int = 1) -> list[str | None]:
    return [proof.finding for proof in proofs.of_claims(session, [number]).get(number, ())]


def test_the_same_bytes_are_kept_once(session: Session) -> None:
    source = kept(session)
    blobs = len(session.scalars(select(Blob)).all())

    snapshots.keep(session, source, PAGE, by="ben")

    assert len(session.scalars(select(Blob)).all()) == blobs
    assert len(snapshots.of_source(session, source.id)) == 2
    assert snapshots.original(session, source.id) == REPORT.encode()
    assert snapshots.readable(session, source.id) == PAGE.text
    assert list(checks.findings(session)) == []


def test_what_the_page_says_of_itself_is_taken_over_where_nobody_said_it(session: Session) -> None:
    source = sources.put(session, replace(web(ADDRESS), title="Mine"), by="ana")

    snapshots.keep(session, source, PAGE, by="ana")

    assert (source.title, source.published) == ("Mine", date(2024, 5, 8))


@pytest.mark.parametrize(("had", "state"), [(DEAD, "failed"), (SLOW, "pending")])
def test_what_gave_nothing_is_on_record_and_the_next_attempt_beside_it(
    session: Session, had: NotCaptured, state: str
) -> None:
    source = kept(session, had)
    [attempt] = snapshots.of_source(session, source.id)
    assert (attempt.state, attempt.failure, attempt.status) == (state, had.reason, had.status)

    snapshots.keep(session, source, replace(had, reason="nobody answered"), by="ben")
    snapshots.keep(session, source, PAGE, by="ben")

    assert [(row.state, row.failure) for row in snapshots.of_source(session, source.id)] == [
        (state, "nobody answered"),
        ("captured", None),
    ]


def test_a_failed_attempt_does_not_hide_what_was_captured_before(session: Session) -> None:
    source = kept(session)

    snapshots.keep(session, source, DEAD, by="ben")

    assert snapshots.readable(session, source.id) == PAGE.text
    [entry] = shelf.entries(session, number=source.id)
    assert entry.capture == "captured"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("at least 12 people died", "found"),
        ("At least 13 people died, the mayor said", "altered"),
        ("Nobody was hurt at all", "missing"),
    ],
)
def test_a_quote_is_looked_up_in_what_is_kept(session: Session, quote: str, found: str) -> None:
    source = kept(session)

    [given] = evidence.add(session, source, [1], Says(Stance.SUPPORTS, quote), by="ana")

    assert given.finding == found
    assert (given.stands is not None) == (found == "altered")
    assert given.start is None if found == "missing" else PAGE.text is not None and given.start == 0


def test_a_quote_from_a_source_that_is_not_kept_is_unchecked_until_it_is(session: Session) -> None:
    source = prove(session, 1, quote="At least 12 people died")
    assert finding(session) == ["unchecked"]

    snapshots.keep(session, source, PAGE, by="ben")

    assert finding(session) == ["found"]


def test_a_verdict_is_stale_once_its_quote_turns_out_to_be_another(session: Session) -> None:
    source = prove(session, 1, quote="At least 14 people died, the mayor said")
    status.mark(session, [1], Status.VERIFIED, by="ana")

    snapshots.keep(session, source, PAGE, by="ben")

    assert session.get_one(Claim, 1).stale_because == f"its quote from source s{source.id} is altered there"


def test_a_quote_that_was_found_stays_found_whatever_is_kept_later(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")

    snapshots.keep(session, source, replace(PAGE, original=b"gone", text="gone"), by="ben")

    assert finding(session) == ["found"]
    assert list(checks.findings(session)) == []


def test_another_quote_is_looked_up_anew(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")

    evidence.edit(session, source.id, [1], {"quote": "At least 13 people died, the mayor said"}, by="ana")

    assert finding(session) == ["altered"]


def test_evidence_of_another_claim_comes_with_what_was_found(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")

    evidence.copy(session, 1, [3], by="ben")

    assert finding(session, 3) == ["found"]


def test_a_source_that_reads_otherwise_makes_what_was_decided_with_it_stale_once(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1, 2], Says(Stance.SUPPORTS), by="ana")
    evidence.add(session, source, [3], Says(Stance.UNREAD), by="ana")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    status.mark(session, [3], Status.UNPROVEN, why="nobody counted", by="ana")

    drifting.note(session, due_of(session, source), Seen(Drift.CHANGED, (), "a" * 64), by="ben")

    because = [session.get_one(Claim, number).stale_because for number in (1, 2, 3)]
    assert because == [f"source s{source.id} reads otherwise by now", None, None]
    status.mark(session, [1], Status.VERIFIED, by="ben")
    drifting.note(session, due_of(session, source), Seen(Drift.CHANGED, (), "a" * 64), by="ben")
    assert session.get_one(Claim, 1).stale_because is None


@pytest.mark.parametrize(
    ("had", "drift"),
    [
        (PAGE, "same"),
        (replace(PAGE, original=REPORT.replace("<html>", '<html lang="en">').encode()), "same"),
        (replace(PAGE, original=REPORT.replace("12", "14").encode()), "changed"),
        (DEAD, "gone"),
        (SLOW, "unreachable"),
    ],
)
def test_what_an_address_gives_is_held_against_what_was_kept(had: Captured | NotCaptured, drift: str) -> None:
    due = Due(1, ADDRESS, kept=1, media_type="text/html", taken_at=PAGE.taken_at)

    seen = drifting.compare(due, had, REPORT.encode())

    assert seen is not None
    assert seen.drift == drift


def test_what_was_kept_by_hand_or_not_at_all_is_not_compared() -> None:
    assert drifting.compare(Due(1, ADDRESS), PAGE, b"") is None
    assert drifting.compare(Due(1, ADDRESS, kept=1, taken_at=PAGE.taken_at, by_hand=True), PAGE, b"saved") is None


def test_a_further_change_makes_stale_again_and_the_same_one_does_not(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")
    because = []

    gone = ("At least 12 people died",)
    for seen in (
        Seen(Drift.CHANGED, gone, "a"),
        Seen(Drift.CHANGED, gone, "a"),
        Seen(Drift.CHANGED, (), "b"),
        Seen(Drift.UNREACHABLE),
        Seen(Drift.GONE),
        Seen(Drift.CHANGED, (), "b"),
        Seen(Drift.SAME),
        Seen(Drift.CHANGED, (), "b"),
    ):
        status.mark(session, [1], Status.VERIFIED, by="ana")
        drifting.note(session, due_of(session, source), seen, by="ben")
        because.append(session.get_one(Claim, 1).stale_because)

    assert because == [
        f"source s{source.id} reads otherwise by now and no longer has the quote",
        None,
        f"source s{source.id} reads otherwise by now",
        None,
        None,
        None,
        None,
        f"source s{source.id} reads otherwise by now",
    ]


def test_that_nobody_could_reach_a_page_does_not_take_back_that_it_had_changed(session: Session) -> None:
    source = kept(session)

    for drift in (Drift.CHANGED, Drift.UNREACHABLE):
        drifting.note(session, due_of(session, source), Seen(drift, (), "a"), by="ben")

    [entry] = shelf.entries(session, number=source.id)
    assert entry.drift == "changed"


def test_a_change_beside_the_main_text_counts_where_a_quote_was(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")
    due, aside = due_of(session, source), REPORT.replace("<html>", '<html lang="en">').encode()

    same = drifting.compare(due, replace(PAGE, original=aside), REPORT.encode())
    changed = drifting.compare(due, replace(PAGE, original=aside, text="At least 14 people died"), REPORT.encode())

    assert [seen and (seen.drift, seen.gone) for seen in (same, changed)] == [
        ("same", ()),
        ("changed", ("At least 12 people died",)),
    ]


def test_what_was_kept_anew_meanwhile_is_not_what_was_compared(session: Session) -> None:
    source = kept(session)
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    due = due_of(session, source)
    snapshots.keep(session, source, replace(PAGE, original=b"new"), by="ben")

    drifting.note(session, due, Seen(Drift.CHANGED, (), "a"), by="ben")

    assert session.get_one(Claim, 1).stale_because is None
    [entry] = shelf.entries(session, number=source.id)
    assert entry.drift is None


def test_a_file_that_is_another_one_by_now_is_not_kept(session: Session) -> None:
    cited = sources.Cited(origin=Origin("/desk/report.txt", hashlib.sha256(PAGE.original).hexdigest()))
    source = sources.put(session, cited, by="ana")

    snapshots.keep(session, source, replace(PAGE, original=b"other"), by="ana")

    [entry] = shelf.entries(session, number=source.id)
    assert (entry.capture, entry.failure) == ("failed", "the file there now is another one than was cited")


def test_a_capture_on_which_evidence_rests_is_not_taken_back(session: Session) -> None:
    source = kept(session, DEAD)
    made = snapshots.keep(anew(session), source, PAGE, by="ana")
    evidence.add(anew(session), source, [1], Says(Stance.SUPPORTS, "At least 12 people died"), by="ben")

    [number] = {event.command for event in chronicle.of(session) if event.row == f"snapshot {made.id}"}

    with pytest.raises(NotAllowedError, match="rests on it"):
        undoing.take_back(anew(session), number, by="ana")


def test_what_is_due_is_what_nothing_is_kept_of(session: Session) -> None:
    done = kept(session)
    waiting = sources.put(session, web("https://slow.example/"), by="ana")
    words = sources.put(session, sources.Cited(citation="Phone call"), by="ana")

    assert [due.number for due in drifting.due(session, [])] == [waiting.id]
    assert [due.number for due in drifting.due(session, [], again=True)] == [done.id, waiting.id]
    with pytest.raises(NotAllowedError, match=f"source s{words.id} is only words"):
        drifting.due(session, [words.id])


def test_nothing_can_be_read_of_a_source_that_is_not_kept(session: Session) -> None:
    source = prove(session, 1)
    picture = sources.put(session, web("https://city.example/map.png"), by="ana")
    snapshots.keep(session, picture, replace(PAGE, text=None, unread="it is an image"), by="ana")

    with pytest.raises(NotAllowedError, match=f"nothing is kept of source s{source.id}"):
        snapshots.readable(session, source.id)
    with pytest.raises(NotAllowedError, match="has no text that could be read; --save writes its bytes"):
        snapshots.readable(session, picture.id)


def test_bytes_and_quotes_that_were_tampered_with_are_named(session: Session) -> None:
    source = kept(session)
    [given] = evidence.add(session, source, [1], Says(Stance.SUPPORTS, "12 people died"), by="ana")
    blob = session.get_one(Blob, snapshots.of_source(session, source.id)[0].blob_sha256)
    blob.packed = b"rubbish"
    session.flush()
    session.execute(update(Evidence).where(Evidence.id == given.id).values(start=0, end=8))
    session.expire_all()

    found = list(checks.findings(session))

    assert f"the bytes {blob.sha256[:12]} of source s1 are not those that were taken in" in found
    assert "the quote of source s1 beside claim 1 is not where it was found" in found
    assert session.get(Evidence, given.id) is not None
