import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.intake.exchange import reviews
from claims.intake.exchange.reviews import Reviews
from claims.intake.page import Material
from claims.model import Article, Change, Claim, Evidence, Source
from claims.tracking import (
    articles,
    checks,
    claims,
    noting,
    policy,
    proofs,
    revising,
    ruling,
    snapshots,
    sources,
    undoing,
    verdicts,
)
from claims.tracking import search as searching
from claims.tracking.loading import reviews as loading
from claims.tracking.loading.outcome import Loaded
from claims.tracking.policy import Name
from claims.tracking.rewording import Reading
from claims.tracking.sources import Cited
from claims.vocabulary import Kind, SourceKind, Stance, Status
from tests.conftest import STORY
from tests.tracking.conftest import anew, prove, web

BENCH = Path(__file__).parents[4] / "shared" / "bench" / "claimreview"
SITE = "https://checks.example/fact"


def record(number: int = 1, label: str | None = "False", **more: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"{SITE}/{number}",
        "claimReviewed": f"Ferry {number} sank.",
        "name": f"Ferry {number} did not sink",
        "datePublished": "2024-05-06",
        "author": {"@type": "Organization", "name": "Checks"},
        "itemReviewed": {
            "author": {"name": "Harbour Master"},
            "appearance": {"url": f"https://posts.example/{number}"},
        },
        "reviewRating": {"alternateName": label},
        **more,
    }


def incoming(*records: dict[str, object], name: str = "/desk/feed.json", address: str | None = None) -> Reviews:
    return reviews.read(Material(name, name, json.dumps(records, ensure_ascii=False).encode(), address))


def load(session: Session, *records: dict[str, object], article: int | None = None) -> Loaded:
    return loading.load(anew(session), incoming(*records), article=article, by="ana")


def rows(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Change)) or 0


def test_a_review_becomes_a_claim_with_its_verdict(session: Session) -> None:
    loaded = load(session, record())

    claim = session.get_one(Claim, 1)
    assert (claim.text, claim.kind, claim.status, claim.rating) == (
        "Ferry 1 sank.",
        Kind.OTHER,
        Status.REFUTED,
        "False",
    )
    assert (claim.claimant, claim.review_url, claim.start) == ("Harbour Master", f"{SITE}/1", None)
    assert verdicts.last_reasons(session, [1]) == {1: "Checks rates it 'False'"}
    assert verdicts.givers(session, [1]) == {1: "ana"}
    assert loaded.added == {"articles": 1, "claims": 1, "sources": 2, "evidence": 2}
    assert loaded.lines == ["+ article 1: Fact-checks by Checks", "+ claim 1: Ferry 1 sank."]
    assert (loaded.same, loaded.warnings, loaded.refused) == (0, [], [])


def test_the_review_is_its_source_and_where_it_was_claimed_waits_to_be_read(session: Session) -> None:
    load(session, record())

    review, post = proofs.of_claims(session, [1])[1]
    assert (review.kind, review.stance, review.location) == (SourceKind.FACT_CHECK, Stance.REFUTES, f"{SITE}/1")
    assert (review.title, str(review.published)) == ("Ferry 1 did not sink", "2024-05-06")
    assert (post.stance, post.location) == (Stance.UNREAD, "https://posts.example/1")


def test_the_record_is_kept_as_it_came_and_can_be_quoted(session: Session) -> None:
    found = incoming(record(reviewBody="It lies in the harbour."))
    loading.load(session, found, by="ana")

    [kept] = snapshots.of_source(session, 1)
    assert snapshots.original(session, 1) == found.reviews[0].raw
    assert kept.media_type == "application/ld+json"
    assert snapshots.look_up(session, 1, "It lies in the harbour.")["finding"] == "found"
    assert list(checks.findings(session)) == []


# The label of a review, the status of its claim, and what the review does to it.
STANCES = [
    ("True", Status.VERIFIED, {Stance.SUPPORTS}),
    ("False", Status.REFUTED, {Stance.REFUTES}),
    ("Half true", Status.DISPUTED, {Stance.SUPPORTS, Stance.REFUTES}),
    ("No evidence", Status.UNPROVEN, {Stance.CONTEXT}),
    (None, Status.UNPROVEN, {Stance.CONTEXT}),
]


@pytest.mark.parametrize(("label", "meant", "stances"), STANCES)
def test_a_verdict_rests_on_the_review(
    session: Session, label: str | None, meant: Status, stances: set[Stance]
) -> None:
    load(session, record(label=label))

    assert session.get_one(Claim, 1).status is meant
    assert {proof.stance for proof in proofs.of_claims(session, [1])[1]} == {*stances, Stance.UNREAD}


def test_loading_twice_adds_nothing(session: Session) -> None:
    load(session, record(1), record(2, "True"))
    before = rows(session)

    again = load(session, record(1), record(2, "True"), record(2, "True"))

    assert rows(session) == before
    assert (again.same, again.added, again.changed, again.lines) == (3, {}, [], [])


def test_the_same_review_with_other_words_around_adds_nothing(session: Session) -> None:
    load(session, record())
    before = rows(session)

    assert load(session, record(dateModified="2024-06-01")).same == 1
    assert rows(session) == before


def test_a_claim_that_was_reworded_is_the_same_claim(session: Session) -> None:
    load(session, record())
    claims.edit(anew(session), 1, {"text": "The first ferry sank."}, by="ben")

    assert load(session, record(dateModified="2024-06-01")).same == 1


def test_further_reviews_come_into_the_same_article(session: Session) -> None:
    load(session, record(1))
    load(session, record(2))

    assert [(one.title, one.claims) for one in articles.entries(session)] == [("Fact-checks by Checks", 2)]


def test_the_reviews_of_a_page_are_in_the_article_of_that_page(session: Session) -> None:
    script = f'<title>Ferries</title><script type="application/ld+json">{json.dumps(record())}</script>'
    found = reviews.read(Material(f"{SITE}/1", f"{SITE}/1", script.encode(), f"{SITE}/1"))

    loading.load(session, found, by="ana")

    [article] = articles.entries(session)
    assert (article.title, article.address, article.outlet) == ("Ferries", f"{SITE}/1", "Checks")
    assert loading.load(anew(session), found, by="ana").same == 1


def test_a_changed_verdict_changes_the_claim(session: Session) -> None:
    load(session, record())

    loaded = load(session, record(label="Half true"))

    claim = session.get_one(Claim, 1)
    assert (claim.status, claim.rating, claim.stale_because) == (Status.DISPUTED, "Half true", None)
    assert (loaded.changed, loaded.lines) == ([1], ["~ claim 1: status refuted -> disputed"])
    assert len(snapshots.of_source(session, 1)) == 2
    # And back again: what it said before is on record, and is not what it said last.
    assert load(session, record()).changed == [1]
    assert load(session, record()).same == 1
    assert list(checks.findings(session)) == []


def test_a_changed_verdict_on_which_the_desk_has_worked_is_refused(session: Session) -> None:
    load(session, record(1), record(2))
    noting.add(anew(session), [1], "Ask the harbour.", by="ben")
    before = rows(session)

    loaded = load(session, record(1, "True"), record(2, "True"))

    assert [(one.place, one.reason) for one in loaded.refused] == [
        ("record 1", "it says verified ('True') by now, and ben has worked on claim 1 since it was loaded")
    ]
    assert rows(session) == before


def test_what_the_desk_took_back_is_no_work_on_it(session: Session) -> None:
    load(session, record())
    noted = rows(session) + 1
    noting.add(anew(session), [1], "Ask the harbour.", by="ben")
    undoing.take_back(anew(session), noted, by="ben")

    assert load(session, record(label="True")).changed == [1]


def test_a_load_that_was_taken_back_can_be_loaded_again(session: Session) -> None:
    load(session, record())
    undoing.take_back(anew(session), 1, by="ana")

    loaded = load(session, record())

    assert loaded.added["claims"] == 1
    assert list(checks.findings(session)) == []


def test_one_review_with_two_verdicts_in_a_file_is_refused(session: Session) -> None:
    loaded = load(session, record(), record(label="True"))

    assert [one.reason for one in loaded.refused] == [
        "it is the review of record 1 again, with another verdict: verified ('True')"
    ]


def test_where_a_record_is_refused_nothing_is_loaded(session: Session) -> None:
    loaded = load(session, record(), record(2, claimReviewed=""))

    assert [(one.place, one.reason) for one in loaded.refused] == [("record 2", "it says no claim")]
    assert rows(session) == 0


def test_claims_stand_where_an_article_has_their_words_once(session: Session, article: Article) -> None:
    once, never, part = "Nobody told us it was this bad", "The mayor resigned.", "said"

    loaded = load(
        session,
        record(1, claimReviewed=never),
        record(2, claimReviewed=once),
        record(3, claimReviewed=part),
        article=article.id,
    )

    placed, *apart = session.scalars(select(Claim).where(Claim.made_by == "claimreview").order_by(Claim.id)).all()
    text = articles.with_text(session, article).text
    assert text[placed.start : placed.end] == placed.text == once
    assert [(claim.text, claim.start) for claim in apart] == [(never, None), (part, None)]
    assert loaded.warnings == [
        "2 of 3 claims do not stand word for word, once and by themselves in the text of article 1."
    ]
    assert "articles" not in loaded.added
    assert list(checks.findings(session)) == []


def test_a_claim_that_stands_nowhere_can_be_set_on_words_of_the_text(session: Session, article: Article) -> None:
    load(session, record(), article=article.id)
    text = articles.with_text(session, article)
    start = text.text.index("a road bridge fell")
    done = rows(session) + 1

    assert claims.anchor(anew(session), session.get_one(Claim, 7), text, (start, start + 18), by="ben")

    assert session.get_one(Claim, 7).start == start
    assert list(checks.findings(session)) == []
    undoing.take_back(anew(session), done, by="ben")
    assert session.get_one(Claim, 7).start is None
    assert list(checks.findings(session)) == []


def test_a_newer_text_leaves_a_claim_that_stands_nowhere_alone(session: Session, article: Article) -> None:
    load(session, record(), article=article.id)
    page = replace(STORY, text=f"{STORY.text}It rained.\n", original=b"newer")

    revising.revise(anew(session), article.id, page, Reading(1), by="ben")

    claim = session.get_one(Claim, 7)
    assert (claim.start, claim.status, claim.stale_because) == (None, Status.REFUTED, None)
    assert list(checks.findings(session)) == []


def test_two_reviews_of_the_same_words_do_not_stand_on_each_other(session: Session, article: Article) -> None:
    words = "Nobody told us it was this bad"

    load(session, record(1, claimReviewed=words), record(2, claimReviewed=words), article=article.id)
    loaded = load(session, record(3, claimReviewed=words), article=article.id)

    found = session.scalars(select(Claim).where(Claim.made_by == "claimreview").order_by(Claim.id)).all()
    assert [claim.start is None for claim in found] == [False, True, True]
    assert "claim 7 already stands on these words" in loaded.warnings[0]


def test_an_article_that_is_not_there_is_refused(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no article 7"):
        load(session, record(), article=7)


def test_a_label_that_is_not_the_desks_stands_in_the_reason(session: Session) -> None:
    ruling.put(session, {(Name.RATINGS, None): policy.rated(["True", "FALSE"])}, by="ana")

    loaded = load(session, record(1, "false"), record(2, "Mostly false"), record(3, "Mostly false"))

    assert [session.get_one(Claim, number).rating for number in (1, 2, 3)] == ["FALSE", None, None]
    assert verdicts.last_reasons(session, [2])[2] == "Checks rates it 'Mostly false'"
    assert loaded.warnings == [
        "'Mostly false' is no rating of this desk, so it stands in the reasons of 2 claims only."
    ]


def test_a_verdict_that_the_policy_does_not_let_pass_is_left_to_the_desk(session: Session) -> None:
    ruling.put(session, {(Name.SOURCES, None): "2"}, by="ana")

    loaded = load(session, record(1), record(2))

    assert [session.get_one(Claim, number).status for number in (1, 2)] == [Status.UNVERIFIED] * 2
    assert loaded.warnings[0].startswith(
        "Claim 1: Checks rates it 'False', which is left to the desk: claim 1 cannot be"
    )
    assert load(session, record(1), record(2)).same == 2


def test_what_was_guessed_is_told(session: Session) -> None:
    loaded = load(session, record(datePublished="03/04/2020"))

    assert loaded.warnings == ["Record 1: its day of publication is left out: '03/04/2020' may be either of two days."]


def test_a_source_that_was_there_keeps_what_the_desk_said_of_it(session: Session, article: Article) -> None:
    source = prove(session, 1, address=f"{SITE}/1")
    sources.edit(session, source.id, {"title": "Our title"}, by="ben")

    load(session, record())

    kept = session.get_one(Source, source.id)
    assert (kept.title, kept.kind, str(kept.published)) == ("Our title", SourceKind.FACT_CHECK, "2024-05-06")
    assert session.get_one(Claim, 1).article_id == article.id
    assert session.get_one(Claim, 1).status is Status.UNVERIFIED


def test_a_confidential_source_is_not_told_by_a_review(session: Session, article: Article) -> None:
    for address in (f"{SITE}/1", "https://posts.example/2"):
        sources.put(session, Cited(origin=web(address).origin, confidential=True), by="ben")

    refused = load(session, record(1))
    loaded = load(session, record(2))

    assert refused.refused[0].reason == "its address is that of source s1, which is confidential"
    beside = session.scalars(select(Evidence.source_id).join(Claim).where(Claim.article_id != article.id)).all()
    assert loaded.added["claims"] == 1
    assert 2 not in beside


def test_a_claim_with_a_script_in_it_is_words(session: Session) -> None:
    words = "The ferry <script>alert(1)</script> sank."

    load(session, record(claimReviewed=words))

    assert session.get_one(Claim, 1).text == words
    assert [hit.place for hit in searching.find(session, "ferry sank")][:1] == ["claim"]


@pytest.mark.skipif(not BENCH.is_dir(), reason="the real records of ../shared are not here")
def test_every_real_record_is_loaded_once(session: Session) -> None:
    files = [Material(file.name, str(file), file.read_bytes()) for file in sorted(BENCH.glob("*.json"))]
    read = [reviews.read(file) for file in files]

    first = [loading.load(anew(session), each, by="ana") for each in read]
    before = rows(session)
    second = [loading.load(anew(session), each, by="ana") for each in read]

    assert sum(each.added["claims"] for each in first) == sum(each.same for each in second) == 46
    assert sum(len(each.refused) for each in first) == 1
    assert rows(session) == before
    assert list(checks.findings(session)) == []
