"""Titles, identities, statements and events, each in a sentence of its own."""

import pytest

from claims import extraction
from claims.vocabulary import Kind

Table = dict[str, list[tuple[str, str | None]]]

# Sentence, and what of one kind is found in it: exact words and the name they go with.
TITLES: Table = {
    "Rep. Lena Orr (D-Ohio) left early.": [("Rep. Lena Orr", "Lena Orr"), ("D-Ohio", "Lena Orr")],
    "Tomas Reyes, a lawyer at Brill & Dunn in Salem, filed it.": [("lawyer at Brill & Dunn", "Tomas Reyes")],
    "The city's treasurer, Ines Varga, signed the letter.": [("treasurer", "Ines Varga")],
    "Maria Lopez was appointed chairwoman in May.": [("chairwoman", "Maria Lopez")],
    "The plan was drawn up by county Auditor Lena Orr.": [("county Auditor Lena Orr", "Lena Orr")],
    "Town Clerk Owen Pike kept the roll.": [("Town Clerk Owen Pike", "Owen Pike")],
    "Retired firefighter Ivo Blanc saw it.": [("Retired firefighter Ivo Blanc", "Ivo Blanc")],
    "Ivo Blanc, former head of the port authority, left.": [("former head of the port authority", "Ivo Blanc")],
    "Ivo Blanc, the incumbent, lost.": [("incumbent", "Ivo Blanc")],
    "Ana Lund, 44, a nurse from Salem, helped.": [("nurse", "Ana Lund")],
    "Ana Lund works as a welder in Salem.": [("welder", "Ana Lund")],
    "Lena Orr, who teaches history at Dunmore College, wrote it.": [("teaches history at Dunmore College", "Lena Orr")],
    "Dunn Inc., the maker of the drill, fell with General Electric Co.": [],
    "A carpenter named Paul Stein found the letter.": [("carpenter", "Paul Stein")],
}
IDENTITIES: Table = {
    'Marco Bellini, also known as "the Fox," fled to Spain.': [("Fox", "Marco Bellini")],
    "Marco Bellini, whose real name is Otto Kranz, fled to Spain.": [
        ("whose real name is Otto Kranz", "Marco Bellini")
    ],
    "His sister, Clara Bellini, waited outside.": [("His sister", "Clara Bellini")],
}
STATEMENTS: Table = {
    "The mayor denied that the money was lost.": [("The mayor denied that the money was lost", "mayor")],
    "The money was lost, according to the auditors.": [("The money was lost, according to the auditors", "auditors")],
    "The money was lost, Ines Varga said.": [("The money was lost, Ines Varga said", "Ines Varga")],
    "A spokesman declined to comment.": [("A spokesman declined to comment", "spokesman")],
    "“We never lost any money,” Ines Varga said.": [],
    "Police: Three dead in shooting": [("Police: Three dead in shooting", "Police")],
    "As Ines Varga put it, the money was gone.": [("As Ines Varga put it, the money was gone", "Ines Varga")],
    "By his own account, Ivo Blanc slept there.": [("By his own account, Ivo Blanc slept there", "Ivo Blanc")],
    "They met Ivo Blanc, a welder who had slept, by his own account, for an hour.": [
        ("had slept, by his own account, for an hour", "Ivo Blanc")
    ],
    "A spokesman could not be reached for comment.": [("A spokesman could not be reached for comment", "spokesman")],
    "The bank would not comment.": [("The bank would not comment", "bank")],
    "Ines Varga warned of a crisis.": [("Ines Varga warned of a crisis", "Ines Varga")],
    "Ivo Blanc allegedly took the money.": [("allegedly took the money", None)],
    "Ivo Blanc was accused of lying to the board.": [("was accused of lying to the board", None)],
    "Asked why, Ivo Blanc said: “Money.”": [("Ivo Blanc said: “Money", "Ivo Blanc")],
    "Ines Varga said he was at work, although his mother insists that he was at home.": [
        ("Ines Varga said he was at work", "Ines Varga"),
        ("his mother insists that he was at home", "mother"),
    ],
    "The ship is believed to have sunk.": [("is believed to have sunk", None)],
}
EVENTS: Table = {
    "The bridge collapsed into the river on Sunday.": [("The bridge collapsed into the river on Sunday", "bridge")],
    "Revenue rose 4 percent.": [],
    "Twelve people were killed.": [],
    "Ines Varga said the bridge had collapsed.": [],
    "The bridge may collapse soon.": [],
}
TABLES: dict[Kind, Table] = {
    Kind.TITLE: TITLES,
    Kind.IDENTITY: IDENTITIES,
    Kind.STATEMENT: STATEMENTS,
    Kind.EVENT: EVENTS,
}
CASES = [(kind, text, said) for kind, table in TABLES.items() for text, said in table.items()]


@pytest.mark.parametrize(("kind", "text", "said"), CASES, ids=[text for _, text, _ in CASES])
def test_a_sentence_says_who_and_what(kind: Kind, text: str, said: list[tuple[str, str | None]]) -> None:
    found = [claim for claim in extraction.find_claims(text) if claim.kind is kind]

    assert [
        (claim.exact, claim.value.speaker if kind is Kind.STATEMENT else claim.value.subject) for claim in found
    ] == said


def test_a_last_name_stands_for_the_full_one() -> None:
    text = "Ines Varga runs the bank.\n\nVarga said the money was safe."

    said = [claim.value.speaker for claim in extraction.find_claims(text) if claim.kind is Kind.STATEMENT]

    assert said == ["Ines Varga"]


def test_a_short_form_in_brackets_stands_for_the_name_before_it() -> None:
    text = "The Lenmark Shipping Institute (LSI) sent a ship.\n\nThe LSI said the reef was charted."

    said = [claim.value.speaker for claim in extraction.find_claims(text) if claim.kind is Kind.STATEMENT]

    assert said == ["Lenmark Shipping Institute"]


def test_one_happening_makes_one_claim() -> None:
    text = "Bridge falls in Alden\n\nThe bridge fell into the river. The bridge fell after rain."

    events = [claim for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT]

    assert len(events) == 1


SPEAKERS = {
    "Mr. Paul Stein met Ms. Lena Orr on Monday.\n\n“We will not be moved by this,” she said.": "Lena Orr",
    "Lena Orr, a councilwoman, met Paul Stein.\n\nStein sat down.\n\n“We will not be moved,” she said.": "Lena Orr",
    "Lena Orr said she would stay. Paul Stein left.\n\n“We will not be moved by this,” he said.": "Paul Stein",
    "Ms. Lena Orr stayed at home.\n\n“We will not be moved by this,” he said.": None,
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_a_pronoun_is_never_somebody_of_the_other_gender(text: str) -> None:
    quoted = [claim.value.speaker for claim in extraction.find_claims(text) if claim.kind is Kind.QUOTE]

    assert quoted == [SPEAKERS[text]]
