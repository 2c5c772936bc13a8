"""Plain text, exactly as it stands."""

from claims.intake import encoding, foreign
from claims.intake.page import Material, Page

_LONGEST_LINE = 200
_CUT = 80


def read(material: Material) -> Page:
    """Read a text of which only the line ends are touched; NotReadableError if it is none."""
    decoded = encoding.decode(material.original, material.name)
    foreign.refuse_text(decoded.text, material.name)
    return Page(
        text=decoded.text,
        title=title(decoded.text),
        media_type="text/plain",
        read_by=f"plain text, {decoded.encoding}",
        location=material.location,
        original=material.original,
    )


def title(text: str) -> str:
    """Name a text by its first line, or by 80 characters of it, cut at a word, if it is a paragraph."""
    first = " ".join(text.strip().split("\n", 1)[0].split())
    if len(first) <= _LONGEST_LINE:
        return first
    cut = first[:_CUT]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
