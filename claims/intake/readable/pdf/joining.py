"""Lines of a paragraph, joined to one, with the words that were divided at their ends put together again."""

import re
from collections import Counter
from collections.abc import Iterable

_HYPHENS = "-\u2010\u00ad"
_DASHES = "–—/"
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_LAST = re.compile(rf"[\w'’.,{_HYPHENS}]+$")
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# These are divided from what follows by a hyphen of their own, or from what stands before them.
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        """
        one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety half
        well self ex vice mid so high low long short full
        """,
    )
)
_SUFFIXES = frozenset(re.findall(r"\w+", "based backed called known owned related controlled year old third thirds"))


class Joiner:
    """Joins lines with the words of the whole text in mind."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words that stand within lines, not at their ends, where they may be parts of words."""
        self._known: Counter[str] = Counter()
        for line in lines:
            words = _WORDS.findall(line.lower())
            self._known.update(words[1:] if words and line.rstrip()[-1:] not in _HYPHENS else words[1:-1])

    def join(self, lines: Iterable[str]) -> str:
        """Join the lines of a paragraph; figures of two lines are never put together."""
        joined = ""
        for line in lines:
            joined = self._joined(joined, line) if joined else line
        # Within a line this is a place where it could have been divided and was not.
        return joined.replace("\u00ad", "")

    def _joined(self, before: str, line: str) -> str:
        divided = _LAST.search(before)
        first = _FIRST.match(line)
        if before[-1] in _DASHES and before[-2:-1].strip() and first:
            return before + line
        if before[-1] not in _HYPHENS or not divided or not first or len(divided[0]) == 1:
            return f"{before} {line}"
        if before[-1] == "\u00ad":
            return before[:-1] + line
        if self._is_one_word(divided[0][:-1].lstrip("'’"), first[0]):
            return before[:-1] + line
        return before + line

    def _is_one_word(self, left: str, right: str) -> bool:
        """Tell whether a hyphen divides a word at the end of a line, and is none of the word's own."""
        if not (left.isalpha() and left[-1].islower() and left[1:].lower() == left[1:] and right[0].islower()):
            return False
        one, other = left.lower(), right.lower()
        if self._known[one + other]:
            return True
        if self._known[f"{one}-{other}"] or one in _PREFIXES or other in _SUFFIXES:
            return False
        return not (self._known[one] and self._known[other])
