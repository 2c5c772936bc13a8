"""The language of a text as HTML says it, and the direction that is written in."""

import re

# BCP 47, as far as its shape goes; anything else would name no language.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# ISO 639 codes of languages written from right to left, and ISO 15924 codes of the scripts that are.
_LEFTWARD = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "azb",
        "bal",
        "bqi",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "khw",
        "ks",
        "ku",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "sam",
        "sd",
        "syr",
        "ug",
        "ur",
        "uz-arab",
        "yi",
    ]
)
_LEFTWARD_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
# A script is written in so many letters.
_SCRIPT = 4


def written(code: str | None) -> tuple[str, str]:
    """Give the language of a text as HTML has it, "" where it is not known, and the direction it is written in."""
    if not code or not _LANGUAGE.fullmatch(code) or code.lower() == "und":
        return "", "auto"
    first, *more = code.lower().split("-")
    scripts = [part for part in more if len(part) == _SCRIPT and part.isalpha()]
    leftward = scripts[0] in _LEFTWARD_SCRIPTS if scripts else first in _LEFTWARD
    return code, "rtl" if leftward else "ltr"
