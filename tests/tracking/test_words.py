import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotAllowedError
from claims.tracking import words

TEXT = "He said: “We’ve 12–14 trucks”.\n\nThe truck is a truck;\u00a0trucks\tcost $7 million — or −5."

# Words as a person types them, and what they match in the text.
TYPED = [
    ("He said", ["He said"]),
    ('"We\'ve 12-14 trucks"', ["“We’ve 12–14 trucks”"]),
    ("truck", ["truck", "truck"]),
    ("trucks cost", ["trucks\tcost"]),
    ("truck; trucks", ["truck;\u00a0trucks"]),
    ('trucks". The truck', ["trucks”.\n\nThe truck"]),
    ("million - or -5", ["million — or −5"]),
    (" $7  million ", ["$7 million"]),
    ("ruck", ["ruck", "ruck", "ruck", "ruck"]),
    ("13 trucks", []),
    ("he said", []),
    ("", []),
    ("  ", []),
]
# How a keyboard writes what a typesetter wrote.
MARKS = {"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "−": "-"}


def keyboard(text: str) -> str:
    """Write a text as a keyboard would: by this test's own table."""
    return re.sub(r"\s+", " ", "".join(MARKS.get(sign, sign) for sign in text).strip())


@pytest.mark.parametrize(("typed", "matched"), TYPED)
def test_marks_and_spaces_count_as_equal_whatever_their_form(typed: str, matched: list[str]) -> None:
    assert [TEXT[start:end] for start, end in words.places(TEXT, typed)] == matched


signs = st.text(alphabet="ab1 \n\t\u00a0“”’\"'–—-−$", max_size=30)


@given(signs, signs)
def test_every_place_holds_the_words(text: str, typed: str) -> None:
    for start, end in words.places(text, typed):
        assert 0 <= start < end <= len(text)
        assert keyboard(text[start:end]) == keyboard(typed)


@given(st.text(), st.text().filter(str.strip), st.text())
def test_words_copied_from_a_text_are_found_there(before: str, copied: str, after: str) -> None:
    # Apart from what stands around: half a number is not a word that was copied.
    assert words.places(f"{before} {copied} {after}", copied)


def test_the_one_place_is_given() -> None:
    assert TEXT[slice(*words.place(TEXT, "12-14"))] == "12–14"


def test_of_several_places_the_nth_is_given() -> None:
    first, second = words.place(TEXT, "truck", nth=1), words.place(TEXT, "truck", nth=2)

    assert first < second
    assert TEXT[slice(*second)] == "truck"


@pytest.mark.parametrize("nth", [None, 3])
def test_several_places_are_shown_in_their_sentences(nth: int | None) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        words.place(TEXT, "truck", nth=nth)

    said = str(refusal.value)
    assert "'truck' stands in 2 places, choose with --nth: 1: …" in said
    assert "The [truck] is a" in said
    assert "is a [truck];" in said
    assert "\n" not in said


def test_no_more_places_are_shown_than_a_person_reads() -> None:
    with pytest.raises(NotAllowedError, match="stands in 40 places") as refusal:
        words.place("so " * 40, "so")

    assert "10: " in str(refusal.value)
    assert "11: " not in str(refusal.value)


def test_words_that_are_not_there_are_named() -> None:
    with pytest.raises(NotAllowedError, match=r"^the article does not say 'lorries'$"):
        words.place(TEXT, "lorries")


@pytest.mark.parametrize("typed", ["", " million in aid", "a reward of  million", ".5 million", "about ,000"])
def test_a_sum_without_its_dollar_asks_about_the_shell(typed: str) -> None:
    with pytest.raises(NotAllowedError, match="or the shell takes it away"):
        words.place(TEXT, typed)


def test_a_text_that_was_changed_meanwhile_is_refused() -> None:
    words.must_stand("The bridge fell", 4, 10, "bridge")

    with pytest.raises(NotAllowedError, match="changed by somebody else"):
        words.must_stand("A bridge fell", 4, 10, "bridge")


@pytest.mark.parametrize("typed", ["8.75 million", "75 million", ".75 million", "$18", "$18.7"])
def test_no_words_begin_or_end_within_a_number(typed: str) -> None:
    assert words.places("He took home $18.75 million in all.", typed) == []


SAID = "A truck came. Then a truck left. The\nred  truck stayed."
# Words before, words, words after; and where they stand.
MARKED = [
    (("A ", "truck", " came"), 2),
    (("Then a ", "truck", " left"), 21),
    (("", "red truck", ""), 37),
    (("The ", "red truck", " stayed"), 37),
    (("The", " red truck ", "stayed"), 37),
    (("came. ", "Then", " a"), 14),
    (("Then ", "a truck", ""), 19),
]


@pytest.mark.parametrize(("typed", "start"), MARKED)
def test_words_in_brackets_are_found_by_those_around_them(typed: tuple[str, str, str], start: int) -> None:
    found = words.marked(SAID, typed, (0, len(SAID)))

    assert found[0] == start
    assert SAID[slice(*found)].split() == typed[1].split()


def test_words_near_by_come_before_those_elsewhere() -> None:
    assert words.marked(SAID, ("a ", "truck", ""), (14, 32)) == (21, 26)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "truck", ""), "'truck' stands in 3 places; leave more of the words around it"),
        (("", "bus", ""), "the article does not say 'bus'"),
        (
            ("words that are not there ", "Then", " a"),
            "the article does not say 'Then' in 'words that are not there Then a'",
        ),
        (("A ", " ", "truck"), "the article does not say ' '"),
    ],
)
def test_words_in_brackets_that_stand_nowhere_or_twice_are_refused(typed: tuple[str, str, str], says: str) -> None:
    with pytest.raises(NotAllowedError, match=re.escape(says)):
        words.marked(SAID, typed, (0, len(SAID)))


def test_a_part_of_a_word_is_taken_for_it_only_where_somebody_says_so() -> None:
    with pytest.raises(NotAllowedError, match=r"'tay' stands only inside other words, .* 1: .*s\[tay\]ed"):
        words.place(SAID, "tay")

    assert words.place(SAID, "tay", nth=1) == (49, 52)
