"""What a person names as a source, read before any transaction opens."""

import re
from dataclasses import replace

from typer._click.exceptions import UsageError

from claims import intake
from claims.cli import options
from claims.tracking.sources import Cited

NUMBERED = re.compile(r"s(?P<number>[0-9]{1,18})")


NOTHING_SAID = Cited()


def read(location: str | None, *, cite: str | None = None, about: Cited = NOTHING_SAID) -> Cited:
    """Read a LOCATION (an address, a file, or the number of a source on record), or the words of a citation.

    `about` is what else was said of the source.
    """
    if (location is None) == (cite is None):
        raise UsageError("name the source by its LOCATION, or by --cite where it is only words")
    number, origin = None, None
    if numbered := NUMBERED.fullmatch(location or ""):
        number = options.read_number(numbered["number"])
    elif location is not None:
        origin = intake.origin(location)
    return replace(about, number=number, origin=origin, citation=options.optional(cite))
