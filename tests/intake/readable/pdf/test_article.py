"""A PDF is read as an article: paragraphs in the order of reading."""

import textwrap
from collections.abc import Callable
from io import BytesIO

import fpdf
import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject, TextStringObject

from claims.errors import NotReadableError
from claims.intake import documents
from claims.intake.page import Material, Page, Reference
from tests.intake.readable.pdf.files import NESTED, Placed, bomb, locked, pdf, placed

CLOSED = (
    "The harbour was closed on 3 May 2024 after 1,200 people had been moved from the houses along the shore, as the "
    "port office said. The company put the cost at $5 million, less than others had reckoned."
)
SHIPS = (
    "Seven ships stayed outside for the night. Of the crew of 31 nobody was hurt, and a boy who is 12 years old was "
    "taken to the hospital at Lund, from where he was sent home on the next day."
)
TUGS = (
    "Two tugs and five pilots waited until the storm was over. It was the third one in this year that kept the ships "
    "from the harbour for more than a day, and the first one that did so in spring."
)


def read(original: bytes) -> Page:
    return documents.read(Material("a.pdf", "/a.pdf", original), "pdf", "application/pdf")


def set_(words: str, x: float = 60, y: float = 100, *, width: int = 45, size: float = 10) -> list[Placed]:
    """Set a paragraph in lines."""
    return [(x, y + 12 * place, size, line) for place, line in enumerate(textwrap.wrap(words, width))]


class Paper(fpdf.FPDF):
    """A newspaper with a head and a foot."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 10, "The Lund Courier", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 10, f"Page {self.page_no()} of 4", align="C")


def test_two_columns_over_pages_with_heads_and_feet_are_read_as_paragraphs() -> None:
    paper = Paper()
    paper.set_lang("en-GB")
    paper.add_page()
    paper.set_font("Helvetica", size=18)
    paper.cell(0, 10, "The harbour at Lund Bay", new_x="LMARGIN", new_y="NEXT")
    paper.set_font("Helvetica", size=11)
    told = [f"{number}. {words}" for number in range(100, 120) for words in (CLOSED, SHIPS, TUGS)]
    with paper.text_columns(ncols=2, gutter=8, text_align="J") as columns:
        for words in told:
            with columns.paragraph(bottom_margin=3) as paragraph:
                paragraph.write(words)

    page = read(bytes(paper.output()))

    assert len(paper.pages) > 2
    assert page.text.split("\n\n") == ["The harbour at Lund Bay", *told]
    assert page.title == "The harbour at Lund Bay"
    assert page.language == "en-GB"
    assert page.media_type == "application/pdf"
    assert page.read_by == f"PDF, pypdf {pypdf.__version__}"


LEFT, RIGHT = set_(CLOSED, 60), set_(SHIPS, 320)
TITLE = (60.0, 60.0, 18.0, "The harbour at Lund Bay")
# What is drawn, in which order; and the paragraphs that are read.
ORDERS: dict[str, tuple[list[Placed], list[str]]] = {
    "as it is read": ([TITLE, *LEFT, *RIGHT], [TITLE[3], CLOSED, SHIPS]),
    "line by line": (
        [TITLE, *(line for lines in zip(LEFT, RIGHT, strict=False) for line in lines)],
        [TITLE[3], " ".join(line[3] for line in LEFT[: len(RIGHT)]), SHIPS],
    ),
    "the title last": ([*LEFT, *RIGHT, TITLE], [TITLE[3], CLOSED, SHIPS]),
    "a paragraph that goes on in the next column": (
        [*set_(CLOSED, 60)[:3], *[(320, y - 36, size, words) for _, y, size, words in set_(CLOSED)[3:]]],
        [CLOSED],
    ),
    "indented first lines": (
        [
            (72, 100, 10, "   " + LEFT[0][3]),
            *LEFT[1:],
            (72, 100 + 12 * len(LEFT), 10, "Then all"),
            *set_("was over.", y=112 + 12 * len(LEFT)),
        ],
        [CLOSED, "Then all was over."],
    ),
    "a last line that is short": (
        [*set_(CLOSED + " Why?"), *set_(SHIPS, y=100 + 12 * len(set_(CLOSED + " Why?")))],
        [CLOSED + " Why?", SHIPS],
    ),
    "room between": ([*LEFT, *set_(SHIPS, y=110 + 12 * len(LEFT))], [CLOSED, SHIPS]),
    "items": ([(60, 100, 10, "- five tugs"), (60, 112, 10, "- two pilots")], ["- five tugs", "- two pilots"]),
    "a table": (
        [(60, 100, 10, "Year"), (200, 100, 10, "Ships"), (60, 112, 10, "2019"), (200, 112, 10, "200")],
        ["Year | Ships", "2019 | 200"],
    ),
    "figures side by side": ([(60, 100, 10, "1"), (85, 100, 10, "200")], ["1 | 200"]),
    "notes": (
        [*LEFT[:-1], (60, 780, 7, "1 Told by the captain."), (320, 100, 10, LEFT[-1][3])],
        [CLOSED, "1 Told by the captain."],
    ),
}


@pytest.mark.parametrize(("drawn", "paragraphs"), ORDERS.values(), ids=ORDERS)
def test_paragraphs_are_told_by_where_their_lines_stand(drawn: list[Placed], paragraphs: list[str]) -> None:
    assert read(placed(drawn)).text.split("\n\n") == paragraphs


# The lines at the end of a page and at the beginning of the next one, and what is read.
BREAKS = [
    ("Nobody was", "hurt in the harbour.", "Nobody was hurt in the harbour."),
    ("They had killed 1", "200 people.", "They had killed 1 200 people."),
    ("They came in Novem-", "ber and went.", "They came in November and went."),
    ("Nobody was hurt.", "Seven ships came.", "Nobody was hurt.\n\nSeven ships came."),
    ("It was for UN-", "backed troops.", "It was for UN-backed troops."),
]


@pytest.mark.parametrize(("end", "begin", "text"), BREAKS)
def test_a_paragraph_goes_on_over_a_page_with_head_and_number(end: str, begin: str, text: str) -> None:
    pages = [
        [(60.0, 40.0, 8.0, "The Lund Courier"), (60.0, 400.0, 10.0, words), (300.0, 800.0, 8.0, str(number))]
        for number, words in enumerate((end, begin), 1)
    ]

    assert read(placed(*pages)).text == text


def test_a_title_that_is_also_the_head_of_the_pages_stays() -> None:
    pages = [
        [(60.0, 40.0, 8.0, "Lund Bay"), (60.0, 400.0, 10.0, f"{words} came.")] for words in ("Ships", "Tugs", "Cars")
    ]
    pages[0][0] = (60.0, 80.0, 20.0, "Lund Bay")

    page = read(placed(*pages))

    assert page.text == "Lund Bay\n\nShips came.\n\nTugs came.\n\nCars came."
    assert page.title == "Lund Bay"


RAISED = b"%b) Tj /F1 7 Tf 5 Ts (%b) Tj 0 Ts /F1 12 Tf (%b"
STEP = b"%b) Tj /F1 7 Tf 1 0 0 1 %.1f 725 Tm (2) Tj /F1 12 Tf 1 0 0 1 %.1f 720 Tm (%b"
DRAWN = {
    b"killed 1\\\n200 people": "killed 1200 people",
    b"killed 1) Tj 0 -14 Td (200 people": "killed 1 200 people",
    b"killed  31   people": "killed 31 people",
    b"the of\xaece": "the office",
    RAISED % (b"killed 31", b"2", b" people"): "killed 31² people",
    STEP % (b"killed 31", 116.2, 120.5, b" people"): "killed 31² people",
    STEP % (b"He left.", 110.2, 114.5, b" She stayed."): "He left. She stayed.",
    STEP % (b"31 km", 104.9, 109, b" of land"): "31 km² of land",
}


@pytest.mark.parametrize(("drawn", "text"), DRAWN.items())
def test_figures_are_neither_glued_nor_lost(drawn: bytes, text: str) -> None:
    assert read(pdf(drawn)).text == text


def test_a_link_that_can_be_placed_is_a_reference_over_its_words() -> None:
    paper = fpdf.FPDF()
    paper.add_page()
    paper.set_font("Helvetica", size=11)
    paper.write(5, f"{CLOSED} ")
    paper.write(5, "The report", link="https://Example.org/report")
    paper.write(5, " said so, and ")
    paper.write(5, "the", link="https://example.org/the")
    paper.write(5, " town paid; see ")
    paper.write(5, "the letter", link="mailto:ana@example.org")

    page = read(bytes(paper.output()))

    assert page.text == f"{CLOSED} The report said so, and the town paid; see the letter"
    place = len(CLOSED) + 1
    words = "The report"
    address = "https://example.org/report"
    assert page.given == (Reference(start=place, end=place + len(words), words=words, address=address),)


BROKEN = [
    {"/Rect": ArrayObject(map(FloatObject, (0, 0, 9)))},
    {"/Rect": TextStringObject("here")},
    {"/Rect": ArrayObject(map(FloatObject, (0, 0, 999, 999))), "/A": TextStringObject("there")},
    {},
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_link_does_no_harm(broken: dict[str, PdfObject]) -> None:
    action = DictionaryObject({NameObject("/URI"): TextStringObject("https://example.org/a")})
    link = DictionaryObject({NameObject(name): value for name, value in ({"/A": action} | broken).items()})
    writer = pypdf.PdfWriter(BytesIO(pdf(b"Seven ships")))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([link])
    written = BytesIO()
    writer.write(written)

    page = read(written.getvalue())

    assert (page.text, page.given) == ("Seven ships", ())


def known(title: str, author: str) -> bytes:
    writer = pypdf.PdfWriter(BytesIO(placed([(60.0, 60.0, 20.0, "Of ships"), *set_(SHIPS)])))
    writer.add_metadata({"/Title": title, "/Author": author, "/CreationDate": "D:20240506"})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


KNOWN = [
    ("Ships and tugs", "Ana Ruiz", "Ships and tugs", "Ana Ruiz"),
    ("Microsoft Word - draft7.docx", "aruiz", "Of ships", None),
    ("untitled", "Windows User", "Of ships", None),
    ("", "", "Of ships", None),
]


@pytest.mark.parametrize(("title", "author", "called", "byline"), KNOWN)
def test_what_a_program_wrote_is_neither_title_nor_byline(
    title: str, author: str, called: str, byline: str | None
) -> None:
    page = read(known(title, author))

    assert (page.title, page.byline, page.published) == (called, byline, None)


DAMAGED = "it is damaged, or no file of its kind"
UNREAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: locked(pdf(b"Seven bridges"), "secret"), "it is locked with a password"),
    "scanned": (lambda: pdf(b"", b""), "it has no text layer, only pictures of its pages"),
    "a bomb of nested streams": (
        lambda: pdf(b"x", filters=NESTED, packed=bomb()),
        "it unpacks to more than can be read",
    ),
    "no PDF at all": (lambda: b"%PDF-1.7 and nothing else", DAMAGED),
    "cut short": (lambda: pdf(b"Seven bridges", b"were closed")[:300], DAMAGED),
}


@pytest.mark.parametrize(("made", "reason"), UNREAD.values(), ids=UNREAD)
def test_a_pdf_without_an_article_says_why(made: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(NotReadableError) as refusal:
        read(made())

    assert str(refusal.value) == f"a.pdf cannot be read: {reason}"
