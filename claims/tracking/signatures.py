"""Who stands behind each verdict, and who signed it off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from claims.tracking import asking, commands, policy, verdicts
from claims.tracking.verdicts import Who

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# In the order of `Who`'s fields after the first two. "signed_off_by": is a key of canonical JSON; within a value its
# quotation marks would have backslashes.
SIGNED = """SELECT claim_id, command, "by", login, role FROM change
WHERE {} AND "row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"signed_off_by":"%'
ORDER BY claim_id, id"""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who stands behind each verdict, and who signed it off; names alone tell people apart where those suffice."""

    names_suffice: bool
    behind: dict[int, list[Who]]
    signers: dict[int, Who]

    @classmethod
    def of(cls, record: "Record", numbers: Sequence[int]) -> Self:
        """Read who they are from the trail."""
        names_suffice = policy.current(record).names_suffice
        return cls(names_suffice, verdicts.behind(record, numbers), _signers(record, numbers))

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


def _spelled(name: str) -> str:
    return " ".join(name.split()).casefold()


def _signers(record: "Record", numbers: Sequence[int]) -> dict[int, Who]:
    """Say who signed each claim off last, by a command in effect."""
    gone = commands.annulled(record)
    statement = SIGNED.format(f"claim_id IN {asking.among(record, 'numbers')}")
    signed = asking.ask(record, statement, {"numbers": asking.packed(numbers)})
    return {asking.whole(number): _who(who) for number, command, *who in signed if command not in gone}


def _who(columns: Sequence[object]) -> Who:
    name, login, role = columns
    return Who(str(name), str(login), None if role is None else str(role))
