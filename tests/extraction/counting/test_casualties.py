"""People killed, injured, missing, captured, displaced or rescued."""

import pytest

from claims.extraction.counting import casualties
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Draft, Passage
from claims.extraction.values import figures

FOUND = {
    "A landslide killed 14 villagers and injured dozens.": "14 villagers = killed 14..14; dozens = injured None..None",
    "At least nine miners were feared dead.": "At least nine miners = killed 9..None",
    "The death toll climbed to 85 overnight.": "85 = killed 85..85",
    "Officials put the number of missing at 40.": "40 = missing 40..40",
    "Gunmen abducted about 30 pupils.": "about 30 pupils = captured 30..30",
    "Some 2,000 residents were forced to flee.": "Some 2,000 residents = displaced 2000..2000",
    "Crews found 19 survivors.": "19 survivors = rescued 19..19",
    "The blast left two dead and 12 wounded.": "two dead = killed 2..2; 12 wounded = injured 12..12",
    "No one was hurt.": "No one = injured 0..0",
    "One guard was shot dead and four fell ill.": "One guard = killed 1..1; four = injured 4..4",
    "Several rebels were killed on the road.": "Several rebels = killed None..None",
    "The crash claimed 16 lives.": "16 lives = killed 16..16",
    "14 Hurt, 3 Missing in Quarry Blast": "14 Hurt = injured 14..14; 3 Missing = missing 3..3",
    "23 Killed as Coach Leaves Road": "23 Killed = killed 23..23",
    "Gale Kills 31, Displaces Thousands": "31 = killed 31..31; Thousands = displaced None..None",
    "Storm leaves 7 dead, scores missing": "7 dead = killed 7..7; scores missing = missing None..None",
    "Some 60 passengers and crew members had been rescued by nightfall.": "Some 60 passengers and crew members"
    " = rescued 60..60",
    "Rescuers searched for 12 missing hikers.": "12 missing hikers = missing 12..12",
    "The sheriff ordered 700 residents to leave the valley.": "700 residents = displaced 700..700",
    "The flood forced 1,500 people from their homes.": "1,500 people = displaced 1500..1500",
    "About 90 tenants were told to evacuate on Monday.": "About 90 tenants = displaced 90..90",
    "Firefighters pulled six people from the rubble.": "six people = rescued 6..6",
    "A helicopter winched three sailors off the deck.": "three sailors = rescued 3..3",
    "Medics treated eight runners for heatstroke.": "eight runners = injured 8..8",
    "An ambulance took four women to a nearby hospital.": "four women = injured 4..4",
    "Eleven workers, most from one farm, were taken to the hospital.": "Eleven workers = injured 11..11",
    "Two painters suffered minor injuries.": "Two painters = injured 2..2",
    "Three of the dead were sailors.": "Three of the dead = killed 3..3",
    "The slide killed two Danes and a Swede.": "two Danes = killed 2..2; a Swede = killed 1..1",
    "The slide killed two guards and a dog.": "two guards = killed 2..2",
    "A driver and three cyclists died in the tunnel.": "A driver = killed 1..1; three cyclists = killed 3..3",
    "The dead included five cadets, a cook and two boys.": "five cadets = killed 5..5; a cook = killed 1..1;"
    " two boys = killed 2..2",
    "The toll includes 14 children.": "14 children = killed 14..14",
    "Among the dead were a judge and three of her clerks.": "three = killed 3..3",
    "A pilot was among the dead, as were nine passengers.": "nine passengers = killed 9..9",
    "The quake killed 30 in Peru and four in Chile.": "30 = killed 30..30; four = killed 4..4",
    "Two sisters, a dentist and a singer, drowned.": "Two sisters = killed 2..2",
    "The battalion lost nine men.": "nine men = killed 9..9",
    "Police shot dead two robbers.": "two robbers = killed 2..2",
    "Snipers shot four villagers.": "four villagers = injured 4..4",
    "Four others, all of them clerks, had been stabbed.": "Four others = injured 4..4",
    "Seven miners were still in intensive care.": "Seven miners = injured 7..7",
    "Marines took 12 smugglers into custody.": "12 smugglers = captured 12..12",
    "Divers found the bodies of six sailors.": "six sailors = killed 6..6",
    "She pushed three toddlers out through a window.": "three toddlers = rescued 3..3",
    "The war has driven 900 families out of the country.": "900 families = displaced 900..900",
    "Some 80 campers spent the night in a shelter.": "Some 80 campers = displaced 80..80",
    "Two boys, 12 and 14, drowned.": "Two boys = killed 2..2",
    "No deaths were reported.": "No deaths = killed 0..0",
    "There were no immediate reports of injuries.": "no immediate reports of injuries = injured 0..0",
}


def _drafts(text: str, start: int = 0) -> list[Draft]:
    passage = Passage(Part.PARAGRAPH, start, language.model()(text))
    return list(casualties.find(passage, figures.scan(text)))


@pytest.mark.parametrize("text", FOUND)
def test_people_are_counted_with_what_befell_them(text: str) -> None:
    found = [f"{text[d.start : d.end]} = {d.value.outcome} {d.value.low}..{d.value.high}" for d in _drafts(text)]

    assert found == FOUND[text].split("; ")
    assert {draft.value.unit for draft in _drafts(text)} == {"person"}


PARTS = {
    "Nine swimmers, three of them children, were treated for stings.": ("Nine swimmers", "three of them", "injured"),
    "18 people, including two guards, were hurt in the crush.": ("18 people", "two guards", "injured"),
    "Seven people were hurt, two critically.": ("Seven people", "two", "injured"),
    "The drought claimed 800 lives; 60 of them were farmers.": ("800 lives", "60 of them", "killed"),
    "Seven people were hurt, two of them fatally.": ("Seven people", "two of them", "killed"),
}


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_found_between_people_and_verb_and_after_them(text: str) -> None:
    whole, part = _drafts(text)

    assert (text[whole.start : whole.end], text[part.start : part.end], part.value.outcome) == PARTS[text]
    assert part.whole == (whole.start, whole.end)


def test_some_of_the_fallen_are_a_part_of_them() -> None:
    text = "The blast killed 14 people. Three of the dead were sailors."

    whole, part = _drafts(text)

    assert part.whole == (whole.start, whole.end)


def test_a_part_knows_its_whole() -> None:
    text = "The fire killed 20 people, including at least three Norwegians."

    whole, part = _drafts(text, start=100)

    assert text[part.start - 100 : part.end - 100] == "at least three Norwegians"
    assert part.whole == (whole.start, whole.end)
    assert part.value.outcome == whole.value.outcome
    assert whole.whole is None


@pytest.mark.parametrize(
    "text",
    [
        "The plumber was arrested after one man was killed.",
        "The fire destroyed 30 homes and killed 12 cows.",
        "Doctors treated 40 cases in a study.",
        "They walked 12 miles.",
        "Around 300 people were in the theater when the roof fell.",
        "All 44 passengers escaped unhurt.",
        "Twenty guests were not injured.",
        "The company forced 200 workers to accept lower pay.",
        "The coach pulled six players from the game.",
        "The clerk found five missing letters.",
        "One of the 12 jurors fell ill.",
        "The firm lost nine contracts.",
        "Three shot a film about it.",
    ],
)
def test_one_man_beasts_and_things_are_no_casualties(text: str) -> None:
    assert _drafts(text) == []
