"""A number with its unit and bounds, as the stages of the grammar hand it on."""

from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.values.numbers import Form, tidy
from claims.vocabulary import Kind, Value


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that a closed table can tell of it; offsets in the text it was scanned from.

    `unit` is None where the unit is a noun of the sentence. `core` is the place of the bare number. `joined`
    says that a hyphen ties it to its unit ("10-year"), `rule` how it came about.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    form: Form
    core: tuple[int, int]
    rule: str = "number"
    kind: Kind = Kind.QUANTITY
    unit: str | None = None
    qualifier: str | None = None
    joined: bool = False
    scaled: bool = False

    @property
    def value(self) -> Value:
        """The figure as a claim's value."""
        low = None if self.low is None else tidy(self.low)
        high = None if self.high is None else tidy(self.high)
        return Value(low, high, self.unit, self.qualifier)
