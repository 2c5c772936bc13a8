"""What verdicts rest on."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from claims.intake import Captured, NotCaptured
from claims.model import Claim, Source
from claims.tracking import evidence, footing, proofs, snapshots, sources, status, verdicts
from claims.tracking.evidence import Says
from claims.tracking.footing import Footing, Verdict
from claims.tracking.sources import Cited
from claims.tracking.weighing import Case, Scales
from claims.vocabulary import Finding, Stance, Status
from tests.tracking.conftest import prove
from tests.tracking.test_snapshots import DEAD, PAGE
from tests.tracking.test_weighing import give

pytestmark = pytest.mark.usefixtures("article")


def of_first(session: Session) -> Footing:
    """Give the footing of the verdict on claim 1, "at least 12"."""
    claim = session.get_one(Claim, 1)
    beside = proofs.of_claims(session, [1]).get(1, ())
    case = Case(1, claim.kind, claim.priority, claim.made_by, beside)
    one = Verdict(case, claim.status, noted=1 in verdicts.reasoned(session, [1]))
    return footing.of(session, [one], Scales.of(session, beside))


def at(session: Session, had: Captured | NotCaptured | None = None, quote: str | None = None, name: str = "a") -> None:
    """Put a source at an address beside the claim, after this was had of it."""
    source = sources.known(session, Cited(number=prove(session, 2, address=f"https://{name}.example/").id))
    assert source is not None
    if had is not None:
        snapshots.keep(session, source, had, by="ana")
    evidence.add(session, source, [1], Says(Stance.SUPPORTS, quote), by="ana")


def words(session: Session, cited: Cited) -> None:
    source: Source = sources.put(session, cited, by="ana")
    evidence.add(session, source, [1], Says(Stance.SUPPORTS), by="ana")


CALL = Cited(citation="Phone call with Dr Lee, 3 May")
INFORMANT = Cited(citation="somebody at the works", confidential=True, alias="A")
# What supports the claim, and whether its verdict rests only on what nobody kept.
KEPT: dict[str, tuple[tuple[Callable[[Session], None], ...], bool]] = {
    "an address": ((at,), True),
    "an address and a quote nobody looked up": ((lambda s: at(s, quote="12 died"),), True),
    "an address that gave nothing": ((lambda s: at(s, DEAD, "12 died"),), True),
    "a page that is kept": ((lambda s: at(s, PAGE),), False),
    "a page with the quote in it": ((lambda s: at(s, PAGE, "12 people died"),), False),
    "two addresses": ((at, lambda s: at(s, name="b")), True),
    "an address, and a page that is kept": ((at, lambda s: at(s, PAGE, name="b")), False),
    "a call": ((lambda s: words(s, CALL),), False),
    "an address and a call": ((at, lambda s: words(s, CALL)), False),
    "an informant": ((lambda s: words(s, INFORMANT),), False),
}


@pytest.mark.parametrize("what", KEPT)
def test_a_verdict_that_rests_only_on_what_nobody_kept_is_counted(session: Session, what: str) -> None:
    beside, counted = KEPT[what]
    for put in beside:
        put(session)
    status.mark(session, [1], Status.VERIFIED, by="ana")

    assert of_first(session) == Footing(unkept=int(counted), by_note=0)


@pytest.mark.parametrize("verdict", [Status.UNPROVEN, Status.DISPUTED, Status.DISMISSED, Status.UNVERIFIED])
def test_other_verdicts_rest_on_nothing_that_is_counted(session: Session, verdict: Status) -> None:
    give(session, "a", finding=Finding.MISSING)
    status.mark(session, [1], verdict, why="asked", by="ana")

    assert of_first(session) == Footing(unkept=0, by_note=0)


def test_what_refutes_a_claim_is_not_what_its_verification_rests_on(session: Session) -> None:
    at(session, PAGE)
    give(session, "b", Stance.REFUTES)
    status.mark(session, [1], Status.VERIFIED, by="ana")
    assert of_first(session).unkept == 0

    status.mark(session, [1], Status.REFUTED, by="ana")
    assert of_first(session).unkept == 1


# What looking up the quotes of the sources found, the figure in each, and whether the verdict rests on its note.
BY_NOTE = [
    ([(Finding.FOUND, 12)], False),
    ([(Finding.UNCHECKED, None)], False),
    ([(Finding.ALTERED, None)], True),
    ([(Finding.MISSING, None)], True),
    ([(Finding.FOUND, 11)], True),
    ([(Finding.MISSING, None), (Finding.FOUND, 12)], False),
    ([(Finding.FOUND, 12), (Finding.FOUND, 11)], True),
]


@pytest.mark.parametrize(("given", "counted"), BY_NOTE)
def test_a_verdict_that_only_its_note_holds_up_is_counted(
    session: Session, given: list[tuple[Finding, int | None]], *, counted: bool
) -> None:
    for place, (finding, figure) in enumerate(given):
        give(session, f"s{place}", finding=finding, figure=figure)
    status.mark(session, [1], Status.VERIFIED, why="a misprint", by="ana")

    assert of_first(session).by_note == int(counted)
