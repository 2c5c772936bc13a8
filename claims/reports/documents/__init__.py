"""Which documents there are: the ending of a file, and the writer of what it ends on."""

from collections.abc import Callable
from importlib import import_module

from claims.errors import NotUnderstoodError
from claims.reports import saying
from claims.reports.content import Content

# By name, because each leads to a library that the others need not wait for.
WRITERS = {
    ".html": "claims.reports.documents.page",
    ".docx": "claims.reports.documents.word",
    ".md": "claims.reports.documents.markdown",
}


def writer(ending: str) -> Callable[[Content], bytes]:
    """Find the writer for the ending of a file's name, in any case; NotUnderstoodError where there is none."""
    name = WRITERS.get(ending.lower())
    if name is None:
        raise NotUnderstoodError(f"'{ending}' is no ending of a report; there are {', '.join(WRITERS)}")
    write: Callable[[Content], bytes] = import_module(name).write
    return write


def summary(content: Content) -> str:
    """Say what a document holds and what its reader may not have: "12 claims; for the public, 3 claims left out"."""
    return saying.written(len(content.claims), content.reader, content.left_out)
