"""Laws of anchoring, held against articles that are edited at random: each word knows where it came from."""

import re
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.tracking import anchoring
from claims.vocabulary import AnchorState

KEPT = {AnchorState.EXACT, AnchorState.MOVED}
SENTENCES = """
At least 12 sailors drowned when two trawlers sank off Port Hale.
The owner, Brightsea Ltd., paid $5 million for the boats in 2019.
“We were told that the nets had been checked,” said Tom Arden.
Nobody had warned the crews.
Mayor Ruth Calder has been in office since March.
Nearly half of the fleet, 48 percent, has no radio beacon.
Nobody had warned the crews.
The rescue crew was cut from 9 to 4 last year, Calder said.
Two people have not been found, the coast guard said on Tuesday.
The harbor has 31 berths, and 27 of them were empty.
The harbor has 31 berths, and 27 of them were empty.
A service is planned for Sunday.
""".strip().split("\n")
NEW = ("not", "no", "12", "21", "never", "about", "Arden", "Calder", "“", "the", "very", "$10", "least", "percent")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article, and which one it was in the first text; None for one that came later."""

    said: str
    origin: int | None


Article = tuple[tuple[Word, ...], ...]


def first() -> Article:
    count = iter(range(10_000))
    return tuple(tuple(Word(said, next(count)) for said in sentence.split()) for sentence in SENTENCES)


ARTICLE = first()
# Claims of one to eight words, within a sentence.
PLACES = [
    (sentence, begin, end)
    for sentence, words in enumerate(ARTICLE)
    for begin in range(len(words))
    for end in range(begin + 1, min(len(words), begin + 8) + 1)
]


def edited(words: list[Word], draw: st.DrawFn) -> list[Word]:
    """Edit a sentence at one place: another word, one less, one more, another digit, or two that change places."""
    where, other = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
    came = Word(draw(st.sampled_from(NEW)), None)
    swapped = list(words)
    swapped[where], swapped[other] = words[other], words[where]
    before, after = words[:where], words[where + 1 :]
    ways = {
        "word": [*before, came, *after],
        "cut": [*before, *after] or [came],
        "insert": [*before, came, *words[where:]],
        "digit": [*before, replace(words[where], said=re.sub(r"\d", "7", words[where].said)), *after],
        "swap": swapped,
    }
    return ways[draw(st.sampled_from(sorted(ways)))]


@st.composite
def edits(draw: st.DrawFn) -> Article:
    article = [list(sentence) for sentence in ARTICLE]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(article) - 1))
        way = draw(st.sampled_from(["edit", "edit", "edit", "move", "out"]))
        sentence = article.pop(at)
        if way == "move":
            article.insert(draw(st.integers(0, len(article))), sentence)
        elif way == "edit":
            article.insert(at, edited(sentence, draw))
    return tuple(map(tuple, article))


def written(article: Article, between: str = " ", after: str = " ") -> tuple[str, list[tuple[int, int, Word]]]:
    """Write an article out, with the place of each word."""
    text, places = "", list[tuple[int, int, Word]]()
    for sentence in article:
        for word in sentence:
            places.append((len(text), len(text) + len(word.said), word))
            text += word.said + between
        text += after
    return text, places


OLD, AT = written(ARTICLE)
FIRSTS = [sum(len(sentence) for sentence in ARTICLE[:number]) for number in range(len(ARTICLE))]


def spot(place: tuple[int, int, int]) -> tuple[int, int]:
    sentence, begin, end = place
    return AT[FIRSTS[sentence] + begin][0], AT[FIRSTS[sentence] + end - 1][1]


def bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None)
@given(edits())
def test_no_claim_stands_on_other_words_unchanged(article: Article) -> None:
    new, places = written(article)
    laid = anchoring.laid(OLD, new)
    twins = {sentence for sentence in SENTENCES if SENTENCES.count(sentence) > 1}
    for place in PLACES:
        at = laid.of(*spot(place))
        if at.state not in KEPT:
            continue
        sentence, begin, end = place
        # Its words are the very same, sign by sign, but for the capital that begins a sentence …
        said = "".join(word.said for word in ARTICLE[sentence][begin:end])
        assert bare(new[at.start : at.end]).casefold() == bare(said).casefold()
        # … and are those that stood there, not others that read alike; of equal sentences one is as good as the other
        # only where both are still there.
        own = [word.origin for word in ARTICLE[sentence][begin:end]]
        here = [word.origin for start, stop, word in places if start < at.end and at.start < stop]
        came = [origin for origin in here if origin is not None]
        if SENTENCES[sentence] not in twins and end - begin > 1:
            assert {*came} & {*own} or not came


@settings(deadline=None)
@given(edits())
def test_every_claim_has_a_place_in_the_new_text(article: Article) -> None:
    new, _ = written(article)
    laid = anchoring.laid(OLD, new)
    for place in PLACES:
        at = laid.of(*spot(place))
        assert 0 <= at.start <= at.end <= len(new)
        assert (at.start == at.end) is (at.state is AnchorState.LOST)


@settings(deadline=None)
@given(
    st.sampled_from([" ", "  ", "\n", "\u00a0", " \n "]),
    st.sampled_from([" ", "\n\n", "   "]),
    st.sampled_from(["“”", '""', "«»", "„“"]),
)
def test_typography_and_white_space_change_nothing(between: str, after: str, marks: str) -> None:
    new, _ = written(ARTICLE, between, after)
    new = new.translate(str.maketrans("“”", marks))
    laid = anchoring.laid(OLD, new)
    assert {laid.of(*spot(place)).state for place in PLACES} == {AnchorState.EXACT}


@settings(deadline=None)
@given(st.permutations(range(len(ARTICLE))))
def test_sentences_in_another_order_take_their_claims_along(order: list[int]) -> None:
    new, places = written(tuple(ARTICLE[number] for number in order))
    laid = anchoring.laid(OLD, new)
    for place in PLACES:
        sentence, begin, end = place
        at = laid.of(*spot(place))
        if SENTENCES.count(SENTENCES[sentence]) == 1:
            assert at.state in KEPT
            here = [word.origin for start, stop, word in places if start < at.end and at.start < stop]
            assert here == [word.origin for word in ARTICLE[sentence][begin:end]]


@settings(deadline=None)
@given(st.sampled_from(PLACES), st.data())
def test_a_figure_that_is_edited_is_never_kept(place: tuple[int, int, int], data: st.DataObject) -> None:
    sentence, begin, end = place
    words = [word.said for word in ARTICLE[sentence]]
    where = data.draw(st.integers(begin, end - 1))
    edited = data.draw(
        st.sampled_from([re.sub(r"\w", rf"{sign}\g<0>", words[where], count=1) for sign in ("x", "7", "not ", "“")])
    )
    new = tuple(
        (*line[:where], Word(edited, None), *line[where + 1 :]) if number == sentence else line
        for number, line in enumerate(ARTICLE)
    )
    at = anchoring.laid(OLD, written(new)[0]).of(*spot(place))
    # "not 12 sailors" has the words as they were, and another meaning.
    assert at.state not in KEPT or (at.because is not None and edited == f"not {words[where]}")


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_two_texts_can_be_laid_beside_each_other(old: str, new: str, start: int, length: int) -> None:
    start = min(start, len(old))
    at = anchoring.laid(old, new).of(start, min(len(old), start + length))
    assert 0 <= at.start <= at.end <= len(new)
    anchoring.difference(old, new)
    anchoring.changed(old, new)
