"""What came back in a Word file becomes notes on the claims that it is about, once."""

from dataclasses import replace

from sqlalchemy.orm import Session

from claims.intake.exchange.comments import Comment, Comments, Reply
from claims.model import Article, Claim
from claims.tracking import claims, notes
from claims.tracking.loading import comments
from claims.tracking.loading.outcome import Refusal
from tests.tracking.conftest import anew

WRITTEN = "[C1] unverified: casualty\nStill open: nobody has decided it"


def back(claim: Claim, words: str = WRITTEN, *replies: Reply) -> Comments:
    return Comments("back.docx", (Comment(claim.id, claim.uid, WRITTEN, words, replies),))


def texts(session: Session, number: int) -> list[str]:
    return [note.text for note in notes.entries(session, number)]


def test_a_reply_becomes_a_note_that_names_who_wrote_it(session: Session, claim: Claim) -> None:
    said = back(claim, WRITTEN, Reply("Ben Okri", None, "Fourteen, says\nthe  mayor"), Reply(None, None, "No"))

    loaded = comments.load(session, said, article=1, by="ana")

    assert texts(session, 1) == ["Ben Okri, in Word: Fourteen, says\nthe mayor", "Somebody, in Word: No"]
    assert (loaded.added, loaded.same, loaded.refused) == ({"notes": 2}, 0, [])
    assert loaded.lines[0] == "+ note on claim 1: Ben Okri, in Word: Fourteen, says the mayor"


def test_of_a_changed_comment_only_the_change_is_noted(session: Session, claim: Claim) -> None:
    words = "[C1] refuted: casualty\n\nStill open: nobody has decided it\nAsk Ben again"

    comments.load(session, back(claim, words), article=None, by="ana")

    assert texts(session, 1) == [
        "Changed in Word, in the comment: [C1] [-unverified-]{+refuted+}: casualty; added “Ask Ben again”"
    ]


def test_what_was_taken_out_of_a_comment_is_noted(session: Session, claim: Claim) -> None:
    comments.load(session, back(claim, "[C1] unverified: casualty"), article=None, by="ana")

    assert texts(session, 1) == ["Changed in Word, in the comment: took out “Still open: nobody has decided it”"]


def test_white_space_that_a_program_laid_out_otherwise_is_no_change(session: Session, claim: Claim) -> None:
    loaded = comments.load(
        session, back(claim, WRITTEN.replace(" ", "\u00a0 ").replace("\n", "\n\n")), article=1, by="ana"
    )

    assert (loaded.lines, texts(session, 1)) == ([], [])


def test_loading_the_same_file_twice_adds_nothing(session: Session, claim: Claim) -> None:
    said = back(claim, f"{WRITTEN}\nmore", Reply("Ben", None, "Fourteen"))
    comments.load(session, said, article=1, by="ana")

    again = comments.load(anew(session), said, article=1, by="ben")

    assert (again.added["notes"], again.same, again.lines) == (0, 2, [])
    assert len(texts(session, 1)) == 2


def test_a_number_that_is_not_on_record_or_another_claims_is_refused(session: Session, article: Article) -> None:
    one, two = (claims.find(session, number) for number in (1, 2))
    plain = back(one, WRITTEN, Reply("Ben", None, "Fourteen"))
    kept = plain.comments[0]
    wrong = (replace(kept, number=99), replace(kept, uid=two.uid), replace(kept, uid="0" * 36))

    loaded = comments.load(session, replace(plain, comments=wrong), article=article.id, by="ana")

    assert loaded.refused == [
        Refusal("comment [C99]", "there is no claim 99"),
        Refusal("comment [C1]", "it was written about claim 2, not about claim 1 of this one"),
        Refusal("comment [C1]", "it was written about a claim of another record, not about claim 1 of this one"),
    ]
    assert loaded.added["notes"] == 0


def test_a_comment_on_a_claim_of_another_article_is_refused(session: Session, claim: Claim, other: Article) -> None:
    loaded = comments.load(session, back(claim), article=other.id, by="ana")

    assert loaded.refused == [Refusal("comment [C1]", "claim 1 is in article 1, not in 2")]


def test_a_comment_longer_than_anybody_writes_is_refused(session: Session, claim: Claim) -> None:
    loaded = comments.load(session, back(claim, "a\n" * 30_000), article=1, by="ana")

    assert loaded.refused == [Refusal("comment [C1]", "it is longer than 50,000 characters")]


def test_without_the_text_as_written_replies_are_loaded_and_that_is_said(session: Session, claim: Claim) -> None:
    kept = Comment(claim.id, None, None, "[C1] refuted", (Reply("Ben", None, "No"),))

    loaded = comments.load(session, Comments("back.docx", (kept,), gone=(2, 4), apart=3), article=1, by="ana")

    assert texts(session, 1) == ["Ben, in Word: No"]
    assert loaded.warnings == [
        "the file no longer tells how its comments were written: replies were read, changes to comments were not",
        "no comment in the file begins with [C2], [C4] any more",
        "comments on other words than a claim's, which are not loaded: 3",
    ]
