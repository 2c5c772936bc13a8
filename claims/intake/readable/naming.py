"""What a file says of its title and author, where a person said it and not a program."""

import re

# What programs write into a file's properties by themselves, or for want of anything else.
_NO_TITLE = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint|Excel) - .*|PowerPoint Presentation|Slide 1|Print|Layout 1|title|"
    r"(?:Untitled|Unknown|Document|Doc|New document|Microsoft Word Document|none|null)[\s_.-]*\d*|"
    r"\S*\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|txt|html?|qxd|pages|xlsx?|pptx?))",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
# "Ana Ruiz", "J. R. de la Cruz", "O'Hara-Lee"
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PERSON = re.compile(rf"{_NAME}(?: (?:de|da|del|della|di|van|von|der|den|la|le|bin|al|ten|el|dos|{_NAME}))* {_NAME}")
_NOBODY = re.compile(
    r"\b(?:user|admin\w*|office|microsoft|windows|default|guest|owner|unknown|author|staff)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:By|BY) (?=[^\W\d_])([^\n.:;!?]{3,80})")
# Of the article's blocks, so many may stand before the words.
_HEAD = 4


def title(said: str) -> str | None:
    """Give what a file is said to be called, on one line; None for the name of a draft or what a program says."""
    words = " ".join(said.split())
    return words if _LETTERS.search(words) and not _NO_TITLE.fullmatch(words) else None


def byline(text: str, said: str) -> str | None:
    """Name who wrote an article: its own line "By …" near the beginning, else the file's author if it is a full name.

    The author of a file is whoever made it, often a login or a program; a name of two words or more is a person's.
    """
    for block in text.split("\n\n", _HEAD)[:_HEAD]:
        if (named := _BYLINE.fullmatch(block.strip())) and _is_named(named[1]):
            return named[1].strip()
    words = " ".join(said.split())
    return words if _is_named(words) and not _NOBODY.search(words) else None


def _is_named(words: str) -> bool:
    """Tell whether these can be the names of people, each of two words or more."""
    names = [name for name in re.split(r",\s*(?:and\s+)?|;\s*|\s+(?:and|&)\s+", words.strip()) if name]
    return bool(names) and all(map(_PERSON.fullmatch, names))
