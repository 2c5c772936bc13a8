"""A Word file as an author sends one: with what editors and programs leave in it."""

from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from claims.intake.media_types import WORD
from claims.intake.readable.word import article
from claims.intake.readable.word.package import Package

MEDIA_TYPE = WORD
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_BY = 'w:author="Jo Lind" w:date="2024-05-06T09:00:00Z"'
# A picture of one point.
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


def text(written: bytes) -> str:
    """Read its text as an article's."""
    return article.read(Package(written))["text"]


def file() -> bytes:
    """Write it: styles, a table, a list, a picture, a link, tracked changes, a text box, a footnote and comments."""
    document = docx.Document()
    document.add_heading("The pier that cost twice", 0)
    _first(document)
    document.add_paragraph("two lamps, 14 benches", style="List Bullet")
    _table(document)
    _tracked(document)
    document.add_picture(BytesIO(_DOT))
    _boxed(document)
    document.sections[0].header.paragraphs[0].text = "Draft 7"
    _notes(document)
    _comments(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def put(paragraph: Paragraph, markup: str) -> None:
    """Put what python-docx cannot write into a paragraph."""
    paragraph.paragraph_format.element.extend(list(parse_xml(f'<w:x xmlns:w="{W}" xmlns:r="{R}">{markup}</w:x>')))


def _first(document: Document) -> None:
    first = document.add_paragraph("The pier cost ")
    first.add_run("$12 ").bold = True
    first.add_run("million").italic = True
    first.add_run(", twice the plan, said ")
    link = document.part.relate_to("https://pier.example/board", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    put(
        first,
        f'<w:hyperlink r:id="{link}"><w:r><w:t xml:space="preserve">the harbour board of 2019</w:t></w:r></w:hyperlink>'
        '<w:commentRangeStart w:id="4"/><w:r><w:t xml:space="preserve"> in its report.</w:t></w:r>'
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
        '<w:commentRangeStart w:id="9"/><w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )


def _table(document: Document) -> None:
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for row, words in zip(table.rows, [("Year", "Cost"), ("2019", "31 000 crowns\tand 5\n6 cranes")], strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def _tracked(document: Document) -> None:
    put(
        document.add_paragraph("  It was closed for "),
        f'<w:del w:id="70" {_BY}><w:r><w:delText>two</w:delText></w:r></w:del>'
        f'<w:ins w:id="71" {_BY}><w:r><w:t xml:space="preserve">three ye\u00adars and </w:t></w:r></w:ins>'
        '<w:r><w:t>four</w:t><w:noBreakHyphen/><w:t xml:space="preserve">day weeks; 10</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> gulls came.  </w:t></w:r>',
    )
    document.add_paragraph("Nobody fell in.")


def _boxed(document: Document) -> None:
    put(
        document.add_paragraph("Before the box"),
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" '
        'style="width:120pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed: 77 boats</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    )


def _notes(document: Document) -> None:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'
        for number, (kind, sign) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Board, 88 pages.</w:t></w:r></w:p></w:footnote>'
    )
    blob = f'<w:footnotes xmlns:w="{W}">{separators}{note}</w:footnotes>'
    _part(document, "/word/footnotes.xml", f"{_MEDIA}.footnotes+xml", blob, RELATIONSHIP_TYPE.FOOTNOTES)


def _comments(document: Document) -> None:
    said = [("4", "0A0A0A0A", "Eve", "Which report?"), ("9", "0B0B0B0B", "Jo Lind", "That of May.")]
    each = "".join(
        f'<w:comment w:id="{number}" w:author="{by}" w:date="2024-05-06T09:00:00Z" w:initials="x">'
        f'<w:p w14:paraId="{paragraph}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
        for number, paragraph, by, words in said
    )
    blob = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{each}</w:comments>'
    _part(document, "/word/comments.xml", f"{_MEDIA}.comments+xml", blob, RELATIONSHIP_TYPE.COMMENTS)
    threads = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="0A0A0A0A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0B0B0B0B" w15:paraIdParent="0A0A0A0A" w15:done="0"/></w15:commentsEx>'
    )
    _part(document, "/word/commentsExtended.xml", f"{_MEDIA}.commentsExtended+xml", threads, _THREADS)


def _part(document: Document, name: str, media_type: str, content: str, kind: str) -> None:
    part = Part(PackURI(name), media_type, content.encode(), document.part.package)
    document.part.relate_to(part, kind)
