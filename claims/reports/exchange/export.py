"""The claims that are exported: read as they are written, as their reader may have them, and counted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from sqlalchemy.orm import Session

from claims.reports import gathering, saying
from claims.reports.content import Content
from claims.tracking import listing, readers
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Reader


@dataclass
class Export:
    """What was asked for, and, once it is written, how much that was.

    `evidence` asks for a row for each piece of it, `excel` for a table that is safe to open there. `left_out` counts
    what the reader may not have, by what it is; `warnings` are sentences on what was written otherwise than it is.
    """

    session: Session
    wanted: Filter
    reader: Reader = Reader.DESK
    told: bool = False
    evidence: bool = False
    excel: bool = False
    written: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        readers.refuse_secrets(self.reader, told=self.told)
        listing.must_exist(self.session, self.wanted)

    def count(self) -> int:
        """Count the claims that the reader may have of those wanted."""
        return listing.count(self.session, readers.wanted(self.wanted, self.reader), most=None)

    def claims(self) -> Iterator[Entry]:
        """Yield the claims in the order of the text, without the text around them."""
        asked = readers.wanted(self.wanted, self.reader)
        cited, shown = set[int](), set[int]()
        counts = self.reader is not Reader.DESK
        see = readers.SEEN[self.reader]
        for entry in listing.entries(self.session, asked, Sort.PLACE, told=self.told, around=False):
            seen = see(entry)
            if counts:
                cited.update(proof.number for proof in entry.sources)
                shown.update(proof.number for proof in seen.sources)
            self.written += 1
            yield seen
        self._leave_out({"claims": self._asked() - self.written, "sources": len(cited - shown)})

    def contents(self) -> Iterator[Content]:
        """Yield each article that has claims wanted, as a report has it."""
        for number in listing.in_articles(self.session, self.wanted):
            content = gathering.gather(self.session, number, self.reader, self.wanted, told=self.told)
            self.written += len(content.claims)
            self._leave_out(content.left_out)
            yield content

    def records(self) -> Iterator[object]:
        """Yield the rows of the record that the claims are made of, with what they hang on."""
        # By name: most exports need none of it.
        read: Callable[..., Iterator[object]] = import_module("claims.tracking.exchanging").records
        self.written = self.count()
        self._leave_out({"claims": self._asked() - self.written})
        return read(self.session, self.wanted, self.reader, told=self.told)

    @property
    def summary(self) -> str:
        """Say how many claims went out, and what did not."""
        return saying.written(self.written, self.reader, self.left_out)

    def _asked(self) -> int:
        """Count what was asked for, where the reader may have less of it."""
        return self.written if self.reader is not Reader.PUBLIC else listing.count(self.session, self.wanted, most=None)

    def _leave_out(self, counts: Mapping[str, int]) -> None:
        for what, count in counts.items():
            if count:
                self.left_out[what] = self.left_out.get(what, 0) + count
