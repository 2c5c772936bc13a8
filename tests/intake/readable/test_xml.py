"""XML gives the words between its tags, and a feed the words of its items."""

import pytest

from claims.intake import readable
from claims.intake.readable import Readable


def read(document: str | bytes, media_type: str = "text/xml") -> Readable:
    return readable.read(document if isinstance(document, bytes) else document.encode(), media_type)


RSS = """<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News &amp;amp; more</title><item><title>31 killed&nbsp;&mdash; officials &amp; others</title>
<description>&lt;p&gt;A &lt;b&gt;big&lt;/b&gt; one&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>10<sup>6</sup> people, AT&amp;T, <del>31</del> 35</p><p>x<script>no</script></p>]]>
</content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &lt;i&gt;Paper&lt;/i&gt;</title>
<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <b>b</b> <s>c</s></p><p>d</p></div>
</content></entry></feed>"""


def test_the_items_of_a_feed_are_read_as_they_are_seen() -> None:
    found = read(RSS, "application/rss+xml")

    assert found.text == ("News & more\n\n31 killed\xa0— officials & others\n\nA big one\n\n10⁶ people, AT&T, 35\n\nx")
    assert found.title == "News & more"
    assert found.read_by is not None
    assert found.read_by.startswith("XML, lxml ")


def test_html_in_a_feed_is_html() -> None:
    found = read(ATOM, "application/atom+xml")

    assert (found.text, found.title) == ("The Paper\n\na b\n\nd", "The Paper")


# A document, and what is read of it.
READ = {
    "<r><n>31</n><n>5</n></r>": "31\n\n5",
    "<p>killed <b>31</b> people</p>": "killed 31 people",
    "<p>killed 31<sup>2</sup> people</p>": "killed 31² people",
    "<text><s>One two.</s> <s>Three four.</s></text>": "One two.\n\nThree four.",
    "<a>x<!-- not this -->y<?nor this?>z</a>": "xyz",
    "<a>caf&eacute; &#233; &lt;b&gt;x&lt;/b&gt; &amp;amp; 1 &lt; 2</a>": "café é x & 1 < 2",
    "<a>a &lt;b and c&gt; d</a>": "a <b and c> d",
    "<a>one & two <b>three</a>": "one two three",
    "<a><![CDATA[7 < 8]]></a>": "7 < 8",
    "<a title='not seen'>x</a>": "x",
}


@pytest.mark.parametrize(("document", "text"), READ.items())
def test_the_words_between_tags_are_read(document: str, text: str) -> None:
    found = read(document).text

    assert found is not None
    assert found.replace("\n\n", "\n") == text.replace("\n\n", "\n")


def test_the_encoding_that_it_says_is_the_one_it_is_in() -> None:
    document = '<?xml version="1.0" encoding="windows-1251"?><a>Семь</a>'.encode("cp1251")

    assert read(document).text == "Семь"


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    document = '<!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>x&b;&c;y</a>'

    assert read(document).text == "x&b;&c;y"


DEEP = "<a>" * 5000 + "deep"
GROWING = "".join(f'<!ENTITY b{number} "{f"&b{number - 1};" * 10}">' for number in range(1, 9))
BOMB = f'<!DOCTYPE a [<!ENTITY b0 "bomb">{GROWING}]><a>x&b8;y</a>'
PLAIN = {"a bomb of entities": BOMB, "nested too deeply": DEEP, "no XML": "just text", "no words": "<a b='c'/>"}


@pytest.mark.parametrize("document", PLAIN.values(), ids=PLAIN)
def test_what_cannot_be_read_as_xml_is_text_even_so(document: str) -> None:
    found = read(document)

    assert (found.text, found.read_by) == (document, "plain text, utf-8")


def test_a_drawing_is_still_an_image() -> None:
    assert read("<svg><text>7</text></svg>", "image/svg+xml").unread == "it is an image"
