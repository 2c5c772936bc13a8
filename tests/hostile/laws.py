"""What the record wants of an article and of a source, whatever they were read from."""

from claims.intake.page import Page
from claims.intake.readable import Readable


def of_page(page: Page) -> None:
    """Hold an article to its laws: a text that can be stored, and what was given for it standing in it."""
    assert page.text.strip()
    assert "\r" not in page.text
    for said in (page.text, page.title, page.byline, page.outlet, page.language, page.address, *page.notices):
        of_text(said)
    for one in page.given:
        assert 0 <= one.start <= one.end <= len(page.text)
        of_text(one.words)


def of_readable(found: Readable) -> None:
    """Hold a source to its laws: words or a reason, and both can be stored."""
    assert (found.text is None) is not (found.unread is None)
    for said in (found.text, found.unread, found.title, found.read_by):
        of_text(said)


def of_text(said: str | None) -> None:
    """Hold what is stored to what every engine takes: no NUL, no half of a surrogate pair."""
    if said is not None:
        assert "\0" not in said
        said.encode()
