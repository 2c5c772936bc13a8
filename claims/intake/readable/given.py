"""What an author gave beside a text, as the readers write it down for `documents`."""

import json
from collections.abc import Iterable

Given = dict[str, str | int | None]


def remark(text: str, start: int, end: int, words: str, by: str | None = None) -> Given:
    """Make a remark on a passage of the text, without white space at its ends."""
    passage = text[start:end]
    if passage.strip():
        start += len(passage) - len(passage.lstrip())
        end -= len(passage) - len(passage.rstrip())
    else:
        end = start
    return {"sort": "remark", "start": start, "end": end, "words": words, "by": by}


def reference(start: int, end: int, words: str, address: str) -> Given:
    """Make a reference to an address in normal form."""
    return {"sort": "reference", "start": start, "end": end, "words": words, "address": address}


def listed(given: Iterable[Given]) -> str:
    """Write them down in the order of the text."""
    return json.dumps(sorted(given, key=_place))


def _place(each: Given) -> tuple[int, int]:
    start, end = each["start"], each["end"]
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)
