"""A Word file (.docx): its words as they stand with all changes accepted, and its notes."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from claims.intake import limits
from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.lettering import Lettering, Shift

# Moved away, shown only to old programs, or behind what is shown: by local name, since strict files
# (ISO/IEC 29500) have other namespaces than usual ones. A paragraph's properties hold tab stops named "tab".
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr"})
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
_NOTES = frozenset({"FootnoteReference", "EndnoteReference", "footnoteReference", "endnoteReference"})
_ALIGNED = {"superscript": Shift.UP, "subscript": Shift.DOWN}
_HEIGHT = re.compile(r"(-)?0*[1-9]")
_OFF = frozenset({"0", "false", "off", "none", "baseline"})
# Of a formula.
_SHIFTS = {"sup": Shift.UP, "sub": Shift.DOWN}
_SET_APART = frozenset({"f", "rad", "oMath"})
_FOLLOWING = ("footnotes", "endnotes", "header", "footer")
_LOCKED = 0x1


class _TooLargeError(Exception):
    """The parts come to more than they may."""


class _Package:
    """The parts of a file, each unpacked when it is asked for and no further than the limit for all."""

    def __init__(self, original: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(original))
        self._left = limits.WORD_BYTES

    def part(self, name: str) -> etree._Element:
        """Parse a part; KeyError if there is none, _TooLargeError if it says it is or is too large."""
        entry = self._archive.getinfo(name)
        if entry.file_size > self._left:
            raise _TooLargeError
        with self._archive.open(entry) as file:
            # Bounded, since a file may say what it likes of its size.
            content = file.read(self._left)
        self._left -= len(content)
        # Entities stay what they are, and nothing is fetched.
        plain = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(content, plain)

    def related(self, name: str) -> list[tuple[str, str]]:
        """Give kind and name of the parts that a part (or "" for the whole) names, in its order."""
        folder, file = posixpath.split(name)
        try:
            relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        except KeyError:
            return []
        return [
            (posixpath.basename(relation.get("Type", "")), _placed(folder, relation.get("Target", "")))
            for relation in relations
            if relation.get("TargetMode") != "External"
        ]


def read(original: bytes, _task: str, _charset: str) -> Iterator[Found]:
    """Read the text, then foot- and endnotes, headers and footers.

    Left out are comments, the marks of notes, and what is hidden or struck out.
    """
    package = _Package(original)
    try:
        whole = dict(package.related(""))
        main = whole["officeDocument"]
        names = [main, *(name for wanted in _FOLLOWING for kind, name in package.related(main) if kind == wanted)]
        text = "\n".join(_words(package.part(name)).strip() for name in dict.fromkeys(names)).strip()
        title = _title(package, whole.get("core-properties"))
    except _TooLargeError:
        yield {"unread": f"it unpacks to more than {limits.megabytes(limits.WORD_BYTES)}"}
        return
    if not text:
        yield {"unread": "there are no words in it"}
        return
    yield {"text": text, "read_by": f"Word, lxml {etree.__version__}"}
    if title:
        yield {"title": title}


def _placed(folder: str, target: str) -> str:
    """Give the name in the package of a target, which is relative to its folder or to the root."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _words(part: etree._Element) -> str:
    letters = Lettering()
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "end":
            letters.end(element)
            letters.put("\n" if name == "p" else "")
        elif name in _UNSEEN or (name == "r" and _left_out(letters, element)):
            walk.skip_subtree()
        elif name == "t":
            letters.say(element.text or "")
        else:
            _begin(letters, element, name)
    return letters.text()


def _begin(letters: Lettering, element: etree._Element, name: str) -> None:
    letters.put(_MEANS.get(name, ""))
    if name in _SET_APART:
        letters.part()
    if shift := _SHIFTS.get(name) or (_shift(element) if name == "r" else None):
        letters.shift(element, shift)


def _left_out(letters: Lettering, run: etree._Element) -> bool:
    """Tell whether a run is hidden, struck out, or the mark of a note; what is struck out is seen to be there."""
    settings = _settings(run)
    if _STRUCK.intersection(settings):
        letters.part()
        return True
    styles = {settings.get("rStyle", ""), *(_name(child) for child in run)}
    return "vanish" in settings or not _NOTES.isdisjoint(styles)


def _shift(run: etree._Element) -> Shift | None:
    settings = _settings(run)
    if raised := _HEIGHT.match(settings.get("position", "")):
        return Shift.DOWN if raised[1] else Shift.UP
    return _ALIGNED.get(settings.get("vertAlign", ""))


def _settings(run: etree._Element) -> dict[str, str]:
    """Give what is set for a run by itself, by local names; what is switched off is not."""
    settings = {_name(one): _value(one) for each in run if _name(each) == "rPr" for one in each}
    return {name: value for name, value in settings.items() if value not in _OFF}


def _value(setting: etree._Element) -> str:
    return next((value for name, value in setting.items() if etree.QName(name).localname == "val"), "")


def _name(element: etree._Element) -> str:
    """Give the local name; ValueError for an entity, which no Word file has."""
    return etree.QName(element).localname


def _title(package: _Package, name: str | None) -> str:
    try:
        found = package.part(name or "").find("{http://purl.org/dc/elements/1.1/}title")
    except KeyError:
        return ""
    return "" if found is None else " ".join((found.text or "").split())


if __name__ == "__main__":
    apart.answer(read)
