"""What reading an article costs, beside the bare library on the same file, each in a fresh process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import fpdf

from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

LENGTHS = (1_000, 5_000)
OURS = "import sys; from claims import intake; intake.read(sys.argv[1])"
TURNS = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A reader: what makes an article of so many words for it, and code that reads the file named as its argument."""

    name: str
    ending: str
    make: Callable[[int], bytes]
    bare: str
    ours: str = OURS


def measure(folder: Path) -> Iterator[Measured]:
    """Measure time by the clock, and the most memory that one process holds at once."""
    for row in ROWS:
        for length in LENGTHS:
            path = folder / f"{length}{row.ending}"
            path.write_bytes(row.make(length))
            ours, bare = ("-c", row.ours, str(path)), ("-c", row.bare, str(path))
            time = ratios.of(ratios.python(*ours), ratios.python(*bare), turns=TURNS)
            yield Measured(f"time to read {row.name} of {length:,} words, to {_library(row)}", time)
            memory = ratios.peak_memory(*ours) / ratios.peak_memory(*bare)
            yield Measured(f"memory to read {row.name} of {length:,} words, to {_library(row)}", memory)


def _library(row: Row) -> str:
    return f"bare {row.bare.split('import sys, ')[1].split(';')[0]}"


def page(length: int) -> bytes:
    """Make a web page: an article with links and pictures, among all that a site puts around one."""
    lines = filter(None, desk.words(length).splitlines())
    # No article says everything several times, and what is kept of one line would serve for the others.
    paragraphs = [f"In part {at} it says: {line}" for at, line in enumerate(lines)]
    scripts = "".join(f"<script>window.part{at} = {{'loaded': {'[0, 1, 2], ' * 90}}};</script>" for at in range(12))
    menu = "".join(f"<li class='menu-item'><a href='/section/{at}'>Section {at}</a></li>" for at in range(60))
    teasers = "".join(
        f"<div class='card'><a href='/story/{at}'><img src='/{at}.jpg' alt=''><h3>Story {at} of the week</h3></a></div>"
        for at in range(30)
    )
    story = "".join(_block(paragraphs[at : at + 3], at) for at in range(0, len(paragraphs), 3))
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>The bridge - The Valley Paper</title>"
        "<meta property='og:title' content='The bridge'><meta name='author' content='Ana Ruiz'>"
        "<meta property='article:published_time' content='2024-05-06T08:00:00Z'>"
        "<link rel='canonical' href='https://valley.example/2024/bridge'>"
        f"{scripts}</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>The bridge</h1>{story}"
        f"</article></main><aside>{teasers}</aside><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def _block(paragraphs: list[str], at: int) -> str:
    first, *others = paragraphs
    start, _, rest = first.partition(" ")
    linked = f"<p class='body'>{start} <a href='https://source.example/{at}'>of report {at}</a> {rest}</p>"
    figure = f"<figure><img src='/{at}.jpg' alt='A bridge'><figcaption>Picture {at}</figcaption></figure>"
    return linked + "".join(f"<p class='body'>{each}</p>" for each in others) + figure


def word(length: int) -> bytes:
    """Make a Word file: a heading and paragraphs."""
    document, made = docx.Document(), BytesIO()
    document.add_heading("The bridge", 0)
    for at, line in enumerate(filter(None, desk.words(length).splitlines())):
        document.add_paragraph(f"In part {at} it says: {line}")
    document.save(made)
    return made.getvalue()


def pdf(length: int) -> bytes:
    """Make a PDF of two columns."""
    document = fpdf.FPDF()
    document.add_page()
    document.set_font("helvetica", size=10)
    # The letters of a PDF's own fonts are those of Latin-1.
    lines = (line.encode("latin-1", "replace").decode("latin-1") for line in desk.words(length).splitlines() if line)
    with document.text_columns(ncols=2, gutter=8) as columns:
        for at, line in enumerate(lines):
            with columns.paragraph() as paragraph:
                paragraph.write(f"In part {at} it says: {line}")
    return bytes(document.output())


ROWS = [
    Row(
        "a web page",
        ".html",
        page,
        "import sys, trafilatura; page = open(sys.argv[1], encoding='utf-8').read(); "
        "trafilatura.extract(page); trafilatura.extract_metadata(page)",
    ),
    Row(
        "a Word file",
        ".docx",
        word,
        "import sys, docx; document = docx.Document(sys.argv[1]); "
        "'\\n\\n'.join(paragraph.text for paragraph in document.paragraphs)",
    ),
    Row(
        "a PDF",
        ".pdf",
        pdf,
        "import sys, pypdf; '\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages)",
    ),
]
