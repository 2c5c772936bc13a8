"""A Word file as an article: its words, who wrote them, and what the author gave beside them."""

import json
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from claims.intake import limits
from claims.intake.given import beside, handed
from claims.intake.given.written import Mark, Written, join
from claims.intake.page import Remark
from claims.intake.readable import naming
from claims.intake.readable.apart import Found
from claims.intake.readable.word import comments, runs
from claims.intake.readable.word.body import Body, tracked
from claims.intake.readable.word.package import Package

_BLANK_LINE = "\n\n"
_NOTES = ("footnotes", "endnotes")
_TITLES = frozenset({"title", "heading 1"})
_TRACKED = "It has tracked changes; they were read as accepted."
_STRUCK = "It has words that are struck out; they were left out."
_EMBEDDED = "A part of it is embedded in another format and was not read."


class _Part:
    """A part, with the addresses that it names by their ids."""

    def __init__(self, package: Package, name: str) -> None:
        self.tree = package.part(name)
        self.targets = {each.id: each.target for each in package.relations(name) if each.outside}


class Words:
    """The words of an article: its main part's, `written`, and behind them in the `whole` those of its notes.

    `parts` are the names of the parts that the main part names, by their kinds.
    """

    def __init__(self, package: Package, *, recording: bool = False) -> None:
        main = dict(package.related(""))["officeDocument"]
        self.parts = dict(reversed(package.related(main)))
        document = _Part(package, main)
        self.tree = document.tree
        self.body = Body(document.targets, _title_styles(package, self.parts.get("styles")), recording=recording)
        self.written = join(self.body.blocks(self.tree), _BLANK_LINE)
        self.notes = list(_notes(package, self.parts, self.written.marks))
        self.whole = join((self.written, *(note for _, note, _ in self.notes)), _BLANK_LINE)


def read(package: Package) -> Found:
    """Read paragraphs, list items and table rows with a blank line between, then foot- and endnotes.

    Text boxes stand behind the paragraph that they hang on. Left out are headers and footers, list numbers, the
    marks of notes, and what is hidden or struck out.
    """
    words = Words(package)
    whole, body = words.whole, words.body
    if not whole.text:
        return {"unread": "there are no words in it"}
    if len(whole.text) > limits.CHARACTERS:
        return {"unread": limits.TOO_LONG}
    given = chain(
        beside.links(words.written, body.links),
        chain.from_iterable(beside.footnote(mark.place, note.text, links) for mark, note, links in words.notes),
        _comments(package, words.parts, whole),
    )
    notices = {_TRACKED: tracked(words.tree), _STRUCK: body.struck, _EMBEDDED: _embeds(words.tree)}
    return {
        "text": whole.text,
        "given": handed.listed(given),
        "notices": json.dumps([said for said in notices if notices[said]]),
    } | _facts(package, words.parts, body, whole.text)


def _facts(package: Package, parts: dict[str, str], body: Body, text: str) -> Found:
    found = {
        "title": naming.title(package.known("title")) or next(iter(body.titles), None),
        "byline": naming.byline(text, package.known("creator")),
        "language": _language(package, parts.get("styles")),
    }
    return {name: said for name, said in found.items() if said}


def _notes(
    package: Package, parts: dict[str, str], marks: tuple[Mark, ...]
) -> Iterator[tuple[Mark, Written, list[str]]]:
    """Yield the notes in the order of their marks, each with its words and the addresses it links to."""
    known = {sort: _known_notes(package, parts[sort]) for sort in _NOTES if sort in parts}
    for mark in marks:
        # The first mark of a note takes it away.
        if mark.sort in known and (found := known[mark.sort].pop(mark.id, None)):
            yield mark, *found


def _known_notes(package: Package, name: str) -> dict[str, tuple[Written, list[str]]]:
    part = _Part(package, name)
    notes: dict[str, tuple[Written, list[str]]] = {}
    for each in part.tree:
        body = Body(part.targets)
        notes[runs.value(each, "id")] = (join(body.blocks(each), "\n"), list(body.links.values()))
    return notes


def _comments(package: Package, parts: dict[str, str], whole: Written) -> Iterator[Remark]:
    if "comments" not in parts:
        return
    part = _Part(package, parts["comments"])
    threads = package.part(parts["commentsExtended"]) if "commentsExtended" in parts else None
    yield from comments.remarks(comments.read(part.tree, part.targets), threads, whole)


def _title_styles(package: Package, name: str | None) -> frozenset[str]:
    """Give the ids of the styles of titles, which are other ones in other languages while the names are the same."""
    styles = package.part(name).iter("{*}style") if name else iter(())
    return frozenset(runs.value(style, "styleId") for style in styles if _name(style) in _TITLES)


def _name(style: etree._Element) -> str:
    return next((runs.value(each).lower() for each in style if runs.local(each) == "name"), "")


def _language(package: Package, name: str | None) -> str | None:
    """Give the language that words are in unless they are said to be in another."""
    if not name:
        return None
    default = package.part(name).find("{*}docDefaults/{*}rPrDefault")
    return None if default is None else runs.settings(default).get("lang")


def _embeds(tree: etree._Element) -> bool:
    return next(tree.iter("{*}altChunk"), None) is not None
