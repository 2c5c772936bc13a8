"""A PDF: the text layer of its pages."""

import logging
from collections.abc import Iterator
from io import BytesIO

import pypdf
from pypdf.errors import LimitReachedError

from claims.intake import limits
from claims.intake.readable import apart
from claims.intake.readable.apart import Found

_PAGE_BREAK = "\n\f"


def read(original: bytes, _task: str, _charset: str) -> Iterator[Found]:
    """Read the pages in order, a form feed between two; one without text layer is an empty one."""
    logging.disable()
    document = pypdf.PdfReader(BytesIO(original))
    # Many are locked for changes only, with no password to read them.
    if document.is_encrypted and not document.decrypt(""):
        yield {"unread": "it is locked with a password"}
        return
    try:
        yield _text(document)
    except LimitReachedError:
        yield {"unread": "it unpacks to more than can be read"}
        return
    if (known := document.metadata) and isinstance(known.title, str) and known.title.strip():
        yield {"title": known.title.strip()}


def _text(document: pypdf.PdfReader) -> Found:
    if len(document.pages) > limits.PAGES:
        return {"unread": f"it has more than {limits.PAGES:,} pages"}
    pages: list[str] = []
    left = limits.CHARACTERS
    for page in document.pages:
        pages.append(page.extract_text())
        left -= len(pages[-1])
        if left < 0:
            return {"unread": f"its text is longer than {limits.CHARACTERS:,} characters"}
    if not any(map(str.strip, pages)):
        return {"unread": "it has no text layer, only pictures of its pages"}
    return {"text": _PAGE_BREAK.join(pages), "read_by": f"PDF, pypdf {pypdf.__version__}"}


if __name__ == "__main__":
    apart.answer(read)
