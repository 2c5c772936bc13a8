"""What became of what was loaded: what is new or another, what is as it was, and what was refused and why."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that cannot be loaded: where it stands ("row 7,001"), and what stands against it."""

    place: str
    reason: str


@dataclass(slots=True)
class Loaded:
    """What loading a file did, or would do.

    `added` counts new rows by what they are ("claims", "sources", "notes"), `decided` those of the new claims that came
    with a verdict, `changed` are the numbers of claims that
    were there and are others now, `same` counts those that were so already. `lines` tell it, a sentence each, as in
    "+ claim 12: at least 31 people killed" and "~ claim 4: status unverified -> verified". Where anything is
    `refused`, nothing may be kept.
    """

    added: Counter[str] = field(default_factory=Counter)
    decided: int = 0
    changed: list[int] = field(default_factory=list)
    same: int = 0
    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
