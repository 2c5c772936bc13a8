"""Web pages, Word files and PDFs, read in a process that can be ended, as a Page."""

import json
from datetime import date

from claims.errors import NotReadableError
from claims.intake.page import Material, Page, Reference, Remark
from claims.intake.plain import title
from claims.intake.readable import apart
from claims.intake.readable.apart import Found


def read(material: Material, reader: str, media_type: str, charset: str | None = None) -> Page:
    """Have a module of `readable` read an article; NotReadableError says, as a clause on the name, why it has none.

    `charset` is what the bytes were said to be encoded in.
    """
    found = apart.read(reader, material.original, "article", charset or "")
    if "text" not in found:
        raise NotReadableError(f"{material.name} cannot be read: {found['unread']}")
    return Page(
        text=found["text"],
        title=found.get("title") or title(found["text"]),
        byline=found.get("byline"),
        outlet=found.get("outlet"),
        published=date.fromisoformat(found["published"]) if "published" in found else None,
        language=found.get("language"),
        address=found.get("address"),
        media_type=media_type,
        read_by=found["read_by"],
        location=material.location,
        original=material.original,
        given=_given(found),
        notices=tuple(json.loads(found.get("notices", "[]"))),
    )


def _given(found: Found) -> tuple[Remark | Reference, ...]:
    """Read what stands beside the text; JSON, as `given` says."""
    sorts: dict[str, type[Remark | Reference]] = {"remark": Remark, "reference": Reference}
    return tuple(sorts[each.pop("sort")](**each) for each in json.loads(found.get("given", "[]")))
