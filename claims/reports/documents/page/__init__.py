"""A report as one page for a browser: the article with its claims marked, and a card for each in the margin."""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from claims.reports import saying, signs
from claims.reports.content import Content
from claims.reports.documents.page import cards, languages, marks
from claims.reports.documents.page.marks import Paragraph, Span
from claims.vocabulary import Status


def write(content: Content) -> bytes:
    """Write the page: UTF-8, all of it in one file, which a browser may fetch nothing for."""
    spans = _spans(content)
    there = {span.number for span in spans}
    words = content.text.words if content.text else ""
    paragraphs = tuple(marks.paragraphs(words, spans)) if words.strip() else ()
    headline, body = _headline(content, paragraphs)
    every = cards.cards(content, marks.around(spans))
    language, direction = languages.written(content.article.language)
    page = (
        _environment()
        .get_template("page.html")
        .render(
            content=content,
            article=content.article,
            headline=headline,
            paragraphs=body,
            claims={claim.entry.number: claim for claim in content.claims},
            lanes=marks.lanes(spans),
            marked=[card for card in every if card.claim.entry.number in there],
            apart=[card for card in every if card.claim.entry.number not in there],
            statuses=cards.by_status(content.claims),
            kinds=cards.by_kind(content.claims),
            decided=len(content.claims) - content.count(Status.UNVERIFIED),
            stale=sum(claim.entry.stale for claim in content.claims),
            sources=cards.shelf(content),
            left_out=[saying.counted(count, what) for what, count in content.told_of.items()],
            address=cards.web(content.article.address),
            language=language,
            direction=direction,
            style=_read("style.css"),
            script=_read("script.js"),
            policy=_policy(),
        )
    )
    return page.encode()


def _spans(content: Content) -> list[Span]:
    """Give where claims stand in the text; one whose words are gone stands nowhere."""
    words = content.text.words if content.text else ""
    found = (
        Span(claim.entry.number, claim.entry.start, claim.entry.end)
        for claim in content.claims
        if claim.entry.start is not None and claim.entry.end is not None
    )
    return marks.placed(found, len(words))


def _headline(content: Content, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph | None, tuple[Paragraph, ...]]:
    """Take the title from the top of a text that begins with it, so that it stands there once, marked."""
    if paragraphs and paragraphs[0].words.strip() == content.article.title.strip():
        return paragraphs[0], paragraphs[1:]
    return None, paragraphs


def _policy() -> str:
    """Say what a browser may do with the page: apply this style, run this script, and nothing else (CSP level 2)."""
    allowed = {kind: _digest(_read(name)) for kind, name in (("style", "style.css"), ("script", "script.js"))}
    rules = [f"{kind}-src 'sha256-{digest}'" for kind, digest in allowed.items()]
    return "; ".join(["default-src 'none'", *rules, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _read(name: str) -> str:
    """Give a file of the page; one that is put into it must not have `</` in it, which would end its element."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        finalize=_shown,
        loader=FunctionLoader(_read),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _shown(value: object) -> object:
    """Make outside text visible wherever the template says something; what is markup already is ours."""
    return signs.shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
