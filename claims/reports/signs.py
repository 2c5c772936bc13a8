"""Signs of outside text that a screen would obey, as it shows them instead."""

# Control signs become their pictures; signs that turn the direction of writing are spelled out, because a
# line of them can show a figure that is not in it.
_PICTURES = {**{code: chr(0x2400 + code) for code in range(0x20)}, 0x7F: "␡"}
_SPELLED = {
    code: f"⟨U+{code:04X}⟩"
    for code in (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
VISIBLE = {**_PICTURES, **_SPELLED}
# White space that lays a text out stays; a carriage return does not, because HTML takes it for the end of a line.
_LAID_OUT = str.maketrans({**VISIBLE, 0x0A: "\n", 0x09: "\t", 0x0D: " "})


def shown(text: str) -> str:
    """Make every sign of a text visible; the ends of its lines and its tabs stay what they are."""
    return text.translate(_LAID_OUT)
