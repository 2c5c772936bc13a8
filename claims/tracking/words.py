"""Finding the words a person typed in a text, whatever its marks and spaces."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.errors import NotAllowedError

# Typographic marks and what a keyboard has for them; one sign becomes one sign, so that places hold.
FOLDED = str.maketrans("‘’‚‛′“”„‟″«»‐‑‒–—―−", "'''''" + '"""""' + '""' + "-------")
# Code points of text shown around words that stand in several places, and how many of the places.
AROUND = 30
SHOWN = 10
SHELL = "; if there is a $ in it, write it in 'single quotes', or the shell takes it away"


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Give every place where the words stand: offsets in code points, end exclusive.

    Quotation marks, dashes and runs of white space count as equal whatever their form; letters and digits do not.
    Where they stand as whole words somewhere, only those places count.
    """
    folded, at = _folded(text)
    wanted = _fold(words.strip())[0]
    if not wanted:
        return []
    found = list(_found(folded, at, wanted))
    # "8.75" is not in "18.75": a shell that took the $1 away must not leave another figure.
    uncut = [spot for spot in found if not any(_in_number(text, at) for at in spot)]
    return [spot for spot in uncut if _whole(text, *spot)] or uncut


def place(text: str, words: str, *, nth: int | None = None) -> tuple[int, int]:
    """Give the one place that is meant, the nth (from 1) where there are several.

    NotAllowedError says what is so: that there are no such words, or where each of them stands.
    """
    there = places(text, words)
    if not there:
        raise NotAllowedError(f"the article does not say '{words}'{SHELL if _eaten(words) else ''}")
    if nth is not None and nth <= len(there):
        return there[nth - 1]
    if nth is None and (only := settled(text, words)):
        return only
    listed = "; ".join(f"{number}: {_around(text, *spot)}" for number, spot in enumerate(there[:SHOWN], start=1))
    where = f"in {len(there)} places" if _whole(text, *there[0]) else "only inside other words"
    raise NotAllowedError(f"'{words}' stands {where}, choose with --nth: {listed}")


def settled(text: str, words: str) -> tuple[int, int] | None:
    """Give the one place where the words stand, as whole words; None where there is none, or more than one."""
    there = places(text, words)
    # "Baghdad" is not what "al-Baghdadi" says; who means a part of a word says so with --nth.
    return there[0] if len(there) == 1 and _whole(text, *there[0]) else None


def marked(text: str, typed: tuple[str, str, str], near: tuple[int, int]) -> tuple[int, int]:
    """Find words given as (before, exact, after): where they stand so near a place, else anywhere in the text.

    Offsets are code points, end exclusive. NotAllowedError where the text does not say so, and where it does more than
    once; words with none around them must stand in the whole text once.
    """
    before, exact, after = typed
    alone = not (before.strip() or after.strip())
    for start, end in ((0, len(text)),) if alone else (near, (0, len(text))):
        spots = list(_within(text[start:end], *typed))
        if len(spots) == 1:
            return start + spots[0][0], start + spots[0][1]
        if spots:
            raise NotAllowedError(f"'{exact}' stands in {len(spots)} places; leave more of the words around it")
    raise NotAllowedError(f"the article does not say '{exact}'" + f" in '{before}{exact}{after}'" * (not alone))


def alike(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, whatever their marks and spaces."""
    return _fold(one.strip())[0] == _fold(other.strip())[0]


def must_stand(text: str, start: int, end: int, exact: str) -> None:
    """Refuse a place that was found in a text which has changed since."""
    if text[start:end] != exact:
        raise NotAllowedError("the article was changed by somebody else in the meantime; run the command again")


def _within(text: str, before: str, exact: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words that have these before and after them; white space at their ends is not theirs."""
    lead, inner = _fold(before.lstrip())[0], _fold(exact.strip())[0]
    if exact[:1].isspace() and lead and not lead.endswith(" "):
        lead += " "
    for start, end in places(text, f"{before}{exact}{after}") if inner else ():
        _, at = _fold(text[start:end])
        yield start + at[len(lead)], start + at[len(lead) + len(inner) - 1] + 1


def _eaten(words: str) -> bool:
    """Tell whether a sum seems to have lost its dollar sign, as in double quotes on a shell's line."""
    return not words or bool(re.search(r"(?:^|\s)[.,]?[0-9]*\s*(?:million|billion|thousand)|(?:^|\s)(?:$|[,.])", words))


def _in_number(text: str, at: int) -> bool:
    """Tell whether a place stands within a number: between two digits, or at a point or comma between them."""
    near = text[max(0, at - 2) : at], text[at : at + 2]
    between = near[0][-1:] + near[1][:1]
    if re.fullmatch(r"\d\d", between):
        return True
    return bool(re.fullmatch(r"\d[.,]\d", near[0] + near[1][:1]) or re.fullmatch(r"\d[.,]\d", near[0][-1:] + near[1]))


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut in two at either end."""
    return all(not (text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()) for at in (start, end))


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"…{before}[{text[start:end]}]{after}…".split())


@lru_cache(maxsize=1)
def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text in which words are looked for: of a table of claims, one row after the other."""
    return _fold(text)


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold marks and white space; give the folded text and the place each of its signs had."""
    signs: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(text.translate(FOLDED)):
        space = sign.isspace()
        if space and signs and signs[-1] == " ":
            continue
        signs.append(" " if space else sign)
        at.append(place)
    return "".join(signs), at


def _found(folded: str, at: list[int], wanted: str) -> Iterator[tuple[int, int]]:
    start = folded.find(wanted)
    while start >= 0:
        yield at[start], at[start + len(wanted) - 1] + 1
        start = folded.find(wanted, start + 1)
