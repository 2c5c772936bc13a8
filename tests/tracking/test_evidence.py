import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Claim, Evidence
from claims.tracking import chronicle, evidence, proofs, sources, status
from claims.tracking.evidence import Says
from claims.vocabulary import Finding, Stance, Status
from tests.tracking.conftest import prove


def decided(session: Session, claim: Claim, verdict: Status, *stances: Stance) -> None:
    for stance in stances:
        prove(session, claim.id, stance, address=f"https://city.example/{stance}")
    status.mark(session, [claim.id], verdict, by="ana")


@pytest.mark.usefixtures("article")
def test_a_source_may_stand_beside_several_claims(session: Session) -> None:
    source = prove(session, 1, quote="Twelve were killed.")

    evidence.add(session, source, [3, 5], Says(Stance.CONTEXT, locator="p. 4"), by="ana")

    assert [(claim, proof.stance, proof.quote) for claim, proof in proofs.of_source(session, source.id)] == [
        (1, "supports", "Twelve were killed."),
        (3, "context", None),
        (5, "context", None),
    ]


def test_the_same_evidence_is_not_put_down_twice(session: Session, claim: Claim) -> None:
    prove(session, claim.id, quote="Twelve were killed.")
    prove(session, claim.id, quote="Twelve were killed.")

    assert session.scalar(select(func.count()).select_from(Evidence)) == 1


def test_one_source_may_say_several_things_of_a_claim(session: Session, claim: Claim) -> None:
    prove(session, claim.id, quote="Twelve were killed.")
    prove(session, claim.id, quote="A dozen people died.")

    assert [proof.quote for proof in proofs.of_claims(session, [1])[1]] == [
        "Twelve were killed.",
        "A dozen people died.",
    ]


def test_a_quote_waits_to_be_looked_up(session: Session, claim: Claim) -> None:
    prove(session, claim.id, quote="Twelve were killed.")
    prove(session, claim.id)

    assert [proof.finding for proof in proofs.of_claims(session, [1])[1]] == [Finding.UNCHECKED, None]


def test_an_empty_quote_is_refused(session: Session, claim: Claim) -> None:
    with pytest.raises(NotAllowedError, match="a quote has at least one word"):
        prove(session, claim.id, quote="  ")


def test_evidence_for_a_claim_that_is_not_there_is_refused(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id)

    with pytest.raises(NotFoundError, match="there is no claim 99"):
        evidence.add(session, source, [99], Says(Stance.SUPPORTS), by="ana")


@pytest.mark.usefixtures("article")
def test_the_evidence_of_one_claim_serves_another(session: Session) -> None:
    prove(session, 1, quote="Twelve were killed.")
    prove(session, 1, Stance.CONTEXT, address="https://city.example/bridge")

    evidence.copy(session, 1, [3], by="ana")

    beside = proofs.of_claims(session, [1, 3])
    assert beside[3] == beside[1]


@pytest.mark.usefixtures("article")
def test_a_claim_without_evidence_has_none_to_lend(session: Session) -> None:
    with pytest.raises(NotAllowedError, match="claim 1 has no source to use"):
        evidence.copy(session, 1, [3], by="ana")


# The verdict, what it rests on, the evidence that is then added, and whether it must be looked at again.
ADDED = [
    ("verified", "supports", "refutes", True),
    ("verified", "supports", "context", False),
    ("verified", "supports", "absent", False),
    ("refuted", "refutes", "supports", True),
    ("refuted", "refutes", "unread", False),
]


@pytest.mark.parametrize(("verdict", "rests_on", "added", "stale"), ADDED)
def test_opposite_evidence_makes_a_verdict_stale(
    session: Session, claim: Claim, verdict: str, rests_on: str, added: str, *, stale: bool
) -> None:
    decided(session, claim, Status(verdict), Stance(rests_on))
    claim.signed_off_by = "cy"

    source = prove(session, claim.id, Stance(added), address="https://late.example/")

    assert claim.status == verdict
    assert claim.stale_because == (f"source s{source.id} {added} it" if stale else None)
    assert claim.signed_off_by == (None if stale else "cy")


def test_more_of_the_same_evidence_makes_no_verdict_stale(session: Session, claim: Claim) -> None:
    decided(session, claim, Status.VERIFIED, Stance.SUPPORTS)

    prove(session, claim.id, address="https://late.example/")

    assert claim.stale_because is None


# What the evidence was, and what it is found to be: either way the verdict no longer rests on what was read.
EDITED = [
    ("supports", {"stance": Stance.ABSENT}),
    ("supports", {"stance": Stance.REFUTES}),
    ("context", {"stance": Stance.REFUTES}),
    ("supports", {"quote": "Nobody was killed."}),
]


@pytest.mark.parametrize(("was", "fields"), EDITED)
def test_edited_evidence_makes_a_verdict_stale(
    session: Session, claim: Claim, was: str, fields: dict[str, object]
) -> None:
    source = prove(session, claim.id, Stance(was), quote="Twelve were killed.")
    prove(session, claim.id, address="https://other.example/")
    status.mark(session, [claim.id], Status.VERIFIED, by="ana")

    [edited] = evidence.edit(session, source.id, [claim.id], fields, by="ben")

    assert {name: getattr(edited, name) for name in fields} == fields
    assert claim.stale_because == "what source s1 says was edited"


def test_evidence_edited_to_what_it_is_changes_nothing(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id, quote="Twelve were killed.")
    before = chronicle.head(session)

    assert evidence.edit(session, source.id, [claim.id], {"quote": "Twelve were killed."}, by="ben") == []
    assert chronicle.head(session) == before


def test_another_quote_is_to_be_looked_up_anew(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id, quote="Twelve were killed.")
    session.scalars(select(Evidence)).one().finding = Finding.FOUND

    [edited] = evidence.edit(session, source.id, [claim.id], {"quote": "Twelve died."}, by="ben")
    assert edited.finding is Finding.UNCHECKED

    [edited] = evidence.edit(session, source.id, [claim.id], {"quote": None}, by="ben")
    assert edited.finding is None


def test_a_verdict_whose_evidence_is_taken_back_is_stale(session: Session, claim: Claim) -> None:
    decided(session, claim, Status.VERIFIED, Stance.SUPPORTS)

    evidence.remove(session, 1, [claim.id], by="ben")

    assert claim.stale_because == "source s1 was taken back"
    assert claim.status is Status.VERIFIED
    assert proofs.of_claims(session, [1]) == {}


@pytest.mark.usefixtures("article")
def test_a_source_taken_back_from_one_claim_stays_with_the_others(session: Session) -> None:
    source = prove(session, 1)
    prove(session, 3)

    evidence.remove(session, source.id, [1], by="ana")

    assert [(claim, proof.stance) for claim, proof in proofs.of_source(session, source.id)] == [(3, "supports")]
    assert sources.find(session, source.id) is source


@pytest.mark.usefixtures("article")
def test_a_source_taken_out_leaves_every_claim(session: Session) -> None:
    source = prove(session, 1)
    prove(session, 3)

    evidence.remove(session, source.id, by="ana")

    assert proofs.of_claims(session, [1, 3]) == {}
    with pytest.raises(NotFoundError, match="there is no source s1"):
        sources.find(session, source.id)


@pytest.mark.usefixtures("article")
def test_a_source_that_does_not_stand_beside_a_claim_cannot_be_taken_from_it(session: Session) -> None:
    source = prove(session, 1)

    with pytest.raises(NotAllowedError, match="source s1 does not stand beside claim 3"):
        evidence.remove(session, source.id, [1, 3], by="ana")
    with pytest.raises(NotAllowedError, match="source s1 does not stand beside claim 3"):
        evidence.edit(session, source.id, [3], {"locator": "p. 4"}, by="ana")


def test_a_quote_of_several_is_named_to_be_corrected(session: Session, claim: Claim) -> None:
    source = prove(session, claim.id, quote="Twelve were killed.")
    prove(session, claim.id, quote="A dozen people died.")

    with pytest.raises(
        NotAllowedError, match=r"beside claim 1 by 2 quotes, choose with --nth: 1: supports 'Twelve were"
    ):
        evidence.edit(session, source.id, [1], {"quote": "Thirteen were killed."}, by="ana")
    evidence.edit(session, source.id, [1], {"quote": "Thirteen were killed."}, nth=1, by="ana")
    evidence.remove(session, source.id, [1], nth=2, by="ana")

    assert [proof.quote for proof in proofs.of_claims(session, [1])[1]] == ["Thirteen were killed."]
    with pytest.raises(NotAllowedError, match="beside claim 1 once"):
        evidence.remove(session, source.id, [1], nth=2, by="ana")


@pytest.mark.parametrize("quote", ["", "  ", " … ", "...", "“”"])
def test_marks_alone_are_no_quote(session: Session, claim: Claim, quote: str) -> None:
    with pytest.raises(NotAllowedError, match="a quote has at least one word"):
        prove(session, claim.id, quote=quote)
