"""What a person sees of a tree of markup: its words in order, on the lines on which they stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from claims.intake.readable.html import marks
from claims.intake.readable.lettering import Lettering

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
    re.findall(
        r"\S+",
        """
    head script style template noscript noembed noframes iframe object audio video canvas datalist annotation
    annotation-xml
    """,
    )
)
_AS_WRITTEN = frozenset({"pre", "textarea"})
_SPACE = re.compile(r"[ \t\n\f\r]+")


def divider(tag: str) -> str:
    """Give what divides an element of HTML from what stands before and behind it."""
    if tag in _CELLS:
        return "\t"
    if tag == "q":
        return '"'
    if tag in _BLOCKS:
        return "\n" if tag in _TIGHT else "\n\n"
    return "\n" if tag == "br" else ""


@dataclass(frozen=True, slots=True)
class Markup:
    """How the elements of a kind of markup are seen: what divides them, which are left out, and what their text means.

    Each is asked of an element and its name.
    Words that are `struck` stand on the page and are none of it; those `unseen` do not stand there.
    """

    divided: Callable[[etree._Element, str], str]
    unseen: Callable[[etree._Element, str], bool]
    struck: Callable[[etree._Element, str], bool]
    meant: Callable[[str], str]


HTML = Markup(
    divided=lambda _, tag: divider(tag),
    unseen=lambda _, tag: tag in _UNSEEN,
    struck=marks.left_out,
    meant=lambda words: words,
)


def text(page: etree._Element, markup: Markup = HTML) -> str:
    """Give the words of a tree in order, and white space for what divides them; never calls itself.

    Left out is what is struck out, and the marks of notes. Raised and lowered digits are those of Unicode ("10⁶"). Of
    figures that meet where one looks other than the other, `lettering.BORDER` stands between.
    """
    letters = Lettering()
    # What began and has not ended, by name, with what divides it.
    begun: list[tuple[str, str]] = []
    walk = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag = marks.name(element)
            begun.append((tag, markup.divided(element, tag) if tag else ""))
            if not _begin(letters, element, *begun[-1], markup):
                walk.skip_subtree()
            continue
        if event == "end":
            _end(letters, element, *begun.pop())
        if element is not page:
            letters.say(markup.meant(_flowing(element.tail or "")))
    return tidy(letters.text())


def tidy(words: str) -> str:
    """Let the widest of what stands between two words stand there alone."""
    return _SPACE.sub(lambda found: _widest(found[0]), words).strip(" \t\n\f\r")


def _begin(letters: Lettering, element: etree._Element, tag: str, space: str, markup: Markup) -> bool:
    """Begin an element; tell whether it is one to be read."""
    if not tag:
        # An entity that nobody knows is shown by its name.
        letters.say(element.text or "")
        return True
    letters.put(space)
    # What begins a line is no part of what stands on another.
    if not space and marks.parts(element, tag)[0]:
        letters.part()
    if markup.unseen(element, tag):
        return False
    if markup.struck(element, tag):
        letters.part()
        return False
    if shift := None if space else marks.shift(element, tag):
        letters.shift(element, shift)
    elif marks.lower(element, tag):
        letters.put("/")
    letters.say(markup.meant(_flowing(element.text or "", as_written=tag in _AS_WRITTEN)))
    return True


def _end(letters: Lettering, element: etree._Element, tag: str, space: str) -> None:
    letters.end(element)
    letters.put(space)
    if tag and not space and marks.parts(element, tag)[1]:
        letters.part()


def _flowing(words: str, *, as_written: bool = False) -> str:
    return words if as_written or not words else _SPACE.sub(" ", words)


def _widest(space: str) -> str:
    if "\n" in space:
        return "\n\n" if "\n\n" in space.replace(" ", "").replace("\t", "") else "\n"
    return "\t" if "\t" in space else " "
