"""A Word file (.docx): its words as they stand with all changes accepted, and its notes."""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from claims.intake import limits
from claims.intake.readable import apart
from claims.intake.readable.apart import Found

# Moved away, shown only to old programs, or behind what is shown: by local name, since strict files
# (ISO/IEC 29500) have other namespaces than usual ones. A paragraph's properties hold tab stops named "tab".
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr"})
_MEANS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
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
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))

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
    """Read the text, then foot- and endnotes, headers and footers; comments are left out."""
    package = _Package(original)
    try:
        whole = dict(package.related(""))
        main = whole["officeDocument"]
        names = [main, *(name for wanted in _FOLLOWING for kind, name in package.related(main) if kind == wanted)]
        text = "\n".join("".join(_pieces(package.part(name))).strip() for name in dict.fromkeys(names)).strip()
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


def _pieces(part: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        name = etree.QName(element).localname
        if event == "end":
            yield "\n" if name == "p" else ""
        elif name in _UNSEEN:
            walk.skip_subtree()
        elif name == "t":
            yield element.text or ""
        else:
            yield _MEANS.get(name, "")


def _title(package: _Package, name: str | None) -> str:
    try:
        found = package.part(name or "").find("{http://purl.org/dc/elements/1.1/}title")
    except KeyError:
        return ""
    return "" if found is None else " ".join((found.text or "").split())


if __name__ == "__main__":
    apart.answer(read)
