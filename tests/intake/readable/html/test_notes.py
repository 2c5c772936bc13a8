"""Links and the marks of notes come with the exact place of the words that they are on."""

import json

import pytest

from claims.intake.readable.html import placing
from tests.intake.readable.html.pages import page, prose
from tests.intake.readable.html.test_article import read

Placed = tuple[str, str, str | None]


def given(story: str, head: str = "", **around: str) -> list[Placed]:
    """Give the two words before the end of each thing given, its words, and its address, which a remark has none of."""
    found = read(page(story, head=head, **around))
    text, references = found["text"], json.loads(found["given"])
    assert [each["start"] for each in references] == sorted(each["start"] for each in references)
    for each in references:
        assert (each["sort"] == "remark") == each["words"].startswith("Footnote: ")
        if each["start"] < each["end"]:
            assert text[each["start"] : each["end"]].split() == each["words"].split()
    return [(" ".join(text[: each["end"]].split()[-2:]), each["words"], each.get("address")) for each in references]


LINKS = {
    "in a sentence": (
        "<p>So <a href='https://a.example/1'>says the mayor</a> now.",
        "says the mayor",
        "https://a.example/1",
    ),
    "with tags in it": (
        "<p>So <a href=//a.example>says <b>the</b>\n <i>mayor</i></a> now.",
        "says the mayor",
        "//a.example",
    ),
    "relative": ("<p>So <a href='../x?a=1#part'>says the mayor</a> now.", "says the mayor", "../x?a=1"),
    "at the beginning": ("<p><a href=/x>The mayor</a> says so.", "The mayor", "/x"),
    "at the end": ("<p>So says <a href=/x>the mayor</a>", "the mayor", "/x"),
    "in a list": ("<ul><li>So says <a href=/x>the mayor</a><li>So says another</ul>", "the mayor", "/x"),
    "in a table": ("<table><tr><td>a<td><a href=/x>the mayor</a></tr><tr><td>b<td>c</table>", "the mayor", "/x"),
    "beside letters of two signs": ("<p>Cafe\u0301s, <a href=/x>the\xadatre\u0301</a> too.", "theatré", "/x"),
    "beside what is not taken over": (
        "<p>So<button>Share</button> <a href=/x>says the mayor</a> now.",
        "says the mayor",
        "/x",
    ),
    "the number of a source": ("<p>It fell.<sup>[<a href=/x>1</a>]</sup> And so on.", "1", "/x"),
    "words that stand in the menu too": ("<p>In the <a href=/t>Town</a> they say so.", "Town", "/t"),
}


@pytest.mark.parametrize(("story", "words", "address"), LINKS.values(), ids=LINKS)
def test_a_link_stands_where_its_words_are(story: str, words: str, address: str) -> None:
    found = given(f"<p>{prose(5)}</p>{story}<p>{prose(5, 60)}</p>")

    assert [(each[1], each[2]) for each in found] == [(words, address)]


NO_LINKS = {
    "a place on the page": "<p>As <a href='#map'>the map</a> shows.<p id=map>Map",
    "a wiki's own remark": "<p>It fell.<sup>[<i><a href='/wiki/Help'>citation needed</a></i>]</sup> And so on.",
    "a wiki's own tool": "<h2>The fall [<a href='/w?title=Bridge&amp;action=edit'>edit</a>]</h2><p>It fell.",
    "a letter": "<p>Ask <a href='mailto:a@a.example'>the clerk</a> for it.",
    "a script": "<p>See <a href='javascript:show()'>the map</a> here.",
    "another way": "<p>Get <a href='ftp://a.example/map'>the map</a> here.",
    "a picture": "<p>See <a href=/map.png><img src=/map.png alt=map></a> here.",
    "a line that is none of the main text": "<p><a href=/x>So says the mayor</a>",
    "no address": "<p>See <a name=map>the map</a> here.",
    "what stands twice alike": "<ul><li><a href=/x>the map</a><li><a href=/y>the map</a></ul>",
}


@pytest.mark.parametrize("story", NO_LINKS.values(), ids=NO_LINKS)
def test_what_is_no_source_or_has_no_sure_place_is_left_out(story: str) -> None:
    assert given(f"<p>{prose(5)}</p>{story}<p>{prose(5, 60)}</p>") == []


def test_two_links_on_the_same_words_are_told_apart_by_what_stands_beside_them() -> None:
    found = given(f"<p>One <a href=/1>report</a> is old, another <a href=/2>report</a> is new. {prose(4)}</p>")

    assert found == [("One report", "report", "/1"), ("another report", "report", "/2")]


WIKI = f"""
    <p>The bridge fell in 1911.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]
    </span></a></sup> It was built again.<sup id="cite_ref-b_2-0" class="mw-ref reference">
    <a href="./Bridge#cite_note-b-2">[2]</a></sup><sup class="reference"><a href="#cite_note-3">[note 1]</a></sup>
    {prose(5)}</p><p>Twice.<sup class="reference"><a href="#cite_note-b-2">[2]</a></sup> {prose(4, 70)}</p>
    <h2>References</h2><ol class="references">
    <li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span>
    <span class="reference-text">Oak, A.
    <a rel="nofollow" class="external text" href="https://a.example/1911">"A fall"</a>.
    <a href="https://wiki.example/Paper">Paper</a>, 1911. <a class="external" href="https://archive.example/1">Archived</a>
    from <a class="external" href="https://a.example/1911">the original</a>.</span></li>
    <li id="cite_note-b-2">↑ <a href="#cite_ref-b_2-0">a</a> <a href="#cite_ref-b_2-1">b</a> Elm,
    <i>Bridges of the valley</i>, p. 4, see <a href="#CITEREFElm1950">Elm 1950</a>.</li>
    <li id="cite_note-3"><a href="#cite_ref-3">Jump up ^</a> By <a href=/wiki/Weight>weight</a>.</li></ol>
"""
FALL = 'Oak, A. "A fall". Paper, 1911. Archived from the original.'
BOOK = "Elm, Bridges of the valley, p. 4, see Elm 1950."


def test_the_notes_of_a_wiki_stand_behind_what_they_are_for() -> None:
    assert given(WIKI) == [
        ("in 1911.", FALL, "https://a.example/1911"),
        ("in 1911.", FALL, "https://archive.example/1"),
        ("built again.", BOOK, None),
        ("built again.", "Footnote: By weight.", None),
        ("parapet. Twice.", BOOK, None),
    ]


def test_a_note_of_a_wiki_that_explains_is_a_remark() -> None:
    marked = (
        "<sup class=reference><a href='#cite_note-1'>[a]</a></sup>"
        "<sup class=reference><a href='#cite_note-n-2'>[note 1]</a></sup>"
        "<sup class=reference><a href='#cite_note-3'>[1]</a></sup>"
    )
    notes = "<ol><li id=cite_note-1>By weight.<li id=cite_note-n-2>In all.<li id=cite_note-3>Oak, 1911.</ol>"

    assert given(f"<p>It fell in 1911.{marked} {prose(5)}</p>{notes}") == [
        ("in 1911.", "Footnote: By weight.", None),
        ("in 1911.", "Footnote: In all.", None),
        ("in 1911.", "Oak, 1911.", None),
    ]


FOOTNOTES = {
    "raised": (
        "<sup><a href='#fn1'>1</a></sup>",
        "<ol><li id=fn1>See <a href='https://a.example/'>it</a>. <a href='#r1'>↩</a></ol>",
    ),
    "of Markdown": (
        "<sup id=fnref:1><a href='#fn:1' class=footnote-ref role=doc-noteref>1</a></sup>",
        "<div class=footnotes><p id=fn:1>See <a href='https://a.example/'>it</a>. <a href='#fnref:1'>↩︎</a></p></div>",
    ),
    "of Word": (
        "<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>",
        "<div id=ftn1><p id='_ftn1'><a href='#_ftnref1'>[1]</a> See <a href='https://a.example/'>it</a>.</p></div>",
    ),
}


@pytest.mark.parametrize(("mark", "note"), FOOTNOTES.values(), ids=FOOTNOTES)
def test_footnotes_are_given_by_the_same_rule(mark: str, note: str) -> None:
    found = given(f"<p>{prose(4)}</p><p>It fell in 1911.{mark} {prose(4, 60)}</p>{note}")

    assert found == [("in 1911.", "See it.", "https://a.example/")]


def test_a_heading_or_a_section_is_no_note() -> None:
    story = f"<p>It fell.<sup><a href='#more'>1</a></sup> {prose(4)}</p><h2 id=more>More</h2><p>{prose(4, 60)}</p>"

    assert given(story) == []


def test_a_footnote_that_leads_nowhere_is_a_remark() -> None:
    note = "<p id=fn1>By <a href=/w>weight</a>. <a href='#r'>↩</a></p>"
    story = f"<p>It fell.<sup><a href='#fn1'>1</a></sup> {prose(4)}</p>"

    assert given(story + note) == [("It fell.", "Footnote: By weight.", None)]


def test_a_footnote_with_an_address_written_out_leads_there() -> None:
    story = f"<p>It fell.<sup><a href='#fn1'>1</a></sup> {prose(4)}</p><p id=fn1>See https://A.example/1."

    assert given(story) == [("It fell.", "See https://A.example/1.", "https://a.example/1")]


def test_a_long_citation_is_cut_and_a_long_remark_is_not() -> None:
    long = prose(9, 60)
    story = f"<p>It fell.<sup><a href='#%s'>1</a></sup> {prose(4)}</p><p id=%s>{long}</p>"

    (cited,) = given(story % ("cite_note-1", "cite_note-1"))
    (remarked,) = given(story % ("fn1", "fn1"))

    assert len(cited[1]) == 300
    assert cited[1].endswith("…")
    assert remarked[1] == f"Footnote: {long}"


def test_a_letter_of_the_text_is_where_it_says_it_is() -> None:
    text = placing.MainText(" a  bc\nd")

    assert text.letters == "abcd"
    assert [text.place(at) for at in range(4)] == [1, 4, 5, 7]
