"""JSON gives its strings as they are read, a line for each."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake import readable
from claims.intake.readable import Readable
from claims.intake.readable import json as reader


def read(document: str, media_type: str = "application/json") -> Readable:
    return readable.read(document.encode(), media_type)


# A document, and what is read of it.
READ = {
    '{"bridges": 7}': "bridges: 7",
    r'"He said: \"caf\u00e9\"\n\ud83c\udf09"': 'He said: "café"\n🌉',
    '{"a": {"b": [1.50, 1e400, true, null]}, "a": "twice"}': "a\nb\n1.50\n1e400\ntrue\nnull\na: twice",
    '{"rendered": "<p>10<sup>6</sup> people<\\/p><p>AT&amp;T</p>"}': "rendered: 10⁶ people\n\nAT&T",
    '{"x": "a < b & c"}': "x: a < b & c",
    '{"n": 1}\n\n{"n": 2}\n': "n: 1\nn: 2",
    "[31, 500]": "31\n500",
    "9" * 5000: "9" * 5000,
}


@pytest.mark.parametrize(("document", "text"), READ.items(), ids=range(len(READ)))
@pytest.mark.parametrize("media_type", ["application/json", "application/ld+json"])
def test_strings_and_numbers_are_lines(document: str, text: str, media_type: str) -> None:
    found = read(document, media_type)

    assert (found.text, found.read_by) == (text, "JSON, utf-8")


PLAIN = {"cut short": '{"a": "b', "nested too deeply": "[" * 100_000, "nothing in it": "[]", "no JSON": "Seven bridges"}


@pytest.mark.parametrize("document", PLAIN.values(), ids=PLAIN)
def test_what_cannot_be_read_as_json_is_text_even_so(document: str) -> None:
    found = read(document)

    assert (found.text, found.read_by) == (document, "plain text, utf-8")


words = st.text(st.sampled_from('ab é"\\/1'), min_size=1)
values = st.recursive(words, lambda inner: st.lists(inner, min_size=1) | st.dictionaries(words, inner, min_size=1))


@given(value=values, ascii_only=st.booleans())
def test_every_string_is_read_as_it_was_before_it_was_escaped(*, value: object, ascii_only: bool) -> None:
    document = json.dumps(value, ensure_ascii=ascii_only)

    found = next(iter(reader.read(document.encode(), "text", "")))

    text = found.get("text", "")
    assert all(string in text for string in _strings(value) if string.strip())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    each = value if isinstance(value, list) else [*value, *value.values()] if isinstance(value, dict) else []
    return [string for one in each for string in _strings(one)]
