"""The comments that are put into a Word file, and what the file keeps of them for when it comes back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from claims.intake.readable.word import answered, comments, runs
from claims.reports.content import Claim, Content
from claims.reports.documents import margin
from claims.reports.documents.margin import Line
from claims.reports.documents.signs import shown
from claims.reports.documents.word import markup, styles
from claims.reports.documents.word.markup import Names
from claims.reports.documents.word.parts import File
from claims.reports.documents.word.styles import Styles

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_DESK = "claims"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a claim, and the id of the comment that says it."""

    id: int
    claim: Claim
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Give the text of the comment, its paragraphs as lines."""
        return "\n".join(map(str, self.lines))


def said(content: Content, file: File) -> list[Said]:
    """Say what is on record of the claims that stand in the text, by ids that no comment in the file has."""
    ids = _free(file)
    return [Said(next(ids), claim, tuple(lines(content, claim))) for claim in content.marked]


def lines(content: Content, claim: Claim) -> Iterator[Line]:
    """Yield what is said of a claim, its number first."""
    first, *more = margin.lines(content, claim)
    yield Line(f"[C{claim.entry.number}] {first}")
    yield from more


def add(file: File, content: Content, put: Iterable[Said], known: Styles) -> None:
    """Write the comments beside those that are there, and what is kept of them."""
    put = list(put)
    part = _part(file)
    before = [*comments.read(part, {})]
    author = shown(content.publisher.name or _DESK)
    attributes = {
        "author": author,
        "initials": "".join(word[0] for word in author.split())[:3],
        "date": f"{content.made_at:%Y-%m-%dT%H:%M:%SZ}",
    }
    of = "".join(f' w:{name}="{markup.escaped(value)}"' for name, value in attributes.items())
    sign = f"<w:r>{_properties(known)}<w:annotationRef/></w:r>"
    written = "".join(f'<w:comment w:id="{one.id}"{of}>{_paragraphs(one, known, sign)}</w:comment>' for one in put)
    part.extend(Names.of(part).elements(written))
    _keep(file, content, author, {one.claim: one.text for one in put}, before)


def _properties(known: Styles) -> str:
    return f"<w:rPr>{known.of_run(styles.COMMENT_SIGN)}</w:rPr>" if known.of_run(styles.COMMENT_SIGN) else ""


def _paragraphs(one: Said, known: Styles, sign: str) -> str:
    style = known.of_paragraph(styles.COMMENT_TEXT)
    return "".join(
        markup.paragraph((sign if not at else "") + markup.run(str(line), _look(line, at)), style)
        for at, line in enumerate(one.lines)
    )


def _look(line: Line, at: int) -> str:
    if not at:
        return "<w:b/>"
    return "<w:i/>" if line.quoted else ""


def _part(file: File) -> etree._Element:
    """Give the part with the comments, made where there is none."""
    if (name := file.related("comments")) is not None:
        return file.tree(name)
    names = Names.of(file.tree(file.main))
    tree = etree.Element(names.tag("comments"), nsmap={"w": names.word, "r": names.links})
    folder = file.main.rpartition("/")[0]
    file.relate(file.main, "comments", file.add(f"{folder}/comments{{}}.xml".lstrip("/"), tree, _MEDIA_TYPE))
    return tree


def _free(file: File) -> Iterator[int]:
    """Yield the ids that no comment has, and no mark of one that is lost."""
    name = file.related("comments")
    known = file.tree(name).iter("{*}comment") if name else ()
    marks = file.tree(file.main).iter(*(f"{{*}}{mark}" for mark in _MARKS))
    taken = {runs.value(each, "id") for each in (*known, *marks)}
    return (number for number in count() if str(number) not in taken)


def _keep(
    file: File, content: Content, author: str, written: Mapping[Claim, str], before: Iterable[comments.Comment]
) -> None:
    """Keep how the comments were written, where editors leave it alone (ECMA-376-1, 15.2.5 and 15.2.6)."""
    root = etree.Element(answered.WRITTEN, {answered.AUTHOR: author}, nsmap={None: answered.KEPT})
    for claim, text in written.items():
        of = {answered.NUMBER: str(claim.entry.number), answered.UID: claim.entry.uid}
        etree.SubElement(root, answered.COMMENT, of).text = text
    for each in before:
        etree.SubElement(root, answered.THERE, {answered.SHA256: answered.digest(each)})
    name = file.add("customXml/item{}.xml", root, "application/xml")
    file.relate(file.main, "customXml", name)
    identity = uuid5(NAMESPACE_URL, f"{answered.KEPT} {content.article.uid} {content.made_at.isoformat()}")
    tag, space = f"{{{_PROPERTIES}}}", {"ds": _PROPERTIES}
    about = etree.Element(f"{tag}datastoreItem", {f"{tag}itemID": f"{{{str(identity).upper()}}}"}, nsmap=space)
    schemas = etree.SubElement(about, f"{tag}schemaRefs")
    etree.SubElement(schemas, f"{tag}schemaRef", {f"{tag}uri": answered.KEPT})
    file.relate(name, "customXmlProps", file.add("customXml/itemProps{}.xml", about, _PROPERTIES_TYPE))
