"""Pages that hold no article, or only its beginning: menus, empty shells, logins and paywalls."""

import re

from lxml import etree

from claims.intake.readable.html.flat import Flat, squeezed

_SHELL = "it has no article in it; its scripts may fetch one: save its text as .txt or .md"
_MENU = "it has no article in it; it is a page of links to others"
EMPTY = "it has no article in it; if it shows one, save its text as .txt or .md"
_LOGIN = "it has no article in it; it asks for a login: save the page from a browser where you are logged in"
_PAYWALL = "it has no article in it; that is behind a paywall: save the page from a browser where you are logged in"
_PART = "only the beginning is there: the rest is behind a paywall"

# In words. A shell or a login has some lines, a paywall leaves some sentences; articles that merely carry a login or a
# box that asks for subscribers are longer.
_FEW = 30
_SOME = 80
_BEGINNING = 350
# How much longer than what is there an article is, by its own count, if it goes on elsewhere; counts differ a little.
_LONGER = 1.3
# Letters of a line that says something, though it ends in no full stop.
_PROSE = 60
_PARAGRAPH = 100
# An offer has a line or two below it, on the price and to those who have paid.
_LAST = 3
# Languages that do not divide words are counted by letters.
_LETTERS_A_WORD = 6
_A_MENU = 4

_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*$")
_SCRIPTS_WANTED = re.compile(
    r"\b(?:enable|requires?|needs?|turn on|switch on|activate|without)\s+(?:\w+\s+){0,2}javascript\b"
    r"|\bjavascript\s+(?:\w+\s+){0,4}(?:disabled|required|enabled)\b",
    re.IGNORECASE,
)
_LOGIN_WORDS = re.compile(
    r"\b(?:log|sign)(?:ging|ing)?[ -]?(?:in|on|up)\b|\bpassword\b|\busername\b|\be-?mail address\b"
    r"|\bremember me\b|\b(?:your|an|no|new) account\b",
    re.IGNORECASE,
)
_JOIN = (
    r"(?:subscrib(?:e|ing)|subscription|log(?:ging)? in|sign(?:ing)? in|register(?:ing)?|membership|become a member"
    r"|(?:create|open) (?:a |an |your )?(?:free )?account)"
)
_READ_ON = (
    r"(?:(?:continue|keep|carry on|go on|finish) reading|read (?:on|this (?:article|story)"
    r"|the (?:full|whole|entire|rest of the|rest of this) (?:article|story)))"
)
_PAY_WORDS = re.compile(
    rf"\b{_JOIN}\b[^.!?\n]{{0,60}} to {_READ_ON}\b"
    rf"|\b{_READ_ON}\b[^.!?\n]{{0,30}}\b{_JOIN}\b"
    r"|\bthis (?:article|story|content) is (?:\w+ ){0,3}(?:for|to) (?:\w+ ){0,3}(?:subscribers|members)\b"
    r"|\byou have (?:reached|read) (?:your|all|the) [^.!?\n]{0,40}\b(?:free articles?|article limit)\b"
    r"|\bunlock (?:this|the full) (?:article|story)\b",
    re.IGNORECASE,
)
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?\s*(true|false)', re.IGNORECASE)
_COUNT = re.compile(r'"wordCount"\s*:\s*"?\s*(\d{1,7})', re.IGNORECASE)
_SELECTOR = re.compile(r'"cssSelector"\s*:\s*"\s*\.([\w-]+)', re.IGNORECASE)
_DATA = ".//script[@type='application/ld+json']"
# What the tags that publishers give to Facebook call it.
_TIER = ".//meta[@property='article:content_tier'][@content='locked']"


def none(page: etree._Element, text: str, seen: Flat) -> str | None:
    """Say, as a clause on "it", why a page whose main text is `text` holds no article."""
    words = _words(text)
    if words < _FEW and _is_closed(page, asks=bool(_PAY_WORDS.search(seen.words))) and not _has_all(page, text):
        return _PAYWALL
    if not words or (words < _FEW and _SCRIPTS_WANTED.search(text)):
        return _SHELL if page.find(".//script") is not None or words else EMPTY
    if words < _SOME and _asks_for_password(page) and _is_login(page, text):
        return _LOGIN
    return _MENU if _is_menu(text, seen) else None


def part(page: etree._Element, text: str, seen: Flat) -> str | None:
    """Say, in a sentence, that only the beginning of an article is there."""
    count = _count(page)
    little = _words(text) < _BEGINNING or (count is not None and count > _words(text) * _LONGER)
    return _PART if little and _is_closed(page, asks=_asks_to_pay(text, seen)) and not _has_all(page, text) else None


def _words(text: str) -> int:
    return max(len(text.split()), sum(map(len, text.split())) // _LETTERS_A_WORD)


def _is_closed(page: etree._Element, *, asks: bool) -> bool:
    """Tell by a page's own marks, or as it asks its readers to pay, that it is not open to all."""
    said = {found.lower() for found in _FREE.findall(_data(page))}
    return said == {"false"} or page.find(_TIER) is not None or asks


def _asks_to_pay(text: str, seen: Flat) -> bool:
    """Tell an offer, which stands beside the main text or is a short line at its end, from a story about offers."""
    if any(len(line) < _PARAGRAPH and _PAY_WORDS.search(line) for line in text.splitlines()[-_LAST:]):
        return True
    letters = squeezed(text)
    return any(_PAY_WORDS.search(line) and squeezed(line) not in letters for line in seen.words.split("\n"))


def _has_all(page: etree._Element, text: str) -> bool:
    """Tell that a closed page came whole, as it does to a subscriber: by its own count, or as the closed part is there.

    The name of that part is for search engines, who are to tell it from words that are hidden from people.
    """
    count = _count(page)
    if count is not None:
        return count <= _words(text) * _LONGER
    name = _SELECTOR.search(_data(page))
    if name is None:
        return False
    parts = (part for part in page.iter() if name[1] in (part.get("class") or "").split())
    return any(_words("".join(map(str, part.itertext()))) > _SOME for part in parts)


def _count(page: etree._Element) -> int | None:
    count = _COUNT.search(_data(page))
    return int(count[1]) if count and int(count[1]) else None


def _data(page: etree._Element) -> str:
    return "\n".join(script.text or "" for script in page.iterfind(_DATA))


def _asks_for_password(page: etree._Element) -> bool:
    return page.find(".//input[@type='password']") is not None


def _is_login(page: etree._Element, text: str) -> bool:
    """Tell by what the lines are about, and the title: a short article may have a login at its head."""
    lines = text.splitlines()
    about = {line for line in lines if len(line) < _PARAGRAPH and _LOGIN_WORDS.search(line)}
    title = page.find(".//title")
    named = title is not None and bool(_LOGIN_WORDS.search(title.text or ""))
    return len(about) * 3 >= len(lines) and (named or not any(_is_prose(line) for line in lines if line not in about))


def _is_menu(text: str, seen: Flat) -> bool:
    """Tell that almost nothing was found but the words of links."""
    links = [spot.words for spot in seen.spots if not spot.is_mark]
    whole, words = {squeezed(link) for link in links}, {word for link in links for word in link.split()}
    # Without the marks of lists and tables.
    lines = [bare for line in text.splitlines() if (bare := line.strip("-| "))]
    others = 0
    for line in lines:
        if squeezed(line) not in whole and not _is_of(line, words):
            if _is_prose(line):
                return False
            others += 1
    return len(lines) >= _A_MENU and others * 3 < len(lines)


def _is_of(line: str, words: set[str]) -> bool:
    return not _SENTENCE.search(line) and all(word in words or not word.isalnum() for word in line.split())


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE or bool(_SENTENCE.search(line))
