"""Outside text on a terminal: shown, never obeyed, and cut to a width."""

from collections.abc import Callable
from functools import cache

from claims.reports import signs

_SEEN = str.maketrans({**signs.VISIBLE, 0x0A: " ", 0x09: " ", 0x0D: " "})


def shown(text: str) -> str:
    """Make every sign of a text visible, on one line."""
    return text.translate(_SEEN)


def width(text: str) -> int:
    """Give the number of columns a text takes in a terminal."""
    return len(text) if text.isascii() else _cells()(text)


def cut(text: str, columns: int) -> str:
    """Cut a text to so many columns, with an ellipsis where something is left out."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[: -max(1, (width(text) - columns + 1) // 2)]
    return f"{text.rstrip()}…"


def tail(text: str, columns: int) -> str:
    """Cut a text to its last so many columns, with an ellipsis where something is left out."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[max(1, (width(text) - columns + 1) // 2) :]
    return f"…{text}" if columns else ""


@cache
def _cells() -> Callable[[str], int]:
    from rich.cells import cell_len

    return cell_len
