"""A file is what its bytes say, then what was said with it, then what its name says."""

import gzip
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake import media_types

OFFICE = "application/vnd.openxmlformats-officedocument"


def zipped(*names: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


# The bytes, the name, the header as sent, and the media type.
TOLD = {
    "a PDF, whatever is said": (b"%PDF-1.4", "a.html", "text/html", "application/pdf"),
    "an image, whatever is said": (b"\x89PNG\r\n\x1a\nx", "a", "text/html", "image/png"),
    "WebP": (b"RIFF\x00\n\x00\x00WEBPVP8", "a", None, "image/webp"),
    "a film": (b"\x00\x00\x00\x18ftypmp42", "a", None, "video/mp4"),
    "Word": (
        zipped("[Content_Types].xml", "word/document.xml"),
        "a.zip",
        "application/zip",
        f"{OFFICE}.wordprocessingml.document",
    ),
    "a sheet": (zipped("[Content_Types].xml", "xl/workbook.xml"), "a", None, f"{OFFICE}.spreadsheetml.sheet"),
    "slides": (zipped("[Content_Types].xml", "ppt/p.xml"), "a", None, f"{OFFICE}.presentationml.presentation"),
    "another zip": (zipped("word/a.txt"), "a.docx", None, "application/zip"),
    "half a zip": (zipped("a")[:40], "a", None, "application/zip"),
    "gzip": (gzip.compress(b"x"), "a.txt", "text/plain", "application/gzip"),
    "HTML, though called text": (b"\xef\xbb\xbf <!-- x --><!DOCTYPE html>", "a.txt", "text/plain", "text/html"),
    "HTML in UTF-16": ("\ufeff<html>".encode("utf-16-le"), "a", None, "text/html"),
    "XHTML by what is said": (b"<?xml version='1.0'?><html>", "a", None, "text/html"),
    "XHTML of another document type": (
        b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "]"> ] >\n<!-- x --><html>',
        "a.txt",
        "text/plain",
        "text/html",
    ),
    "XHTML with a public name": (b'<!DOCTYPE a PUBLIC "-//A//B" "a.dtd"><html>', "a", None, "text/html"),
    "XML that is no page": (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>", "a", None, None),
    "XHTML by its ending": (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>", "a.xhtml", None, "application/xhtml+xml"),
    "what is said": (b"seven", "a.html", "Text/CSV; charset=utf-8", "text/csv"),
    "the first of two": (b"seven", "a", "text/html; x=1, text/csv", "text/html"),
    "the name, where nothing is said": (b"seven", "/a/notes.md", None, "text/markdown"),
    "the name, where only bytes are": (b"seven", "/a.csv", "application/octet-stream", "text/csv"),
    "text, where the name says nothing": (b"seven", "/a", "text/plain", "text/plain"),
    "no header that can be understood": (b"seven", "/a", "\x1b[31m", None),
    "nothing": (b"seven", "/", None, None),
}


@pytest.mark.parametrize(("original", "name", "header", "media_type"), TOLD.values(), ids=TOLD)
def test_the_media_type_is_told(original: bytes, name: str, header: str | None, media_type: str | None) -> None:
    assert media_types.told(original, name, header) == media_type


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;x=y;CHARSET = "windows-1251"', "windows-1251"),
        ("text/html; charset='koi8-r", "koi8-r"),
        ("text/html", None),
        ("text/html; charset=", None),
        (None, None),
    ],
)
def test_the_charset_is_told(header: str | None, charset: str | None) -> None:
    assert media_types.charset(header) == charset


@given(st.binary(), st.text(), st.none() | st.text())
def test_anything_gives_a_clean_media_type_or_none(original: bytes, name: str, header: str | None) -> None:
    told = media_types.told(original, name, header)

    assert told is None or (told.isprintable() and told.isascii() and " " not in told)
