"""The trail as sentences: who did what to which claims, and why."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from claims.tracking import asking, chronicle, commands, deeds, wordings
from claims.tracking.chronicle import Event, Wanted
from claims.tracking.deeds import Deed
from claims.vocabulary import Fact

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Tables of whose rows a change says too little: what they were added with has to be looked up.
LOOKED_UP = ("evidence ", "note ", "tag ", "rule ", "snapshot ", "revision ")
# As many things that a command did are told again where somebody takes it back.
REPEATED = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a command did, or a part of it; `text` begins with the person's name."""

    at: datetime
    by: str
    command: int
    text: str


def earliest(record: "Record", wanted: Wanted) -> Iterator[Sentence]:
    """Tell the changes wanted, the latest last."""
    teller = Teller(record)
    for _, run in groupby(chronicle.oldest(record, wanted), key=attrgetter("command")):
        yield from teller.tell([*run])


def latest(record: "Record", wanted: Wanted, most: int) -> list[Sentence]:
    """Tell the latest of the changes wanted in so many sentences, the latest last."""
    teller, lines = Teller(record), deque[Sentence]()
    for _, run in groupby(chronicle.newest(record, wanted), key=attrgetter("command")):
        lines.extendleft(reversed(teller.tell([*run][::-1])))
        if len(lines) >= most:
            break
    return [*lines][-most:]


def told(record: "Record", events: Sequence[Event]) -> list[Sentence]:
    """Tell these changes, given in their order."""
    teller = Teller(record)
    return [line for _, run in groupby(events, key=attrgetter("command")) for line in teller.tell([*run])]


@dataclass(slots=True)
class Teller:
    """Tells one command after the other; knows which were taken back."""

    record: "Record"
    taken: dict[int, int] = field(init=False)
    gone: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = commands.backs(self.record)
        self.gone = set(commands.annulling(self.taken))

    def tell(self, run: list[Event]) -> list[Sentence]:
        """Tell changes of one command, in their order: what is alike in one sentence."""
        [first, *_] = run
        if first.undoes is not None:
            return [Sentence(first.at, first.by, first.command, self._taken_back(run))]
        lines = [f"{first.by} {done}" for done in self._done(run)]
        mark = " (taken back)" if first.command in self.gone else ""
        return [Sentence(first.at, first.by, first.command, line + mark) for line in lines]

    def _done(self, run: list[Event]) -> list[str]:
        """Say what a command did, without who did it."""
        known = chronicle.additions(self.record, [*{event.row for event in run if _says_too_little(event)}])
        known |= {event.row: self._stood(event) for event in run if _found_a_place(event)}
        groups: dict[tuple[Deed, str | None], list[int]] = {}
        for event in run:
            if deed := deeds.of(event, known.get(event.row, {})):
                groups.setdefault((deed, event.why), []).extend([deed.claim] if deed.claim else [])
        return [_because(deed, numbers, why) for (deed, why), numbers in groups.items()]

    def _stood(self, event: Event) -> dict[str, Fact]:
        """Give the words that were gone from the text in which a claim was set on others."""
        statement = "SELECT claim_id, revision_id FROM anchor WHERE id = :id"
        [where] = asking.ask(self.record, statement, {"id": int(event.row.partition(" ")[2])})
        claim, revision = map(asking.whole, where)
        return {deeds.STOOD: wordings.last_before(self.record, claim, revision) or ""}

    def _taken_back(self, run: list[Event]) -> str:
        """Say whose command was taken or put back, and what of it these changes take or put back."""
        event, rows = run[0], {event.row for event in run}
        number, steps = commands.first(self.taken, event.command)
        undone = commands.find(self.record, number)
        # Of what only follows from others, all that the command did says more than nothing.
        done = self._done([change for change in undone.changes if change.row in rows]) or self._done([*undone.changes])
        said = "; ".join(done[:REPEATED]) + "; and more" * (len(done) > REPEATED)
        act = "took" if steps % 2 else "put"
        because = f", because: {event.why}" if event.why else ""
        whose = "" if undone.by == event.by else f"{undone.by} "
        what = f": {whose}{said}" if said else ""
        return f"{event.by} {act} back command {number}{what}{because}"


def _says_too_little(event: Event) -> bool:
    return event.before is not None and event.row.startswith(LOOKED_UP)


def _found_a_place(event: Event) -> bool:
    return event.row.startswith("anchor ") and (event.before or {}).get("exact") == ""


def _because(deed: Deed, claims: list[int], why: str | None) -> str:
    said = deeds.told(deed, claims)
    if not why:
        return said
    particular = deed.particulars or (deed.alone and len(claims) == 1)
    return f"{said}, because: {why}" if particular else f"{said}: {why}"
