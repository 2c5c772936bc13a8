"""Files of programs: Word, PDF and workbooks, with archives that try to be more, larger or elsewhere."""

from pathlib import Path

from claims.intake import documents, media_types, readable
from claims.intake.exchange import comments
from claims.intake.media_types import WORD
from claims.intake.page import Material
from tests.hostile import laws, mutating
from tests.hostile.dice import Dice, target
from tests.hostile.mutating import unpacked
from tests.hostile.watching import Watch
from tests.intake.readable.pdf import files as pdfs
from tests.intake.readable.word.files import NAMES, changed, line, linked, paragraph, run, word

MARKED = (
    '<w:commentRangeStart w:id="0"/><w:r><w:t>At least 12</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
)
DOCUMENT = unpacked(
    word(
        paragraph(MARKED, run(" people died, ", "<w:b/>"), changed("ins", "she said"), changed("del", "no", "delText"))
        + line("Seven ", "ships")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        + f'<w:p><w:hyperlink r:id="rId9" xmlns:r="r">{run("a link", "<w:vertAlign w:val=&quot;superscript&quot;/>")}'
        + "</w:hyperlink></w:p>",
        NAMES,
        linked(rId9="https://a.example/"),
        comments='<w:comment w:id="0" w:author="claims"><w:p><w:r><w:t>[C1] unverified</w:t></w:r></w:p></w:comment>'
        '<w:comment w:id="1" w:author="Ben"><w:p><w:r><w:t>[C1] verified, says the log</w:t></w:r></w:p></w:comment>',
        footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>See https://b.example/ p. 4</w:t></w:r></w:p></w:footnote>',
    )
)
TAGS = (
    *(b"<w:p>", b"</w:p>", b"<w:r>", b"</w:r>", b"<w:t>", b"</w:t>", b"<w:tbl>", b"<w:ins>", b"<w:del>", b'w:id="0"'),
    *(b"<w:br/>",),
    *(b"<w:tab/>", b"[C1]", b"[C999999999]", b"<w:txbxContent>", b"<w:sdt>", b"<w:fldSimple>"),
    *(b"<w:fldChar w:fldCharType='begin'/>",),
    *(b"<w:instrText>HYPERLINK x</w:instrText>", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", b"&y;"),
    *(b"<w:altChunk/>",),
    *(b'w:val=""', b'Target="../../../etc/passwd"', b'TargetMode="External"', b"word/document.xml", b"document.xml"),
    *(b"<mc:Choice>",),
)
PDFS = (
    pdfs.pdf(b"At least 12 people died.", b"Page two, said Ana Ruiz."),
    pdfs.placed(
        [
            (72, 72, 24, "Bridge collapse"),
            (72, 120, 12, "At least 12 people died when a"),
            (72, 134, 12, "bridge fell."),
        ]
    ),
)
OBJECTS = (
    *(b"1 0 obj", b"2 0 R", b"1 0 R", b"99 0 R", b"<<", b">>", b"[", b"]", b"stream\n", b"endstream", b"/Kids"),
    *(b"/Count 9", b"/Length 0"),
    *(b"/Filter/FlateDecode", b"/Filter/LZWDecode", b"/Encrypt 1 0 R", b"xref", b"trailer", b"startxref", b"%%EOF"),
    *(b"Tj", b"BT", b"ET"),
    *(b"(", b")", b"<feff>", b"Td", b"Tm", b"0 0 0 0 0 0 cm", b"1e99", b"-99999999999", b"/Parent 2 0 R"),
    *(b"/F1 0 Tf", b"/Prev 0", b"q Q"),
)


@target
def test_any_word_file_is_an_article_an_answer_and_a_source_or_is_refused(
    watch: Watch, folder: Path, dice: Dice
) -> None:
    original = mutating.archive(dice, DOCUMENT, TAGS)
    material = Material("a.docx", "/desk/a.docx", original)
    task = dice.below(3)

    with watch.over(original):
        if task == 0:
            laws.of_page(documents.read(material, "word", WORD))
        elif task == 1:
            comments.read(material)
        else:
            laws.of_readable(readable.read(original, media_types.told(original, "a.docx")))
    assert not [*folder.iterdir()]


@target
def test_any_pdf_is_an_article_and_a_source_or_is_refused(watch: Watch, dice: Dice) -> None:
    original = mutating.bytes_(dice, dice.one(PDFS), OBJECTS)

    with watch.over(original):
        if dice.below(2):
            laws.of_readable(readable.read(original, "application/pdf"))
        else:
            laws.of_page(documents.read(Material("a.pdf", "/desk/a.pdf", original), "pdf", "application/pdf"))
