"""Signs of outside text that a document cannot hold, as it shows them instead: one for one, so that places stay."""

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)}
# Ends of pages, columns and records, which are white space wherever words are counted.
_BLANK = {code: " " for code in range(0x20) if chr(code).isspace()}
# No text has halves of surrogate pairs or these two, and XML refuses a file that does.
_NONE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
# Signs that turn the direction of writing: a line of them can show a figure that is not in it.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_SHOWN = {**_PICTURES, **_BLANK, ord("\t"): "\t", ord("\n"): "\n", **_NONE, **_TURNING}


def shown(text: str) -> str:
    """Put pictures in the places of control signs; white space that XML and Markdown have stays."""
    return text.translate(_SHOWN)
