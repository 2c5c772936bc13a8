import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.model import Article, Claim
from claims.tracking import articles, chronicle, claims, evidence, history, policy, ruling, status
from claims.tracking.policy import Name
from claims.vocabulary import Kind, Stance, Status, Value
from tests.tracking.conftest import prove

# Each verdict, what stands beside the claim, whether there is a note, and whether the desk accepts it.
VERDICTS = [
    ("verified", "", False, False),
    ("verified", "", True, False),
    ("verified", "supports", False, True),
    ("verified", "refutes", True, False),
    ("verified", "context", True, False),
    ("verified", "absent", True, False),
    ("verified", "unread", True, False),
    ("verified", "supports refutes", False, True),
    ("refuted", "", True, False),
    ("refuted", "supports", True, False),
    ("refuted", "refutes", False, True),
    ("disputed", "", True, False),
    ("disputed", "supports", False, False),
    ("disputed", "supports", True, True),
    ("disputed", "refutes", True, True),
    ("disputed", "supports refutes", False, True),
    ("unproven", "", False, False),
    ("unproven", "supports", False, False),
    ("unproven", "", True, True),
    ("dismissed", "", False, False),
    ("dismissed", "", True, True),
    ("unverified", "", False, True),
]


@pytest.mark.parametrize(("verdict", "beside", "noted", "accepted"), VERDICTS)
def test_a_verdict_rests_on_what_it_needs(
    session: Session, claim: Claim, verdict: str, beside: str, *, noted: bool, accepted: bool
) -> None:
    for stance in beside.split():
        prove(session, claim.id, Stance(stance), address=f"https://city.example/{stance}")

    try:
        status.mark(session, [claim.id], Status(verdict), why="they said so" if noted else None, by="ana")
    except NotAllowedError:
        assert not accepted
    else:
        assert accepted

    assert claim.status == (verdict if accepted else "unverified")


@pytest.mark.parametrize(
    ("verdict", "command"),
    [
        ("verified", "'claims source add 1 LOCATION --supports'"),
        ("refuted", "'claims source add 1 LOCATION --refutes'"),
        ("disputed", "'claims source add 1 LOCATION --supports' and 'claims source add 1 LOCATION --refutes'"),
        ("unproven", "'claims mark unproven 1 --note WHY'"),
        ("dismissed", "'claims mark dismissed 1 --note WHY'"),
    ],
)
def test_a_refusal_names_the_command_that_mends_it(session: Session, claim: Claim, verdict: str, command: str) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [claim.id], Status(verdict), by="ana")

    assert command in str(refusal.value)


def test_one_sided_evidence_of_a_dispute_may_be_made_up_for_by_a_note(session: Session, claim: Claim) -> None:
    prove(session, claim.id)

    with pytest.raises(NotAllowedError, match=r"--refutes', or say why with --note$"):
        status.mark(session, [claim.id], Status.DISPUTED, by="ana")


def test_evidence_that_was_taken_back_counts_no_more(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id)
    evidence.remove(session, source.id, [claim.id], by="ana")

    with pytest.raises(NotAllowedError, match="claim 1 cannot be verified: no source supports it yet"):
        status.mark(session, [claim.id], Status.VERIFIED, by="ana")


def test_evidence_from_a_source_that_was_taken_out_counts_no_more(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id)
    evidence.remove(session, source.id, by="ana")

    with pytest.raises(NotAllowedError, match="no source supports it yet"):
        status.mark(session, [claim.id], Status.VERIFIED, by="ana")


@pytest.mark.usefixtures("article")
def test_a_claim_of_little_weight_is_dismissed_without_a_word(session: Session) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")

    assert session.get_one(Claim, 2).status is Status.DISMISSED


def test_a_claim_that_a_person_saw_is_not_dismissed_without_a_word(session: Session, article: Article) -> None:
    revision = articles.with_text(session, article)
    start = revision.text.index("road bridge")
    seen = FoundClaim(Kind.OTHER, start, start + 11, "road bridge", Value(), "none", 0.4)
    claim = claims.add(session, revision, seen, by="ana")

    with pytest.raises(NotAllowedError, match=f"'claims mark dismissed {claim.id} --note WHY'"):
        status.mark(session, [claim.id], Status.DISMISSED, by="ben")


@pytest.mark.usefixtures("article")
def test_several_claims_are_marked_all_or_none(session: Session) -> None:
    prove(session, 1)
    prove(session, 3)
    prove(session, 4)
    before = chronicle.head(session)

    with pytest.raises(NotAllowedError, match=r"claims 2,5-6 cannot be verified \(these can be: 1,3-4\); claim 2: no"):
        status.mark(session, [1, 2, 3, 4, 5, 6], Status.VERIFIED, by="ana")

    assert chronicle.head(session) == before
    assert session.get_one(Claim, 1).status is Status.UNVERIFIED


@pytest.mark.usefixtures("article")
def test_a_refusal_of_all_says_that_none_would_pass(session: Session) -> None:
    with pytest.raises(NotAllowedError, match="none of the others can be either"):
        status.mark(session, [1, 2], Status.REFUTED, by="ana")


def test_a_new_verdict_settles_doubt_and_asks_for_a_new_second_look(session: Session, claim: Claim) -> None:
    prove(session, claim.id)
    status.mark(session, [claim.id], Status.VERIFIED, rating="True", by="ana")
    claims.edit(session, claim.id, {"low": None}, by="ben")
    history.change(session, claim, {"signed_off_by": "cy"}, by="cy")

    status.mark(session, [claim.id], Status.VERIFIED, why="read again", by="ana")

    assert (claim.stale_because, claim.signed_off_by, claim.rating) == (None, None, "True")


def test_a_verdict_keeps_who_when_and_why(session: Session, claim: Claim) -> None:
    status.mark(session, [claim.id], Status.UNPROVEN, why="the mayor does not answer", rating="Open", by="ana")

    last = chronicle.of(session, claim=claim.id)[-1]
    assert (last.by, last.login, last.why) == ("ana", "tester", "the mayor does not answer")
    assert last.before == {"status": "unverified", "rating": None}
    assert last.after == {"status": "unproven", "rating": "Open"}


def test_a_rating_is_one_of_the_desks(session: Session, claim: Claim) -> None:
    ruling.put(session, {(Name.RATINGS, None): policy.rated(["True", "Mostly true"])}, by="ana")
    prove(session, claim.id)

    status.mark(session, [claim.id], Status.VERIFIED, rating="mostly TRUE", by="ana")
    assert claim.rating == "Mostly true"

    with pytest.raises(NotAllowedError, match="'Half true' is not a rating of this desk; there are True, Mostly true"):
        status.mark(session, [claim.id], Status.VERIFIED, rating="Half true", by="ana")


@pytest.mark.usefixtures("article")
def test_a_policy_stands_against_several_claims_at_once(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, Kind.CASUALTY): "2"}, by="ana")
    for number in (1, 3, 5):
        prove(session, number)
    prove(session, 3, address="https://b.example/")

    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [1, 3, 5], Status.VERIFIED, why="all of them agree", by="ana")

    assert str(refusal.value) == (
        "claim 1 cannot be verified (these can be: 3,5); claim 1: 1 source supports it, and the policy asks for 2; "
        "add another with 'claims source add 1 LOCATION --supports'"
    )


@pytest.mark.usefixtures("article")
def test_a_verdict_needs_a_claim(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no claim 99"):
        status.mark(session, [1, 99], Status.UNVERIFIED, by="ana")
