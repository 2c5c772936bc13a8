"""What the rows of a table ask for: which claim each is, where it belongs, and what is to be otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.intake.exchange.tables import Table
from claims.model import Article, Claim, Revision
from claims.tracking import articles, claims
from claims.tracking.loading import cells
from claims.tracking.loading.outcome import Loaded
from claims.vocabulary import Kind, Status

# What is decided or arranged about a claim, each by a rule of its own.
ARRANGED = ("status", "rating", "resolution", "replacement", "assignee")
# What a new claim may have beside its status, put there when it has a number.
FURTHER = ("rating", "resolution", "replacement", "assignee", "tags", "note", "source")


@dataclass
class Home:
    """An article that rows go to, with its text and its claims; without an article, it is made when it is needed."""

    article: Article | None = None
    revision: Revision | None = None
    there: dict[tuple[str, Kind], Claim] = field(default_factory=dict)
    by_text: dict[str, Claim] = field(default_factory=dict)

    @property
    def published(self) -> date | None:
        """Give the day from which a date in words is counted."""
        return self.article.published if self.article else None

    def find(self, text: str, kind: Kind | None) -> Claim | None:
        """Find the claim that a row without an identity is."""
        return self.by_text.get(text) if kind is None else self.there.get((text, kind))


@dataclass
class Wish:
    """A row, the claim that it is, once there is one, and what it says of it otherwise than the record."""

    line: int
    said: Mapping[str, str]
    claim: Claim | None
    home: Home
    fields: dict[str, object]
    tagged: tuple[str, ...] = ()
    # The number of the claim that was made of it.
    made: int = 0

    @property
    def place(self) -> str:
        """Say which row it is."""
        return f"row {self.line:,}"

    @property
    def number(self) -> int:
        """Give the number of the claim; there must be one by now."""
        return self.claim.id if self.claim else self.made

    @property
    def name(self) -> tuple[object, ...]:
        """Tell it from other rows that are other claims."""
        kind = self.fields.get("kind")
        return (self.claim.id,) if self.claim else (self.said.get("uid"), id(self.home), self.said["text"], kind)

    @property
    def goes_on(self) -> bool:
        """Tell whether it says anything of a new claim that is done by a rule of its own."""
        decided = self.status not in {None, Status.UNVERIFIED}
        return decided or any(self.said.get(name) for name in FURTHER)

    @property
    def labels(self) -> tuple[str, ...] | None:
        """Give the tags that it is to have, None where the table has none."""
        return cells.labels(self.said["tags"]) if "tags" in self.said else None

    def differing(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is to be otherwise: its name, and how it reads in the record and in the row."""
        if self.claim is None:
            return
        for name, value in self.fields.items():
            yield name, cells.written(getattr(self.claim, name)), cells.written(value)
        for name in ARRANGED:
            if self.asks(name):
                yield name, cells.written(getattr(self.claim, name)), self.said[name]
        if self.labels is not None and set(self.labels) != set(self.tagged):
            yield "tags", "; ".join(self.tagged), "; ".join(self.labels)

    def asks(self, name: str) -> bool:
        """Tell whether one of `ARRANGED` is to be otherwise; every claim has a status, whatever an empty cell says."""
        if self.claim is None or name not in self.said or (name == "status" and not self.said[name]):
            return False
        return not cells.same(self._word(name), self.claim, name)

    @property
    def status(self) -> Status | None:
        """Give the status that the row has, None where it has none."""
        return cells.status(self.said["status"]) if self.said.get("status") else None

    def _word(self, name: str) -> str:
        read = {"status": cells.status, "resolution": cells.resolution}.get(name)
        return cells.written(read(self.said[name])) if read else self.said[name]


# As many digits as the number of an article may have; SQLite's own numbers end a little beyond.
DIGITS = 18


class Homes:
    """The articles that rows go to: the one that was named, a row's own, or one without text for the whole file."""

    def __init__(self, session: Session, incoming: Table, article: int | None) -> None:
        self._session, self._incoming, self._named = session, incoming, article
        self._known: dict[int, Home] = {}
        if article is not None:
            articles.find(session, article)

    def refuse(self, claim: Claim | None) -> None:
        """Refuse a claim of another article than the one that was named: NotAllowedError."""
        if claim is not None and self._named not in {None, claim.article_id}:
            raise NotAllowedError(f"claim {claim.id} is of article {claim.article_id}, not {self._named}")

    def of(self, typed: str) -> Home:
        """Give the article of a row that names one, or none; NotFoundError where it is not there."""
        if self._named is None and typed and not (typed.isdecimal() and len(typed) <= DIGITS):
            raise NotFoundError("article", f"'{typed[:DIGITS]}'")
        number = self._named or int(typed or 0)
        if number not in self._known:
            there = articles.find(self._session, number) if number else self._own()
            self._known[number] = self._filled(there)
        return self._known[number]

    def made(self, home: Home, loaded: Loaded, *, by: str) -> Article:
        """Give the article itself; the file's own is made when the first claim needs it."""
        if home.article is None:
            title = PurePath(self._incoming.name).name
            home.article = articles.add_textless(self._session, title=title, location=self._incoming.location, by=by)
            loaded.added["articles"] += 1
            loaded.lines.append(f"+ article {home.article.id}: {title}")
        return home.article

    def _own(self) -> Article | None:
        return articles.textless_from(self._session, self._incoming.location)

    def _filled(self, article: Article | None) -> Home:
        if article is None:
            return Home()
        home = Home(article, articles.with_text(self._session, article) if article.revision else None)
        chosen = select(Claim).where(Claim.article_id == article.id, claims.listed()).order_by(Claim.id)
        for claim in self._session.scalars(chosen):
            home.there.setdefault((claim.text, claim.kind), claim)
            home.by_text.setdefault(claim.text, claim)
        return home
