"""Addresses of the web as other programs take them."""

import ipaddress
import re
from urllib.parse import quote, urlsplit

# What no IRI may have (RFC 3987), and control signs with it: written as the percent-encoding of its UTF-8.
_NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f-\xa0<>\"\\^`{|}\u2000-\u200f\u2028-\u202f\u2066-\u2069\ufeff]")
# Hosts that keep or carry what others publish: whose site it is they do not say.
CARRIERS = frozenset(
    {
        *("archive.org", "archive.today", "archive.ph", "archive.is", "perma.cc", "ghostarchive.org"),
        *("docs.google.com", "drive.google.com", "dropbox.com", "documentcloud.org", "scribd.com", "issuu.com"),
        *("github.io", "githubusercontent.com", "amazonaws.com", "cloudfront.net", "blob.core.windows.net"),
        *("bit.ly", "t.co", "tinyurl.com", "doi.org"),
    }
)


def web(location: str | None) -> str | None:
    """Give an http or https address as an IRI (RFC 3987), None for a file, a citation or nothing."""
    try:
        parts = urlsplit((location or "").strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return _NOT_IN_IRI.sub(lambda sign: quote(sign[0]), (location or "").strip())


def site(location: str | None) -> str | None:
    """Name the site of an address by its host: None where that is a number, a place of one's own, or a carrier."""
    address = web(location)
    host = (urlsplit(address).hostname or "").rstrip(".").removeprefix("www.") if address else ""
    carried = any(host == carrier or host.endswith(f".{carrier}") for carrier in CARRIERS)
    return host if "." in host and not carried and not _is_number(host) else None


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
