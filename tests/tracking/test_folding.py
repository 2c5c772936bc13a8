import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tracking import folding

# Texts and the words they are cut into.
CUT = [
    ("At least 12 people", ["at", "least", "12", "people"]),
    ("$4.5 million", ["4", "5", "million"]),
    ("Straße", ["strasse"]),
    ("François Ünal", ["francois", "unal"]),
    ("co-operate e-mail", ["co", "operate", "e", "mail"]),
    ("O’Neil's", ["o", "neil", "s"]),
    ("snake_case", ["snake", "case"]),
    ("١٢ אבג", ["١٢", "אבג"]),
    ("ﬁnal ²", ["final", "2"]),
    ("🌉 !?", []),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert folding.cut(text) == words


@given(st.text())
def test_words_are_letters_and_digits_only(text: str) -> None:
    for word in folding.cut(text):
        assert word
        assert "_" not in word
        assert not any(sign.isspace() or sign in "\"'*&|!():<>\\" for sign in word)
        assert not any(unicodedata.combining(sign) for sign in word)


@given(st.text())
def test_words_once_cut_stay_as_they_are(text: str) -> None:
    assert folding.cut(" ".join(folding.cut(text))) == folding.cut(text)


@given(st.text(), st.text())
def test_texts_are_cut_one_by_one(first: str, second: str) -> None:
    assert folding.cut(f"{first} {second}") == folding.cut(first) + folding.cut(second)


# A text, what is asked for, and the text with what is found in brackets.
FOUND = [
    ("At least 12 people, 12!", "12", "At least [12] people, [12]!"),
    ("PEOPLE, People", "people", "[PEOPLE], [People]"),
    ("people peopled", "people", "[people] peopled"),
    ("people peopled", "people*", "[people] [peopled]"),
    ("Straße STRASSE", "strasse", "[Straße] [STRASSE]"),
    ("François, Franc\u0327ois", "francois", "[François], [Franc\u0327ois]"),
    ("un cafe\u0301.", "cafe", "un [cafe\u0301]."),
    ("ﬁnal ﬁ", "final", "[ﬁnal] ﬁ"),
    ("1 ½ or ¼", "1 4", "[1] [½] or [¼]"),
    ("O’Neil's", "neil", "O’[Neil]'s"),
    ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ", "[ΣΊΣΥΦΟΣ] [Σίσυφος]"),
    ("🌉 bridge 🌉", "bridge", "🌉 [bridge] 🌉"),
    ("nothing", "something", "nothing"),
]


@pytest.mark.parametrize(("text", "typed", "marked"), FOUND)
def test_what_is_found_is_where_it_stands_in_the_text(text: str, typed: str, marked: str) -> None:
    asked = [(word.removesuffix("*"), word.endswith("*")) for word in typed.split()]

    pieces, end = "", 0
    for start, after in folding.spans(text, asked):
        pieces += f"{text[end:start]}[{text[start:after]}]"
        end = after

    assert pieces + text[end:] == marked


@given(st.text())
def test_every_word_is_found_in_its_place(text: str) -> None:
    asked = [(word, False) for word in folding.cut(text)]

    spans = folding.spans(text, asked)

    assert folding.held(text, asked) == set(asked)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert {word for start, end in spans for word in folding.cut(text[start:end])} >= {word for word, _ in asked}
