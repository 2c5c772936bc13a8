"""How long it takes to find an article's claims again in its next text, beside reading the text once."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sqlalchemy.orm import Session

from claims import database, extraction
from claims.extraction import FoundClaim
from claims.extraction.text import language
from claims.intake import Page
from claims.tracking import anchoring, articles, revising
from claims.tracking.rewording import Reading
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

WORDS, CLAIMS = 5_000, 200


def measure(folder: Path) -> Iterator[Measured]:
    """Measure 200 claims in 5,000 words of which every tenth sentence changed and the last came first."""
    old = desk.words(WORDS)
    new, model = _edited(old), language.model()
    found = extraction.find_claims(old)
    some = found[:: max(1, len(found) // CLAIMS)][:CLAIMS]
    paragraphs = [line for line in new.splitlines() if line]

    def read() -> object:
        return list(model.pipe(paragraphs))

    ratio = ratios.of(lambda: _placed(old, new, some), read, turns=5)
    yield Measured(f"{len(some)} claims found again in {WORDS:,} words, to spaCy reading them", ratio, 1)
    place = database.locate(str(folder / "claims.db"))
    database.upgrade(place)
    with database.begin(place) as session:
        session.info["login"] = "bench"
        articles.add(session, _page(old, 0), some, extracted_by="bench", by="bench")
        turn = count(1)
        ratio = ratios.of(lambda: _revised(session, (old, new), next(turn)), read, turns=5)
    yield Measured("the same on the record, with every change on its trail", ratio, 1)


def _edited(text: str) -> str:
    paragraphs = text.split("\n\n")
    lines = [line.replace(" the ", " a ", 1) if at % 10 == 0 else line for at, line in enumerate(paragraphs)]
    return "\n\n".join([lines[-1], *lines[:-1]])


def _placed(old: str, new: str, found: tuple[FoundClaim, ...]) -> None:
    laid = anchoring.laid(old, new)
    for one in found:
        laid.of(one.start, one.end)


def _page(text: str, number: int) -> Page:
    original = f"{number}\n{text}".encode()
    return Page(text=text, title="Bench", media_type="text/plain", read_by="bench", location="-", original=original)


def _revised(session: Session, texts: tuple[str, str], number: int) -> None:
    """Take in the one text and the other in turn."""
    session.info.pop("command", None)
    revising.revise(session, 1, _page(texts[number % 2], number), Reading(number), by="bench")
