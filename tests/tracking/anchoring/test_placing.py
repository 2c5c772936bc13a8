"""Where claims stand after edits, each a row: what was edited, which words, and what became of them."""

import pytest

from claims.tracking import anchoring
from claims.vocabulary import AnchorState

EXACT, MOVED, CHANGED, AMBIGUOUS, LOST = AnchorState

TEXT = """Two trawlers sank off Port Hale

HALE HARBOR — At least 12 sailors drowned on Tuesday when two trawlers sank in a gale, Mayor Ruth Calder said.

The coast guard has been searching since dawn, and 27 people are still missing. The owner, Brightsea Ltd., paid
$5 million for the boats in 2019.
“We were told that the nets had been checked,” said Tom Arden, who lost his brother. Nobody had
warned the crews.

The harbor has 31 berths. Nearly half of the fleet, 48 percent, has no radio beacon, a report found. Calder denied that
the port had cut its rescue crew from 9 to 4.
"""

# An edit of a character or two that makes of a claim another fact: the words, what is edited in the text, how it reads
# then, and the words that the claim is found on.
FACTS = [
    ("At least 12 sailors", "12 sailors", "21 sailors", "At least 21 sailors"),
    ("At least 12 sailors", "At least 12", "At most 12", "At most 12 sailors"),
    ("At least 12 sailors", "At least 12 sailors", "12 sailors", "12 sailors"),
    ("12 sailors", "At least 12", "Some 12", "12 sailors"),
    ("12 sailors", "12 sailors", "120 sailors", "120 sailors"),
    ("12 sailors", "12 sailors", "1.2 sailors", "1.2 sailors"),
    ("$5 million", "$5 million", "$10 million", "$10 million"),
    ("$5 million", "$5 million", "€5 million", "€5 million"),
    ("$5 million", "$5 million", "$5 billion", "$5 billion"),
    ("5 million", "$5 million", "€5 million", "5 million"),
    ("has been searching", "has been", "has not been", "has not been searching"),
    ("The coast guard has been searching since dawn", "has been", "hasn't been", None),
    ("27 people", "27 people", "72 people", "72 people"),
    ("27 people", "27 people", "not 27 people", "27 people"),
    ("Mayor Ruth Calder", "Ruth Calder", "Ruth Colder", "Mayor Ruth Colder"),
    ("Tom Arden", "Tom Arden", "Tim Arden", "Tim Arden"),
    ("Brightsea Ltd.", "Brightsea", "Brightsee", "Brightsee Ltd."),
    ("in 2019", "2019", "2018", "in 2018"),
    ("We were told that the nets had been checked", "nets had been checked,”", "nets” had been checked,", None),
    ("We were told that the nets had been checked", "“We were told", "We “were told", None),
    (
        "We were told that the nets had been checked",
        "“We were",
        "We were",
        "We were told that the nets had been checked",
    ),
    ("48 percent", "48 percent", "84 percent", "84 percent"),
    ("48 percent", "48 percent", "4.8 percent", "4.8 percent"),
    ("from 9 to 4", "9 to 4", "4 to 9", None),
    ("Nearly half", "Nearly half", "Half", "Half"),
    ("on Tuesday", "Tuesday", "Thursday", "on Thursday"),
    ("Calder denied", "denied", "said", "Calder said"),
    ("The harbor has 31 berths", "31 berths", "13 berths", "The harbor has 13 berths"),
]

# What leaves a claim as it was: what is edited and how, and whether the words stand in another order then.
SAME = [
    ("typographic quotation marks", lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"), EXACT),
    ("double spaces", lambda text: text.replace(" ", "  "), EXACT),
    ("lines broken elsewhere", lambda text: text.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n"), EXACT),
    ("one paragraph", lambda text: " ".join(text.split()), EXACT),
    ("a paragraph for each sentence", lambda text: text.replace(". ", ".\n\n"), EXACT),
    ("hard spaces and thin dashes", lambda text: text.replace("$5 m", "$5\u00a0m").replace("—", "–"), EXACT),
    (
        "soft hyphens",
        lambda text: text.replace("searching", "search\u00ading").replace("trawlers", "traw\u00adlers"),
        EXACT,
    ),
    ("a new beginning", lambda text: "Updated: the search goes on at first light.\n\n" + text, EXACT),
    ("a new end", lambda text: text + "\nA service is planned for Sunday.\n", EXACT),
    ("a new sentence in the middle", lambda text: text.replace("Nobody had", "It rained all night. Nobody had"), EXACT),
    ("a sentence cut elsewhere", lambda text: text.replace("Nobody had\nwarned the crews.", ""), EXACT),
    ("another headline", lambda text: text.replace("Two trawlers sank off Port Hale", "Gale takes two boats"), EXACT),
]
CLAIMS = [
    "At least 12 sailors",
    "27 people",
    "$5 million",
    "in 2019",
    "Tom Arden",
    "31 berths",
    "48 percent",
    "from 9 to 4",
]
CLAIMS += ["We were told that the nets had been checked", "The coast guard has been searching since dawn"]


def placed(words: str, old: str, new: str, nth: int = 0) -> tuple[AnchorState, str, anchoring.Placed]:
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    at = anchoring.laid(old, new).of(start, start + len(words))
    return at.state, " ".join(new[at.start : at.end].split()), at


@pytest.mark.parametrize(("words", "before", "after", "found"), FACTS)
def test_a_fact_that_is_edited_is_changed(words: str, before: str, after: str, found: str | None) -> None:
    assert TEXT.count(before) == 1
    state, now, _ = placed(words, TEXT, TEXT.replace(before, after))
    assert state is CHANGED
    assert found in {None, now}


@pytest.mark.parametrize("words", CLAIMS)
@pytest.mark.parametrize(("edit", "state"), [pytest.param(edit, state, id=name) for name, edit, state in SAME])
def test_what_does_not_touch_a_claim_leaves_it(words: str, edit: object, state: AnchorState) -> None:
    assert callable(edit)
    new = edit(TEXT)
    assert new != TEXT
    assert placed(words, TEXT, new)[0] is state


@pytest.mark.parametrize("words", CLAIMS)
def test_a_paragraph_that_moves_takes_its_claims_along(words: str) -> None:
    paragraphs = TEXT.split("\n\n")
    for order in ([0, 2, 1, 3], [0, 3, 1, 2], [3, 2, 1, 0]):
        state, now, _ = placed(words, TEXT, "\n\n".join(paragraphs[number].strip() for number in order))
        assert state in {EXACT, MOVED}
        assert now == words


def test_what_went_from_one_place_to_another_is_moved() -> None:
    first, second = "The mill closed in 1988.", "Its owner, Ada Voss, left 40 workers behind."
    rest = "The town has a school. It has a pond as well. Nobody lives by the river."
    assert placed("40 workers", f"{first} {second} {rest}", f"{first} {rest} {second}")[0] is MOVED


TWIN = "Some 12 houses burned down."
FIRST, SECOND, THIRD = "The night began quietly.", "Nobody called the brigade.", "The mayor was away."
# Two equal sentences: the old text, the new one, and what becomes of the claim in the first and in the second of them.
TWINS = [
    ([FIRST, TWIN, TWIN, SECOND], [FIRST, TWIN, SECOND], AMBIGUOUS, AMBIGUOUS),
    ([TWIN, TWIN], [TWIN], AMBIGUOUS, AMBIGUOUS),
    ([FIRST, TWIN, SECOND, TWIN, THIRD], [FIRST, SECOND, TWIN, THIRD], LOST, EXACT),
    ([FIRST, TWIN, SECOND, TWIN, THIRD], [FIRST, TWIN, SECOND, THIRD], EXACT, LOST),
    ([FIRST, TWIN, SECOND, TWIN, THIRD], [TWIN, FIRST, SECOND, THIRD], AMBIGUOUS, AMBIGUOUS),
    ([FIRST, TWIN, SECOND, TWIN, THIRD], [FIRST, TWIN, THIRD], AMBIGUOUS, AMBIGUOUS),
    ([FIRST, TWIN, SECOND, TWIN, THIRD], [FIRST, TWIN, SECOND, TWIN, THIRD], EXACT, EXACT),
    ([FIRST, TWIN, SECOND, TWIN], [SECOND, TWIN, FIRST, TWIN], EXACT, MOVED),
    ([FIRST, TWIN, TWIN, SECOND], [FIRST, TWIN, THIRD, TWIN, SECOND], EXACT, EXACT),
    ([TWIN, TWIN, SECOND], [TWIN.replace("12", "21"), TWIN, SECOND], CHANGED, EXACT),
    ([FIRST, TWIN, TWIN], [FIRST, TWIN, TWIN.replace("burned", "fell")], EXACT, EXACT),
    ([TWIN, TWIN, SECOND], [THIRD, TWIN, SECOND], AMBIGUOUS, AMBIGUOUS),
]


@pytest.mark.parametrize(("old", "new", "first", "second"), TWINS)
def test_of_two_equal_sentences_none_is_taken_for_the_other(
    old: list[str], new: list[str], first: AnchorState, second: AnchorState
) -> None:
    texts = " ".join(old), " ".join(new)
    states = [placed("12 houses", *texts, nth)[0] for nth in (0, 1)]
    kept = {EXACT, MOVED}
    for state, wanted in zip(states, (first, second), strict=True):
        assert state is wanted or {state, wanted} <= kept


def test_ambiguous_words_name_every_place_they_may_stand() -> None:
    at = placed("12 houses", f"{FIRST} {TWIN} {SECOND}", f"{TWIN} It rained. {TWIN} The end came.")[2]
    assert at.state is AMBIGUOUS
    assert len(at.spots) == 2


def test_a_negation_that_comes_into_its_sentence_puts_a_claim_in_doubt() -> None:
    old = f"{FIRST} The sailors of two boats were found on the beach on Monday. {SECOND}"
    state, _, at = placed("on Monday", old, old.replace("were found", "were not found"))
    assert (state, at.because) == (EXACT, "'not' has come in their sentence")


# What was put in the place of other words beside a figure: it stays as it was, and is of something else.
BESIDE = [
    ("12 percent", "Prices rose 12 percent in the spring, the bank said.", "rose", "fell"),
    ("12 lanes", "The bridge has 12 lanes and no lights at all.", "bridge", "tunnel"),
    ("1,150 jobs", "The mill plans to cut 1,150 jobs by the summer.", "cut", "create"),
    ("two counts", "He was found guilty on two counts of money laundering.", "money laundering", "wire fraud"),
    ("three toes", "Haugen later lost three toes to the cold of the north.", "Haugen", "Eide"),
    ("31 percent", "Sales in Oslo grew 31 percent, those in Bergen fell a little.", "Oslo", "Bergen"),
    ("640 people", "In the old town 640 people live without clean water.", "people live", "people once lived"),
]


@pytest.mark.parametrize(("words", "text", "before", "after"), BESIDE)
def test_a_figure_is_in_doubt_where_what_it_is_of_is_another(words: str, text: str, before: str, after: str) -> None:
    new = text.replace("Bergen", "Oslo").replace("in Oslo grew", "in Bergen grew") if after == "Bergen" else None
    at = placed(words, f"{FIRST} {text} {SECOND}", f"{FIRST} {new or text.replace(before, after)} {SECOND}")[2]
    assert at.state is EXACT
    assert "beside them" in (at.of or "")


@pytest.mark.parametrize(
    ("words", "text", "before", "after"),
    [
        ("31 miners", "It is true, said Dr. Lee, that 31 miners died there.", "is true", "is not true"),
        ("31 miners", "It is not known who rang, but it is sure that 31 miners died.", "not known", "known"),
    ],
)
def test_short_forms_and_other_places_hide_no_negation(words: str, text: str, before: str, after: str) -> None:
    new = text.replace(before, after).replace("it is sure", "it is not sure")
    at = placed(words, f"{FIRST} {text} {SECOND}", f"{FIRST} {new} {SECOND}")[2]
    assert "'not'" in (at.because or "")


@pytest.mark.parametrize(
    ("words", "text", "before", "after"),
    [
        ("2031", "The contract runs until 2031 for all ships.", "until", "from"),
        ("1950", "Nothing was built there before 1950 by anybody.", "before", "after"),
        ("Mayor Ada Voss", "They met Mayor Ada Voss in the old town hall.", "Mayor Ada", "former Mayor Ada"),
        ("We will follow the steel", "“We will follow the steel,” she said.", "steel,”", "steel wherever it leads,”"),
    ],
)
def test_what_stands_right_beside_words_belongs_to_them(words: str, text: str, before: str, after: str) -> None:
    assert placed(words, f"{FIRST} {text} {SECOND}", f"{FIRST} {text.replace(before, after)} {SECOND}")[0] is CHANGED


def test_words_that_are_denied_in_another_sentence_are_changed() -> None:
    words = "the mayor took bribes from builders"
    old = f"{FIRST} Court papers show {words}. {SECOND}"
    new = f"{FIRST} {SECOND} After years of talk the inquiry said on its last day that it is not true that {words}."
    assert placed(words, old, new)[0] is CHANGED


def test_equal_sentences_about_other_things_now_are_ambiguous() -> None:
    old = "The church is red. It was built in 1990. The mill is grey. It was built in 1990."
    new = "The mill is really tall. It was built in 1990. Our church looks big. It was built in 1990."
    assert [placed("1990", old, new, nth)[0] for nth in (0, 1)] == [AMBIGUOUS, AMBIGUOUS]


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("killing 14", "A ferry sank, killing 14 and hurting others.", "As Lena Marsh said, a ferry sank."),
        ("second quarter", "In the second quarter it sold little.", "On Wednesday it sold little."),
        ("March", "In March it opened a mill.", "It opened, late, a mill."),
        ("14", "They found 14 in the hold.", "They found nobody in the hold."),
    ],
)
def test_no_other_sort_of_word_is_taken_for_what_is_gone(words: str, old: str, new: str) -> None:
    assert placed(words, f"{FIRST} {old} {SECOND}", f"{FIRST} {new} {SECOND}")[0] is LOST


def test_words_elsewhere_in_their_sentence_are_found_and_in_doubt() -> None:
    old, new = "On Friday the army reached the town by boat.", "The army reached the town by boat on Friday."
    state, now, at = placed("Friday", f"{FIRST} {old} {SECOND}", f"{FIRST} {new} {SECOND}")
    assert (state, now) == (CHANGED, "Friday")
    assert at.because is not None


def test_a_capital_that_begins_a_sentence_is_no_change() -> None:
    old, new = "The army came by boat. It found six men.", "It found six men. The army came, and the army left."
    assert placed("The army came", old, new)[0] in {EXACT, MOVED}
    assert (
        placed("the army", "They saw the army. It rained.", "The army it was that they saw. It rained.")[0] is not LOST
    )


def test_what_was_put_in_behind_a_comma_is_not_what_words_became() -> None:
    old = "It will open at the end of 2027. Nobody asked."
    assert placed("end of 2027", old, old.replace("2027", "2028, Stroud said"))[1] == "end of 2028"


def test_a_line_beyond_any_width_ends_with_its_line() -> None:
    headline, story = (
        "Sixteen die as a ferry sinks off the coast and its owner is asked who signed the hull off",
        "x " * 90,
    )
    text = f"{headline}\nPORT HALE — The ferry {story}sank. It was old."
    [passage] = anchoring.changed(text, text.replace("Sixteen", "Twelve"))
    assert text[slice(*(passage.before or (0, 0)))] == headline


@pytest.mark.parametrize(
    "instead",
    [
        "The council has 12 members.",
        "A shop opened in spring.",
        "",
        "Prices went up, and 12 of the shops there closed.",
    ],
)
def test_a_figure_does_not_jump_into_another_sentence(instead: str) -> None:
    state = placed("12", f"{FIRST} {TWIN} {SECOND}", f"{FIRST} {instead} {SECOND}")[0]
    assert state in {LOST, CHANGED}


def test_a_long_quote_is_found_wherever_its_sentence_went() -> None:
    quote = "we never saw the water rise so fast in all our years here"
    old = f"{FIRST} “For us it was new: {quote},” said Ana Bell on her porch. {SECOND}"
    new = f"{FIRST} {SECOND} In an interview about other things altogether she recalled that “{quote}” and wept."
    assert placed(quote, old, new)[0] in {MOVED, CHANGED}


def test_a_claim_over_several_sentences_is_changed_where_one_comes_between_them() -> None:
    quote = "We lost it all. We start anew."
    new = "“We lost it all. Nobody helped. We start anew.” So said Ana Bell of Hale."
    assert placed(quote, "“We lost it all. We start anew.” So said Ana Bell of Hale.", new)[0] is CHANGED


def test_two_sentences_joined_into_one_keep_their_claims() -> None:
    old = f"{FIRST} The fire took 12 houses. It killed 3 people. {SECOND}"
    new = f"{FIRST} The fire took 12 houses, and it killed 3 people. {SECOND}"
    assert placed("12 houses", old, new)[0] is EXACT
    assert placed("3 people", old, new)[0] is EXACT


@pytest.mark.parametrize("words", CLAIMS)
def test_an_empty_text_has_none_of_the_claims(words: str) -> None:
    at = placed(words, TEXT, "")[2]
    assert (at.state, at.start, at.end) == (LOST, 0, 0)


def test_a_place_without_words_is_lost() -> None:
    assert anchoring.laid("A dog. A cat.", "A dog. A cat.").of(6, 6).state is LOST


def test_texts_on_other_things_have_little_in_common() -> None:
    other = "The council met on Monday to talk about the new bridge. It will cost a lot, members said, and take years."
    assert anchoring.laid(TEXT, other).laid.likeness < 0.1
    assert anchoring.laid(TEXT, TEXT).laid.likeness == 1
    assert anchoring.laid("", "").laid.likeness == 0
