"""`claims gate`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from claims.cli import errors, options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import paint
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import gate
from claims.tracking.gate import Finding, Outcome, Rule, Wanted

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
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Tell what stands against publishing an article.

    The exit status is 3 where something does: a claim that nobody decided, or must look at again; a refuted or
    disputed one without a resolution, a resolution that was not carried out; evidence or a sign-off that the desk's
    policy asks for. Dismissed claims are only counted.
    """
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        found = gate.outcome(session, number, Wanted(kinds=tuple(kind or ()), priority=priority))
    if form.for_people or form.shape is Format.JSON:
        output.write_one(found, _card, form)
    else:
        output.write(found.findings, Finding, [], form)
    if not found.passed:
        raise typer.Exit(errors.GATE)


def _card(found: Outcome) -> Iterator[str]:
    for one in found.findings:
        yield f"{paint(f'Claim {one.number}', 'red', bold=True)} {shown(one.finding)}: {shown(one.text)}"
        # Of these there may be hundreds, and everybody knows what to do.
        if one.rule != Rule.UNVERIFIED:
            yield f"  {shown(one.remedy)}"
    for gone in found.dismissed_high:
        who = shown(gone.by or "nobody")
        yield f"Claim {gone.number} dismissed by {who}, priority {gone.priority:.2f}: {shown(gone.text)}"
    yield _summary(found)


def _summary(found: Outcome) -> str:
    beside = "".join(f", {part}" for part in (*_dismissed(found), *_uncovered(found)))
    claims = f"{found.claims} claim{'s' * (found.claims != 1)}"
    if not found.passed:
        against = len({one.number for one in found.findings})
        return f"Article {found.article} does not pass: something stands against {against} of {claims}{beside}."
    counted = claims if found.claims else "there is no claim to look at"
    return f"Article {found.article} passes: {counted}{beside}; the record's head is {found.head}."


def _dismissed(found: Outcome) -> Iterator[str]:
    if found.dismissed:
        people = ", ".join(f"{shown(name)} {number}" for name, number in found.dismissed.items())
        yield f"{sum(found.dismissed.values())} dismissed ({people})"


def _uncovered(found: Outcome) -> Iterator[str]:
    if found.uncovered:
        yield f"{found.uncovered} fact{'s' * (found.uncovered != 1)} that no claim covers"
