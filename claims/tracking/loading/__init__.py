"""What others wrote comes into the record: through the rules of the desk, all of it or nothing."""

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from claims.tracking.loading.outcome import Loaded

if TYPE_CHECKING:
    from collections.abc import Callable


def load(session: Session, sort: str, incoming: object, *, article: int | None, by: str) -> Loaded:
    """Put on record what was read of a sort of exchange file, named as the module of its loader is.

    What belongs to no article by itself goes to `article`. Where anything is refused, the caller keeps nothing.
    """
    # By name, because a command needs one of them.
    loader: Callable[..., Loaded] = import_module(f"claims.tracking.loading.{sort}").load
    return loader(session, incoming, article=article, by=by)
