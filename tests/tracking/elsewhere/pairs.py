"""Passages of two articles, with the claims to compare in brackets: those that say the same, and those that do not.

Each passage is read by the real extraction, and the claim of the kind that overlaps the brackets is the one meant.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims import extraction
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.model import Claim
from claims.tracking import articles
from claims.vocabulary import Kind, Value

DAY = date(2021, 6, 9)


@dataclass(frozen=True, slots=True)
class Row:
    """Two passages, their titles, and how many days later the second was published."""

    kind: Kind
    one: str
    two: str
    titles: tuple[str, str] = ("News of the day", "The latest")
    later: int = 0


def put(session: Session, row: Row) -> tuple[int, int]:
    """Put both passages on record, each as an article of its own; give the numbers of the two claims."""
    days = DAY, DAY + timedelta(row.later)
    one, two = (
        _put(session, row.kind, passage, title, day)
        for passage, title, day in zip((row.one, row.two), row.titles, days, strict=True)
    )
    return one, two


def _put(session: Session, kind: Kind, passage: str, title: str, day: date) -> int:
    text = passage.replace("[", "").replace("]", "")
    start, end = passage.index("["), passage.index("]") - 1
    found = list(extraction.find_claims(text, day))
    meant = [one for one in found if one.kind is kind and one.start < end and start < one.end]
    if not meant:
        meant = [FoundClaim(kind, start, end, text[start:end], Value(), "tests", 0.5)]
        found += meant
    page = Page(
        text=text,
        title=title,
        published=day,
        media_type="text/plain",
        read_by="plain text, utf-8",
        location="-",
        original=f"{title} {day} {passage}".encode(),
    )
    article = articles.add(session, page, found, extracted_by="tests", by="ana")
    # The nearest to what is in the brackets, where claims of a kind overlap.
    best = min(meant, key=lambda one: abs(one.start - start) + abs(one.end - end))
    there = select(Claim.id).where(Claim.article_id == article.id, Claim.kind == kind)
    return session.scalars(there.where(Claim.start == best.start, Claim.end == best.end)).one()


# Claims that say the same.
SAME = [
    Row(
        Kind.CASUALTY,
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], police said.",
        "Police say [31 people] died when a bus left a mountain road near Kelmar on Sunday.",
    ),
    Row(
        Kind.CASUALTY,
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], police said. Rain had fallen.",
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], most of them pilgrims.",
        later=1,
    ),
    Row(
        Kind.CASUALTY,
        "[At least 24 people] were killed when a factory caught fire in Dorsun, the mayor said.",
        "The blaze that swept through a factory in Dorsun has left [at least 24 people] dead, rescuers told reporters.",
    ),
    Row(
        Kind.CASUALTY,
        "The ferry sank in Lake Orrin with 90 aboard. Divers recovered bodies, and [17 passengers] drowned.",
        "Lake Orrin's worst ferry disaster in decades: [17 people] drowned when the ferry sank.",
        ("Ferry sinks on Lake Orrin", "Seventeen drown in Lake Orrin"),
    ),
    Row(
        Kind.CASUALTY,
        "A gunman wounded [12 people] at a shopping mall in Harwick on Tuesday.",
        "[Twelve people] were wounded when a man opened fire at a Harwick mall on Tuesday, hospital officials said.",
    ),
    Row(
        Kind.CASUALTY,
        "The quake killed [more than 1,400 people] in the province of Tarim.",
        "In Tarim province alone, the quake killed [over 1,400 people], the governor said.",
    ),
    Row(
        Kind.CASUALTY,
        "At least 31 people, including [three children], were killed when a bus plunged into a gorge near Kelmar.",
        "The bus plunged into a gorge near Kelmar, and at least 31 people were killed, including [three children].",
    ),
    Row(
        Kind.MONEY,
        "The city of Dorsun paid [$4.2 million] for the land on which the stadium will stand.",
        "Dorsun bought the land for its stadium for [$4.2 million], records show.",
        later=8,
    ),
    Row(
        Kind.MONEY,
        "Halden Corp. agreed to pay a fine of [$12 million] over the spill in the Orrin river.",
        "Over the spill in the river Orrin, Halden will pay a [$12 million] fine, the regulator said.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Revenue at Halden Corp. rose [8 percent] in the third quarter, the company said on Tuesday.",
        "Halden Corp. said on Tuesday that its revenue rose [8%] in the third quarter.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Unemployment in Tarim fell to [6.1 percent] in May, the lowest in a decade.",
        "Tarim's unemployment rate fell to [6.1 percent] in May, the statistics office said.",
    ),
    Row(
        Kind.QUANTITY,
        "The bridge over the Orrin is [829 meters] long and carries two lanes of traffic.",
        "At [829 meters], the bridge over the Orrin is the longest in the province.",
        later=90,
    ),
    Row(
        Kind.QUANTITY,
        "Firefighters evacuated [340 homes] in the hills above Harwick.",
        "Some families lost everything. Crews evacuated [340 homes] in the Harwick hills overnight.",
    ),
    Row(
        Kind.DATE,
        "The cathedral in Dorsun was built by the bishop Anselm in [1387], a plaque says.",
        "Built in [1387] by the bishop Anselm, the cathedral in Dorsun burned on Monday.",
        later=40,
    ),
    Row(
        Kind.RANK,
        "Halden is the [third-largest maker of turbines] in the world.",
        "The company, Halden, is the world's [third-largest maker of turbines].",
        later=60,
    ),
    Row(
        Kind.TITLE,
        "The vote was called by [Mayor Lena Ortiz].",
        "It is a day to remember, [Mayor Lena Ortiz] said.",
        later=100,
    ),
    Row(
        Kind.TITLE,
        "[Foreign Minister Karl Brandt] flew to Geneva.",
        "The talks were led by [Foreign Minister Karl Brandt] of Tarim.",
    ),
    Row(
        Kind.QUOTE,
        "“[We have nothing to hide, and we will open every book],” Ortiz said.",
        '"[We have nothing to hide and we will open every book]," the mayor, Lena Ortiz, told reporters.',
    ),
    Row(
        Kind.QUOTE,
        '"[The road was never closed to traffic that night]," Karl Brandt said.',
        'Brandt insisted: "[The road was never closed to traffic that night]."',
        later=30,
    ),
    Row(
        Kind.STATEMENT,
        "[Karl Brandt said that the ministry had paid for the repairs of the tunnel].",
        "[Karl Brandt said the ministry had already paid for the repairs of the tunnel].",
    ),
    Row(
        Kind.STATEMENT,
        "[Police said the driver of the truck had fallen asleep at the wheel].",
        "[The driver of the truck had fallen asleep at the wheel, police said].",
    ),
    Row(
        Kind.EVENT,
        "[A landslide buried the village of Sorn on Friday].",
        "[On Friday a landslide buried the mountain village of Sorn].",
    ),
    Row(
        Kind.EVENT,
        "[Halden Corp. closed its turbine plant in Dorsun last week].",
        "[Halden closed its turbine plant in Dorsun] after a strike.",
    ),
]

# Claims of one kind, most of one figure too, that do not say the same.
OTHER = [
    Row(
        Kind.CASUALTY,
        "A barrel bomb killed [31 people] in Aleppo on Sunday, activists said.",
        "A barrel bomb killed [31 people] in Homs on Sunday, activists said.",
    ),
    Row(
        Kind.CASUALTY,
        "A suicide bomber killed [31 people] in Aleppo, Syria.",
        "A suicide bomber killed [31 people] in Homs, Syria.",
    ),
    Row(
        Kind.CASUALTY,
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], police said.",
        "A bus veered off a mountain road near Kelmar on Sunday, killing [at least 31 people], police said.",
    ),
    Row(
        Kind.CASUALTY,
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], police said.",
        "A bus veered off a mountain road near Kelmar on Sunday, injuring [31 people], police said.",
    ),
    Row(
        Kind.CASUALTY,
        "A bus veered off a mountain road near Kelmar on Sunday, killing [31 people], police said.",
        "A bus veered off a mountain road near Kelmar on Sunday, killing [32 people], police said.",
    ),
    Row(
        Kind.CASUALTY,
        "A bomb in a market in Kelmar killed [12 people] on Monday.",
        "A bomb in a market in Kelmar killed [12 people] on Monday.",
        later=200,
    ),
    Row(
        Kind.CASUALTY,
        "Police in Harwick arrested [two men] on Tuesday after a robbery.",
        "Police in Harwick arrested [two men] on Tuesday after a stabbing at a school.",
    ),
    Row(
        Kind.CASUALTY,
        "At least 31 people, including [three children], were killed when a bus plunged into a gorge near Kelmar.",
        "[Three people] were killed when a bus plunged into a gorge near Kelmar.",
    ),
    Row(
        Kind.CASUALTY,
        "Rebels killed [14 soldiers] in an ambush near Sorn.",
        "Soldiers killed [14 rebels] in an ambush near Sorn.",
    ),
    Row(
        Kind.CASUALTY,
        "Homs Market Bombing Kills [31]",
        "Aleppo Market Bombing Kills [31]",
    ),
    Row(
        Kind.PERCENTAGE,
        "Apple revenue rose [5 percent] in the quarter.",
        "Google revenue rose [5 percent] in the quarter.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Revenue at Halden Corp. rose [8 percent] in the third quarter.",
        "Profit at Halden Corp. rose [8 percent] in the third quarter.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Revenue at Halden Corp. rose [8 percent] in the third quarter.",
        "Revenue at Halden Corp. fell [8 percent] in the third quarter.",
    ),
    Row(
        Kind.PERCENTAGE,
        "Revenue at Halden Corp. rose [8 percent] in the third quarter.",
        "Revenue at Halden Corp. rose [8 percent] in the second quarter.",
        later=1,
    ),
    Row(
        Kind.PERCENTAGE,
        "Unemployment in Tarim fell to [6.1 percent] in May, the statistics office said.",
        "Inflation in Tarim fell to [6.1 percent] in May, the statistics office said.",
    ),
    Row(
        Kind.MONEY,
        "Halden Corp. agreed to pay a fine of [$12 million] over the spill in the Orrin river.",
        "Halden Corp. agreed to pay [$12 million] in rent for its offices by the Orrin river.",
    ),
    Row(
        Kind.MONEY,
        "The city of Dorsun paid [$4 million] for a school.",
        "The city of Dorsun paid [$4 million] for a fire engine.",
    ),
    Row(
        Kind.QUANTITY,
        "The bridge over the Orrin is [829 meters] long.",
        "The tunnel under the Orrin is [829 meters] long.",
    ),
    Row(
        Kind.QUANTITY,
        "The mayor, Lena Ortiz, [52], said she would resign.",
        "The baker, Tom Hale, [52], said he would resign.",
    ),
    Row(
        Kind.DATE,
        "The cathedral in Dorsun was built by the bishop Anselm in [1387].",
        "The bridge in Kelmar was built by the king Otto in [1387].",
    ),
    Row(
        Kind.RANK,
        "Halden is the [third-largest maker of turbines] in the world.",
        "Norvik is the [third-largest maker of turbines] in the world.",
    ),
    Row(
        Kind.TITLE,
        "The vote was called by [Mayor Lena Ortiz].",
        "The vote was called by [former Mayor Lena Ortiz].",
    ),
    Row(
        Kind.TITLE,
        "The vote was called by [Mayor Lena Ortiz].",
        "The vote was called by [Deputy Mayor Lena Ortiz].",
    ),
    Row(
        Kind.TITLE,
        "The vote was called by [Mayor Lena Ortiz].",
        "The vote was called by [Mayor Carla Ortiz].",
    ),
    Row(
        Kind.QUOTE,
        '"[The road was never closed to traffic that night]," Karl Brandt said.',
        '"[The road was closed to traffic that night]," Karl Brandt said.',
    ),
    Row(
        Kind.QUOTE,
        '"[The road was never closed to traffic that night]," Karl Brandt said.',
        '"[The road was never closed to traffic that night]," Lena Ortiz said.',
    ),
    Row(
        Kind.STATEMENT,
        "[Karl Brandt said that the ministry had paid for the repairs of the tunnel].",
        "[Karl Brandt said that the ministry had not paid for the repairs of the tunnel].",
    ),
    Row(
        Kind.STATEMENT,
        "[Karl Brandt said that the ministry had paid for the repairs of the tunnel].",
        "[Karl Brandt said that the ministry would pay for the repairs of the tunnel].",
    ),
    Row(
        Kind.EVENT,
        "[Brazil beat Norway in the final on Sunday].",
        "[Norway beat Brazil in the final on Sunday].",
    ),
    Row(
        Kind.EVENT,
        "[Halden Corp. closed its turbine plant in Dorsun last week].",
        "[Halden Corp. opened its turbine plant in Dorsun last week].",
    ),
    Row(
        Kind.EVENT,
        "[A landslide buried the village of Sorn on Friday].",
        "[A landslide buried the village of Kelmar on Friday].",
    ),
]
