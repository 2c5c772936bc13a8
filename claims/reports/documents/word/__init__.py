"""A report as a Word file: the article with a comment on each claim's words, and a table of them behind it."""

import zipfile
import zlib

from lxml import etree

from claims.intake.media_types import WORD
from claims.intake.readable.word import placed
from claims.intake.readable.word.package import Package, TooLargeError
from claims.intake.readable.word.placed import Laid
from claims.reports.content import Content
from claims.reports.documents.word import appendix, comments, fresh, styles
from claims.reports.documents.word.markup import Names
from claims.reports.documents.word.parts import File
from claims.reports.documents.word.ranges import Marking, Range
from claims.reports.documents.word.styles import Styles

# What zipfile and lxml raise for a file that is damaged, encrypted or packed in a way of its own, and we for one that
# has not the parts of a Word file.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(etree.XMLSyntaxError, KeyError, ValueError, TooLargeError),
)


def write(content: Content) -> bytes:
    """Write the file that the article came as with our comments in it, or a new one where it came as something else.

    Also where what is on record is no longer what the file says.
    """
    file, laid = _original(content) or fresh.made(content)
    part = file.related("styles")
    known = Styles(file.tree(part) if part else None)
    said = comments.said(content, file)
    sign = known.of_run(styles.COMMENT_SIGN, '<w:sz w:val="16"/>')
    ranges = [Range(one.id, one.claim.entry.start or 0, one.claim.entry.end or 0) for one in said]
    refused = Marking(laid, Names.of(laid.tree), sign).put(ranges)
    comments.add(file, content, [one for one in said if one.id not in refused], known)
    uncommented = [(one.claim, refused[one.id]) for one in said if one.id in refused]
    appendix.add(file, content, uncommented, known)
    return file.packed()


def _original(content: Content) -> tuple[File, Laid] | None:
    """Open the file that the article came as, None where it came as none or reads otherwise than the record."""
    if content.text is None or content.text.media_type != WORD:
        return None
    try:
        file = File(content.text.original)
        laid = placed.read(Package(content.text.original))
        # All that is read of it, so that what is wrong with it shows here.
        for name in filter(None, map(file.related, ("comments", "styles"))):
            file.tree(name)
    except _UNREADABLE:
        return None
    if laid.text != content.text.words:
        return None
    file.put(file.main, laid.tree)
    return file, laid
