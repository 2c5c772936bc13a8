from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Claim, Evidence, Source
from claims.tracking import figures, proofs, ruling, status, weighing
from claims.tracking.policy import YES, Key, Name
from claims.tracking.weighing import Case, Scales
from claims.vocabulary import Finding, Kind, Level, Stance, Status, Value
from tests.tracking.conftest import prove

pytestmark = pytest.mark.usefixtures("article")
MORE = "'claims source add 1 LOCATION --supports'"


def give(
    session: Session,
    name: str,
    stance: Stance = Stance.SUPPORTS,
    finding: Finding | None = None,
    figure: int | None = None,
    level: Level = Level.SECONDARY,
) -> int:
    """Put a source beside claim 1, "at least 12", as if its quote had been looked up."""
    source = prove(session, 1, stance, quote=None if finding is None else "so", address=f"https://{name}.example/")
    value = (
        None if figure is None else figures.written([Value(low=Decimal(figure), high=Decimal(figure), unit="person")])
    )
    session.execute(update(Evidence).where(Evidence.source_id == source.id).values(finding=finding, figures=value))
    session.execute(update(Source).where(Source.id == source.id).values(level=level))
    return source.id


def unmet(session: Session, verdict: Status = Status.VERIFIED, *, noted: bool = False) -> list[str]:
    claim = session.get_one(Claim, 1)
    beside = proofs.of_claims(session, [1]).get(1, ())
    case = Case(1, claim.kind, claim.priority, claim.made_by, beside)
    return [lack.rule for lack in Scales.of(session, beside).unmet(case, verdict, noted=noted)]


# What looking up the quote of the only source found, the verdict, and what it lacks without a note.
QUOTES = [
    (None, Status.VERIFIED, []),
    (Finding.FOUND, Status.VERIFIED, []),
    (Finding.UNCHECKED, Status.VERIFIED, []),
    (Finding.ALTERED, Status.VERIFIED, ["quote"]),
    (Finding.MISSING, Status.VERIFIED, ["quote"]),
    (Finding.MISSING, Status.REFUTED, ["quote"]),
    (Finding.MISSING, Status.DISPUTED, ["evidence", "quote"]),
    (Finding.MISSING, Status.UNPROVEN, ["reason"]),
    (Finding.MISSING, Status.UNVERIFIED, []),
]


@pytest.mark.parametrize(("finding", "verdict", "lacks"), QUOTES)
def test_a_quote_that_the_source_does_not_have_counts_for_no_verdict_without_a_note(
    session: Session, finding: Finding | None, verdict: Status, lacks: list[str]
) -> None:
    give(session, "a", Stance.REFUTES if verdict is Status.REFUTED else Stance.SUPPORTS, finding)

    assert unmet(session, verdict) == lacks
    assert unmet(session, verdict, noted=True) == []


def test_one_source_that_says_it_makes_up_for_one_that_does_not(session: Session) -> None:
    give(session, "a", finding=Finding.MISSING)
    give(session, "b", finding=Finding.FOUND)

    assert unmet(session) == []


# The figures of the sources that support "at least 12", and whether that stands against a verdict without a note.
FIGURES = [
    ([12], []),
    ([None], []),
    ([11], ["figure"]),
    ([12, 11], ["figure"]),
]


@pytest.mark.parametrize(("given", "lacks"), FIGURES)
def test_a_supporting_source_with_another_figure_refuses_a_verdict_without_a_note(
    session: Session, given: list[int | None], lacks: list[str]
) -> None:
    for place, figure in enumerate(given):
        give(session, f"s{place}", finding=Finding.FOUND, figure=figure)
    give(session, "r", Stance.REFUTES, Finding.FOUND, 11)

    assert unmet(session) == lacks
    assert unmet(session, noted=True) == []
    assert unmet(session, Status.REFUTED) == []
    assert unmet(session, Status.DISPUTED) == []


# The policy for casualties, the levels of the sources in support, which of those after the first repeat the first,
# and what is unmet, with a note as without.
POLICIES: list[tuple[dict[Key, str | None], str, str, list[str]]] = [
    ({}, "s", "", []),
    ({(Name.SOURCES, None): "2"}, "s", "", ["sources"]),
    ({(Name.SOURCES, None): "2"}, "ss", "", []),
    ({(Name.SOURCES, None): "2", (Name.SOURCES, Kind.CASUALTY): "1"}, "s", "", []),
    ({(Name.SOURCES, Kind.MONEY): "2"}, "s", "", []),
    ({(Name.SOURCES, None): "2"}, "", "", ["evidence"]),
    ({(Name.INDEPENDENT, None): "2"}, "s", "", ["sources"]),
    ({(Name.INDEPENDENT, None): "2"}, "ss", "", []),
    ({(Name.INDEPENDENT, None): "2"}, "ss", "2", ["independent"]),
    ({(Name.INDEPENDENT, None): "2"}, "sss", "2", []),
    ({(Name.INDEPENDENT, None): "3", (Name.INDEPENDENT, Kind.CASUALTY): "0"}, "s", "", []),
    ({(Name.PRIMARY, Kind.CASUALTY): YES}, "st", "", ["primary"]),
    ({(Name.PRIMARY, Kind.CASUALTY): YES}, "sp", "", []),
    ({(Name.PRIMARY, Kind.QUOTE): YES}, "s", "", []),
    ({(Name.SOURCES, None): "2", (Name.PRIMARY, Kind.CASUALTY): YES}, "s", "", ["sources", "primary"]),
]
LEVELS = {"p": Level.PRIMARY, "s": Level.SECONDARY, "t": Level.TERTIARY}


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize(("asked", "levels", "repeating", "lacks"), POLICIES)
def test_a_note_does_not_waive_the_policy(
    session: Session, asked: dict[Key, str | None], levels: str, repeating: str, lacks: list[str], *, noted: bool
) -> None:
    ruling.put(session, asked, by="ana")
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        given = [give(session, f"{stance}{at}", stance, level=LEVELS[sign]) for at, sign in enumerate(levels)]
        for place in repeating:
            number = given[int(place) - 1]
            session.execute(update(Source).where(Source.id == number).values(derived_from_id=given[0]))

    assert unmet(session, Status.VERIFIED, noted=noted) == lacks
    assert unmet(session, Status.REFUTED, noted=noted) == lacks
    assert unmet(session, Status.UNPROVEN, noted=True) == []


def test_context_and_what_nobody_read_counts_for_no_policy(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, None): "2"}, by="ana")
    give(session, "a")
    for stance in (Stance.CONTEXT, Stance.ABSENT, Stance.UNREAD, Stance.REFUTES):
        give(session, stance, stance)

    assert unmet(session) == ["sources"]


def test_two_quotes_from_one_source_are_one_source(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, None): "2"}, by="ana")
    prove(session, 1, quote="Twelve were killed.")
    prove(session, 1, quote="A dozen died.")

    assert unmet(session) == ["sources"]


def test_a_refusal_names_every_rule_and_what_would_meet_it(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, None): "2", (Name.PRIMARY, Kind.CASUALTY): YES}, by="ana")
    give(session, "a")
    give(session, "b", finding=Finding.ALTERED)

    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [1], Status.VERIFIED, by="ana")

    assert str(refusal.value) == (
        "claim 1 cannot be verified: 1 source supports it, and the policy asks for 2 (the quote from s2 is altered); "
        f"add another with {MORE}; no primary source supports it, and the policy asks for one for casualty; "
        "add one with 'claims source add 1 LOCATION --supports --level primary'"
    )


# What is wrong with the only source, and how a refusal says so.
SAID = [
    (
        Finding.MISSING,
        None,
        (
            "the quote from s1 is not in it; correct it with 'claims source edit s1 --claim 1 --quote WORDS', or say "
            "why with --note"
        ),
    ),
    (
        Finding.FOUND,
        11,
        (
            "the figure in the quote from s1 differs; if it refutes the claim, "
            "'claims source edit s1 --claim 1 --refutes' says so; if not, say why with --note"
        ),
    ),
]


@pytest.mark.parametrize(("finding", "figure", "says"), SAID)
def test_a_refusal_says_what_is_wrong_with_a_source(
    session: Session, finding: Finding, figure: int | None, says: str
) -> None:
    give(session, "a", finding=finding, figure=figure)

    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [1], Status.VERIFIED, by="ana")

    assert str(refusal.value) == f"claim 1 cannot be verified: {says}"
    status.mark(session, [1], Status.VERIFIED, why="the report has a misprint", by="ana")


def test_sources_of_one_origin_are_counted_and_told(session: Session) -> None:
    ruling.put(session, {(Name.INDEPENDENT, None): "2"}, by="ana")
    first, second = give(session, "a"), give(session, "b")
    session.execute(update(Source).where(Source.id == second).values(derived_from_id=first))

    with pytest.raises(NotAllowedError) as refusal:
        status.mark(session, [1], Status.VERIFIED, why="both say so", by="ana")

    assert str(refusal.value) == (
        "claim 1 cannot be verified: 2 sources support it, of 1 origin, and the policy asks for 2 independent ones; "
        f"add one that repeats none of them with {MORE}"
    )


# What stands beside a claim, its verdict, and whether that is said to be contrary to it.
STANCES = [
    (((Stance.SUPPORTS, None), (Stance.REFUTES, None)), Status.VERIFIED, "source s2 refutes it"),
    (((Stance.SUPPORTS, None), (Stance.REFUTES, None)), Status.REFUTED, "source s1 supports it"),
    (((Stance.REFUTES, None), (Stance.REFUTES, Finding.FOUND)), Status.VERIFIED, "sources s1 and s2 refute it"),
    (((Stance.SUPPORTS, None), (Stance.SUPPORTS, None)), Status.REFUTED, "sources s1 and s2 support it"),
    (((Stance.REFUTES, Finding.MISSING),), Status.VERIFIED, None),
    (((Stance.REFUTES, Finding.ALTERED),), Status.VERIFIED, None),
    (((Stance.REFUTES, Finding.UNCHECKED),), Status.VERIFIED, "source s1 refutes it"),
    (((Stance.UNREAD, None), (Stance.CONTEXT, None), (Stance.ABSENT, None)), Status.VERIFIED, None),
    (((Stance.SUPPORTS, None),), Status.VERIFIED, None),
    (((Stance.SUPPORTS, None), (Stance.REFUTES, None)), Status.DISPUTED, None),
    (((Stance.SUPPORTS, None), (Stance.REFUTES, None)), Status.UNPROVEN, None),
    (((Stance.REFUTES, None),), Status.UNVERIFIED, None),
    ((), Status.VERIFIED, None),
]


@pytest.mark.parametrize(("given", "verdict", "says"), STANCES)
def test_what_says_the_opposite_of_a_verdict_without_a_note_is_told(
    session: Session, given: tuple[tuple[Stance, Finding | None], ...], verdict: Status, says: str | None
) -> None:
    for place, (stance, finding) in enumerate(given):
        give(session, f"s{place}", stance, finding)
    claim = session.get_one(Claim, 1)
    case = Case(1, claim.kind, claim.priority, claim.made_by, proofs.of_claims(session, [1]).get(1, ()))

    found = weighing.contrary(case, verdict, noted=False)

    assert (found and found.so) == (says and f"{says}, and nothing says why it is {verdict}")
    assert weighing.contrary(case, verdict, noted=True) is None


def test_what_hurts_is_not_dismissed_without_a_reason(session: Session) -> None:
    claim = session.get_one(Claim, 2)
    case = Case(2, claim.kind, weighing.HIGH_PRIORITY, claim.made_by, ())
    scales = Scales.of(session, ())

    assert [lack.rule for lack in scales.unmet(case, Status.DISMISSED, noted=False)] == ["reason"]
    assert scales.unmet(case, Status.DISMISSED, noted=True) == ()
    assert scales.unmet(replace(case, priority=0.79), Status.DISMISSED, noted=False) == ()
