"""Whether a source says what is quoted from it, and where: print may differ, digits, names and negations may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction.text import sentences
from claims.tracking.quoting import differences, nearness, omissions, typography, verbatim, wording
from claims.tracking.quoting.typography import Printed, Span
from claims.tracking.quoting.verbatim import Chain
from claims.tracking.quoting.wording import SAID
from claims.vocabulary import Finding

# A sentence is looked for in so many code points on either side of a quotation.
SENTENCE = 600
GROUP_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a quotation stands in its source: code points of the source's text, end exclusive.

    `stands` is what the source says there, where that is something else.
    """

    finding: Finding
    start: int | None = None
    end: int | None = None
    stands: str | None = None


def look_up(quote: str, text: str | None) -> Sighting:
    """Look a quotation up in the text of its source; without a text, or without a quotation, nothing is checked.

    `found`: the source has its words, whole, in their order, as printing may change them: case, white space, hyphens,
    quotation marks, dashes, ligatures, full-width forms. A mark of omission lets up to a hundred words be passed over,
    but no negation of a sentence that is quoted in part; an insertion in brackets stands for up to five words.
    `altered`: the nearest place has two of three words in their order, as 1 − word error rate; of one word there is
    none. Of several places the best is given, of equal ones the first.
    """
    if text is None or not quote.strip():
        return Sighting(Finding.UNCHECKED)
    if not any(token.sort in SAID for token in wording.tokens(typography.fold(quote))):
        at = text.find(quote.strip())
        return Sighting(Finding.FOUND, at, at + len(quote.strip())) if at >= 0 else Sighting(Finding.MISSING)
    readings = [(verbatim.read(quote), _printed(text))]
    if place := _placed(*readings[0]):
        return Sighting(Finding.FOUND, *place)
    if joined := _joined(quote, text, readings[0][1]):
        if place := _placed(*joined):
            return Sighting(Finding.FOUND, *place)
        readings.append(joined)
    for chains, source in readings:
        if near := nearness.place(chains[-1], source):
            start, end = source.span(*near)
            return Sighting(Finding.ALTERED, start, end, text[start:end])
    return Sighting(Finding.MISSING)


def _placed(chains: Iterable[Chain], source: Printed) -> Span | None:
    for chain in chains:
        if place := verbatim.place(chain, source):
            return source.span(*place)
    return None


def _joined(quote: str, text: str, source: Printed) -> tuple[list[Chain], Printed] | None:
    """Read both with the groups of their figures joined ("12 000"), where that may help."""
    asked, said = typography.spaced(quote), typography.spaced(text)
    figures = [token.key for token in wording.tokens(typography.fold(asked)) if token.key.isdigit()]
    if (asked, said) == (quote, text) or not any(len(figure) > GROUP_DIGITS for figure in figures):
        return None
    return verbatim.read(asked), source if said == text else _printed(said)


# Several quotations are often looked up in one text, one after the other, and folding it is most of the work: as it
# stands, and with its figures joined.
@lru_cache(maxsize=2)
def _printed(text: str) -> Printed:
    return typography.fold(text)


def reservation(text: str, start: int, end: int) -> str | None:
    """Give the sentence that a quotation stands in where that says no outside of the words quoted, else None.

    "It is not true that [31 people died]" has the words, and says otherwise. The place is in code points.
    """
    window = max(0, start - SENTENCE)
    first, last = (window + at for at in sentences.around(text[window : end + SENTENCE], start - window, end - window))
    outside = (text[first:start], text[end:last])
    said_no = any(omissions.negates(wording.words(typography.fold(part))) for part in outside)
    return " ".join(text[first:last].split()) if said_no else None


def difference(quote: str, stands: str) -> str:
    """Say in few words how a quotation differs from what stands in its source."""
    return differences.told(quote, stands)
