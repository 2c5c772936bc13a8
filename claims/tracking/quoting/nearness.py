"""Finding the place of a source that comes nearest to a quotation which it does not have."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.tracking.quoting import alignment, omissions, typography, wording
from claims.tracking.quoting.alignment import Pair
from claims.tracking.quoting.typography import Printed, Span
from claims.tracking.quoting.verbatim import Chain
from claims.tracking.quoting.wording import Sort, Word

# Of so much of the words an altered quotation has, in their order: 1 − word error rate.
LIKENESS = 2 / 3
# A word that stands in more places than this leads nowhere; so many windows are looked at, and so much text.
COMMON, WINDOWS, LONGEST = 3000, 300, 100_000
# Words of a quotation, figures and long ones first, whose number in the text is counted.
COUNTED = 80
# Words at either end of a long quotation by which its place is found.
END = 60


def place(chain: Chain, source: Printed) -> Span | None:
    """Give the nearest place of a quotation in a folded text, the first of several; None where none is near.

    It has whole words, with their signs. A quotation of one word has no near place. The cost is linear in the text
    for a quotation that has any rare words.
    """
    asked = [word.key for run in chain.runs for word in run.words]
    if len(asked) == 1:
        return None
    free = _free(chain)
    best: float = LIKENESS
    found: Span | None = None
    for most, window in _ranked(chain, asked, source):
        if most < best or (found and most == best):
            break
        edits, first, last = _nearest(asked, [word.key for word in window], free)
        likeness = 1 - edits / len(asked)
        if likeness > best or (likeness == best and not found):
            best, found = likeness, _place(asked, window[first : last + 1], source)
    return found


def _ranked(chain: Chain, asked: Sequence[str], source: Printed) -> list[tuple[float, list[Word]]]:
    """Give windows of the text with the likeness that each can have at most, the best first, then the first."""
    ranked: list[tuple[float, list[Word]]] = []
    wanted, left = [token.key for run in chain.runs for token in run.core], LONGEST
    for start, end in _windows(chain, source):
        said = source.text[start:end]
        # To cut a text into words takes a hundred times as long.
        if left < 0 or sum(word in said for word in wanted) < len(wanted) / 2:
            continue
        left -= len(said)
        if window := _whole(wording.words(source, start, end), source, start, end):
            ranked.append((alignment.shared(asked, [word.key for word in window]) / len(asked), window))
    return sorted(ranked, key=lambda one: (-one[0], one[1][0].start))


def _windows(chain: Chain, source: Printed) -> Iterator[Span]:
    """Yield the parts of the text that have rare words of the quotation in their places, the likeliest first."""
    size = max(100, sum(len(run.printed.text) for run in chain.runs))
    skipped = sum(link.most for link in chain.links) * 8
    votes: defaultdict[int, float] = defaultdict(float)
    for piece, offset, number in _rarest(chain, source):
        for at in _occurrences(source.text, piece):
            votes[(at - offset) // size] += 1 / number
    for bucket in sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:WINDOWS]:
        yield max(0, (bucket - 1) * size - skipped), (bucket + 2) * size + size // 2 + skipped


def _nearest(asked: Sequence[str], said: Sequence[str], free: frozenset[int]) -> tuple[int, int, int]:
    """Give how many edits away the nearest part of the words said is, its first word and its last."""
    if len(asked) <= 2 * END:
        near = alignment.align(asked, said, free, anywhere=True)
        first, last = _ends(near.pairs)
        return near.edits, first, last
    # Of a long text the ends are found by themselves; what lies between them is not looked through word by word.
    first, _ = _ends(alignment.align(asked[:END], said, free, anywhere=True).pairs)
    _, last = _ends(alignment.align(asked[-END:], said[first:], frozenset(), anywhere=True).pairs)
    there = said[first : first + last + 1]
    return max(len(asked), len(there)) - alignment.shared(asked, there), first, first + last


def _ends(pairs: Sequence[Pair]) -> Span:
    there = [pair.said for pair in pairs if pair.said is not None]
    return (there[0], there[-1]) if there else (0, 0)


def _rarest(chain: Chain, source: Printed) -> list[tuple[str, int, int]]:
    """Give the rarest pieces of the quotation, each with its offset in it and how often the text has it.

    More than a third of its words, so that what is near enough has one of them.
    """
    pieces = dict(reversed([*_pieces(chain)]))
    likely = sorted(pieces, key=lambda piece: (not piece[-1].isdigit(), -len(piece), piece))[:COUNTED]
    counted = sorted((source.text.count(piece), piece) for piece in likely)
    there = [(number, piece) for number, piece in counted if number]
    rare = [pair for pair in there if pair[0] <= COMMON] or there[:1]
    missing = len(counted) - len(there)
    wanted = min(max(6, len(counted) // 3 + 2 - missing), END)
    return [(piece, pieces[piece], number) for number, piece in rare[:wanted]]


def _pieces(chain: Chain) -> Iterator[tuple[str, int]]:
    """Yield the words of a quotation, and each two signs of a script without blanks, with their offsets."""
    offset = 0
    for run in chain.runs:
        for one, two in pairwise([*run.core, None]):
            if one is None or one.sort is Sort.SIGN:
                continue
            both = one.sort is Sort.SINGLE and two is not None and two.start == one.end
            yield one.key + (two.key if both and two else ""), offset + one.start
        offset += len(run.printed.text)


def _occurrences(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _whole(window: list[Word], source: Printed, start: int, end: int) -> list[Word]:
    """Leave out what the edges of a window may have cut in two."""
    first = 1 if start and window and window[0].start == start else 0
    last = len(window) - (1 if window and window[-1].end >= end < len(source.text) else 0)
    return window[first:last]


def _free(chain: Chain) -> frozenset[int]:
    """Give before which of the words asked for others may have been left out."""
    before, free = 0, []
    for run in chain.runs:
        before += len(run.words)
        free.append(before)
    return frozenset(free[:-1])


def _place(asked: Sequence[str], said: Sequence[Word], source: Printed) -> Span:
    """Give where the words said begin and end, without one of another sentence that stands for none asked for."""
    if len(said) > 1 and said[0].key != asked[0] and _apart(source, *said[:2]):
        said = said[1:]
    if len(said) > 1 and said[-1].key != asked[-1] and _apart(source, *said[-2:]):
        said = said[:-1]
    start, end = said[0].start, said[-1].end
    first, last = typography.group(source.text, start), typography.group(source.text, end)
    return first[0] if first else start, last[1] if last else end


def _apart(source: Printed, one: Word, two: Word) -> bool:
    return bool(omissions.SENTENCE.search(source.text, one.end, two.start))
