"""What a person names as a source, read before any transaction opens."""

import re

from typer._click.exceptions import UsageError

from claims import intake
from claims.cli import options
from claims.tracking.sources import Cited
from claims.vocabulary import Level, SourceKind

NUMBERED = re.compile(r"s(?P<number>[0-9]{1,18})")


def read(
    location: str | None,
    *,
    cite: str | None = None,
    title: str | None = None,
    kind: SourceKind | None = None,
    level: Level | None = None,
) -> Cited:
    """Read a LOCATION (an address, a file, or the number of a source on record), or the words of a citation."""
    if (location is None) == (cite is None):
        raise UsageError("name the source by its LOCATION, or by --cite where it is only words")
    if numbered := NUMBERED.fullmatch(location or ""):
        return Cited(number=options.read_number(numbered["number"]), title=title, kind=kind, level=level)
    cite = options.optional(cite)
    origin = None if location is None else intake.origin(location)
    return Cited(origin=origin, citation=cite, title=title, kind=kind, level=level)
