"""Second looks: a verdict is signed off by somebody else than those who gave or confirmed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Change, Claim
from claims.tracking import commands, history, policy, selection, verdicts
from claims.tracking.claims import find_all
from claims.tracking.numbers import among
from claims.tracking.verdicts import Who
from claims.vocabulary import Status

# What there is no verdict in to look at.
UNDECIDED = {
    Status.UNVERIFIED: "it is unverified; 'claims mark STATUS {0}' decides it first",
    Status.DISMISSED: "it is dismissed; 'claims mark unverified {0}' takes it up again",
}


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who stands behind each verdict, and who signed it off; names alone tell people apart where those suffice."""

    names_suffice: bool
    behind: dict[int, list[Who]]
    signers: dict[int, Who]

    @classmethod
    def of(cls, session: Session, numbers: Sequence[int]) -> Self:
        """Read who they are from the trail."""
        names_suffice = policy.current(session).names_suffice
        return cls(names_suffice, verdicts.behind(session, numbers), _signers(session, numbers))

    def shared(self, number: int, signer: Who) -> tuple[str, str] | None:
        """Say who behind a verdict is the signer too and by what, and what would do; None where that is nobody."""
        for place, who in enumerate(self.behind.get(number, ())):
            if common := [*self._common(who, signer)]:
                did = "confirmed" if place else "gave"
                return f"{who.name} {did} the verdict by the same {' and '.join(common)}", self._remedy(common)
        return None

    def _common(self, who: Who, signer: Who) -> Iterator[str]:
        """Name what two people have in common and may not."""
        if _spelled(who.name) == _spelled(signer.name):
            yield "name"
        if not self.names_suffice and who.login == signer.login:
            yield f"login '{who.login}'"
        if not self.names_suffice and who.role is not None and who.role == signer.role:
            yield f"database role '{who.role}'"

    def _remedy(self, common: Sequence[str]) -> str:
        if self.names_suffice:
            return "somebody else signs it off"
        if "name" in common:
            return "somebody else signs it off, from a login of their own"
        return "sign it off from one of your own, or let names suffice with 'claims db policy --names-suffice'"


def sign_off(session: Session, numbers: Sequence[int], *, why: str | None = None, by: str) -> list[Claim]:
    """Record that somebody looked at verdicts a second time; return those of which that was not on record already.

    NotAllowedError, for all of them or none, where there is no verdict, where it must be looked at again, and where
    its giver signs: names are no proof, so that login and database role must be others too, unless the policy says
    that names suffice. Another's sign-off takes the place of the one before.
    """
    claims, signatures = find_all(session, numbers), Signatures.of(session, numbers)
    signer = Who(by, session.info["login"], session.info.get("role"))
    lacking = {
        claim.id: lack
        for claim in claims
        if (lack := _not_settled(claim) or "; ".join(signatures.shared(claim.id, signer) or ()))
    }
    if lacking:
        raise NotAllowedError(selection.refusal(numbers, lacking, f"signed off by {by}"))
    new = [c for c in claims if c.signed_off_by is None or why or signatures.signers.get(c.id) != signer]
    for claim in new:
        history.change(session, claim, {"signed_off_by": by}, why=why, by=by)
    return new


def _not_settled(claim: Claim) -> str | None:
    if claim.status in UNDECIDED:
        return UNDECIDED[claim.status].format(claim.id)
    if claim.stale_because is not None:
        return f"it is stale ({claim.stale_because}); 'claims mark {claim.status} {claim.id}' settles that first"
    return None


def _spelled(name: str) -> str:
    return " ".join(name.split()).casefold()


def _signers(session: Session, numbers: Sequence[int]) -> dict[int, Who]:
    """Say who signed each claim off last, by a command in effect."""
    gone = commands.annulled(session)
    # A key of canonical JSON; within a value its quotation marks would have backslashes.
    of_sign_off = type_coerce(Change.after, Text).contains('"signed_off_by":"')
    chosen = (
        select(Change.claim_id, Change.command, Change.by, Change.login, Change.role)
        .where(among(session, Change.__table__.c.claim_id, numbers), Change.row.startswith("claim "))
        .where(Change.before.is_not(None), Change.undoes.is_(None), of_sign_off)
        .order_by(Change.claim_id, Change.id)
    )
    return {
        number: Who(by, login, role)
        for number, command, by, login, role in session.execute(chosen)
        if number is not None and command not in gone
    }
