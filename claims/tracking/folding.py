"""Words as they are searched for, without case and accents, and where in a text they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"[^\W_]+")

# A word that was asked for, and whether only its beginning was given.
Asked = tuple[str, bool]
Span = tuple[int, int]


def cut(words: str) -> list[str]:
    """Cut a text into words for searching: letters and digits, without case and accents."""
    return WORD.findall(_fold(words))


def held(text: str, asked: Iterable[Asked]) -> set[Asked]:
    """Tell which of the words asked for a text has."""
    words = set(cut(text))
    return {one for one in asked if any(_is(word, one) for word in words)}


def spans(text: str, asked: Iterable[Asked]) -> tuple[Span, ...]:
    """Give where a text has words that were asked for, in order and apart: offsets in code points, end exclusive."""
    return tuple(places(text, asked))


def places(text: str, asked: Iterable[Asked]) -> Iterator[Span]:
    """Yield what `spans` gives, as it is found: of a long text often the first few are enough."""
    folded, at = _placed(text)
    wanted = set(asked)
    last: Span | None = None
    for word in WORD.finditer(folded):
        if not any(_is(word[0], one) for one in wanted):
            continue
        # An accent that stands by itself goes with its letter, and the words of one sign, as "½", go together.
        start, end = at[word.start()], max(at[word.end()], at[word.end() - 1] + 1)
        if last is not None and start < last[1]:
            start = last[0]
        elif last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _is(word: str, one: Asked) -> bool:
    asked, begins = one
    return word.startswith(asked) if begins else word == asked


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return bare.casefold()


def _placed(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text sign by sign, which comes to the same; give also the place of each sign, and of the end."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded, at = [], []
    for place, sign in enumerate(text):
        bare = _fold(sign)
        folded.append(bare)
        at += [place] * len(bare)
    return "".join(folded), [*at, len(text)]
