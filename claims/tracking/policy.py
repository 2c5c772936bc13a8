"""The desk's policy: what it asks of a verdict beyond what every verdict needs, a rule a row."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.errors import NotAllowedError
from claims.tracking import asking
from claims.tracking.asking import READ
from claims.vocabulary import Kind, canonical

if TYPE_CHECKING:
    from claims.tracking.asking import Record


class Name(StrEnum):
    """What a rule is about, as the record has it."""

    SOURCES = "sources"
    INDEPENDENT = "independent"
    PRIMARY = "primary"
    SIGN_OFF = "sign_off"
    NAMES_SUFFICE = "names_suffice"
    RATINGS = "ratings"
    PUBLISHER = "publisher"
    PUBLISHER_ADDRESS = "publisher_address"


# In the order they were made, with whether each is in force.
RULES = "SELECT id, name, kind, value, removed_at IS NULL FROM rule ORDER BY id"
_read = asking.reader({1: Name, 2: READ[Kind], 4: bool})
# What a rule is about, and the kind of claims it is for, None for every kind without one of its own.
Key = tuple[Name, Kind | None]
# The value of a rule that is so or not.
YES = "yes"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a desk asks; the values of `rules` are as the record has them."""

    rules: Mapping[Key, str] = field(default_factory=dict)

    def sources(self, kind: Kind) -> int:
        """Give how many sources a verdict on a claim of this kind needs: 1, or more where so many are independent."""
        return self._number(Name.SOURCES, kind) or max(1, self.independent(kind))

    def independent(self, kind: Kind) -> int:
        """Give how many of them must lead to different origins; 0 where that is not asked."""
        return self._number(Name.INDEPENDENT, kind) or 0

    def primary(self, kind: Kind) -> bool:
        """Tell whether one of them must be primary."""
        return (Name.PRIMARY, kind) in self.rules

    @property
    def sign_off(self) -> bool:
        """Whether a verdict needs a second look."""
        return (Name.SIGN_OFF, None) in self.rules

    @property
    def names_suffice(self) -> bool:
        """Whether another name makes another person; otherwise the login and the database role must be others too."""
        return (Name.NAMES_SUFFICE, None) in self.rules

    @property
    def ratings(self) -> tuple[str, ...]:
        """The labels of the desk, the truest first or as it ordered them; none where any will do."""
        return tuple(json.loads(self.rules.get((Name.RATINGS, None), "[]")))

    @property
    def publisher(self) -> str | None:
        """Who publishes the verdicts."""
        return self.rules.get((Name.PUBLISHER, None))

    @property
    def publisher_address(self) -> str | None:
        """Where the publisher is on the web."""
        return self.rules.get((Name.PUBLISHER_ADDRESS, None))

    def label(self, typed: str) -> str:
        """Give a rating as the desk spells it; NotAllowedError where it is none of the desk's labels."""
        labels = {label.casefold(): label for label in self.ratings}
        if labels and typed.casefold() not in labels:
            raise NotAllowedError(f"'{typed}' is not a rating of this desk; there are {', '.join(self.ratings)}")
        return labels.get(typed.casefold(), typed)

    def of_kinds(self, name: Name) -> dict[Kind | None, str]:
        """Give what stands for all kinds and for each by a name, in the order of the kinds."""
        kinds = (None, *Kind)
        return {kind: self.rules[name, kind] for kind in kinds if (name, kind) in self.rules}

    def _number(self, name: Name, kind: Kind) -> int | None:
        value = self.rules.get((name, kind), self.rules.get((name, None)))
        return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class Entry:
    """The policy as it is shown; a number by "all" holds for the kinds that have none of their own."""

    sources: dict[str, int]
    independent: dict[str, int]
    primary: tuple[str, ...]
    sign_off: bool
    names_suffice: bool
    ratings: tuple[str, ...]
    publisher: str | None
    publisher_address: str | None


def current(record: "Record") -> Policy:
    """Read the policy there is."""
    return with_rules(record, {})


def with_rules(record: "Record", there: Mapping[int, bool]) -> Policy:
    """Give the policy as it would be with some rows of it there or not, by their numbers."""
    kept = (row for row in map(_read, asking.ask(record, RULES, {})) if there.get(row[0], row[-1]))
    return Policy({(name, kind): value for _, name, kind, value, _ in kept})


def entry(policy: Policy) -> Entry:
    """Lay a policy out to be shown."""
    return Entry(
        sources=_numbers(policy, Name.SOURCES, 1),
        independent=_numbers(policy, Name.INDEPENDENT, 0),
        primary=tuple(str(kind) for kind in policy.of_kinds(Name.PRIMARY)),
        sign_off=policy.sign_off,
        names_suffice=policy.names_suffice,
        ratings=policy.ratings,
        publisher=policy.publisher,
        publisher_address=policy.publisher_address,
    )


def rated(labels: Iterable[str]) -> str:
    """Write labels as the value of a rule."""
    return canonical([" ".join(label.split()) for label in labels])


def said(name: str, kind: str | None, value: str) -> str:
    """Say a rule as the record has it: "2 sources for casualty"."""
    return f"{SAID[Name(name)](value)}{f' for {kind}' if kind else ''}"


def _numbers(policy: Policy, name: Name, by_itself: int) -> dict[str, int]:
    given = policy.of_kinds(name)
    return {"all": by_itself} | {str(kind or "all"): int(value) for kind, value in given.items()}


def noun(number: int) -> str:
    """Say "source" or "sources"."""
    return "source" if number == 1 else "sources"


def _quoted(value: str) -> str:
    return f"'{value}'"


# How each rule is said, from its value.
SAID: dict[Name, Callable[[str], str]] = {
    Name.SOURCES: lambda value: f"{value} {noun(int(value))}",
    Name.INDEPENDENT: lambda value: f"{value} independent {noun(int(value))}",
    Name.PRIMARY: lambda _: "a primary source",
    Name.SIGN_OFF: lambda _: "a sign-off of every verdict",
    Name.NAMES_SUFFICE: lambda _: "another name suffices for a sign-off",
    Name.RATINGS: lambda value: f"the ratings {', '.join(map(_quoted, json.loads(value)))}",
    Name.PUBLISHER: lambda value: f"the publisher {_quoted(value)}",
    Name.PUBLISHER_ADDRESS: lambda value: f"the publisher's address {_quoted(value)}",
}
