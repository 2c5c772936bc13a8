import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import now
from claims.tracking import history, notes, noting


@pytest.mark.usefixtures("article")
def test_a_note_stands_beside_each_claim(session: Session) -> None:
    noting.add(session, [1, 3], "  ask the mayor \n", by="ana")

    [first], [second] = notes.entries(session, 1), notes.entries(session, 3)
    assert (first.text, first.by, first.claim) == ("ask the mayor", "ana", 1)
    assert (second.text, second.claim) == ("ask the mayor", 3)


@pytest.mark.usefixtures("article")
def test_notes_are_read_the_oldest_first(session: Session) -> None:
    for text in ("one", "two", "three"):
        noting.add(session, [1], text, by="ana")

    assert [note.text for note in notes.entries(session, 1)] == ["one", "two", "three"]


@pytest.mark.parametrize("text", ["", " \n"])
@pytest.mark.usefixtures("article")
def test_an_empty_note_is_refused(session: Session, text: str) -> None:
    with pytest.raises(NotAllowedError, match="a note has at least one word"):
        noting.add(session, [1], text, by="ana")


def test_a_note_needs_a_claim(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no claim 1"):
        noting.add(session, [1], "hello", by="ana")


@pytest.mark.usefixtures("article")
def test_a_note_that_was_taken_out_is_not_read(session: Session) -> None:
    [note] = noting.add(session, [1], "hello", by="ana")
    history.change(session, note, {"removed_at": now()}, by="ana")

    assert notes.entries(session, 1) == []
