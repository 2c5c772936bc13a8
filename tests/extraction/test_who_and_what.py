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
    "Sen. Maria Cobb, R-Nev., voted against the bill.": [("Sen. Maria Cobb", "Maria Cobb"), ("R-Nev", "Maria Cobb")],
    "Lt. Col. Dana Moss led the convoy.": [("Lt. Col. Dana Moss", "Dana Moss")],
    "Democrat Jo Pell won.": [("Democrat Jo Pell", "Jo Pell")],
    "Harbor Master Jo Day closed the channel.": [("Harbor Master Jo Day", "Jo Day")],
    "Carla Voss, the acting director of the water board, resigned.": [
        ("acting director of the water board", "Carla Voss")
    ],
    "The managing director, Jon Park, resigned.": [("managing director", "Jon Park")],
    "The deputy mayor, Ana Lind, resigned.": [("deputy mayor", "Ana Lind")],
    "Ada Lind’s lawyer, Jon Park, resigned.": [("lawyer", "Jon Park")],
    "Jon Park, a nurse and the union’s treasurer, resigned.": [("nurse", "Jon Park"), ("treasurer", "Jon Park")],
    "Jon Park was sworn in as mayor of Alden on Tuesday.": [("mayor of Alden", "Jon Park")],
    "Jon Park served as chief of staff to the governor.": [("chief of staff to the governor", "Jon Park")],
    "Jon Park will be mayor of Alden.": [],
    "Jon Park has commanded the Vesper since August.": [("commanded the Vesper", "Jon Park")],
    "Jon Park, a specialist in hypothermia, resigned.": [("specialist in hypothermia", "Jon Park")],
    "Jon Park, an officer, left. There is a limit for officers on duty, Park said.": [("officer", "Jon Park")],
    "Jon Park, who heads the watchdog group Clean Hands, left.": [("heads the watchdog group Clean Hands", "Jon Park")],
    "Acting Secretary of State Ben Hale resigned.": [("Acting Secretary of State Ben Hale", "Ben Hale")],
    "Oslo Mayor-elect Ida Berg met reporters.": [("Oslo Mayor-elect Ida Berg", "Ida Berg")],
    "Gen. Omar Diallo, the country’s military ruler, dissolved parliament.": [
        ("Gen. Omar Diallo", "Omar Diallo"),
        ("military ruler", "Omar Diallo"),
    ],
    "Actor and director Jon Park left.": [("Actor and director Jon Park", "Jon Park")],
    "The MP for Leeds East, Joan Tate, visited the family.": [("MP for Leeds East", "Joan Tate")],
    "Two men, Jon Park, 34, and Bo Lind, 41, were convicted of arson.": [],
    "The Nigerian-born novelist Jon Park moved.": [("novelist Jon Park", "Jon Park")],
    "Jon Park, a neighbor, saw it.": [],
    "His successor, Jon Park, saw it.": [],
    "Jon Park joined the firm as a clerk.": [("clerk", "Jon Park")],
    "After two years as an interpreter in the navy, Jon Park left.": [("interpreter in the navy", "Jon Park")],
    "Ana Lind hired Jon Park as a coach.": [("coach", "Jon Park")],
    "Jon Park, who led the inquiry, left.": [],
    "They found a deckhand. Park slept.": [],
    "Jon Park, who calls himself King Jon, left.": [],
}
IDENTITIES: Table = {
    'Marco Bellini, also known as "the Fox," fled to Spain.': [("Fox", "Marco Bellini")],
    "Marco Bellini, whose real name is Otto Kranz, fled to Spain.": [
        ("whose real name is Otto Kranz", "Marco Bellini")
    ],
    "The bank paid whoever led it to Bellini, whose real name is Otto Kranz.": [
        ("whose real name is Otto Kranz", "Bellini")
    ],
    "His sister, Clara Bellini, waited outside.": [("His sister", "Clara Bellini")],
    "Bellini’s wife, Karin, waited outside.": [("Bellini’s wife", "Karin")],
    "The son of a miner, Mr. Jon Park built the bank in 1990.": [("son of a miner", "Jon Park")],
    "Clara Bellini, born Clara Falk, moved to Spain.": [("Clara Falk", "Clara Bellini")],
    "Clara Bellini, born Jan. 5, 1950, moved to Spain.": [],
    "Born in Lagos to a miner, Ms. Clara Bellini left.": [("Born in Lagos to a miner", "Clara Bellini")],
    "Clara Bellini, known inside the firm as “the Fox,” left.": [("Fox", "Clara Bellini")],
    "Her husband, the architect Emil Falk, was detained.": [("Her husband", "Emil Falk")],
    "The defense minister, Georgian-born Tarkan Meli, left.": [("Georgian-born", "Tarkan Meli")],
    "Lucas Maren, the gunman’s stepfather, called the police.": [("gunman’s stepfather", "Lucas Maren")],
    "Abdul Rahim, whose nom de guerre was Abu Salah, led the cell.": [
        ("whose nom de guerre was Abu Salah", "Abdul Rahim")
    ],
    "The plane, a Boeing 737, skidded off the runway.": [("Boeing 737", "plane")],
    "Lucas Maren is the son of a miner.": [("son of a miner", "Lucas Maren")],
    "Clara Bellini was born on May 3, 1932, in Akron.": [("was born on May 3, 1932, in Akron", "Clara Bellini")],
    "Clara Bellini, a Swedish national, was detained.": [("Swedish national", "Clara Bellini")],
    "Clara Bellini, originally from Malmo, was detained.": [("originally from Malmo", "Clara Bellini")],
    "Clara Bellini, 51, of Springfield, was detained.": [("of Springfield", "Clara Bellini")],
    "Tarn Foods, a maker of frozen pizza, closed the plant.": [("maker of frozen pizza", "Tarn Foods")],
    "The Orla, a tributary of the Danube, rose.": [("tributary of the Danube", "Orla")],
    "Nordlys Line, a firm that runs seven ferries, failed.": [("firm that runs seven ferries", "Nordlys Line")],
    "Police found the Vesper, a car ferry that sank in May.": [("car ferry", "Vesper")],
    "Clara Bellini calls herself Sheikh Amal.": [("Sheikh Amal", "Clara Bellini")],
    "Clara Bellini bought a villa under the name Emil Falk.": [("Emil Falk", "Clara Bellini")],
    "Clara Bellini, also known as C.J. Bellini, left.": [("C.J. Bellini", "Clara Bellini")],
    "They met a man known only as Abu Salah.": [("Abu Salah", "Abu Salah")],
    "The rebels call themselves the Free Orla Front.": [("Free Orla Front", None)],
    "Clara Bellini was the second of three daughters of a miner.": [
        ("second of three daughters of a miner", "Clara Bellini")
    ],
    "Clara Bellini, the youngest of six children, left.": [("youngest of six children", "Clara Bellini")],
    "Her ex-husband, Karin Falk, left.": [("Her ex-husband", "Karin Falk")],
    "Clara Bellini is survived by a daughter, Karin Falk.": [("daughter", "Karin Falk")],
    "Clara Bellini of Sweden won the race.": [("of Sweden", "Clara Bellini")],
    "Gov. Clara Bellini of Ohio won the vote.": [],
    "Kessler Labs of Dayton won the vote.": [],
    "They moved the start to Mercer Park, the city’s oldest park.": [("oldest park", "Mercer Park")],
    "Clara Bellini, a nurse from Malmo, left.": [("from Malmo", "Clara Bellini")],
    "Clara Bellini, a Swede, left.": [("Swede", "Clara Bellini")],
    "Clara Bellini’s mother, the former Ana Lind, left.": [
        ("Clara Bellini’s mother", "Ana Lind"),
        ("Ana Lind", "Ana Lind"),
    ],
    "The fire reached Grace Chapel, a 120-year-old landmark.": [("120-year-old landmark", "Grace Chapel")],
    "Nordlys Line, the airline he ran from a flat, failed.": [("airline he ran from a flat", "Nordlys Line")],
    "Clara Bellini lost it. Born in Oslo, she moved to Malmo.": [("Born in Oslo", "Clara Bellini")],
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
    "Ivo Blanc was accused of lying to the board.": [("Ivo Blanc was accused of lying to the board", None)],
    "Asked why, Ivo Blanc said: “Money.”": [("Ivo Blanc said: “Money", "Ivo Blanc")],
    "Ines Varga said he was at work, although his mother insists that he was at home.": [
        ("Ines Varga said he was at work", "Ines Varga"),
        ("his mother insists that he was at home", "mother"),
    ],
    "The ship is believed to have sunk.": [("The ship is believed to have sunk", None)],
}
EVENTS: Table = {
    "The bridge collapsed into the river on Sunday.": [("The bridge collapsed into the river on Sunday", "bridge")],
    "Revenue rose 4 percent.": [],
    "Twelve people were killed.": [],
    "Ines Varga said the bridge had collapsed.": [],
    "The bridge may collapse soon.": [],
    "If the bridge collapsed, the road closed.": [("the road closed", "road")],
    "The council plans to sell the park.": [],
    "The park is closed on Mondays.": [],
    "Jon Park is charged with theft in Alden.": [("Jon Park is charged with theft in Alden", "Jon Park")],
    "Jon Park often walked to work.": [],
    "Nobody was hurt in the blast.": [],
    "No distress call was made.": [("No distress call was made", "distress call")],
    "Sales quadrupled to 90 tons.": [],
    "The gunman shot himself.": [("The gunman shot himself", "gunman")],
    "The club held a vigil outside.": [("The club held a vigil outside", "club")],
    "The club held the title until May.": [],
    "Jon Park, who had led the club, quit the board.": [
        ("had led the club", "Jon Park"),
        ("quit the board", "Jon Park"),
    ],
    "Three suspects, including the captain, Jon Park, were arrested.": [("were arrested", "suspects")],
    "Jon Park, a nurse, was paroled in May after serving six years in prison.": [
        ("Jon Park, a nurse, was paroled in May", "Jon Park"),
        ("serving six years in prison", "Jon Park"),
    ],
    "The jury deadlocked, 10-2, on the charge.": [("The jury deadlocked, 10-2, on the charge", "jury")],
    "Three of the towers caught fire.": [("Three of the towers caught fire", "towers")],
    "The tower fell. It blocked the road.": [("The tower fell", "tower"), ("It blocked the road", "tower")],
    "The ferry, a boat with a crew of nine, ran aground on Sunday with no pilot who knew the reef.": [
        ("The ferry, a boat with a crew of nine, ran aground on Sunday", "ferry")
    ],
    "Jon Park won the prize. Ana Lind won the prize.": [
        ("Jon Park won the prize", "Jon Park"),
        ("Ana Lind won the prize", "Ana Lind"),
    ],
    "Her husband, the architect Emil Falk, was detained.": [("was detained", "Emil Falk")],
    "“We are not going to stop now,” Jon Park said, using an old word for it.": [],
    "It was unclear who fired the shots.": [],
    "A wildfire burned through the camp.": [("A wildfire burned through the camp", "wildfire")],
    "Among those hurt was Jon Park.": [("Among those hurt was Jon Park", "Jon Park")],
    "The fire jumped the road, wrecking the old mill by the river and closing the bridge.": [
        ("The fire jumped the road", "fire"),
        ("wrecking the old mill by the river", "fire"),
        ("closing the bridge", "fire"),
    ],
    "A magnitude 6 earthquake hit the town.": [("A magnitude 6 earthquake hit the town", "earthquake")],
    "The race turned on the final climb.": [],
    "The car turned on Monday.": [("The car turned on Monday", "car")],
    "The firm grew out of a club.": [],
    "Workers made up half of the crowd.": [],
    "The letters postmarked by Friday are here.": [],
    "Jon Park pleaded guilty in 2022.": [("Jon Park pleaded guilty in 2022", "Jon Park")],
    "Jon Park has worked there for nine years.": [],
    "Jon Park used the name Bo Lind.": [],
    "Jon Park, nicknamed “the Fox,” left the club.": [("left the club", "Jon Park")],
    "The drought cut the harvest by 12 percent.": [],
    "The bank cut its outlook to negative.": [("The bank cut its outlook to negative", "bank")],
    "Pell’s chairman, Jon Park, stepped down.": [("Pell’s chairman, Jon Park, stepped down", "Jon Park")],
    "The Orr Trust, a British charity, paid for the trial.": [
        ("The Orr Trust, a British charity, paid for the trial", "Orr Trust")
    ],
    "Police seized the cash, along with five passports.": [
        ("Police seized the cash, along with five passports", "Police")
    ],
    "Police seized cash, two rifles and a car.": [("Police seized cash, two rifles and a car", "Police")],
    "Ana Lind became the first woman to lead a cruise.": [
        ("Ana Lind became the first woman to lead a cruise", "Ana Lind")
    ],
    "They are led by Jon Park, a clerk at Brill Bank, which sold its shares.": [("sold its shares", "Brill Bank")],
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


def test_a_date_does_nothing() -> None:
    text = "The report, delivered that May, was locked in a drawer."

    doers = [claim.value.subject for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT]

    assert set(doers) == {"report"}


def test_the_first_word_of_a_firm_stands_for_the_firm() -> None:
    text = "Brill Foods Inc. closed the plant. Brill sold it to Pell Bank in May."

    doers = [claim.value.subject for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT]

    assert doers == ["Brill Foods Inc.", "Brill Foods Inc."]


def test_a_body_is_not_the_group_named_before() -> None:
    text = "He taught at Alden High School until May. The school board fired him."

    doers = [claim.value.subject for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT]

    assert doers[-1] == "school board"


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


def test_a_headline_tells_the_same_happening_with_another_verb() -> None:
    text = (
        "Ex-mayor jailed for bribe from builder\n\nA former mayor was sentenced on Monday for a bribe from a builder."
    )

    events = [claim.exact for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT]

    assert events == ["A former mayor was sentenced on Monday for a bribe from a builder"]


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


def test_a_doer_the_text_leaves_open_has_those_it_may_be() -> None:
    text = "Ana Lind met Bo Falk and Jon Park at the station.\n\nHe fired three clerks and sold the house."

    events = {claim.exact: claim for claim in extraction.find_claims(text) if claim.kind is Kind.EVENT}

    for words in ("He fired three clerks", "sold the house"):
        assert events[words].value.subject is None
        assert events[words].candidates == ("Jon Park", "Bo Falk")
