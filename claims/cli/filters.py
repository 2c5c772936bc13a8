"""The options that say which claims are wanted, the same for every command that reads many of them."""

from collections.abc import Callable
from inspect import Signature, signature
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk
from claims.tracking.listing import Filter
from claims.vocabulary import NOTHING


def chosen(
    context: typer.Context,
    article: options.AnyArticle = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    outcome: options.AnyOutcome = None,
    unit: Annotated[str | None, typer.Option(help="Only values in this unit: USD, person, percent.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="X", help="Only what this person said.")] = None,
    assignee: Annotated[
        str | None, typer.Option(metavar="X", help="Only claims this person works on; me, or none for nobody.")
    ] = None,
    tag: Annotated[
        str | None, typer.Option(metavar="T", help="Only claims with this tag, or of articles with it.")
    ] = None,
    made_by: Annotated[str | None, typer.Option(metavar="RULE", help="Only claims that this rule found.")] = None,
    inside: Annotated[
        int | None,
        typer.Option(parser=options.read_number, metavar="CLAIM", help="Only what stands inside this claim."),
    ] = None,
    unverified_or_stale: Annotated[
        bool, typer.Option("--open", help="Only claims that are unverified or stale.")
    ] = False,
    stale: Annotated[bool, typer.Option(help="Only claims to be looked at again.")] = False,
    unsourced: Annotated[bool, typer.Option(help="Only claims without a source that was read.")] = False,
    unread: Annotated[bool, typer.Option(help="Only claims with a source nobody has read.")] = False,
    dismissed: Annotated[bool, typer.Option(help="Dismissed claims too.")] = False,
    since: options.Since = None,
    until: options.Until = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims with all of these words.")] = None,
) -> Filter:
    """Make a filter of what was typed."""
    return Filter(
        article=article,
        statuses=tuple(status or ()),
        kinds=tuple(kind or ()),
        outcome=outcome,
        unit=unit,
        speaker=speaker,
        assignee=_worker(Desk.of(context), assignee),
        unassigned=assignee == NOTHING,
        tag=tag,
        made_by=made_by,
        inside=inside,
        open=unverified_or_stale,
        stale=stale,
        unsourced=unsourced,
        unread=unread,
        dismissed=dismissed,
        since=since,
        until=until,
        words=search,
    )


# By name, as Typer gives what was typed.
CHOOSE: Callable[..., Filter] = chosen
TYPED = [*signature(chosen).parameters.values()][1:]


class Filtered:
    """A command that takes a context and a filter, with the options of a filter typed instead, before its own.

    `command(context, wanted, **own)` is what runs; Typer reads the options off the signature of this.
    """

    def __init__(self, command: Callable[..., None]) -> None:
        self._command = command
        self.__name__, self.__doc__ = command.__name__, command.__doc__
        context, _, *own = signature(command).parameters.values()
        parameters = [context, *TYPED, *own]
        self.__signature__ = Signature(parameters)
        self.__annotations__ = {each.name: each.annotation for each in parameters}

    def __call__(self, context: typer.Context, **given: object) -> None:
        """Run the command, with a filter made of what was typed for one."""
        typed = {each.name: given.pop(each.name) for each in TYPED}
        self._command(context, CHOOSE(context, **typed), **given)


def _worker(desk: Desk, typed: str | None) -> str | None:
    """Give the name whose claims are wanted, None where none was typed."""
    return None if typed in {None, NOTHING} else desk.person(typed or "")
