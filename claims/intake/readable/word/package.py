"""The parts of a Word file, and what they name each other."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from claims.intake import limits


class TooLargeError(Exception):
    """The parts come to more than they may."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names: another part by its name in the package, or, if `outside`, an address as it is written."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a file, each unpacked when it is asked for and no further than the limit for all."""

    def __init__(self, original: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(original))
        self._left = limits.WORD_BYTES

    def part(self, name: str) -> etree._Element:
        """Parse a part; KeyError if there is none, TooLargeError if it says it is or is too large."""
        entry = self._archive.getinfo(name)
        if entry.file_size > self._left:
            raise TooLargeError
        with self._archive.open(entry) as file:
            # Bounded, since a file may say what it likes of its size.
            content = file.read(self._left)
        self._left -= len(content)
        # Entities stay what they are, and nothing is fetched.
        plain = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(content, plain)

    def relations(self, name: str) -> Iterator[Relation]:
        """Yield what a part (or "" for the whole) names, in its order."""
        folder, file = posixpath.split(name)
        try:
            relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        except KeyError:
            return
        for each in relations:
            kind, target = posixpath.basename(each.get("Type", "")), each.get("Target", "")
            outside = each.get("TargetMode") == "External"
            yield Relation(each.get("Id", ""), kind, target if outside else _placed(folder, target), outside)

    def related(self, name: str) -> list[tuple[str, str]]:
        """Give kind and name of the parts there are that a part (or "" for the whole) names, in its order."""
        there = set(self._archive.namelist())
        return [(each.kind, each.target) for each in self.relations(name) if each.target in there]

    def known(self, field: str) -> str:
        """Give what the file says of itself in a field of Dublin Core, on one line; "" if it says nothing."""
        try:
            properties = self.part(dict(self.related("")).get("core-properties", ""))
        except KeyError:
            return ""
        found = properties.find(f"{{http://purl.org/dc/elements/1.1/}}{field}")
        return "" if found is None else " ".join((found.text or "").split())


def _placed(folder: str, target: str) -> str:
    """Give the name in the package of a target, which is relative to its folder or to the root."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
