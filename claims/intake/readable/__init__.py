"""The words that a person sees in a page or a file, so that a quote can be looked up in them."""

from dataclasses import dataclass
from datetime import date

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.readable import apart, kinds
from claims.intake.text import declared

# What these cannot read is text even so.
_ELSE_PLAIN = frozenset({"json", "xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    r"""What was read. Either there is `text`, or `unread` says why not, as a clause on "it".

    Lines end in `\n`; pages of a PDF are divided by a form feed. `read_by` names the reader and its
    version. `title` and `published` are what the file says of itself.
    """

    text: str | None = None
    read_by: str | None = None
    unread: str | None = None
    title: str | None = None
    published: date | None = None


def read(original: bytes, media_type: str | None, charset: str | None = None) -> Readable:
    """Read all that a person can see in the bytes; never raises for what they hold.

    HTML's scripts, styles, head, comments and what stands in for missing images are left out; what a page
    hides until it is clicked at is not. Struck words and the marks of notes are. Numbers do not run into
    each other where markup sets them apart (`lettering`). `charset` is what the bytes were said to be encoded in.
    """
    if not original:
        return Readable(unread="it is empty")
    if unread := kinds.unread(media_type):
        return Readable(unread=unread)
    if reader := kinds.reader(media_type):
        found = _read_apart(reader, original, "text", charset)
        if found.text is not None or reader not in _ELSE_PLAIN:
            return _bounded(found)
    return _bounded(_plain(original, media_type, charset))


def main_text(original: bytes, media_type: str | None) -> str | None:
    """Give the words that a page is there for, without menus and side bars; of anything else, all of them.

    Two snapshots of an address that agree in this have not changed. None: there is no text.
    """
    if kinds.reader(media_type) == "html" and (found := _read_apart("html", original, "main", None).text):
        return found
    return read(original, media_type).text


def _read_apart(reader: str, original: bytes, task: str, charset: str | None) -> Readable:
    found = apart.read(reader, original, task, charset or "")
    return Readable(
        text=found.get("text"),
        read_by=found.get("read_by"),
        unread=found.get("unread"),
        title=found.get("title"),
        published=date.fromisoformat(found["published"]) if "published" in found else None,
    )


def _plain(original: bytes, media_type: str | None, charset: str | None) -> Readable:
    """Read bytes as they stand, if they are text."""
    markup = media_type is not None and media_type.endswith(("/xml", "+xml"))
    try:
        found = declared.text(original, charset, markup=markup)
    except NotReadableError as error:
        return Readable(unread=str(error))
    return Readable(text=found.text, read_by=f"plain text, {found.encoding}")


def _bounded(found: Readable) -> Readable:
    """Refuse a text that is blank, or longer than any that was written by people."""
    if found.text is None:
        return found
    if len(found.text) > limits.CHARACTERS:
        return Readable(unread=limits.TOO_LONG)
    if not found.text.strip():
        return Readable(unread="it holds nothing but white space")
    return found
