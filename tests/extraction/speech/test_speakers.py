"""Who speaks a quotation or a statement, and whom a pronoun means."""

import pytest

from claims import extraction
from claims.extraction import FoundClaim
from claims.vocabulary import Kind


def found(text: str, kind: Kind) -> list[FoundClaim]:
    return [claim for claim in extraction.find_claims(text) if claim.kind is kind]


# Text, and the speakers of its quotations in order.
QUOTED: dict[str, list[str | None]] = {
    # A verb beside the quotation.
    "Paul Stein met Lena Orr. Stein called her “a very busy woman.” Orr, meanwhile, said she was tired.": [
        "Paul Stein"
    ],
    "In Pella, Ruthanne Deal, a nurse, hugs Paul Stein so hard that he laughs. “He paid for us all,” she says.": [
        "Ruthanne Deal"
    ],
    "Ann Orr opened with it. “Why should we give you more?” Orr said. Trey Hollins never quite got there. “We lost"
    " less than most,” he said.": ["Ann Orr", "Trey Hollins"],
    "Two of his friends left. “They should not bark for us,” retired Gen. Mark Lind said.": ["Mark Lind"],
    "Lena Orr said that Mr. Stein had “never sold anything at all.”": ["Lena Orr"],
    "Lena Orr said the memo showed that the sale was “not a mistake but a plan.”": ["Lena Orr"],
    "A memo warned that it “would be a very bad mistake,” according to papers seen on Friday.": ["memo"],
    "“Time to close the bridge,” the e-mail read. Lena Orr had sent it.": ["e-mail"],
    "Lena Orr said, “We sold it in May,” and Paul Stein replied, “We never sold it.”": ["Lena Orr", "Paul Stein"],
    "“We will sell it in May,” city treasurer Paul Stein said Tuesday.": ["Paul Stein"],
    "Lena Orr called it “the worst deal in years.” On Sunday, Paul Stein praised “a very good deal.”": [
        "Lena Orr",
        "Paul Stein",
    ],
    "“They should have stayed at home,” tweeted Mei Ling Zhou, a retired teacher.": ["Mei Ling Zhou"],
    "“Four more years of this,” the crowd shouted.": ["crowd"],
    "“You would not believe the noise,” Lena Orr continued.": ["Lena Orr"],
    "Paul Stein was quoted by a radio station as saying the town should “mind its own business.”": ["Paul Stein"],
    "The plan was described as “a gift to nobody at all” by Lena Orr.": ["Lena Orr"],
    "As my grandmother used to say, “You cannot milk a painted cow.”": ["grandmother"],
    "As Lena Orr put it on Monday: “I am too old to be scared.”": ["Lena Orr"],
    "A banner outside the hall on Monday read, “No more trucks on Mill Road.”": ["banner"],
    "“Half of us are worried and tired,” the e-mail said.": ["e-mail"],
    "“She ought to quit,” said Gloria Lund. Ann Orr stood up. “And who would pay for it?” Gloria shot back.": [
        "Gloria Lund",
        "Gloria Lund",
    ],
    "Mark Lind, whose firm had planned to grow, tweeted Saturday: “Today we are leaving the state.”": ["Mark Lind"],
    "A sign leaned on the pole. “The end is near again,” it read.": ["sign"],
    "Ann Orr left. Paul Stein called it “a coupon for a job that is gone.” But he fell.": ["Paul Stein"],
    "An aide put it bluntly: “This is a plan in a very big drawer.”": ["aide"],
    "A host intoned, “Ann Orr does not care at all.”": ["host"],
    "The ad opens with a clip of Bill Stein saying, “I do not care what you think.”": ["Bill Stein"],
    "One of the aides, who left in May, said it “wanted us all to hear it.”": ["aides"],
    "Paul Stein was glad. His daughter, Kristy, was less so. “He says it too loud,” she said.": ["Kristy"],
    "Ann Orr voted. In Orr’s words, the deal was “the least bad thing on offer.”": ["Ann Orr"],
    "Ann Orr rose. That prompted Paul Stein, who sat behind her, to mutter, “It took you long enough.”": ["Paul Stein"],
    "“We told you so then,” Ann Orr said. Her friend, Paul Stein, was terse: “Told you so, as always.”": [
        "Ann Orr",
        "Paul Stein",
    ],
    "Ann Orr left at one. Her companion stayed on. “It was a very long day,” she said.": ["companion"],
    "Joyce Appel left. “We heard that one before,” said Tom Brill.\n\nAppel, in a rare interview, pushed back. “I have "
    "a plan of my own.”": ["Tom Brill", "Joyce Appel"],
    # A role for a name.
    "Gov. Mark Lind and Rep. Ann Orr spoke.\n\n“We cannot change this law,” the governor said.": ["Mark Lind"],
    "First Minister Ann Orr left. “There is no second vote,” the prime minister said.": ["prime minister"],
    "Ann Orr ran in May. “There comes a time for everything,” the former senator said.": ["Ann Orr"],
    "Ann Orr said it would help.\n\n“When he talks, my colleagues listen,” the New York Democrat said.": ["Ann Orr"],
    # A person the words before lead up to.
    "Lena Orr said the bill would wait. “We have nine days and eleven bills.”": ["Lena Orr"],
    "Paul Stein runs the mill. “Nobody ever asked me about it.”": ["Paul Stein"],
    "“I sold it in May,” said Paul Stein. Lena Orr disagreed. “It was never his to sell.”": ["Paul Stein", "Lena Orr"],
    "Lena Orr spoke on Monday.\n\nORR: “I heard of it the same day as you.”": ["Lena Orr"],
    "Lena Orr spoke for an hour.\n\n“I came to you in May. I came in June.\n\n“Each time you sent me home.”": [
        "Lena Orr",
        "Lena Orr",
    ],
    # A pronoun.
    "“I hear you,” Paul Stein said.\n\nMark Lind denied the charge. “I never took a cent,” he said.": ["Mark Lind"],
    "Paul Stein told Mark Lind that he would win.\n\n“It was an odd thing to say,” he said.": ["Paul Stein"],
    "The suspect’s mother wept. “He sits at home all day,” she said.": ["suspect’s mother"],
    "Mark Lind, 34, was packing. He stacked the pens in a drawer.\n\n“I gave up a good job,” he said.": ["Mark Lind"],
    "Lena Orr met Paul Stein.\n\n“We agreed on nothing at all,” she said. “Nothing at all, I tell you.”": [
        "Lena Orr",
        "Lena Orr",
    ],
    "Bernie Sanders came. A guest said hello.\n\nSanders scoffed. “I hear that every day,” he said.": [
        "Bernie Sanders"
    ],
    "Mark Lind left. This hurt Sen. Paul Stein, who said so.\n\n“A year goes by fast here,” he said.": ["Paul Stein"],
    "Gloria Lund printed shirts.\n\nAs for Lena Orr, she went home. “It was a very long day,” she said.": ["Lena Orr"],
    "Lena Orr, 29, got a call. “I thought it was you,” the mother of two said.": ["Lena Orr"],
    "Lena Orr got a call. “I thought it was you,” the 29-year-old said.": ["Lena Orr"],
    "Harbor Superintendent Karen Moe had to quiet the room. “We teach kids in here,” she said.": ["Karen Moe"],
    "“We will not sell this mill,” Lena Orr said. Did she ask for help? “You may well wonder.”": [
        "Lena Orr",
        "Lena Orr",
    ],
    "Survivors were led away. “The boat just turned over,” they said.": ["Survivors"],
    "Ann Orr and Paul Stein rose. “We are in this together,” they said.": [None],
    # Somebody without a name, and words that are large only in a headline.
    "Mark Lind rose. A woman by the door wept.\n\n“It was a very long day,” he said.": ["Mark Lind"],
    "Mark Lind looked at the lot, where a young aide slept. “It was a very long day,” he said.": ["Mark Lind"],
    "Mark Lind left.\n\nA guard came in. “It was a very long day,” he said.": ["guard"],
    "The Last Lady of the Mill\n\nAnn Orr was tired. “It was a very long day,” she said.": ["Ann Orr"],
    "The Last Gentleman of the Gulf\n\nSenator Beauregard “Beau” Lund is up. “It is a long day,” he says.": [
        "Beauregard Lund"
    ],
    # Who is left where the subject of the sentence before is none of them.
    "Paul Stein ran.\n\nAnn Orr left it to Mark Lind. “It was a very long day,” he said.": ["Mark Lind"],
    # Two who take turns.
    "“You knew of it in May,” Paul Stein said.\n\n“I take the blame,” Ann Orr replied.\n\n“Then why are you still "
    "here?”": ["Paul Stein", "Ann Orr", "Paul Stein"],
    "“Who knew of it then?” Paul Stein asked.\n\n“I,” Ann Orr said.\n\n“And you told nobody?”\n\n“I told nobody at "
    "all.”": ["Paul Stein", "Paul Stein", "Ann Orr"],
    "“Ann Orr left me no choice here,” Paul Stein said.\n\n“Where does all this leave the people of the town?”": [
        "Paul Stein",
        "Paul Stein",
    ],
    "Ann Orr rose. “We will stay here.”\n\nPaul Stein sat by her. “What will you tell us, Mr. Stein?”": [
        "Ann Orr",
        "Ann Orr",
    ],
    # A first name alone, a group's whole name, an account, a name on a network.
    "Alcide Breaux ran the mill. “It was a hard year for us,” Alcide said.": ["Alcide Breaux"],
    "The Coalition for Safer Streets, paid by rich men, called it “a great day for the town.”": [
        "Coalition for Safer Streets"
    ],
    "Ann Orr left. “Day two is when you need a mayor,” Orr’s account tweeted.": ["Ann Orr"],
    "“Give this woman a seat at once,” tweeted one user, @ablind.": ["@ablind"],
    # A word that names nobody, a group told by its owner, a verb of writing or beginning to speak.
    "Ann Orr left. Another, Paul Stein, wrote: “We all want to leave.”": ["Paul Stein"],
    "Lind's office chose the hall at Orr College. “We want room for more,” the office said.": ["Lind's office"],
    "“We talk with the mill all the time,” a deputy clerk emailed.": ["deputy clerk"],
    "“Give this woman a seat at once,” tweeted one resident.": ["resident"],
    "Residents began to chant, “Put it in writing now!”": ["Residents"],
    # The same words in a headline, and a quotation inside a quotation.
    "‘I thought it was you’: clerk calls the wrong number\n\n“I thought it was you,” Lena Orr said.": [
        "Lena Orr",
        "Lena Orr",
    ],
    "“I told the mayor it was dead. He said, ‘Carla, wake it up.’ We left it there,” Lena Orr said.": [
        "Lena Orr",
        "mayor",
    ],
    "Lena Orr called Paul Stein “a liar and a thief.” Stein fired back: “She would know all about that.”": [
        "Lena Orr",
        "Paul Stein",
    ],
    # Two of one name.
    "Paul Lind met Rosa Lind in 1971.\n\n“She never quit on anything,” Mr. Lind said.\n\n“He did,” Mrs. Lind said, “he "
    "quit on a great many things.”": ["Paul Lind", "Rosa Lind"],
    "Marisol Reyes-Lund came.\n\n“You cannot drink a promise,” Reyes-Lund, D-N.M., said.": ["Marisol Reyes-Lund"],
}


@pytest.mark.parametrize(("text", "speakers"), QUOTED.items(), ids=QUOTED)
def test_a_quotation_has_its_speaker(text: str, speakers: list[str | None]) -> None:
    assert [claim.value.speaker for claim in found(text, Kind.QUOTE)] == speakers


# Text with one statement, and its speaker.
STATED: dict[str, str] = {
    "Two-thirds of voters said they would stay at home.": "voters",
    "The 200-page report said the dam was unsafe.": "report",
    "A spokesman for the mayor said the bridge was safe.": "spokesman for the mayor",
    "The mayor's office said the bridge was safe.": "mayor's office",
    "The work would cost more, per the budget office.": "budget office",
    "A spokeswoman for the mill, whose owner fled in May, declined to comment.": "spokeswoman for the mill",
    "Guards stopped a clerk who, they said, had hidden the key.": "Guards",
    "Orr Inc. fell. The air force denied the report.": "air force",
    "The raid killed Bo Orr, the minister of the Islamic State, Sheriff Ann Lind said on Friday.": "Ann Lind",
    "The bill would cost the state a fortune, the spokesman, Bo Lind, said.": "Bo Lind",
    "The camp was closed, Brig. Gen. Ann Orr said.": "Ann Orr",
    "The bridge, as the mayor told reporters, was closed.": "mayor",
}


@pytest.mark.parametrize(("text", "speaker"), STATED.items(), ids=STATED)
def test_a_role_speaks_by_its_whole_phrase(text: str, speaker: str) -> None:
    assert [claim.value.speaker for claim in found(text, Kind.STATEMENT)] == [speaker]


def test_a_pronoun_that_may_mean_two_is_left_open_with_both() -> None:
    text = "The board heard Lena Orr and Paula Stein.\n\n“We will not be moved by this,” she said."

    quote = found(text, Kind.QUOTE)[0]

    assert quote.value.speaker is None
    assert quote.candidates == ("Paula Stein", "Lena Orr")


def test_who_is_spoken_of_is_not_taken_for_the_speaker() -> None:
    statement = found("Gloria Lind might leave, she said.", Kind.STATEMENT)[0]

    assert statement.value.speaker is None
    assert statement.candidates == ("Gloria Lind",)


def test_a_pronoun_may_mean_the_only_person_of_the_sentence_before() -> None:
    text = (
        "Mark Lind called a vote. “We need one before the summer,” Lind said.\n\n"
        "The board had named Paul Stein in May.\n\nHe joined the firm in June."
    )

    assert found(text, Kind.EVENT)[-1].value.subject == "Paul Stein"
