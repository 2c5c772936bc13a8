"""A report in Markdown (CommonMark with footnotes): the article with a footnote for each claim."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claims.reports.content import Claim, Content
from claims.reports.documents import blocks, ending, margin
from claims.reports.documents.blocks import Block
from claims.reports.documents.margin import Line
from claims.reports.documents.signs import shown

# What is a sign of Markdown anywhere, and what at the beginning of a line; "^" and "(" only beside a footnote's mark,
# "$" and "~" in other programs than CommonMark's.
_ANYWHERE = frozenset("\\`*_[]<>&^|~$")
_AT_BEGINNING = frozenset("#+-=:")
_NUMBERED = re.compile(r"[0-9]+(?=[.)])")
# What may not stand in an address between < and >.
_NOT_IN_ADDRESS = re.compile(r"[\s<>]")
_RULE = "---"
_INSET = "    "


def write(content: Content) -> bytes:
    """Write it; everything from outside is escaped, so that it reads as it was."""
    return ("\n\n".join(_all(content)) + "\n").encode(errors="replace")


def escaped(words: str) -> str:
    """Write words so that Markdown shows them as they are, on one line."""
    return _line(" ".join(words.split()), {})


def _all(content: Content) -> Iterator[str]:
    text = content.text.words if content.text else ""
    marks = _marks(content, text)
    title = blocks.titled(text, content.article.title)
    yield f"# {_block(text, title, marks, ' ') if title else escaped(content.article.title)}"
    if about := _about(content):
        yield f"*{about}*"
    yield escaped(ending.summary(content))
    yield _RULE
    yield from (_block(text, block, marks) for block in blocks.blocks(text) if block != title)
    yield _RULE
    yield from _apart(content)
    yield from _sources(content)
    yield from _notes(content)
    yield from _record(content)
    yield from (_footnote(content, claim) for claim in content.marked)


def _about(content: Content) -> str:
    article = content.article
    published = margin.day(article.published) if article.published else None
    said = (article.byline, article.outlet, published)
    parts = [escaped(part) for part in said if part and part.strip()]
    return " · ".join([*parts, *([_address(article.address)] if article.address else [])])


def _marks(content: Content, text: str) -> dict[int, list[Claim]]:
    """Give the claims that end behind a letter, by its place, those that began last first."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in content.marked:
        words = text[claim.entry.start or 0 : claim.entry.end or 0]
        found[(claim.entry.start or 0) + len(words.rstrip()) - 1].insert(0, claim)
    return found


def _block(text: str, block: Block, marks: Mapping[int, list[Claim]], between: str = "\n") -> str:
    """Write a paragraph, its lines as they are."""
    lines, start = [], block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip():
            begun = start + len(line) - len(line.lstrip())
            notes = {at - begun: marks[at] for at in range(begun, start + len(line)) if at in marks}
            lines.append(_line(line.strip(), notes))
        start += len(line) + 1
    return between.join(lines)


def _line(line: str, notes: Mapping[int, list[Claim]]) -> str:
    """Write a line; `notes` are the claims that end behind a letter of it, by its place."""
    numbered = _NUMBERED.match(line)
    heads = {numbered.end()} if numbered else {0} if line[:1] in _AT_BEGINNING else set()
    pieces, noted = [], False
    for at, letter in enumerate(line):
        sign = " " if letter.isspace() else shown(letter)
        # Behind the mark of a footnote a bracket would make it a link.
        escape = sign in _ANYWHERE or at in heads or (noted and sign == "(")
        pieces.append(f"\\{sign}" if escape else sign)
        pieces += (f"[^c{claim.entry.number}]" for claim in notes.get(at, ()))
        noted = at in notes
    return "".join(pieces)


def _footnote(content: Content, claim: Claim) -> str:
    first, *more = margin.lines(content, claim)
    head = f"[^c{claim.entry.number}]: **C{claim.entry.number}** {_said(first)}"
    return f"\n\n{_INSET}".join([head, *map(_said, more)])


def _said(line: Line) -> str:
    words = f"*{escaped(line.words)}*" if line.quoted else escaped(line.words)
    return f"{words} {_address(line.address)}" if line.address else words


def _address(address: str) -> str:
    """Write an address as a link; what could end one early is written as in other addresses."""
    if margin.address(address) is None:
        return escaped(address)
    return f"<{_NOT_IN_ADDRESS.sub(lambda sign: ''.join(f'%{byte:02X}' for byte in sign[0].encode()), shown(address))}>"


def _apart(content: Content) -> Iterator[str]:
    if content.apart:
        yield "## Claims that stand nowhere in the text"
    for claim in content.apart:
        first, *more = margin.lines(content, claim)
        head = f"- **C{claim.entry.number}** {escaped(claim.entry.exact or claim.entry.text)}"
        yield "\n\n  ".join([head, *map(_said, [first, *more])])


def _sources(content: Content) -> Iterator[str]:
    if not content.sources:
        return
    yield "## Sources"
    citing = ending.citing(content)
    listed = []
    for source in content.sources:
        title = source.alias or source.title or source.citation or source.location or ""
        place = source.location or source.citation
        claims = ", ".join(f"C{number}" for number in citing[source.number])
        kept = "; ".join(margin.snapshot(one) for one in ending.kept(content, source.number))
        told = [escaped(title)] if title != place else []
        told += [_address(place)] if place else []
        told += [f"{margin.words(source.kind)}, {source.level}", claims]
        listed.append(f"- **s{source.number}** {'. '.join([*told, *([f'Snapshots {kept}'] if kept else [])])}")
    yield "\n".join(listed)


def _notes(content: Content) -> Iterator[str]:
    if content.notes:
        yield "## Notes on the article"
        told = (f"{note.by}, {margin.day(note.created_at)}: {note.text}" for note in content.notes)
        yield "\n".join(_items(told))


def _record(content: Content) -> Iterator[str]:
    yield "## The record"
    yield "\n".join(_items(f"{what}: {said}" for what, said in ending.facts(content)))


def _items(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {escaped(line)}" for line in lines)
