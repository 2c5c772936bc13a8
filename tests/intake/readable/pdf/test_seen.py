"""A PDF gives its text layer, or a reason."""

from io import BytesIO

import pypdf
import pytest

from claims.intake import readable
from claims.intake.readable import Readable
from tests.intake.readable.pdf.files import NESTED, bomb, locked, pdf


def read(original: bytes) -> Readable:
    return readable.read(original, "application/pdf")


def test_the_pages_are_read_in_order() -> None:
    found = read(pdf(b"Seven bridges", b"were closed"))

    assert found.text == "Seven bridges\n\fwere closed"
    assert found.read_by == f"PDF, pypdf {pypdf.__version__}"
    assert found.unread is None


def test_what_a_pdf_is_called_is_its_title() -> None:
    writer = pypdf.PdfWriter(BytesIO(pdf(b"Seven bridges")))
    writer.add_metadata({"/Title": " Report on bridges ", "/CreationDate": "D:20240506"})
    written = BytesIO()
    writer.write(written)

    found = read(written.getvalue())

    assert found.title == "Report on bridges"
    assert found.published is None


def test_a_pdf_that_is_locked_only_against_changes_is_read() -> None:
    assert read(locked(pdf(b"Seven bridges"), "")).text == "Seven bridges"


def test_a_sentence_goes_on_over_a_page_with_head_and_number() -> None:
    page = b"Report on bridges) Tj 0 -14 Td (%b) Tj 0 -14 Td (%d".__mod__

    found = read(pdf(page((b"The bridge was", 1)), page((b"closed in May", 2)), page((b"and in June.", 3))))

    assert found.text == "Report on bridges\nThe bridge was\n\fclosed in May\n\fand in June."


SMALL = b"killed 31) Tj /F1 7 Tf 5 Ts (%b) Tj 0 Ts /F1 12 Tf (%b"
DRAWN = {
    SMALL % (b"2", b" people"): "killed 31² people",
    SMALL % (b"2,3", b" people"): "killed 31²,³ people",
    SMALL % (b"2", b"5 people"): "killed 31²¦5 people",
    SMALL % (b"st", b" of them"): "killed 31st of them",
    b"killed 31) Tj /F1 11 Tf (5": "killed 315",
    b"/F1 7 Tf (2) Tj /F1 12 Tf (31 people": "2¦31 people",
}


@pytest.mark.parametrize(("drawn", "text"), DRAWN.items())
def test_small_digits_are_no_part_of_the_number_before_them(drawn: bytes, text: str) -> None:
    start = b"" if not drawn.startswith(b"/F1") else b") Tj "

    assert read(pdf(start + drawn)).text == text


UNREAD = {
    "locked": (locked(pdf(b"Seven bridges"), "secret"), "it is locked with a password"),
    "scanned": (pdf(b"", b""), "it has no text layer, only pictures of its pages"),
    "a bomb of nested streams": (pdf(b"x", filters=NESTED, packed=bomb()), "it unpacks to more than can be read"),
    "no PDF at all": (b"%PDF-1.7 and nothing else", "it is damaged, or no file of its kind"),
    "cut short": (pdf(b"Seven bridges", b"were closed")[:300], "it is damaged, or no file of its kind"),
    "empty": (b"", "it is empty"),
}


@pytest.mark.parametrize(("original", "reason"), UNREAD.values(), ids=UNREAD)
def test_a_pdf_that_cannot_be_read_says_why(original: bytes, reason: str) -> None:
    assert read(original) == Readable(unread=reason)
