"""Web pages, Word files and PDFs, read in a process that can be ended, as a Page."""

import json
from datetime import date

from claims.errors import NotReadableError
from claims.intake.given import addresses, beside, handed
from claims.intake.page import Material, Page
from claims.intake.readable import apart
from claims.intake.text.plain import title


def read(material: Material, reader: str, media_type: str) -> Page:
    """Have a module of `readable` read an article; NotReadableError says, as a clause on the name, why it has none."""
    found = apart.read(reader, material.original, "article", material.charset or "")
    if "text" not in found:
        raise NotReadableError(f"{material.name} cannot be read: {found['unread']}")
    address = addresses.published(found.get("address"), material.address)
    given = handed.told(found.get("given", "[]"))
    base = addresses.joined(material.address or address or "", found.get("base", ""))
    return Page(
        text=found["text"],
        title=found.get("title") or title(found["text"]),
        byline=found.get("byline"),
        outlet=found.get("outlet"),
        published=date.fromisoformat(found["published"]) if "published" in found else None,
        language=found.get("language"),
        address=address,
        media_type=media_type,
        read_by=found["read_by"],
        location=material.location,
        original=material.original,
        given=beside.resolved(given, base, address, material.address, material.location),
        notices=tuple(json.loads(found.get("notices", "[]"))),
    )
