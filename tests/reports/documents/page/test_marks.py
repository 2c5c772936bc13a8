"""A text is cut where claims begin and end, and nothing of it is lost or put twice."""

from hypothesis import given
from hypothesis import strategies as st

from claims.reports.documents.page import marks
from claims.reports.documents.page.marks import Span, What

SIGNS = st.text(alphabet="ab .\n\t<&é\U0001f525", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and claims anywhere in it, whatever they have in common."""
    text = draw(SIGNS)
    places = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    spans = [Span(number, min(place), max(place)) for number, place in enumerate(places, 1)]
    return text, marks.placed(spans, len(text))


@given(marked())
def test_segments_are_the_text_and_those_of_a_claim_its_words(case: tuple[str, list[Span]]) -> None:
    text, spans = case

    cut = [*marks.segments(len(text), spans)]

    assert "".join(text[one.start : one.end] for one in cut) == text
    for span in spans:
        assert (
            "".join(text[one.start : one.end] for one in cut if span.number in one.numbers)
            == text[span.start : span.end]
        )


@given(marked())
def test_elements_nest_and_hold_the_words_of_their_claims(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    under, words, noted = list[int](), {span.number: "" for span in spans}, list[int]()

    paragraphs = [*marks.paragraphs(text, spans)]

    for token in (token for paragraph in paragraphs for token in paragraph.tokens):
        match token.what:
            case What.OPEN:
                under.append(token.number)
            case What.CLOSE:
                assert under.pop() == token.number
            case What.NOTE:
                noted.append(token.number)
            case What.WORDS:
                for number in under:
                    words[number] += token.words
    assert "".join(paragraph.words for paragraph in paragraphs) == text
    assert words == {span.number: text[span.start : span.end] for span in spans}
    assert sorted(noted) == sorted(words)


@given(marked())
def test_a_claim_is_inside_the_smallest_that_holds_it(case: tuple[str, list[Span]]) -> None:
    _, spans = case
    by_number = {span.number: span for span in spans}

    for part, whole in marks.around(spans).items():
        inner, outer = by_number[part], by_number[whole]
        assert outer.start <= inner.start
        assert inner.end <= outer.end


def test_the_line_of_a_claim_is_drawn_further_down_than_those_of_the_claims_in_it() -> None:
    spans = [Span(1, 0, 10), Span(2, 2, 5), Span(3, 3, 4), Span(4, 8, 12)]

    assert marks.lanes(spans) == {1: 2, 2: 1, 3: 0, 4: 0}


def test_what_stands_nowhere_in_the_text_is_not_placed() -> None:
    assert marks.placed([Span(1, 4, 4), Span(2, 3, 99), Span(3, 1, 2)], 10) == [Span(3, 1, 2)]
