"""The program as it is typed: every command, where it lives, and what it is for in one line.

A command's module is imported when the command is typed and not before: the table below is all that
`claims --help` needs.
"""

import os
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated

import typer
from typer._click import Command, Context, HelpFormatter
from typer.core import TyperGroup

from claims import __version__
from claims.cli import errors
from claims.errors import NotUnderstoodError

# Each command's module and its line of help, which is also the first line of its own.
COMMANDS = {
    "import": ("import_", "Take articles in and list every checkable claim."),
    "unverified": ("list_", "List the claims nobody has decided yet, what hurts most first."),
    "list": ("list_", "List claims, in the order of the text."),
    "show": ("show", "Show claims with their words, values, sources, notes and history."),
    "add": ("add", "Add a claim that the extractor missed."),
    "edit": ("edit", "Correct what is on record about claims."),
    "split": ("split", "Split a claim into several, one for each of the WORDS."),
    "merge": ("merge", "Merge claims that say the same into one."),
    "accept": ("accept", "Take over what the program reads in the words that claims stand on now."),
    "mark": ("mark", "Record what the evidence says of claims."),
    "resolve": ("resolve", "Say what is to be done to the text about claims."),
    "assign": ("assign", "Say who works on claims."),
    "sign-off": ("sign_off", "Sign off the verdicts on claims, after a second look."),
    "tag": ("tag", "Put a tag on claims, or take it off."),
    "note": ("note", "Write a note beside claims."),
    "search": ("search", "Find words in articles, claims, sources, quotes, notes and reasons."),
    "coverage": ("coverage", "Show which facts of an article's text no claim covers."),
    "conflicts": ("conflicts", "List claims that contradict each other, and claims whose sources do."),
    "gate": ("gate", "Tell what stands against publishing an article."),
    "stats": ("stats", "Count claims by status, kind, person and day."),
    "history": ("history", "Tell who changed what, and when."),
    "undo": ("undo", "Take back your latest command, or the one you name."),
    "redo": ("undo", "Put back what you took back last."),
    "report": ("report", "Write an article with all its claims as a document."),
    "export": ("export", "Write claims and their sources for other programs."),
    "load": ("load", "Take in claims from a table, an exchange file, a ClaimReview or a Word file."),
    "source": ("source", "Put sources beside claims, keep, list, correct and remove them."),
    "article": ("article", "List, show, update, compare, correct and remove articles."),
    "db": ("db", "Make, upgrade, check, back up and move the record."),
    "demo": ("demo", "Take a small article through the whole journey."),
}


class Commands(TyperGroup):
    """The table of commands, as Typer wants it."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Name the commands in the order of the journey."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - Typer's signature
        """Import a command's module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"claims.cli.{COMMANDS[cmd_name][0]}")
        # Plain help, as the table of commands has it; Rich would take an eighth longer and draw boxes.
        module.app.rich_markup_mode = None
        group = typer.main.get_group(module.app)
        # A module is one command by its name, or a group of them.
        command = group.commands.get(cmd_name, group)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that is typed first, or the one that was meant."""
        # While a line is being completed, nothing is said.
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            near = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"there is no command '{args[0]}'" + "".join(f"; did you mean '{name}'?" for name in near))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - Typer's signature
        """Write the table, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def claims(
    database: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            envvar="CLAIMS_DATABASE",
            help="The record: a file, or a URL of SQLite or PostgreSQL.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", envvar="CLAIMS_BY", help="Who you are, as the record will say."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Keep every fact of an article, with what the evidence says of it.

    Start with 'claims demo', or 'claims import FILE' and 'claims unverified'.
    """


def main(arguments: list[str]) -> int:
    """Run one command; return its exit status."""
    return errors.guarded(lambda: _run(arguments), arguments)


def _run(arguments: list[str]) -> object:
    # Half of what names the desk may come by way of the environment.
    for typed in (*arguments, *(os.environ.get(name, "") for name in ("CLAIMS_DATABASE", "CLAIMS_BY"))):
        if not typed.isascii() and typed.encode(errors="ignore").decode() != typed:
            raise NotUnderstoodError(f"{typed!a} is not text in UTF-8")
    return app(arguments, prog_name="claims", standalone_mode=False)
