"""Pairs that were written after the rules were done; what was measured on them first stands in the test."""

from claims.vocabulary import Kind
from tests.tracking.elsewhere.pairs import Row

# Claims that say the same.
SAME = [
    Row(
        Kind.CASUALTY,
        "A fire tore through a nursing home in the town of Belgrave early on Thursday, killing [19 residents].",
        "BELGRAVE - [Nineteen people] died in a nursing home fire on Thursday, the fire chief said.",
        ("Nursing home fire kills 19", "Residents die in Belgrave blaze"),
    ),
    Row(
        Kind.CASUALTY,
        "Cholera has killed [more than 260 people] in the camps around Lusenga since March, aid workers say.",
        "According to aid workers, cholera killed [more than 260 people] in camps near Lusenga.",
        later=4,
    ),
    Row(
        Kind.CASUALTY,
        "Militants seized [43 schoolgirls] from a dormitory in Tavo state on Monday night.",
        "The army said it was searching for the [43 schoolgirls] who were abducted from a dormitory in Tavo.",
        later=2,
    ),
    Row(
        Kind.CASUALTY,
        "[Seven miners] were still missing on Wednesday after a tunnel collapsed at the Grell mine.",
        "Rescuers drilled through rock at the Grell mine, where [seven miners] are missing after a tunnel collapsed.",
    ),
    Row(
        Kind.CASUALTY,
        "The storm drove [about 52,000 people] from their homes along the coast of Penrose.",
        "[Some 52,000 people] fled their homes on the Penrose coast as the storm came in.",
        later=1,
    ),
    Row(
        Kind.MONEY,
        "Vantage Air will buy its smaller rival Skyline for [$1.3 billion] in cash, the airlines said on Tuesday.",
        "In a deal worth [$1.3 billion], Vantage Air is buying Skyline.",
    ),
    Row(
        Kind.MONEY,
        "The painting, a portrait by Eleanor Voss, sold for [$27.5 million] at an auction in Zurich.",
        "A portrait by Eleanor Voss fetched [$27.5 million] at an auction on Monday.",
        later=3,
    ),
    Row(
        Kind.MONEY,
        "A jury ordered the diocese of Marl to pay [$8.6 million] to a man abused as a boy.",
        "The diocese of Marl must pay [$8.6 million] to a man who was abused by a priest, a jury decided.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Turnout in the referendum was [64 percent], the election commission of Ostland said.",
        "Ostland's election commission put turnout in the referendum at [64 percent].",
    ),
    Row(
        Kind.PERCENTAGE,
        "Shares of the drug maker Celara plunged [37 percent] after the trial of its flu vaccine failed.",
        "Celara's vaccine trial failed, and its shares lost [37 percent] of their value.",
    ),
    Row(
        Kind.QUANTITY,
        "The oil slick off Penrose now covers [410 square kilometers], the coast guard said.",
        "Covering [410 square kilometers], the slick off the coast of Penrose has reached the marshes.",
        later=1,
    ),
    Row(
        Kind.QUANTITY,
        "The council of Belgrave approved the new library by [11 votes] to four.",
        "By [11 votes] to four, Belgrave's council approved a new library.",
    ),
    Row(
        Kind.QUANTITY,
        "The telescope on Mount Arden has a mirror [39 meters] across.",
        "With a mirror [39 meters] across, the Mount Arden telescope will look back to the first stars.",
        later=50,
    ),
    Row(
        Kind.RANK,
        "Dana Kessler became [the first woman] to lead the central bank of Ostland.",
        "The governor, Dana Kessler, is [the first woman] to lead Ostland's central bank.",
        later=120,
    ),
    Row(
        Kind.DATE,
        "The dam at Grell was finished in [1964] after nine years of work.",
        "Finished in [1964], the dam at Grell supplies a third of the region's power.",
        later=20,
    ),
    Row(
        Kind.TITLE,
        "[Interior Minister Paul Okafor] resigned.",
        "[Paul Okafor, the interior minister], resigned after the report.",
    ),
    Row(
        Kind.TITLE,
        "The order was signed by [Gen. Marta Silva], who leads the army's northern command.",
        "[Gen. Marta Silva] denied giving the order.",
        later=9,
    ),
    Row(
        Kind.QUOTE,
        '"[I was told to sign the papers and not to ask what was in them]," Okafor testified.',
        'Okafor told the court: "[I was told to sign the papers, and not ask what was in them]."',
    ),
    Row(
        Kind.QUOTE,
        '"[There was no warning, there was only the water]," said Rosa Lind, who lost her home.',
        "“[There was no warning, there was only the water],” Rosa Lind, 61, said.",
    ),
    Row(
        Kind.STATEMENT,
        "[The coast guard said the tanker had lost power two hours before it ran aground].",
        "[The tanker lost power two hours before it ran aground, the coast guard said].",
    ),
    Row(
        Kind.STATEMENT,
        "[Okafor denied that he had met the contractor before the bids were opened].",
        "[Paul Okafor denied he had met the contractor before bids were opened].",
    ),
    Row(
        Kind.EVENT,
        "[A court in Zurich sentenced the banker Leo Frank to six years in prison].",
        "[The banker Leo Frank was sentenced to six years in prison by a court in Zurich].",
    ),
    Row(
        Kind.EVENT,
        "[Protesters stormed the parliament of Ostland on Saturday].",
        "[On Saturday protesters stormed Ostland's parliament], breaking windows.",
    ),
]

# Claims that do not say the same.
OTHER = [
    Row(
        Kind.CASUALTY,
        "A fire in a nursing home in Belgrave killed [19 people] on Thursday.",
        "A fire in a night club in Tarrant killed [19 people] on Thursday.",
    ),
    Row(
        Kind.CASUALTY,
        "A fire in a nursing home in Belgrave killed [19 people].",
        "A collision of two trains outside Belgrave killed [19 people].",
    ),
    Row(
        Kind.CASUALTY,
        "The army killed [40 militants] in air strikes on Tavo.",
        "Militants killed [40 villagers] in raids on Tavo.",
    ),
    Row(
        Kind.CASUALTY,
        "[Four people] were injured when a crane fell on a street in Zurich.",
        "[Four people] were injured when a tram hit a bus in Zurich.",
    ),
    Row(
        Kind.CASUALTY,
        "Cholera has killed [260 people] in Lusenga, aid workers say.",
        "Measles has killed [260 people] in Lusenga, aid workers say.",
    ),
    Row(
        Kind.CASUALTY,
        "[Fifteen people] died on Monday when a ferry capsized on the river Vash.",
        "[Fifteen people] died on Friday when a ferry capsized on the river Vash.",
    ),
    Row(
        Kind.CASUALTY,
        "Ostland's police detained [120 demonstrators] in the capital on Saturday.",
        "Norland's police detained [120 demonstrators] in the capital on Saturday.",
    ),
    Row(
        Kind.MONEY,
        "Vantage Air will buy Skyline for [$1.3 billion].",
        "Skyline lost [$1.3 billion] last year, more than Vantage Air expected.",
    ),
    Row(
        Kind.MONEY,
        "The portrait by Eleanor Voss sold for [$2 million] at an auction in Zurich.",
        "A landscape by Eleanor Voss sold for [$2 million] at an auction in Zurich.",
    ),
    Row(
        Kind.MONEY,
        "Belgrave will spend [$3 million] on a new library.",
        "Belgrave will spend [$3 million] on new buses.",
    ),
    Row(
        Kind.MONEY,
        "A jury ordered the diocese of Marl to pay [$8.6 million] to a man abused as a boy.",
        "A jury ordered the diocese of Trent to pay [$8.6 million] to a man abused as a boy.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Shares of Celara rose [4 percent] on Tuesday.",
        "Shares of Medaxis rose [4 percent] on Tuesday.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Among women in Ostland, [64 percent] voted yes, exit polls showed.",
        "Among men in Ostland, [64 percent] voted yes, exit polls showed.",
    ),
    Row(
        Kind.PERCENTAGE,
        "House prices in Zurich rose [9 percent] in 2019, the bank said.",
        "House prices in Zurich rose [9 percent] in 2020, the bank said.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Wheat output in Ostland will fall by [12 percent] this year.",
        "Barley output in Ostland will fall by [12 percent] this year.",
    ),
    Row(
        Kind.QUANTITY,
        "The council of Belgrave approved the new library by [11 votes] to four.",
        "The council of Belgrave rejected the new stadium by [11 votes] to four.",
    ),
    Row(
        Kind.QUANTITY,
        "The suspect, a man of [34 years], was born in Zurich.",
        "The bridge in Zurich was closed for [34 years].",
    ),
    Row(
        Kind.QUANTITY,
        "Vantage Air cut [700 jobs] in Penrose.",
        "Vantage Air added [700 jobs] in Penrose.",
    ),
    Row(
        Kind.RANK,
        "Dana Kessler became [the first woman] to lead the central bank of Ostland.",
        "Marta Silva became [the first woman] to lead the army of Ostland.",
    ),
    Row(
        Kind.DATE,
        "The dam at Grell was finished in [1964].",
        "The church at Grell was burned down in [1964].",
    ),
    Row(
        Kind.TITLE,
        "[Interior Minister Paul Okafor] resigned.",
        "[Finance Minister Paul Okafor] resigned.",
    ),
    Row(
        Kind.TITLE,
        "[Acting Interior Minister Paul Okafor] resigned.",
        "[Interior Minister Paul Okafor] resigned.",
    ),
    Row(
        Kind.QUOTE,
        '"[I was told to sign the papers and not to ask what was in them]," Okafor testified.',
        '"[I was told to burn the papers and not to ask what was in them]," Okafor testified.',
    ),
    Row(
        Kind.QUOTE,
        '"[We will raise taxes next year]," Kessler said.',
        '"[We will cut taxes next year]," Kessler said.',
    ),
    Row(
        Kind.STATEMENT,
        "[The coast guard said the tanker had lost power two hours before it ran aground].",
        "[The coast guard said the tanker had lost power three hours before it ran aground].",
    ),
    Row(
        Kind.STATEMENT,
        "[Okafor denied that he had met the contractor before the bids were opened].",
        "[Okafor admitted that he had met the contractor before the bids were opened].",
    ),
    Row(
        Kind.EVENT,
        "[A court in Zurich sentenced the banker Leo Frank to six years in prison].",
        "[A court in Zurich acquitted the banker Leo Frank].",
    ),
    Row(
        Kind.EVENT,
        "[The mayor fired the police chief of Belgrave on Monday].",
        "[The police chief of Belgrave sued the mayor on Monday].",
    ),
    Row(
        Kind.EVENT,
        "[Protesters stormed the parliament of Ostland on Saturday].",
        "[Protesters stormed the parliament of Norland on Saturday].",
    ),
    Row(
        Kind.EVENT,
        "[Vantage Air bought Skyline in May].",
        "[Skyline bought Vantage Air in May].",
    ),
]
