"""All the words that stand in a page are found in its text, and nothing else is."""

import re
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake import limits, readable
from claims.intake.readable import Readable
from claims.intake.readable.html import __main__ as html

WORDS = st.text(st.sampled_from("ab1é’&<"), min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "li", "b", "span", "td", "h1", "q", "pre", "em", "section"])


def read(page: str, media_type: str = "text/html") -> Readable:
    return readable.read(page.encode(), media_type)


def text(page: str) -> str:
    """Read in this process, which is quicker."""
    return next(iter(html.read(page.encode(), "text", "")))["text"]


SEEN = {
    "<p>Seven <b>b</b>ridges<p>were closed": "Seven bridges\n\nwere closed",
    "a<br>b<br/>c": "a\nb\nc",
    "<ul><li>one<li>two</ul>three": "one\n\ntwo\n\nthree",
    "<table><tr><td>7<td>bridges<tr><td>3<td>roads</table>": "7\tbridges\n3\troads",
    "<table><tr><td>left<br>column<td><p>He said</p><p>so</table>": "left\ncolumn\n\nHe said\n\nso",
    "<div>a<div>b</div>c</div>": "a\n\nb\n\nc",
    "a<span> b</span>c<i>d</i> e": "a bcd e",
    "he said <q>never</q>.": 'he said "never".',
    "  a \n\t b  ": "a b",
    "a&nbsp;b &amp; &lt;c&gt; &#8217; &eacute;": "a\xa0b & <c> ’ é",
    "<pre>one\n  two</pre>": "one\ntwo",
    "a<!-- not this -->b<?nor this?>c": "abc",
    "<head><title>T</title><style>x</style></head><script>y</script>a<style>z</style>b": "ab",
    "a<noscript>Switch it on</noscript><template>t</template><iframe>i</iframe>b": "ab",
    "<img alt='a bridge'>a": "a",
    "<select><option>one<option>two</select>": "one\n\ntwo",
    "<details><summary>More</summary>hidden until asked</details>": "More\n\nhidden until asked",
    "<nav>Home</nav><aside>Also read</aside><footer>©</footer>": "Home\n\nAlso read\n\n©",
    "<p hidden>a</p><textarea>typed</textarea>": "a\n\ntyped",
    "<svg><text>chart 7 %</text></svg>": "chart 7 %",
}


@pytest.mark.parametrize(("page", "seen"), SEEN.items())
def test_what_a_person_sees_is_read(page: str, seen: str) -> None:
    assert text(page).replace("\n\n", "\n") == seen.replace("\n\n", "\n")


# A page, and what stands in it for whoever wants to quote a figure of it.
FIGURES = {
    "killed 31<sup>2</sup> people": "killed 31² people",
    "10<sup>6</sup>, 10<sup>-6</sup>, 10<sup>−12</sup>": "10⁶, 10⁻⁶, 10⁻¹²",
    "$5<sup>99</sup>": "$5⁹⁹",
    "$5<span style='vertical-align: super; font-size: 60%'>99</span>": "$5⁹⁹",
    "$5<span class='Sup small'>99</span>": "$5⁹⁹",
    "CO<sub>2</sub>, 5 m<sup>2</sup>, the 31<sup>st</sup>": "CO₂, 5 m², the 31st",
    "10<sup>6</sup>5": "10⁶¦5",
    "a<sup>2</sup><sup>3</sup>": "a²¦³",
    "<del>31</del><ins>35</ins> people": "35 people",
    "<s>31</s> <strike>32</strike> 35": "35",
    "<span style='text-decoration:line-through'>31</span> 35": "35",
    "3<del>1</del>5": "3¦5",
    "31<ins>5</ins>": "31¦5",
    "31<small>99</small>": "31¦99",
    "31<img>5": "31¦5",
    "<a href='/1'>1</a><a href='/2'>2</a>": "1¦2",
    "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>": "1/2",
    "2<math><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></math>": "2¦1/2",
    "<math><msup><mn>10</mn><mn>6</mn></msup></math>": "10⁶",
    "<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>": "x₁¦²",
    "<math><semantics><mn>7</mn><annotation>7 cdot</annotation></semantics></math>": "7",
    "<span>31</span><span>5</span>": "315",
    "31<b>5</b>": "315",
    "31<!-- -->5": "315",
    "<span class=digit>3</span><span class=digit>1</span>": "31",
    "<span class=whole>31</span><span class=cents>99</span>": "31¦99",
    "<span class=whole>31</span><span>99</span>": "31¦99",
    "31<span style='color: red'>99</span>": "31¦99",
    "<span class=whole>31</span>.<span class=part>5</span>": "31.5",
    "<span class=a>31</span> <span class=b>5</span>": "31 5",
    "<p class=a>31</p><p class=b>5</p>": "31\n\n5",
}
# Marks of notes, as sites write them.
MARKS = [
    "31<sup class=reference id=cite_ref-1><a href='#cite_note-1'><span>[</span>1<span>]</span></a></sup> people",
    "31<sup>[2]</sup> people",
    "31<sup>[<i>citation needed</i>]</sup> people",
    "31<sup><a href='#fn1'>2</a></sup> people",
    "31<sup><a href='page.html#note-b'>2, 3</a></sup> people",
    "31<sup id=fnref:1><a href='#fn:1' rel=footnote>1</a></sup> people",
    "31<a href='#fn1' class=footnote-ref role=doc-noteref><sup>1</sup></a> people",
    "31<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a> people",
    "31<a href='#n'><sup>*</sup></a> people",
    "31<span role=doc-noteref>2</span> people",
    "31<sup class=footnote>b</sup> people",
]
NO_MARKS = {
    "10<sup><a href='https://example.org/6'>6</a></sup> people": "10⁶ people",
    "killed <a href='#list'>31</a> people": "killed 31 people",
    "<a href='#fn1'>31 people</a>": "31 people",
    "<a href='#top'>Top</a>": "Top",
}


@pytest.mark.parametrize(("page", "seen"), [*FIGURES.items(), *NO_MARKS.items()])
def test_figures_that_meet_at_the_border_of_what_is_set_apart_do_not_become_one(page: str, seen: str) -> None:
    assert text(page) == seen


@pytest.mark.parametrize("page", MARKS)
def test_the_mark_of_a_note_is_left_out(page: str) -> None:
    assert text(page) == "31 people"


APART = st.sampled_from(["sup", "sub", "ins", "small", "font", "span class=x", "b style=x"])


@given(st.integers(0, 9999), APART, st.integers(0, 9999))
def test_no_two_figures_that_are_set_apart_are_read_as_one(one: int, tag: str, two: int) -> None:
    read = text(f"<p>{one}<{tag}>{two}</{tag.partition(' ')[0]}>{one}</p>")

    assert max(map(len, re.findall("[0-9]+", read))) <= max(len(str(one)), len(str(two)))


@given(st.lists(st.tuples(TAGS, WORDS)))
def test_the_words_of_a_page_come_in_order(blocks: list[tuple[str, str]]) -> None:
    escaped = [(tag, words.replace("&", "&amp;").replace("<", "&lt;")) for tag, words in blocks]
    page = "".join(f"<{tag}>{words}</{tag}>" for tag, words in escaped)

    assert "".join(text(f"<p>.</p>{page}").replace('"', "").split()) == "." + "".join(words for _, words in blocks)


def test_a_page_says_what_it_is_called_and_when_it_was_published() -> None:
    found = read("""
        <head><title>Seven bridges closed - The Paper</title><meta property="og:title" content="Seven bridges closed">
        <meta property="article:published_time" content="2024-05-06T08:00:00+02:00">
        <meta property="article:modified_time" content="2024-06-01T08:00:00+02:00"></head>
        <p>Ten years ago, on 3 March 2014, seven bridges were closed.
    """)

    assert found.title == "Seven bridges closed"
    assert found.published == date(2024, 5, 6)
    assert found.read_by is not None
    assert found.read_by.startswith("HTML, lxml ")
    assert found.read_by.endswith(", utf-8")


def test_a_date_in_the_text_is_not_the_day_of_publication() -> None:
    assert read("<title>x</title><p>On 3 March 2014 seven bridges were closed. © 2019").published is None


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml"])
def test_the_header_says_the_encoding(media_type: str) -> None:
    found = readable.read("<p>Семь мостов".encode("cp1251"), media_type, "windows-1251")

    assert found.text == "Семь мостов"


@pytest.mark.parametrize(
    "page", ["<p>", "<!-- nothing -->", "<script>build()</script><div id=root></div>", "<!doctype html>"]
)
def test_a_page_without_words_says_so(page: str) -> None:
    found = read(page)

    assert (found.text, found.unread) == (None, "there are no words in it; its scripts may fetch them")


HOSTILE = {
    "tags": "<div>" * 200_000 + "deep",
    "tags, closed": "<div>" * 200_000 + "deep" + "</div>" * 200_000,
    "spans": "<p>" + "<span>" * 200_000 + "deep",
    "lists": "<ul><li>" * 100_000 + "deep",
    "tables": "<table><tr><td>" * 70_000 + "deep",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_200000_nested_tags_are_refused_in_words(page: str) -> None:
    found = read(page)

    assert found == Readable(unread="its tags are nested too deeply to be read")


def test_deep_but_possible_nesting_is_read() -> None:
    assert text("<div>" * 1500 + "deep" + "</div>" * 1500 + "after") == "deep\n\nafter"


LARGE = {
    "brackets": "<p>x" + "<" * 1_000_000,
    "comments that never end": "<p>x" + "<!--" * 200_000,
    "attributes": "<p " + "a=1 " * 100_000 + ">x",
    "spaces": "<p>x" + " " * 3_000_000,
    "a table that a grid would make billions of": "<p>x<table>" + "<tr><td>1" * 5_000 + "<tr><td>" + "z" * 200_000,
}


@pytest.mark.parametrize("page", LARGE.values(), ids=LARGE)
def test_a_page_that_is_made_to_cost_time_costs_little(page: str) -> None:
    found = read(page)

    # In less than a reader's time.
    assert found.text is not None
    assert found.text.startswith("x")
    assert len(found.text) <= len(page)


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_SECONDS", 0.05)
    started = time.monotonic()

    found = read("<p>Seven bridges")

    assert found == Readable(unread="reading it takes longer than 0.05 seconds")
    assert time.monotonic() - started < 5


@pytest.mark.skipif(sys.platform != "linux", reason="has no limit on memory that holds")
def test_a_reader_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_BYTES", 300_000_000)

    found = read("<p><b>x</b>" * 700_000)

    assert found == Readable(unread="reading it takes more than 300 MB of memory")


STORY = "".join(
    f"<p>In the {number}th town on the border the bridges were closed in the summer, as officials said on Monday, and "
    "nobody could say for how long that would be so.</p>"
    for number in range(4, 12)
)


def page(story: str, side: str) -> bytes:
    return (
        f"<html><head><title>Bridges</title></head><body><nav><ul><li><a href=/>{side}</a></li></ul></nav>"
        f"<main><article><h1>Bridges</h1>{story}</article></main>"
        f"<aside><h2>Most read</h2><ul><li><a href=/x>{side}</a></li></ul></aside></body></html>"
    ).encode()


def test_another_side_bar_is_no_other_page() -> None:
    before, after = (readable.main_text(page(STORY, side), "text/html") for side in ("Weather", "Ten cats"))

    assert before == after
    assert before is not None
    assert "7th town" in before
    assert "Weather" not in before


def test_another_figure_is_another_page() -> None:
    after = readable.main_text(page(STORY.replace("7th", "8th"), "Weather"), "text/html")

    assert after != readable.main_text(page(STORY, "Weather"), "text/html")


def test_a_page_without_main_text_is_compared_whole() -> None:
    assert readable.main_text(b"<div>7</div>", "text/html") == "7"
