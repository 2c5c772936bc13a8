"""Between looking and doing, nobody's change is lost: whoever acts on what they saw is told who changed it meanwhile.

A person who was shown claims, asked about them, or had them read by the slow language model acts on what they saw.
Where any of that was changed before they act, nothing is done. Whoever was not asked acts on what is on record at that
moment, and is told afterwards whose words theirs replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from claims.errors import NotAllowedError
from claims.tracking import asking, chronicle, selection, telling
from claims.tracking.chronicle import Event, Wanted

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# As many changes are told; of more, the rest is counted.
TOLD = 3
# Of so many claims at the most it is told whose words were replaced.
ROWS = 20
# Columns that follow from others.
FOLLOWING = {"stale_because", "signed_off_by", "merged_into_id", "start", "end"}
# The rows of an article that are no claim's: what it is called, when it was published, its texts.
OF_ARTICLE = ("article ", "revision ")


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked at, and the number of the last change on record then; None where nobody was asked.

    Claims by their numbers; of an article what it is called, its day and its texts, or `whole`, with its claims.
    """

    last: int | None
    claims: tuple[int, ...] = ()
    article: int | None = None
    whole: bool = False

    @classmethod
    def of(cls, record: "Record", claims: Sequence[int] = ()) -> "Seen":
        """Keep that claims were looked at."""
        return cls(chronicle.head(record)[1], tuple(claims))

    def about(self, claims: Sequence[int]) -> "Seen":
        """Keep that these claims were looked at then."""
        return replace(self, claims=tuple(claims))

    def unasked(self) -> "Seen":
        """Give what holds nobody to what they saw."""
        return replace(self, last=None)

    def still(self, record: "Record", claims: Sequence[int] = ()) -> None:
        """Make sure that all is as it was, also of claims that are meant by now.

        NotAllowedError says who changed what.
        """
        events = [*self._changes(record, claims)]
        if not events:
            return
        said = [sentence.text for sentence in telling.told(record, events)]
        said = said or [f"{events[0].by} changed {events[0].row}"]
        more = f"; and {len(said) - TOLD} more" if len(said) > TOLD else ""
        raise NotAllowedError(f"meanwhile {'; '.join(said[:TOLD])}{more}; nothing was done, {self._look_again(events)}")

    def _changes(self, record: "Record", claims: Sequence[int]) -> Iterator[Event]:
        if self.last is None:
            return
        if numbers := sorted({*self.claims, *claims}):
            yield from chronicle.later(record, self.last, numbers)
        if self.article is not None:
            last, events = self.last, chronicle.newest(record, Wanted(article=self.article))
            since = [*takewhile(lambda event: event.number > last, events)]
            yield from (event for event in reversed(since) if self.whole or event.row.startswith(OF_ARTICLE))

    def _look_again(self, events: Sequence[Event]) -> str:
        numbers = sorted({event.claim for event in events if event.claim is not None})
        if not numbers:
            return f"look again with 'claims article show {self.article}'"
        return f"look again with 'claims show {selection.written(numbers)}'"


def replaced(record: "Record") -> list[str]:
    """Say, a sentence each, what another person had said of claims that this session's command says otherwise now."""
    mine = [*_edits(record)]
    if not mine:
        return []
    known = chronicle.before(record, mine[0].number, sorted({event.row for event in mine}))
    theirs = {event.number: event for change in mine for event in _last_said(change, known) if event.by != change.by}
    if not theirs:
        return []
    told = telling.told(record, [theirs[number] for number in sorted(theirs)])
    return [f"In place of what was said before: {sentence.text}, {sentence.at:%Y-%m-%d %H:%M}." for sentence in told]


def _edits(record: "Record") -> Iterator[Event]:
    """Give what this session's command changed of claims that were there, where these are few."""
    number = asking.info(record).get("command")
    events = [] if number is None else chronicle.of_command(record, number)
    edits = [event for event in events if event.before is not None and event.row.startswith("claim ")]
    if len({event.row for event in edits}) <= ROWS:
        yield from edits


def _last_said(mine: Event, known: Sequence[Event]) -> Iterator[Event]:
    """Give for each fact that I changed the last edit of it by anybody; what came with the claim nobody has edited."""
    for column in {*(mine.before or {})} - FOLLOWING:
        if (mine.before or {})[column] == (mine.after or {}).get(column):
            continue
        for event in known:
            if event.row == mine.row and column in (event.after or {}):
                yield from [event] * (event.before is not None)
                break
