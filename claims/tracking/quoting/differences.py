"""The words in which a quotation differs from its source, said to people."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, chain, groupby

from claims.tracking.quoting import alignment, omissions, typography, wording
from claims.tracking.quoting.alignment import Pair
from claims.tracking.quoting.wording import Word

# So many differences are shown, and so much of each side of one.
SHOWN, LONGEST = 4, 60


def told(quote: str, stands: str) -> str:
    """Say how a quotation differs from what stands in its place: "'31' → '35', 'not' left out, 'very' added".

    What was left out under a mark of omission is not said, but for a negation or too many words.
    """
    runs, _ = omissions.cut(quote)
    asked = [_written(run) for run in runs]
    free = {*accumulate(map(len, asked[:-1]))}
    changes = [told for change in _changes([*chain(*asked)], _written(stands), free) if (told := _told(change))]
    more = len(changes) - SHOWN
    return ", ".join(changes[:SHOWN] + ([f"and {more} more"] if more > 0 else [])) or ALIKE


ALIKE = "the same words, divided otherwise"


@dataclass(frozen=True, slots=True)
class _Written:
    """A word, as it is compared and as it is written, with what follows it."""

    key: str
    text: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of a quotation and those that stand in their place, or those that were passed over."""

    asked: Sequence[_Written]
    said: Sequence[_Written]
    passed: bool


def _written(text: str) -> list[_Written]:
    printed = typography.fold(text)
    words = wording.words(printed)
    spans = [printed.span(word.start, word.end) for word in words]
    nexts = [start for start, _ in spans[1:]] + [len(text)] * (len(spans) > 0)
    return [
        _Written(word.key, text[start:end], text[end:following])
        for word, (start, end), following in zip(words, spans, nexts, strict=True)
    ]


def _changes(asked: Sequence[_Written], said: Sequence[_Written], free: AbstractSet[int]) -> Iterator[_Change]:
    """Yield the differences, those side by side as one, and what was passed over by itself."""
    one, two = [word.key for word in asked], [word.key for word in said]
    pairs = alignment.align(one, two, free, anywhere=False).pairs
    for kind, run in groupby(pairs, key=lambda pair: (pair.passed, _same(pair, one, two))):
        if kind != (False, True):
            there = [*run]
            yield _Change(
                [asked[pair.asked] for pair in there if pair.asked is not None],
                [said[pair.said] for pair in there if pair.said is not None],
                passed=kind[0],
            )


def _same(pair: Pair, asked: Sequence[str], said: Sequence[str]) -> bool:
    return pair.asked is not None and pair.said is not None and asked[pair.asked] == said[pair.said]


def _told(change: _Change) -> str:
    said = change.said
    if change.passed:
        if len(said) > omissions.MOST_OMITTED:
            return f"{len(said)} words left out"
        said = [word for word in said if omissions.negates([Word(word.key, 0, 0)])]
        return f"{_quoted(said)} left out" if said else ""
    if not said:
        return f"{_quoted(change.asked)} added"
    return f"{_quoted(change.asked)} → {_quoted(said)}" if change.asked else f"{_quoted(said)} left out"


def _quoted(words: Sequence[_Written]) -> str:
    text = " ".join(("".join(word.text + word.rest for word in words[:-1]) + words[-1].text).split())
    return f"'{text[:LONGEST]}…'" if len(text) > LONGEST else f"'{text}'"
