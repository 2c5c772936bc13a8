"""Which sorts of exchange file there are, by what each is told, and the reader of each."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module

from claims.errors import NotUnderstoodError
from claims.intake import media_types
from claims.intake.exchange import bringing
from claims.intake.media_types import SHEET, WORD
from claims.intake.page import Material


class Sort(StrEnum):
    """What can be loaded, by the modules that read it."""

    BUNDLE = "bundle"
    TABLE = "tables"
    REVIEWS = "reviews"
    COMMENTS = "comments"


BY_MEDIA_TYPE = {
    "text/csv": Sort.TABLE,
    "text/tab-separated-values": Sort.TABLE,
    SHEET: Sort.TABLE,
    WORD: Sort.COMMENTS,
    "text/html": Sort.REVIEWS,
    "application/xhtml+xml": Sort.REVIEWS,
    "application/ld+json": Sort.REVIEWS,
}
_MARK = b"\xef\xbb\xbf"
_JSON = re.compile(rb"\s*[{\[]")
# What our own files say of themselves, whoever wrote them anew.
_OURS = re.compile(rb'"format"\s*:\s*"claims"')


def of(material: Material) -> Sort:
    """Tell what is to be loaded, by its bytes and else by its name; NotUnderstoodError where nothing tells it."""
    # Only reviews are published on the web; a file of ours from there is saved first, and seen.
    if material.address is not None:
        return Sort.REVIEWS
    original = material.original.removeprefix(_MARK)
    if _JSON.match(original):
        return Sort.BUNDLE if _OURS.search(original) else Sort.REVIEWS
    kind = media_types.told(original, bringing.named(material))
    # What is piped in has no name: text that is nothing else is a table.
    sort = BY_MEDIA_TYPE.get(kind or "") or (Sort.TABLE if kind is None and material.location == "-" else None)
    if sort is None:
        raise NotUnderstoodError(
            f"{material.name} is nothing that can be loaded: a file that 'claims export' wrote (.json .jsonl .csv "
            ".xlsx), a table, a ClaimReview (.json .html, or its address), or a Word file of 'claims report'"
        )
    return sort


def read(material: Material, mapping: Mapping[str, str]) -> tuple[Sort, object]:
    """Read what is to be loaded, and say which sort it is; `mapping` leads from the columns of a table to fields.

    NotReadableError or NotUnderstoodError where it cannot be read; NotUnderstoodError for a mapping of no table.
    """
    sort = of(material)
    if sort is Sort.TABLE:
        return sort, _reader(sort)(material, mapping)
    if mapping:
        raise NotUnderstoodError(f"--map says what the columns of a table are, and {material.name} is none")
    return sort, _reader(sort)(material)


def _reader(sort: Sort) -> Callable[..., object]:
    # By name, because each leads to a library that the others need not wait for.
    reader: Callable[..., object] = import_module(f"claims.intake.exchange.{sort}").read
    return reader
