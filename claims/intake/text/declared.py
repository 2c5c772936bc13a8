"""Text in the encoding that it says it is in, unless that cannot be."""

import codecs
import re

from claims.errors import NotReadableError
from claims.intake.text import encoding
from claims.intake.text.encoding import Decoded

# The names that the web gives to encodings mean wider ones (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# No others: Python also decodes base64, escapes and other things that no page is in.
_KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
    utf-8 utf-16 utf-16-le utf-16-be cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257
    cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14
    iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp
    """,
    )
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    # No mark, but nothing else begins so (XML 1.0, appendix F).
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_IN_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.+-]+)""", re.IGNORECASE)
_IN_XML = re.compile(rb"""\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w:.+-]+)""", re.IGNORECASE)
# The standard asks for 1024, and many pages need more.
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 1_000_000
_TAG = re.compile(rb"<[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
# Words of nothing but accented letters are those of another alphabet, read as Western ones.
_OTHER_ALPHABET = re.compile(r"[^\W\d_a-zA-Z]{4,}")
_TOO_MANY = 3
_LOST_SHARE = 0.05
_FOREIGN = re.compile("[^\x00-\x7f]")


def text(original: bytes, charset: str | None, *, markup: bool) -> Decoded:
    """Read bytes that are said to be in `charset`, or to say so themselves if they are `markup`.

    In turn: a byte order mark; UTF-8 that is whole; what is declared, if it fits; what the bytes look like.
    NotReadableError (about "it"): none of these fits. Of markup that is mostly ASCII something can be read
    even so, with U+FFFD for the rest.
    """
    if found := _marked(original) or _utf8(original) or _declared(original, charset, markup=markup):
        return _folded(found)
    try:
        looks = encoding.decode(_TAG.sub(b" ", original[:_SAMPLE_BYTES]) if markup else original, "it").encoding
    except NotReadableError:
        if not markup or not (looks := _least_bad(original)):
            raise
    least = original.decode(looks, "replace")
    return _folded(Decoded(least, f"{looks} with damage" if "\ufffd" in least else looks))


def _marked(original: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        # UTF-32's mark begins with UTF-16's.
        if original.startswith(mark) and not original.startswith(codecs.BOM_UTF32_LE):
            return Decoded(original.decode(name, "replace"), name.removesuffix("-sig"))
    return None


def _utf8(original: bytes) -> Decoded | None:
    """Read UTF-8 whatever is declared: no other encoding's text is UTF-8 by chance."""
    if original.isascii() or b"\0" in original:
        return None
    return _strictly(original, "utf-8")


def _declared(original: bytes, charset: str | None, *, markup: bool) -> Decoded | None:
    head = original[:_HEAD_BYTES]
    inside = [named[1].decode("ascii", "replace") for form in (_IN_XML, _IN_META) if (named := form.search(head))]
    for label in (charset, *(inside if markup else ())):
        name = _codec(label or "")
        if name and (found := _strictly(original, name)):
            return found
    return None


def _codec(label: str) -> str | None:
    for spelling in (label, label.lower().removeprefix("x-")):
        try:
            name = codecs.lookup(spelling).name
        except (LookupError, ValueError):
            continue
        meant = _MEANT.get(name, name)
        return meant if meant in _KNOWN else None
    return None


def _strictly(original: bytes, name: str) -> Decoded | None:
    try:
        found = original.decode(name)
    except UnicodeDecodeError:
        return None
    believable = name != "cp1252" or len(_OTHER_ALPHABET.findall(found)) < _TOO_MANY
    return Decoded(found, name) if believable and not _CONTROL.search(found) else None


def _least_bad(original: bytes) -> str:
    """Name what loses little of a page that is whole in no encoding; "" if nothing does."""
    read = original.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    if len(_FOREIGN.findall(read)) > 2 * broken:
        return "utf-8"
    return "cp1252" if broken <= len(_TAG.sub(b"", original)) * _LOST_SHARE else ""


def _folded(found: Decoded) -> Decoded:
    plain = found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return Decoded(plain, found.encoding)
