import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims.errors import NotFoundError, NotUnderstoodError
from claims.model import Article
from claims.tracking import articles, choosing, selection, status
from claims.tracking.selection import Asked, Span
from claims.vocabulary import Status

# What is typed, and what it means as (first, last, with what stands inside).
TYPED = [
    ("12", [(12, None, False)]),
    ("3-7", [(3, 7, False)]),
    ("3,5-9", [(3, None, False), (5, 9, False)]),
    ("12+", [(12, None, True)]),
    ("4-4", [(4, 4, False)]),
    (" 1, 2 3\n4 ", [(1, None, False), (2, None, False), (3, None, False), (4, None, False)]),
    (",1,,2,", [(1, None, False), (2, None, False)]),
    ("007", [(7, None, False)]),
]
WRONG = ["x", "1-", "-3", "1--3", "3+4", "1-3+", "1.5", "1;2", "s4", "²", "٣", "1" * 30, "verified"]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_claim_list_is_read(typed: str, meant: list[tuple[int, int | None, bool]]) -> None:
    assert selection.parse(typed) == Asked(tuple(Span(first, last, nested) for first, last, nested in meant))


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_claim_list_is_named(typed: str) -> None:
    with pytest.raises(NotUnderstoodError) as refusal:
        selection.parse(f"1,{typed}")

    assert f"'{typed}' is not a claim list" in str(refusal.value)


def test_a_range_that_runs_backwards_is_turned_around_for_the_person() -> None:
    with pytest.raises(NotUnderstoodError, match="the range 9-3 runs backwards; write 3-9"):
        selection.parse("9-3")


@pytest.mark.parametrize("typed", ["", " ", ",", "\n"])
def test_an_empty_list_names_no_claim(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match="names at least one claim"):
        selection.parse(typed)


@given(st.sets(st.integers(1, 60), min_size=1))
def test_a_written_list_is_read_back(numbers: set[int]) -> None:
    spans = selection.parse(selection.written(list(numbers))).spans

    meant = [number for span in spans for number in range(span.first, (span.last or span.first) + 1)]
    assert meant == sorted(numbers)


@given(st.text(alphabet="0123456789,-+ x", max_size=12))
def test_any_list_is_read_or_refused(typed: str) -> None:
    try:
        spans = selection.parse(typed).spans
    except NotUnderstoodError:
        return

    assert all(span.last is None or span.first <= span.last for span in spans)


def numbers(session: Session, typed: str) -> tuple[int, ...]:
    return choosing.choose(session, selection.parse(typed)).numbers


@pytest.mark.usefixtures("article")
def test_a_list_is_taken_in_the_order_it_was_typed_each_claim_once(session: Session) -> None:
    assert numbers(session, "5,2-4,3,5") == (5, 2, 3, 4)


@pytest.mark.usefixtures("article")
def test_a_range_takes_the_claims_there_are(session: Session) -> None:
    assert numbers(session, "4-900") == (4, 5, 6)


@pytest.mark.usefixtures("article")
def test_a_range_of_none_is_refused(session: Session) -> None:
    with pytest.raises(NotUnderstoodError, match="there is no claim with any of these numbers"):
        numbers(session, "40-50")


@pytest.mark.parametrize("typed", ["99", "1,99", "99+", "1-3,0"])
@pytest.mark.usefixtures("article")
def test_a_claim_named_by_itself_must_be_there(session: Session, typed: str) -> None:
    with pytest.raises(NotFoundError, match=r"there is no claim (99|0)(; on record is 1)?$"):
        numbers(session, typed)


@pytest.mark.usefixtures("article")
def test_a_range_leaves_dismissed_claims_out_and_says_so(session: Session) -> None:
    status.mark(session, [2, 4], Status.DISMISSED, why="not checkable", by="ana")

    chosen = choosing.choose(session, selection.parse("1-4"))

    assert (chosen.numbers, chosen.left_out) == ((1, 3), (2, 4))


@pytest.mark.usefixtures("article")
def test_a_dismissed_claim_is_meant_when_it_is_named(session: Session) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")

    chosen = choosing.choose(session, selection.parse("1-3,2"))

    assert (set(chosen.numbers), chosen.left_out) == ({1, 2, 3}, ())


@pytest.mark.usefixtures("article")
def test_a_range_of_dismissed_claims_only_is_refused(session: Session) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")

    with pytest.raises(NotUnderstoodError, match="that is not dismissed"):
        numbers(session, "2-2")


@pytest.mark.usefixtures("article")
def test_a_plus_takes_what_stands_inside(session: Session) -> None:
    assert numbers(session, "1+") == (1, 3)
    assert numbers(session, "6+") == (6,)


@pytest.mark.usefixtures("article")
def test_claims_of_an_article_that_was_taken_out_are_none(session: Session, other: Article) -> None:
    articles.remove(session, other.id, by="ana")

    assert numbers(session, "1-12") == (1, 2, 3, 4, 5, 6)
    with pytest.raises(NotFoundError, match="there is no claim 7"):
        numbers(session, "7")
