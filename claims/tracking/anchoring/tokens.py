"""A text as a row of words, numbers and signs, each folded so that typography and white space make no difference."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.extraction.text import sentences, wrapping
from claims.tracking.words import FOLDED

# What a reader does not see: soft hyphens, joiners, byte order marks.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
# Digits hold together over a point or comma, letters over an apostrophe; accents may stand after their letters.
_LETTERS = rf"[\w\u0300-\u036f{_UNSEEN}]+"
_TOKEN = re.compile(
    rf"{_LETTERS}(?:(?:(?<=\d)[.,](?=\d)|(?<=\w)'(?=\w)){_LETTERS})*|\.{{2,}}|-+|[^\s{_UNSEEN}]", re.UNICODE
)
_INVISIBLE = re.compile(rf"[{_UNSEEN}]+")
# A mark that is no apostrophe within a word is a quotation mark, and those may be single or double.
_QUOTE = "'"
_SHORT = frozenset(sentences.SHORT.split())
_ENDS = frozenset({".", "!", "?", "…"})
_CLOSES = frozenset({'"', ")", "]", "}"})


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text; offsets are code points, end exclusive."""

    text: str
    said: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        """Read a text."""
        said, starts, ends = list[str](), list[int](), list[int]()
        for match in _TOKEN.finditer(text.translate(FOLDED)):
            if token := _folded(match[0]):
                said.append(token)
                starts.append(match.start())
                ends.append(match.end())
        return cls(text, said, starts, ends)

    @classmethod
    def both(cls, old: str, new: str) -> "tuple[Tokens, Tokens]":
        """Read two texts; a word that only begins a sentence with a capital is the same as without."""
        ours, theirs = cls.of(old), cls.of(new)
        small = {word for text in (ours, theirs) for word in text.said if word.islower()}
        return ours.begun_with(small), theirs.begun_with(small)

    def begun_with(self, small: set[str]) -> "Tokens":
        """Take the capital from the first word of each sentence where it is one of these."""
        said = list(self.said)
        for first, last in self.segments:
            begins = next((number for number in range(first, last) if said[number][0].isalnum()), first)
            if said[begins].istitle() and said[begins].lower() in small:
                said[begins] = said[begins].lower()
        return Tokens(self.text, said, self.starts, self.ends)

    def __len__(self) -> int:
        return len(self.said)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Give the numbers of the tokens that code points touch, end exclusive; an empty range where none."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points from one token to before another."""
        return self.starts[first], self.ends[last - 1]

    def sentence(self, start: int, end: int) -> "tuple[tuple[str, ...], int, int]":
        """Give the tokens of the sentence that code points begin in, and which of them they are, end exclusive."""
        first, last = self.within(start, end)
        begin, stop = self.segments[self.segment_of[first]] if first < len(self) else (first, first)
        return tuple(self.said[begin:stop]), first - begin, last - begin

    @property
    def sentences(self) -> "set[tuple[str, ...]]":
        """The sentences, by their tokens."""
        return {tuple(self.said[first:last]) for first, last in self.segments}

    def places(self, said: Sequence[str]) -> list[int]:
        """Give the tokens at which some words begin."""
        # Looked for by the rarest of them: a text of a book's length has thousands of commas.
        ahead = min(range(len(said)), key=lambda number: len(self._numbers.get(said[number], ())))
        begins = (number - ahead for number in self._numbers.get(said[ahead], ()))
        return [at for at in begins if at >= 0 and self.said[at : at + len(said)] == said]

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(self.said):
            numbers.setdefault(word, []).append(number)
        return numbers

    def touches(self, number: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        return 0 < number < len(self) and self.ends[number - 1] == self.starts[number]

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """Cut the tokens where a sentence or a block ends, wherever lines end: numbers of tokens, end exclusive."""
        cuts = [number for number in range(1, len(self)) if self._ends_before(number)]
        return [*zip([0, *cuts], [*cuts, len(self)], strict=True)] if self.said else []

    @cached_property
    def segment_of(self) -> list[int]:
        """Give the number of each token's segment."""
        return [number for number, (first, last) in enumerate(self.segments) for _ in range(first, last)]

    def _ends_before(self, number: int) -> bool:
        between = self.text[self.ends[number - 1] : self.starts[number]]
        if not between:
            return False
        if "\n" in between and (between.count("\n") > 1 or self._beyond_width(number)):
            return True
        last = number - 1
        while self.said[last] in _CLOSES and self.touches(last):
            last -= 1
        if self.said[last] == "." and last:
            # No sentence ends in an initial or a short form: "J. Smith", "U.S. troops", "Dr. Lee".
            return len(self.said[last - 1]) > 1 and self.said[last - 1] not in _SHORT
        return self.said[last] in _ENDS

    def _beyond_width(self, number: int) -> bool:
        """Tell whether a line that meets another before a token is longer than any width lines are broken to."""
        at = self.text.rfind("\n", self.ends[number - 1], self.starts[number])
        begins, ends = self.text.rfind("\n", 0, self.ends[number - 1]), self.text.find("\n", self.starts[number])
        after = (len(self.text) if ends < 0 else ends) - at
        return max(at - begins, after) > wrapping.WIDEST


def _folded(token: str) -> str:
    bare = token if token.isascii() else unicodedata.normalize("NFC", _INVISIBLE.sub("", token))
    if len(bare) > 1 and bare[0] in ".-":
        return "…" if bare[0] == "." else "-"
    return '"' if bare == _QUOTE else bare
