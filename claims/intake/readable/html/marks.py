"""What an element of HTML does to the words in it: raises them, strikes them out, or marks a note with them."""

import re
from itertools import islice

from lxml import etree

from claims.intake.readable.lettering import Shift

_TAGS = {"sup": Shift.UP, "sub": Shift.DOWN}
# MathML writes the parts of a power side by side; by the place of the part.
_PARTS = {
    ("msup", 1): Shift.UP,
    ("msub", 1): Shift.DOWN,
    ("msubsup", 1): Shift.DOWN,
    ("msubsup", 2): Shift.UP,
}
_CLASSES = {
    **dict.fromkeys(("sup", "super", "superscript"), Shift.UP),
    **dict.fromkeys(("sub", "subscript"), Shift.DOWN),
}
_ALIGNED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_STRUCK_TAGS = frozenset({"del", "s", "strike"})
_STRUCK = re.compile(r"\bline-through\b|\bstrike(?:through|out)?\b", re.IGNORECASE)
# These look other than what stands beside them, or are something other, without any class or style.
_OTHER = frozenset(
    re.findall(
        r"\S+",
        """
        sup sub del s strike ins small big font a button input img picture svg canvas iframe object audio video rt rp
        mfrac msup msub msubsup mroot msqrt mn mtd math
        """,
    )
)
_NOTE_NAME = re.compile(r"(?:foot|end)_?-?note|note-?ref|reference|\bcit(?:e|ation)|\bfn", re.IGNORECASE)
_NOTE_ADDRESS = re.compile(r"#_?(?:fn|ftn|edn|footnote|endnote|cite_note)", re.IGNORECASE)
# "2", "[2]", "(b)", "*", "2, 3"; a remark such as "[citation needed]".
_MARK = re.compile(r"[\[(]?(?:\w{1,3}|[*†‡§¶‖#]{1,3})(?:\s?[,–-]\s?\w{1,3}){0,5}[\])]?")
_REMARK = re.compile(r"\[[^\[\]]{1,40}\]")


def name(element: etree._Element) -> str:
    """Give the name of an element without its namespace; "" for a comment and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def shift(element: etree._Element, tag: str) -> Shift | None:
    """Tell whether an element stands above or below the line; `tag` is its name."""
    if tag in _TAGS:
        return _TAGS[tag]
    if tag in _MATHS and (parent := element.getparent()) is not None and name(parent) in _POWERS:
        return _PARTS.get((name(parent), parent.index(element)))
    if (style := element.get("style")) and (aligned := _ALIGNED.search(style)):
        return _TAGS["sup" if aligned[1].lower() == "super" else "sub"]
    classes = element.get("class")
    return next((_CLASSES[one] for one in classes.lower().split() if one in _CLASSES), None) if classes else None


def lower(element: etree._Element, tag: str) -> bool:
    """Tell whether an element is the lower part of a fraction."""
    if tag not in _MATHS or (parent := element.getparent()) is None:
        return False
    return name(parent) == "mfrac" and element.getprevious() is not None


def left_out(element: etree._Element, tag: str) -> bool:
    """Tell whether the words of an element are none of what the page says: struck out, or the mark of a note."""
    if tag in _STRUCK_TAGS:
        return True
    if not element.keys():
        return tag == "sup" and _is_mark(element, tag)
    return any(look and _STRUCK.search(look) for look in _look(element)) or _is_mark(element, tag)


def parts(element: etree._Element, tag: str) -> tuple[bool, bool]:
    """Tell whether an element is set apart from what stands before it, and from what follows.

    Elements side by side that look alike are one to the eye, such as the digits of a counter.
    """
    if tag in _OTHER:
        return True, True
    if _look(element) == ("", ""):
        return False, False
    before, after = element.getprevious(), element.getnext()
    return (
        not (before is not None and not before.tail and _alike(before, element)),
        not (after is not None and not element.tail and _alike(element, after)),
    )


# What else a part of a power may be is left as it is.
_MATHS = frozenset({"mn", "mi", "mo", "mrow", "mtext", "mfrac", "msqrt", "mstyle", "mfenced"})
_POWERS = frozenset(tag for tag, _ in _PARTS)


def _look(element: etree._Element) -> tuple[str, str]:
    return element.get("class", ""), element.get("style", "")


def _alike(one: etree._Element, other: etree._Element) -> bool:
    return one.tag == other.tag and _look(one) == _look(other)


def _is_mark(element: etree._Element, tag: str) -> bool:
    """Tell the mark of a note by its role, or where it stands above the line or leads to one."""
    link = element.get("href", "") if tag == "a" else ""
    role = element.get("role") or element.get("epub:type") or ""
    raised = shift(element, tag) is Shift.UP
    if not (raised or "noteref" in role or "#" in link):
        return False
    words = "".join(islice(element.itertext(), 12)).strip()
    if raised and _REMARK.fullmatch(words):
        return True
    if not _MARK.fullmatch(words):
        return False
    named = _NOTE_NAME.search(f"{element.get('class', '')} {element.get('id', '')}")
    if "noteref" in role or _NOTE_ADDRESS.search(link) or (named and (raised or link)):
        return True
    return bool(
        (raised and _leads_away(element)) or (link and any(shift(child, name(child)) is Shift.UP for child in element))
    )


def _leads_away(element: etree._Element) -> bool:
    """Tell whether all that stands above the line is a link to a place of the page."""
    return not (element.text or "").strip(" [(") and any(
        name(child) == "a" and "#" in child.get("href", "") for child in element
    )
