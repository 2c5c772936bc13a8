"""What stands beside a text, as a reader in a process of its own hands it over."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from claims.intake.given import beside
from claims.intake.given.beside import Given
from claims.intake.page import Reference, Remark

_SORTS: dict[str, type[Given]] = {"remark": Remark, "reference": Reference}


def listed(given: Iterable[Given]) -> str:
    """Write them down in the order of the text, as JSON."""
    ordered = beside.in_order(given)
    return json.dumps(
        [{"sort": "remark" if isinstance(each, Remark) else "reference", **asdict(each)} for each in ordered]
    )


def told(written: str) -> list[Given]:
    """Read what `listed` has written down."""
    return [_SORTS[each.pop("sort")](**each) for each in json.loads(written)]
