"""What an author gave beside a text, its links, citations, comments and footnotes, put beside the claims it is about.

A reference is a source that nobody has read yet against the claims of its passage; a remark is a note beside them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.extraction.text import sentences
from claims.intake import Origin
from claims.intake.page import Reference, Remark
from claims.model import Anchor, Article, Claim, Revision
from claims.tracking import claims, confidential, evidence, noting, sources
from claims.tracking.sources import Cited
from claims.vocabulary import AnchorState, Status

# Code points of the text looked at on either side of a place, for its sentence.
AROUND = 1000
# A link on fewer words, "the report" or "officials said", has no title in them; one on more is no title either.
TITLE_WORDS, TITLE_LENGTH = 3, 300
# Words that a title leaves small.
SMALL = 4
# So many of the other words begin with a capital.
CAPITALS = 2 / 3
NOTHING = Cited()

Given = Sequence[Remark | Reference]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of what was given: only what is new is in it.

    `sources` are the numbers of those that wait to be read, and `beside` of the claims that wait; `noted` are claims
    that have a note. So many remarks are notes `on_article`, and so many references stand where no claim is.
    """

    sources: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    noted: tuple[int, ...] = ()
    on_article: int = 0
    left_out: int = 0


def put(session: Session, revision: Revision, given: Given, *, by: str) -> Taken:
    """Put what was given with a text beside the claims that stand in it; nothing is fetched.

    It is about the claims in its passage, else in the sentence around, dismissed ones left out; where it is about a
    point, in the sentence up to there. A remark about none is a note beside the article. What stands there already, or
    somebody took away from there, is not put there again, so that a newer text may bring it along.
    """
    if not given:
        return Taken()
    places = _Places.of(session, revision)
    remarks = [each for each in given if isinstance(each, Remark) and each.words.strip()]
    nowhere: list[int | None] = [None]
    written = [(claim, _note(each)) for each in remarks for claim in places.about(each) or nowhere]
    new = noting.add_all(session, revision.article_id, written, by=by)
    references = [(each, places.about(each)) for each in _foreign(session, revision, given)]
    pairs = _pairs(session, revision.text, [(each, about) for each, about in references if about], by=by)
    return Taken(
        sources=tuple(dict.fromkeys(source for _, source in pairs)),
        beside=tuple(sorted({claim for claim, _ in pairs})),
        noted=tuple(sorted({note.claim_id for note in new if note.claim_id is not None})),
        on_article=sum(note.claim_id is None for note in new),
        left_out=sum(not about for _, about in references),
    )


def _pairs(
    session: Session, text: str, references: Sequence[tuple[Reference, list[int]]], *, by: str
) -> list[tuple[int, int]]:
    """Put sources beside the claims they were given for and never stood beside; give the pairs of claim and source."""
    cited: dict[str, Cited] = {}
    about: dict[str, dict[int, None]] = defaultdict(dict)
    for each, numbers in references:
        one = _cited(each, text)
        key = sources.identity(one)
        # The first that has a title: a page may be linked on "said" before it is on its own.
        cited[key] = one if cited.get(key, NOTHING).title is None else cited[key]
        about[key] |= dict.fromkeys(numbers)
    stood = evidence.ever(session, sorted({number for numbers in about.values() for number in numbers}))
    there = dict(zip(cited, sources.known_all(session, [*cited.values()]), strict=True))
    added = _added(session, {key: one for key, one in cited.items() if there[key] is None}, by=by)
    pairs = []
    for key, source in there.items():
        # Who a confidential source is could be read off the link that its alias then stands beside.
        if source is not None and confidential.is_so(source):
            continue
        lacking = [claim for claim in about[key] if source is None or (claim, source.id) not in stood]
        if source is not None and source.removed_at is not None and lacking:
            sources.put(session, replace(cited[key], title=None), by=by)
        number = source.id if source else added[key]
        pairs += [(claim, number) for claim in lacking]
    evidence.add_unread(session, pairs, by=by)
    return pairs


def _added(session: Session, new: Mapping[str, Cited], *, by: str) -> dict[str, int]:
    """Put new sources on record; give their numbers by what makes them the same ones."""
    return {key: source.id for key, source in zip(new, sources.add_all(session, [*new.values()], by=by), strict=True)}


def _foreign(session: Session, revision: Revision, given: Given) -> Iterator[Reference]:
    """Yield the references that name something, and something other than the article itself."""
    own = {revision.location, session.get_one(Article, revision.article_id).address}
    for each in given:
        if isinstance(each, Reference) and (each.address or each.words.strip()) and each.address not in own - {None}:
            yield each


def _note(remark: Remark) -> str:
    words = remark.words.strip()
    return f"Comment by {remark.by}: {words}" if remark.by else words


def _cited(reference: Reference, text: str) -> Cited:
    if reference.address is None:
        return Cited(citation=reference.words)
    return Cited(origin=Origin(reference.address), title=_title(reference, text))


def _title(reference: Reference, text: str) -> str | None:
    """Give the words of a link, where they are a title: of a citation, alone on their line, quoted, or in capitals."""
    words = reference.words.split()
    title = " ".join(words)
    if len(words) < TITLE_WORDS or len(title) > TITLE_LENGTH or "://" in title:
        return None
    of_citation = reference.start == reference.end
    begins, ends = text.rfind("\n", 0, reference.start) + 1, text.find("\n", reference.end)
    line = text[begins : ends if ends >= 0 else None]
    quoted = re.fullmatch(r"""["“‘'].+["”’']""", title) is not None
    large = [word for word in words if len(word) >= SMALL and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in large)
    if of_citation or " ".join(line.split()) == title or quoted or (large and capitals >= CAPITALS * len(large)):
        return title
    return None


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the claims of a text stand, in its order; no claim is longer than `longest`, and `open` is not dismissed.

    The claims are held here because the session does not hold them: what is put beside each would read it again.
    """

    text: str
    anchors: list[tuple[int, int, int]]
    longest: int
    open: frozenset[int]
    held: list[Claim]

    @classmethod
    def of(cls, session: Session, revision: Revision) -> "_Places":
        chosen = select(Anchor.start, Anchor.end, Claim).join(Claim, Claim.id == Anchor.claim_id)
        standing = (Anchor.revision_id == revision.id, Anchor.state != AnchorState.LOST)
        there = session.execute(chosen.where(*standing, claims.listed())).all()
        anchors = sorted((start, end, claim.id) for start, end, claim in there)
        longest = max((end - start for start, end, _ in anchors), default=0)
        held = [claim for *_, claim in there]
        still = frozenset(claim.id for claim in held if claim.status is not Status.DISMISSED)
        return cls(revision.text, anchors, longest, still, held)

    def about(self, each: Remark | Reference) -> list[int]:
        """Give the claims that something given is about, in the order of their places."""
        # What stands on a dismissed claim is about that one, and not about its neighbours.
        there = self._on(each.start, each.end) or self._on(*self._sentence(each))
        return [number for number in there if number in self.open]

    def _sentence(self, each: Remark | Reference) -> tuple[int, int]:
        point = each.start == each.end
        start = self._before_blanks(each.start) if point else each.start
        end = start if point else each.end
        window = max(0, start - AROUND)
        first, last = sentences.around(self.text[window : end + AROUND], start - window, end - window)
        return window + first, end if point else window + last

    def _before_blanks(self, place: int) -> int:
        """Go back over spaces: with one before it, the mark of a footnote would stand in the next sentence."""
        before = self.text[max(0, place - AROUND) : place]
        return place - len(before) + len(before.rstrip(" \t\N{NO-BREAK SPACE}"))

    def _on(self, start: int, end: int) -> list[int]:
        if start == end:
            return []
        low = bisect_right(self.anchors, (start - self.longest,))
        high = bisect_left(self.anchors, (end,))
        return [claim for _, last, claim in self.anchors[low:high] if last > start]
