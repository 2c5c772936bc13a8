"""The web addresses that stand in a text, or behind its words, in normal form."""

import re

from claims.errors import NotUnderstoodError
from claims.intake import locations

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(r"""https?://[^\s<>"“”„«»‹›]+""", re.IGNORECASE)
_AFTER = ".,;:!?'’‘*_|"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def normal(written: str) -> str | None:
    """Give the normal form of an http(s) address; None if it is none or cannot be used."""
    address = written.strip()
    if not _SCHEME.match(address):
        return None
    try:
        return locations.normal(address)
    except NotUnderstoodError:
        return None


def bare(text: str) -> list[str]:
    """Give each address that is written out in a text, once, without the marks of the sentence around it."""
    found = (normal(_alone(address)) for address in _BARE.findall(text))
    return list(dict.fromkeys(address for address in found if address))


def _alone(address: str) -> str:
    """Cut off what ends the sentence or the brackets that an address stands in."""
    while (last := address[-1]) in _AFTER or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
        address = address[:-1]
    return address
