"""What contradicts what, and what only changed with time."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from claims import extraction
from claims.errors import NotFoundError
from claims.extraction import FoundClaim
from claims.model import Claim, Evidence, Source
from claims.tracking import articles, claims, conflicts, evidence, figures, parts, sources, status, tags
from claims.tracking.evidence import Says
from claims.vocabulary import Kind, Outcome, Stance, Status, Value
from tests.conftest import STORY
from tests.tracking.conftest import web

TEXTS = sorted((Path(__file__).parents[4] / "shared" / "bench" / "dev").glob("*.txt"))
MAY = dt.date(2024, 5, 1)


def people(low: int | None, high: int | None = None, outcome: Outcome = Outcome.KILLED) -> Value:
    """A toll; one figure alone is exact."""
    return Value(low=_decimal(low), high=_decimal(low if high is None else high), unit="person", outcome=outcome)


def at_least(low: int) -> Value:
    return Value(low=Decimal(low), unit="person", qualifier="at least", outcome=Outcome.KILLED)


def money(sum_: int, unit: str = "USD") -> Value:
    return Value(low=Decimal(sum_), high=Decimal(sum_), unit=unit)


def counted(figure: int, unit: str) -> Value:
    return Value(low=Decimal(figure), high=Decimal(figure), unit=unit)


def _decimal(figure: int | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def kind_of(value: Value) -> Kind:
    if value.outcome:
        return Kind.CASUALTY
    if value.date:
        return Kind.DATE
    return Kind.MONEY if value.unit in {"USD", "EUR"} else Kind.QUANTITY


TakeIn = Callable[..., list[int]]


@pytest.fixture
def take_in(session: Session) -> TakeIn:
    """Put an article on record; each claim's words stand in [brackets] in its text. Give the claims' numbers."""

    def take(text: str, *values: Value, published: dt.date | None = MAY, tag: str | None = None) -> list[int]:
        session.info.pop("command", None)
        plain, found = "", []
        for number, piece in enumerate(text.replace("]", "[").split("[")):
            if number % 2:
                value = values[number // 2]
                place = (len(plain), len(plain) + len(piece))
                found.append(FoundClaim(kind_of(value), *place, piece, value, "tests", 0.5, None))
            plain += piece
        page = replace(
            STORY,
            text=plain,
            title=plain[:20],
            published=published,
            original=plain.encode(),
            location=f"/{hash(plain)}",
        )
        article = articles.add(session, page, found, extracted_by=None, by="ana")
        if tag:
            tags.add_to_article(session, article, [tag], by="ana")
        return [claim.id for claim in session.query(Claim).filter_by(article_id=article.id).order_by(Claim.id)]

    return take


def told(session: Session, article: int | None = None, tag: str | None = None) -> list[tuple[str, str, int, int]]:
    return [(e.relation, e.because, e.number, e.other) for e in conflicts.entries(session, article=article, tag=tag)]


def test_two_figures_of_one_thing_in_an_article_contradict_each_other(session: Session, take_in: TakeIn) -> None:
    take_in("A blast at the mine killed [12 people]. The mine, where [14 people] died, is old.", people(12), people(14))

    [found] = conflicts.entries(session)

    assert (found.relation, found.between, found.because) == ("contradicts", "claims", "words")
    assert [(side.number, side.article, side.words, side.low, side.published) for side in found.sides] == [
        (1, 1, "12 people", Decimal(12), MAY),
        (2, 1, "14 people", Decimal(14), MAY),
    ]
    assert found.sides[0].before == "A blast at the mine killed "


def test_what_agrees_is_no_conflict(session: Session, take_in: TakeIn) -> None:
    take_in(
        "A blast at the mine killed [at least 12 people]. The mine, where [14 people] died, is old.",
        at_least(12),
        people(14),
    )

    assert told(session) == []


@pytest.mark.parametrize("take_out", ["dismissed", "removed", "merged", "with its article"])
def test_what_was_taken_out_contradicts_nothing(session: Session, take_in: TakeIn, take_out: str) -> None:
    take_in("A blast at the mine killed [12 people]. The mine, where [14 people] died, is old.", people(12), people(14))
    acts: dict[str, Callable[[], object]] = {
        "dismissed": lambda: status.mark(session, [2], Status.DISMISSED, by="ana"),
        "removed": lambda: setattr(session.get_one(Claim, 2), "removed_at", dt.datetime.now(dt.UTC)),
        "merged": lambda: parts.merge(session, 1, [2], by="ana"),
        "with its article": lambda: articles.remove(session, 1, by="ana"),
    }

    acts[take_out]()

    assert told(session) == []


def test_a_part_does_not_contradict_the_whole(session: Session, take_in: TakeIn) -> None:
    take_in("A blast at the mine killed [12 people]. Blasts at the mine killed [9 men] there.", people(12), people(9))
    session.get_one(Claim, 2).part_of_id = 1
    tags.add_to_claims(session, [1, 2], ["mine"], by="ana")

    assert told(session) == []


def test_a_sentence_does_not_contradict_itself_unless_two_speak_in_it(session: Session, take_in: TakeIn) -> None:
    take_in("The toll of the mine rose to [14 people] from [12 people].", people(14), people(12))
    tags.add_to_claims(session, [1, 2], ["mine"], by="ana")
    assert told(session) == []

    claims.edit(session, 1, {"speaker": "the police"}, by="ana")
    claims.edit(session, 2, {"speaker": "the owner"}, by="ana")

    assert told(session) == [("contradicts", "tag mine", 1, 2)]


def test_a_tag_on_claims_says_that_they_are_of_one_thing(session: Session, take_in: TakeIn) -> None:
    take_in("In Brussels [31 people] died.", people(31), published=None)
    take_in("Zaventem mourns [35 victims].", people(35))
    assert told(session) == []

    tags.add_to_claims(session, [1, 2], ["attacks"], by="ana")

    assert told(session) == [("contradicts", "tag attacks", 1, 2)]


def test_a_subject_says_so_too_in_any_case_of_letters(session: Session, take_in: TakeIn) -> None:
    take_in("It cost [$4 million] to build.", money(4))
    take_in("Building was [$6 million].", money(6))
    claims.edit(session, 1, {"subject": "École Nord"}, by="ana")
    claims.edit(session, 2, {"subject": "ÉCOLE NORD"}, by="ana")

    assert told(session) == [("contradicts", "subject école nord", 1, 2)]
    assert told(session, article=2) == [("contradicts", "subject école nord", 1, 2)]


def test_a_tag_on_articles_says_so_where_their_words_are_alike(session: Session, take_in: TakeIn) -> None:
    take_in("The bridge cost [$4 million] to build. Lunch is [$9].", money(4_000_000), money(9), tag="bridge")
    take_in(
        "They say it cost [$6 million] to build the bridge. A fare is [$3].", money(6_000_000), money(3), tag="bridge"
    )

    assert told(session) == [("contradicts", "article tag bridge", 1, 3)]


def test_currencies_contradict_each_other_and_other_units_do_not(session: Session, take_in: TakeIn) -> None:
    take_in(
        "The bridge cost [$4 million]. The bridge cost [€4 million]. It has [4 lanes]. The bridge is [9 yards].",
        *(money(4_000_000), money(4_000_000, "EUR"), counted(4, "lane"), counted(9, "yard")),
    )

    assert told(session) == [("contradicts", "words", 1, 2)]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (people(28), people(31), "grew"),
        (people(31), people(28), "contradicts"),
        (people(28), at_least(31), "grew"),
        (people(5, outcome=Outcome.INJURED), people(9, outcome=Outcome.INJURED), "grew"),
        (people(87, outcome=Outcome.MISSING), people(40, outcome=Outcome.MISSING), "changed"),
        (people(40, outcome=Outcome.DISPLACED), people(87, outcome=Outcome.DISPLACED), "changed"),
        (counted(28, "case"), counted(31, "case"), "grew"),
        (counted(28, "lane"), counted(31, "lane"), "contradicts"),
        (money(28), money(31), "contradicts"),
    ],
)
def test_a_count_that_only_grew_with_time_is_told_from_a_contradiction(
    session: Session, take_in: TakeIn, first: Value, second: Value, relation: str
) -> None:
    later = MAY + dt.timedelta(days=2)
    take_in("So far the storm has [figure].", second, published=later, tag="storm")
    take_in("So far this storm has [figure].", first, published=MAY, tag="storm")
    tags.add_to_claims(session, [1, 2], ["toll"], by="ana")

    [found] = conflicts.entries(session)

    assert found.relation == relation
    if relation != "contradicts":
        assert [side.as_of for side in found.sides] == [str(MAY), str(later)]


@pytest.mark.parametrize(("words", "relation"), [("raised", "grew"), ("cost", "contradicts")])
def test_money_grows_where_it_is_gathered(session: Session, take_in: TakeIn, words: str, relation: str) -> None:
    take_in(f"The appeal {words} [$4].", money(4), published=MAY)
    take_in(f"The appeal has {words} [$6].", money(6), published=MAY + dt.timedelta(days=1))
    tags.add_to_claims(session, [1, 2], ["appeal"], by="ana")

    assert told(session) == [(relation, "tag appeal", 1, 2)]


def test_figures_of_one_day_contradict_each_other_whichever_is_the_greater(session: Session, take_in: TakeIn) -> None:
    take_in("The storm killed [28].", people(28), tag="storm")
    take_in("This storm killed [31].", people(31), tag="storm")

    assert told(session) == [("contradicts", "article tag storm", 1, 2)]


def test_the_day_on_record_or_in_the_sentence_comes_before_that_of_publication(
    session: Session, take_in: TakeIn
) -> None:
    take_in("The storm killed [31].", people(31))
    take_in("As of [May 3] the storm killed [28].", Value(date="2024-05-03"), people(28))
    tags.add_to_claims(session, [1, 3], ["storm"], by="ana")
    assert told(session) == [("contradicts", "tag storm", 1, 3)]

    claims.edit(session, 1, {"date": "2024-05-04"}, by="ana")

    [found] = conflicts.entries(session)
    assert (found.relation, [side.as_of for side in found.sides]) == ("grew", ["2024-05-03", "2024-05-04"])


def test_what_is_of_other_days_is_another_thing(session: Session, take_in: TakeIn) -> None:
    take_in("In [1978] a quake killed [20 people].", Value(date="1978"), people(20))
    take_in("On [May 1] the quake killed [31 people].", Value(date="2024-05-01"), people(31))
    tags.add_to_claims(session, [2, 4], ["quake"], by="ana")
    assert told(session) == []

    take_in("It has [4 lanes].", counted(4, "lane"))
    take_in("It has [6 lanes].", counted(6, "lane"))
    tags.add_to_claims(session, [5, 6], ["road"], by="ana")
    claims.edit(session, 5, {"date": "1978"}, by="ana")
    assert told(session) == [("contradicts", "tag road", 5, 6)]
    claims.edit(session, 6, {"date": "2024"}, by="ana")
    assert told(session) == []


def test_dates_contradict_each_other(session: Session, take_in: TakeIn) -> None:
    take_in(
        "The bridge was opened in [1958]. Since it opened in [1956], the bridge has aged.",
        Value(date="1958"),
        Value(date="1956"),
    )

    [found] = conflicts.entries(session)

    assert [(side.date, side.as_of) for side in found.sides] == [("1958", None), ("1956", None)]


def test_the_list_is_narrowed_to_an_article_or_a_tag(session: Session, take_in: TakeIn) -> None:
    take_in("A blast at the mine killed [12 people]. The mine, where [14 people] died, is old.", people(12), people(14))
    take_in("The storm killed [28].", people(28), tag="storm")
    take_in("This storm killed [31].", people(31), tag="storm")

    assert [pair[2:] for pair in told(session)] == [(1, 2), (3, 4)]
    assert [pair[2:] for pair in told(session, article=1)] == [(1, 2)]
    assert [pair[2:] for pair in told(session, article=3)] == [(3, 4)]
    assert [pair[2:] for pair in told(session, tag="storm")] == [(3, 4)]
    assert told(session, article=1, tag="storm") == []
    with pytest.raises(NotFoundError, match="there is no article 9"):
        conflicts.entries(session, article=9)


def put(session: Session, number: int, stance: Stance, value: Value | None = None, day: dt.date | None = None) -> None:
    """Put a source beside a claim, with the value read in its quote."""
    address = f"https://{len(session.query(Evidence).all())}.example/"
    source: Source = sources.put(session, web(address), by="ana")
    source.published = day
    [given] = evidence.add(session, source, [number], Says(stance, quote=f"says {value and value.low}"), by="ana")
    given.figures = figures.written([value] if value else [])
    session.flush()


def sourced(session: Session) -> list[tuple[str, str, list[int | None]]]:
    found = [entry for entry in conflicts.entries(session) if entry.between == "sources"]
    return [(entry.relation, entry.because, [side.source for side in entry.sides]) for entry in found]


def test_sources_for_and_against_a_claim_contradict_each_other(session: Session, take_in: TakeIn) -> None:
    take_in("The storm killed [31].", people(31))
    put(session, 1, Stance.SUPPORTS, people(31), MAY)
    put(session, 1, Stance.CONTEXT)
    put(session, 1, Stance.REFUTES)

    assert sourced(session) == [("contradicts", "stance", [1, 3])]
    [found] = conflicts.entries(session)
    assert [(side.source, side.stance, side.low, side.published, side.words) for side in found.sides] == [
        (1, "supports", 31, MAY, "says 31"),
        (3, "refutes", None, None, "says None"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (people(31), people(31), []),
        (people(31), people(35), [("contradicts", "figures", [1, 2])]),
        (at_least(31), people(35), []),
        (people(31), people(300, outcome=Outcome.INJURED), []),
        (people(31), money(35), []),
        (people(31), None, []),
    ],
)
def test_sources_that_say_other_figures_contradict_each_other(
    session: Session, take_in: TakeIn, first: Value, second: Value | None, found: list[object]
) -> None:
    take_in("The storm killed [31].", people(31))
    put(session, 1, Stance.SUPPORTS, first)
    put(session, 1, Stance.SUPPORTS, second)

    assert sourced(session) == found


@pytest.mark.parametrize(
    ("days", "relation"),
    [((1, 3), "grew"), ((3, 1), "contradicts"), ((1, 1), "contradicts"), ((1, None), "contradicts")],
)
def test_sources_of_two_days_may_both_be_right_about_a_count(
    session: Session, take_in: TakeIn, days: tuple[int, int | None], relation: str
) -> None:
    take_in("The storm killed [31].", people(31))
    for day, figure in zip(days, (28, 31), strict=True):
        put(session, 1, Stance.SUPPORTS, people(figure), None if day is None else dt.date(2024, 5, day))

    assert sourced(session) == [(relation, "figures", [1, 2])]


@pytest.mark.parametrize("stance", [Stance.CONTEXT, Stance.ABSENT])
def test_a_source_that_does_not_speak_of_the_claim_contradicts_nobody(
    session: Session, take_in: TakeIn, stance: Stance
) -> None:
    take_in("The storm killed [31].", people(31))
    put(session, 1, Stance.SUPPORTS, people(31))
    put(session, 1, stance, people(35))

    assert sourced(session) == []


def test_what_only_grew_comes_last(session: Session, take_in: TakeIn) -> None:
    take_in("The storm killed [28].", people(28), tag="storm")
    take_in("This storm killed [31].", people(31), published=MAY + dt.timedelta(days=1), tag="storm")
    take_in("A blast at the mine killed [12 people]. The mine, where [14 people] died, is old.", people(12), people(14))
    put(session, 4, Stance.SUPPORTS)
    put(session, 4, Stance.REFUTES)

    assert [(e.between, e.relation) for e in conflicts.entries(session)] == [
        ("claims", "contradicts"),
        ("sources", "contradicts"),
        ("claims", "grew"),
    ]


def test_an_empty_record_has_no_conflicts(session: Session) -> None:
    assert conflicts.entries(session) == []


def test_the_work_grows_with_the_record_and_not_with_its_square(session: Session, take_in: TakeIn) -> None:
    seen: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *said: seen.append(said[2]))
    take_in("The storm killed [28].", people(28), tag="storm")
    seen.clear()
    conflicts.entries(session)
    few = len(seen)
    for number in range(20):
        take_in(f"Storm {number} killed [28].", people(28), tag="storm")

    seen.clear()
    conflicts.entries(session)
    assert len(seen) == few


@pytest.mark.slow
@pytest.mark.skipif(not TEXTS, reason="the bench is not beside this checkout")
def test_articles_that_contradict_themselves_nowhere_are_seldom_said_to(session: Session) -> None:
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        page = replace(STORY, text=text, original=text.encode(), location=str(path))
        articles.add(session, page, extraction.find_claims(text, MAY), extracted_by=None, by="ana")

    assert len(told(session)) <= len(TEXTS)
