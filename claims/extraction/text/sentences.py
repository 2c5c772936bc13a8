"""Where a sentence begins and ends, told by its marks alone: for showing words in their sentence."""

import re
from functools import cache

from claims.extraction.text.wrapping import WIDEST

# A full stop after one of these, or after a single letter, ends no sentence.
SHORT = "Rep Sen Gov Gen Col Lt Maj Sgt Capt Adm Rev Hon Dr Mr Mrs Ms Prof St Jr Sr No vs Jan Feb Aug Sept Oct Nov Dec"
_SHORT_LINE = 50


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of the sentence that words stand in, of as many as they reach over: offsets in code points.

    As far as the text goes; give a window of it where it is long.
    """
    whole = _has_whole_paragraph(text)
    breaks = _breaks().finditer(text)
    found = [stop for stop in breaks if stop[0] != "\n" or whole or _ends_short_line(text, stop.start())]
    first = max((stop.end() for stop in found if stop.end() <= start), default=0)
    last = min((stop.start() + 1 for stop in found if stop.start() >= end), default=len(text))
    return first, first + len(text[first:last].rstrip())


@cache
def _breaks() -> re.Pattern[str]:
    """Give what a sentence begins after: its end and a space, an empty line, and a line that ends.

    Of lines that may have been broken to a width only a short one counts, which is a headline.
    """
    not_short = "".join(rf"(?<!\b{word}\.)" for word in (*SHORT.split(), "[A-Z]"))
    return re.compile(rf"""[.!?…]{not_short}["”’')\]]*\s+(?=["“‘'(\[]?[A-Z0-9])|\n\s*\n|\n""")


def _has_whole_paragraph(text: str) -> bool:
    """Tell by a line longer than any that was broken to a width that each line is a paragraph, as `wrapping` does."""
    return any(len(line) > WIDEST and " " in line for line in text.split("\n"))


def _ends_short_line(text: str, at: int) -> bool:
    begins = text.rfind("\n", 0, at)
    return begins >= 0 and at - begins <= _SHORT_LINE
