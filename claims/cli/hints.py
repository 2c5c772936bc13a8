"""What a person may have meant who typed something else."""

import re

from claims.vocabulary import Resolution, Status

# Commands that take a word first and the claims after it, and the words.
WORD_FIRST = {
    "mark": tuple(Status),
    "resolve": tuple(Resolution),
}
CLAIMS = re.compile(r"[0-9][0-9,+-]*")


def meant(arguments: list[str]) -> str | None:
    """Give the command with its word and its claims in the right order, where they were not."""
    for place, (command, first, second) in enumerate(zip(arguments, arguments[1:], arguments[2:], strict=False)):
        if second in WORD_FIRST.get(command, ()) and CLAIMS.fullmatch(first):
            return " ".join([*arguments[:place], command, second, first, *arguments[place + 3 :]])
    return None
