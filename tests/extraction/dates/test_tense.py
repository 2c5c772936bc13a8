"""Whether a date is told of as past or to come; each text has one Monday, of the week before or after it."""

from datetime import date

import pytest

from claims.extraction.dates import dates
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage

THURSDAY, BACK, ON = date(1998, 3, 5), "1998-03-02", "1998-03-09"

PAST = """
The envoy arrived Monday.
The ministers were to have met Monday, but fog kept them at home.
They failed to meet Monday.
She was the first to land Monday.
They were forced to land Monday.
He came to Paris to meet her Monday.
She had to flee Monday.
He stayed in Paris until Monday.
Police are investigating Monday's fire.
He will appeal Monday's ruling.
The fire Monday is the worst in years.
Two are in hospital after a crash Monday.
He is being held after his arrest Monday.
Rivals have not met since Monday.
She needed only two hours to win Monday's match.
They took a day to answer Monday's letter.
He could not be reached Monday for comment.
She would not say Monday whether she would run.
Bomb kills 12 in market Monday
Leaders meeting Monday in Paris failed to agree.
Police say they have held him since Monday.
The vote Monday was a blow.
He asked the court Monday to free him.
"""
COMING = """
The envoy will arrive Monday.
The banks will be closed Monday.
He is to sing in Rome and dance in Oslo Monday.
The minister said he would travel Monday.
The two were to meet Monday.
The two were to be married Monday.
Voters to decide Monday
She would not comment until Monday.
He was ordered to leave by Monday.
She has to decide by Monday.
She must decide by Monday.
It has until Monday to reply.
They gave him until Monday to comply.
Parliament meets Monday.
Jurors begin deliberating Monday.
The new king is crowned Monday.
The final is on Monday.
Results are expected Monday.
The trial was postponed until Monday.
The game was moved to Monday.
The report, due Monday, is secret.
He has two days to answer by Monday.
Analysts expect Monday's report to show a rise.
Traders await Monday's report.
Stocks fell ahead of Monday's report.
He will attend Monday's game.
Mourning begins in the city, starting Monday.
At the museum through Monday.
He is leaving Monday.
We're going to win Monday.
"""


def _settled(text: str) -> list[str | None]:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    return [draft.value.date for draft in next(dates.find([passage], THURSDAY))]


@pytest.mark.parametrize("text", PAST.strip().splitlines())
def test_a_day_told_of_as_past_is_the_nearest_back(text: str) -> None:
    assert _settled(text) == [BACK]


@pytest.mark.parametrize("text", COMING.strip().splitlines())
def test_a_day_told_of_as_coming_is_the_nearest_forward(text: str) -> None:
    assert _settled(text) == [ON]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("That compares with 5 percent in May.", "1997-05"),
        ("Unemployment is higher than in May.", "1997-05"),
        ("The law takes effect in May.", "1998-05"),
    ],
)
def test_the_present_tense_of_a_figure_tells_no_timetable(text: str, month: str) -> None:
    assert _settled(text) == [month]
