"""Numbers as a condition, however many they are."""

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, bindparam, literal_column, select, text
from sqlalchemy.orm import Session

# In one parameter: an engine takes some ten thousand of them, and a list of numbers may be longer.
UNPACKED = {
    "sqlite": ("value", "json_each(:numbers)"),
    "postgresql": ("CAST(value AS bigint)", "json_array_elements_text(CAST(:numbers AS json))"),
}


def among(session: Session, column: ColumnElement[int], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Say that a column has one of the numbers."""
    number, unpacked = UNPACKED[session.get_bind().dialect.name]
    packed = text(unpacked).bindparams(bindparam("numbers", json.dumps(list(numbers)), unique=True))
    return column.in_(select(literal_column(number, Integer)).select_from(packed))
