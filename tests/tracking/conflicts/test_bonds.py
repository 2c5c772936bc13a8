"""Which claims are compared at all."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy.orm import Session

from claims.extraction import FoundClaim
from claims.tracking import articles, tags
from claims.tracking.conflicts import bonds
from claims.tracking.conflicts.bonds import Bond
from claims.tracking.conflicts.surroundings import Surroundings
from claims.vocabulary import Kind, Outcome, Value
from tests.conftest import STORY


def toll(session: Session, sentences: list[str], name: str) -> None:
    """Put an article on record whose sentences each begin with a figure of people killed."""
    text = "\n\n".join(sentences)
    found = []
    for number, sentence in enumerate(sentences):
        start, figure = text.index(sentence), Decimal(1000 + number)
        value = Value(low=figure, high=figure, unit="person", outcome=Outcome.KILLED)
        found.append(FoundClaim(Kind.CASUALTY, start, start + 4, text[start : start + 4], value, "tests", 0.5))
    page = replace(STORY, text=text, original=name.encode(), location=name)
    articles.add(session, page, found, extracted_by=None, by="ana")


def bound(session: Session) -> list[tuple[int, int, Bond]]:
    return sorted((pair.one.number, pair.two.number, pair.bond) for pair in bonds.pairs(session, Surroundings()))


def test_every_two_of_a_few_with_a_tag_are_compared_once(session: Session) -> None:
    toll(session, [f"{1000 + number} died. Then came day {number}." for number in range(4)], "few")
    tags.add_to_claims(session, [1, 2, 3, 4], ["storm", "toll"], by="ana")

    assert bound(session) == [(one, two, Bond.TAG) for one in range(1, 5) for two in range(one + 1, 5)]


def test_a_tag_on_very_many_claims_says_too_little_by_itself(session: Session) -> None:
    sentences = [f"{1000 + number} died at sea." for number in range(bonds.MANY)]
    toll(session, [*sentences, f"{1000 + bonds.MANY} died in the tunnel.", "9999 died in the tunnel."], "many")
    tags.add_to_claims(session, range(1, bonds.MANY + 3), ["storm"], by="ana")

    assert bound(session) == [(bonds.MANY + 1, bonds.MANY + 2, Bond.TAG)]


def test_in_a_list_the_words_of_each_line_say_nothing(session: Session) -> None:
    lines = [f"{1000 + number} died in the county." for number in range(bonds.SHARING + 1)]
    toll(session, [*lines, "1500 died in the tunnel.", "1501 died in the tunnel."], "list")

    assert bound(session) == [(len(lines) + 1, len(lines) + 2, Bond.WORDS)]
