"""How much is taken in from outside, and how long it may take: every limit of the room, on one page."""

from dataclasses import dataclass

MEGABYTE = 1_000_000
# For one address, unless somebody says otherwise.
SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one capture may cost.

    `seconds` counts from the first look-up of a name to the last byte, over all redirects. `max_bytes`
    holds for the bytes as sent and as unpacked. None of the three may be exceeded.
    """

    seconds: float = SECONDS
    max_bytes: int = 50 * MEGABYTE
    max_redirects: int = 10


# A body packed more often than this was not packed to save time on the way.
PACKINGS = 3
# Members of one gzip body: a server that packs as it goes makes one.
MEMBERS = 100

# A reader works in a process of its own, which is ended when it takes more than this.
READING_SECONDS = 20.0
READING_BYTES = 1_000 * MEGABYTE
# A book has under a million characters; the longest court files have some ten.
CHARACTERS = 20_000_000
TOO_LONG = f"its text is longer than {CHARACTERS:,} characters"
PAGES = 5_000
# What one file of an exchange file may come to, unpacked, and all of them; and how many faults are told of one.
UNPACKED_BYTES, UNPACKED_IN_ALL = 250 * MEGABYTE, 2_000 * MEGABYTE
FAULTS = 10_000
# What the parts of a Word file with words in them may come to, unpacked; pictures are not unpacked.
WORD_BYTES = 50 * MEGABYTE
# A workbook of 100,000 claims: what its parts may come to, unpacked, the signs in its cells, and the time it takes.
SHEET_BYTES, SHEET_CHARACTERS, SHEET_SECONDS = 500 * MEGABYTE, 200_000_000, 120.0
# Excel has no more rows; a file that names a row beyond them has all before it as well, empty. A claim has 45 cells.
SHEET_ROWS, SHEET_CELLS = 1_048_576, 20_000_000


def megabytes(count: int) -> str:
    """Say a limit to a person, as "50 MB"."""
    return f"{count / MEGABYTE:g} MB"
