import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.extraction.found import Fact, FactSort
from claims.model import Article, now
from claims.tracking import articles, claims, coverage, history, status
from claims.vocabulary import Kind, Status, Value
from tests.conftest import TEXT


def fact(sort: FactSort, words: str) -> Fact:
    start = TEXT.index(words)
    return Fact(sort, start, start + len(words), words)


TWELVE, THREE = fact(FactSort.NUMBER, "12"), fact(FactSort.NUMBER, "three")
MONDAY, ANA = fact(FactSort.DATE, "Monday"), fact(FactSort.NAME, "Ana Ruiz")
FOUR, SAID = fact(FactSort.NUMBER, "4 million"), fact(FactSort.QUOTATION, "Nobody told us it was this bad")
BRIDGE, CITY = fact(FactSort.NAME, "Bridge"), fact(FactSort.NAME, "city")
FACTS = [BRIDGE, TWELVE, MONDAY, THREE, ANA, CITY, FOUR, SAID]


def missed(session: Session, *facts: Fact) -> list[str]:
    return [entry.exact for entry in coverage.of(session, 1, facts or FACTS).uncovered]


def put(session: Session, kind: Kind, words: str, made_by: str = "a-rule") -> None:
    start = TEXT.index(words)
    seen = FoundClaim(kind, start, start + len(words), words, Value(), made_by, 0.5)
    revision = articles.with_text(session, session.get_one(Article, 1))
    claims.add_found(session, revision, [seen], by="ana")


@pytest.mark.usefixtures("article")
def test_the_facts_that_no_claim_covers_are_told_by_paragraph(session: Session) -> None:
    covered = coverage.of(session, 1, FACTS)

    assert [(each.number, each.covered, each.facts, each.share) for each in covered.paragraphs] == [
        (1, 0, 1, 0.0),
        (2, 4, 4, 1.0),
        (3, 2, 3, 2 / 3),
    ]
    assert [TEXT[each.start : each.end][:8] for each in covered.paragraphs] == ["Bridge c", "At least", "The city"]
    assert (covered.facts, covered.share) == (8, 0.75)
    assert covered.uncovered == (
        coverage.Entry(1, 1, FactSort.NAME, "Bridge", BRIDGE.start, BRIDGE.end),
        coverage.Entry(1, 3, FactSort.NAME, "city", CITY.start, CITY.end),
    )


@pytest.mark.usefixtures("article")
def test_a_dismissed_claim_covers_and_one_taken_out_does_not(session: Session) -> None:
    status.mark(session, [5], Status.DISMISSED, why="not ours", by="ana")
    assert "4 million" not in missed(session)

    history.change(session, claims.find(session, 5), {"removed_at": now()}, by="ana")
    assert "4 million" in missed(session)


# A claim on a whole sentence, by a rule or by a person, and what of it is covered.
SENTENCE = "The city had set aside $4 million for repairs"
SWALLOWED = [
    (Kind.EVENT, "a-rule", ["4 million"]),
    (Kind.STATEMENT, "a-rule", ["4 million"]),
    (Kind.QUOTE, "a-rule", ["4 million"]),
    (Kind.NAME, "a-rule", ["4 million"]),
    (Kind.MONEY, "a-rule", []),
    (Kind.OTHER, "a-rule", []),
    (Kind.EVENT, "person", []),
]


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(("kind", "made_by", "left"), SWALLOWED)
def test_a_long_claim_covers_no_figure_that_it_does_not_check(
    session: Session, kind: Kind, made_by: str, left: list[str]
) -> None:
    history.change(session, claims.find(session, 5), {"removed_at": now()}, by="ana")

    put(session, kind, SENTENCE, made_by)

    assert missed(session, CITY, FOUR) == left


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(("kind", "left"), [(Kind.STATEMENT, []), (Kind.EVENT, ["Nobody told us it was this bad"])])
def test_a_quotation_is_covered_by_what_tells_of_speech(session: Session, kind: Kind, left: list[str]) -> None:
    history.change(session, claims.find(session, 6), {"removed_at": now()}, by="ana")

    put(session, kind, '"Nobody told us it was this bad," Ruiz said')

    assert missed(session, SAID) == left
    assert missed(session, fact(FactSort.QUOTATION, "this bad")) == []


@pytest.mark.usefixtures("article")
def test_a_claim_on_a_part_of_a_fact_does_not_cover_it(session: Session) -> None:
    assert missed(session, fact(FactSort.NUMBER, "12 people died")) == ["12 people died"]


@pytest.mark.usefixtures("article")
def test_a_text_without_facts_has_no_share(session: Session) -> None:
    covered = coverage.of(session, 1, [])

    assert (covered.share, covered.facts, covered.uncovered) == (None, 0, ())
    assert {each.share for each in covered.paragraphs} == {None}


@pytest.mark.usefixtures("article")
def test_facts_of_another_text_are_refused(session: Session) -> None:
    with pytest.raises(NotAllowedError, match="changed by somebody else"):
        coverage.of(session, 1, [Fact(FactSort.NUMBER, 0, 2, "12")])


def test_an_article_to_cover_must_be_there(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no article 1"):
        coverage.of(session, 1, [])
