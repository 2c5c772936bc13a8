"""What goes out: on a terminal, in tables, as documents and for other programs; words from outside are shown there."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module

from lxml import etree
from lxml import html as pages
from markdown_it import MarkdownIt

from claims.cli import table
from claims.cli.list_ import COLUMNS
from claims.cli.text import cut, shown, tail, width
from claims.intake.exchange import tables as reading
from claims.intake.page import Material
from claims.reports import documents, exchange
from claims.reports.content import Content
from claims.reports.exchange import sheets, wikisigns
from claims.reports.tables import dumped, lines
from claims.tracking.articles import Entry as Article
from claims.tracking.listing import Entry
from claims.tracking.proofs import Proof
from claims.vocabulary import Reader
from tests.hostile import words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch
from tests.reports.documents import made

OBEYED = {"Cc", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
RUN = re.compile(r"[=+\-@\t\r]")
FIGURE = re.compile(r"-[0-9]+(\.[0-9]+)?")
POOLS = (words.MARKUP, words.CONTROLS, words.FORMULAS, words.LETTERS, words.PROSE, words.QUERIES, words.PATHS)

# A page and Markdown take milliseconds to write and to read again, the rest nearly none.
ENDINGS = (".html", ".md", *("wikitext", "annotations", "csl", "claimreview") * 2)
# Where words from outside stand in a report.
ARTICLES: tuple[Callable[[Article, str], Article], ...] = (
    lambda article, said: replace(article, title=said),
    lambda article, said: replace(article, byline=said, outlet=said),
    lambda article, said: replace(article, address=said),
    lambda article, said: replace(article, language=said),
)
ENTRIES: tuple[Callable[[Entry, str], Entry], ...] = (
    lambda entry, said: replace(entry, text=said),
    lambda entry, said: replace(entry, rating=said, replacement=said),
    lambda entry, said: replace(entry, speaker=said, claimant=said),
    lambda entry, said: replace(entry, review_url=said),
    lambda entry, said: replace(entry, assignee=said, made_by=said, tags=(said,)),
)
PROOFS: tuple[Callable[[Proof, str], Proof], ...] = (
    lambda proof, said: replace(proof, title=said),
    lambda proof, said: replace(proof, location=said),
    lambda proof, said: replace(proof, quote=said, stands=said),
    lambda proof, said: replace(proof, locator=said),
)


def obeyed(text: str) -> list[str]:
    """Give the signs that a terminal would act on."""
    return [sign for sign in text if unicodedata.category(sign) in OBEYED or sign in TURNING]


@target
def test_any_words_are_shown_on_a_terminal_and_never_obeyed(watch: Watch, dice: Dice) -> None:
    said = words.text(dice, 6, *POOLS)
    columns = 2 + dice.below(80)

    with watch.over(said):
        assert not obeyed(shown(said))
        assert width(cut(shown(said), columns)) <= columns
        assert width(tail(shown(said), columns)) <= columns
        assert not obeyed(dumped({"words": said, said: [said]}))
        one = replace(made.entry(1, said, 0, len(said)), speaker=said, unit=said, title=said, tags=(said,))
        for line in table.lines([one], COLUMNS):
            assert not obeyed(line.rstrip("\n"))


@target
def test_any_cells_are_run_by_no_spreadsheet_and_come_back_as_they_were(watch: Watch, dice: Dice) -> None:
    cells = [words.text(dice, 3, words.FORMULAS, words.CONTROLS, words.LETTERS).replace("\0", "") for _ in "abc"]

    with watch.over(cells):
        names = ("text", "note", "speaker")
        written = "".join(lines(names, [["x", *map(sheets.guarded, cells[1:])], [*map(sheets.guarded, cells)]]))
        for row in csv.reader(io.StringIO(written, newline="")):
            assert not [cell for cell in row if RUN.match(cell) and not FIGURE.fullmatch(cell)]
        found = reading.read(Material("a.csv", "/desk/a.csv", written.encode()), {})
        kept = [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in cells]
        if any(kept):
            assert [*found.rows[-1].fields.values()] == kept


@target
def test_any_words_are_words_in_every_document(watch: Watch, dice: Dice) -> None:
    # A Word file takes a tenth of a second to write and to read again.
    ending = ".docx" if dice.rarely(256) else dice.one(ENDINGS)
    said = words.text(dice, 6, *POOLS)
    content = _hostile(dice, said)

    with watch.over((ending, said, content)):
        _is_no_markup_of_a_wiki(said)
        if ending.startswith("."):
            CHECKS[ending](documents.writer(ending)(content))
            return
        write: Callable[..., Iterable[str | bytes]] = import_module(f"{exchange.__name__}.{ending}").write
        warnings: list[str] = []
        rest = (warnings.append,) if ending == "claimreview" else ()
        pieces = [piece if isinstance(piece, str) else piece.decode() for piece in write([content], *rest)]
        CHECKS[ending]("".join(pieces).encode())


def _is_no_markup_of_a_wiki(said: str) -> None:
    written = wikisigns.plain(said)
    assert re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), written) == said
    assert not re.search(r"\[\[|\{\{|\{\||''|__|~~~|<|^[*#:;= ]", written, re.MULTILINE)
    assert not re.search(r"[\[\]{}|<>\s]", wikisigns.address(said))
    assert "\n" not in wikisigns.parameter(said)


def _hostile(dice: Dice, said: str) -> Content:
    """Make a report with words from outside in some of its places."""
    content = made.checked(f"{made.WORDS}\n\n{said}" if dice.below(2) else made.WORDS)
    first, *rest = content.claims
    proof = dice.one(PROOFS)(made.REPORT, said)
    entry = replace(dice.one(ENTRIES)(first.entry, said), sources=(proof, made.MEMO))
    claim = replace(first, value=said, findings=(said,), entry=entry)
    return replace(
        content,
        reader=dice.one([*Reader]),
        article=dice.one(ARTICLES)(content.article, said),
        claims=(claim, *rest),
        notes=(replace(content.notes[0], text=said, by=said),),
        publisher=replace(content.publisher, name=said, address=dice.one((None, "https://p.example/", said))),
    )


def _is_a_page(written: bytes) -> None:
    tree = pages.fromstring(written.decode())
    assert not [*tree.iter("iframe", "object", "embed", "base", "form")]
    assert len([*tree.iter("script")]) == _scripts()
    for element in tree.iter(etree.Element):
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        for name in ("href", "src", "action"):
            where = element.get(name, "#")
            assert where.startswith(("#", "http://", "https://", "data:image/", "mailto:")), where


@cache
def _scripts() -> int:
    """Count the scripts of a page that nobody is hostile to."""
    return len([*pages.fromstring(documents.writer(".html")(made.checked()).decode()).iter("script")])


def _is_markdown(written: bytes) -> None:
    for token in MarkdownIt("commonmark").parse(written.decode()):
        for each in (token, *(token.children or ())):
            assert each.type not in {"html_block", "html_inline", "image"}
            where = str(each.attrGet("href") or "") if each.type == "link_open" else "https://"
            assert where.startswith(("http://", "https://"))


def _is_word(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert not name.startswith("/")
            assert ".." not in name
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def _is_wikitext(written: bytes) -> None:
    assert not re.search(r"<(?!/?ref\b)|\[\[", written.decode())


def _is_json(written: bytes) -> None:
    json.loads(written)
    assert not obeyed(written.decode().replace("\n", "").replace("\t", ""))


CHECKS: Mapping[str, Callable[[bytes], None]] = {
    ".html": _is_a_page,
    ".md": _is_markdown,
    ".docx": _is_word,
    "wikitext": _is_wikitext,
    "annotations": _is_json,
    "csl": _is_json,
    "claimreview": _is_json,
}
