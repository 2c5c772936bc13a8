"""What the elements of a Word file mean, by local name: strict files (ISO/IEC 29500) have other namespaces."""

import re

from lxml import etree

from claims.intake.readable.lettering import Lettering, Shift

# Moved away, shown only to old programs, or behind what is shown. A paragraph's properties hold tab stops named "tab".
UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr"})
_MEANS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "ptab": "\t",
    "den": "/",
}
# Of a run: struck out; the mark of a note, by its style or by what stands in it; raised or lowered.
_STRUCK = frozenset({"strike", "dstrike"})
_NOTE_STYLES = frozenset({"FootnoteReference", "EndnoteReference"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_ALIGNED = {"superscript": Shift.UP, "subscript": Shift.DOWN}
_HEIGHT = re.compile(r"(-)?0*[1-9]")
_OFF = frozenset({"0", "false", "off", "none", "baseline"})
# Of a formula.
_SHIFTS = {"sup": Shift.UP, "sub": Shift.DOWN}
_SET_APART = frozenset({"f", "rad", "oMath"})


def begin(letters: Lettering, element: etree._Element, name: str) -> None:
    """Begin an element that is seen and is no text itself."""
    letters.put(_MEANS.get(name, ""))
    if name in _SET_APART:
        letters.part()
    if shift := _SHIFTS.get(name) or (_shift(element) if name == "r" else None):
        letters.shift(element, shift)


def struck(run: etree._Element) -> bool:
    """Tell whether a run is struck out: seen to be there, and none of what the text says."""
    return not _STRUCK.isdisjoint(settings(run))


def unseen(run: etree._Element) -> bool:
    """Tell whether a run is hidden, or the mark of a note."""
    known = settings(run)
    return "vanish" in known or known.get("rStyle") in _NOTE_STYLES or any(map(_is_mark, run))


def settings(element: etree._Element, of: str = "rPr") -> dict[str, str]:
    """Give what is set for a run (or, by "pPr", a paragraph) by itself, by local names; what is switched off is not."""
    known = {local(one): value(one) for each in element if local(each) == of for one in each}
    return {name: said for name, said in known.items() if said not in _OFF}


def value(element: etree._Element, wanted: str = "val") -> str:
    """Give an attribute by its local name; "" if there is none."""
    return next((said for name, said in element.items() if etree.QName(name).localname == wanted), "")


def local(element: etree._Element) -> str:
    """Give the local name; ValueError for an entity, which no Word file has."""
    return etree.QName(element).localname


def _is_mark(child: etree._Element) -> bool:
    """Tell the sign that an author chose for a note, which stands in its run; others have no letters."""
    return local(child) in _NOTES and value(child, "customMarkFollows") not in {"", *_OFF}


def _shift(run: etree._Element) -> Shift | None:
    known = settings(run)
    if raised := _HEIGHT.match(known.get("position", "")):
        return Shift.DOWN if raised[1] else Shift.UP
    return _ALIGNED.get(known.get("vertAlign", ""))
