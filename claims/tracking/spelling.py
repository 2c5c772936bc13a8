"""Names on record that somebody may have meant who typed them in other letters, small or capital."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.model import Change, Claim, Tag

NAMES = {"assignee": Claim.assignee, "made_by": Claim.made_by, "person": Change.by, "tag": Tag.name}


def meant(session: Session, typed: Mapping[str, str | None]) -> str | None:
    """Give the first name that is on record in another spelling only; `typed` is by the keys of `NAMES`."""
    near = (_near(session, what, name) for what, name in typed.items() if name)
    return next((name for name in near if name is not None), None)


def _near(session: Session, what: str, typed: str) -> str | None:
    column = NAMES[what]
    alike = select(column).where(func.lower(column) == func.lower(typed))
    found = session.scalar(alike.order_by(column != typed).limit(1))
    return None if found == typed else found
