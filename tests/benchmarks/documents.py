"""How long it takes to write an article as a Word file, beside python-docx writing the same words and comments."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx

from claims.intake.media_types import WORD
from claims.reports.content import Content
from claims.reports.documents import blocks, word
from claims.reports.documents.word import comments
from claims.tracking.listing import Entry
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured
from tests.reports.documents import made

WORDS, CLAIMS = 5_000, 400


def measure(_folder: Path) -> Iterator[Measured]:
    """Measure 400 claims in 5,000 words, written anew and into a file that came as Word."""
    content = _content(desk.words(WORDS))
    what = f"Word of {WORDS:,} words and {len(content.claims)} claims, to python-docx"
    yield Measured(what, ratios.of(lambda: word.write(content), lambda: _plain(content), turns=5), 3)
    sent = made.content(content.text.words if content.text else "", original=_plain(content), media_type=WORD)
    into = replace(content, text=sent.text)
    yield Measured(
        "the same into the file that it came as",
        ratios.of(lambda: word.write(into), lambda: _plain(content), turns=5),
        3,
    )


def _content(text: str) -> Content:
    """Make claims of three words each, spread over a text, with what a checked one has beside it."""
    words = [(at, at + len(word)) for at, word in _words(text)]
    step = len(words) // CLAIMS
    plain = made.content(text, [(words[at][0], words[at + 2][1]) for at in range(0, step * CLAIMS, step)])
    [checked, *_] = made.checked().claims
    claims = tuple(replace(checked, entry=_beside(claim.entry, checked.entry)) for claim in plain.claims)
    return replace(plain, claims=claims, sources=made.checked().sources, kept=made.checked().kept)


def _beside(entry: Entry, checked: Entry) -> Entry:
    return replace(entry, kind=checked.kind, status=checked.status, rating=checked.rating, sources=checked.sources)


def _words(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for word_ in text.split():
        start = text.index(word_, start)
        yield start, word_
        start += len(word_)


def _plain(content: Content) -> bytes:
    """Write the same paragraphs, and the same comments each on whole runs, as one does with python-docx."""
    document, text = docx.Document(), content.text.words if content.text else ""
    waiting = [*content.claims]
    for block in blocks.blocks(text):
        paragraph = document.add_paragraph(text[block.start : block.end])
        while waiting and (waiting[0].entry.start or 0) < block.end:
            said = "\n".join(map(str, comments.lines(content, waiting.pop(0))))
            document.add_comment(paragraph.runs, text=said, author="claims", initials="c")
    written = BytesIO()
    document.save(written)
    return written.getvalue()
