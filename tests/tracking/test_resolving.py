import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Anchor, Article, Blob, Claim, Revision
from claims.tracking import articles, chronicle, commands, history, resolutions, resolving, status, undoing
from claims.vocabulary import AnchorState, Resolution, Stance, Status
from tests.tracking.conftest import anew, prove

WORDS = "At least 12 people"

# Each resolution: the verdicts it may be given on with a reason, those on which it needs one, and what it takes.
ALL = "unverified verified refuted disputed unproven"
DECIDED = "verified refuted disputed unproven"
RESOLUTIONS = {
    "stands": (DECIDED, "refuted disputed", False),
    "corrected": (DECIDED, "", True),
    "hedged": (DECIDED, "", True),
    "attributed": (DECIDED, "", True),
    "context_added": (DECIDED, "", True),
    "cut": (ALL, "", False),
    "on_author": (ALL, ALL, False),
    "accepted_risk": (ALL, ALL, False),
}


def decide(session: Session, verdict: str, number: int = 1) -> None:
    prove(session, number, Stance.SUPPORTS)
    prove(session, number, Stance.REFUTES)
    status.mark(anew(session), [number], Status(verdict), why="asked", by="ana")
    anew(session)


def accepted(session: Session, resolution: str, why: str | None = None, replacement: str | None = None) -> bool:
    try:
        resolving.resolve(session, [1], Resolution(resolution), replacement=replacement, why=why, by="ben")
    except NotAllowedError:
        return False
    return True


def retell(session: Session, words: str, state: AnchorState, *, before: str = "") -> Revision:
    """Take in a newer text, in which claim 1 reads so and the other claims are where they were."""
    article = session.get_one(Article, 1)
    old = articles.with_text(session, article)
    anchors = {a.claim_id: a for a in session.query(Anchor).filter_by(revision_id=old.id)}
    text = old.text.replace(anchors[1].exact, f"{before}{words}")
    start = text.index(f"{before}{words}") + len(before)
    blob = Blob(sha256=f"{old.number:064d}", size=0, packed=b"")
    history.add(session, blob, by="ana")
    revision = Revision(
        article_id=1,
        number=old.number + 1,
        text=text,
        sha256="",
        blob_sha256=blob.sha256,
        location="-",
        media_type="text/plain",
        read_by="tests",
        extracted_by=None,
    )
    history.add(session, revision, by="ana")
    session.add(
        Anchor(
            claim_id=1,
            revision_id=revision.id,
            state=state,
            start=start,
            end=start + len(words),
            exact=words,
            prefix="",
            suffix="",
        )
    )
    history.change(session, article, {"revision": revision.number}, by="ana")
    return revision


@pytest.mark.parametrize("resolution", RESOLUTIONS)
@pytest.mark.parametrize("verdict", [*ALL.split(), "dismissed"])
def test_a_resolution_rests_on_a_verdict_and_a_reason(
    session: Session, claim: Claim, resolution: str, verdict: str
) -> None:
    on, reason_on, _ = RESOLUTIONS[resolution]
    decide(session, verdict)

    assert accepted(session, resolution) is (verdict in on.split() and verdict not in reason_on.split())
    assert accepted(session, resolution, why="the desk agreed") is (verdict in on.split())
    assert claim.resolution == (resolution if verdict in on.split() else None)


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_only_what_changes_words_takes_other_words(session: Session, resolution: str) -> None:
    decide(session, "refuted")

    assert accepted(session, resolution, "why", "At least 14 people") is RESOLUTIONS[resolution][2]


def test_a_resolution_keeps_what_it_is_about(session: Session, claim: Claim) -> None:
    decide(session, "refuted")

    resolving.resolve(session, [1], Resolution.CORRECTED, replacement=" At least\n14 people", why="new count", by="ben")

    last = chronicle.of(session, claim=1)[-1]
    assert (claim.resolution, claim.replacement, claim.resolved_on) == ("corrected", "At least 14 people", WORDS)
    assert (last.by, last.why) == ("ben", "new count")


def test_the_wording_stays_while_the_resolution_does(session: Session, claim: Claim) -> None:
    decide(session, "refuted")
    resolving.resolve(session, [1], Resolution.CORRECTED, replacement="14 people", by="ben")

    assert resolving.resolve(session, [1], Resolution.CORRECTED, by="ben") == []
    assert resolving.resolve(session, [1], Resolution.CORRECTED, why="as the mayor asks", by="ben") == [claim]
    assert claim.replacement == "14 people"

    resolving.resolve(session, [1], Resolution.CUT, by="ben")
    assert claim.replacement is None


def test_a_resolution_is_left_open_again(session: Session, claim: Claim) -> None:
    resolving.resolve(session, [1], Resolution.CUT, by="ben")

    assert resolving.resolve(session, [1], None, by="ana") == [claim]
    assert (claim.resolution, claim.replacement, claim.resolved_on) == (None, None, None)
    assert resolving.resolve(session, [1], None, why="still", by="ana") == []


# What is typed of claim 1, which is refuted, and what the refusal says.
REFUSED = [
    (Resolution.CORRECTED, " ", "a replacement has at least one word"),
    (Resolution.CORRECTED, "At  least\u00a012 people", f"the text says '{WORDS}' already"),
    (Resolution.CUT, "nothing", "that takes no --replacement; these do: corrected, hedged, attributed, context_added"),
    (Resolution.STANDS, None, "give the reason with --note: 'claims resolve stands 1 --note WHY'"),
    (None, "nothing", "then there is nothing to read otherwise; leave --replacement out"),
]


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize(("resolution", "replacement", "says"), REFUSED)
def test_what_cannot_be_done_to_a_text_is_refused(
    session: Session, resolution: Resolution | None, replacement: str | None, says: str
) -> None:
    decide(session, "refuted")

    with pytest.raises(NotAllowedError) as refusal:
        resolving.resolve(session, [1], resolution, replacement=replacement, by="ben")

    assert str(refusal.value).endswith(says)


@pytest.mark.usefixtures("article")
def test_what_nobody_decided_or_was_dismissed_is_said_with_the_way_on(session: Session) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")
    decide(session, "verified", 4)

    with pytest.raises(NotAllowedError) as refusal:
        resolving.resolve(session, [1, 2, 4], Resolution.STANDS, by="ben")
    assert str(refusal.value) == (
        "claims 1-2 cannot be resolved as stands (these can be: 4); claim 1: it is unverified; decide it with "
        "'claims mark STATUS 1', or resolve it as cut, on_author, accepted_risk"
    )
    with pytest.raises(NotAllowedError, match="it is dismissed; 'claims mark unverified 2' takes it up again"):
        resolving.resolve(session, [2], Resolution.CUT, by="ben")
    with pytest.raises(NotFoundError, match="there is no claim 99"):
        resolving.resolve(session, [1, 99], Resolution.CUT, by="ben")


# How claim 1 reads in a newer text, what is asked with which wording, and what is still to be done there.
TOLD_ANEW = [
    ("corrected", None, WORDS, AnchorState.EXACT, WORDS),
    ("corrected", None, "At least  12\u00a0people", AnchorState.MOVED, "At least  12\u00a0people"),
    ("corrected", None, "At least 14 people", AnchorState.CHANGED, None),
    ("corrected", "At least 14 people", "At least 15 people", AnchorState.CHANGED, None),
    ("hedged", None, "", AnchorState.LOST, None),
    ("attributed", "the mayor said at least 12 people", WORDS, AnchorState.EXACT, WORDS),
    ("cut", None, WORDS, AnchorState.MOVED, WORDS),
    ("cut", None, "At least 14 people", AnchorState.CHANGED, "At least 14 people"),
    ("cut", None, "", AnchorState.LOST, None),
    ("stands", None, WORDS, AnchorState.EXACT, None),
]


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize(("resolution", "replacement", "reads", "state", "still"), TOLD_ANEW)
def test_what_is_to_be_done_is_done_when_the_text_reads_otherwise(
    session: Session, resolution: str, replacement: str | None, reads: str, state: AnchorState, still: str | None
) -> None:
    decide(session, "unproven")
    resolving.resolve(session, [1], Resolution(resolution), replacement=replacement, by="ben")
    asked = {} if resolution == "stands" else {1: WORDS}
    assert resolutions.outstanding(session, [1, 2]) == asked

    retell(session, reads, state)

    assert resolutions.outstanding(session, [1, 2]) == ({} if still is None else {1: still})


@pytest.mark.usefixtures("claim")
def test_words_that_stay_may_have_the_wording_around_them(session: Session) -> None:
    decide(session, "unproven")
    resolving.resolve(session, [1], Resolution.ATTRIBUTED, replacement="The mayor said: “At least 12 people”", by="ben")

    retell(session, WORDS, AnchorState.MOVED, before='The mayor said: "')
    assert resolutions.outstanding(session, [1]) == {1: WORDS}
    revision = articles.with_text(session, session.get_one(Article, 1))
    revision.text = revision.text.replace(WORDS, f'{WORDS}"')

    assert resolutions.outstanding(session, [1]) == {}


# What was claimed, the verdict, how the newest text reads, and the words that are to be changed.
ALREADY = [
    (WORDS, "refuted", "At least 14 people", AnchorState.CHANGED, WORDS),
    (WORDS, "refuted", "", AnchorState.LOST, WORDS),
    (WORDS, "refuted", WORDS, AnchorState.EXACT, WORDS),
    ("Twelve people died", "refuted", "At least 14 people", AnchorState.CHANGED, WORDS),
    ("Twelve people died", "refuted", "At least 14 people", AnchorState.EXACT, "At least 14 people"),
    ("At least 14 people", "refuted", "At least 14 people", AnchorState.CHANGED, "At least 14 people"),
    ("At least 14 people", "verified", "At least 14 people", AnchorState.CHANGED, WORDS),
]


@pytest.mark.parametrize("told", ALREADY)
def test_a_text_that_was_changed_already_needs_no_change(
    session: Session, claim: Claim, told: tuple[str, str, str, AnchorState, str]
) -> None:
    claimed, verdict, reads, state, on = told
    retell(session, reads, state)
    history.change(session, claim, {"text": claimed}, by="ana")
    decide(session, verdict)

    resolving.resolve(session, [1], Resolution.CORRECTED, by="ben")

    assert claim.resolved_on == on
    assert resolutions.outstanding(session, [1]) == ({1: reads} if on == reads else {})


def test_a_claim_that_stands_in_no_text_asks_nothing_of_one(session: Session, article: Article) -> None:
    free = Claim(article_id=article.id, kind=session.get_one(Claim, 1).kind, text="so", priority=0.1, made_by="person")
    history.add(session, free, by="ana")

    resolving.resolve(session, [free.id], Resolution.CUT, by="ana")

    assert free.resolved_on is None
    assert resolutions.outstanding(session, [free.id]) == {}


@pytest.mark.usefixtures("claim")
def test_a_reason_belongs_to_the_resolution_it_was_given_for(session: Session) -> None:
    refuted, verified = {1: (Resolution.STANDS, Status.REFUTED)}, {1: (Resolution.STANDS, Status.VERIFIED)}
    decide(session, "verified")
    resolving.resolve(session, [1], Resolution.STANDS, by="ben")
    assert (resolutions.unreasoned(session, verified), resolutions.unreasoned(session, refuted)) == (set(), {1})

    resolving.resolve(anew(session), [1], Resolution.STANDS, why="the minister insists", by="ben")
    assert resolutions.unreasoned(session, refuted) == set()

    resolving.resolve(anew(session), [1], Resolution.CUT, by="ben")
    resolving.resolve(anew(session), [1], Resolution.STANDS, by="ben")
    assert resolutions.unreasoned(session, refuted) == {1}


@pytest.mark.usefixtures("claim")
def test_a_reason_that_was_taken_back_is_none(session: Session) -> None:
    decide(session, "refuted")
    resolving.resolve(session, [1], Resolution.STANDS, why="why", by="ben")
    resolving.resolve(anew(session), [1], Resolution.STANDS, why="why indeed", by="ben")
    taken = commands.last_done(session, by="ben")
    undoing.take_back(anew(session), taken, by="ben")
    assert resolutions.unreasoned(session, {1: (Resolution.STANDS, Status.REFUTED)}) == set()

    undoing.take_back(anew(session), commands.last_done(session, by="ben"), by="ben")
    assert session.get_one(Claim, 1).resolution is None
    assert resolutions.unreasoned(session, {1: (Resolution.STANDS, Status.REFUTED)}) == {1}
