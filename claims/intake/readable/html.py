"""A web page: all that stands in it to be read, and what it is there for."""

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree

from claims.errors import NotReadableError
from claims.intake.encoding import Decoded
from claims.intake.readable import apart, declared
from claims.intake.readable.apart import Found

# What the HTML Standard, section 15.3, starts on a line of its own, and what stands apart on a line.
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search section
    select summary table caption tbody thead tfoot tr ul xmp
    """,
    )
)
_TIGHT = frozenset({"li", "dt", "dd", "option", "tr"})
_CELLS = frozenset({"td", "th"})
# Never shown, or shown only where something else is not.
_UNSEEN = frozenset(
    re.findall(r"\S+", "head script style template noscript noembed noframes iframe object audio video canvas datalist")
)
_SPACE = re.compile(r"[ \t\n\f\r]+")
_TOO_DEEP = "its tags are nested too deeply to be read"
_LONGEST_TITLE = 500
# Title and date stand at the beginning, and to look for them costs more than to read.
_METADATA_CHARACTERS = 500_000
# What is longer has no menus to speak of; and a limit on time would make two readings of a page differ.
_MAIN_CHARACTERS = 2_000_000


def read(original: bytes, task: str, charset: str) -> Iterator[Found]:
    """Read a page: its main text for the task "main", else all its text, then its title and date."""
    try:
        decoded = declared.text(original, charset or None, markup=True)
    except NotReadableError as error:
        yield {"unread": str(error)}
        return
    if task == "main":
        short = len(decoded.text) <= _MAIN_CHARACTERS
        yield {"text": (trafilatura.extract(decoded.text) or "") if short else ""}
        return
    yield _visible(decoded)
    yield from _metadata(decoded.text)


def _visible(decoded: Decoded) -> Found:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = etree.fromstring(decoded.text.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:
        page = None
    # Without a word the parser drops all that follows.
    stopped = {entry.type_name for entry in parser.error_log if entry.level_name == "FATAL"}
    if "ERR_NO_MEMORY" in stopped:
        raise MemoryError
    if stopped:
        return {"unread": _TOO_DEEP}
    text = "" if page is None else _tidy("".join(_pieces(page)))
    if not text:
        return {"unread": "there are no words in it; its scripts may fetch them"}
    return {"text": text, "read_by": f"HTML, lxml {etree.__version__}, {decoded.encoding}"}


def _pieces(page: etree._Element) -> Iterator[str]:
    """Yield the text of a tree in order, and white space for what divides it; never calls itself."""
    walk = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield _divider(tag)
            if tag in _UNSEEN:
                walk.skip_subtree()
            elif element.text:
                yield element.text if tag in {"pre", "textarea"} else _SPACE.sub(" ", element.text)
            continue
        yield _divider(tag)
        if element.tail:
            yield _SPACE.sub(" ", element.tail)


def _divider(tag: str) -> str:
    if tag in _CELLS:
        return "\t"
    if tag == "q":
        return '"'
    if tag in _BLOCKS:
        return "\n" if tag in _TIGHT else "\n\n"
    return "\n" if tag == "br" else ""


def _tidy(text: str) -> str:
    """Let the widest of what stands between two words stand there alone."""
    return _SPACE.sub(lambda found: _widest(found[0]), text).strip(" \t\n\f\r")


def _widest(space: str) -> str:
    if "\n" in space:
        return "\n\n" if "\n\n" in space.replace(" ", "").replace("\t", "") else "\n"
    return "\t" if "\t" in space else " "


def _metadata(page: str) -> Iterator[Found]:
    """Give the title, and the date that the page's own marks say it was published on."""
    # Not extensive, which would take any date of the text for it.
    known = trafilatura.extract_metadata(page[:_METADATA_CHARACTERS], extensive=False)
    if known.title:
        yield {"title": " ".join(known.title.split())[:_LONGEST_TITLE]}
    if known.date:
        yield {"published": known.date}


if __name__ == "__main__":
    apart.answer(read)
