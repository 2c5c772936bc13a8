"""A PDF as an article: paragraphs in the order of reading, without what runs at the top and bottom of pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby

import pypdf

from claims.intake import limits
from claims.intake.given import handed
from claims.intake.readable import naming
from claims.intake.readable.apart import Found
from claims.intake.readable.pdf import columns, links, running
from claims.intake.readable.pdf.drawn import Drawn, Line
from claims.intake.readable.pdf.joining import Joiner
from claims.intake.readable.pdf.paragraphs import Paragraph, Setting, goes_on

_BLANK_LINE = "\n\n"
_SPACES = re.compile(r"[ \t]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\f": " "})
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,7}")
# A note is smaller than the text.
_NOTE_SIZE = 0.92
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶])(?:[.)]?\s|(?=[^\W\d_]))")


def read(document: pypdf.PdfReader) -> Found | None:
    """Read paragraphs with a blank line between, then the notes that stand at the foot of pages; and links over words.

    None if they are too long, and no text if there is no text layer.
    """
    pages: list[list[Line]] = []
    left = limits.CHARACTERS
    for page in document.pages:
        lines = columns.in_order(links.linked(page, Drawn(notes=False).lines(page)))
        pages.append([replace(line, text=_clean(line.text)) for line in lines])
        left -= sum(len(line.text) for line in pages[-1])
        if left < 0:
            return None
    pages = _without_running(pages)
    setting = Setting(pages)
    joiner = Joiner(line.text for page in pages for line in page)
    texts, notes = _parted([list(setting.paragraphs(page)) for page in pages], setting)
    paragraphs = list(_joined(texts))
    blocks = [(joiner.join(line.text for line in each.lines), each) for each in (*paragraphs, *notes)]
    places = accumulate((len(text) + len(_BLANK_LINE) for text, _ in blocks), initial=0)
    given = chain.from_iterable(
        links.references(each.lines, text, place, joiner) for (text, each), place in zip(blocks, places, strict=False)
    )
    found = {"text": _BLANK_LINE.join(text for text, _ in blocks), "given": handed.listed(given)}
    return found | _facts(document, found["text"], _heading(paragraphs, setting, joiner))


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_LIGATURES)).strip()


def _without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Take away running heads and feet, the first one too unless it looks or stands otherwise, as a title does."""
    texts = running.without(["\n".join(line.text for line in page) for page in pages])
    kept = [_found(page, text.split("\n")) for page, text in zip(pages, texts, strict=True)]
    taken = {
        _look(line)
        for page, left in zip(pages, kept, strict=True)
        for line in page
        if not any(line is each for each in left)
    }
    return [_unnumbered([line for line in page if _look(line) not in taken]) for page in kept]


def _unnumbered(page: list[Line]) -> list[Line]:
    """Take away the number of a page in small Roman figures, as those before the first chapter have."""
    return [line for line in page if line not in (page[0], page[-1]) or not _ROMAN.fullmatch(line.text)]


def _found(page: Iterable[Line], texts: Iterable[str]) -> list[Line]:
    """Give the lines with these texts, which come in the same order."""
    rest = iter(page)
    return [next(line for line in rest if line.text == text) for text in texts if text]


def _look(line: Line) -> tuple[str, int, int]:
    words = _NUMBER.sub("", line.text.casefold())
    return words, round(line.main.y), round(line.main.size)


def _parted(pages: Iterable[list[Paragraph]], setting: Setting) -> tuple[list[list[Paragraph]], list[Paragraph]]:
    """Part the notes, which stand at the foot of a page or a column in smaller letters, from the text."""
    texts: list[list[Paragraph]] = []
    notes: list[Paragraph] = []
    for page in pages:
        texts.append([])
        for small, run in groupby(page, key=lambda each: each.size < _NOTE_SIZE * setting.size):
            paragraphs = list(run)
            is_note = small and _NOTE.match(paragraphs[0].lines[0].text)
            (notes if is_note else texts[-1]).extend(_each_note(paragraphs) if is_note else paragraphs)
    return texts, notes


def _each_note(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield notes, of which each begins with its mark, wherever there is room between their lines."""
    note = Paragraph()
    for line in chain.from_iterable(each.lines for each in paragraphs):
        if note.lines and _NOTE.match(line.text):
            yield note
            note = Paragraph()
        note.lines.append(line)
    yield note


def _joined(pages: Iterable[list[Paragraph]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of all pages; one that goes on over the end of a page or a column is one."""
    begun: Paragraph | None = None
    for page in pages:
        for place, paragraph in enumerate(page):
            before, after = begun.lines[-1] if begun else None, paragraph.lines[0]
            if begun and before and (not place or after.main.y > before.main.y) and goes_on(before, after):
                begun.lines += paragraph.lines
                continue
            if begun:
                yield begun
            begun = paragraph
    if begun:
        yield begun


def _heading(paragraphs: Sequence[Paragraph], setting: Setting, joiner: Joiner) -> str | None:
    """Give the words in the largest letters, if they are larger than the text's."""
    largest = max(paragraphs[:12], key=lambda each: each.size, default=None)
    if largest is None or not setting.is_large(largest):
        return None
    return joiner.join(line.text for line in largest.lines)


def _facts(document: pypdf.PdfReader, text: str, heading: str | None) -> Found:
    known = document.metadata
    title, author = (known.title, known.author) if known else ("", "")
    found = {"title": naming.title(_words(title)) or heading, "byline": naming.byline(text, _words(author))}
    found["language"] = _words(document.root_object.get("/Lang"))
    return {name: said for name, said in found.items() if said}


def _words(said: object) -> str:
    """Give what the metadata says; a broken file has other things than text there."""
    return said if isinstance(said, str) else ""
