from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.model import Anchor, Article, Claim, Revision
from claims.tracking import articles, chronicle, claims, history, parts, search, status
from claims.tracking.numbers import among
from claims.vocabulary import Kind, Outcome, Status, Value
from tests.conftest import FOUND, TEXT
from tests.tracking.conftest import prove


def seen(words: str, kind: Kind = Kind.OTHER) -> FoundClaim:
    start = TEXT.index(words)
    return FoundClaim(kind, start, start + len(words), words, Value(), "a rule", 0.4)


def places(session: Session, words: str) -> list[int | None]:
    return [hit.claim for hit in search.find(session, words) if hit.place == "claim"]


@pytest.mark.usefixtures("article")
def test_claims_are_numbered_in_the_order_of_the_text(session: Session) -> None:
    numbered = session.execute(select(Claim.id, Claim.text).order_by(Claim.id))

    assert [tuple(row) for row in numbered] == [
        (1, "At least 12 people"),
        (2, "Monday"),
        (3, "three children"),
        (4, "Mayor Ana Ruiz"),
        (5, "$4 million"),
        (6, "Nobody told us it was this bad"),
    ]


def test_the_longer_of_two_claims_on_a_spot_comes_first(session: Session, article: Article) -> None:
    revision = articles.with_text(session, article)

    short, long = seen("The city"), seen("The city had set aside")
    added = claims.add_found(session, revision, [short, long], by="ana")

    assert [claim.text for claim in added] == ["The city had set aside", "The city"]
    assert [claim.id for claim in added] == [7, 8]


def test_whom_a_pronoun_may_mean_is_kept(session: Session, article: Article) -> None:
    revision = articles.with_text(session, article)

    [added] = claims.add_found(
        session, revision, [replace(seen("The city"), candidates=("Ana Ruiz", "Bo Lind"))], by="ana"
    )

    assert added.candidates == "Ana Ruiz; Bo Lind"


def test_a_part_knows_its_whole(session: Session, article: Article) -> None:
    assert session.get_one(Claim, 3).part_of_id == article.id
    assert session.get_one(Claim, 1).part_of_id is None


def test_a_claim_carries_its_value(claim: Claim) -> None:
    assert claims.value_of(claim) == Value(low=Decimal(12), unit="person", qualifier="at least", outcome=Outcome.KILLED)
    assert (claim.status, claim.made_by) == ("unverified", "casualty-rule")


@pytest.mark.parametrize("number", [0, 7, 10**17])
@pytest.mark.usefixtures("article")
def test_there_is_no_claim_of_another_number(session: Session, number: int) -> None:
    with pytest.raises(NotFoundError, match=f"there is no claim {number}"):
        claims.find(session, number)


def test_a_person_adds_a_claim_that_was_missed(session: Session, article: Article) -> None:
    claim = claims.add(
        session, articles.with_text(session, article), seen("road bridge"), text="The bridge carried a road", by="ana"
    )

    assert (claim.id, claim.made_by, claim.text) == (7, "person", "The bridge carried a road")
    assert places(session, "carried") == [7]
    assert places(session, "road bridge") == [7]


def test_a_claim_of_the_same_kind_on_the_same_words_is_refused(session: Session, article: Article) -> None:
    revision = articles.with_text(session, article)

    with pytest.raises(NotAllowedError, match="claim 2 already stands on these words, of kind date"):
        claims.add(session, revision, seen("Monday", Kind.DATE), by="ana")
    assert claims.add(session, revision, seen("Monday", Kind.EVENT), by="ana").id == 7


def test_another_value_has_another_weight(session: Session, claim: Claim) -> None:
    assert claim.priority == 0.93

    claims.edit(session, claim.id, {"outcome": Outcome.INJURED, "low": Decimal(20)}, why="the mayor says", by="ben")

    assert claim.priority == 0.9
    assert chronicle.of(session, claim=claim.id)[-2].why == "the mayor says"


# What is corrected in a decided claim, and whether the evidence must then be held against it anew.
CORRECTIONS = [
    ({"low": Decimal(13)}, True),
    ({"high": Decimal(13)}, True),
    ({"unit": "child"}, True),
    ({"qualifier": None}, True),
    ({"date": "2024-05-06"}, True),
    ({"outcome": Outcome.INJURED}, True),
    ({"subject": "Ana Ruiz"}, True),
    ({"speaker": "Ana Ruiz"}, True),
    ({"kind": Kind.QUANTITY}, True),
    ({"text": "At least twelve people were killed"}, False),
    ({"review_url": "https://desk.example/1"}, False),
    ({"claimant": "Ana Ruiz"}, False),
]


@pytest.mark.parametrize(("fields", "stale"), CORRECTIONS)
def test_an_edited_value_makes_a_verdict_stale(
    session: Session, claim: Claim, fields: dict[str, object], *, stale: bool
) -> None:
    prove(session, claim.id)
    status.mark(session, [claim.id], Status.VERIFIED, by="ana")
    claim.signed_off_by = "cy"

    assert claims.edit(session, claim.id, fields, by="ben")

    assert claim.stale_because == ("its value was edited" if stale else None)
    assert claim.signed_off_by == (None if stale else "cy")
    assert claim.status is Status.VERIFIED


def test_an_undecided_claim_does_not_become_stale(session: Session, claim: Claim) -> None:
    claims.edit(session, claim.id, {"low": Decimal(13)}, by="ben")

    assert claim.stale_because is None


def test_an_edit_to_what_is_on_record_changes_nothing(session: Session, claim: Claim) -> None:
    before = chronicle.head(session), claim.updated_at

    assert not claims.edit(session, claim.id, {"low": Decimal("12.0"), "text": claim.text}, by="ben")
    assert (chronicle.head(session), claim.updated_at) == before


@pytest.mark.parametrize("text", [None, ""])
def test_a_claim_keeps_its_words(session: Session, claim: Claim, text: str | None) -> None:
    with pytest.raises(NotAllowedError, match="a claim has at least one word"):
        claims.edit(session, claim.id, {"text": text}, by="ben")


def test_a_reworded_claim_is_found_by_both_wordings(session: Session, claim: Claim) -> None:
    claims.edit(session, claim.id, {"text": "A dozen were killed"}, by="ben")

    assert places(session, "dozen killed") == [1]
    assert places(session, "at least 12 people") == [1]


@pytest.mark.usefixtures("article")
def test_a_change_is_dated(session: Session) -> None:
    claim = session.get_one(Claim, 5)
    before = claim.updated_at

    claims.edit(session, 5, {"claimant": "The city"}, by="ben")

    assert claim.updated_at > before


def test_a_claim_is_set_on_other_words(session: Session, article: Article, claim: Claim) -> None:
    revision = articles.with_text(session, article)
    start = TEXT.index("At least")
    end = TEXT.index(" when a road")
    status.mark(session, [1], Status.UNPROVEN, why="nobody knows", by="ana")

    claims.anchor(session, claim, revision, (start, end), by="ben")

    anchor = session.scalars(select(Anchor).where(Anchor.claim_id == 1)).one()
    assert anchor.exact == claim.text == "At least 12 people died"
    assert (claim.start, claim.end) == (anchor.start, anchor.end) == (start, end)
    assert anchor.suffix.startswith(" when a road")
    assert claim.stale_because == "its words were changed by hand"
    assert places(session, "people died") == [1]


def test_a_wording_of_its_own_outlives_other_words(session: Session, article: Article, claim: Claim) -> None:
    claims.edit(session, 1, {"text": "A dozen were killed"}, by="ben")

    claims.anchor(session, claim, articles.with_text(session, article), (0, 15), by="ben")

    assert claim.text == "A dozen were killed"
    assert places(session, "collapse") == [1]
    assert places(session, "least") == []


@pytest.mark.usefixtures("article")
def test_what_extraction_reads_is_taken_over(session: Session) -> None:
    read = replace(seen("three children", Kind.QUANTITY), value=Value(low=Decimal(3), unit="child"))

    assert claims.accept(session, 3, read, by="ana")
    assert not claims.accept(session, 3, read, by="ana")

    claim = session.get_one(Claim, 3)
    assert (claim.kind, claim.low, claim.high, claim.unit, claim.outcome) == (
        Kind.QUANTITY,
        Decimal(3),
        None,
        "child",
        None,
    )


@pytest.mark.usefixtures("article")
def test_an_undecided_claim_is_not_stale_any_more_once_it_was_edited(session: Session) -> None:
    claim = session.get_one(Claim, 1)
    history.change(session, claim, {"stale_because": "its words changed"}, by="ana")

    claims.edit(session, 1, {"low": Decimal(13)}, by="ben")

    assert claim.stale_because is None


@pytest.mark.usefixtures("article")
def test_claims_are_given_to_somebody_and_taken_from_them(session: Session) -> None:
    assert [claim.id for claim in claims.assign(session, [3, 1], "cy", by="ana")] == [3, 1]
    assert [claim.id for claim in claims.assign(session, [1, 2], "cy", by="ana")] == [2]
    assert [claim.id for claim in claims.assign(session, [1, 5], None, by="ana")] == [1]

    assert [claim.assignee for claim in claims.find_all(session, [1, 2, 3])] == [None, "cy", "cy"]


@pytest.mark.usefixtures("article")
def test_claims_are_found_in_the_order_asked_for_however_many_numbers_there_are(session: Session) -> None:
    many = select(Claim.id).where(among(session, Claim.__table__.c.id, range(2, 200_000)))

    assert [claim.id for claim in claims.find_all(session, [5, 2, 4])] == [5, 2, 4]
    assert sorted(session.scalars(many)) == [2, 3, 4, 5, 6]
    with pytest.raises(NotFoundError, match="there is no claim 9"):
        claims.find_all(session, [1, 9])


@pytest.mark.usefixtures("article")
def test_the_reason_for_other_words_is_kept(session: Session, article: Article) -> None:
    claims.anchor(
        session, session.get_one(Claim, 1), articles.with_text(session, article), (0, 6), why="typo", by="ana"
    )

    assert [event.why for event in chronicle.of(session, claim=1) if event.why] == ["typo"]


@pytest.mark.usefixtures("article")
def test_a_claim_does_not_become_what_another_on_its_words_is(session: Session) -> None:
    revision = session.get_one(Revision, 1)
    monday = claims.find(session, 2)
    claims.add(session, revision, replace(FOUND[1], kind=Kind.EVENT), by="ana")
    assert (monday.start, monday.end) == (FOUND[1].start, FOUND[1].end)

    with pytest.raises(NotAllowedError, match="claim 7 already stands on these words, of kind event"):
        claims.edit(session, 2, {"kind": Kind.EVENT}, by="ana")
    with pytest.raises(NotAllowedError, match="claim 2 already stands on these words, of kind date"):
        claims.accept(session, 7, FOUND[1], by="ana")


@pytest.mark.usefixtures("article")
def test_a_claim_that_gave_its_words_away_may_be_of_any_kind(session: Session) -> None:
    claims.add(session, session.get_one(Revision, 1), replace(FOUND[1], kind=Kind.EVENT), by="ana")
    parts.merge(session, 1, [2], by="ana")

    assert claims.edit(session, 2, {"kind": Kind.EVENT}, by="ana")
