"""Markdown, as the words a reader sees."""

from claims.errors import NotReadableError
from claims.intake import refusing
from claims.intake.given import beside, handed
from claims.intake.page import Material, Page
from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.markdown import front_matter
from claims.intake.text import plain

# In code points. To parse is 10 microseconds for each at most, but for brackets, whose time grows with the square of
# their number; a process of its own costs a quarter of a second.
_SOON_READ = 50_000
_FEW_BRACKETS = 1_000


def read(material: Material) -> Page:
    """Read the words of CommonMark with tables; NotReadableError if there are none, or it takes too long.

    Headings, paragraphs, list items, quotes and table rows (cells with ` | ` between them) stand on lines
    of their own with a blank line between; lines wrapped inside one are joined. Links keep their words and
    code its lines. Footnotes follow, a paragraph each. Gone are marks, list numbers, images and HTML.
    """
    decoded = plain.decode(material)
    refusing.refuse_text(decoded.text, material.name)
    head = front_matter.cut(decoded.text)
    found = _found(decoded.text[head.body :])
    if "unread" in found:
        raise NotReadableError(f"{material.name} cannot be read: {found['unread']}")
    if not found["text"]:
        raise NotReadableError(f"{material.name} has no words in it besides Markdown's marks, images and HTML")
    return Page(
        text=found["text"],
        title=head.title or found["title"] or plain.title(found["text"]),
        byline=head.byline,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        address=head.address or material.address,
        media_type="text/markdown",
        read_by=f"{found['read_by']}, {decoded.encoding}",
        location=material.location,
        original=material.original,
        given=beside.in_order(handed.told(found["given"])),
    )


def _found(body: str) -> Found:
    if len(body) > _SOON_READ or body.count("[") > _FEW_BRACKETS:
        return apart.read("markdown", body.encode(), "article", "")
    # The parser is past a hand-made one: it passes CommonMark's own test suite and drops nothing.
    from claims.intake.readable.markdown import words  # noqa: PLC0415 - inside, since plain text needs none of it

    return words.read(body)
