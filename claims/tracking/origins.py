"""Where sources come from in the end: five reports of one press release are one source."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from claims.tracking import asking
from claims.tracking.proofs import Proof

if TYPE_CHECKING:
    from claims.tracking.asking import Record

REPEATS = "SELECT id, derived_from_id FROM source WHERE derived_from_id IS NOT NULL AND id IN {}"


def of_proofs(record: "Record", proofs: Iterable[Proof]) -> dict[int, int]:
    """Give the source that each source only repeats in the end, itself where it repeats none.

    It counts whether it stands beside a claim or not. Sources that repeat each other lead to one of them.
    """
    repeats: dict[int, int | None] = {proof.number: proof.derived_from for proof in proofs}
    while further := {number for number in repeats.values() if number is not None and number not in repeats}:
        statement = REPEATS.format(asking.among(record, "numbers"))
        found = asking.ask(record, statement, {"numbers": asking.packed(sorted(further))})
        repeats |= dict.fromkeys(further) | {asking.whole(number): asking.whole(of) for number, of in found}
    return {number: origin(number, repeats) for number in repeats}


def origin(number: int, repeats: Mapping[int, int | None]) -> int:
    """Follow a source to the end; where they go round, the lowest number on the way round stands for all of them."""
    path: dict[int, int] = {}
    while number not in path:
        path[number] = len(path)
        further = repeats[number]
        if further is None:
            return number
        number = further
    return min(one for one, place in path.items() if place >= path[number])
