"""Which exchange formats there are, and what writes each: rows, records, or articles with their claims."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module

from claims.errors import NotUnderstoodError
from claims.reports.exchange.export import Export


class Format(StrEnum):
    """How claims are written for other programs."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    JSONL = "jsonl"
    CLAIMREVIEW = "claimreview"
    ANNOTATIONS = "annotations"
    CSL = "csl"
    WIKITEXT = "wikitext"


# By the ending of a file's name, where that tells.
ENDINGS = {f".{format_}": format_ for format_ in (Format.CSV, Format.XLSX, Format.JSON, Format.JSONL)}
# By name, because each may lead to a library that the others need not wait for: a module and its function. What is
# made of rows or records is given the export itself, the rest its articles.
OF_EXPORT = {
    Format.CSV: ("sheets", "write_csv"),
    Format.XLSX: ("workbook", "write"),
}
OF_RECORDS = {
    Format.JSON: ("bundle", "write_json"),
    Format.JSONL: ("bundle", "write_jsonl"),
}
OF_ARTICLES = {
    Format.CLAIMREVIEW: "claimreview",
    Format.ANNOTATIONS: "annotations",
    Format.CSL: "csl",
    Format.WIKITEXT: "wikitext",
}


def meant(ending: str) -> Format:
    """Tell the format by the ending of a file's name, in any case: CSV where there is none.

    NotUnderstoodError where the ending is that of another sort of file.
    """
    if ending and ending.lower() not in ENDINGS:
        formats = ", ".join(Format)
        raise NotUnderstoodError(f"'{ending}' does not tell a format; --format does, with one of {formats}")
    return ENDINGS.get(ending.lower(), Format.CSV)


def pieces(export: Export, format_: Format) -> Iterator[str | bytes]:
    """Yield what is exported, in UTF-8 where it is bytes; as it is read, so that memory stays flat."""
    if format_ in OF_EXPORT:
        return _function(*OF_EXPORT[format_])(export)
    if format_ in OF_RECORDS:
        return _function(*OF_RECORDS[format_])(export.records())
    write = _function(OF_ARTICLES[format_], "write")
    if format_ is Format.CLAIMREVIEW:
        # Those who read it look for more than every record has.
        return write(export.contents(), export.warnings.append)
    return write(export.contents())


def _function(module: str, name: str) -> Callable[..., Iterator[str | bytes]]:
    found: Callable[..., Iterator[str | bytes]] = getattr(import_module(f"{__name__}.{module}"), name)
    return found
