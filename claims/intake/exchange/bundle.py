"""Our own exchange format, JSON or JSON Lines, read strictly into its records."""

import io
import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TypeVar

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.exchange import typed, whole
from claims.intake.exchange.records import (
    FORMAT,
    SECTIONS,
    SORTS,
    VERSION,
    Article,
    Bundle,
    Claim,
    Evidence,
    Fault,
    File,
    Record,
    Snapshot,
    Source,
)
from claims.intake.exchange.typed import NotTypedError
from claims.intake.page import Material

# A record that is still to be read: where it stands, what sort it is, and the object.
Raw = tuple[str, type[Record], object]
T = TypeVar("T", Article, Source, Snapshot, Claim, Evidence, File)
READERS: Mapping[type[Record], Callable[[object, str], Record]] = {
    Article: partial(typed.read, Article),
    Source: partial(typed.read, Source),
    Snapshot: partial(typed.read, Snapshot),
    Claim: partial(typed.read, Claim),
    Evidence: partial(typed.read, Evidence),
    File: partial(typed.read, File),
}


def read(material: Material) -> Bundle:
    """Read a file of ours; what is wrong with a part of it are the bundle's `faults`.

    NotReadableError: no JSON, none of ours, or one of a newer version. Nothing in it is believed: each value is of its
    type, each uid there once and what it names as well, each text and file has its digest, and each claim stands where
    it says.
    """
    lines = _header(material, _first_line(material))
    faults: list[Fault] = []
    raw = _of_lines(material, faults) if lines else _of_sections(material, faults)
    found = _bundle(material.name, raw, faults)
    if faults:
        return replace(found, faults=tuple(faults))
    return replace(found, faults=tuple(islice(whole.faults(found), limits.FAULTS)))


def _first_line(material: Material) -> str:
    start = material.original[: len(BOM_UTF8)].startswith(BOM_UTF8) * len(BOM_UTF8)
    while material.original[start : start + 1].isspace():
        start += 1
    end = material.original.find(b"\n", start)
    return _decoded(material, material.original[start : end if end >= 0 else None])


def _decoded(material: Material, part: bytes) -> str:
    try:
        return part.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadableError(f"{material.name} is not in UTF-8, as JSON is") from error


def _header(material: Material, line: str) -> bool:
    """Tell whether the first line is the head of JSON Lines; refuses a version that is newer."""
    try:
        head = _parsed(line)
    except (ValueError, RecursionError):
        return False
    if not isinstance(head, dict) or head.keys() & set(SECTIONS.values()):
        return False
    _refuse_other(material, head)
    return True


def _refuse_other(material: Material, head: dict[str, object]) -> None:
    if head.get("format") != FORMAT:
        raise NotReadableError(f"{material.name} is JSON, but not as 'claims export' writes it")
    version = head.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotReadableError(f"{material.name} does not say of which version of the exchange format it is")
    if version > VERSION:
        raise NotReadableError(
            f"{material.name} is of version {typed.short(str(version))} of the exchange format, newer than this "
            f"program's {VERSION}: upgrade with 'pip install --upgrade claims-tracker'"
        )


def _of_lines(material: Material, faults: list[Fault]) -> Iterator[Raw]:
    """Yield the records of JSON Lines, after the first, by the `sort` that each says it is."""
    kinds: dict[object, type[Record]] = {sort: kind for kind, sort in SORTS.items()}
    # Line by line, so that the whole is in memory once.
    rest = enumerate((_decoded(material, line) for line in io.BytesIO(material.original)), start=1)
    next((line for _, line in rest if line.strip()), None)
    for number, line in rest:
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            said = _parsed(line)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(place, _unparsed(error)))
            continue
        sort = said.pop("sort", None) if isinstance(said, dict) else None
        if not isinstance(sort, str) or sort not in kinds:
            faults.append(Fault(place, f"it does not say which sort it is: {', '.join(SORTS.values())}"))
            continue
        yield place, kinds[sort], said


def _of_sections(material: Material, faults: list[Fault]) -> Iterator[Raw]:
    """Yield the records of a JSON object, section by section."""
    try:
        said = _parsed(_decoded(material, material.original))
    except (ValueError, RecursionError) as error:
        raise NotReadableError(f"{material.name} cannot be read as JSON: {_unparsed(error)}") from error
    if not isinstance(said, dict):
        raise NotReadableError(f"{material.name} is JSON, but not as 'claims export' writes it")
    _refuse_other(material, said)
    strange = said.keys() - {"format", "version", *SECTIONS.values()}
    faults += [Fault(typed.short(name), "there is no such key in this version of the format") for name in strange]
    for kind, name in SECTIONS.items():
        # Taken out, so that what was read need not be held twice.
        section = said.pop(name, None)
        if not isinstance(section, list):
            faults.append(Fault(name, "it is missing, or no list"))
            continue
        # From the last one on, so that each can be let go of when it is read.
        section.reverse()
        for at in range(len(section)):
            yield f"{name}[{at}]", kind, section.pop()


def _bundle(name: str, raw: Iterable[Raw], faults: list[Fault]) -> Bundle:
    """Read the records one by one; of what has faults only the faults are kept."""
    records: list[Record] = []
    places: dict[str, str] = {}
    for place, kind, value in raw:
        if len(faults) >= limits.FAULTS:
            break
        try:
            record = READERS[kind](value, place)
        except NotTypedError as error:
            faults.append(Fault(error.place, error.reason))
            continue
        key = record.sha256 if isinstance(record, File) else record.uid
        if key in places:
            faults.append(Fault(place, f"{key} is there already, as {places[key]}"))
        places[key] = place
        records.append(record)
    return Bundle(
        name=name,
        articles=_of(Article, records),
        sources=_of(Source, records),
        snapshots=_of(Snapshot, records),
        claims=_of(Claim, records),
        evidence=_of(Evidence, records),
        files={file.sha256: file for file in _of(File, records)},
        places=places,
    )


def _of(kind: type[T], records: Iterable[Record]) -> tuple[T, ...]:
    return tuple(record for record in records if isinstance(record, kind))


def _parsed(text: str) -> object:
    """Parse one value; ValueError and RecursionError for what is none, or nested beyond all measure."""
    value: object = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object in it has the key '{typed.short(twice)}' twice")
    return made


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number in JSON")


def _unparsed(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]}, at line {error.lineno}, column {error.colno}"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error) if "Exceeds the limit" not in str(error) else "a number in it has too many digits"
