"""A Word file that this program wrote is read again, with what people answered in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claims.errors import NotReadableError
from claims.intake.exchange import comments
from claims.intake.exchange.comments import Comments, Reply
from claims.intake.page import Material
from claims.reports.documents import word
from tests.intake.readable.word import files
from tests.reports.documents import made
from tests.reports.documents.word import answers, original


def read(written: bytes) -> Comments:
    return comments.read(Material("back.docx", "/back.docx", written))


def changed(written: bytes, part: str, *said: tuple[str, str]) -> bytes:
    """Write a part otherwise: each first string becomes the second."""
    parts = answers.unpacked(written)
    for was, now in said:
        assert was in parts[part]
        parts[part] = parts[part].replace(was, now)
    return answers.packed(parts)


def without(written: bytes, part: str) -> bytes:
    return answers.packed({name: content for name, content in answers.unpacked(written).items() if name != part})


@pytest.fixture(scope="module")
def report() -> bytes:
    return word.write(made.checked())


def test_each_comment_comes_back_with_its_claim_and_as_it_was_written(report: bytes) -> None:
    back = read(report)

    assert [(one.number, one.uid) for one in back.comments] == [
        (number, f"00000000-0000-4000-8000-{number:012}") for number in (1, 2, 3, 4)
    ]
    assert all(one.written == one.words and one.replies == () for one in back.comments)
    assert (back.name, back.gone, back.apart) == ("back.docx", (), 0)


def test_replies_are_those_in_its_thread_and_those_of_others_on_the_same_words(report: bytes) -> None:
    back = read(answers.to(report))

    at = datetime(2024, 5, 9, 8, tzinfo=UTC)
    assert [one.replies for one in back.comments] == [
        (Reply("Ben Okri", at, "The log says eight"),),
        (),
        (Reply("Ida Holm", at, "Ask the\nshipyard"),),
        (),
    ]
    assert back.comments[1].words.startswith("[C2] unproven: event")
    assert (back.comments[1].written or "").startswith("[C2] unverified: event")


def test_what_others_said_before_is_no_reply_and_what_they_say_elsewhere_is_counted() -> None:
    sent = original.file()
    text = original.text(sent)
    # Eve's own comment is on exactly these words.
    place = text.index("in its report.")
    plain = made.content(text, [(place, place + 14)], original=sent, media_type=original.MEDIA_TYPE)
    written = word.write(plain)
    new = answers.comment(70, "Ann", "Nice pier")

    assert [(one.number, one.replies) for one in read(written).comments] == [(1, ())]
    assert read(changed(written, "word/comments.xml", ("</w:comments>", f"{new}</w:comments>"))).apart == 1


def test_a_comment_of_somebody_else_with_the_number_answers_it(report: bytes) -> None:
    new = answers.comment(70, "Ann", "[C4] She said it to me")

    back = read(changed(report, "word/comments.xml", ("</w:comments>", f"{new}</w:comments>")))

    assert [(reply.by, reply.words) for reply in back.comments[3].replies] == [("Ann", "She said it to me")]


def test_comments_that_lost_their_number_are_named(report: bytes) -> None:
    back = read(changed(report, "word/comments.xml", ("[C2] ", ""), ("[C4] unverified", "[C9] unverified")))

    assert [one.number for one in back.comments] == [1, 3, 9]
    assert back.gone == (2, 4)
    assert back.comments[2].written is None


def test_without_what_the_file_kept_our_comments_are_known_by_their_beginning(report: bytes) -> None:
    back = read(without(without(answers.to(report), "customXml/item2.xml"), "customXml/itemProps2.xml"))

    assert [(one.number, one.uid, one.written) for one in back.comments] == [(n, None, None) for n in (1, 2, 3, 4)]
    assert [len(one.replies) for one in back.comments] == [1, 0, 1, 0]


def test_another_name_for_all_authors_changes_nothing(report: bytes) -> None:
    """Word can be told to take the names of authors away when it saves."""
    back = read(changed(report, "word/comments.xml", ('w:author="claims"', 'w:author="Author"')))

    assert [one.number for one in back.comments] == [1, 2, 3, 4]


DAMAGED = "back.docx cannot be read: it is damaged, or no file of its kind"
UNREAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no comments": (lambda: files.word(files.line("Seven")), "back.docx cannot be read: it has no comments"),
    "none of ours": (
        original.file,
        "back.docx has no comment that 'claims report' wrote, which begins as [C17] does",
    ),
    "no claims": (
        lambda: word.write(replace(made.checked(), claims=())),
        "back.docx has no comment that 'claims report' wrote, which begins as [C17] does",
    ),
    "no Word file": (lambda: b"%PDF-1.4", DAMAGED),
    "a bomb": (
        lambda: files.packed("word/comments.xml", bytes(60_000_000)),
        "back.docx cannot be read: it unpacks to more than 50 MB",
    ),
}


@pytest.mark.parametrize(("made_by", "reason"), UNREAD.values(), ids=UNREAD)
def test_a_file_with_none_of_our_comments_says_why(made_by: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(NotReadableError) as refusal:
        read(made_by())

    assert str(refusal.value) == reason


def test_comments_that_answer_each_other_or_themselves_end_somewhere() -> None:
    said = [("1", "0A"), ("2", "0B"), ("3", "0C")]
    known = "".join(
        f'<w:comment w:id="{number}" w:author="Eve"><w:p w14:paraId="{place}" xmlns:w14="w14">'
        f"{files.run('[C1] unverified')}</w:p></w:comment>"
        for number, place in said
    )
    ties = (("0A", "0B"), ("0B", "0A"), ("0C", "0C"))
    threads = "".join(f'<x:commentEx xmlns:x="x" x:paraId="{one}" x:paraIdParent="{two}"/>' for one, two in ties)

    back = read(files.word(files.line("Seven"), comments=known, commentsExtended=threads))

    assert [(one.number, one.replies) for one in back.comments] == [(1, ())]
