"""`claims export`."""

import typer

app = typer.Typer()


@app.command("export")
def export_() -> None:
    """Write claims and their sources for other programs."""
