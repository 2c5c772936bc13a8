import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims.intake.exchange import reviews
from claims.intake.page import Material
from claims.model import Article
from claims.reports import gathering
from claims.reports.content import Claim, Content, Publisher
from claims.reports.exchange import claimreview
from claims.tracking import articles, claims, ruling, status
from claims.tracking import policy as desk_policy
from claims.tracking.policy import Name
from claims.vocabulary import Reader, SourceKind, Stance, Status
from tests.tracking.conftest import prove

HERE = Path(__file__).parent
NOON = dt.datetime(2024, 5, 10, 12, tzinfo=dt.UTC)
LABELS = ("True", "Mostly true", "Half true", "False")
HOUSE = "https://desk.example/checks"
HOSTILE = '</script><script>alert(1)</script><!-- "quoted" \\ \u2028 é'


@pytest.fixture
def decided(session: Session, article: Article) -> Content:
    """Article 1 with five verdicts, one of them in doubt, as the desk sees it."""
    rules: dict[desk_policy.Key, str | None] = {
        (Name.RATINGS, None): desk_policy.rated(LABELS),
        (Name.PUBLISHER, None): "The Desk",
        (Name.PUBLISHER_ADDRESS, None): "https://desk.example/",
    }
    ruling.put(session, rules, by="ana")
    articles.edit(session, article.id, {"address": "https://daily.example/bridge", "outlet": "The Daily"}, by="ana")
    claims.edit(session, 1, {"review_url": f"{HOUSE}/1", "claimant": "City Hall"}, by="ana")
    claims.edit(session, 5, {"review_url": f"{HOUSE}/5", "text": HOSTILE}, by="ana")
    claims.edit(session, 6, {"review_url": f"{HOUSE}/6"}, by="ana")
    prove(session, 1)
    prove(session, 4)
    prove(session, 5, Stance.REFUTES)
    prove(session, 6)
    status.mark(session, [1], Status.VERIFIED, rating="Mostly true", by="ana")
    status.mark(session, [3], Status.UNPROVEN, why="Nobody could be reached", rating="Half true", by="ana")
    status.mark(session, [4, 6], Status.VERIFIED, by="ana")
    status.mark(session, [5], Status.REFUTED, rating="False", by="ana")
    claims.edit(session, 4, {"subject": "Ana Ruíz"}, by="ben")
    return fixed(gathering.gather(session, article.id, Reader.DESK))


def fixed(content: Content) -> Content:
    """Give every verdict the same day."""
    given = [
        replace(one, verdict=None if one.verdict is None else replace(one.verdict, at=NOON)) for one in content.claims
    ]
    return replace(content, claims=tuple(given))


def written(*contents: Content) -> tuple[str, list[str]]:
    warnings: list[str] = []
    return "".join(claimreview.write(contents, warnings.append)), warnings


def the(content: Content, number: int) -> Claim:
    return next(claim for claim in content.claims if claim.entry.number == number)


def test_decided_claims_are_written_as_they_were(decided: Content, request: pytest.FixtureRequest) -> None:
    text, warnings = written(decided)

    golden = HERE / "expected" / "claimreview.json"
    if request.config.getoption("--update"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
    assert warnings == ["Claim 3 has no page with the desk's review: 'claims edit 3 --review-url URL' gives one."]


def test_a_search_engine_finds_them_in_a_page(decided: Content) -> None:
    text, _ = written(decided)
    page = f'<html><head><title>Checks</title><script type="application/ld+json">{text}</script></head><body>.</body>'

    found = import_module("extruct").extract(page, syntaxes=["json-ld"])["json-ld"]

    assert [one["@type"] for one in found] == ["ClaimReview"] * 4
    assert found[2]["claimReviewed"] == HOSTILE
    assert "<!--" not in text
    assert "</" not in text


def test_a_terminal_obeys_nothing_that_is_written(decided: Content) -> None:
    named = replace(decided, publisher=replace(decided.publisher, name="\x9b31mDesk\u202e\x7f"))

    text, _ = written(named)

    assert not {"\x9b", "\u202e", "\x7f"} & {*text}
    assert json.loads(text)[0]["author"]["name"] == "\x9b31mDesk\u202e\x7f"


def test_what_is_written_is_read_back_with_the_same_verdicts(decided: Content) -> None:
    text, _ = written(decided)

    read = reviews.read(Material("export", "-", text.encode(), "https://desk.example/all"))

    assert [one.status for one in read.reviews] == ["verified", "disputed", "refuted", "verified"]
    assert not read.refused


def test_an_unproven_claim_has_a_label_and_no_number(decided: Content) -> None:
    review = claimreview.review(decided, the(decided, 3))

    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Half true"}


def test_words_that_were_said_are_claimed_by_the_article_not_their_speaker(decided: Content) -> None:
    review = claimreview.review(decided, the(decided, 6))

    made = review["itemReviewed"]
    assert isinstance(made, Mapping)
    assert made["author"] == {"@type": "Organization", "name": "The Daily"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Correct attribution"}


# The claimant, the speaker, the outlet and the byline on record, and who made the claim.
MADE = [
    (("Party", "Ruiz", "Daily", "Lee"), "Party"),
    ((None, "Ruiz", "Daily", "Lee"), "Ruiz"),
    ((None, None, "Daily", "Lee"), "Daily"),
    ((None, None, None, "Lee"), "Lee"),
    ((None, None, None, None), None),
]


@pytest.mark.parametrize(("known", "author"), MADE)
def test_a_claim_was_made_by_whoever_is_known_best(
    decided: Content, known: tuple[str | None, ...], author: str | None
) -> None:
    claimant, speaker, outlet, byline = known
    claim = the(decided, 1)
    claim = replace(claim, entry=replace(claim.entry, claimant=claimant, speaker=speaker))
    content = replace(decided, article=replace(decided.article, outlet=outlet, byline=byline))

    made = claimreview.review(content, claim)["itemReviewed"]

    assert isinstance(made, Mapping)
    there = made.get("author")
    assert (there["name"] if isinstance(there, Mapping) else None) == author


def test_others_reviews_are_not_passed_off_as_ours(decided: Content) -> None:
    claim = the(decided, 1)
    [proof] = claim.entry.sources
    theirs = replace(proof, kind=SourceKind.FACT_CHECK, location=f"{HOUSE}/1")
    content = replace(decided, claims=(replace(claim, entry=replace(claim.entry, sources=(theirs,))),))

    text, warnings = written(content)

    assert "url" not in json.loads(text)[0]
    assert warnings == [f"Claim 1 has {claimreview.ANOTHERS.format(claims='1')}."]


def test_what_the_desk_has_not_said_of_itself_is_missed_once(decided: Content) -> None:
    unnamed = replace(decided, publisher=Publisher())
    homeless = replace(decided, publisher=Publisher(name="The Desk"))

    assert written(unnamed, unnamed)[1][0] == claimreview.NO_PUBLISHER
    assert written(homeless)[1][0] == claimreview.NO_PUBLISHER_ADDRESS
    assert "author" not in json.loads(written(unnamed)[0])[0]
    # Without labels a verdict has its plain name and no place on a scale.
    assert claimreview.review(replace(homeless), the(homeless, 5))["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
    }


def test_a_label_that_the_desk_has_no_more_is_written_without_a_number(decided: Content) -> None:
    content = replace(decided, publisher=replace(decided.publisher, ratings=("Yes", "No")))

    text, warnings = written(content)

    assert "ratingValue" not in text
    assert "Claims 1,3,5 have a rating that is none of the desk's labels" in " ".join(warnings)


def test_nothing_decided_is_an_empty_array_and_no_warning(decided: Content) -> None:
    assert written(replace(decided, claims=())) == ("[]\n", [])
    assert written() == ("[]\n", [])


WORDS = st.none() | st.text(max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.tuples(*[WORDS] * 7), published=st.none() | st.dates())
def test_no_value_is_empty_and_every_day_is_iso(
    decided: Content, words: tuple[str | None, ...], published: dt.date | None
) -> None:
    claimant, address, outlet, title, rating, name, text = words
    claim = the(decided, 1)
    entry = replace(claim.entry, claimant=claimant, review_url=address, rating=rating, text=text or "x")
    about = replace(decided.article, outlet=outlet, title=title or "", address=address, published=published)
    publisher = Publisher(name=name, address=address, ratings=("A", rating or "B"))
    content = replace(decided, article=about, publisher=publisher, claims=(replace(claim, entry=entry),))

    loaded = json.loads(written(content)[0])

    for where, value in leaves(loaded):
        assert isinstance(value, int) or (isinstance(value, str) and value.strip())
        if where == "datePublished":
            assert dt.date.fromisoformat(str(value)).isoformat() == value


def leaves(value: object, where: str = "") -> Iterator[tuple[str, object]]:
    """Yield what stands in JSON, each with the name it stands by; an empty object or list stands for itself."""
    inner = (
        value.items() if isinstance(value, dict) else [(where, one) for one in value] if isinstance(value, list) else ()
    )
    if not inner:
        yield where, value
    for name, one in inner:
        yield from leaves(one, name)


def test_text_in_a_script_element_is_read_as_a_browser_reads_it(decided: Content) -> None:
    text, _ = written(decided)
    page = f"<script type='application/ld+json'>{text}</script><p>{html.escape('after')}</p>"

    [script] = re.findall("<script[^>]*>(.*?)</script", page, re.DOTALL)

    assert json.loads(script) == json.loads(text)
