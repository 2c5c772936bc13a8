"""`claims source` and its commands."""

import typer

from claims.cli.source import adding, editing, keeping, looking

app = typer.Typer(help="Put sources beside claims, keep, list, correct and remove them.", no_args_is_help=True)
for part in (adding, looking, editing, keeping):
    app.add_typer(part.app)
