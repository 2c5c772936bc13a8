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
        yield f"{paint(f'Claim {one.number}', 'red', bold=True)} {shown(one.finding)}: {shown(one.text)}"
        # Of these there may be hundreds, and everybody knows what to do.
        if one.rule != Rule.UNVERIFIED:
            yield f"  {shown(one.remedy)}"
    for gone in found.dismissed_high:
        who = shown(gone.by or "nobody")
        yield f"Claim {gone.number} dismissed by {who}, priority {gone.priority:.2f}: {shown(gone.text)}"
    if found.coverage and found.uncovered:
        yield f"{paint(_uncovered(found), 'red', bold=True)}: 'claims coverage {found.article}' shows them"
    yield _summary(found)


def _summary(found: Outcome) -> str:
    beside = "".join(f", {part}" for part in (_dismissed(found), _uncovered(found)) if part)
    claims = f"{found.claims} claim{'s' * (found.claims != 1)}"
    if found.passed:
        counted = claims if found.claims else "there is no claim to look at"
        return f"Article {found.article} passes: {counted}{beside}; the record's head is {found.head}."
    against = len({one.number for one in found.findings})
    stands = f"something stands against {against} of {claims}" if against else claims
    return f"Article {found.article} does not pass: {stands}{beside}."


def _dismissed(found: Outcome) -> str:
    people = ", ".join(f"{shown(name)} {number}" for name, number in found.dismissed.items())
    return f"{sum(found.dismissed.values())} dismissed ({people})" if people else ""


def _uncovered(found: Outcome) -> str:
    facts_ = f"{found.uncovered} fact{'s' * (found.uncovered != 1)}"
    return f"{facts_} that no claim covers" if found.uncovered else ""
