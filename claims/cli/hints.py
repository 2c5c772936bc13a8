"""What a person may have meant who typed something else."""

import re
import shlex
from difflib import get_close_matches

from claims.vocabulary import Resolution, Status

# Commands that take a word first and the claims after it, and the words.
WORD_FIRST = {
    "mark": tuple(Status),
    "resolve": (*Resolution, "none"),
}
# How a choice that is none is refused.
REFUSED = re.compile(r"'(?P<typed>[^']+)' is not one of (?P<words>'.+')")
# Options that stand before the command, and how their value is called.
BEFORE = {"--by": "NAME", "--database": "URL"}
UNKNOWN = re.compile(r"No such option: (?P<option>--[a-z-]+)")
CLAIMS = re.compile(r"[0-9][0-9,+-]*")


def meant(arguments: list[str]) -> str | None:
    """Give the command with its word and its claims in the right order, where they were not."""
    for place, (command, first, second) in enumerate(zip(arguments, arguments[1:], arguments[2:], strict=False)):
        if second in WORD_FIRST.get(command, ()) and CLAIMS.fullmatch(first):
            return shlex.join([*_without_url(arguments[:place]), command, second, first, *arguments[place + 3 :]])
    return None


def _without_url(options: list[str]) -> list[str]:
    """Leave out the place of the record: its URL may hold a password."""
    place = next((at for at, option in enumerate(options) if option.startswith("--database")), None)
    return options if place is None else options[:place] + options[place + (1 if "=" in options[place] else 2) :]


def misplaced(sentence: str) -> str | None:
    """Say where an option belongs that was typed after the command and stands before it."""
    unknown = UNKNOWN.match(sentence)
    if unknown is None or unknown["option"] not in BEFORE:
        return None
    option = unknown["option"]
    return f"{unknown[0]}; it goes before the command: claims {option} {BEFORE[option]} …"


def near(sentence: str) -> str | None:
    """Give the word that comes nearest to the one a refusal is about, where one is near."""
    refused = REFUSED.search(sentence)
    words = re.findall(r"'(\w+)'", refused["words"]) if refused else []
    return next(iter(get_close_matches(refused["typed"], words, n=1)), None) if refused else None
