"""Taking read articles in, one after the other, and saying what became of each and of all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import typer

from claims import extraction
from claims.cli import errors
from claims.cli.batch import Failed, Known, Outcome, Prepared
from claims.cli.desk import Desk
from claims.cli.text import cut, shown
from claims.errors import ClaimsError
from claims.intake.page import Reference
from claims.tracking import articles, given, selection, tags
from claims.tracking.given import Taken

# Columns of a title where many are told of, a line each.
TITLE = 60


@dataclass(slots=True)
class Taking:
    """What was done so far of so many articles, named as `noun`; a `dry` one is shown and not kept.

    `new` are the numbers of the articles taken in, each with how many claims it has.
    """

    desk: Desk
    tags: Sequence[str]
    dry: bool
    total: int
    noun: str
    status: int = errors.DONE
    new: dict[int, int] = field(default_factory=dict)
    undated: list[int] = field(default_factory=list)
    claims: int = 0
    counts: Counter[type[Outcome]] = field(default_factory=Counter)

    @property
    def several(self) -> bool:
        """Whether each article is told in one line."""
        return self.total > 1

    def take(self, outcome: Outcome) -> None:
        """Put what was read on record, or say why there is nothing to put."""
        try:
            match outcome:
                case Prepared():
                    (self._show if self.dry else self._keep)(outcome)
                case Known():
                    self._say_known(outcome)
                case Failed():
                    self._say_failed(outcome)
        except ClaimsError as error:
            self._say_failed(Failed(outcome.name, error))

    def say_ended(self) -> None:
        """Say what became of all, and what to type next."""
        if self.undated:
            typer.echo(self._undated(), err=True)
        if self.several:
            typer.echo(f"{self.total:,} {self.noun}: {self._summary()}.", err=True)
        if self.new:
            typer.echo(f"Next: claims {self._next()}", err=True)

    def say_interrupted(self) -> None:
        """Say how far it came, and how to go on."""
        if self.several:
            done = f"{self.counts.total():,} of {self.total:,} {self.noun} were done ({self._summary()})"
            typer.echo(f"{done}; the same command again goes on from there.", err=True)

    def _keep(self, prepared: Prepared) -> None:
        page, by = prepared.page, self.desk.by
        engine = extraction.engine() if prepared.found else None
        with self.desk.begin() as session:
            if (same := articles.known(session, page)) is not None:
                # Somebody took it in while we were reading.
                self._say_known(Known(prepared.name, same.id, same.title))
                return
            article = articles.add(session, page, prepared.found, extracted_by=engine, by=by)
            tags.add_to_article(session, article, self.tags, by=by)
            taken = given.put(session, articles.with_text(session, article), page.given, by=by)
            number = article.id
        # First of all, since the interruption that asks for it may come at any moment.
        self.counts[Prepared] += 1
        self.new[number] = len(prepared.found)
        self.claims += len(prepared.found)
        self.undated += [number] if page.published is None and prepared.found else []
        self._say(prepared, f"Article {number}", told(number, taken), brief=_brief(taken))
        self._notices(prepared, f"Article {number}")

    def _show(self, prepared: Prepared) -> None:
        self.counts[Prepared] += 1
        self.claims += len(prepared.found)
        references = sum(isinstance(each, Reference) for each in prepared.page.given)
        sources = "would be sources" if references != 1 else "would be a source"
        more = f", and {_number(references, 'reference')} {sources}" * bool(references)
        title = _named(prepared.page.title, prepared.name) if self.several else shown(prepared.page.title)
        typer.echo(f"{title}: {_counted(prepared)}{more}; nothing was added.")
        self._notices(prepared, prepared.name)

    def _say(self, prepared: Prepared, article: str, told: Iterator[str], *, brief: str) -> None:
        if self.several:
            claims = _number(len(prepared.found), "claim")
            typer.echo(f"{article}: {_named(prepared.page.title, prepared.name)}: {claims}{brief}")
            return
        typer.echo(f"{article}: {shown(prepared.page.title)}")
        typer.echo(f"  {_counted(prepared)}")
        for line in told:
            typer.echo(f"  {line}")

    def _notices(self, prepared: Prepared, what: str) -> None:
        for notice in prepared.page.notices:
            typer.echo(f"{shown(what)}: {shown(notice)}", err=True)

    def _say_failed(self, failed: Failed) -> None:
        self.counts[Failed] += 1
        self.status = max(self.status, errors.of_one(failed.error, failed.name if self.several else None))

    def _say_known(self, known: Known) -> None:
        self.counts[Known] += 1
        if self.several:
            typer.echo(f"Article {known.number}: {_named(known.title, known.name)}: on record already")
        else:
            typer.echo(f"Already on record as article {known.number} ({shown(known.title)}); nothing was added.")

    def _undated(self) -> str:
        [first, *more] = self.undated
        of = f" of articles {selection.written(self.undated)}" if more else ""
        return (
            f"No day of publication is known{of}, so that 'last week' has no date yet; "
            f"'claims article edit {first} --published DAY' sets it."
        )

    def _summary(self) -> str:
        done = "would be taken in" if self.dry else "taken in"
        parts = (
            (Prepared, f"{done} ({_number(self.claims, 'claim')})"),
            (Known, "on record already"),
            (Failed, "not read"),
        )
        return ", ".join(f"{self.counts[sort]:,} {said}" for sort, said in parts if self.counts[sort]) or "none"

    def _next(self) -> str:
        """Say what to type after the new articles: with one, its list, or its first claim where none was found."""
        if self.several:
            return "unverified"
        [(number, claims)] = self.new.items()
        return f"unverified {number}" if claims else f"add {number} WORDS"


def told(number: int, taken: Taken) -> Iterator[str]:
    """Say what was given beside the text of an article and what became of it."""
    if taken.sources:
        to_read = _number(len(taken.sources), "source")
        yield f"{to_read} to be read beside them: 'claims source list --unread --article {number}'"
        yield "none of them is kept yet: 'claims source capture' keeps what they say"
    if taken.noted:
        yield f"{_number(len(taken.noted), 'claim')} with a note of what was remarked beside the text"
    if taken.on_article:
        yield f"{_number(taken.on_article, 'remark')} on no claim, noted beside the article"
    if taken.left_out:
        yield f"{_number(taken.left_out, 'reference')} on no claim, left out"


def _brief(taken: Taken) -> str:
    return f", {_number(len(taken.sources), 'source')} to be read" if taken.sources else ""


def _named(title: str, name: str) -> str:
    return f"{cut(shown(title), TITLE)} ({shown(name)})"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _counted(prepared: Prepared) -> str:
    found = prepared.found
    if not prepared.looked:
        return "no claim was looked for in it"
    if not found:
        return "no claim was found in it"
    kinds = Counter(claim.kind for claim in found)
    return f"{len(found)} claims: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
