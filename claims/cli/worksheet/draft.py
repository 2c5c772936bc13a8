"""The file that a worksheet is edited in: kept, and named, unless what is in it was done or is nobody's work."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from claims.cli import editor
from claims.errors import NotReadableError
from claims.intake.text import encoding


@dataclass
class Draft:
    """A file being edited, and what stood in it at first; `kept` where somebody goes on with what they wrote before."""

    path: Path
    kept: bool
    first: str = ""
    done: bool = False

    def edited(self, text: str, line: int = 1) -> str:
        """Have a person edit a text, beginning at a line (from 1); give it as they left it, in whatever encoding."""
        self.path.write_text(text, encoding="utf-8")
        self.first = self.first or text
        editor.edit(self.path, line)
        return self.left()

    def left(self) -> str:
        """Give what is in the file; NotReadableError where that is no text, or it is not there any more."""
        try:
            return encoding.decode(self.path.read_bytes(), str(self.path)).text
        except OSError as error:
            raise NotReadableError(f"{self.path} cannot be read: {(error.strerror or '').lower()}") from error

    def worked_on(self) -> bool:
        """Tell whether there is somebody's work in the file."""
        try:
            return self.kept or self.path.read_bytes() != self.first.encode()
        except OSError:
            return False


@contextmanager
def kept_unless_done(kept: Path | None) -> Iterator[Draft]:
    """Give a draft; however its editing ends, what a person wrote is not lost, and they are told where it is."""
    draft = Draft(kept or _new(), kept is not None)
    try:
        yield draft
    except KeyboardInterrupt:
        # What is said next would stand behind the question.
        typer.echo("", err=True)
        raise
    finally:
        if draft.done or not draft.worked_on():
            draft.path.unlink(missing_ok=True)
        elif draft.path.exists():
            typer.echo(f"What you wrote is kept; go on with it by --draft {draft.path}", err=True)


def _new() -> Path:
    handle, name = tempfile.mkstemp(prefix="claims-", suffix=".txt")
    os.close(handle)
    return Path(name)
