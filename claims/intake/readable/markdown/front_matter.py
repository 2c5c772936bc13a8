"""The head of a Markdown file: `---`, a few `key: value` lines, `---`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.intake.given import addresses

# Everything between the rules must look like YAML; else they are two rules with text between them.
_HEAD = re.compile(
    r"""---[ \t]*\n
    ((?:(?:[\w-]+[ \t]*:(?:[ \t].*)? | [ \t]+\S.* | -[ \t].* | \#.* | [ \t]*)\n)*?)
    (?:---|\.\.\.)[ \t]*(?:\n|\Z)""",
    re.VERBOSE,
)
_FIELD = re.compile(r"^([\w-]+)[ \t]*:(.*(?:\n(?:[ \t]+\S|-[ \t]).*)*)", re.MULTILINE)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]|$)")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)", re.MULTILINE)
_FOLDED = re.compile(r"^[>|][+-]?\s")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_QUOTED = ((re.compile(r'"((?:[^"\\]|\\.)*)"'), '\\"', '"'), (re.compile(r"'((?:[^']|'')*)'"), "''", "'"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head says of the article, and where in the source (code points) the body begins."""

    body: int = 0
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    address: str | None = None


def cut(source: str) -> FrontMatter:
    r"""Read the head of a Markdown source; what it says badly (a date, an address) is left out.

    A hand-made subset of YAML: plain and quoted words, and lists of them. Line ends must be `\n`.
    """
    head = _HEAD.match(source)
    if head is None:
        return FrontMatter()
    fields = {field[1].lower(): _words(field[2]) for field in _FIELD.finditer(head[1])}
    return FrontMatter(
        body=head.end(),
        title=_first(fields, "title"),
        byline=_first(fields, "author", "authors", "byline"),
        outlet=_first(fields, "outlet", "publication"),
        published=_date(_first(fields, "date", "published")),
        language=_first(fields, "language", "lang"),
        address=addresses.normal(_first(fields, "source", "url") or ""),
    )


def _first(fields: Mapping[str, str], *names: str) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _words(value: str) -> str:
    """Take a value out of its quotes, and make a list of several one line."""
    if items := _ITEM.findall(value):
        return ", ".join(map(_unquoted, items))
    folded = " ".join(value.split())
    if folded.startswith("[") and folded.endswith("]"):
        return ", ".join(map(_unquoted, folded[1:-1].split(",")))
    return _unquoted(_FOLDED.sub("", folded, count=1))


def _unquoted(value: str) -> str:
    bare = value.strip()
    for quoted, escaped, mark in _QUOTED:
        if words := quoted.match(bare):
            return words[1].replace(escaped, mark).strip()
    return _COMMENT.sub("", bare)


def _date(value: str | None) -> date | None:
    written = _DATE.match(value or "")
    try:
        return date.fromisoformat(written[1]) if written else None
    except ValueError:
        return None
