"""Pairs for what tells two things apart where all else is the same, and for one thing told in other words."""

from claims.vocabulary import Kind
from tests.tracking.elsewhere.pairs import Row

# Claims that say the same.
SAME = [
    # Words that mean the same.
    Row(
        Kind.CASUALTY,
        "A blast at a paint factory in Ludgrove hurt [28 employees] on Tuesday.",
        "[Twenty-eight people] were injured when a paint plant in Ludgrove exploded.",
    ),
    Row(
        Kind.CASUALTY,
        "Lifeboats saved [seven sailors] whose yacht had lost its mast off Carrow Head.",
        "[Seven sailors] were saved by lifeboat off Carrow Head after their yacht lost its mast.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Joblessness in Ostland climbed to [8.2 percent] in October.",
        "Ostland's unemployment rate rose to [8.2%] in October, according to the labour office.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Shares in the airline Skyline dropped [14 percent] on Monday.",
        "Skyline's stock ended Monday [14 percent] lower.",
    ),
    Row(
        Kind.MONEY,
        "The brewer Halden is to buy its rival Norvik for [$5.8 billion].",
        "Norvik is being sold to Halden for [$5.8bn], both brewers said.",
    ),
    # One name and one word, with a figure that is not a round one.
    Row(
        Kind.MONEY,
        "The new opera house in Penrose will cost [€640 million].",
        "Officials in Penrose put the bill for the opera house at [€640 million].",
    ),
    Row(
        Kind.QUANTITY,
        "The viaduct over the Vash, opened on Friday, is [2.3 kilometres] long.",
        "With its [2.3 kilometres], the viaduct over the Vash is longer than any other in Ostland.",
    ),
    Row(
        Kind.DATE,
        "Belgrave will elect a mayor on [3 October].",
        "The council of Belgrave called the election of a mayor for [October 3].",
    ),
    # What the sentence before is of.
    Row(
        Kind.CASUALTY,
        "Floods tore through the valley of Ostrava on Monday. [At least 34 people] were killed, the governor said.",
        "The floods in the valley of Ostrava were the worst in decades. [At least 34 villagers] died.",
    ),
    Row(
        Kind.MONEY,
        "The council approved the tram to Tarrant. It will cost [$870 million], the mayor said.",
        "The tram to Tarrant will come at a cost of [$870 million].",
    ),
    # Who has an office, and the hour of a day, add nothing.
    Row(
        Kind.TITLE,
        "Nora Feld was named [director of the Grell Institute] on Friday.",
        "Nora Feld, [the new director of the Grell Institute], studied law.",
    ),
    Row(
        Kind.EVENT,
        "[A coal train hit a lorry near Tarrant on Monday evening].",
        "[A coal train hit a lorry near Tarrant late on Monday].",
    ),
]

# Claims that do not say the same.
OTHER = [
    # Another name in the same place, or in the sentence before.
    Row(
        Kind.MONEY,
        "Inspectors in Zurich fined Halden [€37 million] over unsafe lifts.",
        "Inspectors in Zurich fined Norvik [€37 million] over unsafe lifts.",
    ),
    Row(
        Kind.CASUALTY,
        "A bus fell into a gorge near Kelmar on Monday. [At least 23 people] were killed, the fire service said.",
        "A bus fell into a gorge near Dorsun on Monday. [At least 23 people] were killed, the fire service said.",
    ),
    Row(
        Kind.STATEMENT,
        "A bus fell into a gorge near Kelmar. [The brakes had not been tested for eleven years, the inspectors said].",
        "A bus fell into a gorge near Dorsun. [The brakes had not been tested for eleven years, the inspectors said].",
    ),
    # The opposite, or another verb.
    Row(
        Kind.PERCENTAGE,
        "The central bank of Ostland raised its main rate to [3.75 percent].",
        "The central bank of Ostland reduced its main rate to [3.75 percent].",
    ),
    Row(
        Kind.QUANTITY,
        "The port of Penrose built [1,340 berths] last year.",
        "The port of Penrose inspected [1,340 berths] last year.",
    ),
    Row(
        Kind.EVENT,
        "[A fire at a hostel in Tarrant killed 18 students on Friday].",
        "[A fire at a hostel in Tarrant injured 18 students on Friday].",
    ),
    Row(
        Kind.EVENT,
        "[The council of Belgrave welcomed the plan for a tram on Monday].",
        "[The council of Belgrave postponed the plan for a tram on Monday].",
    ),
    # Another bound.
    Row(
        Kind.EVENT,
        "[A fire at a hostel in Tarrant killed 18 students on Friday].",
        "[A fire at a hostel in Tarrant killed more than 18 students on Friday].",
    ),
    # Another measure by the word before it, or by its dimension.
    Row(
        Kind.PERCENTAGE,
        "Inflation in Ostland fell to [2.9 percent] in May.",
        "Core inflation in Ostland fell to [2.9 percent] in May.",
    ),
    Row(
        Kind.QUANTITY,
        "The tower of Grell is [124 metres] high.",
        "The wall of Grell is [124 metres] long.",
    ),
    Row(
        Kind.STATEMENT,
        "[Nora Feld, the deputy head of the Grell Institute, warned of floods in spring, the paper said].",
        "[Nora Feld, the head of the Grell Institute, warned of floods in spring, the paper said].",
    ),
    # What does not say of whom it is.
    Row(
        Kind.EVENT,
        "The merger was agreed in Zurich. [The owners signed the contract].",
        "The sale was agreed in Zurich. [The owners signed the contract].",
    ),
    Row(
        Kind.EVENT,
        "Dana Kessler is a painter. [She won twelve prizes].",
        "Dana Kessler the swimmer retired. [She won twelve prizes].",
    ),
]
