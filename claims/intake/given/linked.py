"""What addresses mean that a page says of itself, or leads to."""

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from claims.errors import NotUnderstoodError
from claims.intake import locations
from claims.intake.page import Reference, Remark

Given = tuple[Remark | Reference, ...]

# Names of machines that only the makers of a site can reach (RFC 6762, RFC 6761), left in it by mistake.
_INNER = frozenset({"local", "localhost", "localdomain", "internal", "lan", "test", "invalid"})


def published(said: str | None, fetched: str | None) -> str | None:
    """Give where a page was published: as it says of itself, unless that can hardly be; else where it was fetched.

    No article stands on a front page, and none on a machine that nobody can reach by that name.
    """
    try:
        own = locations.normal(said or "")
    except NotUnderstoodError:
        return fetched
    parts = urlsplit(own)
    front = parts.path in {"", "/"} and not parts.query
    known = fetched is not None and parts.hostname == urlsplit(fetched).hostname
    if parts.scheme not in {"http", "https"} or front or not (known or _is_plausible(parts.hostname or "")):
        return fetched
    return own


def resolved(given: Given, base: str, *itself: str | None) -> Given:
    """Put the addresses of references in normal form, relative ones on `base`.

    Links to the page itself, and what leads to no http(s) address, are left out.
    """
    return tuple(each for each in (_resolved(one, base, itself) for one in given) if each)


def joined(base: str, relative: str) -> str:
    """Give the address that another leads to from `base`; "" if there is none."""
    try:
        return urljoin(base, relative)
    except ValueError:
        return ""


def _resolved(each: Remark | Reference, base: str, itself: tuple[str | None, ...]) -> Remark | Reference | None:
    if isinstance(each, Remark) or not each.address:
        return each
    whole = joined(base, each.address).replace(" ", "%20")
    try:
        address = locations.normal(whole) if whole.lower().startswith(("http:", "https:")) else None
    except NotUnderstoodError:
        return None
    return replace(each, address=address) if address and address not in itself else None


def _is_plausible(host: str) -> bool:
    """Tell a name that the world may know from the number or the nickname of a machine."""
    first, _, last = host.rpartition(".")
    return bool(first) and not last.isdigit() and last not in _INNER
