"""A text as the model reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.text.legible import legible

READ = {
    "It has 40 trucks.[^1] It grew.": "It has 40 trucks.     It grew.",
    "Rates fell to 4.2 percent[3] in May [12, 14].": "Rates fell to 4.2 percent    in May         .",
    "It has 40 trucks² and 9 km² of land.¹": "It has 40 trucks  and 9 km² of land. ",
    "| North | 14 | 30 |": "; North ; 14 ; 30 ;",
    "See https://example.org/2019/40 on 2019.": "See https://example.org/xxxx/xx on 2019.",
    "It ran **12** miles, *not* __nine__ in file_name_2.": "It ran   12   miles,  not    nine   in file_name_2.",
    "* 5 * 3 = 15*": "* 5 * 3 = 15*",
    "non\u00a0breaking": "non breaking",
    "A 24\u2011hour strike, a 3\u2010day one.": "A 24-hour strike, a 3-day one.",
    "He gave [two] reasons, a|b.": "He gave [two] reasons, a|b.",
}


@pytest.mark.parametrize("text", READ)
def test_what_is_no_word_is_plain(text: str) -> None:
    assert legible(text) == READ[text]


@given(st.text(alphabet="ab 1²[]^|\ud800\u00a0./:-,wht") | st.text())
def test_no_offset_moves(text: str) -> None:
    assert len(legible(text)) == len(text)
