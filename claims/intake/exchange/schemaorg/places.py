"""Where a review is on the web: its address, which may be relative, or lack what it begins with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.errors import NotUnderstoodError
from claims.intake.exchange.schemaorg import fields
from claims.intake.exchange.schemaorg.fields import Object
from claims.intake.given import addresses

# Where the address of a review may stand, the best place first; an @id that is no web address leads nowhere.
_PLACES = ("url", "mainEntityOfPage", "@id")
# As many places of one claim are taken in.
MOST_APPEARANCES = 50


@dataclass(frozen=True, slots=True)
class Found:
    """An address in normal form, and what is odd about how it came to be, a clause each."""

    address: str
    odd: tuple[str, ...] = ()


def of_review(review: Object, page: str | None, publishers: Sequence[str]) -> Found:
    """Find the address of a review in a page, if it was in one, by publishers whose addresses these are.

    NotUnderstoodError where there is none that can be used.
    """
    written = [one for place in _PLACES for one in fields.addresses(review.get(place))]
    for one in written:
        for found in _readings(one, page, publishers):
            if found.address:
                return found
    if not written and page is not None:
        return Found(page, ("it has no address, so it is taken to be where the page is",))
    if not written:
        raise NotUnderstoodError("it has no address")
    if "://" in written[0]:
        raise NotUnderstoodError(f"its address '{written[0][:200]}' cannot be used")
    raise NotUnderstoodError(f"its address '{written[0][:200]}' is relative, and nothing says to what")


def of_claim(made: Object, review: str) -> tuple[str, ...]:
    """Give where a claim was made, other than in the review of it."""
    written = [
        one for place in ("appearance", "firstAppearance", "url", "sameAs") for one in fields.addresses(made.get(place))
    ]
    normal = (addresses.led_to(one) for one in written[:MOST_APPEARANCES])
    return tuple(dict.fromkeys(one for one in normal if one and one != review))


def _readings(written: str, page: str | None, publishers: Sequence[str]) -> Iterator[Found]:
    """Yield what an address may mean, the likeliest first; what leads nowhere is empty."""
    yield Found(addresses.led_to(written) or "")
    if "://" in written.partition("?")[0]:
        return
    hosts = {_bare(one) for one in (*publishers, page or "")} - {""}
    if _bare(f"https://{written}") in hosts:
        odd = f"its address '{written[:200]}' lacks https://"
        yield Found(addresses.led_to(f"https://{written}") or "", (odd,))
    if page is not None:
        yield Found(addresses.led_to(written, page) or "")
    elif written.startswith("/"):
        odd = f"its address '{written[:200]}' is relative, and taken to be on its publisher's site"
        yield from (Found(addresses.led_to(written, one) or "", (odd,)) for one in publishers)


def _bare(address: str) -> str:
    """Give the host of an address, without the www that names nobody else."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
