"""`claims article update`."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims import extraction
from claims.cli import batch, options, phrases, said, taking
from claims.cli.article.editing import redated
from claims.cli.desk import Desk
from claims.cli.text import cut, shown
from claims.errors import NotAllowedError
from claims.intake import Page
from claims.intake.limits import MEGABYTE
from claims.model import Claim
from claims.reports import saying
from claims.tracking import articles, chronicle, given, revising, words
from claims.tracking.overtaking import Seen
from claims.tracking.revising import Revised
from claims.tracking.rewording import Reading, Stand
from claims.vocabulary import AnchorState

app = typer.Typer()

# What became of words, in the order of a summary, as it is said of claims.
STATES = {
    AnchorState.EXACT: "same",
    AnchorState.MOVED: "moved",
    AnchorState.CHANGED: "changed",
    AnchorState.AMBIGUOUS: "ambiguous",
    AnchorState.LOST: "lost",
}
# What the claims are told one by one for, and what to do about it.
TOLD = {
    AnchorState.CHANGED: "'claims show {number}' shows how it reads now, 'claims accept {number}' takes that over.",
    AnchorState.AMBIGUOUS: "'claims edit {number} --words WORDS --nth N' says which words it is about.",
    AnchorState.LOST: "'claims edit {number} --words WORDS' sets it on other words, 'claims resolve cut {number}' says "
    "that it was cut.",
}


@dataclass(frozen=True, slots=True)
class Last:
    """The text that an article has before the new one; `names` is whether each name in it has a claim."""

    revision: int
    title: str
    text: str
    location: str
    published: date | None
    extracted: bool
    names: bool
    seen: Seen

    @classmethod
    def of(cls, session: Session, number: int) -> "Last":
        """Look it up; NotAllowedError for an article without a text."""
        article = articles.find(session, number)
        text = articles.with_text(session, article)
        names = revising.has_names(session, number)
        extracted = text.extracted_by is not None
        seen = Seen(chronicle.head(session)[1], article=number)
        return cls(text.number, article.title, text.text, text.location, article.published, extracted, names, seen)


@app.command("update")
def update(
    context: typer.Context,
    number: options.ArticleNumber,
    location: Annotated[
        str | None, typer.Argument(metavar="[LOCATION]", help="Its new text; if left out, where the last came from.")
    ] = None,
    published: options.Published = None,
    names: Annotated[
        bool | None, typer.Option("--names/--no-names", help="A claim for each new name too; as before, if left out.")
    ] = None,
    extract: Annotated[
        bool | None, typer.Option("--extract/--no-extract", help="Look for new claims; as before, if left out.")
    ] = None,
    max_size: options.MaxSize = 10,
    allow_private: options.AllowPrivate = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take in even a text that seems to be another article.")] = False,
    dry_run: options.DryRun = False,
) -> None:
    """Take the new text of an article in.

    Every claim is found again in it, or said to be lost; all keep their numbers, verdicts, sources and notes. Those
    whose words changed or are gone must be looked at again: 'claims list ARTICLE --stale'. Only claims that the last
    text did not have are added. Where the text is the same, a day of publication and new links are taken in.
    """
    desk = Desk.of(context)
    with desk.look() as session:
        last = Last.of(session, number)
    page = _read(number, last, location, max_size, allow_private=allow_private)
    day = published or last.published or page.published
    if page.text == last.text:
        said.out(_beside(desk, number, last, page, day, dry=dry_run))
        _say(_notices(number, last, page))
        return
    looked = last.extracted if extract is None else extract
    read = _reading(last, page, day, names=last.names if names is None else names) if looked else Reading(last.revision)
    with desk.begin(dry=dry_run) as session:
        last.seen.still(session)
        revised = revising.revise(session, number, page, read, another=yes, by=desk.by)
        if revised is None:
            raise NotAllowedError(f"article {number} has this text by now; somebody else took it in meanwhile")
        taken = given.put(session, revised.revision, page.given, by=desk.by)
        lines = [*_summary(revised, page, dry=dry_run), *_told(revised), *taking.told(number, taken)]
        if day != last.published:
            articles.edit(session, number, {"published": day}, by=desk.by)
            lines += redated(session, number, read.now, by=desk.by)
        stale = any(stand.because and not stand.dismissed for stand in revised.stands)
    said.out(lines)
    further = [f"Next: claims {'list' if stale else 'unverified'} {number}{' --stale' * stale}"]
    _say([*_notices(number, last, page), *further * (not dry_run and (stale or bool(revised.new)))])


def _read(number: int, last: Last, location: str | None, max_size: int, *, allow_private: bool) -> Page:
    where = location or last.location
    if location is None and where == "-":
        raise NotAllowedError(
            f"article {number} was piped in; say where its new text is: 'claims article update {number} FILE'"
        )
    return batch.read(where, max_size * MEGABYTE, allow_private=allow_private)


def _beside(desk: Desk, number: int, last: Last, page: Page, day: date | None, *, dry: bool) -> list[str]:
    """Take in what may be new beside a text that is the same: its day of publication, and what was given with it."""
    found = () if day is None or day == last.published else extraction.find_claims(last.text, day)
    done: list[str] = []
    with desk.begin(dry=dry) as session:
        last.seen.still(session)
        revision = articles.with_text(session, articles.find(session, number))
        words.must_stand(revision.text, 0, len(last.text), last.text)
        if day != last.published:
            articles.edit(session, number, {"published": day}, by=desk.by)
            done = [f"  its day of publication {'would be' if dry else 'is'} {day}"]
            done += redated(session, number, found, by=desk.by)
        # What is left out was left out before.
        done += taking.told(number, replace(given.put(session, revision, page.given, by=desk.by), left_out=0))
    return [f"Article {number}: its text is the same{'; nothing was changed' * (not done)}.", *done]


def _notices(number: int, last: Last, page: Page) -> Iterator[str]:
    """Say what its reader says of the page, and its title where the article has another."""
    yield from map(shown, page.notices)
    if page.title != last.title:
        title = cut(shown(page.title), 70)
        yield f"The page is titled '{title}' now; 'claims article edit {number} --title TITLE' takes that over."


def _say(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)


def _reading(last: Last, page: Page, day: date | None, *, names: bool) -> Reading:
    """Read both texts by the same rules, as of the same day, so that only what differs in them does."""
    gc.enable()
    return Reading(
        last.revision,
        extraction.find_claims(last.text, day, names=names),
        extraction.find_claims(page.text, day, names=names),
        extraction.engine(),
    )


def _summary(revised: Revised, page: Page, *, dry: bool) -> Iterator[str]:
    revision = revised.revision
    taken = "would be taken in" if dry else "taken in"
    yield f"Article {revision.article_id}: revision {revision.number} {taken}, from {shown(page.location)}"
    counted = [f"{len(revised.numbers(state))} {name}" for state, name in STATES.items()]
    otherwise = sum(stand.state not in TOLD and stand.because is not None for stand in revised.stands)
    read = f", {otherwise} of them read otherwise" * bool(otherwise)
    yield f"  {counted[0]}{read}, {', '.join(counted[1:])}, {len(revised.new)} new"


def _told(revised: Revised) -> Iterator[str]:
    """Tell of the claims that are not where and what they were, most of them one by one."""
    for state, remedy in TOLD.items():
        stands = [stand for stand in revised.stands if stand.state is state and not stand.dismissed]
        yield from _some([f"Claim {stand.claim.id} {_stand(stand)}" for stand in stands], STATES[state])
        if stands:
            yield f"  {remedy.format(number=stands[0].claim.id)}"
    otherwise = [stand for stand in revised.stands if stand.state not in TOLD and stand.because and not stand.dismissed]
    yield from _some([f"Claim {stand.claim.id} {_stand(stand)}" for stand in otherwise], "read otherwise")
    yield from _some([f"Claim {claim.id} new: {_new(claim)}" for claim in revised.new], "new")


def _stand(stand: Stand) -> str:
    lost = f": '{cut(stand.old, 70)}'" if stand.state is not AnchorState.CHANGED else ""
    return phrases.changed(shown(f"({stand.claim.status}): {stand.because}{lost}"))


def _new(claim: Claim) -> str:
    return shown(f"{claim.kind}, {cut(claim.text, 70)}" + (f" ({value})" if (value := saying.value(claim)) else ""))


def _some(lines: Sequence[str], what: str) -> list[str]:
    more = len(lines) - said.NAMED
    return [*lines[: said.NAMED], *([f"and {more} more {what}"] if more > 0 else [])]
