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
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from claims import database
from claims.tracking import folding
from claims.vocabulary import Stance, Status
from tests.benchmarks import spread
from tests.benchmarks.spread import Said, Told

# As many articles are written at a time.
PAGE = 50
RANGE = 1 << 48
Column = str | int | float | bytes | None
encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
# Why some claims are stale.
DOUBT = "its value was edited"
SOURCES = ("news_report", "official_record", "report", "website")

# Each table's columns that are filled, in the order of a row made here; `uid`s are made of the number.
COLUMNS = {
    "article": "id uid title outlet published language revision created_at removed_at",
    "blob": "sha256 size packed",
    "revision": "id article_id number text sha256 blob_sha256 location media_type read_by extracted_by created_at",
    "claim": "id uid article_id kind text status stale_because priority start end low high unit outcome speaker"
    " assignee made_by updated_at created_at",
    "anchor": "id claim_id revision_id state start end exact prefix suffix",
    "source": "id uid kind level identity location title created_at",
    "evidence": "id uid claim_id source_id stance quote finding created_at",
    "note": "id uid claim_id text by created_at",
    "tag": "id uid name claim_id article_id created_at",
    "change": "id at by login command row claim_id article_id before after why digest",
}

# Nothing of it is to outlive a fall, and what is written is known to be words of the vocabulary.
PRAGMAS = (
    *("journal_mode = OFF", "synchronous = OFF", "ignore_check_constraints = ON"),
    *("cache_size = -1000000", "temp_store = MEMORY"),
)
# What a row is found by, in the places of the search index, whose row ids are a range each.
FILL = """
INSERT INTO search_index (rowid, words)
SELECT a.id, cut(a.title || ' ' || r.text || ' ' || a.outlet) FROM article a JOIN revision r ON r.article_id = a.id
UNION ALL SELECT :range + id, cut(text || ' ' || ifnull(speaker, '')) FROM claim
UNION ALL SELECT 2 * :range + id, cut(title || ' ' || location) FROM source
UNION ALL SELECT 3 * :range + id, cut(quote) FROM evidence WHERE quote IS NOT NULL
UNION ALL SELECT 4 * :range + id, cut(text) FROM note
UNION ALL SELECT 5 * :range + id, cut(why) FROM change WHERE why IS NOT NULL AND claim_id IS NOT NULL
"""


def build(record: Path, claims: int) -> None:
    """Make a record of so many claims, in articles of a hundred, and twice as many sources."""
    database.upgrade(database.locate(str(record)))
    gc.disable()
    with closing(sqlite3.connect(record, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        with _without_indexes(connection):
            _write(connection, claims)
        connection.create_function("cut", 1, _cut, deterministic=True)
        connection.execute(FILL, {"range": RANGE})
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


class Moment(NamedTuple):
    """A time as SQLite has it, and as the trail has it."""

    stored: str
    told: str

    @classmethod
    def of(cls, at: datetime) -> "Moment":
        """Write it both ways, once for all rows that have it."""
        return cls(f"{at:%Y-%m-%d %H:%M:%S.%f}", at.isoformat(timespec="microseconds"))


class Link(NamedTuple):
    """What a change is beside the row and what it became; `command` is None where it is one of its own."""

    command: int | None = None
    claim: int | None = None
    article: int | None = None
    before: str | None = None
    why: str | None = None
    by: str = "ana"


class Writer:
    """Rows as they come, kept until there is a page of them; and the chain that they are links of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Column, ...]]] = defaultdict(list)
        self._given: dict[str, int] = defaultdict(int)
        self.digest, self.links = "0" * 64, 0

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            names = COLUMNS[table].split()
            columns, values = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
            self._connection.executemany(" ".join(("INSERT INTO", table, f"({columns}) VALUES ({values})")), rows)
        self._waiting.clear()

    def article(self, told: Told) -> None:
        """Put an article on record, with its claims, their sources and what the desk said of them."""
        came, sourced = Moment.of(told.at), Moment.of(told.at + timedelta(hours=1))
        later = [Moment.of(told.at + timedelta(days=days)) for days in range(5)]
        command = self.links + 1
        self._text(told, came, later[4].stored if told.removed else None)
        numbers = [self._claim(told, said, came, command, later) for said in told.claims]
        command = self.links + 1
        for said, number in zip(told.claims, numbers, strict=True):
            for turn, stance in enumerate(said.stances):
                self._source(told, said, (number, turn, stance), sourced, command)
        for said, number in zip(told.claims, numbers, strict=True):
            self._work(told, said, number, later[_days(said)])
        self._about(told, later[4])

    def _text(self, told: Told, at: Moment, removed: str | None) -> None:
        number, command, content = told.number, self.links + 1, told.text.encode()
        known: tuple[Column, ...] = (f"The day in {told.town}, number {number}", f"Paper {number % 20}", at.stored[:10])
        uid = self._uid("article", number)
        self._waiting["article"].append((number, uid, *known, "en", 1, at.stored, removed))
        self._told("article", (number, uid, *known, "en", 1, at.told), at, Link(command, article=number))
        digest = hashlib.sha256(content).hexdigest()
        self._waiting["blob"].append((digest, len(content), zlib.compress(content)))
        self._link(f"blob {digest}", at, encode({"sha256": digest, "size": len(content)}), Link(command))
        where = (
            number,
            number,
            1,
            told.text,
            digest,
            digest,
            f"/desk/{number}.txt",
            "text/plain",
            "plain",
            "benchmark",
        )
        self._waiting["revision"].append((*where, at.stored))
        self._told("revision", (*where[:3], None, *where[4:], at.told), at, Link(command, article=number))

    def _claim(self, told: Told, said: Said, at: Moment, command: int, later: list[Moment]) -> int:
        self._given["claim"] = number = self._given["claim"] + 1
        worked_on = said.assignee or said.tag or said.stale or said.turn == NOTED or said.status != "unverified"
        last = later[_days(said)] if worked_on else at
        low = None if said.low is None else str(said.low)
        rule = "person" if said.turn % 33 == 5 else f"{said.kind}_rule"
        key: tuple[Column, ...] = (number, self._uid("claim", number), told.number, said.kind.value, said.exact)
        place = (said.start, said.end)
        says = (low, low, said.unit, said.outcome, said.speaker)
        weight = 0.2 + said.turn * 29 % 70 / 100
        now = (said.status.value, DOUBT if said.stale else None, weight)
        row = (*key, *now, *place, *says, said.assignee, rule, last.stored, at.stored)
        self._waiting["claim"].append(row)
        first = (*key, "unverified", None, str(weight), *place, *says, None, rule, at.told, at.told)
        self._told("claim", first, at, Link(command, claim=number, article=told.number))
        around = (told.text[max(0, said.start - 32) : said.start], told.text[said.end : said.end + 32])
        self._waiting["anchor"].append((number, number, told.number, "exact", *place, said.exact, *around))
        return number

    def _source(self, told: Told, said: Said, beside: tuple[int, int, Stance], at: Moment, command: int) -> None:
        claim, turn, stance = beside
        self._given["source"] = source = self._given["source"] + 1
        where, title = f"https://paper{source % 500}.example/{source}", f"Report {source} on {told.town}"
        kind, uid = SOURCES[source % len(SOURCES)], self._uid("source", source)
        self._waiting["source"].append((source, uid, kind, "secondary", where, where, title, at.stored))
        # By hand, as of everything that there are millions of: the encoder takes four times as long.
        facts = f'{{"created_at":"{at.told}","id":{source},"identity":"{where}","kind":"{kind}","level":"secondary",'
        facts += f'"location":"{where}","title":"{title}","uid":"{uid}"}}'
        self._link(f"source {source}", at, facts, Link(command))
        quote = f"It was {said.low} people, they said" if said.low and turn < said.turn % 2 else None
        uid, finding = self._uid("evidence", source), "unchecked" if quote else None
        self._waiting["evidence"].append((source, uid, claim, source, stance.value, quote, finding, at.stored))
        quoted = f'"finding":"unchecked","id":{source},"quote":"{quote}"' if quote else f'"id":{source}'
        facts = (
            f'{{"claim_id":{claim},"created_at":"{at.told}",{quoted},"source_id":{source},"stance":"{stance.value}",'
        )
        self._link(f"evidence {source}", at, f'{facts}"uid":"{uid}"}}', Link(command, claim=claim))

    def _work(self, told: Told, said: Said, number: int, at: Moment) -> None:
        """Link what the desk has done with a claim, a command each."""
        if said.assignee:
            self._changed(told, number, at, said.assignee, assignee=(None, said.assignee))
        if said.tag:
            self._tag(said.tag, at, claim=number)
        if said.turn == NOTED:
            text = "A heron was seen" if told.number == 1 else f"Ask {told.town} again"
            note = self._given["note"] = self._given["note"] + 1
            row = (note, self._uid("note", note), number, text, said.by)
            self._waiting["note"].append((*row, at.stored))
            self._told("note", (*row, at.told), at, Link(claim=number, by=said.by))
        if said.status is not Status.UNVERIFIED:
            why = f"counted by the {told.town} office" if said.turn % 3 == 0 else None
            self._changed(told, number, at, said.by, why, status=("unverified", said.status.value))
        if said.stale:
            self._changed(told, number, at, said.by, stale_because=(None, DOUBT))

    def _about(self, told: Told, at: Moment) -> None:
        if told.storm:
            self._tag("storm", at, article=told.number)
        if told.removed:
            after = encode({"removed_at": at.told})
            link = Link(article=told.number, before='{"removed_at":null}')
            self._link(f"article {told.number}", at, after, link)

    def _tag(self, name: str, at: Moment, *, claim: int | None = None, article: int | None = None) -> None:
        tag = self._given["tag"] = self._given["tag"] + 1
        row = (tag, self._uid("tag", tag), name, claim, article)
        self._waiting["tag"].append((*row, at.stored))
        self._told("tag", (*row, at.told), at, Link(claim=claim, article=article))

    def _changed(
        self, told: Told, number: int, at: Moment, by: str, why: str | None = None, **fields: tuple[str | None, str]
    ) -> None:
        before, after = (encode({name: pair[way] for name, pair in fields.items()}) for way in (0, 1))
        link = Link(claim=number, article=told.number, before=before, why=why, by=by)
        self._link(f"claim {number}", at, after, link)

    def _told(self, table: str, row: tuple[Column, ...], at: Moment, link: Link) -> None:
        """Link the adding of a row, of whose columns those that say nothing stay out."""
        facts = {name: fact for name, fact in zip(COLUMNS[table].split(), row, strict=False) if fact is not None}
        self._link(f"{table} {facts['id']!s}", at, encode(facts), link)

    def _link(self, row: str, at: Moment, after: str, link: Link) -> None:
        self.links = number = self.links + 1
        command, claim, article, before, why, by = link
        # To the letter what the product takes a digest of; `db check` holds it against that.
        said = f'["{self.digest}",{number},"{at.told}","{by}","desk",{command or number},"{row}",{claim or "null"},'
        said += f"{article or 'null'},{before or 'null'},{after},{encode(why)}]"
        self.digest = hashlib.sha256(said.encode()).hexdigest()
        key = (number, at.stored, by, "desk", command or number, row, claim, article)
        self._waiting["change"].append((*key, before, after, why, self.digest))

    @staticmethod
    def _uid(table: str, number: int) -> str:
        return f"{LETTERS[table]}0000000-{number * 40503 & 0xFFFF:04x}-4000-8000-{number:012x}"


LETTERS = {"article": "a", "claim": "c", "source": "5", "evidence": "e", "note": "0", "tag": "7"}
# Of every article the claim that has a note beside it.
NOTED = 7


def _days(said: Said) -> int:
    return 1 + said.turn % 3
