"""The styles of a Word file by their names: their ids are other ones in other languages."""

from lxml import etree

from claims.intake.readable.word import runs
from claims.reports.documents.word.markup import escaped

COMMENT_TEXT, COMMENT_SIGN, LINK = "annotation text", "annotation reference", "hyperlink"
HEADINGS = ("heading 1", "heading 2")
# What stands in for a style that a file has not; each heading is one to the navigation all the same.
_LARGE = ('<w:b/><w:sz w:val="32"/>', '<w:b/><w:sz w:val="26"/>')
_APART = '<w:keepNext/><w:spacing w:before="360" w:after="120"/>'


class Styles:
    """The styles that there are."""

    def __init__(self, part: etree._Element | None) -> None:
        self._ids: dict[str, str] = {}
        for style in () if part is None else part.iter("{*}style"):
            name = next((runs.value(each) for each in style if runs.local(each) == "name"), "")
            self._ids.setdefault(name.lower(), runs.value(style, "styleId"))

    def of_run(self, name: str, instead: str = "") -> str:
        """Write the properties of a run in a style, or what stands in for it."""
        return f'<w:rStyle w:val="{escaped(self._ids[name])}"/>' if name in self._ids else instead

    def of_paragraph(self, name: str) -> str:
        """Write the properties of a paragraph in a style."""
        return f'<w:pStyle w:val="{escaped(self._ids[name])}"/>' if name in self._ids else ""

    def heading(self, level: int) -> tuple[str, str]:
        """Write the properties of a heading's paragraph and of its run; the levels are 0 and 1."""
        if style := self.of_paragraph(HEADINGS[level]):
            return style, ""
        return f'{_APART}<w:outlineLvl w:val="{level}"/>', _LARGE[level]
