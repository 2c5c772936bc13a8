"""`claims gate`."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from claims.cli import errors, options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import paint
from claims.cli.text import shown
from claims.extraction import facts
from claims.extraction.found import Fact
from claims.reports.tables import Format
from claims.tracking import articles, gate
from claims.tracking import coverage as covering
from claims.tracking.findings import Finding, Rule
from claims.tracking.gate import Outcome, Wanted

app = typer.Typer()


def read_priority(typed: str) -> float:
    """Read a priority, from 0 to 1."""
    try:
        priority = float(typed)
    except ValueError:
        priority = -1
    if not 0 <= priority <= 1:
        raise typer.BadParameter(f"'{typed}' is not a priority; write a number from 0 to 1")
    return priority


@app.command("gate")
def gate_(
    context: typer.Context,
    number: options.ArticleNumber,
    kind: options.Kinds = None,
    priority: Annotated[
        float, typer.Option(parser=read_priority, metavar="P", help="Only claims of this priority or a higher one.")
    ] = 0,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Every fact of the text must have a claim, as 'claims coverage' tells.")
    ] = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Tell what stands against publishing an article.

    The exit status is 3 where something does: a claim that nobody decided, or must look at again; a refuted or
    disputed one without a resolution, a resolution that was not carried out; evidence or a sign-off that the desk's
    policy asks for. Dismissed claims are only counted, and so are facts that no claim covers, unless --coverage is
    given.
    """
    form, desk = Form(shape, as_json, fields, no_pager), Desk.of(context)
    wanted = Wanted(kinds=tuple(kind or ()), priority=priority, coverage=coverage)
    there = _facts(desk, number)
    with desk.look(quietly=True) as session:
        uncovered = None if there is None else len(covering.of(session, number, there).uncovered)
        found = gate.outcome(session, number, wanted, uncovered=uncovered)
    if form.for_people or form.shape is Format.JSON:
        output.write_one(found, _card, form)
    else:
        output.write(found.findings, Finding, [], form)
    if not found.passed:
        raise typer.Exit(errors.GATE)


def _facts(desk: Desk, number: int) -> Sequence[Fact] | None:
    """Read the facts of an article's text, None where it has none; the language model is slow, so nothing waits."""
    with desk.look() as session:
        article = articles.find(session, number)
        text = articles.with_text(session, article).text if article.revision else None
    return None if text is None else facts.find(text)


def _card(found: Outcome) -> Iterator[str]:
    for one in found.findings:
        # What the text still says is its words.
        words = "" if one.rule == Rule.NOT_CARRIED_OUT else f": {shown(one.text)}"
        yield f"{paint(f'Claim {one.number}', 'red', bold=True)} {shown(one.finding)}{words}"
        # Of these there may be hundreds, and everybody knows what to do.
        if one.finding != Rule.UNVERIFIED:
            yield f"  {shown(one.remedy)}"
    for gone in found.dismissed_high:
        who = shown(gone.by or "nobody")
        yield f"Claim {gone.number} dismissed by {who}, priority {gone.priority:.2f}: {shown(gone.text)}"
    if found.coverage and found.uncovered:
        yield f"{paint(_uncovered(found), 'red', bold=True)}: 'claims coverage {found.article}' shows them"
    yield _summary(found)


def _summary(found: Outcome) -> str:
    parts = (_others(found), _dismissed(found), *_footing(found), _uncovered(found))
    beside = "".join(f", {part}" for part in parts if part)
    if not found.passed:
        return f"Article {found.article} does not pass: {_against(found)}{beside}."
    return f"{_passing(found)}{beside}; the record's head is {found.head}."


def _against(found: Outcome) -> str:
    against = len({one.number for one in found.findings})
    return f"something stands against {against} of {_claims(found)}" if against else _claims(found)


def _passing(found: Outcome) -> str:
    """Say what passes: the article, or no more of it than was looked at."""
    if not found.not_looked_at:
        nothing = ", but nothing of it was checked" if _is_empty(found) else ""
        return f"Article {found.article} passes{nothing}: {_claims(found)}"
    passing = {0: "", 1: " passes"}.get(found.claims, " pass")
    return f"Of article {found.article}, {_claims(found)}{passing}"


def _claims(found: Outcome) -> str:
    which = f" of {' and '.join(_narrowed(found))}" if found.not_looked_at else ""
    if found.claims:
        return f"{_counted(found.claims, 'claim')}{which}"
    return "no claim of it is on record" if _is_empty(found) else f"there is no claim{which} to look at"


def _narrowed(found: Outcome) -> Iterator[str]:
    if found.kinds:
        yield f"kind {' or '.join(found.kinds)}"
    if found.priority:
        yield f"priority {found.priority:g} or higher"


def _is_empty(found: Outcome) -> bool:
    return not (found.claims or found.not_looked_at or found.dismissed)


def _others(found: Outcome) -> str:
    others = f"{found.not_looked_at} other{'s' * (found.not_looked_at != 1)}"
    return f"{others} {'was' if found.not_looked_at == 1 else 'were'} not looked at" if found.not_looked_at else ""


def _footing(found: Outcome) -> Iterator[str]:
    """Count the verdicts that stand less firmly than the others."""
    if found.unkept:
        yield f"{_resting(found.unkept)} on nothing but sources that are not kept"
    if found.by_note:
        note = "its note" if found.by_note == 1 else "their notes"
        yield f"{_resting(found.by_note)} by {note} on a quote or a figure that does not hold"


def _resting(number: int) -> str:
    return f"{_counted(number, 'verdict')} rest{'s' * (number == 1)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _dismissed(found: Outcome) -> str:
    people = ", ".join(f"{shown(name)} {number}" for name, number in found.dismissed.items())
    return f"{sum(found.dismissed.values())} dismissed ({people})" if people else ""


def _uncovered(found: Outcome) -> str:
    return f"{_counted(found.uncovered, 'fact')} that no claim covers" if found.uncovered else ""
