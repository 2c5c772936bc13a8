"""Bytes become text, or are refused: a name misread without a word is worse than a file to save again."""

import codecs
import re
from dataclasses import dataclass

from claims.errors import NotReadableError


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A text with its line ends folded to `\n`, and the encoding it was in, by Python's name."""

    text: str
    encoding: str


# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")

# Letters that one-byte Western text is likely to hold. Not ð þ ý: there stand ğ ş ı of Turkish names.
_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽžŸ"
_CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
# Marks that may stand inside a word: quotation marks, dashes, dots, the no-break space, the soft hyphen.
_JOINING = "‘’“”–—…·\xa0\xad"
_MARKS_ALONE = "‚„†‡‰‹›•™€¡¢£¥§©ª«®°±²³´µ¶¹º»¼½¾¿×÷"
_OTHER = re.compile(f"[^\x00-\x7f{_LETTERS}{_JOINING}{_MARKS_ALONE}]")
# "Wa³êsa", "cafŽ", "caf‚": the same bytes in another encoding are a letter.
_MISREAD = re.compile(f"[a-z{_LETTERS}][{_MARKS_ALONE}][a-z{_LETTERS}]|[a-zß-ÿ][{_CAPITALS}‚„]")
_FOREIGN = re.compile("[^\x00-\x7f]")

_NUL_SHARE = 0.3
_WESTERN_SHARE = 0.4
_CHAOS = 0.1
_COHERENCE = 0.4
_ENOUGH_BYTES = 20
_ASCII = bytes(range(0x80))


def decode(original: bytes, name: str) -> Decoded:
    """Read bytes as text; a leading byte order mark is dropped.

    UTF-8, UTF-16 and UTF-32 by their marks, UTF-16 by where its zero bytes stand, Windows-1252 (and so
    Latin-1) where every byte makes sense in Western prose, else what charset-normalizer is sure of.
    NotReadableError: a NUL character, damaged UTF-8, or an encoding that cannot be told.
    """
    found = _marked(original) or _unmarked(original, name)
    if found is None:
        raise NotReadableError(f"{name} is not text in an encoding that can be told: save it as UTF-8")
    if "\0" in found.text:
        raise NotReadableError(f"{name} has a NUL character in it, so it is not plain text")
    folded = found.text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(folded, found.encoding)


def _marked(original: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if original.startswith(mark):
            return _decoded(original, encoding)
    return None


def _unmarked(original: bytes, name: str) -> Decoded | None:
    if b"\0" in original:
        return _utf16(original) or _decoded(original, "utf-8")
    if found := _decoded(original, "utf-8"):
        return found
    _refuse_damaged(original, name)
    return _western(original) or _guessed(original)


def _decoded(original: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(original.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError:
        return None


def _utf16(original: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: in Western text every second byte is mostly zero, the others never."""
    enough = len(original) / 2 * _NUL_SHARE
    even, odd = original[::2].count(0), original[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros >= enough and not others:
            return _sound(_decoded(original, encoding))
    return None


def _refuse_damaged(original: bytes, name: str) -> None:
    """Refuse UTF-8 that lost a byte, which as Windows-1252 would read "â€™" for every apostrophe."""
    whole = len(_FOREIGN.findall(original.decode("utf-8", "ignore")))
    broken = original.decode("utf-8", "replace").count("\ufffd")
    if whole > broken:
        raise NotReadableError(f"{name} is UTF-8 with broken bytes in it: save it again as UTF-8")


def _western(original: bytes) -> Decoded | None:
    """Read Windows-1252, if nothing in it speaks against.

    Our own rule, since charset-normalizer 3.5 reads "£3 million" among plain words as "Ł3 million".
    """
    found = _sound(_decoded(original, "cp1252"))
    if found is None or _OTHER.search(found.text) or _MISREAD.search(found.text):
        return None
    letters = sum(map(str.isalpha, found.text))
    foreign = sum(map(str.isalpha, _FOREIGN.findall(found.text)))
    return found if foreign <= letters * _WESTERN_SHARE else None


def _guessed(original: bytes) -> Decoded | None:
    """Read what charset-normalizer recognises as a language, such as Russian in Windows-1251."""
    # Inside, since almost every text is UTF-8 and the library is slow to load.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    if len(original.translate(None, _ASCII)) < _ENOUGH_BYTES:
        return None
    best = from_bytes(original).best()
    if best is None or best.chaos > _CHAOS or best.coherence < _COHERENCE:
        return None
    return _sound(_decoded(original, best.encoding))


def _sound(found: Decoded | None) -> Decoded | None:
    """Let a guess pass only if it holds no control character: text was not meant where there is one."""
    return None if found is None or _CONTROL.search(found.text) else found
