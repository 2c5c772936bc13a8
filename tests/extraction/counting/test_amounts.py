"""Money, percentages and quantities in sentences."""

import pytest

from claims.extraction.counting import amounts
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage
from claims.extraction.values import figures

# Each sentence with its claims: "words = low..high unit", and nothing else.
FOUND = {
    "The ferry carried 240 passengers and nine crew members.": "240 passengers = 240..240 passenger; "
    "nine crew members = 9..9 member",
    "Two of the seven old bridges were shut.": "Two = 2..2 bridge; seven old bridges = 7..7 bridge",
    "We counted the goats, and there were 30 of them.": "30 of them = 30..30 goat",
    "Ann Lee, 42, drove a nine-seat van.": "42 = 42..42 year; nine-seat = 9..9 seat",
    "Her husband is 51 and works nights.": "51 = 51..51 year",
    "The girl, aged 13, weighs 45kg.": "aged 13 = 13..13 year; 45kg = 45..45 kilogram",
    "A magnitude 5.9 quake shook the coast.": "magnitude 5.9 = 5.9..5.9 magnitude",
    "Hundreds of shoppers queued for several hours.": "Hundreds of shoppers = None..None shopper; "
    "several hours = None..None hour",
    "Profit rose 3% to $2 million.": "3% = 3..3 percent; $2 million = 2000000..2000000 USD",
    "A poll put her 4 points ahead.": "4 points = 4..4 percentage_point",
    "The index shed 90 points by noon.": "90 points = 90..90 point",
    "He lost 40 shekels and won 2 million Canadian dollars.": "40 shekels = 40..40 ILS; "
    "2 million Canadian dollars = 2000000..2000000 CAD",
    "She has three crowns and 30 won games.": "three crowns = 3..3 crown; 30 won games = 30..30 game",
    "The firm sold 1 200 000 cars.": "1 200 000 cars = 1200000..1200000 car",
    "The hazard ratio was 0.8 for smokers.": "0.8 = 0.8..0.8 ratio",
    "A fire shut the mill, which had a workforce of 1,300.": "1,300 = 1300..1300 person",
    "Ten wardens guarded a collection of 4,000.": "Ten wardens = 10..10 warden; 4,000 = 4000..4000 None",
    "They sold 435 homes in May and 187 in June.": "435 homes = 435..435 home; 187 = 187..187 home",
    "The river fell to 1,874 last year.": "1,874 = 1874..1874 None",
    "Two fires burned. The company employs 900.": "Two fires = 2..2 fire; 900 = 900..900 None",
    "She wrote a 12 page report on 14 car bombs.": "12 page = 12..12 page; 14 car bombs = 14..14 bomb",
    "It took a day or two to sell 1,300 Model 3 sedans.": "a day or two = 1..2 day; "
    "1,300 Model 3 sedans = 1300..1300 sedan",
    "The navy sent five ships and helicopters.": "five ships and helicopters = 5..5 ship",
    "The army lost six trucks and four tankers.": "six trucks = 6..6 truck; four tankers = 4..4 tanker",
    "The school, with 400 pupils, employs 30.": "400 pupils = 400..400 pupil; 30 = 30..30 None",
    "It has 11 stores: seven in Ohio and four in Iowa.": "11 stores = 11..11 store; seven = 7..7 store; "
    "four = 4..4 store",
    "It drove 1.5 million km in two SUVs.": "1.5 million km = 1500000..1500000 kilometer; two SUVs = 2..2 SUV",
    "It emits 149g/km, on a 5,000mAh cell.": "149g/km = 149..149 gram per kilometer; "
    "5,000mAh = 5000..5000 milliampere hour",
    "The margin of error is 3 points.": "3 points = 3..3 percentage_point",
    "Not one dime was paid back.": "",
    "The airline will buy 50 Boeing 737s.": "50 Boeing 737s = 50..50 737",
    "A quarter of a million homes went dark.": "A quarter of a million homes = 250000..250000 home",
    "Oil rose 85 cents to $71.20.": "85 cents = 0.85..0.85 USD; $71.20 = 71.2..71.2 USD",
    "The gap grew by $4 billion to $9 billion.": "$4 billion = 4000000000..4000000000 USD; "
    "$9 billion = 9000000000..9000000000 USD",
    "Prices rose by 3 to 5 percent.": "3 to 5 percent = 3..5 percent",
    "They raised $2 million to $3 million.": "$2 million to $3 million = 2000000..3000000 USD",
    "Jobs for 16- to 24-year-olds are few.": "16- to 24-year-olds = 16..24 year",
    "It has a 0-to-60-mph time of 4 seconds.": "0-to-60-mph = 0..60 mile per hour; 4 seconds = 4..4 second",
    "The 5-10W laser makes 275 pound-feet.": "5-10W = 5..10 watt; 275 pound-feet = 275..275 pound foot",
    "It had 900 nurses. Of the 410 who stayed, 60 fell ill.": "900 nurses = 900..900 nurse; 410 = 410..410 nurse;"
    " 60 = 60..60 nurse",
    "The firm has 900 clerks in 12 towns. Of the 300 who left, 40 wrote.": "900 clerks = 900..900 clerk;"
    " 12 towns = 12..12 town; 300 = 300..300 None; 40 = 40..40 None",
    "It will cut 150 jobs. The union put the figure closer to 400.": "150 jobs = 150..150 job;"
    " closer to 400 = 400..400 job",
    "She faces six counts of theft and two of fraud.": "six counts = 6..6 count; two = 2..2 count",
    "It earned $118 million on sales of 604 million.": "$118 million = 118000000..118000000 USD;"
    " 604 million = 604000000..604000000 USD",
    "It cut its forecast to 3.1 percent from 3.4.": "3.1 percent = 3.1..3.1 percent; 3.4 = 3.4..3.4 percent",
    "She makes $15 an hour, up from 12.": "$15 = 15..15 USD; 12 = 12..12 USD",
    "A town of 4,000 has no doctor.": "4,000 = 4000..4000 person",
    "The other two bidders left.": "other two bidders = 2..2 bidder",
    "One of them wept.": "",
    "Nine ferries sank, and a tenth leaks.": "Nine ferries = 9..9 ferry",
    "Two shops lost a third.": "Two shops = 2..2 shop",
    "Sales at two shops fell by a third.": "two shops = 2..2 shop; a third = 0.3333..0.3333 share",
    "The House passed the bill 218-210.": "218-210 = 210..218 vote",
    "Call 555-1234 to win.": "",
    "It yields to a bid of 3 billion pounds.": "3 billion pounds = 3000000000..3000000000 GBP",
    "It flew 40 F-16 jets.": "40 F-16 jets = 40..40 jet",
}


def _claims(text: str) -> list[str]:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    found = amounts.find(passage, figures.scan(text))
    return [f"{text[d.start : d.end]} = {d.value.low}..{d.value.high} {d.value.unit}" for d in found]


@pytest.mark.parametrize("text", FOUND)
def test_a_figure_is_claimed_with_what_it_counts(text: str) -> None:
    assert _claims(text) == [claim for claim in FOUND[text].split("; ") if claim]


PARTS = {
    "The agency owns 300 vehicles, including 45 trucks and nine vans.": [None, "300 vehicles", "300 vehicles"],
    "We saw 30 goats, two of them black.": [None, "30 goats"],
    "They spent $5 million, including $2 million on roads.": [None, "$5 million"],
    "It has 12 rooms. It was built in 40 weeks, including weekends.": [None, None],
}


@pytest.mark.parametrize("text", PARTS)
def test_a_part_knows_its_whole(text: str) -> None:
    passage = Passage(Part.PARAGRAPH, 100, language.model()(text))
    wholes = [draft.whole for draft in amounts.find(passage, figures.scan(text))]

    assert [text[whole[0] - 100 : whole[1] - 100] if whole else None for whole in wholes] == PARTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "One of them laughed, and no one else spoke.",
        "She lives in Room 12 off Route 66.",
        "The Group of 20 met again.",
        "Call the desk at 555-0199 or 0800 555 019.",
        "He was in two minds about it.",
        "The vote was split 50-50.",
        "See p. 12 of the report.",
        "New phones with 5G arrived.",
        "The Chicago Seven trial began.",
        "The law followed the Sept. 11 attacks.",
    ],
)
def test_a_number_that_counts_nothing_is_no_claim(text: str) -> None:
    assert _claims(text) == []
