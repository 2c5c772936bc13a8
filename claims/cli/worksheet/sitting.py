"""A person goes through claims in their editor: opened, read, shown as a difference, asked about, and done at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from sqlalchemy.orm import Session

from claims.cli import errors, terminal
from claims.cli.desk import MANY, Desk
from claims.cli.worksheet import sheet
from claims.cli.worksheet.draft import Draft, kept_unless_done
from claims.cli.worksheet.sheet import TroubleError
from claims.errors import NotAllowedError
from claims.tracking import history, listing, selection, telling
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.selection import Asked

if TYPE_CHECKING:
    from claims.cli.worksheet.meaning import Plan

ANSWERS = {"y": "yes", "e": "edit again", "n": "no"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was typed beside the claims: a reason for all of it, that nobody be asked, that nothing be kept."""

    note: str | None
    yes: bool
    dry: bool


def hold(desk: Desk, asked: Asked, wishes: Wishes) -> None:
    """Have claims edited by the dozen, and do what was changed as one command."""
    with desk.look() as session:
        wanted = Filter(numbers=desk.choose(session, asked))
        entries = {entry.number: entry for entry in listing.entries(session, wanted, Sort.PLACE)}
        _, seen = history.head(session)
    with kept_unless_done() as draft:
        Sitting(desk, wishes, entries, seen, draft).run()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The claims as they were when the editor opened, and the number of the last change on record then."""

    desk: Desk
    wishes: Wishes
    entries: Mapping[int, Entry]
    seen: int
    draft: Draft

    def run(self) -> None:
        """Have the file edited until what is in it can be done, and is; what cannot be is written into it."""
        text, line = sheet.written(list(self.entries.values()), self.wishes.note), 1
        trouble: TroubleError | None = None
        while True:
            left = self.draft.edited(text, line)
            if trouble is not None and left == text:
                raise trouble
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

    def _plan(self, left: str) -> "Plan":
        """Read what was left in the file; TroubleError where a line makes no sense."""
        from claims.cli.worksheet import meaning  # noqa: PLC0415 - for what it leads to no editor should wait

        reading = sheet.read(left, {number: entry.article for number, entry in self.entries.items()})
        groups = meaning.changed(reading.lines, self.entries)
        with self.desk.look() as session:
            texts = meaning.texts(session, groups)
        return meaning.plan(groups, self.entries, texts, reading.note or self.wishes.note)

    def _settled(self, plan: "Plan") -> bool:
        """Show what would be done, ask, and do it; tell whether that was the end of it."""
        if not plan.acts:
            self.draft.done = True
            typer.echo("Nothing was changed.", err=True)
            return True
        for row in sheet.difference(plan.groups, self.entries):
            typer.echo(row)
        answer = "y" if self.wishes.yes or self.wishes.dry else self._answer(plan)
        if answer == "n":
            raise NotAllowedError("nothing was changed")
        if answer == "y":
            self._finish(plan)
        return answer == "y"

    def _answer(self, plan: "Plan") -> str:
        answer = terminal.choose(f"Do this to {_counted(plan)}?", ANSWERS)
        if answer is None and len(plan.groups) >= MANY:
            raise NotAllowedError(f"to edit {_counted(plan)} at once, say --yes; there is no terminal to ask on")
        return answer or "y"

    def _finish(self, plan: "Plan") -> None:
        new = [] if self.wishes.dry else self._carry_out(plan, dry=False)
        self.draft.done = True
        typer.echo(f"{'Would be done' if self.wishes.dry else 'Done'}: {plan.counted()}.")
        if new:
            typer.echo(f"New: {selection.counted(new)}.")
        if not self.wishes.dry:
            typer.echo("'claims undo' takes it back.", err=True)

    def _carry_out(self, plan: "Plan", *, dry: bool) -> list[int]:
        """Do all that was written, in one transaction; give the numbers of new claims."""
        with self.desk.begin(dry=dry) as session:
            self._refuse_overtaken(session, plan)
            return plan.do(session, by=self.desk.by)

    def _refuse_overtaken(self, session: Session, plan: "Plan") -> None:
        """Let nobody's change be lost that came while the editor was open."""
        events = history.later(session, self.seen, plan.numbers())
        for done in telling.told(session, events):
            errors.say(f"meanwhile {done.text}", errors.MENDABLE)
        if events:
            theirs = selection.counted(sorted({event.claim for event in events if event.claim}))
            raise NotAllowedError(f"{theirs} changed while the editor was open, so nothing of yours was done")


def _counted(plan: "Plan") -> str:
    number = len(plan.groups)
    return f"{number} claim{'s' * (number > 1)}"
