"""Valid documents made hostile: some bytes, some places of a tree, or some entries of an archive are other ones."""

import copy
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from tests.hostile import words
from tests.hostile.dice import Dice

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

MOST = 5
LARGE = 100_000
TIMES = (2, 2, 2, 3, 5, 9, 20, 60)
TREES: list[Json] = [[], {}, [[]], {"": ""}, [None], {"@value": "x"}, [{"@type": "ClaimReview"}]]
ODD: tuple[Json, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 10**400, 0.5, -0.0, 1e308, "", " ", "\0", "\ud800", "x" * 20_000),
    *("0", "none", "null", *TREES),
)


def bytes_(dice: Dice, original: bytes, pieces: Sequence[bytes] = ()) -> bytes:
    """Change some places of a document: a byte is another, a stretch is gone, doubled or moved, or words come in.

    `pieces` are what its readers look for, such as its tags.
    """
    made = original
    for _ in range(dice.below(MOST + 1)):
        at = dice.below(len(made) + 1)
        end = min(len(made), at + 1 + dice.below(64))
        made = CHANGES[dice.below(len(CHANGES))](dice, made, at, end, pieces)[:LARGE]
    return made


def _flipped(dice: Dice, made: bytes, at: int, end: int, _pieces: Sequence[bytes]) -> bytes:
    return made[:at] + bytes([dice.below(256)]) + made[min(end, at + 1) :]


def _inserted(dice: Dice, made: bytes, at: int, _end: int, pieces: Sequence[bytes]) -> bytes:
    put = dice.one(pieces) if pieces and dice.below(2) == 0 else words.piece(dice).encode()
    return made[:at] + put + made[at:]


def _gone(_dice: Dice, made: bytes, at: int, end: int, _pieces: Sequence[bytes]) -> bytes:
    return made[:at] + made[end:]


def _repeated(dice: Dice, made: bytes, at: int, end: int, _pieces: Sequence[bytes]) -> bytes:
    return made[:at] + made[at:end] * dice.one(TIMES) + made[end:]


def _moved(dice: Dice, made: bytes, at: int, end: int, _pieces: Sequence[bytes]) -> bytes:
    rest = made[:at] + made[end:]
    to = dice.below(len(rest) + 1)
    return rest[:to] + made[at:end] + rest[to:]


def _cut(_dice: Dice, made: bytes, at: int, _end: int, _pieces: Sequence[bytes]) -> bytes:
    return made[:at]


def _swapped(dice: Dice, made: bytes, at: int, _end: int, pieces: Sequence[bytes]) -> bytes:
    """Put one of the pieces where another one stands."""
    old = dice.one(pieces) if pieces else made[at : at + 1]
    return made.replace(old, dice.one(pieces) if pieces else b"\0", 1 + dice.below(3)) if old else made


CHANGES: tuple[Callable[[Dice, bytes, int, int, Sequence[bytes]], bytes], ...] = (
    _flipped,
    _inserted,
    _swapped,
    _gone,
    _repeated,
    _moved,
    _cut,
)


def json_(dice: Dice, original: Json, others: Sequence[Json] = ()) -> Json:
    """Change some places of a tree: a value is another, gone, doubled, or has another name; the original stays."""
    made = copy.deepcopy(original)
    for _ in range(dice.below(MOST)):
        _change(dice, made, others)
    return made


def _change(dice: Dice, tree: Json, others: Sequence[Json]) -> None:
    """Go down to some place of a tree and change what is there."""
    at = tree
    while True:
        if isinstance(at, dict) and at:
            name = dice.one([*at])
            if isinstance(below := at[name], dict | list) and below and dice.below(4):
                at = below
                continue
            _named(dice, at, name, others)
        elif isinstance(at, list) and at:
            place = dice.below(len(at))
            if isinstance(below := at[place], dict | list) and below and dice.below(8):
                at = below
                continue
            _placed(dice, at, place, others)
        return


def _named(dice: Dice, at: dict[str, Json], name: str, others: Sequence[Json]) -> None:
    how = dice.below(8)
    if how == 6:
        del at[name]
    elif how == 7:
        at[words.piece(dice)] = at.pop(name)
    else:
        at[name] = _other(dice, at[name], others)


def _placed(dice: Dice, at: list[Json], place: int, others: Sequence[Json]) -> None:
    how = dice.below(8)
    if how == 6:
        del at[place]
    elif how == 7:
        at += copy.deepcopy(at[place : place + 1]) * (1 + dice.below(3))
    else:
        at[place] = _other(dice, at[place], others)


def _other(dice: Dice, value: Json, others: Sequence[Json]) -> Json:
    sort = dice.below(4)
    if sort == 0:
        return words.text(dice)
    if sort == 1 and others:
        return copy.deepcopy(dice.one(others))
    if sort == 2 and isinstance(value, str):
        at = dice.below(len(value) + 1)
        return value[:at] + words.piece(dice) + value[at + dice.below(3) :]
    return copy.deepcopy(dice.one(ODD))


# Names by which an archive tries to write elsewhere, or to be read as what it is not.
NAMES = (
    *("../../evil.txt", "/etc/cron.d/evil", "word/../../evil", "..\\evil", "C:\\evil", "word/document.xml", "a" * 400),
    *("word\\document.xml", "[Content_Types].xml", "", ".", "/", "xl/workbook.xml", "evil\n.txt", "évil", "con"),
    *("a/" * 90,),
)
# A member that says it is a link (mode 0120777), a device, or a folder.
MODES = (0o100644, 0o120777, 0o020666, 0o040755, 0)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


def unpacked(original: bytes) -> dict[str, bytes]:
    """Give the parts of an archive by their names."""
    with zipfile.ZipFile(BytesIO(original)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def archive(dice: Dice, parts: Mapping[str, bytes], pieces: Sequence[bytes] = ()) -> bytes:
    """Pack parts, some of them changed, gone, doubled, or with members beside them that lead out of the archive."""
    entries = [*parts.items()]
    for _ in range(dice.below(3)):
        at = dice.below(len(entries))
        entries[at] = (entries[at][0], bytes_(dice, entries[at][1], pieces))
    if dice.rarely(4):
        entries.insert(dice.below(len(entries) + 1), (dice.one(NAMES), words.text(dice).encode()))
    if dice.rarely(8):
        del entries[dice.below(len(entries))]
    if dice.rarely(8):
        at = dice.below(len(entries))
        entries[at] = (dice.one(NAMES), entries[at][1])
    written = BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(written, "w") as packed:
        for name, content in entries:
            told = zipfile.ZipInfo(name)
            told.external_attr = MODES[dice.below(40) % len(MODES) if dice.rarely(8) else 0] << 16
            told.compress_type = dice.one(PACKINGS) if dice.rarely(8) else zipfile.ZIP_STORED
            packed.writestr(told, content)
    made = written.getvalue()
    if dice.rarely(4):
        made = _lying(dice, made)
    return bytes_(dice, made) if dice.rarely(8) else made


def _lying(dice: Dice, made: bytes) -> bytes:
    """Have a member say that it is of another size or packing, in the directory or before its bytes."""
    signature, offset = dice.one(((b"PK\x01\x02", 24), (b"PK\x01\x02", 20), (b"PK\x03\x04", 22), (b"PK\x01\x02", 10)))
    at = made.find(signature)
    size = dice.one((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 50_000_000, 99))
    return made[: at + offset] + struct.pack("<I", size) + made[at + offset + 4 :] if at >= 0 else made
