from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article, Claim
from claims.tracking import articles, chronicle, claims, commands, status, undoing, verdicts
from claims.tracking.verdicts import Who
from claims.vocabulary import Kind, Status
from tests.conftest import FOUND
from tests.tracking.conftest import anew, prove


@pytest.fixture
def verified(session: Session, claim: Claim) -> Claim:
    """Claim 1, which Ben verified."""
    prove(session, claim.id)
    status.mark(anew(session), [claim.id], Status.VERIFIED, by="ben")
    anew(session)
    return claim


def test_another_persons_verdict_is_not_changed_without_a_reason(session: Session, verified: Claim) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [verified.id], Status.UNVERIFIED, by="ana")

    assert str(refusal.value) == (
        "claim 1 cannot be unverified: ben marked it verified; say why with --note: "
        "'claims mark unverified 1 --note WHY'"
    )


def test_another_rating_is_another_verdict(session: Session, verified: Claim) -> None:
    with pytest.raises(NotAllowedError, match="'claims mark verified 1 --rating LABEL --note WHY'"):
        status.mark(session, [verified.id], Status.VERIFIED, rating="Mostly true", by="ana")


def test_a_reason_lets_anybody_change_a_verdict_and_makes_it_theirs(session: Session, verified: Claim) -> None:
    status.mark(session, [verified.id], Status.UNPROVEN, why="the report is withdrawn", by="ana")

    assert verdicts.givers(session, [verified.id]) == {1: "ana"}


def test_ones_own_verdict_is_changed_without_a_word(session: Session, verified: Claim) -> None:
    status.mark(session, [verified.id], Status.UNVERIFIED, by="ben")

    assert verified.status is Status.UNVERIFIED


def test_whoever_confirms_a_verdict_did_not_give_it(session: Session, verified: Claim) -> None:
    status.mark(session, [verified.id], Status.VERIFIED, by="ana")

    with pytest.raises(NotAllowedError, match="ben marked it verified"):
        status.mark(anew(session), [verified.id], Status.UNVERIFIED, by="ana")


def test_a_verdict_that_was_given_back_is_its_first_givers(session: Session, verified: Claim) -> None:
    status.mark(session, [verified.id], Status.UNPROVEN, why="doubts", by="ana")

    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")

    assert verdicts.givers(session, [verified.id]) == {1: "ben"}


@pytest.mark.usefixtures("verified")
def test_a_refusal_of_several_names_those_that_would_pass(session: Session) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [1, 2], Status.UNVERIFIED, by="ana")

    assert str(refusal.value).startswith("claim 1 cannot be unverified (these can be: 2); claim 1: ben marked it")


def test_the_reason_shown_is_that_of_the_verdict_there_is(session: Session, verified: Claim) -> None:
    status.mark(session, [verified.id], Status.UNPROVEN, why="doubts", by="ben")
    status.mark(anew(session), [verified.id], Status.VERIFIED, by="ben")
    assert verdicts.reasons(session, chronicle.of(session, claim=1)) == []

    status.mark(anew(session), [verified.id], Status.VERIFIED, why="read again", by="ana")
    assert verdicts.reasons(session, chronicle.of(session, claim=1)) == ["read again"]

    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")
    assert verdicts.reasons(session, chronicle.of(session, claim=1)) == []


def test_why_a_claim_was_added_is_no_reason_of_a_verdict(session: Session, article: Article) -> None:
    text = articles.with_text(session, article)
    added = claims.add(session, text, replace(FOUND[1], kind=Kind.EVENT), why="it was missed", by="ben")

    assert verdicts.reasons(session, chronicle.of(session, claim=added.id)) == []
    assert verdicts.givers(session, [added.id]) == {}


def test_who_stands_behind_a_verdict_gave_or_confirmed_it(session: Session, verified: Claim) -> None:
    role = session.info["role"]
    session.info["login"] = "ana's"
    status.mark(anew(session), [1], Status.VERIFIED, by="ana")
    assert verdicts.behind(session, [verified.id, 2]) == {1: [Who("ben", "tester", role), Who("ana", "ana's", role)]}

    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")
    assert verdicts.behind(session, [1]) == {1: [Who("ben", "tester", role)]}

    status.mark(anew(session), [1], Status.UNPROVEN, why="doubts", by="ana")
    assert verdicts.behind(session, [1]) == {1: [Who("ana", "ana's", role)]}


def test_a_verdict_has_the_reasons_of_those_behind_it(session: Session, verified: Claim) -> None:
    assert verdicts.reasoned(session, [verified.id]) == set()

    status.mark(anew(session), [1], Status.VERIFIED, why="read again", by="ana")
    assert verdicts.reasoned(session, [1, 2]) == {1}

    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")
    assert verdicts.reasoned(session, [1]) == set()

    status.mark(anew(session), [1], Status.UNPROVEN, why="doubts", by="ben")
    status.mark(anew(session), [1], Status.VERIFIED, by="ben")
    assert verdicts.reasoned(session, [1]) == set()
