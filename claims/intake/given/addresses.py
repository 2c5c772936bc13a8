"""Web addresses in normal form: those in a text, those behind its words, and the one a page says is its own."""

import re
from urllib.parse import urljoin, urlsplit

from claims.errors import NotUnderstoodError
from claims.intake import locations

_SCHEME = re.compile(r"https?:", re.IGNORECASE)
_BARE = re.compile(r"""https?://[^\s<>"“”„«»‹›]+""", re.IGNORECASE)
_AFTER = ".,;:!?'’‘*_|"
_PAIRS = {")": "(", "]": "[", "}": "{"}
# Names of machines that only the makers of a site can reach (RFC 6762, RFC 6761), left in it by mistake.
_INNER = frozenset({"local", "localhost", "localdomain", "internal", "lan", "test", "invalid"})


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


def led_to(href: str, base: str = "") -> str | None:
    """Give the normal form of the http(s) address that a link leads to, which may be relative; None if there is none.

    Spaces in it are let pass, as browsers do.
    """
    return normal(joined(base, href).replace(" ", "%20"))


def joined(base: str, relative: str) -> str:
    """Give the address that another leads to from `base`, as it is written; "" if there is none."""
    try:
        return urljoin(base, relative)
    except ValueError:
        return ""


def published(said: str | None, fetched: str | None) -> str | None:
    """Give where a page was published: as it says of itself, unless that can hardly be; else where it was fetched.

    No article stands on a front page, and none on a machine that nobody can reach by that name.
    """
    own = normal(said or "")
    if own is None:
        return fetched
    parts = urlsplit(own)
    front = parts.path in {"", "/"} and not parts.query
    known = fetched is not None and parts.hostname == urlsplit(fetched).hostname
    return fetched if front or not (known or _is_plausible(parts.hostname or "")) else own


def _alone(address: str) -> str:
    """Cut off what ends the sentence or the brackets that an address stands in."""
    while (last := address[-1]) in _AFTER or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
        address = address[:-1]
    return address


def _is_plausible(host: str) -> bool:
    """Tell a name that the world may know from the number or the nickname of a machine."""
    first, _, last = host.rpartition(".")
    return bool(first) and not last.isdigit() and last not in _INNER
