"""How long a record of 100,000 claims takes to be written as CSV, beside sqlite3 and csv alone doing the same."""

import csv
import gc
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from claims import database
from claims.model import Anchor, Article, Blob, Claim, Evidence, Revision, Source, Tag
from claims.reports.exchange import sheets
from claims.reports.exchange.export import Export
from claims.tracking.listing import Filter
from claims.vocabulary import AnchorState, Finding, Kind, Level, Reader, SourceKind, Stance, Status
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

CLAIMS, PER_ARTICLE, WORDS = 100_000, 100, 600
AT = datetime(2026, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)
STATUSES = tuple(Status)[:5]


# The columns of the export and their order, sources and tags joined in; JSON is put together by SQLite.
QUERY = """
SELECT c.id, c.uid, c.article_id, c.kind, c.text, c.status, iif(c.stale_because IS NULL, 'false', 'true'),
  c.stale_because, c.priority, c.start, c.end, nullif(n.exact, ''), n.state, c.part_of_id, c.merged_into_id, c.low,
  c.high, c.unit, c.qualifier, c.date, c.outcome, c.subject, c.speaker, c.candidates, c.rating, c.resolution,
  c.replacement, c.assignee, c.signed_off_by,
  (SELECT group_concat(name, '; ') FROM tag WHERE claim_id = c.id AND removed_at IS NULL), c.made_by,
  (SELECT group_concat(json_object('number', s.id, 'stance', e.stance, 'kind', s.kind, 'level', s.level, 'title',
     s.title, 'location', coalesce(s.location, s.citation, s.alias), 'quote', e.quote, 'locator', e.locator, 'finding',
     e.finding), '; ') FROM evidence e JOIN source s ON s.id = e.source_id
   WHERE e.claim_id = c.id AND e.removed_at IS NULL AND s.removed_at IS NULL),
  a.title, a.published, a.outlet, a.address, c.review_url, c.claimant,
  replace(c.created_at, ' ', 'T') || '+00:00', replace(c.updated_at, ' ', 'T') || '+00:00'
FROM claim c JOIN article a ON a.id = c.article_id
LEFT JOIN revision r ON r.article_id = a.id AND r.number = a.revision
LEFT JOIN anchor n ON n.claim_id = c.id AND n.revision_id = r.id
WHERE c.removed_at IS NULL AND a.removed_at IS NULL AND c.status != 'dismissed'
ORDER BY c.article_id, c.start, c.end DESC, c.id
"""


def measure(folder: Path) -> Iterator[Measured]:
    """Measure in this process, start-up apart, and the most memory that the command takes of few and of many."""
    small, large, out = folder / "small.db", folder / "large.db", folder / "out.csv"
    fill(small, CLAIMS // 10)
    fill(large, CLAIMS)
    # As the command has it.
    gc.disable()
    ratio = ratios.of(lambda: _ours(large, out), lambda: _theirs(large, out), turns=3)
    gc.enable()
    yield Measured(f"{CLAIMS:,} claims as CSV, to sqlite3 and csv alone", ratio, 3)
    few, many = (_memory(record, out) for record in (small, large))
    yield Measured(f"memory for {CLAIMS:,} claims, to that for {CLAIMS // 10:,}", many / few, 1.1)


def _ours(record: Path, out: Path) -> None:
    with database.look(database.locate(str(record))) as session, out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(sheets.write_csv(Export(session, Filter())))


def _theirs(record: Path, out: Path) -> None:
    with closing(sqlite3.connect(record)) as connection, out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheets.columns(Reader.DESK))
        writer.writerows(connection.execute(QUERY))


def _memory(record: Path, out: Path) -> int:
    return ratios.peak_memory("-m", "claims", "--database", str(record), "export", "--output", str(out), "--force")


def fill(record: Path, number: int) -> None:
    """Make a record of so many claims in articles of 600 words, each with a source or two and every third with a tag.

    Straight into the tables: through the rules it would take minutes, and the rules are not what is measured.
    """
    place = database.locate(str(record))
    database.upgrade(place)
    with database.begin(place) as session:
        session.execute(insert(Blob), [{"sha256": "0" * 64, "size": 0, "packed": b""}])
        _articles(session, number // PER_ARTICLE)
        _claims(session, number)
        _sources(session, number)


def _articles(session: Session, number: int) -> None:
    text = desk.words(WORDS)
    numbers = range(1, number + 1)
    session.execute(
        insert(Article),
        [{"id": n, "uid": _uid(n), "title": f"Report {n}", "revision": 1, "created_at": AT} for n in numbers],
    )
    known = {"text": text, "blob_sha256": "0" * 64, "media_type": "text/plain", "read_by": "bench", "created_at": AT}
    rows = [{"id": n, "article_id": n, "number": 1, "sha256": f"{n:064x}", "location": f"/{n}"} for n in numbers]
    session.execute(insert(Revision), [row | known for row in rows])


def _claims(session: Session, number: int) -> None:
    text = desk.words(WORDS)
    rows, anchors = [], []
    for n in range(1, number + 1):
        start, article = n % PER_ARTICLE * 30, (n - 1) // PER_ARTICLE + 1
        exact = text[start : start + 25]
        row = {"id": n, "uid": _uid(n), "article_id": article, "kind": Kind.CASUALTY, "text": exact}
        row |= {"status": STATUSES[n % len(STATUSES)], "priority": 0.93, "start": start, "end": start + 25}
        row |= {"low": n % 700, "high": n % 700, "unit": "person", "made_by": "bench", "created_at": AT}
        rows.append(row | {"updated_at": AT})
        place = {"start": start, "end": start + 25, "exact": exact, "prefix": "", "suffix": ""}
        anchors.append({"id": n, "claim_id": n, "revision_id": article, "state": AnchorState.EXACT} | place)
    session.execute(insert(Claim), rows)
    session.execute(insert(Anchor), anchors)


def _sources(session: Session, number: int) -> None:
    many = range(1, number // 10 + 1)
    known = {"kind": SourceKind.NEWS_REPORT, "level": Level.SECONDARY, "created_at": AT}
    where = [{"id": n, "uid": _uid(n), "identity": f"i{n}", "location": f"https://news.example/{n}"} for n in many]
    session.execute(insert(Source), [one | known | {"title": f"What was said on day {one['id']}"} for one in where])
    beside = [(n, turn) for n in range(1, number + 1) for turn in range(1 + n % 2)]
    says = {"stance": Stance.SUPPORTS, "finding": Finding.FOUND, "created_at": AT}
    rows = [
        {"id": at, "uid": _uid(at), "claim_id": n, "source_id": (n * 7 + turn) % len(many) + 1}
        | {"quote": f"At least {n % 700} people were hurt", "figures": _figures(n)}
        | says
        for at, (n, turn) in enumerate(beside, start=1)
    ]
    session.execute(insert(Evidence), rows)
    tagged = range(1, number + 1, 3)
    session.execute(insert(Tag), [{"uid": _uid(n), "name": "urgent", "claim_id": n, "created_at": AT} for n in tagged])


def _figures(number: int) -> str:
    return json.dumps([{"low": str(number % 700), "unit": "person"}])


def _uid(number: int) -> str:
    return str(UUID(int=number))
