"""An article that came as something else becomes a Word file with our comments on its claims' words."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from claims.reports.content import Publisher
from claims.reports.documents import word
from claims.reports.documents.signs import shown
from claims.vocabulary import Reader
from tests.reports.documents import made
from tests.reports.documents.word import golden, reading


def part(written: bytes, name: str) -> str:
    """Give a part as people read it: an element a line."""
    with zipfile.ZipFile(BytesIO(written)) as archive:
        tree = etree.fromstring(archive.read(name))
    return etree.tostring(tree, pretty_print=True, encoding="unicode")


@pytest.mark.parametrize("name", ["document", "comments"])
def test_it_is_written_as_it_was_looked_at(name: str, request: pytest.FixtureRequest) -> None:
    written = part(word.write(made.checked()), f"word/{name}.xml")

    assert golden.agrees(request.config, f"{name}.xml", written)


def test_each_claim_has_a_comment_on_its_words() -> None:
    content = made.checked()

    found = reading.ours(word.write(content))

    assert found == {claim.entry.number: reading.folded(claim.entry.exact or "") for claim in content.marked}


def test_a_comment_begins_with_number_status_and_value_and_names_its_author() -> None:
    written = word.write(replace(made.checked(), publisher=Publisher(name="The Quay Desk")))

    first = next(iter(docx.Document(BytesIO(written)).comments))

    assert first.text.split("\n")[0] == "[C1] verified (Mostly true): casualty, at least 9 person injured"
    assert (first.author, first.initials, first.timestamp) == ("The Quay Desk", "TQD", made.AT.replace(microsecond=0))


def test_the_title_is_said_once() -> None:
    paragraphs = [each.text for each in docx.Document(BytesIO(word.write(made.checked()))).paragraphs]

    assert paragraphs[:3] == [
        "Ferry fire leaves nine hurt",
        "Ida Berg · The Quay · 6 May 2024",
        made.WORDS.split("\n")[2],
    ]


def test_tables_name_all_claims_and_link_only_addresses_on_the_web() -> None:
    document = docx.Document(BytesIO(word.write(made.checked())))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    known = document.part.rels.values()

    assert [[row[0] for row in table[1:]] for table in tables] == [["C1", "C2", "C3", "C4"], ["C5"], ["s1", "s2"]]
    assert tables[0][3][1:] == [
        "$3 million",
        "money, 3,000,000 USD",
        "refuted\nto be looked at again",
        "corrected: “$2 million”",
        "ana, 8 May 2024",
    ]
    assert "Supports it: Log of the harbour office" in tables[1][1][1]
    assert [each.target_ref for each in known if each.reltype == RELATIONSHIP_TYPE.HYPERLINK] == [
        "https://harbour.example/log?day=5&part=2"
    ]


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://a.example/b c|<d>", "https://a.example/b%20c%7C%3Cd%3E"),
        ("https://a.example/100%/ü", "https://a.example/100%25/%C3%BC"),
        ("javascript:alert(1)", None),
        ("/desk/memo.pdf", None),
    ],
)
def test_no_address_makes_word_take_the_file_for_damaged(location: str, target: str | None) -> None:
    content = made.checked()
    source = replace(content.sources[0], location=location)

    rels = docx.Document(BytesIO(word.write(replace(content, sources=(source,))))).part.rels.values()

    assert [each.target_ref for each in rels if each.is_external] == ([target] if target else [])


def test_others_than_the_desk_read_for_whom_it_is_and_what_is_left_out() -> None:
    content = replace(made.checked(), reader=Reader.AUTHOR, left_out={"notes": 3, "sources": 1})

    said = [each.text for each in docx.Document(BytesIO(word.write(content))).paragraphs]

    assert "Written for: the author, on 8 May 2024, 12:30 UTC" in said
    assert "Left out for this reader: 3 notes, 1 source" in said


def test_the_public_does_not_read_how_much_it_is_not_told() -> None:
    content = replace(made.checked(), reader=Reader.PUBLIC, left_out={"claims": 3, "sources": 1})

    said = [each.text for each in docx.Document(BytesIO(word.write(content))).paragraphs]

    assert "Written for: the public, on 8 May 2024, 12:30 UTC" in said
    assert not any(line.startswith("Left out") for line in said)
    assert f"Record: 57 changes, the last with the digest {made.HEAD}" in said


@pytest.mark.parametrize("text", [None, "", " \n\n "])
def test_an_article_without_text_has_its_claims_apart(text: str | None) -> None:
    content = replace(made.content(text), claims=(made.checked().apart))

    document = docx.Document(BytesIO(word.write(content)))

    assert [*document.comments] == []
    assert document.tables[0].rows[1].cells[0].text == "C5"


@given(st.data(), st.text(min_size=1))
@example(None, "a\x00b\x0c\n\nc\ufffe <w:t> \t]]>")
@settings(deadline=None, max_examples=25)
def test_whatever_is_in_a_text_comments_are_on_their_words(data: st.DataObject | None, text: str) -> None:
    places = [] if data is None else data.draw(st.lists(st.tuples(*(st.integers(0, len(text)),) * 2), max_size=4))
    ordered = sorted({(min(two), max(two)) for two in places} or {(0, len(text))}, key=lambda two: (two[0], -two[1]))
    some = [(start, end) for start, end in ordered if reading.folded(text[start:end])]

    found = reading.ours(word.write(made.content(text, some, title="\x01 A title \x07")))

    assert found == {at: reading.folded(shown(text[slice(*place)])) for at, place in enumerate(some, 1)}


def test_markup_and_control_signs_of_others_are_shown() -> None:
    content = made.checked()
    source = replace(content.sources[0], title='<script>alert("\x00")</script>', location=None)

    written = word.write(replace(content, sources=(source,)))

    assert '<script>alert("␀")</script>' in docx.Document(BytesIO(written)).tables[2].rows[1].cells[1].text
    assert not re.search(b"<script", written)
