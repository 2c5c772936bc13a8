from dataclasses import asdict, replace

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.model import Article, Claim
from claims.tracking import (
    articles,
    chronicle,
    claims,
    evidence,
    gate,
    history,
    parts,
    resolving,
    ruling,
    signing,
    status,
)
from claims.tracking.evidence import Says
from claims.tracking.gate import Wanted
from claims.tracking.policy import YES, Name
from claims.vocabulary import AnchorState, Finding, Kind, Resolution, Stance, Status
from tests.conftest import FOUND, STORY
from tests.tracking.conftest import anew, prove
from tests.tracking.test_resolving import retell
from tests.tracking.test_weighing import give

pytestmark = pytest.mark.usefixtures("article")
ALL = Wanted()
STORY_AGAIN = replace(STORY, location="/desk/other.txt", original=b"other")


def decide(session: Session, number: int, verdict: Status = Status.VERIFIED, why: str | None = None) -> None:
    """Put a source beside a claim and give it a verdict, as Ana."""
    prove(session, number, Stance.REFUTES if verdict is Status.REFUTED else Stance.SUPPORTS)
    status.mark(anew(session), [number], verdict, why=why, by="ana")
    anew(session)


def all_decided(session: Session, *, but: int = 0) -> None:
    for number in range(1, 7):
        if number != but:
            decide(session, number)


def found(session: Session, wanted: Wanted = ALL) -> list[tuple[int, str]]:
    return [(one.number, one.rule) for one in gate.outcome(session, 1, wanted).findings]


def of_first(session: Session) -> list[str]:
    return [one.finding for one in gate.outcome(session, 1, ALL).findings if one.number == 1]


def test_an_article_whose_claims_are_decided_passes_with_the_head_of_the_chain(session: Session) -> None:
    all_decided(session)

    outcome = gate.outcome(session, 1, ALL)

    assert asdict(outcome) == {
        "article": 1,
        "passed": True,
        "head": chronicle.head(session)[0],
        "kinds": (),
        "priority": 0,
        "claims": 6,
        "not_looked_at": 0,
        "findings": (),
        "dismissed": {},
        "dismissed_high": (),
        "unkept": 6,
        "by_note": 0,
        "coverage": False,
        "uncovered": None,
    }


def test_an_article_that_is_not_there_does_not_pass(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no article 2"):
        gate.outcome(session, 2, ALL)
    articles.remove(session, 1, by="ana")
    with pytest.raises(NotFoundError, match="there is no article 1"):
        gate.outcome(session, 1, ALL)


def test_what_nobody_decided_stands_against_it_what_hurts_most_first(session: Session) -> None:
    assert found(session) == [(number, "unverified") for number in (1, 3, 5, 6, 4, 2)]
    [first, *_] = gate.outcome(session, 1, ALL).findings
    assert (first.finding, first.remedy, first.text) == (
        "unverified",
        "'claims mark STATUS 1' decides it",
        "At least 12 people",
    )


def test_a_resolution_decides_nothing(session: Session) -> None:
    all_decided(session, but=1)
    resolving.resolve(session, [1], Resolution.ON_AUTHOR, why="she was there", by="ana")

    assert found(session) == [(1, "unverified")]


# What is to be done about a claim that nobody decided, and how it is said.
OPEN = {Resolution.ACCEPTED_RISK: "accepted risk", Resolution.ON_AUTHOR: "on author", Resolution.CUT: "cut"}


@pytest.mark.parametrize("resolution", OPEN)
def test_what_was_resolved_and_not_decided_says_so_with_the_command_that_decides_it(
    session: Session, resolution: Resolution
) -> None:
    resolving.resolve(session, [1], resolution, why="no time", by="ana")

    [first, *_] = gate.outcome(session, 1, ALL).findings

    assert first.finding == f"unverified: resolved as {OPEN[resolution]}, but nobody has decided it"
    assert first.remedy.startswith("'claims mark unproven 1 --note WHY' ")


def test_a_stale_verdict_stands_against_it_with_the_reason(session: Session) -> None:
    all_decided(session)
    claims.edit(session, 1, {"low": None}, by="ben")

    assert of_first(session) == ["verified, stale because its value was edited"]


@pytest.mark.parametrize("text", [None, "A dozen died"])
def test_a_verdict_on_words_that_a_newer_text_has_not_stands_against_it(session: Session, text: str | None) -> None:
    all_decided(session)
    if text is not None:
        claims.edit(session, 1, {"text": text}, by="ana")
    retell(session, "At least 21 people", AnchorState.CHANGED)

    against = [] if text else ["verified as 'At least 12 people', but its words are others by now"]
    assert of_first(session) == against
    assert len(status.overtaken(session, [1])) == len(against)
    claims.edit(session, 1, {"text": "At least 21 people"}, by="ana")
    assert of_first(session) == []


@pytest.mark.parametrize("verdict", [Status.VERIFIED, Status.UNPROVEN, Status.UNVERIFIED])
@pytest.mark.parametrize(("state", "says"), [("lost", "are gone from the text"), ("ambiguous", "cannot be told")])
def test_words_that_are_gone_or_uncertain_stand_against_it_whatever_the_mark(
    session: Session, verdict: Status, state: str, says: str
) -> None:
    all_decided(session)
    retell(session, "" if state == "lost" else "At least 12 people", AnchorState(state))
    status.mark(session, [1], verdict, why="asked again", by="ana")

    [astray] = [one for one in gate.outcome(session, 1, ALL).findings if one.rule == "astray"]

    assert astray.finding.endswith(says)
    assert "'claims edit 1 --words WORDS" in astray.remedy
    if verdict is Status.VERIFIED and state == "lost":
        resolving.resolve(session, [1], Resolution.CUT, by="ana")
        assert of_first(session) == []


# Why a verdict is stale, and what is said to be done first.
REMEDIES = [
    ("its value was edited", ""),
    ("source s1 was taken back", ""),
    ("its quote from source s1 is altered there", ""),
    ("source s17 reads otherwise by now", "s17"),
    ("source s17 reads otherwise by now and no longer has the quote", "s17"),
]


@pytest.mark.parametrize(("because", "source"), REMEDIES)
def test_a_source_that_reads_otherwise_is_to_be_kept_and_read_before_the_verdict(
    session: Session, because: str, source: str
) -> None:
    all_decided(session)
    claims.unsettle(session, session.get_one(Claim, 1), because, by="ana")

    [stale] = gate.outcome(session, 1, ALL).findings

    first = f"'claims source capture {source}' keeps it as it is now, 'claims source show {source}' shows it; then "
    assert stale.remedy == f"{first if source else ''}'claims mark STATUS 1' says what the evidence says of it now"


@pytest.mark.parametrize("verdict", [Status.REFUTED, Status.DISPUTED])
def test_what_is_wrong_stands_against_it_until_somebody_says_what_is_to_be_done(
    session: Session, verdict: Status
) -> None:
    all_decided(session, but=1)
    decide(session, 1, verdict, why="two reports")
    assert of_first(session) == [f"{verdict} without a resolution"]

    resolving.resolve(session, [1], Resolution.STANDS, why="the report is under revision", by="ana")
    assert gate.outcome(session, 1, ALL).passed


def test_what_stood_while_it_was_verified_needs_a_reason_to_stand_refuted(session: Session) -> None:
    all_decided(session)
    resolving.resolve(session, [1], Resolution.STANDS, by="ana")
    decide(session, 1, Status.REFUTED)

    assert of_first(session)[0] == "refuted, and resolved as stands without a reason"


# What is to be done, and what stands against the article until it is done.
TO_DO = {
    Resolution.CORRECTED: "to be corrected",
    Resolution.HEDGED: "to be hedged",
    Resolution.ATTRIBUTED: "to be attributed",
    Resolution.CONTEXT_ADDED: "to be given context",
    Resolution.CUT: "to be cut",
}


@pytest.mark.parametrize("resolution", TO_DO)
def test_what_was_to_be_done_stands_against_it_until_it_is(session: Session, resolution: Resolution) -> None:
    all_decided(session, but=1)
    decide(session, 1, Status.REFUTED)
    resolving.resolve(session, [1], resolution, by="ana")
    assert of_first(session) == [f"{TO_DO[resolution]}, the text still says 'At least 12 people'"]

    retell(session, "", AnchorState.LOST)
    assert gate.outcome(session, 1, ALL).passed


def test_a_verdict_whose_only_source_counts_for_nothing_does_not_pass(session: Session) -> None:
    all_decided(session, but=1)
    source = give(session, "a")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    evidence.edit(session, source, [1], {"quote": "so"}, by="ana")
    status.mark(anew(session), [1], Status.VERIFIED, by="ana")
    give(session, "a", finding=Finding.MISSING)

    assert of_first(session) == ["verified, but the quote from s2 is not in it"]

    status.mark(anew(session), [1], Status.VERIFIED, why="the copy is of an older issue", by="ana")
    assert gate.outcome(session, 1, ALL).passed


def test_the_policy_of_today_holds_for_the_verdicts_of_yesterday(session: Session) -> None:
    all_decided(session)
    ruling.put(session, {(Name.SOURCES, Kind.CASUALTY): "2", (Name.PRIMARY, Kind.MONEY): YES}, by="ana")

    outcome = gate.outcome(session, 1, ALL)

    assert [(one.number, one.finding) for one in outcome.findings] == [
        (1, "verified, but 1 source supports it, and the policy asks for 2"),
        (3, "verified, but 1 source supports it, and the policy asks for 2"),
        (5, "verified, but no primary source supports it, and the policy asks for one for money"),
    ]
    assert outcome.findings[0].remedy == "add another with 'claims source add 1 LOCATION --supports'"


@pytest.mark.sqlite
def test_sign_offs_are_asked_for_where_the_policy_asks(session: Session) -> None:
    all_decided(session)
    session.info["login"] = "ben's"
    signing.sign_off(session, range(2, 7), by="ben")
    assert gate.outcome(session, 1, ALL).passed

    ruling.put(session, {(Name.SIGN_OFF, None): YES}, by="ana")
    assert [(one.finding, one.remedy) for one in gate.outcome(session, 1, ALL).findings] == [
        ("verified, but nobody has signed it off", "somebody else does with 'claims --by NAME sign-off 1'")
    ]

    signing.sign_off(anew(session), [1], by="ben")
    assert gate.outcome(session, 1, ALL).passed


@pytest.mark.sqlite
def test_a_sign_off_by_name_alone_is_none_where_logins_must_differ(session: Session) -> None:
    all_decided(session)
    ruling.put(session, {(Name.SIGN_OFF, None): YES, (Name.NAMES_SUFFICE, None): YES}, by="ana")
    signing.sign_off(anew(session), range(1, 7), by="ben")
    assert gate.outcome(session, 1, ALL).passed

    ruling.put(session, {(Name.NAMES_SUFFICE, None): None}, by="ana")

    assert of_first(session) == ["verified, and signed off by ben, but ana gave the verdict by the same login 'tester'"]


# The verdict on the first claim, whose sources support and refute it, and what is said of the opposite one.
CONTRARY = [
    (Status.VERIFIED, "source s3 refutes it, and nothing says why it is verified"),
    (Status.REFUTED, "source s2 supports it, and nothing says why it is refuted"),
]


@pytest.mark.parametrize(("verdict", "says"), CONTRARY)
def test_a_source_that_says_the_opposite_stands_against_a_verdict_without_a_reason(
    session: Session, verdict: Status, says: str
) -> None:
    all_decided(session, but=1)
    give(session, "for")
    give(session, "against", Stance.REFUTES)
    status.mark(session, [1], verdict, by="ana")
    resolving.resolve(session, [1], Resolution.STANDS, why="so it is", by="ana")

    [first] = gate.outcome(session, 1, ALL).findings
    status.mark(anew(session), [1], verdict, why="the other one is older", by="ana")

    assert (first.rule, first.finding) == ("contrary", says)
    assert first.remedy == (
        f"mark it disputed with 'claims mark disputed 1', or say why with 'claims mark {verdict} 1 --note WHY'"
    )
    assert gate.outcome(session, 1, ALL).passed


def test_a_stale_verdict_is_not_held_against_the_opposite_source_as_well(session: Session) -> None:
    all_decided(session)
    give(session, "against", Stance.REFUTES)
    assert found(session) == [(1, "stale")]

    status.mark(anew(session), [1], Status.VERIFIED, by="ana")
    assert found(session) == [(1, "contrary")]


def test_everything_that_stands_against_it_is_listed_the_most_serious_first(session: Session) -> None:
    ruling.put(session, {(Name.SIGN_OFF, None): YES}, by="ana")
    decide(session, 1)
    decide(session, 3, Status.REFUTED)
    decide(session, 4)
    decide(session, 6, Status.REFUTED)
    resolving.resolve(session, [6], Resolution.CUT, by="ana")
    claims.edit(session, 4, {"subject": "Ana"}, by="ana")
    ruling.put(session, {(Name.SOURCES, Kind.CASUALTY): "2"}, by="ana")

    assert found(session) == [
        *((5, "unverified"), (2, "unverified"), (4, "stale"), (3, "unresolved"), (6, "not_carried_out")),
        *((1, "sources"), (3, "sources"), (1, "sign_off"), (3, "sign_off"), (6, "sign_off")),
    ]


def test_dismissed_claims_are_counted_by_person_and_stand_against_nothing(session: Session) -> None:
    all_decided(session)
    status.mark(session, [2], Status.DISMISSED, by="ana")
    status.mark(session, [1, 4, 5], Status.DISMISSED, why="not ours", by="ben")
    parts.merge(session, 6, [3], why="the same", by="cy")

    outcome = gate.outcome(session, 1, ALL)

    assert (outcome.passed, outcome.claims, outcome.dismissed) == (True, 1, {"ben": 3, "ana": 1})
    assert [asdict(gone) for gone in outcome.dismissed_high] == [
        {"number": 1, "by": "ben", "priority": 0.93, "text": "At least 12 people"},
        {"number": 5, "by": "ben", "priority": 0.85, "text": "$4 million"},
    ]


def test_only_the_claims_wanted_are_looked_at(session: Session) -> None:
    status.mark(session, [1], Status.DISMISSED, why="not ours", by="ben")

    assert found(session, Wanted(kinds=(Kind.CASUALTY, Kind.DATE))) == [(3, "unverified"), (2, "unverified")]
    assert found(session, Wanted(priority=0.75)) == [(3, "unverified"), (5, "unverified"), (6, "unverified")]
    assert gate.outcome(session, 1, Wanted(kinds=(Kind.DATE,))).dismissed == {}


# What is looked at in an article of six claims, one of them dismissed: how many are, and how many are left.
LOOKED_AT = [
    (ALL, 5, 0),
    (Wanted(kinds=(Kind.CASUALTY,)), 1, 4),
    (Wanted(kinds=(Kind.CASUALTY, Kind.DATE)), 2, 3),
    (Wanted(priority=0.75), 3, 2),
    (Wanted(kinds=(Kind.DATE,), priority=0.75), 0, 5),
    (Wanted(priority=0.1), 5, 0),
    (Wanted(kinds=(Kind.RANK,)), 0, 5),
]


@pytest.mark.parametrize(("wanted", "looked_at", "others"), LOOKED_AT)
def test_those_that_were_not_looked_at_are_counted(
    session: Session, wanted: Wanted, looked_at: int, others: int
) -> None:
    status.mark(session, [1], Status.DISMISSED, why="not ours", by="ben")

    outcome = gate.outcome(session, 1, wanted)

    assert (outcome.claims, outcome.not_looked_at) == (looked_at, others)
    assert (outcome.kinds, outcome.priority) == (wanted.kinds, wanted.priority)


def test_an_article_without_claims_passes(session: Session) -> None:
    outcome = gate.outcome(session, 1, Wanted(kinds=(Kind.RANK,)))

    assert (outcome.passed, outcome.claims) == (True, 0)


def test_facts_without_a_claim_are_counted_and_stand_against_it_only_where_asked(session: Session) -> None:
    all_decided(session)

    assert gate.outcome(session, 1, ALL, uncovered=4).passed
    assert gate.outcome(session, 1, Wanted(coverage=True), uncovered=0).passed
    outcome = gate.outcome(session, 1, Wanted(coverage=True), uncovered=4)
    assert (outcome.passed, outcome.coverage, outcome.uncovered, outcome.findings) == (False, True, 4, ())


def test_a_claim_in_no_text_is_judged_by_its_own_words(session: Session, article: Article) -> None:
    free = Claim(article_id=article.id, kind=Kind.OTHER, text="so it is", priority=1, made_by="person")
    history.add(session, free, by="ana")

    [first, *_] = gate.outcome(session, 1, ALL).findings

    assert (first.number, first.text) == (free.id, "so it is")


def test_the_record_is_asked_a_few_times_however_many_claims_there_are(session: Session) -> None:
    ruling.put(session, {(Name.INDEPENDENT, None): "1", (Name.SIGN_OFF, None): YES}, by="ana")
    articles.add(session, STORY_AGAIN, FOUND * 20, extracted_by=None, by="ana")
    for numbers in ([1, 2], range(7, 87)):
        prove(session, 1)
        evidence.add(session, prove(session, 7), numbers, Says(Stance.REFUTES), by="ana")
        status.mark(session, [*numbers], Status.REFUTED, by="ana")
        resolving.resolve(session, [*numbers], Resolution.CUT, by="ana")
    status.mark(session, range(100, 120), Status.DISMISSED, why="no", by="ana")
    session.flush()

    statements: list[object] = []

    def listen(*executed: object) -> None:
        statements.append(executed[2])

    event.listen(session.get_bind(), "before_cursor_execute", listen)
    outcome = gate.outcome(session, 2, ALL)
    event.remove(session.get_bind(), "before_cursor_execute", listen)

    assert (outcome.claims, len(outcome.findings)) == (100, 181)
    assert len(statements) < 20


def test_a_source_beside_the_claim_is_enough_by_a_piece_that_counts(session: Session) -> None:
    all_decided(session, but=1)
    give(session, "a", finding=Finding.ALTERED)
    give(session, "b")
    status.mark(session, [1], Status.VERIFIED, by="ana")

    assert gate.outcome(session, 1, ALL).passed
