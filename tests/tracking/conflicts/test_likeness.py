"""The words around two figures: made contradictions must all be found, and figures of two things told apart."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.likeness import Setting
from claims.vocabulary import Kind, Value

# Two sentences of one article that contradict each other, with the claims' own words in brackets, and what is counted.
CONTRADICTIONS = [
    (
        "casualty 12 14 person",
        "[12 people] were killed when a ferry sank off Port Salu on Sunday, the coast guard said.",
        "Rescuers said the [14 people] who died in the ferry sinking had been trapped below deck.",
    ),
    (
        "casualty 9 11 person",
        "[Nine dead] in Harlow mine blast",
        "The blast at the Harlow mine killed [11 workers] on Tuesday night, the owner said.",
    ),
    (
        "casualty 1400 900 person",
        "[More than 1,400 people] were injured in the quake, the Interior Ministry said.",
        "Hospitals in the region have treated [900 people] who were injured in the quake, doctors said.",
    ),
    (
        "casualty 8700 5900 person",
        "Some [8,700 people] had to leave their homes, most of whom now camp in a stadium.",
        "The flood drove [5,900 people] from their homes, the relief agency said.",
    ),
    (
        "casualty 17 27 person",
        "Police arrested [17 demonstrators] outside the embassy late on Friday.",
        "A police spokesman said that the [27 demonstrators] arrested outside the embassy would be charged.",
    ),
    (
        "casualty 6 8 person",
        "A gas explosion flattened a bakery in Torvik on Thursday, killing [six people].",
        "The bodies of [eight people] have been pulled from the ruins of the bakery, rescuers said.",
    ),
    (
        "casualty 41 14 person",
        "[41 passengers] were hurt when two trams collided in the old town.",
        "The collision of the trams left [14 people] injured, the transit agency said.",
    ),
    (
        "money 4200000 2400000 USD",
        "The council paid [$4.2 million] for the land on which the stadium will stand, Mayor Lena Ortiz said.",
        "The land for the stadium cost the council [$2.4 million], according to the contract, signed in May.",
    ),
    (
        "money 4000000 40000000 USD",
        "City Hall set aside [$4 million] for repairs of the bridge last year.",
        "Repairs of the bridge, for which the city set aside [$40 million], were put off twice.",
    ),
    (
        "money 310000 130000 USD",
        "Investigators say the treasurer stole [$310,000] from the charity over six years.",
        "The charity's treasurer stole [$130,000], the indictment says, and spent it on travel.",
    ),
    (
        "money 3400000 4300000 USD",
        "The senator raised [$3.4 million] in the second quarter, her office said.",
        "Her campaign had reported raising [$4.3 million] for the quarter.",
    ),
    (
        "money 12000000 21000000 USD",
        "The regulator imposed a fine of [$12 million] on the bank.",
        "Shares rose after the bank said it would not contest the [$21 million] fine.",
    ),
    (
        "percentage 31 13 percent",
        "Halden profit falls [31%] on weak sales",
        "Halden Corp. said net profit fell [13 percent] to $64 million in the third quarter.",
    ),
    (
        "percentage 61 66 percent",
        "Turnout was [61 percent], the election commission said, the lowest since 1990.",
        "Turnout in Sunday's election reached [66 percent] in spite of the rain.",
    ),
    (
        "percentage 5.4 4.5 percent",
        "Unemployment rose to [5.4 percent] in March, the labor ministry said.",
        "It was the first time in two years that unemployment rose, to [4.5 percent], after months of decline.",
    ),
    (
        "percentage 8 18 percent",
        "The rent will rise by [8 percent] in July, the landlord wrote.",
        "Tenants face an increase of [18 percent] in their rent from July.",
    ),
    (
        "quantity 42 44 year",
        "Maria Olsen, [42], was elected mayor of Lindby on Tuesday, the first woman to hold the office.",
        "Olsen, a [44-year-old] former nurse, thanked her supporters in a speech at the town hall.",
    ),
    (
        "quantity 61 59 year",
        "Dr. Ida Wen, [61], has led the clinic since spring.",
        "At [59], Wen is the oldest doctor at the clinic, and the busiest.",
    ),
    (
        "quantity 12 15 year",
        "A judge sentenced Delgado to [12 years] in prison for the kidnapping.",
        "Delgado, who was sentenced to [15 years] in prison, will appeal.",
    ),
    (
        "quantity 5 6 day",
        "Oakes was held in the county jail for [five days] before he was released, his lawyer said.",
        "During the [six days] he spent in the county jail, Oakes lost two jobs.",
    ),
    (
        "quantity 13 22 mile",
        "The epicenter was [13 miles] north of Orlova.",
        "Its epicenter, [22 miles] north of Orlova, is a bare ridge.",
    ),
    (
        "quantity 9 11 hour",
        "The flight from Oslo took [nine hours], twice as long as usual.",
        "Passengers said the [11 hours] of the flight were calm.",
    ),
    (
        "quantity 12 21 mile",
        "The tunnel is [12 miles] long and cost a fortune.",
        "At [21 miles], the tunnel is the longest in the country.",
    ),
    (
        "quantity 3200 2300 acre",
        "The fire has burned [3,200 acres] of forest in the Cole Valley, officials said.",
        "By nightfall the fire in the Cole Valley had burned no more than [2,300 acres] of forest.",
    ),
    (
        "quantity 11 12 handgun",
        "The robbers took [11 handguns] and a tray of rings, detectives said.",
        "Police have recovered none of the [12 handguns] that were taken from the shop.",
    ),
    (
        "quantity 1204 1402 vote",
        "Reyes won the seat by [1,204 votes] after a recount that took a month.",
        "The margin by which Reyes won, [1,402 votes], was the narrowest in the state.",
    ),
    (
        "quantity 340 430 job",
        "The company will close its oldest plant and cut [340 jobs], it said on Monday.",
        "Unions protested against the loss of [430 jobs] at the plant, which the company opened in 1961.",
    ),
    (
        "quantity 60 16 house",
        "The tornado destroyed [60 houses] in Millbrook on Sunday.",
        "In Millbrook, where the tornado destroyed [16 houses], the mayor asked for help.",
    ),
    (
        "quantity 12000 21000 student",
        "The university, which has [12,000 students], will close for a week.",
        "All [21,000 students] at the university were told by e-mail.",
    ),
    (
        "quantity 1200000 2100000 visitor",
        "The museum, which drew [1.2 million visitors] last year, will close for repairs.",
        "In all, [2.1 million visitors] came to the museum last year.",
    ),
    (
        "quantity 23 32 goal",
        "Moreno has scored [23 goals] this season.",
        "With [32 goals], he leads the league by a wide margin.",
    ),
    (
        "quantity 110000 101000 home",
        "The storm left [110,000 homes] without power in three counties.",
        "Power was restored by evening to most of the [101,000 homes] that had lost it.",
    ),
    (
        "quantity 5700 7500 person",
        "Halden has [5,700 people] on its payroll.",
        "One in ten of the [7,500 people] on Halden's payroll is to go.",
    ),
    (
        "quantity 1004 1400 adult",
        "The poll of [1,004 adults] was taken last week.",
        "Of the [1,400 adults] who were polled, half had no opinion.",
    ),
    (
        "rank 2 3",
        "The deal would be the [second-largest settlement] ever reached over infant formula, a law firm said.",
        "Nobody had expected this, the [third-largest settlement] over infant formula in the country.",
    ),
    (
        "rank 3 2",
        "The tower will be the city's [third-tallest building], the developer said.",
        "Neighbors have sued to stop the city's [second-tallest building] from going up.",
    ),
    (
        "date 1958 1956",
        "The bridge over the Ems was opened in [1958] by the king.",
        "Engineers inspected the bridge, which opened in [1956], only twice.",
    ),
    (
        "date 2024-05-06 2024-05-07",
        "The trial of the former minister begins on [May 6], the court said.",
        "They will get none: the trial will begin on [May 7], a spokeswoman said.",
    ),
    (
        "date 1987 1978",
        "Founded in [1987], the firm employs 300 people.",
        "The firm, which was founded in [1978] by two brothers, is for sale.",
    ),
    (
        "date 2024-06-03 2024-06-05",
        "The vote on the budget was scheduled for [June 3].",
        "Lawmakers will hold the vote on the budget on [June 5], the speaker said.",
    ),
]
# Two sentences of one article whose figures are of two things.
APART = [
    (
        "casualty 31 2 person",
        "The attacks in Brussels killed [at least 31 people] this week.",
        "Among those killed in the attacks in Brussels were [at least two Americans].",
    ),
    (
        "casualty 31 2 person",
        "The attacks in Brussels killed [31 people] this week.",
        "At [least two of them] were Americans, killed in the attacks in Brussels.",
    ),
    (
        "casualty 312 1870 person",
        "The death toll of the quake rose to [312], the ministry said.",
        "An earlier tremor on that coast killed [1,870 people] in 1964.",
    ),
    (
        "casualty 12 3 person",
        "The ferry disaster killed [12 people] on Sunday.",
        "The ferry disaster killed [three more people] on the shore.",
    ),
    (
        "casualty 3 2 person",
        "The army has killed [three gunmen] who attacked a car in the camp.",
        "The men killed [two residents] of the village on Friday.",
    ),
    (
        "casualty 21 14 person",
        "The flood in the canyon killed [21 people] in 1999.",
        "The guides survived the canyon accident in which [14 Australians] died.",
    ),
    (
        "casualty 80 8 person",
        "The [first night] of bombings left [80 civilians] dead, the commander said.",
        "The [second night] of bombings left [eight civilians] dead, the commander said.",
    ),
    (
        "money 0.71 64200000 USD",
        "Halden earned [71 cents] a share in the third quarter.",
        "In the third quarter Halden earned [$64.2 million], less than analysts had hoped.",
    ),
    (
        "money 3000000 2500000 USD",
        "The Red Cross set [$3 million] of its reserve aside for those without a roof.",
        "Those without a roof will get [$2.5 million] more from the reserve of the Red Cross.",
    ),
    (
        "quantity 28 24 year",
        "The [28-year-old] Seles, ranked eighth, recovered from a shaky start to win.",
        "Then the [24-year-old] Gambill, ranked 21st, recovered to win in three sets.",
    ),
    (
        "quantity 6 10 year",
        "Teague was paroled after serving [six years] of his sentence in prison.",
        "Fannin, [10], was at home that night.",
    ),
    (
        "quantity 2 3 day",
        "Crews pulled 19 survivors from the ruins [two days] after the quake.",
        "Flags will hang at half-mast for [three days].",
    ),
    (
        "quantity 126 277",
        "Australia reached [126] without loss in Sydney.",
        "The tourists reached [277] in Sydney after tea.",
    ),
    (
        "quantity 62 16 home",
        "The fire destroyed [62 homes] in Hill Top.",
        "In Goulburn and Mittagong the fire destroyed [16 homes].",
    ),
    (
        "rank 1 2",
        "Warne took the [first wicket] of the match before lunch.",
        "It was the [second match] that Warne played since his injury.",
    ),
    (
        "date 2024-05-06 2024-05-07",
        "The council [said Monday] that the bridge would be repaired.",
        "The mayor [said Tuesday] that the bridge would be closed.",
    ),
    (
        "date 2024-05-06 2024-05-07",
        "The bridge was closed to trucks [today] by the council.",
        "The bridge will be closed to all by the council [tomorrow].",
    ),
    (
        "date 1958 1958-05-03",
        "The bridge over the Ems was opened in [1958] by the king.",
        "The bridge over the Ems was opened by the king on [May 3, 1959].",
    ),
]
MARKED = re.compile(r"(?s)(.*)\[([^\]]*)\](.*)")


def read(kind: Kind, sentence: str) -> Setting:
    marked = MARKED.fullmatch(sentence)
    assert marked
    before, exact, after = marked.groups()
    return likeness.setting(kind, before.replace("[", "").replace("]", ""), exact, after)


def told(case: tuple[str, str, str]) -> tuple[Kind, tuple[Value, Value], tuple[Setting, Setting]]:
    said, one, two = case
    word, *figures, unit = f"{said} none".split()[:4]
    kind = Kind(word)
    values = [
        Value(date=figure)
        if kind is Kind.DATE
        else Value(low=Decimal(figure), high=Decimal(figure), unit=None if unit == "none" else unit)
        for figure in figures
    ]
    return kind, (values[0], values[1]), (read(kind, one), read(kind, two))


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=lambda case: case[0])
def test_a_contradiction_is_seen(case: tuple[str, str, str]) -> None:
    assert likeness.alike(*told(case))


@pytest.mark.parametrize("case", APART, ids=lambda case: case[0])
def test_figures_of_two_things_are_told_apart(case: tuple[str, str, str]) -> None:
    assert not likeness.alike(*told(case))


@given(st.sampled_from(list(Kind)), st.text(), st.text(), st.text(), st.text())
def test_likeness_has_no_direction(kind: Kind, before: str, exact: str, after: str, other: str) -> None:
    one, two = likeness.setting(kind, before, exact, after), likeness.setting(kind, other, exact, before)
    first, second = Value(low=Decimal(3), unit="house"), Value(high=Decimal(2), unit="house")

    assert likeness.alike(kind, (first, second), (one, two)) == likeness.alike(kind, (second, first), (two, one))
    assert likeness.told_apart(one, two) == likeness.told_apart(two, one)


# Figures that may be slips of one another, and figures that may not.
SLIPS = ["31 35", "31 13", "4000000 40000000", "1.5 150", "-3 3", "2.5 1"]
NO_SLIPS = ["312 4", "0 26", "2.6 1"]


@pytest.mark.parametrize("figures", [*SLIPS, *NO_SLIPS])
def test_a_slip_is_of_about_the_size_or_of_the_digits(figures: str) -> None:
    one, two = (Value(low=Decimal(figure)) for figure in figures.split())

    assert likeness.may_be_slip(one, two) == likeness.may_be_slip(two, one) == (figures in SLIPS)


def test_words_that_stand_around_everything_say_nothing() -> None:
    case = (
        "casualty 12 14 person",
        "In Polk county [12 people] were killed.",
        "In Lee county [14 people] were killed.",
    )
    kind, values, settings = told(case)

    assert likeness.alike(kind, values, (settings[0], settings[0]))
    assert not likeness.alike(kind, values, (settings[0], settings[0]), common=settings[0].words)


def test_a_toll_in_another_article_about_the_same_needs_one_word() -> None:
    kind, values, settings = told(
        (
            "casualty 28 35 person",
            "In the attacks on Tuesday [28 people] were killed, the ministry in Brussels said.",
            "At the airport of Zaventem, where the attacks began, and in Maelbeek station [35 people] died.",
        )
    )

    assert not likeness.alike(kind, values, settings)
    assert likeness.alike_elsewhere(kind, values, settings)
