"""Whether two claims say the same of one person: what he is, who he is, how his name is spelled."""

from claims.extraction.words.rolewords import ROLES
from claims.extraction.words.wordlists import words
from claims.tracking import folding
from claims.tracking.conflicts import likeness
from claims.tracking.elsewhere import meanings
from claims.tracking.elsewhere.reading import Reading, denies

# What makes another office of one.
_OTHERWISE = meanings.OFFICES | words(
    "assistant late elect designate first second third under shadow honorary retired then onetime longtime co",
    "associate junior senior emeritus alleged self",
)
# What is true of everybody who takes an office.
_TAKES = words("new newly current incoming")
# What names are made of that are a person's by themselves: a surname is many people's.
_WHOLE = 2


def same_person(one: str | None, two: str | None) -> bool:
    """Tell whether two names are one: the same words, or a whole name with one between left out."""
    ours, theirs = folding.cut(one or ""), folding.cut(two or "")
    if not ours or not theirs:
        return False
    short, long = sorted((ours, theirs), key=len)
    return short == long or (len(short) >= _WHOLE and short[-1] == long[-1] and short[0] == long[0])


def may_be_one(one: str | None, two: str | None) -> bool:
    """Tell whether two names may be one speaker's: the same, or a surname and the whole; where one is absent, too."""
    ours, theirs = folding.cut(one or ""), folding.cut(two or "")
    if not ours or not theirs or same_person(one, two):
        return True
    short, long = sorted((ours, theirs), key=len)
    return len(short) == 1 and short[0] == long[-1]


def same_office(one: Reading, two: Reading) -> bool:
    """Tell whether two give one person the same office or origin: one may say where, and not another thing."""
    ours, theirs = _beside_the_name(one), _beside_the_name(two)
    if not ours or not theirs or denies(one.words) != denies(two.words):
        return False
    more, less = ours - theirs, theirs - ours
    if more and less:
        return False
    return all(word not in _OTHERWISE and word not in ROLES and not word.isdigit() for word in more | less) and all(
        one.is_name(word.capitalize()) and two.is_name(word.capitalize()) for word in more | less
    )


def same_name(one: Reading, two: Reading) -> bool:
    """Tell whether two names are spelled alike."""
    return folding.cut(one.words) == folding.cut(two.words)


def _beside_the_name(one: Reading) -> frozenset[str]:
    name = {*folding.cut(one.entry.subject or "")}
    return frozenset(
        word
        for word in folding.cut(one.words)
        if word not in name and word not in likeness.EMPTY | _TAKES and len(word) > 1
    )
