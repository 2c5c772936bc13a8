"""Running heads, feet and page numbers, which stand between the words of one page and the next and are none of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# So many lines at either end of a page are looked at, and no longer ones.
DEPTH, LONGEST = 3, 120
# On two pages anything may stand in the same place by chance, but for the pages' own numbers.
FEWEST = 3


def without(pages: Sequence[str]) -> list[str]:
    """Give the pages without the lines that stand at the top, or at the bottom, of most of them.

    That is, of more than half of all pages, or of those on the left or on the right, with the same words, in which a
    number may count the pages. One that has words is kept on the first page for a head, on the last for a foot, so
    that no word is lost; and a line is never taken from between others that stay.
    """
    places = range(len(pages))
    lines = _beheaded([page.split("\n") for page in pages], places)
    # Upside down and from the end a foot is a head.
    turned = _beheaded([page[::-1] for page in reversed(lines)], places[::-1])
    return ["\n".join(page[::-1]) for page in reversed(turned)]


_NUMBER = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


def _beheaded(pages: Sequence[list[str]], places: Sequence[int]) -> list[list[str]]:
    taken = _but_first(_running([_edge(page) for page in pages], places))
    return [_less(page, lines) for page, lines in zip(pages, taken, strict=True)]


def _less(page: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Give a page without lines of its edge, each where it first stands."""
    left = list(page)
    for line in taken:
        left.remove(line)
    return left


def _edge(lines: Sequence[str]) -> list[str]:
    """Give the outermost lines that are not blank, from without."""
    return [line for line in lines if line.strip()][:DEPTH]


def _running(edges: Sequence[Sequence[str]], places: Sequence[int]) -> list[list[str]]:
    """Give for each page the lines of its edge that run, as far as nothing else stands before them."""
    common = _common(
        [{key for line in edge for key in _keys(line, place)} for place, edge in zip(places, edges, strict=True)]
    )
    running: list[list[str]] = []
    for place, edge in zip(places, edges, strict=True):
        running.append([])
        for line in edge:
            if common.isdisjoint(_keys(line, place)):
                break
            running[-1].append(line)
    return running


def _keys(line: str, place: int) -> Iterator[str]:
    """Yield what a line is on every page: its words, and them with how far a number is ahead of the page's."""
    words = " ".join(line.casefold().split())
    if len(words) > LONGEST:
        return
    if _LETTER.search(words):
        yield words
    for number in _NUMBER.finditer(words):
        yield f"{words[: number.start()]}\0{int(number[0]) - place}\0{words[number.end() :]}"


def _common(keys: Sequence[set[str]]) -> set[str]:
    every, left, right = (Counter(key for page in part for key in page) for part in (keys, keys[::2], keys[1::2]))
    number = sum(map(bool, keys))
    common = {key for key, count in every.items() if 2 * count > number and (count >= FEWEST or _sure(key, count))}
    for side, pages in ((left, keys[::2]), (right, keys[1::2])):
        enough = max(FEWEST, sum(map(bool, pages)) // 2 + 1)
        common |= {key for key, count in side.items() if count >= enough}
    return common


def _sure(key: str, count: int) -> bool:
    """Tell whether two pages are enough: the same words, or numbers that are the first and the second."""
    return count > 1 and ("\0" not in key or "\0001\0" in key)


def _but_first(running: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield the lines to be taken away from each page: all but those with words that no page before had."""
    seen: set[str] = set()
    for lines in running:
        words = [_NUMBER.sub("", " ".join(line.casefold().split())) for line in lines]
        yield [line for line, word in zip(lines, words, strict=True) if word in seen or not _LETTER.search(word)]
        seen.update(words)
