"""What an author gave beside a text, put beside the claims it is about."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.extraction import FoundClaim
from claims.intake import Origin
from claims.intake.page import Reference, Remark
from claims.model import Anchor, Article, Claim, Evidence, Note, Revision, Source, now
from claims.tracking import (
    articles,
    chronicle,
    claims,
    commands,
    confidential,
    evidence,
    given,
    history,
    notes,
    search,
    shelf,
    sources,
    status,
    undoing,
)
from claims.tracking.confidential import Told
from claims.tracking.given import Taken
from claims.tracking.sources import Cited
from claims.vocabulary import AnchorState, Kind, Level, SourceKind, Stance, Status, Value
from tests.conftest import TEXT
from tests.tracking.conftest import anew, prove

REPORT = "https://city.example/report"
Put = Callable[..., Taken]


@pytest.fixture
def revision(session: Session, article: Article) -> Revision:
    return articles.with_text(session, article)


@pytest.fixture
def put(session: Session, revision: Revision) -> Put:
    """Put things beside the claims of article 1, as ana."""
    return lambda *things: given.put(session, revision, things, by="ana")


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def link(on: str, address: str | None = REPORT, words: str | None = None) -> Reference:
    start, end = at(on)
    return Reference(start=start, end=end, words=on if words is None else words, address=address)


def after(on: str, words: str = "The City Budget, p. 4", address: str | None = None) -> Reference:
    """A footnote's mark that stands behind some words."""
    _, end = at(on)
    return Reference(start=end, end=end, words=words, address=address)


def remark(on: str, words: str = "is that so?", by: str | None = "Cy Ng") -> Remark:
    start, end = at(on)
    return Remark(start=start, end=end, words=words, by=by)


# What something is about, by the words it stands on or, with a > before, behind, and the claims that are meant.
PASSAGES = [
    ("12 people died", [1]),
    ("people", [1]),
    ("road bridge", [1, 2, 3, 4]),
    ("Monday, including three", [2, 3]),
    ("repairs", [5]),
    ("The city had set aside $4 million for repairs", [5]),
    ("Ruiz said", [6]),
    ("collapse", []),
    (">Monday", [1, 2]),
    (">At least 12", [1]),
    (">Mayor Ana Ruiz.", [1, 2, 3, 4]),
    (">The city had", []),
    (">for repairs.", [5]),
    (">for repairs. ", [5]),
    (">Ruiz said.", [6]),
    (">dozens hurt", []),
]


@pytest.mark.parametrize(("words", "numbers"), PASSAGES)
@pytest.mark.usefixtures("article")
def test_a_source_stands_beside_the_claims_of_its_passage(
    session: Session, put: Put, words: str, numbers: list[int]
) -> None:
    taken = put(after(words[1:]) if words.startswith(">") else link(words))

    beside = session.scalars(select(Evidence.claim_id).where(Evidence.stance == Stance.UNREAD)).all()
    assert sorted(beside) == numbers == list(taken.beside)
    assert (taken.sources, taken.left_out) == (((1,), 0) if numbers else ((), 1))


@pytest.mark.parametrize(("words", "numbers"), PASSAGES)
def test_a_remark_is_a_note_beside_them_or_else_beside_the_article(
    session: Session, put: Put, words: str, numbers: list[int]
) -> None:
    start, end = at(words.removeprefix(">"))

    taken = put(Remark(start=end if words.startswith(">") else start, end=end, words=" is that so? ", by="Cy Ng"))

    assert list(taken.noted) == numbers
    assert taken.on_article == (not numbers)
    written = [note for number in numbers for note in notes.entries(session, number)] or notes.of_article(session, 1)
    assert {(note.text, note.by) for note in written} == {("Comment by Cy Ng: is that so?", "ana")}


def test_a_footnote_is_its_own_words(session: Session, put: Put) -> None:
    put(remark("12 people", "The count of the first evening.", by=None))

    assert [note.text for note in notes.entries(session, 1)] == ["The count of the first evening."]


def test_what_is_put_is_findable_and_on_the_trail(session: Session, put: Put) -> None:
    put(link("12 people"), remark("12 people"))

    [note] = notes.entries(session, 1)
    assert [hit.claim for hit in search.find(session, "that so")] == [1]
    assert [event.row for event in chronicle.of(session)[-3:]] == [f"note {note.number}", "source 1", "evidence 1"]
    assert session.get_one(Claim, 1).updated_at > session.get_one(Claim, 2).updated_at


# Where a link stands, its words, and the title that its source has.
TITLES = [
    ("12 people died", "12 people died", None),
    ("12 people", "here", None),
    ("12 people", "the city's report on it", None),
    ("12 people", "The Budget of Harbour City", "The Budget of Harbour City"),
    ("12 people", "“nobody counted the dead”", "“nobody counted the dead”"),
    ("12 people", "Officials said", None),
    ("12 people", "https://city.example/ Report Of Things", None),
    ("12 people", "Report " * 60, None),
    ("12 people", "12 13 14 15", None),
    ("Bridge collapse leaves dozens hurt", "Bridge collapse leaves dozens hurt", "Bridge collapse leaves dozens hurt"),
]


@pytest.mark.parametrize(("on", "words", "title"), TITLES)
def test_the_words_of_a_link_are_a_title_only_where_they_look_like_one(
    session: Session, revision: Revision, put: Put, on: str, words: str, title: str | None
) -> None:
    claims.add(session, revision, FoundClaim(Kind.OTHER, 0, 6, "Bridge", Value(), "none", 0.4), by="ana")

    put(link(on, words=words))

    [entry] = shelf.entries(session)
    assert (entry.location, entry.title, entry.kind, entry.level) == (REPORT, title, "website", "secondary")


def test_a_page_linked_on_a_word_and_on_its_title_has_the_title(session: Session, put: Put) -> None:
    put(link("12 people"), link("$4 million", words="The Harbour Budget Report"))

    assert [entry.title for entry in shelf.entries(session)] == ["The Harbour Budget Report"]


def test_a_citation_without_an_address_is_a_source_in_words(session: Session, put: Put) -> None:
    put(after("$4 million", "Harbour  City, Budget 2023,\np. 4"))

    [entry] = shelf.entries(session)
    assert (entry.citation, entry.location, entry.kind) == ("Harbour City, Budget 2023, p. 4", None, "other")


def test_a_citation_with_an_address_is_at_that_address_and_has_its_words(session: Session, put: Put) -> None:
    put(after("$4 million", "the budget of 2023, page 4", "https://treasury.gov/budget"))

    [entry] = shelf.entries(session)
    assert (entry.title, entry.kind, entry.level) == (
        *("the budget of 2023, page 4", SourceKind.OFFICIAL_RECORD, Level.PRIMARY),
    )


def test_one_source_stands_beside_all_the_claims_it_was_given_for(session: Session, put: Put) -> None:
    taken = put(link("12 people"), link("$4 million"), link("12 people"))

    assert taken == Taken(sources=(1,), beside=(1, 5))
    assert [entry.waiting for entry in shelf.entries(session, unread=True)] == [(1, 5)]


@pytest.mark.parametrize("blank", ["", " \n"])
def test_what_says_nothing_is_nothing(put: Put, blank: str) -> None:
    assert put(link("12 people", None, blank), remark("12 people", blank)) == Taken()


def test_neither_is_a_link_to_the_article_itself(session: Session, put: Put, article: Article) -> None:
    articles.edit(session, article.id, {"address": REPORT}, by="ana")

    assert put(link("12 people")) == Taken()


def test_dismissed_claims_are_left_out(session: Session, put: Put) -> None:
    status.mark(session, [1], Status.DISMISSED, why="no fact", by="ana")

    assert put(link("12 people"), remark("12 people")) == Taken(on_article=1, left_out=1)
    assert put(link("road bridge"), remark("road bridge")) == Taken(sources=(1,), beside=(2, 3, 4), noted=(2, 3, 4))


def test_so_are_claims_that_the_text_has_no_more(session: Session, put: Put) -> None:
    session.scalars(select(Anchor).where(Anchor.claim_id == 5)).one().state = AnchorState.LOST

    assert put(link("$4 million")).left_out == 1


def test_claims_of_other_texts_are_not_meant(session: Session, put: Put, other: Article) -> None:
    assert put(link("12 people")).beside == (1,)
    assert given.put(session, articles.with_text(session, other), [link("12 people")], by="ana").beside == (7,)
    assert len(shelf.entries(session)) == 1


def test_again_nothing_is_added(session: Session, put: Put) -> None:
    everything = [link("12 people"), after("$4 million"), remark("12 people"), remark("collapse", "who?", by=None)]
    put(*everything)
    before = chronicle.head(session)

    assert put(*everything) == Taken()
    assert chronicle.head(session) == before


def test_what_somebody_has_read_is_not_to_be_read_again(session: Session, put: Put) -> None:
    source = prove(session, 1, Stance.SUPPORTS, address=REPORT)

    assert put(link("12 people")) == Taken()
    assert put(link("12 people died when")) == Taken()
    assert put(link("$4 million")) == Taken(sources=(source.id,), beside=(5,))


def test_what_somebody_took_away_does_not_come_back(session: Session, put: Put) -> None:
    put(link("12 people"), link("$4 million", "https://b.example/"), remark("12 people"), remark("collapse", "who?"))
    evidence.remove(session, 1, [1], by="ben")
    evidence.remove(session, 2, by="ben")
    for note in session.scalars(select(Note)).all():
        history.change(session, note, {"removed_at": now()}, by="ben")

    again = put(
        *(link("12 people"), link("$4 million", "https://b.example/"), remark("12 people"), remark("collapse", "who?"))
    )

    assert again == Taken()
    assert [entry.number for entry in shelf.entries(session)] == [1]


def test_a_source_that_was_taken_out_comes_back_for_another_claim(session: Session, put: Put) -> None:
    put(link("12 people"))
    evidence.remove(session, 1, by="ben")

    assert put(link("$4 million", words="The Harbour Budget Report")) == Taken(sources=(1,), beside=(5,))
    assert [(entry.number, entry.title) for entry in shelf.entries(session)] == [(1, None)]


def test_a_remark_on_a_claim_that_was_dismissed_since_is_not_written_beside_the_article(
    session: Session, put: Put
) -> None:
    put(remark("$4 million"))
    status.mark(session, [5], Status.DISMISSED, why="no fact", by="ana")

    assert put(remark("$4 million")) == Taken()


def test_what_is_on_record_of_a_source_stays(session: Session, put: Put) -> None:
    sources.put(
        session, Cited(origin=Origin(REPORT), title="Ours", kind=SourceKind.STUDY, level=Level.PRIMARY), by="ben"
    )

    put(link("12 people", words="The Harbour Budget Report"))

    [entry] = shelf.entries(session)
    assert (entry.title, entry.kind, entry.waiting) == ("Ours", "study", (1,))


def test_a_link_to_a_confidential_source_gives_it_away_to_nobody(session: Session, put: Put) -> None:
    secret = Source(kind=SourceKind.DOCUMENT, level=Level.PRIMARY, identity="")
    confidential.add(session, secret, Told(location=REPORT), None, by="ana")

    assert put(link("12 people"), link("$4 million", "https://b.example/")) == Taken(sources=(2,), beside=(5,))
    assert [entry.waiting for entry in shelf.entries(session)] == [(), (5,)]


def test_undoing_takes_all_of_it_out(session: Session, put: Put) -> None:
    put(link("12 people"), after("$4 million"), remark("12 people"), remark("collapse"))

    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")

    assert shelf.entries(session) == []
    assert session.scalars(select(Note).where(Note.removed_at.is_(None))).all() == []


def test_what_waits_is_told_by_article_and_claim(session: Session, put: Put, other: Article) -> None:
    put(link("12 people"), link("Monday", "https://b.example/"))
    given.put(session, articles.with_text(session, other), [link("12 people")], by="ana")
    status.mark(session, [2], Status.DISMISSED, why="no fact", by="ana")

    assert [(e.number, e.waiting) for e in shelf.entries(session, unread=True)] == [(1, (1, 7))]
    assert [(e.number, e.waiting) for e in shelf.entries(session, unread=True, article=2)] == [(1, (7,))]
    assert [(e.number, e.waiting) for e in shelf.entries(session, unread=True, claim=1)] == [(1, (1,))]
    assert [(e.number, e.waiting) for e in shelf.entries(session, article=1)] == [(1, (1,)), (2, ())]
