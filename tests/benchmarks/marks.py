"""A figure, and what was asked of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A ratio, or megabytes, beside its mark; `least` says that more is better."""

    what: str
    figure: float
    mark: float | None = None
    least: bool = False

    def __str__(self) -> str:
        """Give the line of the table."""
        sense = "at least" if self.least else "at most"
        asked = "" if self.mark is None else f"   {sense} {self.mark:g}"
        return f"{self.what:<66} {self.figure:>8.2f}{asked}"
