"""Dates, times and periods of a passage, settled in EDTF where publication and the text allow it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from claims.extraction.dates import datewords, edtf, tense
from claims.extraction.dates.daterules import RULES, Rule
from claims.extraction.dates.standpoint import LONG_PAST, Standpoint
from claims.extraction.dates.tale import Tale, Told
from claims.extraction.text import grammar, language
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from claims.extraction.text.passage import Draft, Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as it is written: the span within the text searched, and the rule that read it."""

    start: int
    end: int
    rule: Rule
    found: "re.Match[str]"


def find(passages: "Iterable[Passage]", published: date | None) -> "Iterator[tuple[Draft, ...]]":
    """Yield, for each passage of an article in turn, a claim for each date in it, in order.

    The dates of one passage settle those of the next ("that night"). Without `published` a relative date is
    found with no date in its value; nothing is guessed.
    """
    told, published, fresh = list[Told](), _plausible(published), 0
    for passage in passages:
        drafts = tuple(_of_passage(passage, published, told, len(told) - fresh))
        yield drafts
        fresh = _in_last_sentence(passage, drafts)
        del told[:-_REMEMBERED]


def written(datelines: "Iterable[str]", published: date | None) -> date | None:
    """Give the day an article was written, which its "today" means: its dateline's, else that of publication."""
    here = Standpoint(_plausible(published))
    for mention in (mention for line in datelines for mention in mentions(line) if mention.rule.name == "date-day"):
        day = mention.rule.settle(mention.found, here)
        if day and published and 0 <= (published - date.fromisoformat(day)).days <= _ON_ITS_WAY:
            return date.fromisoformat(day)
    return published


def _of_passage(passage: "Passage", published: date | None, told: list[Told], far: int) -> "Iterator[Draft]":
    """Find the dates of a passage, and add them to those `told`, the first `far` of which are not told near by."""
    text = language.text(passage.doc)
    found = mentions(text, partial(_known_to_model, passage.doc))
    for at, mention in enumerate(found):
        near = tuple(told[-_REMEMBERED:])
        here = _standpoint(passage, mention, published, Tale(near, max(0, far - len(told) + len(near))))
        if at and _GOES_ON.fullmatch(text, found[at - 1].end, mention.start):
            here = replace(here, listed=True)
        settled = mention.rule.settle(mention.found, here)
        if settled is None and mention.rule.name in _ALONE:
            settled = _from_day_after(passage, mention, found[at + 1 : at + 3], here)
        if settled and mention.rule.name not in _COMPARED:
            told.append(Told.of(text[mention.start : mention.end], settled))
        yield passage.draft(Kind.DATE, mention.start, mention.end, Value(date=settled), made_by=mention.rule.name)


def _in_last_sentence(passage: "Passage", drafts: "Sequence[Draft]") -> int:
    """Count the settled dates in the sentence a passage ends with."""
    if not len(passage.doc):
        return 0
    begins = passage.start + passage.doc[len(passage.doc) - 1].sent.start_char
    return sum(1 for draft in drafts if draft.value.date and draft.start >= begins)


def _plausible(published: date | None) -> date | None:
    """Leave out a day so near the edge of the calendar that "last century" falls off it."""
    return published if published and published.year in _YEARS else None


def _standpoint(passage: "Passage", mention: Mention, published: date | None, tale: Tale) -> Standpoint:
    ahead = tense.ahead(passage.doc, mention.start, mention.end)
    if published:
        until = published if ahead is False else tale.until
        tale = replace(tale, until=until, recent=edtf.moved(published, -LONG_PAST))
    return Standpoint(published, ahead, tale)


def _from_day_after(passage: "Passage", mention: Mention, following: Sequence[Mention], here: Standpoint) -> str | None:
    """Settle a time by the day told after it in its sentence: "before 2 a.m. in Vale on Monday"."""
    sentence = grammar.sentence_at(passage.doc, mention.start)
    for other in following:
        day = other.rule.settle(other.found, here) if other.rule.name == "date-day" else None
        if day and other.start < sentence.end_char:
            return mention.rule.settle(mention.found, replace(here, tale=Tale((Told(day),))))
    return None


def _known_to_model(doc: "Doc", offset: int) -> bool:
    """Tell whether the language model takes the word at an offset for a date.

    What it finds beside our own grammar is durations, ages and "annual", so it is asked and not followed.
    """
    at = grammar.first_token(doc, offset)
    return at < len(doc) and doc[at].ent_type_ in ("DATE", "TIME")


def mentions(text: str, known: "Callable[[int], bool] | None" = None) -> tuple[Mention, ...]:
    """Give the dates written in a text, the longest where two overlap, without settling them.

    `known` tells whether what begins at an offset is known for a date: without it only sure forms are.
    """
    rules = RULES if known else (rule for rule in RULES if rule.sure)
    written = (m for rule in rules for m in _matches(rule, text) if rule.sure or (known and known(m.start)))
    every = sorted(written, key=lambda m: (m.start - m.end, m.start))
    kept: list[Mention] = []
    for mention in every:
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        near = kept[max(0, at - 1) : at + 1]
        if all(mention.end <= other.start or other.end <= mention.start for other in near):
            kept.insert(at, mention)
    return tuple(_widened(text, mention) for mention in kept)


def names(text: str) -> list[tuple[int, int]]:
    """Give the offsets of the names that a day is part of and that are no dates: the Sept. 11 attacks."""
    return [found.span() for found in _NAMES.finditer(text)]


def _widened(text: str, mention: Mention) -> Mention:
    """Take in "as early as" before a date."""
    cue = _AS_EARLY_AS.search(text[max(0, mention.start - _CUE_REACH) : mention.start])
    return replace(mention, start=mention.start - len(cue[0])) if cue else mention


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
            return mention.rule.settle(mention.found, Standpoint(_plausible(published)))
    return None


def _matches(rule: Rule, text: str) -> Iterator[Mention]:
    """Where a rule holds; a date in a name ("Stadium 23 August", "the Sept. 11 attacks") is none."""
    group = "span" if "span" in rule.pattern.groupindex else 0
    for found in rule.pattern.finditer(text):
        start, end = found.span(group)
        if found.groupdict().get("day1") and _IN_NAME.search(text[max(0, start - _NAME_REACH) : start]):
            continue
        if datewords.EVENT_DAYS.match(text, start):
            continue
        yield Mention(start, end, rule, found)


_NAMES = datewords.pattern(datewords.NAME_OF_DAY)
_YEARS = range(1000, 9000)
# How many dates told before a passage its own may lean on.
_REMEMBERED = 40
# In days, how old a dateline may be.
_ON_ITS_WAY = 7
_CUE_REACH = 24
# Days so joined stand in their order: "begins Monday and ends Friday".
_GOES_ON = re.compile(r",?\s(?:and|to|through|until|till|then|or)\s(?:[a-z]{2,12}\s){0,3}")
_AS_EARLY_AS = re.compile(
    r"(?<!\w)as\s(?:early|late|recently|soon|far\sback|long\sago)\sas\s(?:the\s)?$", re.IGNORECASE
)
# What the tale is only held against.
_COMPARED = frozenset({"date-year-earlier", "date-one-earlier"})
# Times that say nothing of their day.
_ALONE = frozenset({"date-clock", "date-light"})
_NAME_REACH = 20
_IN_NAME = re.compile(r"[a-z]+ [A-Z][a-z]+ $")
