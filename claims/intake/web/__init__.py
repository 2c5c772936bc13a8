"""The one way to the web: an address in, what it gives or why it gives nothing out."""

from http import HTTPStatus
from typing import TYPE_CHECKING

from claims.intake.limits import Limits
from claims.intake.page import NotCaptured
from claims.intake.web import peers
from claims.intake.web.peers import MayReach

if TYPE_CHECKING:
    from claims.intake.web.fetching import Fetched


def fetched(url: str, limits: Limits, may_reach: MayReach = peers.public) -> "Fetched | NotCaptured":
    """Get what is at an http(s) address, unread; NotUnderstoodError if it is none.

    An answer without a body, or one that only says that the page is being made (RFC 9110 section 15.3.3), is nothing.
    """
    from claims.intake.web import fetching  # noqa: PLC0415 - it brings urllib3, which commands without the web need not

    try:
        found = fetching.fetch(url, limits, may_reach)
    except fetching.NotFetchedError as error:
        return error.why
    if found.status == HTTPStatus.ACCEPTED:
        return NotCaptured("it is not ready yet", late=True, status=found.status)
    return found if found.original else NotCaptured("it is empty", status=found.status)
