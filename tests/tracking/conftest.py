"""What the tests of the desk's rules share: sources put beside claims, and a second article."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from claims.intake import Origin
from claims.model import Article, Claim, Source
from claims.tracking import articles, evidence, sources
from claims.tracking.evidence import Says
from claims.tracking.sources import Cited
from claims.vocabulary import Stance
from tests.conftest import FOUND, STORY


def anew(session: Session) -> Session:
    """Begin another command in the same transaction."""
    session.info.pop("command", None)
    return session


def web(address: str) -> Cited:
    """A source at an address."""
    return Cited(origin=Origin(address))


def prove(
    session: Session,
    number: int,
    stance: Stance = Stance.SUPPORTS,
    quote: str | None = None,
    address: str = "https://city.example/report",
) -> Source:
    """Put a source beside a claim."""
    source = sources.put(session, web(address), by="ana")
    evidence.add(session, source, [number], Says(stance, quote), by="ana")
    return source


@pytest.fixture
def claim(session: Session, article: Article) -> Claim:
    """Claim 1, "At least 12 people"."""
    return session.get_one(Claim, article.id)


@pytest.fixture
def other(session: Session, article: Article) -> Article:  # noqa: ARG001 - it comes second
    """Article 2, the same words from elsewhere, with claims 7 to 12."""
    page = replace(STORY, location="/desk/other.txt", original=b"other", title="Another bridge")
    return articles.add(session, page, FOUND, extracted_by="tests", by="ben")
