"""A PDF: the text layer of its pages."""

import logging
from collections.abc import Iterator
from io import BytesIO

import pypdf
from pypdf.errors import LimitReachedError

from claims.intake import limits
from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.pdf import article, running
from claims.intake.readable.pdf.drawn import Drawn

_PAGE_BREAK = "\n\f"


def read(original: bytes, task: str, _charset: str) -> Iterator[Found]:
    """Read an article for the task "article" (`article.read`), else the pages as they are drawn.

    Those are read in order, a form feed between two; one without text layer is an empty one. Running heads and feet
    are left out (`running`).
    """
    logging.disable()
    document = pypdf.PdfReader(BytesIO(original))
    # Many are locked for changes only, with no password to read them.
    if document.is_encrypted and not document.decrypt(""):
        yield {"unread": "it is locked with a password"}
        return
    if len(document.pages) > limits.PAGES:
        yield {"unread": f"it has more than {limits.PAGES:,} pages"}
        return
    try:
        found = (article.read if task == "article" else _seen)(document)
    except LimitReachedError:
        yield {"unread": "it unpacks to more than can be read"}
        return
    if found is None:
        yield {"unread": limits.TOO_LONG}
    elif not found["text"]:
        yield {"unread": "it has no text layer, only pictures of its pages"}
    else:
        yield found | {"read_by": f"PDF, pypdf {pypdf.__version__}"}


def _seen(document: pypdf.PdfReader) -> Found | None:
    """Read all pages; None if they are too long, and no text if there is no text layer."""
    pages: list[str] = []
    left = limits.CHARACTERS
    for page in document.pages:
        pages.append(Drawn().text(page))
        left -= len(pages[-1])
        if left < 0:
            return None
    found = {"text": _PAGE_BREAK.join(running.without(pages)) if any(map(str.strip, pages)) else ""}
    if (known := document.metadata) and isinstance(known.title, str) and known.title.strip():
        found["title"] = known.title.strip()
    return found


if __name__ == "__main__":
    apart.answer(read)
