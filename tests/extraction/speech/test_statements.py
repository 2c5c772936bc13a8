"""Where a statement begins and ends, and what reports and what acts."""

import pytest

from claims import extraction
from claims.vocabulary import Kind


def statements(text: str) -> list[tuple[str, str | None]]:
    found = extraction.find_claims(text)
    return [(claim.exact, claim.value.speaker) for claim in found if claim.kind is Kind.STATEMENT]


# Text, and its statements with their speakers.
ASIDES: dict[str, list[tuple[str, str | None]]] = {
    "The clerk was fined for two years in 2019 after a fall in Pine Hall, court records show.": [
        ("The clerk was fined for two years in 2019 after a fall in Pine Hall, court records show", "court records")
    ],
    "The mill, internal documents show, was shut in 2019.": [
        ("The mill, internal documents show, was shut in 2019", "internal documents")
    ],
    "In its first year, Paul Stein recalled, they sold nine boats.": [
        ("In its first year, Paul Stein recalled, they sold nine boats", "Paul Stein")
    ],
    "By 2001 the yard owned six ships and leased two, a Senate panel found, and was the largest in Maine.": [
        (
            "By 2001 the yard owned six ships and leased two, a Senate panel found, and was the largest in Maine",
            "Senate panel",
        )
    ],
    "Guards stopped a clerk who, Paul Stein said, had hidden the key.": [
        ("who, Paul Stein said, had hidden the key", "Paul Stein")
    ],
    "But a member of the board, granted anonymity to talk of it, said the deal was dead.": [
        ("a member of the board, granted anonymity to talk of it, said the deal was dead", "member of the board")
    ],
    "Villagers say his trucks carried guns into the hills, and that he kept the money.": [
        ("Villagers say his trucks carried guns into the hills, and that he kept the money", "Villagers")
    ],
}

# Where a report ends, and where one without a source begins.
ENDS: dict[str, list[tuple[str, str | None]]] = {
    "Orr Inc. said it had agreed to pay the families, a deal that wiped out its profit.": [
        ("Orr Inc. said it had agreed to pay the families", "Orr Inc.")
    ],
    "Paul Stein told analysts on a call that the mill would close its line, and would trim its pay.": [
        (
            "Paul Stein told analysts on a call that the mill would close its line, and would trim its pay",
            "Paul Stein",
        )
    ],
    "Paul Stein denied that he had been drinking and blamed “a rogue wave.”": [
        ("Paul Stein denied that he had been drinking", "Paul Stein"),
        ("blamed “a rogue wave", "Paul Stein"),
    ],
    "Paul Stein, a former clerk, is believed to live abroad.": [
        ("Paul Stein, a former clerk, is believed to live abroad", None)
    ],
    "The union, which had left the room with lamps, flags and a drum packed with straw, said it had lost.": [
        (
            "The union, which had left the room with lamps, flags and a drum packed with straw, said it had lost",
            "union",
        )
    ],
}

ACTS: dict[str, list[tuple[str, str | None]]] = {
    "Paul Stein pledged $3 million to buy boats.": [],
    "Paul Stein pledged to buy boats.": [("Paul Stein pledged to buy boats", "Paul Stein")],
    "Paul Stein has asked to see the books.": [],
    "Paul Stein asked for a refund.": [("Paul Stein asked for a refund", "Paul Stein")],
    "Voters rejected a raise for the mayor.": [],
    "Paul Stein rejected the accusation.": [("Paul Stein rejected the accusation", "Paul Stein")],
    "The judge dismissed the case.": [],
    "Paul Stein dismissed the inquiry as theater.": [("Paul Stein dismissed the inquiry as theater", "Paul Stein")],
    "Police questioned the driver.": [],
    "The clinic admitted nine patients.": [],
    "Paul Stein likened the vote to a raffle.": [("Paul Stein likened the vote to a raffle", "Paul Stein")],
    "Paul Stein put the cost closer to 400 dollars.": [("Paul Stein put the cost closer to 400 dollars", "Paul Stein")],
    "Paul Stein spoke of “the long road.”": [("Paul Stein spoke of “the long road", "Paul Stein")],
    "Paul Stein spoke of his mother.": [],
    "Did Paul Stein ask for help?": [],
    "Paul Stein, a clerk who calls himself Sheikh Lind, left.": [],
    "Asked whether he would run, Paul Stein said: “I have not made up my mind.”": [],
    "The mayor said it was dead, adding that it “would never pass this house.”": [
        ("The mayor said it was dead", "mayor"),
        ("adding that it “would never pass this house", "mayor"),
    ],
    "The music put him at ease.": [],
    "Orr’s reported sales, $143 million, had been inflated sixfold.": [],
}


@pytest.mark.parametrize(("text", "expected"), ASIDES.items(), ids=ASIDES)
def test_what_is_said_in_passing_reports_the_sentence_around_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENDS.items(), ids=ENDS)
def test_a_statement_holds_what_is_reported_and_no_more(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(("text", "expected"), ACTS.items(), ids=ACTS)
def test_what_is_done_with_words_is_no_report(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert statements(text) == expected
