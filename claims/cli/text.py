"""Outside text on a terminal: shown, never obeyed, and cut to a width."""

from collections.abc import Callable
from functools import cache

# Control signs become their pictures; signs that turn the direction of writing are spelled out, because a
# line of them can show a figure that is not in it.
_PICTURES = {**{code: chr(0x2400 + code) for code in range(0x20)}, 0x7F: "␡"}
_SPELLED = {
    code: f"⟨U+{code:04X}⟩"
    for code in (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
_SEEN = str.maketrans({**_PICTURES, **_SPELLED, 0x0A: " ", 0x09: " ", 0x0D: " "})


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
    from rich.cells import cell_len  # noqa: PLC0415 - only for text beyond ASCII

    return cell_len
