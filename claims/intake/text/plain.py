"""Plain text, exactly as it stands."""

from claims.errors import NotReadableError
from claims.intake import refusing
from claims.intake.page import Material, Page
from claims.intake.text import declared, encoding
from claims.intake.text.encoding import Decoded

_LONGEST_LINE = 200
_CUT = 80


def read(material: Material) -> Page:
    """Read a text of which only the line ends are touched; NotReadableError if it is none."""
    decoded = decode(material)
    refusing.refuse_text(decoded.text, material.name)
    return Page(
        text=decoded.text,
        title=title(decoded.text),
        address=material.address,
        media_type="text/plain",
        read_by=f"plain text, {decoded.encoding}",
        location=material.location,
        original=material.original,
    )


def decode(material: Material) -> Decoded:
    """Read the bytes in the encoding that they were said to be in, else in the one that they look like."""
    if not material.charset:
        return encoding.decode(material.original, material.name)
    try:
        return declared.text(material.original, material.charset, markup=False)
    except NotReadableError as error:
        raise NotReadableError(f"{material.name} cannot be read: {error}") from error


def title(text: str) -> str:
    """Name a text by its first line, or by 80 characters of it, cut at a word, if it is a paragraph."""
    first = " ".join(text.strip().split("\n", 1)[0].split())
    if len(first) <= _LONGEST_LINE:
        return first
    cut = first[:_CUT]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
