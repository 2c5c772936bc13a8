"""What a person typed for the fields of a claim that need no grammar, and the word that clears one."""

import typer

from claims.cli import options
from claims.vocabulary import NOTHING, Outcome


def words(**typed: str | None) -> dict[str, object]:
    """Give the fields that were typed at all, with none cleared."""
    given = {name: options.piped(said) for name, said in typed.items() if said is not None}
    for name, said in given.items():
        if not said.strip():
            raise typer.BadParameter(f"--{name.replace('_', '-')} has at least one letter; none clears it")
    return {name: None if said == NOTHING else said.strip() for name, said in given.items()}


def outcome(typed: str) -> Outcome | None:
    """Read the name of an outcome."""
    if typed == NOTHING:
        return None
    if typed not in tuple(Outcome):
        raise typer.BadParameter(f"'{typed}' is not an outcome; there are {', '.join(Outcome)}, and none")
    return Outcome(typed)
