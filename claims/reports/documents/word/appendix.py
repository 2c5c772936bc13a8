"""The tables behind an article: all its claims, and the sources that they were checked against."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from claims.reports.content import Claim, Content
from claims.reports.documents import ending, margin
from claims.reports.documents.word import comments, markup, styles
from claims.reports.documents.word.markup import Names
from claims.reports.documents.word.parts import File
from claims.reports.documents.word.styles import Styles
from claims.vocabulary import Status

# Colours behind a status, which stands there as a word.
_FILLS = {
    Status.UNVERIFIED: "F1F3F5",
    Status.VERIFIED: "DDF2E3",
    Status.REFUTED: "F9DCDC",
    Status.DISPUTED: "FCEBCB",
    Status.UNPROVEN: "E6E0F3",
    Status.DISMISSED: "FFFFFF",
}
_HEAD_FILL, _LINE = "2F3E4E", "C5CBD1"
_SMALL = '<w:sz w:val="17"/>'
_HEAD = f'<w:b/><w:color w:val="FFFFFF"/>{_SMALL}'
_TIGHT = '<w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
_SIDES = ("top", "bottom", "insideH")
# The width of a table's grid in twentieths of a point; programs that know per cent use those.
_GRID = 9_000
_CLAIMS = (("No.", 320), ("Words", 1560), ("Kind and value", 1060), ("Status", 640), ("In the text", 780), ("By", 640))
_SOURCES = (("No.", 320), ("Source", 2260), ("Kind", 900), ("Claims", 620), ("Snapshots", 900))
# What an address may hold besides letters and digits (RFC 3986); Word takes a file with any other for damaged.
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell: paragraphs, and the colour behind them."""

    paragraphs: Sequence[str]
    fill: str = ""


def add(file: File, content: Content, uncommented: Sequence[tuple[Claim, str]], known: Styles) -> None:
    """Write the tables on pages of their own; `uncommented` are claims that no comment can be on, with the reason."""
    tree = file.tree(file.main)
    body = next(each for each in tree if etree.QName(each).localname == "body")
    written = "".join(_Written(file, content, known).all(uncommented))
    _append(body, Names.of(tree), written)


def _append(body: etree._Element, names: Names, written: str) -> None:
    """Put the tables in a section of their own, so that columns and numbered lines end with the article."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != names.tag("sectPr"):
        body.extend(names.elements(f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>{written}"))
        return
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    [ended] = names.elements(f"<w:p><w:pPr>{tiny}</w:pPr></w:p>")
    [section] = names.elements('<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
    for name in ("pgSz", "pgMar"):
        section.extend([_copy(each) for each in last.findall(names.tag(name))])
    last.addprevious(ended)
    ended[0].append(last)
    body.extend([*names.elements(written), section])


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


class _Written:
    """The appendix while it is written."""

    def __init__(self, file: File, content: Content, known: Styles) -> None:
        self._file, self._content, self._known = file, content, known
        self._links: dict[str, str] = {}

    def all(self, uncommented: Sequence[tuple[Claim, str]]) -> Iterator[str]:
        """Yield the blocks in their order."""
        yield self._heading("Claims and sources", 0)
        for what, said in ending.facts(self._content):
            yield markup.paragraph(f"{markup.run(f'{what}: ', f'<w:b/>{_SMALL}')}{markup.run(said, _SMALL)}", _TIGHT)
        in_text = self._content.marked
        if in_text:
            yield from self._table("Claims", _CLAIMS, [self._claim(claim) for claim in in_text])
        if uncommented:
            rows = [self._claim(claim, f"It stands in {why}.") for claim, why in uncommented]
            yield from self._table("Claims without a comment", _CLAIMS, rows)
        if self._content.apart:
            rows = [self._claim(claim, "") for claim in self._content.apart]
            yield from self._table("Claims that stand nowhere in the text", _CLAIMS, rows)
        if self._content.sources:
            yield from self._table("Sources", _SOURCES, [*self._sources()])
        if self._content.notes:
            yield self._heading("Notes on the article", 1)
            for note in self._content.notes:
                yield markup.paragraph(markup.run(f"{note.by}, {margin.day(note.created_at)}: {note.text}"))

    def _heading(self, words: str, level: int) -> str:
        paragraph, run = self._known.heading(level)
        return markup.paragraph(markup.run(words, run), paragraph)

    def _table(self, title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[_Cell]]) -> Iterator[str]:
        yield self._heading(title, 1)
        lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in _SIDES)
        room = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
        widths = [width for _, width in columns]
        grid = "".join(f'<w:gridCol w:w="{width * _GRID // 5000}"/>' for width in widths)
        head = [_Cell([_paragraph(name, _HEAD)], _HEAD_FILL) for name, _ in columns]
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{lines}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{room}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        yield _row(head, widths, "<w:cantSplit/><w:tblHeader/>")
        for row in rows:
            yield _row(row, widths, "<w:cantSplit/>")
        # Two tables without anything between them are one.
        yield f"</w:tbl>{markup.paragraph('', _TIGHT)}"

    def _claim(self, claim: Claim, apart: str | None = None) -> Sequence[_Cell]:
        """Write a claim's row; one without a comment has under its words what would stand in one."""
        entry, status = claim.entry, margin.standing(claim)
        under = [] if apart is None else [apart, *map(str, [*comments.lines(self._content, claim)][1:])]
        words = [" ".join((entry.exact or entry.text).split()), *filter(None, under)]
        doubt = ["to be looked at again"] if entry.stale else []
        return (
            _Cell([_paragraph(f"C{entry.number}")]),
            _Cell([_paragraph(line) for line in words]),
            _Cell([_paragraph(margin.reading(claim))]),
            _Cell([_paragraph(line) for line in (status, *doubt)], _FILLS[entry.status]),
            _Cell([_paragraph(margin.resolution(claim))]),
            _Cell([_paragraph(margin.giver(claim.verdict))]),
        )

    def _sources(self) -> Iterator[Sequence[_Cell]]:
        citing = ending.citing(self._content)
        for source in self._content.sources:
            title = source.alias or source.title or source.citation or source.location or ""
            place = source.location or source.citation
            named = [_paragraph(title)] if title != place else []
            kept = [margin.snapshot(one) for one in ending.kept(self._content, source.number)]
            yield (
                _Cell([_paragraph(f"s{source.number}")]),
                _Cell([*named, *([self._place(place)] if place else [])] or [_paragraph("")]),
                _Cell([_paragraph(f"{margin.words(source.kind)}, {source.level}")]),
                _Cell([_paragraph(", ".join(f"C{number}" for number in citing[source.number]))]),
                _Cell([_paragraph(one) for one in kept or [""]]),
            )

    def _place(self, place: str) -> str:
        if (address := margin.address(place)) is None:
            return _paragraph(place)
        target = quote(_BARE_PERCENT.sub("%25", address), safe=_SAFE, errors="replace")
        if target not in self._links:
            self._links[target] = self._file.relate(self._file.main, "hyperlink", target, outside=True)
        style = self._known.of_run(styles.LINK)
        look = f"{style}{_SMALL}" if style else f'<w:color w:val="0B57A4"/>{_SMALL}<w:u w:val="single"/>'
        return markup.paragraph(markup.link(self._links[target], place, look), _TIGHT)


def _paragraph(words: str, settings: str = _SMALL) -> str:
    return markup.paragraph(markup.run(words, settings) if words else "", _TIGHT)


def _row(cells: Sequence[_Cell], widths: Sequence[int], settings: str) -> str:
    written = "".join(
        markup.cell(
            each.paragraphs, width, f'<w:shd w:val="clear" w:color="auto" w:fill="{each.fill}"/>' * bool(each.fill)
        )
        for each, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{settings}</w:trPr>{written}</w:tr>"
