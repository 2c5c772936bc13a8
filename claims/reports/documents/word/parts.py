"""A Word file that is added to: what nobody touches stays as it was, byte for byte."""

import posixpath
import shutil
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import count

from lxml import etree

from claims.intake import limits
from claims.intake.readable.word.package import Package, TooLargeError
from claims.reports.documents.word.markup import Names

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
# All parts of a file together may unpack to so many times its size, and what has words in it to its own limit.
_TIMES = 10


class File:
    """The parts of a file: those that are changed as trees, new ones as they are to be written.

    Whatever is wrong with the file is raised as zipfile, lxml and `package` have it.
    """

    def __init__(self, original: bytes) -> None:
        self.package = Package(original)
        self._archive = zipfile.ZipFile(BytesIO(original))
        if sum(entry.file_size for entry in self._archive.infolist()) > limits.WORD_BYTES + _TIMES * len(original):
            raise TooLargeError
        self._trees: dict[str, etree._Element] = {}
        self.main = dict(self.package.related(""))["officeDocument"]
        self._types = self.tree(_TYPES)

    def tree(self, name: str) -> etree._Element:
        """Give a part to be changed; KeyError where there is none."""
        if name not in self._trees:
            self._trees[name] = self.package.part(name)
        return self._trees[name]

    def put(self, name: str, tree: etree._Element) -> None:
        """Put a tree in the place of a part."""
        self._trees[name] = tree

    def add(self, pattern: str, tree: etree._Element, media_type: str | None = None) -> str:
        """Add a part by the first name of the pattern that is free, its {} a number or nothing; give its name."""
        taken = {name.lower() for name in (*self._archive.namelist(), *self._trees)}
        numbers = map(str, count(1)) if "item" in pattern else ("", *map(str, range(1, len(taken) + 2)))
        name = next(name for number in numbers if (name := pattern.format(number)).lower() not in taken)
        self._trees[name] = tree
        if media_type:
            override = f"{{{etree.QName(self._types).namespace}}}Override"
            etree.SubElement(self._types, override, PartName=f"/{name}", ContentType=media_type)
        return name

    def relate(self, name: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Have a part name another one, or an address, and give the id that it does so by."""
        relations = self._relations(name)
        ids = {each.get("Id") for each in relations}
        number = next(each for each in map("claims{}".format, count(len(ids) + 1)) if each not in ids)
        place = target if outside else posixpath.relpath(target, posixpath.dirname(name) or ".")
        attributes = {"Id": number, "Type": f"{self._kinds()}/{kind}", "Target": place}
        etree.SubElement(
            relations, f"{{{_RELATIONS}}}Relationship", attributes | ({"TargetMode": "External"} if outside else {})
        )
        return number

    def related(self, kind: str) -> str | None:
        """Give the name of the first part of a kind that the main part names, None where it names none."""
        return next((name for sort, name in self.package.related(self.main) if sort == kind), None)

    def packed(self) -> bytes:
        """Give the whole file."""
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
            for entry in self._archive.infolist():
                if entry.filename not in self._trees:
                    _copy(self._archive, entry, packed)
                elif packed.NameToInfo.get(entry.filename) is None:
                    packed.writestr(_as_before(entry), _bytes(self._trees[entry.filename]))
            for name, tree in self._trees.items():
                if name not in packed.NameToInfo:
                    packed.writestr(_at(name), _bytes(tree))
        return written.getvalue()

    def _kinds(self) -> str:
        return Names.of(self.tree(self.main)).links

    def _relations(self, name: str) -> etree._Element:
        folder, file = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        try:
            return self.tree(place)
        except KeyError:
            self._trees[place] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_NO_PREFIX)
            return self._trees[place]


_NO_PREFIX: Mapping[str | None, str] = {None: _RELATIONS}


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, packed: zipfile.ZipFile) -> None:
    with archive.open(entry) as source, packed.open(_as_before(entry), "w") as target:
        shutil.copyfileobj(source, target)


def _as_before(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Name a part as it was named, packed as it was: pictures are not packed once more."""
    same = zipfile.ZipInfo(entry.filename, entry.date_time)
    stored = entry.compress_type == zipfile.ZIP_STORED
    same.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return same


def _at(name: str) -> zipfile.ZipInfo:
    # Without the time of day, the same content is the same file.
    new = zipfile.ZipInfo(name)
    new.compress_type = zipfile.ZIP_DEFLATED
    return new


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
