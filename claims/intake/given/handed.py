"""What a reader hands to `documents` of what stands beside a text."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from claims.intake.given import beside
from claims.intake.page import Reference, Remark


def listed(given: Iterable[Remark | Reference]) -> str:
    """Write them down in the order of the text, as JSON."""
    ordered = beside.in_order(given)
    return json.dumps(
        [{"sort": "remark" if isinstance(each, Remark) else "reference", **asdict(each)} for each in ordered]
    )
