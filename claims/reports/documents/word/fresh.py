"""A Word file of an article that came as something else."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle
from lxml import etree

from claims.intake.readable.word.placed import Laid, Piece
from claims.reports.content import Content
from claims.reports.documents import blocks, margin
from claims.reports.documents.blocks import Block
from claims.reports.documents.signs import shown
from claims.reports.documents.word import markup, styles
from claims.reports.documents.word.markup import Names
from claims.reports.documents.word.parts import File

_INK, _GREY = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5B, 0x66, 0x70)
# Fonts that come with Word, and that other programs have substitutes of the same widths for.
_TEXT, _HEAD = "Cambria", "Calibri"
# Size, and space before and behind, in points.
_HEADS = {"Title": (24, 0, 6), "Subtitle": (11, 0, 18), "Heading 1": (18, 0, 8), "Heading 2": (13, 18, 6)}


def made(content: Content) -> tuple[File, Laid]:
    """Make a file of the title and the text; the letters of the text stand in it one for one."""
    file = File(_empty(content))
    tree = file.tree(file.main)
    names, text = Names.of(tree), content.text.words if content.text else ""
    title = blocks.titled(text, content.article.title)
    body, pieces, about = tree[0], list[Piece](), _about(content)
    head = [("Title", content.article.title)] if title is None else []
    under = [("Subtitle", about)] if about else []
    _said(body, names, [*head, *([] if title else under)])
    for block in blocks.blocks(text):
        pieces += _block(body, names, text, block, "Title" if block == title else None)
        if block == title:
            _said(body, names, under)
    return file, Laid(text, tree, tuple(pieces))


def _said(body: etree._Element, names: Names, said: list[tuple[str, str]]) -> None:
    for style, words in said:
        _append(body, names, markup.paragraph(markup.run(words), f'<w:pStyle w:val="{style}"/>'))


def _block(body: etree._Element, names: Names, text: str, block: Block, style: str | None) -> list[Piece]:
    """Append a paragraph of the text, and give the places of its letters."""
    words = text[block.start : block.end]
    settings = f'<w:pStyle w:val="{style}"/>' if style else ""
    [run] = _append(body, names, markup.paragraph(markup.run(words), settings)).iter(names.tag("r"))
    pieces, start = [], block.start
    for each in run:
        end = start + (len(each.text or "") or 1)
        pieces.append(Piece(each, start, end))
        start = end
    return pieces


def _append(body: etree._Element, names: Names, written: str) -> etree._Element:
    [paragraph] = names.elements(written)
    # The last in the body are the settings of its pages.
    body.insert(len(body) - 1, paragraph)
    return paragraph


def _about(content: Content) -> str:
    article = content.article
    published = margin.day(article.published) if article.published else None
    return " · ".join(part for part in (article.byline, article.outlet, published, article.address) if part)


def _empty(content: Content) -> bytes:
    document = docx.Document()
    _set_pages(document)
    _set_styles(document)
    known, article = document.core_properties, content.article
    known.title, known.author, known.comments = _fitting(article.title), _fitting(article.byline or ""), ""
    known.created = known.modified = content.made_at
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _fitting(said: str) -> str:
    # python-docx refuses longer ones.
    return shown(said)[:255]


def _set_pages(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)


def _set_styles(document: Document) -> None:
    known = document.styles
    normal = _paragraphs(known["Normal"])
    _font(normal, _TEXT, 11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.25
    for name, (size, before, behind) in _HEADS.items():
        style = _paragraphs(known[name])
        _font(style, _HEAD, size)
        _plain(style)
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.font.color.rgb = _GREY if name == "Subtitle" else _INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(behind)
        style.paragraph_format.line_spacing = 1.1
    comment = _paragraphs(known.add_style(styles.COMMENT_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True))
    _font(comment, _HEAD, 10)
    comment.paragraph_format.space_after, comment.paragraph_format.line_spacing = Pt(4), 1.0
    known.add_style(styles.COMMENT_SIGN, WD_STYLE_TYPE.CHARACTER, builtin=True).font.size = Pt(8)
    link = known.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor(0x0B, 0x57, 0xA4), True


def _paragraphs(style: BaseStyle) -> ParagraphStyle:
    if not isinstance(style, ParagraphStyle):
        raise TypeError(style.name)
    return style


def _font(style: ParagraphStyle, name: str, size: float) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The theme's fonts come before those that are named.
    for attribute in [name for name in fonts.attrib if str(name).endswith("Theme")]:
        del fonts.attrib[attribute]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _plain(style: ParagraphStyle) -> None:
    """Take away the line under a title and the room between its letters."""
    for part, name in ((style.element.pPr, "w:pBdr"), (style.element.rPr, "w:spacing")):
        for each in [] if part is None else part.findall(qn(name)):
            part.remove(each)
