"""An article's text as paragraphs, wherever it came from."""

import re
from dataclasses import dataclass

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: code points of the text, end exclusive, without the white space at its ends."""

    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """Divide a text where blank lines do; where there are none, each line is a paragraph."""
    divider = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else re.compile("\n")
    found, start = [], 0
    for between in divider.finditer(text):
        found.append((start, between.start()))
        start = between.end()
    found.append((start, len(text)))
    return [_stripped(text, *one) for one in found if text[slice(*one)].strip()]


def titled(text: str, title: str) -> Block | None:
    """Give the first paragraph where it is the title of the article, so that it is not said twice."""
    first = next(iter(blocks(text)), None)
    return first if first and text[first.start : first.end].split() == title.split() else None


def _stripped(text: str, start: int, end: int) -> Block:
    words = text[start:end]
    return Block(end - len(words.lstrip()), start + len(words.rstrip()))
