"""Markdown that may take long, read in a process that can be ended."""

from collections.abc import Iterator

from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.markdown import words


def read(original: bytes, _task: str, _charset: str) -> Iterator[Found]:
    """Read the words of UTF-8 without a head."""
    yield words.read(original.decode())


if __name__ == "__main__":
    apart.answer(read)
