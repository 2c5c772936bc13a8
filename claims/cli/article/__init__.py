"""`claims article` and its commands."""

import typer

from claims.cli.article import diffing, editing, looking, updating

app = typer.Typer(help="List, show, update, compare, correct and remove articles.", no_args_is_help=True)
for part in (looking, editing, updating, diffing):
    app.add_typer(part.app)
