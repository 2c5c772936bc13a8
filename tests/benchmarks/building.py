"""A record of a million claims, straight into the tables, each row with the change that it is on the trail by.

Through the rules it would take days, and the rules are not what is measured. Indexes come after the rows, and the
search index is filled in one statement.
"""

import gc
import hashlib
import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from claims import database
from claims.tracking import folding
from claims.vocabulary import Status
from tests.benchmarks import spread
from tests.benchmarks.spread import Said, Told

# As many articles are written at a time.
PAGE = 50
RANGE = 1 << 48
Row = Mapping[str, str | int | float | bytes | None]
LEFT_OUT = {"text", "packed"}
encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

# What a row is found by, in the places of the search index, whose row ids are a range each.
FOUND_BY = (
    "SELECT a.id, cut(a.title || ' ' || r.text || ' ' || a.outlet) FROM article a JOIN revision r ON r.article_id = a.id",
    "SELECT id, cut(text || ' ' || ifnull(speaker, '')) FROM claim",
    "SELECT id, cut(title || ' ' || location) FROM source",
    "SELECT id, cut(quote) FROM evidence WHERE quote IS NOT NULL",
    "SELECT id, cut(text) FROM note",
    "SELECT id, cut(why) FROM change WHERE why IS NOT NULL AND claim_id IS NOT NULL",
)
FILL = "INSERT INTO search_index (rowid, words) " + " UNION ALL ".join(
    f"SELECT {place * RANGE} + id, words FROM (SELECT 0 AS id, '' AS words WHERE 0 UNION ALL {select})"
    for place, select in enumerate(FOUND_BY)
)


def build(record: Path, claims: int) -> None:
    """Make a record of so many claims, in articles of a hundred, and twice as many sources."""
    database.upgrade(database.locate(str(record)))
    gc.disable()
    with closing(sqlite3.connect(record, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        with _without_indexes(connection):
            _write(connection, claims)
        connection.create_function("cut", 1, _cut, deterministic=True)
        connection.execute(FILL)
        connection.execute("COMMIT")
        # As the first writer of ours leaves it.
        connection.execute("PRAGMA journal_mode = WAL")
    gc.enable()


@contextmanager
def _without_indexes(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the indexes away that are not a constraint's, and make them again after."""
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in made:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in made:
        connection.execute(sql)


def _cut(said: str) -> str:
    return " ".join(dict.fromkeys(folding.cut(said)))


def _write(connection: sqlite3.Connection, claims: int) -> None:
    writer = Writer(connection)
    for told in spread.articles(claims):
        writer.article(told)
        if told.number % PAGE == 0:
            writer.flush()
    writer.flush()
    connection.execute("UPDATE chain SET digest = ?, count = ?", (writer.digest, writer.links))


class Writer:
    """Rows as they come, kept until there is a page of them; and the chain that they are links of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._given: dict[str, int] = defaultdict(int)
        self.digest, self.links = "0" * 64, 0

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            names = [*rows[0]]
            columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
            self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)
        self._waiting.clear()

    def article(self, told: Told) -> None:
        """Put an article on record, with its claims, their sources and what the desk said of them."""
        command, at = self.links + 1, told.at
        known = {"title": f"The day in {told.town}, number {told.number}", "outlet": f"Paper {told.number % 20}"}
        known |= {"published": f"{at:%Y-%m-%d}", "language": "en", "revision": 1}
        self._add("article", known, at, command, article=told.number)
        content = told.text.encode()
        digest = hashlib.sha256(content).hexdigest()
        blob = {"sha256": digest, "size": len(content)}
        self._link(f"blob {digest}", at, command, after=blob)
        self._waiting["blob"].append({**blob, "packed": zlib.compress(content)})
        where = {"article_id": told.number, "number": 1, "text": told.text, "sha256": digest, "blob_sha256": digest}
        where |= {"location": f"/desk/{told.number}.txt", "media_type": "text/plain"}
        self._add(
            "revision", where | {"read_by": "plain", "extracted_by": "benchmark"}, at, command, article=told.number
        )
        numbers = [self._claim(told, said, command) for said in told.claims]
        self._sources(told, numbers)
        for said, number in zip(told.claims, numbers, strict=True):
            self._work(told, said, number)
        self._about(told)

    def _about(self, told: Told) -> None:
        later = told.at + timedelta(days=4)
        if told.storm:
            self._add("tag", {"name": "storm", "claim_id": None, "article_id": told.number}, later, article=told.number)
        if told.removed:
            gone = f"{later:%Y-%m-%d %H:%M:%S.%f}"
            after = {"removed_at": _fact(later)}
            self._link(f"article {told.number}", later, article=told.number, before={"removed_at": None}, after=after)
            self._waiting["article"][-1] = {**self._waiting["article"][-1], "removed_at": gone}

    def _claim(self, told: Told, said: Said, command: int) -> int:
        number, marked = self._given["claim"] + 1, said.status is not Status.UNVERIFIED
        last = told.at + timedelta(days=_days(said)) if marked or said.stale else told.at
        row: dict[str, str | int | float | None] = {
            "article_id": told.number,
            "kind": said.kind,
            "text": said.exact,
            "status": "unverified",
            "priority": 0.2 + said.turn * 29 % 70 / 100,
            "start": said.start,
            "end": said.end,
            "low": None if said.low is None else str(said.low),
            "high": None if said.low is None else str(said.low),
            "unit": said.unit,
            "outcome": said.outcome,
            "speaker": said.speaker,
            "made_by": "person" if said.turn % 33 == 5 else f"{said.kind}_rule",
            "updated_at": f"{last:%Y-%m-%d %H:%M:%S.%f}",
        }
        more = {"priority": str(row["priority"]), "exact": said.exact, "revision": 1, "updated_at": _fact(told.at)}
        self._add("claim", row, told.at, command, claim=number, article=told.number, more=more)
        # As the desk has left it; the links that say so follow.
        end = {"status": said.status, "assignee": said.assignee, "stale_because": DOUBT if said.stale else None}
        self._waiting["claim"][-1] = {**self._waiting["claim"][-1], **end}
        around = {"prefix": told.text[max(0, said.start - 32) : said.start], "suffix": told.text[said.end :][:32]}
        place = {"claim_id": number, "revision_id": told.number, "state": "exact", "start": said.start, "end": said.end}
        self._waiting["anchor"].append({**place, "exact": said.exact, **around})
        return number

    def _sources(self, told: Told, numbers: list[int]) -> None:
        command, at = self.links + 1, told.at + timedelta(hours=1)
        for said, number in zip(told.claims, numbers, strict=True):
            for turn, stance in enumerate(said.stances):
                source = self._given["source"] + 1
                where = f"https://paper{source % 500}.example/{source}"
                row = {"kind": SOURCES[source % len(SOURCES)], "level": "secondary", "identity": where}
                row |= {"location": where, "title": f"Report {source} on {told.town}"}
                self._add("source", row, at, command)
                quote = f"It was {said.low} people, they said" if said.low and turn < said.turn % 2 else None
                row = {"claim_id": number, "source_id": source, "stance": stance, "quote": quote}
                self._add("evidence", row | {"finding": "unchecked" if quote else None}, at, command, claim=number)

    def _work(self, told: Told, said: Said, number: int) -> None:
        """Link what the desk has done with a claim, a command each."""
        at = told.at + timedelta(days=_days(said))
        if said.assignee:
            self._change(told, number, said.assignee, at, assignee=(None, said.assignee))
        if said.tag:
            self._add("tag", {"name": said.tag, "claim_id": number, "article_id": None}, at, claim=number, by=said.by)
        if said.turn == 7:
            text = "A heron was seen" if told.number == 1 else f"Ask {told.town} again"
            self._add("note", {"claim_id": number, "text": text, "by": said.by}, at, claim=number, by=said.by)
        if said.status is not Status.UNVERIFIED:
            why = f"counted by the {told.town} office" if said.turn % 3 == 0 else None
            self._change(told, number, said.by, at, why, status=("unverified", said.status))
        if said.stale:
            self._change(told, number, said.by, at, stale_because=(None, DOUBT))

    def _change(
        self, told: Told, number: int, by: str, at: datetime, why: str | None = None, **fields: tuple[str | None, str]
    ) -> None:
        before, after = ({name: pair[way] for name, pair in fields.items()} for way in (0, 1))
        self._link(
            f"claim {number}", at, claim=number, article=told.number, before=before, after=after, why=why, by=by
        )

    def _add(
        self,
        table: str,
        fields: Row,
        at: datetime,
        command: int | None = None,
        *,
        claim: int | None = None,
        article: int | None = None,
        more: Row | None = None,
        by: str = "ana",
    ) -> None:
        self._given[table] = number = self._given[table] + 1
        row = {"id": number, **fields, "created_at": f"{at:%Y-%m-%d %H:%M:%S.%f}", "removed_at": None}
        if table != "revision":
            row["uid"] = f"{TABLES.index(table):08x}-{number * 40503 & 0xFFFF:04x}-4000-8000-{number:012x}"
        self._waiting[table].append(row)
        facts = {
            name: fact
            for name, fact in {**row, "created_at": _fact(at), **(more or {})}.items()
            if fact is not None and not (table == "revision" and name == "text")
        }
        self._link(f"{table} {number}", at, command, claim=claim, article=article, after=facts, by=by)

    def _link(
        self,
        row: str,
        at: datetime,
        command: int | None = None,
        *,
        claim: int | None = None,
        article: int | None = None,
        before: Row | None = None,
        after: Row,
        why: str | None = None,
        by: str = "ana",
    ) -> None:
        self.links = number = self.links + 1
        was, now = None if before is None else encode(before), encode(after)
        link: Row = {"id": number, "at": f"{at:%Y-%m-%d %H:%M:%S.%f}", "by": by, "login": "desk"}
        said = f'["{self.digest}",{number},"{_fact(at)}","{by}","desk",{command or number},"{row}",'
        said += f"{claim or 'null'},{article or 'null'},{was or 'null'},{now},{encode(why)}]"
        self.digest = hashlib.sha256(said.encode()).hexdigest()
        what = {"command": command or number, "row": row, "claim_id": claim, "article_id": article, "before": was}
        self._waiting["change"].append({**link, **what, "after": now, "why": why, "digest": self.digest})


# Why some claims are stale.
DOUBT = "its value was edited"
SOURCES = ("news_report", "official_record", "report", "website")
TABLES = ("article", "claim", "source", "evidence", "note", "tag")


def _days(said: Said) -> int:
    return 1 + said.turn % 3


def _fact(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
