"""Words from outside in wikitext, where nothing of them is markup (MediaWiki's own grammar, and its magic words)."""

import re

_MARKUP = re.compile(
    # At the beginning of a line these are lists, headings, tables, preformatted text and rules.
    r"^[*#:;=! \t]|^-(?=---)"
    # Links, templates, tags, tables, entities and signatures; controls and signs that turn the direction of writing.
    r"|[\[\]{}|<>&~\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
    # Slanted words and switches ("__TOC__"); bare addresses, and the magic links of old ("RFC 822").
    r"|''+|__+|:(?=//)|(?<=mailto):|(?<=\bRFC) |(?<=\bPMID) |(?<=\bISBN) ",
    re.MULTILINE,
)
# In an address these end the link or begin markup.
_IN_ADDRESS = re.compile(r"[\[\]{}|<>\"'~\s\x00-\x1f\x7f]|(?<=_)_")
_SPACE = re.compile(r"\s+")


def plain(words: str, start: int = 0, end: int | None = None) -> str:
    """Write words, or a part of them, so that a wiki shows them as they are.

    Undoing the numbered entities gives them back. The part is known as one of a line that begins before it.
    """
    last = len(words) if end is None else end
    written, at = [], start
    for found in _MARKUP.finditer(words, start, last):
        written += [words[at : found.start()], *(f"&#{ord(sign)};" for sign in found[0])]
        at = found.end()
    return "".join([*written, words[at:last]])


def parameter(words: str) -> str:
    """Write words as the value of a template's parameter, on one line."""
    return plain(_SPACE.sub(" ", words).strip()).replace("&#124;", "{{!}}")


def address(location: str) -> str:
    """Write an address as the value of a template's parameter, what is markup in it percent-encoded."""
    return _IN_ADDRESS.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), location)
