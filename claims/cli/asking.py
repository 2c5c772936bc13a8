"""Asking before much is changed, so that what is done then is done to what the person saw."""

from claims.cli.desk import MANY, Desk
from claims.tracking.overtaking import Seen


def ask(desk: Desk, seen: Seen, act: str, how: str = "", *, yes: bool, count: int | None = None) -> Seen:
    """Ask before `act` changes many claims, as the desk does; give what the answer holds for.

    `count` is how many claims are changed, where what was seen does not name them.

    Where nobody had to be asked, it holds for the record as it is when the work begins.
    """
    many = len(seen.claims) if count is None else count
    desk.ask(many, act, how, yes=yes)
    return seen if many >= MANY and not yes else seen.unasked()
