"""A small record to be written in every format, and what was expected of it."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from claims import database
from claims.intake import Captured, Origin
from claims.model import Claim
from claims.reports import gathering
from claims.reports.content import Content
from claims.tracking import articles, claims, evidence, history, noting, resolving, snapshots, sources, status, tags
from claims.tracking.evidence import Says
from claims.tracking.sources import Cited
from claims.vocabulary import Level, Reader, Resolution, SourceKind, Stance, Status
from tests.conftest import FOUND, STORY

HERE = Path(__file__).parent
NOON = dt.datetime(2024, 5, 10, 12, tzinfo=dt.UTC)
# What must reach nobody but the desk: the source that must not be named, where files are, who works on what.
NURSE, FOLDER, ASSIGNEE = "Ludmila Ostrowska", "/desk/wolkenstein", "Quentin"
REPORT = Cited(
    origin=Origin("https://www.city.example/report?a=1|2"),
    kind=SourceKind.REPORT,
    title="Report on the bridge | final",
    published=dt.date(2024, 5, 9),
)
NEWS = Cited(origin=Origin("https://paper.example/news/bridge"), kind=SourceKind.NEWS_REPORT, title="''Three'' [hurt]")
CALL = Cited(citation="Phone call with Dr Lee, 3 May", kind=SourceKind.INTERVIEW)
LEDGER = Cited(
    origin=Origin(f"{FOLDER}/ledger.xlsx", "ab" * 32, None, "ledger.xlsx"),
    kind=SourceKind.DATASET,
    level=Level.PRIMARY,
    title="Ledger of repairs",
)
SECRET = Cited(citation=f"{NURSE}, a nurse", confidential=True, alias="one at the clinic")
SEEN = Captured(
    original=b"At least 12 people died.",
    media_type="text/plain",
    address="https://www.city.example/report",
    status=200,
    taken_at=NOON,
    text="At least 12 people died.",
    read_by="tests",
    unread=None,
    title=None,
    published=None,
)
QUOTE = "|}} {{!}} '''bold'''\n== no ==\n</ref><script>[[x]] ~~~~"


def fill(session: Session) -> None:
    """Put article 1 on record: claims of every standing, and sources of every sort."""
    articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
    articles.edit(session, 1, {"address": "https://daily.example/bridge", "byline": "By Otto Stern"}, by="ana")
    report, news = sources.put(session, REPORT, by="ana"), sources.put(session, NEWS, by="ana")
    snapshots.keep(session, report, SEEN, by="ana")
    evidence.add(session, report, [1, 3], Says(Stance.SUPPORTS, "At least 12 people died.", "p. 4"), by="ana")
    evidence.add(session, news, [3], Says(Stance.REFUTES, QUOTE, "second column"), by="ana")
    evidence.add(session, news, [2], Says(Stance.UNREAD), by="ana")
    evidence.add(session, sources.put(session, CALL, by="ana"), [4], Says(Stance.CONTEXT), by="ana")
    evidence.add(session, sources.put(session, LEDGER, by="ana"), [5], Says(Stance.ABSENT, "1.5"), by="ana")
    evidence.add(session, sources.put(session, SECRET, by="ana"), [1, 5], Says(Stance.SUPPORTS), by="ana")
    status.mark(session, [1], Status.VERIFIED, rating="True", by="ana")
    status.mark(session, [3], Status.DISPUTED, why="The report counts two children only", by="ben")
    status.mark(session, [5], Status.VERIFIED, by="ana")
    resolving.resolve(session, [3], Resolution.CORRECTED, replacement="two children", by="ben")
    claims.assign(session, [2, 4], ASSIGNEE, by="ana")
    tags.add_to_claims(session, [1], ["urgent"], by="ana")
    noting.add(session, [1], "See table 3 of the report.", by="ben")
    noting.add(session, [2], "quentin never calls back", by="ben")
    # Its words are gone from the text.
    history.change(session, session.get_one(Claim, 6), {"start": None, "end": None}, by="ana")


def gathered(template: Path, folder: Path) -> dict[str, Content]:
    """Gather the article for each reader, and as it is "told" to the desk, as if it were December 2026."""
    place = shutil.copy(template, folder / "claims.db")
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        fill(session)
        asked = [*((reader, reader, False) for reader in Reader), ("told", Reader.DESK, True)]
        return {
            str(name): replace(
                gathering.gather(session, 1, reader, told=told), made_at=dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
            )
            for name, reader, told in asked
        }


def masked(written: str) -> str:
    """Leave out what is another in every record: uids, and the times of rows."""
    uids: dict[str, str] = {}
    named = re.sub(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda m: uids.setdefault(m[0], f"UID-{len(uids) + 1}"), written
    )
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", named)


def expected(name: str, written: str, request: pytest.FixtureRequest) -> str:
    """Give a golden file, rewritten with what is written now where that is asked for."""
    file = HERE / "expected" / name
    if request.config.getoption("--update"):
        file.write_text(written, encoding="utf-8")
    return file.read_text(encoding="utf-8")
