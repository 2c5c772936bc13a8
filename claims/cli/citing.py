"""What a person names as a source, read before any transaction opens."""

import re
from dataclasses import replace

from typer._click.exceptions import UsageError

from claims import intake
from claims.cli import options, terminal
from claims.errors import NotAllowedError, NotReadableError, NotUnderstoodError
from claims.intake import Origin
from claims.tracking.sources import Cited

NUMBERED = re.compile(r"s(?P<number>[0-9]{1,18})")


NOTHING_SAID = Cited()


def read(location: str | None, *, cite: str | None = None, about: Cited = NOTHING_SAID) -> Cited:
    """Read a LOCATION (an address, a file, or the number of a source on record), or the words of a citation.

    `about` is what else was said of the source. A confidential one may have both, and where it has neither its name is
    asked for.
    """
    if about.confidential:
        return _unsaid(location, cite, about)
    if (location is None) == (cite is None):
        raise UsageError("name the source by its LOCATION, or by --cite where it is only words")
    number, origin = None, None
    if numbered := NUMBERED.fullmatch(location or ""):
        number = options.read_number(numbered["number"])
    elif location is not None:
        origin = intake.origin(location)
    return replace(about, number=number, origin=origin, citation=options.optional(cite))


def _unsaid(location: str | None, cite: str | None, about: Cited) -> Cited:
    """Read what tells who a confidential source is, and repeat none of it."""
    if cite not in {None, "-"}:
        raise UsageError(
            "what is typed on the command line stays in the shell's history: leave --cite out and type the name when "
            "it is asked for, or pipe it in with --cite -"
        )
    if numbered := NUMBERED.fullmatch(location or ""):
        return replace(about, number=options.read_number(numbered["number"]))
    name = options.optional(cite) if location is not None or cite is not None else _asked()
    if location is None and not name:
        raise NotAllowedError("a confidential source has a name or a LOCATION, and neither was given")
    return replace(about, origin=None if location is None else _origin(location), citation=name or None)


def _asked() -> str:
    name = terminal.hidden("Name of the confidential source (not shown)")
    if name is None:
        raise NotAllowedError("there is no terminal to ask for the name on; pipe it in with --cite -")
    return name


def _origin(location: str) -> Origin:
    try:
        return intake.origin(location)
    except (NotUnderstoodError, NotReadableError):
        # What it says would repeat the location, and so would the error behind it in a log.
        raise NotUnderstoodError(
            "the LOCATION of the confidential source is neither an http(s) address nor a file that can be read"
        ) from None
