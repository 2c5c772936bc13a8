import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.tracking import chronicle, policy, ruling
from claims.tracking.policy import YES, Key, Name, Policy
from claims.vocabulary import Kind

NUMBERS = st.dictionaries(st.sampled_from([None, *Kind]), st.integers(1, 9).map(str))


def test_without_a_word_a_verdict_needs_one_source(session: Session) -> None:
    asked = policy.current(session)

    assert asked == Policy({})
    assert (asked.sources(Kind.MONEY), asked.independent(Kind.MONEY), asked.primary(Kind.QUOTE)) == (1, 0, False)
    assert (asked.sign_off, asked.names_suffice, asked.ratings, asked.publisher) == (False, False, (), None)
    assert asked.label("Pants on Fire") == "Pants on Fire"


def test_what_was_set_is_read_back(session: Session) -> None:
    said = ruling.put(
        session,
        {
            (Name.SOURCES, None): "2",
            (Name.SOURCES, Kind.CASUALTY): "1",
            (Name.INDEPENDENT, Kind.MONEY): "2",
            (Name.PRIMARY, Kind.QUOTE): YES,
            (Name.SIGN_OFF, None): YES,
            (Name.RATINGS, None): policy.rated(["Mostly  true", "False"]),
            (Name.PUBLISHER, None): "The Post",
            (Name.PUBLISHER_ADDRESS, None): "https://post.example/",
        },
        by="ana",
    )

    asked = policy.current(session)
    assert said[:3] == ["2 sources", "1 source for casualty", "2 independent sources for money"]
    assert [asked.sources(kind) for kind in (Kind.CASUALTY, Kind.MONEY)] == [1, 2]
    assert [asked.primary(kind) for kind in (Kind.QUOTE, Kind.MONEY)] == [True, False]
    assert (asked.sign_off, asked.names_suffice) == (True, False)
    assert asked.ratings == ("Mostly true", "False")
    assert policy.entry(asked) == policy.Entry(
        sources={"all": 2, "casualty": 1},
        independent={"all": 0, "money": 2},
        primary=("quote",),
        sign_off=True,
        names_suffice=False,
        ratings=("Mostly true", "False"),
        publisher="The Post",
        publisher_address="https://post.example/",
    )


def test_a_rule_that_is_unset_is_no_more(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, None): "2", (Name.PRIMARY, Kind.QUOTE): YES}, by="ana")

    said = ruling.put(session, {(Name.SOURCES, None): None, (Name.PRIMARY, Kind.NAME): None}, by="ben")

    assert said == ["no longer 2 sources"]
    assert policy.current(session) == Policy({(Name.PRIMARY, Kind.QUOTE): YES})


def test_what_is_so_already_leaves_no_trace(session: Session) -> None:
    ruling.put(session, {(Name.SIGN_OFF, None): YES}, by="ana")
    before = chronicle.head(session)

    assert ruling.put(session, {(Name.SIGN_OFF, None): YES, (Name.PUBLISHER, None): None}, by="ben") == []
    assert chronicle.head(session) == before


# What is set, and in what it contradicts itself.
CONTRADICTIONS: list[tuple[dict[Key, str | None], str]] = [
    (
        {(Name.SOURCES, None): "1", (Name.INDEPENDENT, None): "2"},
        "1 source cannot be 2 independent ones; 'claims db policy --sources 2' asks for as many",
    ),
    (
        {(Name.SOURCES, None): "3", (Name.SOURCES, Kind.MONEY): "2", (Name.INDEPENDENT, None): "3"},
        "2 sources for money cannot be 3 independent ones; 'claims db policy --sources money=3' asks for as many",
    ),
    (
        {(Name.SOURCES, None): "2", (Name.INDEPENDENT, Kind.MONEY): "3"},
        "2 sources for money cannot be 3 independent ones; 'claims db policy --sources money=3' asks for as many",
    ),
    ({(Name.RATINGS, None): policy.rated(["True", "False", "TRUE"])}, "the rating 'True' is there twice"),
    ({(Name.RATINGS, None): policy.rated(["Straße", "STRASSE"])}, "the rating 'Straße' is there twice"),
    ({(Name.RATINGS, None): policy.rated(["True", " "])}, "a rating has at least one letter"),
    ({(Name.PUBLISHER_ADDRESS, None): "https://post.example/"}, "the address of nobody"),
]
# What is no address of a publisher.
NOWHERE = [
    *("the post", "post.example", "ftp://post.example/", "https:///news", "https://a b/", "http://[::1/"),
    *("https://ana:secret@post.example/", "https://post.example:0/", "https://post.example/\u202e"),
]


@pytest.mark.parametrize(("changes", "says"), CONTRADICTIONS)
def test_a_policy_that_contradicts_itself_is_refused(
    session: Session, changes: dict[Key, str | None], says: str
) -> None:
    with pytest.raises(NotAllowedError, match=f"the policy would contradict itself: .*{says}"):
        ruling.put(session, changes, by="ana")

    assert policy.current(session) == Policy({})


@pytest.mark.parametrize("address", NOWHERE)
def test_a_publishers_address_is_one_of_the_web(session: Session, address: str) -> None:
    with pytest.raises(NotAllowedError, match=r"is not an http\(s\) address, as a publisher's is"):
        ruling.put(session, {(Name.PUBLISHER, None): "us", (Name.PUBLISHER_ADDRESS, None): address}, by="ana")


def test_independent_sources_are_as_many_sources(session: Session) -> None:
    ruling.put(session, {(Name.INDEPENDENT, Kind.MONEY): "3"}, by="ana")

    asked = policy.current(session)

    assert (asked.sources(Kind.MONEY), asked.sources(Kind.NAME)) == (3, 1)


def test_a_rating_is_one_of_the_desks_whatever_its_letters() -> None:
    asked = Policy({(Name.RATINGS, None): policy.rated(["Mostly true", "False"])})

    assert asked.label("mostly TRUE") == "Mostly true"
    with pytest.raises(NotAllowedError, match="'True' is not a rating of this desk; there are Mostly true, False"):
        asked.label("True")


@given(NUMBERS, NUMBERS)
def test_a_policy_that_asks_for_more_independent_sources_than_sources_is_refused_with_what_mends_it(
    sources: dict[Kind | None, str], independent: dict[Kind | None, str]
) -> None:
    rules: dict[Key, str] = {(Name.SOURCES, kind): number for kind, number in sources.items()}
    rules |= {(Name.INDEPENDENT, kind): number for kind, number in independent.items()}
    asked = Policy(rules)

    said = list(ruling.contradictions(asked))
    options = [re.findall(r"--sources (?:(\w+)=)?(\d+)'", because)[0] for because in said]
    mended = {(Name.SOURCES, Kind(kind) if kind else None): number for kind, number in options}

    assert bool(said) == any(asked.independent(kind) > asked.sources(kind) for kind in Kind)
    assert list(ruling.contradictions(Policy(rules | mended))) == []
