"""A person goes through claims in their editor: opened, read, shown as a difference, asked about, and done at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claims.cli import terminal
from claims.cli.desk import MANY, Desk
from claims.cli.text import shown
from claims.cli.worksheet import sheet
from claims.cli.worksheet.draft import Draft, kept_unless_done
from claims.cli.worksheet.sheet import TroubleError
from claims.errors import NotAllowedError
from claims.tracking import claims, listing, selection
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.overtaking import Seen
from claims.tracking.selection import Asked
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.cli.worksheet.meaning import Plan

ANSWERS = {"y": "yes", "e": "edit again", "n": "no"}
# As often is a file opened again whose lines cannot be done: an editor that is a script would go on for ever.
AGAIN = 100


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was typed beside the claims: a reason for all, a file to go on with, that nobody be asked, nothing kept."""

    note: str | None
    draft: Path | None
    yes: bool
    dry: bool


def hold(desk: Desk, asked: Asked, wishes: Wishes) -> None:
    """Have claims edited by the dozen, and do what was changed as one command."""
    with desk.look() as session:
        wanted = Filter(numbers=desk.choose(session, asked))
        entries = {entry.number: entry for entry in listing.entries(session, wanted, Sort.PLACE)}
        seen = Seen.of(session)
    with kept_unless_done(wishes.draft) as draft:
        Sitting(desk, wishes, entries, seen, draft).run()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The claims as they were when the editor opened, and the last change on record then."""

    desk: Desk
    wishes: Wishes
    entries: Mapping[int, Entry]
    seen: Seen
    draft: Draft

    def run(self) -> None:
        """Have the file edited until what is in it can be done, and is; what cannot be is written into it."""
        fresh = sheet.written([*self.entries.values()], self.wishes.note)
        text, line = sheet.plain(self.draft.left()) if self.draft.kept else fresh, 1
        before, trouble = None, None
        for _ in range(AGAIN):
            left = self.draft.edited(text, line)
            # Left as it was, it is given up.
            if trouble is not None and sheet.plain(left) == before:
                raise trouble
            before = sheet.plain(left)
            try:
                plan = self._plan(left)
                self._carry_out(plan, dry=True)
            except TroubleError as error:
                trouble = error
                text, line = sheet.troubled(left, error.lines)
                continue
            if self._settled(plan):
                return
            trouble, text, line = None, left, 1
        raise NotAllowedError(f"the editor was opened {AGAIN} times, and the file cannot be done yet")

    def _plan(self, left: str) -> "Plan":
        """Read what was left in the file; TroubleError where a line makes no sense."""
        from claims.cli.worksheet import meaning

        reading = sheet.read(left, {number: entry.article for number, entry in self.entries.items()})
        groups = meaning.changed(reading.lines, self.entries)
        with self.desk.look() as session:
            texts = meaning.texts(session, [row for group in groups for row in group])
        # A note of several lines is shown as one; left as it is shown, it stays as it was typed.
        typed = self.wishes.note
        note = typed if typed and reading.note == shown(typed).strip() else reading.note
        return meaning.Plan(meaning.changes(reading, groups, self.entries, texts), note)

    def _settled(self, plan: "Plan") -> bool:
        """Show what would be done, ask, and do it; tell whether that was the end of it."""
        if not plan.changes:
            self.draft.done = True
            typer.echo("Nothing was changed.", err=True)
            return True
        for change in plan.changes:
            for row in sheet.difference(change.was, change.will):
                typer.echo(row)
        answer = "y" if self.wishes.yes or self.wishes.dry else self._answer(plan)
        if answer == "n":
            raise NotAllowedError("nothing was changed")
        if answer == "y":
            self._finish(plan)
        return answer == "y"

    def _answer(self, plan: "Plan") -> str:
        number = len(plan.changes)
        counted = f"{number} claim{'s' * (number > 1)}"
        answer = terminal.choose(f"Do this to {counted}?", ANSWERS)
        if answer is None and number >= MANY:
            raise NotAllowedError(f"to edit {counted} at once, say --yes; there is no terminal to ask on")
        return answer or "y"

    def _finish(self, plan: "Plan") -> None:
        if self.wishes.dry:
            typer.echo(f"Would be done: {plan.told()}.")
        else:
            new, stale = self._carry_out(plan, dry=False)
            typer.echo(f"Done: {plan.told(new)}.")
            _say_after(plan.unread(), stale)
        self.draft.done = True

    def _carry_out(self, plan: "Plan", *, dry: bool) -> tuple[list[int], list[int]]:
        """Do all that was written, in one transaction; give the numbers of new claims and of decided ones now stale."""
        with self.desk.begin(dry=dry) as session:
            self.seen.about(plan.numbers).still(session)
            new = plan.do(session, by=self.desk.by)
            touched = claims.find_all(session, plan.numbers)
            stale = [claim.id for claim in touched if claim.stale_because and claim.status is not Status.UNVERIFIED]
        return new, stale


def _say_after(unread: Sequence[int], stale: Sequence[int]) -> None:
    """Say what comes next, beside what was done."""
    if unread:
        line = f"claims accept {selection.written(unread)}"
        typer.echo(f"Their value is as it was; '{line}' takes over what their new words say.", err=True)
    if stale:
        typer.echo(f"Stale, as decided before: {selection.counted(stale)}.", err=True)
    typer.echo("'claims undo' takes it back.", err=True)
