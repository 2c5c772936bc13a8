"""Dates, times and periods of a passage, settled in EDTF where publication and the text allow it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claims.extraction import edtf, tense
from claims.extraction.daterules import RULES, Rule
from claims.extraction.standpoint import Standpoint
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from claims.extraction.passage import Draft, Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as it is written: the span within the text searched, and the rule that read it."""

    start: int
    end: int
    rule: Rule
    found: "re.Match[str]"


def find(passage: "Passage", published: date | None, earlier: Sequence[str] = ()) -> "Iterator[Draft]":
    """Yield a claim for each date of a passage, in order.

    `earlier` are the dates that the passages before told of, as EDTF: "that night" is read from them. Without
    `published` a relative date is found with no date in its value; nothing is guessed.
    """
    told = list(earlier)
    for mention in mentions(passage.doc.text):
        ahead = tense.ahead(passage.doc, mention.start)
        settled = mention.rule.settle(mention.found, Standpoint(published, ahead, tuple(told), len(earlier)))
        told += [settled] if settled else []
        yield passage.draft(Kind.DATE, mention.start, mention.end, Value(date=settled), made_by=mention.rule.name)


def mentions(text: str) -> tuple[Mention, ...]:
    """Give the dates written in a text, the longest where two overlap, without settling them."""
    every = sorted((m for rule in RULES for m in _matches(rule, text)), key=lambda m: (m.start - m.end, m.start))
    kept: list[Mention] = []
    for mention in every:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def read(words: str, published: date | None) -> str | None:
    """Read the date a person types, in words or EDTF; None where it is no date or is not settled.

    >>> read("25 March 2016", None), read("2016-02-30", None)
    ('2016-03-25', None)
    """
    typed = words.strip()
    if edtf.valid(typed):
        return typed
    cued = f"in {typed}"
    for mention in mentions(cued):
        if mention.end == len(cued) and cued[len("in ") : mention.start].strip().lower() in ("", "the"):
            return mention.rule.settle(mention.found, Standpoint(published))
    return None


def _matches(rule: Rule, text: str) -> Iterator[Mention]:
    """Where a rule holds; a date in a capitalised name ("Stadium 23 August") is none."""
    group = "span" if "span" in rule.pattern.groupindex else 0
    for found in rule.pattern.finditer(text):
        start, end = found.span(group)
        if found.groupdict().get("day1") and _IN_NAME.search(text[max(0, start - _NAME_REACH) : start]):
            continue
        yield Mention(start, end, rule, found)


_NAME_REACH = 20
_IN_NAME = re.compile(r"[a-z]+ [A-Z][a-z]+ $")
