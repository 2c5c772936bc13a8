import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Claim
from claims.tracking import chronicle, claims, commands, ruling, signing, status, undoing
from claims.tracking.policy import YES, Name
from claims.vocabulary import Status
from tests.tracking.conftest import anew, prove

Person = tuple[str, str, str | None]
ANA: Person = ("ana", "ana", None)


def act_as(session: Session, person: Person) -> str:
    """Sit down at the desk as somebody, with a command of their own; give the name."""
    name, session.info["login"], session.info["role"] = person
    anew(session)
    return name


def verify(session: Session, person: Person = ANA, why: str | None = None) -> None:
    by = act_as(session, person)
    status.mark(session, [1], Status.VERIFIED, why=why, by=by)


def sign(session: Session, person: Person) -> list[Claim]:
    by = act_as(session, person)
    return signing.sign_off(session, [1], by=by)


@pytest.fixture
def proven(session: Session, claim: Claim) -> Claim:
    """Claim 1, with a source in support."""
    prove(session, claim.id)
    return claim


# Who gave the verdict, who signs it off, and what the two have in common that they may not.
PEOPLE: list[tuple[Person, Person, str]] = [
    (("ana", "ana", None), ("ben", "ben", None), ""),
    (("ana", "desk", None), ("ben", "desk", None), "login 'desk'"),
    (("ana", "ana", None), ("ana", "other", None), "name"),
    (("ana", "ana", None), (" Ana ", "other", None), "name"),
    (("Ana  Ruiz", "ana", None), ("ana ruiz", "other", None), "name"),
    (("ana", "ana", None), ("ana", "ana", None), "name and login 'ana'"),
    (("ana", "ana", "ana"), ("ben", "ben", "ben"), ""),
    (("ana", "ana", "desk"), ("ben", "ben", "desk"), "database role 'desk'"),
    (("ana", "root", "desk"), ("ben", "root", "desk"), "login 'root' and database role 'desk'"),
    (("ana", "ana", "desk"), ("ben", "ben", None), ""),
    (("ana", "ana", None), ("ben", "ben", "desk"), ""),
    (("ana", "uid 1234", None), ("ben", "uid 1234", None), "login 'uid 1234'"),
]


@pytest.mark.parametrize(("giver", "signer", "shared"), PEOPLE)
def test_only_somebody_else_signs_a_verdict_off(
    session: Session, proven: Claim, giver: Person, signer: Person, shared: str
) -> None:
    verify(session, giver)

    if shared:
        with pytest.raises(NotAllowedError) as refusal:
            sign(session, signer)
        assert f"{giver[0]} gave the verdict by the same {shared}; " in str(refusal.value)
        assert proven.signed_off_by is None
    else:
        assert sign(session, signer) == [proven]
        assert proven.signed_off_by == signer[0]


@pytest.mark.parametrize(("giver", "signer", "shared"), PEOPLE)
def test_names_are_enough_where_the_policy_says_so(
    session: Session, proven: Claim, giver: Person, signer: Person, shared: str
) -> None:
    ruling.put(session, {(Name.NAMES_SUFFICE, None): YES}, by="ana")
    verify(session, giver)

    if shared.startswith("name"):
        with pytest.raises(NotAllowedError, match=r"by the same name; somebody else signs it off$"):
            sign(session, signer)
    else:
        assert sign(session, signer) == [proven]


# What the refusal says would do.
REMEDIES = [
    (("ana", "ana", None), "somebody else signs it off, from a login of their own"),
    (
        ("ben", "ana", None),
        "sign it off from one of your own, or let names suffice with 'claims db policy --names-suffice'",
    ),
]


@pytest.mark.usefixtures("proven")
@pytest.mark.parametrize(("signer", "remedy"), REMEDIES)
def test_a_refusal_says_what_would_do(session: Session, signer: Person, remedy: str) -> None:
    verify(session)

    with pytest.raises(NotAllowedError, match=f"{remedy}$"):
        sign(session, signer)


def test_who_confirmed_a_verdict_did_not_look_a_second_time(session: Session, proven: Claim) -> None:
    verify(session)
    verify(session, ("ben", "ben", None))

    with pytest.raises(NotAllowedError, match="ben confirmed the verdict by the same name"):
        sign(session, ("ben", "ben", None))
    with pytest.raises(NotAllowedError, match="ana gave the verdict by the same login"):
        sign(session, ("cy", "ana", None))

    assert sign(session, ("cy", "cy", None)) == [proven]


def test_who_gave_an_earlier_verdict_may_sign_off_the_next(session: Session, proven: Claim) -> None:
    verify(session)
    act_as(session, ("ben", "ben", None))
    status.mark(session, [1], Status.UNPROVEN, why="the report was withdrawn", by="ben")

    assert sign(session, ANA) == [proven]


def test_a_verdict_that_was_given_back_has_its_first_giver(session: Session, proven: Claim) -> None:
    verify(session)
    act_as(session, ("ben", "ben", None))
    status.mark(session, [1], Status.UNPROVEN, why="doubts", by="ben")
    undoing.take_back(anew(session), commands.last_done(session, by="ben"), by="ben")

    with pytest.raises(NotAllowedError, match="ana gave the verdict"):
        sign(session, ANA)
    assert sign(session, ("ben", "ben", None)) == [proven]


def test_a_sign_off_of_anothers_takes_the_place_of_the_first(session: Session, proven: Claim) -> None:
    verify(session)
    ben, cy = ("ben", "ben", None), ("cy", "cy", None)

    assert sign(session, ben) == [proven]
    assert sign(session, ben) == []
    assert sign(session, cy) == [proven]
    assert proven.signed_off_by == "cy"
    assert sign(session, ben) == [proven]
    assert sign(session, ("ben", "other", None)) == [proven]


def test_a_new_verdict_asks_for_a_new_look(session: Session, proven: Claim) -> None:
    verify(session)
    sign(session, ("ben", "ben", None))

    verify(session)

    assert proven.signed_off_by is None
    assert sign(session, ("ben", "ben", None)) == [proven]


@pytest.mark.usefixtures("proven")
def test_there_must_be_a_verdict_that_holds(session: Session) -> None:
    verify(session)
    claims.edit(session, 1, {"low": None}, by="ben")
    status.mark(session, [2], Status.DISMISSED, by="ana")

    for number, says in (
        (1, r"it is stale \(its value was edited\); 'claims mark verified 1' settles that first"),
        (2, "it is dismissed; 'claims mark unverified 2' takes it up again"),
        (3, "it is unverified; 'claims mark STATUS 3' decides it first"),
    ):
        with pytest.raises(NotAllowedError, match=f"claim {number} cannot be signed off by ben: {says}"):
            signing.sign_off(session, [number], by="ben")
    with pytest.raises(NotFoundError, match="there is no claim 99"):
        signing.sign_off(session, [99], by="ben")


@pytest.mark.usefixtures("article")
def test_several_are_signed_off_all_or_none(session: Session) -> None:
    for number, person in ((1, ANA), (3, ("ben", "ben", None)), (4, ANA)):
        prove(session, number)
        by = act_as(session, person)
        status.mark(session, [number], Status.VERIFIED, by=by)
    act_as(session, ("ben", "ben", None))

    with pytest.raises(
        NotAllowedError, match=r"claim 3 cannot be signed off by ben \(these can be: 1,4\); claim 3: ben gave"
    ):
        signing.sign_off(session, [1, 3, 4], by="ben")

    assert [claim.id for claim in signing.sign_off(session, [1, 4], why="read both", by="ben")] == [1, 4]
    last = chronicle.of(session, claim=4)[-1]
    assert (last.by, last.login, last.why, last.after) == ("ben", "ben", "read both", {"signed_off_by": "ben"})
