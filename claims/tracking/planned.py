"""What taking a command back is to do, row by row, before it is done."""

from dataclasses import dataclass

from claims.model import Base, Fact
from claims.tracking import resting
from claims.tracking.commands import Command


@dataclass(frozen=True, slots=True)
class Step:
    """What a row, by its name on the trail, was left with by a command, and what it gets again."""

    row: str
    record: Base
    claim: int | None
    left: dict[str, Fact]
    again: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking `command` back does, row by row; `first` is the ordinary command that is so taken or put back."""

    command: Command
    first: Command
    puts_back: bool
    by: str
    why: str | None
    steps: tuple[Step, ...]

    @property
    def act(self) -> str:
        """Say which of the two it is: "taken back" or "put back"."""
        return "put back" if self.puts_back else "taken back"

    @property
    def claims(self) -> set[int]:
        """Give the claims that it changes, not only the place of their words in the text."""
        return {step.claim for step in self.steps if step.claim is not None and step.again.keys() - resting.PLACE}
