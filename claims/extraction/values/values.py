"""Values as a person types them, read with the same grammar as a text's, without the language model."""

import re
from dataclasses import replace

from claims.extraction.values import figures, units
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.vocabulary import Kind, Value


def read(words: str) -> tuple[Kind, Value] | None:
    """Read "up to $7 million", "12 to 14 per cent", "about 300 people"; None where the words are no value.

    A bare number is a quantity without a unit. The words after the figure, if any, are the noun it counts.
    """
    typed = words.strip()
    found = figures.scan(typed)
    if len(found) != 1 or _LEAD.fullmatch(typed[: found[0].start]) is None:
        return None
    figure = found[0]
    rest = typed[figure.end :].strip(" .,;-")
    if not rest:
        return figure.kind, figure.value
    if figure.unit is not None or not _NOUNS.fullmatch(rest):
        return None
    return figure.kind, _counting(figure, rest)


def singular(noun: str) -> str:
    """Cut a regular plural to its singular; there is no model here to ask."""
    for plural, ending in _ENDINGS:
        if noun.endswith(plural):
            return noun.removesuffix(plural) + ending
    return noun


def _counting(figure: Figure, rest: str) -> Value:
    noun = rest.rsplit(maxsplit=1)[-1]
    lemma = noun if figure.form is not Form.VAGUE and figure.low == figure.high == 1 else singular(noun)
    return replace(figure, unit=units.singular(noun, lemma)).value


_LEAD = re.compile(r"(?:(?:the|an?|exactly|only|just|-|=|:)?\s*){0,2}", re.IGNORECASE)
_NOUNS = re.compile(r"(?:of\s)?(?:[^\W\d][\w'’-]*\s){0,4}[^\W\d][\w'’-]*")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ruses", "rus"),
    ("buses", "bus"),
    ("puses", "pus"),
    ("nuses", "nus"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
)
