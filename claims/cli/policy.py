"""`claims db policy`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import policy
from claims.tracking.policy import YES, Entry, Key, Name
from claims.vocabulary import NOTHING, Kind


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed for a rule: its kind, None for every kind, and its value, None to unset it."""

    kind: Kind | None
    value: str | None


def read_sources(typed: str) -> Wish:
    """Read `2`, `casualty=2`, `casualty=none` or `none`."""
    return _numbered(typed, least=1)


def read_independent(typed: str) -> Wish:
    """Read the same, and 0."""
    return _numbered(typed, least=0)


def read_primary(typed: str) -> Wish:
    """Read `quote`, `quote=none` or `none`."""
    if typed == NOTHING:
        return Wish(None, None)
    kind, _, value = typed.partition("=")
    if value not in {"", NOTHING}:
        raise typer.BadParameter(f"'{typed}' is neither a kind, nor one with =none after it")
    return Wish(_kind(kind), None if value else YES)


CLEAR = Wish(None, None)
Number = "[KIND=]N"
NOTE = "none takes it back."


def set_or_show(
    context: typer.Context,
    sources: Annotated[
        list[Wish] | None,
        typer.Option(
            parser=read_sources,
            metavar=Number,
            help=f"How many sources a verdict needs, for a kind or for all; may be repeated; {NOTE}",
        ),
    ] = None,
    independent: Annotated[
        list[Wish] | None,
        typer.Option(
            parser=read_independent,
            metavar=Number,
            help=f"How many of them with an origin of their own; may be repeated; {NOTE}",
        ),
    ] = None,
    primary: Annotated[
        list[Wish] | None,
        typer.Option(
            parser=read_primary,
            metavar="KIND",
            help=f"Kinds whose verdicts need a primary source; may be repeated; {NOTE}",
        ),
    ] = None,
    sign_off: Annotated[
        bool | None, typer.Option("--sign-off/--no-sign-off", help="Whether a verdict needs a second look.")
    ] = None,
    names_suffice: Annotated[
        bool | None,
        typer.Option(
            "--names-suffice/--logins",
            help="Whether another name makes another person, or the login must be another too.",
        ),
    ] = None,
    rating: Annotated[
        list[str] | None,
        typer.Option(metavar="LABEL", help=f"The labels of the desk, in their order; may be repeated; {NOTE}"),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"Who publishes the verdicts, for ClaimReview; {NOTE}")
    ] = None,
    publisher_address: Annotated[
        str | None, typer.Option(metavar="URL", help=f"Where the publisher is on the web; {NOTE}")
    ] = None,
    why: options.Why = None,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show what the desk asks of a verdict, or set it.

    A kind without a number of its own has that of all.
    """
    desk, reason = Desk.of(context), options.optional(why)
    typed = {Name.SOURCES: sources, Name.INDEPENDENT: independent, Name.PRIMARY: primary}
    cleared = [name for name, wishes in typed.items() if CLEAR in (wishes or ())]
    new: dict[Key, str | None] = {
        **{(name, kind): value for name, w in typed.items() for kind, value in _once(name, w or ()).items()},
        **_switched(Name.SIGN_OFF, sign_off),
        **_switched(Name.NAMES_SUFFICE, names_suffice),
        **_labelled(rating),
        **_worded(Name.PUBLISHER, publisher),
        **_worded(Name.PUBLISHER_ADDRESS, publisher_address),
    }
    if not (cleared or new):
        _show(desk, Form(shape, as_json, fields, no_pager))
        return
    from claims.tracking import ruling

    with desk.begin() as session:
        there = policy.current(session)
        gone = {(name, kind): None for name in cleared for kind in there.of_kinds(name)}
        done = ruling.put(session, {**gone, **new}, why=reason, by=desk.by)
    for line in done:
        typer.echo(f"Policy: {shown(line)}.")
    if not done:
        typer.echo("Nothing was changed: that is on record already.")


def _show(desk: Desk, form: Form) -> None:
    with desk.look() as session:
        output.write_one(policy.entry(policy.current(session)), _card, form)


def _card(entry: Entry) -> Iterator[str]:
    yield f"sources needed for a verdict: {_numbers(entry.sources)}"
    yield f"independent ones: {_numbers(entry.independent)}"
    yield f"a primary one: {'for ' + ', '.join(entry.primary) if entry.primary else 'not asked for'}"
    yield f"sign-off: {'required' if entry.sign_off else 'not required'}"
    yield f"somebody else: {'by another name' if entry.names_suffice else 'by another name and another login'}"
    yield f"ratings: {shown(', '.join(entry.ratings) or 'any')}"
    where = f", {entry.publisher_address}" if entry.publisher_address else ""
    yield f"publisher: {shown((entry.publisher or 'none') + where)}"


def _numbers(given: dict[str, int]) -> str:
    return ", ".join(f"{number}" if kind == "all" else f"{number} for {kind}" for kind, number in given.items())


def _numbered(typed: str, *, least: int) -> Wish:
    kind, sign, number = typed.rpartition("=")
    zero = number == "0" and not least
    value = None if number == NOTHING else number if zero else str(options.read_number(number))
    return Wish(_kind(kind) if sign else None, value)


def _kind(typed: str) -> Kind:
    if typed not in tuple(Kind):
        raise typer.BadParameter(f"'{typed}' is not one of {', '.join(map(repr, map(str, Kind)))}.")
    return Kind(typed)


def _once(name: Name, wishes: Sequence[Wish]) -> dict[Kind | None, str | None]:
    """Give what was typed by kind; two values for one contradict each other."""
    typed: dict[Kind | None, str | None] = {}
    for wish in wishes:
        if wish != CLEAR and typed.setdefault(wish.kind, wish.value) != wish.value:
            said = f"{typed[wish.kind] or NOTHING} and {wish.value or NOTHING}"
            raise UsageError(f"--{name} cannot be both {said} for {wish.kind or 'all'}")
    return typed


def _switched(name: Name, wanted: bool | None) -> dict[Key, str | None]:
    return {} if wanted is None else {(name, None): YES if wanted else None}


def _labelled(labels: Sequence[str] | None) -> dict[Key, str | None]:
    if not labels:
        return {}
    if NOTHING in labels and len(labels) > 1:
        raise UsageError("--rating none takes all labels back, and no label is called so")
    return {(Name.RATINGS, None): None if [*labels] == [NOTHING] else policy.rated(labels)}


def _worded(name: Name, typed: str | None) -> dict[Key, str | None]:
    if typed is None:
        return {}
    if not typed.strip():
        raise typer.BadParameter(f"--{name.replace('_', '-')} has at least one letter; none clears it")
    return {(name, None): None if typed == NOTHING else typed.strip()}
