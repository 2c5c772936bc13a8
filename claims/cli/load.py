"""`claims load`."""

import typer

app = typer.Typer()


@app.command("load")
def load_() -> None:
    """Take in claims from a table, an exchange file, a ClaimReview or a Word file."""
