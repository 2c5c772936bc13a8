import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.extraction import FoundClaim
from claims.model import Article, Claim, Revision
from claims.tracking import articles, claims, labels, parts, proofs, status, tags
from claims.vocabulary import Kind, Stance, Status, Value
from tests.conftest import TEXT
from tests.tracking.conftest import prove


def part(words: str, kind: Kind = Kind.OTHER, value: Value | None = None) -> FoundClaim:
    start = TEXT.index(words)
    return FoundClaim(kind, start, start + len(words), words, value or Value(), "none", 0.4)


@pytest.fixture
def text(session: Session, article: Article) -> Revision:
    """The text of article 1."""
    return articles.with_text(session, article)


def sources(session: Session, number: int) -> list[tuple[int, Stance, str | None]]:
    beside = proofs.of_claims(session, [number]).get(number, ())
    return [(proof.number, proof.stance, proof.quote) for proof in beside]


def test_a_claim_keeps_the_first_part_and_the_others_become_claims(session: Session, text: Revision) -> None:
    made = parts.split(session, 1, text, [part("At least 12"), part("people died"), part("a road bridge")], by="ana")

    assert [(claim.id, claim.text, claim.status) for claim in made] == [
        (1, "At least 12", "unverified"),
        (7, "people died", "unverified"),
        (8, "a road bridge", "unverified"),
    ]
    assert (made[0].kind, made[0].low) == (Kind.OTHER, None)


def test_parts_get_assignee_tags_and_sources_nobody_has_read_against_them(session: Session, text: Revision) -> None:
    prove(session, 3, quote="Three of them children.")
    claims.assign(session, [3], "cy", by="ana")
    tags.add_to_claims(session, [3], ["urgent"], by="ana")
    status.mark(session, [3], Status.VERIFIED, by="ana")

    kept, branch = parts.split(session, 3, text, [part("three"), part("children")], by="ana")

    assert (kept.status, kept.stale_because) == (Status.VERIFIED, "its value was edited")
    assert (branch.status, branch.assignee, branch.part_of_id) == (Status.UNVERIFIED, "cy", 1)
    assert labels.of_claims(session, [branch.id]) == {branch.id: ("urgent",)}
    assert sources(session, kept.id) == [(1, Stance.SUPPORTS, "Three of them children.")]
    assert sources(session, branch.id) == [(1, Stance.UNREAD, "Three of them children.")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["At least 12"], "claim 1 is split into at least two claims; give the words of each"),
        (["Monday", "Monday"], "two parts of claim 1 cannot both stand on 'Monday'"),
    ],
)
def test_a_split_that_is_none_is_refused(session: Session, text: Revision, words: list[str], says: str) -> None:
    with pytest.raises(NotAllowedError, match=says):
        parts.split(session, 1, text, [part(each) for each in words], by="ana")


def test_a_part_on_words_of_a_claim_of_its_kind_is_refused(session: Session, text: Revision) -> None:
    with pytest.raises(NotAllowedError, match="claim 2 already stands on these words, of kind date"):
        parts.split(session, 1, text, [part("At least 12"), part("Monday", Kind.DATE)], by="ana")


@pytest.mark.usefixtures("article")
def test_evidence_goes_to_the_claim_that_stays(session: Session) -> None:
    prove(session, 1, quote="Twelve were killed.")
    prove(session, 3, quote="Twelve were killed.")
    prove(session, 3, Stance.REFUTES, "Two were children.")

    [merged] = parts.merge(session, 1, [3], by="ana")

    assert (merged.status, merged.merged_into_id) == (Status.DISMISSED, 1)
    assert sources(session, 3) == []
    assert sources(session, 1) == [
        (1, Stance.SUPPORTS, "Twelve were killed."),
        (1, Stance.REFUTES, "Two were children."),
    ]


@pytest.mark.usefixtures("article")
def test_what_was_part_of_a_merged_claim_is_part_of_the_one_that_stays(session: Session) -> None:
    parts.merge(session, 2, [1], by="ana")

    assert session.get_one(Claim, 3).part_of_id == 2


@pytest.mark.usefixtures("article")
def test_a_claim_merged_with_its_own_part_is_part_of_nothing(session: Session) -> None:
    parts.merge(session, 3, [1], by="ana")

    assert session.get_one(Claim, 3).part_of_id is None


@pytest.mark.usefixtures("article")
def test_a_claim_may_take_over_the_words_of_one_that_went_into_it(session: Session, text: Revision) -> None:
    parts.merge(session, 1, [3], by="ana")
    there = TEXT.index("three children")

    assert claims.anchor(session, session.get_one(Claim, 1), text, (there, there + len("three children")), by="ana")


@pytest.mark.usefixtures("article")
def test_a_verdict_is_not_lost_in_a_merge_without_a_reason(session: Session) -> None:
    prove(session, 3)
    status.mark(session, [3], Status.VERIFIED, by="ana")

    with pytest.raises(NotAllowedError, match="claim 3 is verified, claim 1 unverified; say why with --note"):
        parts.merge(session, 1, [3], by="ana")

    [merged] = parts.merge(session, 1, [3], why="the same count", by="ana")
    assert merged.merged_into_id == 1


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("into", "merged", "says"),
    [
        (1, [1], "claim 1 cannot be merged into itself"),
        (1, [3, 7], "claim 7 stands in another article than claim 1"),
        (1, [2], "claim 2 went into claim 4 already"),
        (2, [1], "claim 2 is dismissed; 'claims mark unverified 2' takes it up again"),
        (1, [99], "there is no claim 99"),
    ],
)
def test_a_merge_that_cannot_be_is_refused(session: Session, into: int, merged: list[int], says: str) -> None:
    parts.merge(session, 4, [2], by="ana")

    with pytest.raises(Exception, match=says):
        parts.merge(session, into, merged, by="ana")


@pytest.mark.usefixtures("article")
def test_a_merged_claim_that_is_taken_up_again_stands_by_itself(session: Session) -> None:
    parts.merge(session, 1, [3], by="ana")

    status.mark(session, [3], Status.UNVERIFIED, by="ana")

    claim = session.get_one(Claim, 3)
    assert (claim.status, claim.merged_into_id) == (Status.UNVERIFIED, None)


@pytest.mark.usefixtures("article")
def test_a_merged_claim_does_not_come_back_to_words_where_another_of_its_kind_stands(session: Session) -> None:
    parts.merge(session, 1, [3, 2], by="ana")
    there = TEXT.index("three children")
    claims.anchor(session, session.get_one(Claim, 1), session.get_one(Revision, 1), (there, there + 14), by="ana")

    with pytest.raises(NotAllowedError, match="claim 3 cannot be unverified: claim 1 already stands on these words"):
        status.mark(session, [3], Status.UNVERIFIED, by="ana")
    with pytest.raises(NotAllowedError, match="these can be: 2"):
        status.mark(session, [3, 2], Status.UNVERIFIED, by="ana")


def test_two_merged_claims_do_not_both_come_back_to_the_same_words(session: Session, text: Revision) -> None:
    parts.merge(session, 1, [2], by="ana")
    claims.add(session, text, part("Monday", Kind.DATE), by="ana")
    parts.merge(session, 1, [7], by="ana")

    with pytest.raises(NotAllowedError, match="claim 7: claim 2 already stands on these words, of kind date"):
        status.mark(session, [2, 7], Status.UNVERIFIED, by="ana")


def test_a_part_is_of_the_kind_that_was_read_not_of_that_of_the_whole(session: Session, text: Revision) -> None:
    monday = part("Monday", Kind.EVENT)
    claims.add(session, text, monday, by="ana")

    with pytest.raises(NotAllowedError, match="claim 7 already stands on these words, of kind event"):
        parts.split(session, 1, text, [monday, part("At least 12")], by="ana")

    three = part("three children", Kind.QUANTITY)
    [kept, _] = parts.split(session, 1, text, [three, part("At least 12")], by="ana")
    assert (kept.kind, kept.text) == (Kind.QUANTITY, "three children")


@pytest.mark.usefixtures("article")
def test_another_persons_verdict_is_not_merged_away_without_a_reason(session: Session) -> None:
    for number in (1, 3):
        prove(session, number)
        status.mark(session, [number], Status.VERIFIED, by="ben")

    with pytest.raises(NotAllowedError, match=r"^ben marked claim 3 verified; say why with --note$"):
        parts.merge(session, 1, [3], by="ana")

    [merged] = parts.merge(session, 1, [3], by="ben")
    assert merged.status is Status.DISMISSED


@pytest.mark.usefixtures("article")
def test_what_somebody_else_dismissed_is_merged_without_a_reason(session: Session) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ben")

    [merged] = parts.merge(session, 1, [2], by="ana")

    assert merged.merged_into_id == 1


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("merged", "says"),
    [
        ([1, 2, 3, 4, 5, 6], r"claim 1 cannot be merged into itself \(these can be merged: 2-6\)"),
        ([2, 7, 3, 8], r"claim 7 stands in another article than claim 1 \(these can be merged: 2-3\)"),
        ([7, 8], r"claim 7 stands in another .* 1 \(none of the others can be merged either\)"),
    ],
)
def test_a_refusal_says_which_claims_could_be_merged(session: Session, merged: list[int], says: str) -> None:
    with pytest.raises(NotAllowedError, match=says):
        parts.merge(session, 1, merged, by="ana")

    assert session.get_one(Claim, 2).merged_into_id is None
