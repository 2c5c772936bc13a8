"""A page without article says so, one with only its beginning too; a whole article is taken without a word."""

import json

import pytest

from tests.intake.readable.html.pages import page, prose
from tests.intake.readable.html.test_article import read

LINKS = "".join(f"<li><a href=/{at}>Section {at} of the valley</a></li>" for at in range(30))
HEADLINES = "".join(f"<h3><a href=/{at}>{prose(1)[:-1]} for the {at}th time this year</a></h3>" for at in range(9))
LOGIN = (
    "<form><h1>Log in</h1><p>Log in to your account to go on.</p><label>E-mail address<input name=mail></label>"
    "<label>Password<input type=password></label><a href=/lost>Forgot your password?</a><button>Log in</button></form>"
)
CLOSED = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"%s}</script>'
OFFER = "<div class=offer><h2>Subscribe to continue reading</h2><p>From 1 a week.</p></div>"

NO_ARTICLE = {
    "nothing": ("<!doctype html><html><body></body></html>", "it has no article in it; if it shows one"),
    "a shell": (
        "<html><body><div id=root></div><script>x()</script></body></html>",
        "it has no article in it; its scripts",
    ),
    "a shell that says so": (
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "it has no article in it; its scripts may fetch one: save its text as .txt or .md",
    ),
    "a check of browsers": (
        "<html><body><h1>Just a moment</h1><p>Enable JavaScript and cookies to continue</p></body></html>",
        "it has no article in it; its scripts",
    ),
    "a menu": (
        f"<html><body><h1>Sections</h1><ul>{LINKS}</ul></body></html>",
        "it has no article in it; it is a page of",
    ),
    "a menu on one line": (
        "<html><body>"
        + "".join(f"<div><a href=/{a}>News {a}</a> | <a href=/x{a}>Sport {a}</a></div>" for a in range(9)),
        "it has no article in it; it is a page of links to others",
    ),
    "headlines": (
        f"<html><body><main>{HEADLINES}</main></body></html>",
        "it has no article in it; it is a page of links",
    ),
    "a login": (
        f"<html><head><title>Log in</title></head><body>{LOGIN}</body></html>",
        "it has no article in it; it asks",
    ),
    "nothing but an offer": (page(OFFER, head=CLOSED % ""), "it has no article in it; that is behind a paywall"),
}


@pytest.mark.parametrize(("source", "reason"), NO_ARTICLE.values(), ids=NO_ARTICLE)
def test_a_page_without_article_is_refused_with_its_reason(source: str, reason: str) -> None:
    found = read(source)

    assert "text" not in found
    assert found["unread"].startswith(reason)


BEGINNING = f"<p>{prose(6)}</p>"
ONLY_BEGINNINGS = {
    "it says so to machines": page(BEGINNING, head=CLOSED % ""),
    "it says so to people": page(BEGINNING + OFFER),
    "beside the story": page(BEGINNING, after=OFFER),
    "in other words": page(BEGINNING + "<p>To read the full story, log in or create an account.</p>"),
    "for members": page(BEGINNING + "<p>This article is for paying subscribers only.</p>"),
    "it counts its words": page(f"<p>{prose(40)}</p>", head=CLOSED % ', "wordCount": 2400'),
    "the rest is named and empty": page(
        f"{BEGINNING}<div class=rest></div>", head=CLOSED % ', "hasPart": {"cssSelector": ".rest"}'
    ),
    "a tag for publishers": page(BEGINNING, head="<meta property='article:content_tier' content=locked>"),
}


@pytest.mark.parametrize("source", ONLY_BEGINNINGS.values(), ids=ONLY_BEGINNINGS)
def test_the_beginning_of_an_article_is_taken_with_a_notice(source: str) -> None:
    found = read(source)

    assert "on Monday after a lorry" in found["text"]
    assert json.loads(found["notices"]) == ["only the beginning is there: the rest is behind a paywall"]


WHOLE = f"<p>{prose(60)}</p>"
NEWSLETTER = (
    "<div><h3>Our newsletter</h3><p>Subscribe to our newsletter and never miss a story.</p><input type=email></div>"
)
ARTICLES = {
    "a newsletter": page(WHOLE + NEWSLETTER),
    "a newsletter in a short one": page(BEGINNING + NEWSLETTER),
    "a login at the head": page(BEGINNING, before="<a href=/login>Log in</a> <a href=/join>Subscribe</a>"),
    "a login at the head of one sentence": page("<p>Seven cows were sold.</p>", before=LOGIN),
    "a login at the foot": page(WHOLE, after=LOGIN),
    "a link to the next": page(WHOLE + "<p><a href=/next>Continue reading: the mill turns again</a></p>"),
    "an offer under a long one": page(f"<p>{prose(90)}</p>" + OFFER),
    "all for a subscriber, by its count": page(BEGINNING, head=CLOSED % ', "wordCount": "104"'),
    "all for a subscriber, by its part": page(
        f"<p>{prose(2)}</p><div class=rest><p>{prose(10, 30)}</p></div>",
        head=CLOSED % ', "hasPart": {"cssSelector": ".rest"}',
    ),
    "free, beside others that are not": page(
        BEGINNING, head=(CLOSED % "").replace('"False"', 'true, "mentions": {"isAccessibleForFree": false}')
    ),
    "about paywalls": page(f"<p>{prose(60)} Readers must subscribe to continue reading, the paper said.</p>"),
    "a short one about paywalls": page(
        f"<p>{prose(4)}</p><p>Readers will have to <a href=/join>subscribe</a> to continue reading, it says.</p>"
        f"<p>Those who log in can read the full story.</p><p>{prose(4, 40)}</p><p>{prose(3, 60)}</p><p>So be it.</p>"
    ),
    "about scripts": page(f"<p>The site requires JavaScript, said its makers. {prose(8)}</p>"),
    "about passwords": page(f"<p>Each clerk got a new password. {prose(2)}</p>", before="<input type=password>"),
    "a list of links with words on each": page(
        "".join(f"<p>{prose(1, at)} <a href=/{at}>More on bridge {at}</a></p>" for at in range(9))
    ),
    "headlines that say what was the case": page("".join(f"<p>{prose(1, at)}</p>" for at in range(4, 8))),
    "verse": page("<p>The bridge is down<br>The river high<br>No cart in town<br>Goes driving by</p>"),
    "Chinese": page(f"<p>{'去年夏天边境附近有七座桥被关闭。' * 9}</p>"),
}


@pytest.mark.parametrize("source", ARTICLES.values(), ids=ARTICLES)
def test_a_whole_article_is_taken_without_a_word(source: str) -> None:
    found = read(source)

    assert found.get("text"), found
    assert "notices" not in found
