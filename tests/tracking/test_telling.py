from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from claims.model import Article, Claim, Note, Revision, Snapshot, Tag, now
from claims.tracking import (
    articles,
    chronicle,
    claims,
    evidence,
    history,
    noting,
    policy,
    ruling,
    sources,
    status,
    tags,
    telling,
    undoing,
)
from claims.tracking.chronicle import Wanted
from claims.tracking.evidence import Says
from claims.tracking.policy import Name
from claims.vocabulary import Capture, Drift, Kind, Resolution, Stance, Status
from tests.conftest import FOUND, TEXT
from tests.tracking.conftest import anew, prove, web

PLACE = TEXT.index("12 people")


def one(session: Session) -> Claim:
    return session.get_one(Claim, 1)


def text_of(session: Session) -> Revision:
    return articles.with_text(session, session.get_one(Article, 1))


def changed(**fields: object) -> Callable[[Session], object]:
    return lambda session: history.change(session, one(session), fields, by="ben")


def tagged(session: Session) -> None:
    history.add(session, Tag(name="urgent", claim_id=1), by="ana")
    history.change(anew(session), session.get_one(Tag, 1), {"removed_at": now()}, by="ben")


def noted(session: Session) -> None:
    noting.add(session, [1], "ask her", by="ana")
    history.change(anew(session), session.get_one(Note, 1), {"removed_at": now()}, by="ben")


def set_on_other_words(session: Session) -> None:
    claims.anchor(session, one(session), text_of(session), (PLACE, PLACE + 9), by="ben")


def set_on_other_words_for_a_reason(session: Session) -> None:
    claims.anchor(session, one(session), text_of(session), (PLACE, PLACE + 9), why="shorter", by="ben")


def added_for_a_reason(session: Session) -> None:
    claims.add(session, text_of(session), replace(FOUND[1], kind=Kind.EVENT), why="it was missed", by="ben")


def captured(session: Session) -> None:
    history.add(session, Snapshot(source_id=1, state=Capture.CAPTURED), by="ben")


def captured_again(session: Session) -> None:
    history.add(session, Snapshot(source_id=1, state=Capture.PENDING), by="ana")
    history.change(anew(session), session.get_one(Snapshot, 1), {"state": Capture.CAPTURED}, by="ben")


def checked(session: Session) -> None:
    history.add(session, Snapshot(source_id=1, state=Capture.CAPTURED), by="ana")
    history.change(anew(session), session.get_one(Snapshot, 1), {"drift": Drift.CHANGED, "checked_at": now()}, by="ben")


# What is done with article 1 and its claims 1 to 6, of which source 1 supports the first; and how Ben's part is told.
TOLD: dict[str, tuple[Callable[[Session], object], list[str]]] = {
    "mark": (
        lambda s: status.mark(s, [1], Status.VERIFIED, why="the court record says so", by="ben"),
        ["ben marked claim 1 verified: the court record says so"],
    ),
    "rating": (
        lambda s: status.mark(s, [1], Status.VERIFIED, rating="True", by="ben"),
        ["ben marked claim 1 verified (True)"],
    ),
    "several": (
        lambda s: status.mark(s, [2, 4, 5, 6], Status.UNPROVEN, why="asked", by="ben"),
        ["ben marked claims 2,4-6 unproven: asked"],
    ),
    "confirm": (
        lambda s: status.mark(s, [1], Status.UNVERIFIED, by="ben"),
        ["ben confirmed claim 1 as unverified"],
    ),
    "set back": (
        lambda s: (
            status.mark(s, [1], Status.VERIFIED, by="ana"),
            status.mark(anew(s), [1], Status.UNVERIFIED, why="too early", by="ben"),
        ),
        ["ben set claim 1 back to unverified: too early"],
    ),
    "edit": (
        lambda s: claims.edit(s, 5, {"low": Decimal("5000000.5"), "claimant": "the mayor"}, why="the budget", by="ben"),
        ["ben edited claim 5: claimant none → 'the mayor', low 4,000,000 → 5,000,000.5, because: the budget"],
    ),
    "kind": (
        lambda s: claims.edit(s, 2, {"kind": Kind.OTHER}, by="ben"),
        ["ben edited claim 2: kind date → other"],
    ),
    "words and why": (
        set_on_other_words_for_a_reason,
        ["ben set claim 1 on other words: 'At least 12 people' → '12 people', because: shorter"],
    ),
    "an added claim and why": (
        added_for_a_reason,
        ["ben added claim 7 of article 1: event, 'Monday', because: it was missed"],
    ),
    "amounts": (
        changed(low=Decimal("-0.5"), high=Decimal("1234567.80")),
        ["ben edited claim 1: high none → 1,234,567.8, low 12 → -0.5"],
    ),
    "words": (
        set_on_other_words,
        ["ben set claim 1 on other words: 'At least 12 people' → '12 people'"],
    ),
    "stale": (
        lambda s: (
            status.mark(s, [1], Status.VERIFIED, by="ana"),
            evidence.edit(anew(s), 1, [1], {"stance": Stance.REFUTES}, by="ben"),
        ),
        [
            "ben edited source s1 beside claim 1: stance supports → refutes",
            "ben made claim 1 stale: what source s1 says was edited",
        ],
    ),
    "source": (
        lambda s: sources.put(s, web("https://b.example/"), by="ben"),
        ["ben added source s2: 'https://b.example/'"],
    ),
    "evidence": (
        lambda s: evidence.add(s, sources.find(s, 1), [2, 3], Says(Stance.REFUTES, "so"), by="ben"),
        ["ben put source s1 beside claims 2-3 in refutation: 'so'"],
    ),
    "evidence taken back": (
        lambda s: evidence.remove(s, 1, [1], by="ben"),
        ["ben took source s1 from claim 1"],
    ),
    "source taken out": (
        lambda s: evidence.remove(s, 1, by="ben"),
        ["ben took source s1 from claim 1", "ben took out source s1"],
    ),
    "source put back": (
        lambda s: (evidence.remove(s, 1, by="ana"), sources.put(anew(s), web("https://city.example/report"), by="ben")),
        ["ben put back source s1"],
    ),
    "note": (lambda s: noting.add(s, [1, 3], "ask her", by="ben"), ["ben wrote beside claims 1,3: 'ask her'"]),
    "note taken out": (noted, ["ben took the note 'ask her' from claim 1"]),
    "article's note": (
        lambda s: history.add(s, Note(article_id=1, text="late", by="ben"), by="ben"),
        ["ben wrote beside article 1: 'late'"],
    ),
    "tag": (
        lambda s: history.add(s, Tag(name="urgent", claim_id=1), by="ben"),
        ["ben put the tag 'urgent' on claim 1"],
    ),
    "tag taken": (tagged, ["ben took the tag 'urgent' from claim 1"]),
    "article's tag": (
        lambda s: tags.add_to_article(s, s.get_one(Article, 1), ["war"], by="ben"),
        ["ben put the tag 'war' on article 1"],
    ),
    "article": (
        lambda s: articles.edit(s, 1, {"title": "Other", "outlet": "The Post"}, by="ben"),
        ["ben edited article 1: outlet none → 'The Post', title 'Bridge collapse leaves dozens hurt' → 'Other'"],
    ),
    "article taken out": (
        lambda s: articles.remove(s, 1, why="withdrawn", by="ben"),
        ["ben took out article 1: withdrawn"],
    ),
    "assign": (changed(assignee="cy"), ["ben assigned claim 1 to cy"]),
    "sign off": (changed(signed_off_by="ben"), ["ben signed off claim 1"]),
    "resolve": (
        changed(resolution=Resolution.CONTEXT_ADDED, replacement="as of May"),
        ["ben resolved claim 1 as context added: 'as of May'"],
    ),
    "merge": (changed(status=Status.DISMISSED, merged_into_id=3), ["ben merged claim 1 into claim 3"]),
    "claim taken out": (changed(removed_at=now()), ["ben took out claim 1"]),
    "policy": (
        lambda s: ruling.put(s, {(Name.SOURCES, Kind.CASUALTY): "2", (Name.SIGN_OFF, None): "yes"}, by="ben"),
        ["ben set the policy: 2 sources for casualty", "ben set the policy: a sign-off of every verdict"],
    ),
    "another policy": (
        lambda s: (
            ruling.put(s, {(Name.RATINGS, None): policy.rated(["True", "False"])}, by="ana"),
            ruling.put(anew(s), {(Name.RATINGS, None): policy.rated(["So"])}, why="shorter", by="ben"),
        ),
        [
            "ben took from the policy: the ratings 'True', 'False', because: shorter",
            "ben set the policy: the ratings 'So', because: shorter",
        ],
    ),
    "capture": (captured, ["ben captured source s1"]),
    "capture that failed": (
        lambda s: history.add(s, Snapshot(source_id=1, state=Capture.FAILED, failure="HTTP 404"), by="ben"),
        ["ben could not capture source s1: HTTP 404"],
    ),
    "capture again": (
        captured_again,
        ["ben captured source s1"],
    ),
    "check": (
        checked,
        ["ben checked source s1: it reads otherwise by now"],
    ),
    "what follows": (changed(priority=0.1, part_of_id=3), []),
    "found": (
        lambda s: claims.add_found(s, s.get_one(Revision, 1), FOUND[:1], by="ben"),
        ["ben added claim 7 of article 1: casualty, 'At least 12 people'"],
    ),
    "taken back": (
        lambda s: undoing.take_back(s, 1, why="the wrong one", by="ben"),
        [
            (
                "ben took back command 1: ana added article 1: 'Bridge collapse leaves dozens hurt'; "
                "added claims 1-6 of article 1; added source s1: 'https://city.example/report'; and more, "
                "because: the wrong one"
            ),
        ],
    ),
}


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("name", TOLD)
def test_what_was_done_is_told(session: Session, name: str) -> None:
    prove(session, 1)
    act, expected = TOLD[name]

    act(anew(session))

    assert [line.text for line in telling.earliest(session, Wanted(person="ben"))] == expected


@pytest.mark.usefixtures("article")
def test_an_article_and_its_claims_are_two_sentences(session: Session) -> None:
    assert [line.text for line in telling.earliest(session, Wanted())] == [
        "ana added article 1: 'Bridge collapse leaves dozens hurt'",
        "ana added claims 1-6 of article 1",
    ]


@pytest.mark.usefixtures("article")
def test_what_was_taken_back_is_marked_and_what_was_put_back_is_not(session: Session) -> None:
    [note] = noting.add(anew(session), [1], "hm", by="ben")
    command = chronicle.of(session, claim=1)[-1].command
    undoing.take_back(anew(session), command, by="ben")
    back = chronicle.of(session, claim=1)[-1].command
    assert note.removed_at is not None
    assert [line.text for line in telling.earliest(session, Wanted(person="ben"))] == [
        "ben wrote beside claim 1: 'hm' (taken back)",
        f"ben took back command {command}: wrote beside claim 1: 'hm'",
    ]

    undoing.take_back(anew(session), back, by="ben")

    assert [line.text for line in telling.earliest(session, Wanted(person="ben"))][::2] == [
        "ben wrote beside claim 1: 'hm'",
        f"ben put back command {command}: wrote beside claim 1: 'hm'",
    ]


@pytest.mark.usefixtures("article")
def test_the_latest_sentences_are_the_last_of_all(session: Session) -> None:
    for number in range(1, 7):
        noting.add(anew(session), [number], "hm", by="ben")
    everything = [*telling.earliest(session, Wanted())]

    for most in range(1, 10):
        assert telling.latest(session, Wanted(), most) == everything[-most:]


@pytest.mark.usefixtures("article")
def test_an_amount_may_have_as_many_digits_as_it_likes(session: Session) -> None:
    history.change(anew(session), one(session), {"low": Decimal("1" + "0" * 5000)}, by="ben")

    [told] = telling.latest(session, Wanted(claim=1), 1)
    assert told.text == f"ben edited claim 1: low 12 → 100{',000' * 1666}"


@pytest.mark.usefixtures("article")
def test_a_claims_history_tells_of_a_command_taken_back_only_what_it_did_to_the_claim(session: Session) -> None:
    history.change(anew(session), one(session), {"assignee": "cy"}, by="ben")
    history.change(session, session.get_one(Claim, 2), {"unit": "day"}, by="ben")
    number = session.info["command"]
    undoing.take_back(anew(session), number, by="ben")

    [*_, last] = telling.latest(session, Wanted(claim=2), 5)
    assert last.text == f"ben took back command {number}: edited claim 2: unit none → day"
    [*_, last] = telling.latest(session, Wanted(), 5)
    assert last.text == f"ben took back command {number}: assigned claim 1 to cy; edited claim 2: unit none → day"
