"""An article as wikitext: a reference behind the words of each claim, and what a wiki puts behind those without one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby, islice
from typing import Self

from claims.reports.content import Claim, Content
from claims.reports.exchange import citing, wikisigns
from claims.tracking.proofs import Proof
from claims.vocabulary import Stance, Status

DOUBTED = frozenset({Status.REFUTED, Status.DISPUTED})
END = "\n{{reflist}}\n"


def write(contents: Iterable[Content]) -> Iterator[str]:
    """Write one page: of several articles each stands under a heading of its own, and the references at its end."""
    rest, references = iter(contents), References()
    first = [*islice(rest, 2)]
    for content in chain(first, rest):
        if len(first) > 1:
            yield f"== {wikisigns.parameter(content.article.title)} ==\n"
        yield from _article(content, references)
    yield END


def _article(content: Content, references: "References") -> Iterator[str]:
    dates = Dates.of(content)
    if content.text is not None:
        at, words = 0, content.text.words
        for end, claims in groupby(sorted(content.marked, key=_end), key=_end):
            # Where nothing comes between, signs on either side of a cut would be markup together.
            if signs := references.behind(claims, dates):
                yield wikisigns.plain(words, at, end) + signs
                at = end
        yield f"{wikisigns.plain(words, at)}\n"
    for claim in content.apart:
        yield f"* {wikisigns.parameter(claim.entry.text)}{references.behind([claim], dates)}\n"


def _end(claim: Claim) -> int:
    return claim.entry.end or 0


@dataclass(frozen=True, slots=True)
class Dates:
    """The month in which the page is written, and when snapshots and sources, by number, were taken."""

    month: str
    snapshots: Mapping[int, datetime]
    sources: Mapping[int, datetime | None]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Take them from what an article is written of."""
        snapshots = {number: kept.taken_at for number, kept in content.kept.items()}
        sources = {source.number: source.taken_at for source in content.sources}
        return cls(f"{content.made_at:%B %Y}", snapshots, sources)

    def accessed(self, proof: Proof) -> datetime | None:
        """Tell when a source was seen as it is cited: in the snapshot that has the quote, else in its last."""
        return self.snapshots.get(proof.snapshot or 0) or self.sources.get(proof.number)


class References:
    """The references of a page: each is written out once, and named wherever it is needed again.

    A source has a reference for each quote and place in it that is cited: "s4", "s4-2".
    """

    def __init__(self) -> None:
        self._names: dict[tuple[int, str | None, str | None], str] = {}
        self._counts: Counter[int] = Counter()

    def behind(self, claims: Iterable[Claim], dates: Dates) -> str:
        """Write what stands behind words on which claims end: their sources, and what is amiss, each of it once."""
        return "".join(dict.fromkeys(sign for claim in claims for sign in self._signs(claim, dates)))

    def _signs(self, claim: Claim, dates: Dates) -> list[str]:
        read = [proof for proof in claim.entry.sources if proof.stance is not Stance.UNREAD]
        signs = [self._reference(proof, dates) for proof in read]
        status = claim.entry.status
        if status is not Status.DISMISSED and (not read or status is Status.UNVERIFIED):
            signs.append(_sign("citation needed", dates.month))
        if status in DOUBTED:
            signs.append(_sign("disputed inline", dates.month))
        return signs

    def _reference(self, proof: Proof, dates: Dates) -> str:
        unsaid = _sign("failed verification", dates.month) if proof.stance is Stance.ABSENT else ""
        key = (proof.number, proof.quote, proof.locator)
        if key in self._names:
            return f'<ref name="{self._names[key]}" />{unsaid}'
        self._counts[proof.number] += 1
        count = self._counts[proof.number]
        name = self._names[key] = f"s{proof.number}" if count == 1 else f"s{proof.number}-{count}"
        return f'<ref name="{name}">{citing.template(proof, dates.accessed(proof))}</ref>{unsaid}'


def _sign(name: str, month: str) -> str:
    return f"{{{{{name}|date={month}}}}}"
