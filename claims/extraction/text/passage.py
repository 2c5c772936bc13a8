"""A stretch of the article between two line ends, as the language model read it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.text.layout import Part
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as one rule found it, before the rules are compared: offsets in the whole text."""

    kind: Kind
    start: int
    end: int
    value: Value
    made_by: str
    whole: tuple[int, int] | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One headline or paragraph; `start` is its first code point in the whole text."""

    part: Part
    start: int
    doc: "Doc"

    def draft(self, kind: Kind, start: int, end: int, value: Value, *, made_by: str) -> Draft:
        """Make a draft from offsets within this passage."""
        return Draft(kind, self.start + start, self.start + end, value, made_by)
