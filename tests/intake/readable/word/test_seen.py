"""A Word file gives its words with all changes accepted, or a reason."""

import struct
import zipfile
from io import BytesIO

import pytest

from claims.intake import readable
from claims.intake.media_types import WORD
from claims.intake.readable import Readable
from tests.intake.readable.word.files import NAMES, STRICT, line, run, word


def lying(original: bytes, name: bytes, size: int) -> bytes:
    """Let the directory of a zip say another size of one of its files."""
    changed = bytearray(original)
    place = -1
    while (place := changed.find(b"PK\x01\x02", place + 1)) >= 0:
        length = struct.unpack_from("<H", changed, place + 28)[0]
        if changed[place + 46 : place + 46 + length] == name:
            struct.pack_into("<I", changed, place + 24, size)
    return bytes(changed)


def read(original: bytes) -> Readable:
    return readable.read(original, WORD)


def test_paragraphs_tables_and_notes_are_read() -> None:
    table = f"<w:tbl><w:tr><w:tc>{line('7')}</w:tc><w:tc>{line('bridges')}</w:tc></w:tr></w:tbl>"
    body = line("Seven ", "bridges") + table + line("closed &amp; gone")

    found = read(word(body, header=line("Draft"), footnotes=line("See p. 3."), endnotes=line("End.")))

    assert found.text == "Seven bridges\n7\nbridges\nclosed & gone\nSee p. 3.\nEnd.\nDraft"
    assert found.title == "Report on bridges"
    assert found.read_by is not None
    assert found.read_by.startswith("Word, lxml ")


@pytest.mark.parametrize("names", [NAMES, STRICT])
def test_changes_count_as_accepted(names: str) -> None:
    changed = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>5</w:t><w:tab/></w:r>"
        f"<w:del><w:r><w:delText>6</w:delText></w:r></w:del><w:ins>{changed.format(7)}</w:ins>"
        f"<w:moveFrom>{changed.format(8)}</w:moveFrom><w:moveTo>{changed.format(9)}</w:moveTo>"
        "<w:r><w:br/><w:instrText>PAGE</w:instrText></w:r></w:p>" + line("end")
    )

    assert read(word(body, names)).text == "5\t79\n\nend"


# What is set for the second of three runs, "31", "2" and " people", and what is read.
RUNS = {
    "": "312 people",
    "<w:b/>": "312 people",
    '<w:vertAlign w:val="superscript"/>': "31² people",
    '<w:vertAlign w:val="subscript"/>': "31₂ people",
    '<w:vertAlign w:val="baseline"/>': "312 people",
    '<w:position w:val="6"/>': "31² people",
    '<w:position w:val="-6"/>': "31₂ people",
    '<w:position w:val="0"/>': "312 people",
    "<w:vanish/>": "31 people",
    '<w:vanish w:val="0"/>': "312 people",
    '<w:vanish w:val="true"/>': "31 people",
    "<w:strike/>": "31 people",
    "<w:dstrike/>": "31 people",
    '<w:strike w:val="false"/>': "312 people",
    '<w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/>': "31 people",
    '<w:rStyle w:val="Strong"/>': "312 people",
}


@pytest.mark.parametrize("names", [NAMES, STRICT])
@pytest.mark.parametrize(("settings", "read_"), RUNS.items())
def test_a_run_that_is_set_apart_is_no_part_of_the_number_before_it(names: str, settings: str, read_: str) -> None:
    body = f"<w:p>{run('31')}{run('2', settings)}{run(' people')}</w:p>"

    assert read(word(body, names)).text == read_


def test_digits_around_struck_ones_are_kept_apart() -> None:
    body = f"<w:p>{run('3')}{run('1', '<w:strike/>')}{run('5')}{run('9', '<w:vanish/>')}{run('7')}</w:p>"

    assert read(word(body)).text == "3¦57"


def test_the_mark_of_a_note_is_left_out_and_the_note_is_not() -> None:
    mark = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>2</w:t></w:r>'
    body = f"<w:p>{run('31')}{mark}{run(' people')}</w:p>"

    assert read(word(body, footnotes=line("As of May."))).text == "31 people\nAs of May."


def test_powers_and_fractions_of_a_formula_are_written_out() -> None:
    names = f'{NAMES} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>".format
    body = (
        f"<w:p><m:oMath><m:sSup>{part('e', 10)}{part('sup', 6)}</m:sSup></m:oMath>{run(' and 2')}"
        f"<m:oMath><m:f>{part('num', 1)}{part('den', 3)}</m:f></m:oMath></w:p>"
    )

    assert read(word(body, names)).text == "10⁶ and 2¦1/3"


BLANK = f"<w:document {NAMES}>".encode() + b" " * 60_000_000
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    f"<w:document {NAMES}><w:p><w:t>x&b;&c;</w:t></w:p></w:document>"
)


def with_document(content: bytes | str) -> bytes:
    written = BytesIO(word(""))
    with zipfile.ZipFile(written) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in kept.items():
            archive.writestr(name, part)
        archive.writestr("word/document.xml", content)
    return written.getvalue()


DAMAGED = "it is damaged, or no file of its kind"
UNREAD = {
    "a zip bomb": (with_document(BLANK), "it unpacks to more than 50 MB"),
    "a zip bomb that says it is small": (lying(with_document(BLANK), b"word/document.xml", 100), DAMAGED),
    "entities": (with_document(ENTITIES), DAMAGED),
    "no words": (word("<w:p/>"), "there are no words in it"),
    "nested without end": (word("<w:p>" * 100_000), DAMAGED),
    "cut short": (word(line("Seven"))[:-40], DAMAGED),
    "nothing in it": (b"PK\x05\x06" + bytes(18), DAMAGED),
}


@pytest.mark.parametrize(("original", "reason"), UNREAD.values(), ids=UNREAD)
def test_a_word_file_that_cannot_be_read_says_why(original: bytes, reason: str) -> None:
    assert read(original) == Readable(unread=reason)
