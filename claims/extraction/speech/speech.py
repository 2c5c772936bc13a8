"""Who says something, and with which words: the reporting verbs of a paragraph and their speakers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.people.focus import Meant
from claims.extraction.speech import reporting
from claims.extraction.text import grammar
from claims.extraction.text.layout import Part
from claims.extraction.words import rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.speech.quotes import Run
    from claims.extraction.speech.reading import Reading


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting verb outside quotation marks; offsets of speaker and verb together, in the whole text.

    `content` is the head of the clause or phrase that is reported, None where it is only a quotation; `rule`
    names how it was known. `speaker` is the name of `who`; a pronoun that is left open has `candidates`.
    """

    verb: "Token"
    who: "Token | None"
    speaker: str | None
    start: int
    end: int
    content: "Token | None"
    rule: str
    candidates: tuple[str, ...] = ()


def find(reading: "Reading") -> Iterator[Saying]:
    """Yield the reporting verbs of a paragraph in order, "according to" and a headline's label among them."""
    if reading.passage.part is Part.HEADLINE:
        yield from _headlined(reading)
    for token in reading.passage.doc:
        if token.i in reading.quoted:
            continue
        if saying := _read_out(reading, token):
            yield saying
        elif token.lower_ == "according" or _per(token):
            yield from _according(reading, token)
        elif token.lower_ in verbwords.ACCOUNTS:
            yield from _account(reading, token)
        elif _verb(token) and (rule := reporting.rule(token)) and _has_report(reading, token, rule):
            yield _saying(reading, token, rule)


def _asks(reading: "Reading", verb: "Token") -> bool:
    """Tell a verb of a question in the article's own voice: "Did she ask for it?" reports nothing."""
    sentence = verb.sent
    return sentence[-1].text == "?" and reading.quoted.isdisjoint(range(sentence.start, sentence.end))


def _verb(token: "Token") -> bool:
    """Tell a verb, also one the parse took for a noun: "..., records show, ..."."""
    shown = token.lemma_.lower() in verbwords.FINDING and token.pos_ == "NOUN" and reporting.aside(token)
    return shown or token.pos_ in {"VERB", "AUX"}


def _has_report(reading: "Reading", verb: "Token", rule: str) -> bool:
    """Tell "she added" beside a quotation or a clause from "she added $30,000"."""
    if _asks(reading, verb):
        return False
    told = content(verb)
    if rule == "says" and short_run(reading, verb) is not None:
        return True
    if rule == "quotes" and told is not None and told.i not in reading.quoted and told.lower_ != "it":
        return False
    if rule not in {"says", "quotes"} or (
        rule == "says" and told is not None and told.dep_ not in reporting.THING_ROLES
    ):
        return True
    sentence = verb.sent
    if not reading.quoted.isdisjoint(range(sentence.start - NEAR, sentence.end + NEAR)):
        return True
    return (
        rule == "says"
        and told is None
        and verb.i > sentence.start
        and "," in {token.text for token in sentence[: verb.i - sentence.start]}
    )


# How many tokens a quotation may stand off, its marks among them, and still be the sentence's.
NEAR = 3


def _read_out(reading: "Reading", verb: "Token") -> Saying | None:
    """Give what a thing says on its face: "a sign read, ...", whatever the parse makes of "read"."""
    if verb.lower_ not in READ_OUT or reading.quoted.isdisjoint(range(verb.i - FACE, verb.i + NEAR + 1)):
        return None
    before = reversed(verb.doc[max(0, verb.i - BEARER) : verb.i])
    things = (token for token in before if token.lemma_.lower() in rolewords.BEARERS and token.i not in reading.quoted)
    if (bearer := next(things, None)) is None:
        return None
    # A thing named in the sentence before stands for "it".
    first = bearer.idx if bearer.sent == verb.sent else verb.idx
    start, end = (reading.passage.start + at for at in (first, verb.idx + len(verb)))
    return Saying(verb, bearer, naming.phrase(bearer), start, end, None, "quotes")


# How many tokens may lie between a thing and "reads".
BEARER = 40
# And how many tokens between a quotation and the "reads" after it: "..., the e-mail read".
FACE = 6
READ_OUT = frozenset({"read", "reads", "reading"})


def short_run(reading: "Reading", verb: "Token") -> "Run | None":
    """Give the words in marks right after a verb that are too few to be a quotation: 'he said: “Money.”'."""
    start = reading.passage.start + verb.idx + len(verb)
    return next((run for run in reading.runs if not run.spoken and 0 < run.start - start <= SHORT_OF), None)


# In characters, how far from its verb a short quotation may begin.
SHORT_OF = 3


def source(token: "Token") -> "Token | None":
    """Give the noun "according to" or "per" leads to."""
    to = token if token.lower_ == "per" else next((child for child in token.rights if child.lower_ == "to"), None)
    return next((child for child in to.rights if child.dep_ in {"pobj", "pcomp"}), None) if to is not None else None


def _per(token: "Token") -> bool:
    """Tell "per the mayor's office" from "per day"."""
    told = source(token) if token.lower_ == "per" else None
    return (
        told is not None
        and (told.pos_ == "PROPN" or any(child.lower_ == "the" for child in told.lefts))
        and reporting.speaks(told)
    )


def speaker(verb: "Token") -> "Token | None":
    """Give the noun that speaks: the verb's subject, a name behind it ("said Ana Lee"), or its agent."""
    if verb.tag_ == "VBN" and grammar.passive(verb):
        agent = reporting.agent(verb)
        if reporting.set_off(verb) and reporting.speaks(verb.head):
            return verb.head
        return next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    if own := reporting.teller(verb.head.head if reporting.quoted_as(verb) else verb):
        return grammar.antecedent(own)
    marked = verb.i > 0 and verb.nbor(-1).text in grammar.QUOTE_MARKS
    behind = (child for child in verb.rights if child.dep_ in {"dobj", "attr"})
    inverted = next((noun for noun in behind if noun.pos_ == "PROPN" or (marked and _person(noun))), None)
    return inverted or (_name_behind(verb) if marked else None) or _shared(verb)


def _person(noun: "Token") -> bool:
    return noun.lemma_.lower() in reporting.PEOPLE


def _name_behind(verb: "Token") -> "Token | None":
    """Give the last word of the name that stands between a verb and the next mark: `..." tweeted Xiu Chen, who`."""
    last = verb
    while last.i + 1 < len(verb.doc) and last.nbor().pos_ == "PROPN":
        last = last.nbor()
    return last if last is not verb else None


def _shared(verb: "Token") -> "Token | None":
    """Give the subject a joined verb shares; where that is a thing, the nearest subject that can speak."""
    if verb.tag_ == "VBG" and verb.i and naming.is_person(verb.nbor(-1)):  # "opens with a clip of Bo Lind saying ..."
        return verb.nbor(-1)
    who = grammar.shared_subject(verb)
    if who is None or reporting.speaks(who):
        return who
    nearest = [
        token for token in verb.sent if token.dep_ in grammar.SUBJECTS and token.i < verb.i and reporting.speaks(token)
    ]
    return grammar.antecedent(nearest[-1]) if nearest else who


def _saying(reading: "Reading", verb: "Token", rule: str) -> Saying:
    who = grammar.subject(verb) if rule == "declines" and grammar.passive(verb) else speaker(verb)
    meant = Meant()
    if who is not None and rule != "belief":
        meant = reading.roster.meant(reading.passage, who)
    near = [verb] if who is None or who.sent != verb.sent else [who, verb]
    start = reading.passage.start + min(token.idx for token in near)
    end = reading.passage.start + max(token.idx + len(token) for token in near)
    return Saying(verb, who, meant.name, start, end, content(verb), rule, meant.candidates)


def content(verb: "Token") -> "Token | None":
    """Give the head of what is reported: a clause, else what the verb is thrown into, else an object."""
    if found := [child for child in verb.children if child.dep_ in reporting.CLAUSE_ROLES]:
        return found[-1]
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.lemma_.lower() in verbwords.TOLD and (strayed := _strayed(verb)) is not None:
        return strayed
    return next((child for child in verb.rights if child.dep_ in reporting.THING_ROLES), None)


def _strayed(verb: "Token") -> "Token | None":
    """Find the clause the parse hung on whom or where it was told: "told investors on a call that ..."."""
    cue = next(
        (token for token in verb.doc[verb.i : verb.sent.end] if token.lower_ in {"that", "how", "whether"}),
        None,
    )
    return cue.head if cue is not None and cue.head.i > cue.i and cue.head.pos_ in {"VERB", "AUX"} else None


def _according(reading: "Reading", token: "Token") -> Iterator[Saying]:
    noun = source(token)
    if noun is None:
        return
    start = reading.passage.start + token.idx
    end = reading.passage.start + noun.idx + len(noun)
    name = reading.roster.who(reading.passage, noun)
    yield Saying(token, noun, name, start, end, token.head, "according-to")


def _account(reading: "Reading", noun: "Token") -> Iterator[Saying]:
    """Yield the cue of "by his own account" and "in the mayor's telling"."""
    whose = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if whose is None or noun.head.lower_ not in {"by", "in"}:
        return
    start = reading.passage.start + noun.head.idx
    if whose.tag_ == "PRP$":
        # "Mr. Lind, who had, by his own account, ..."; "By his own account, Mr. Lind ..." names him after.
        about = relative(noun.head)
        whose = (about.head if about is not None else grammar.subject(noun.head.head)) or whose
    name = reading.roster.who(reading.passage, whose)
    yield Saying(noun.head, whose, name, start, start + len(noun.head), noun, "account")


def relative(cue: "Token") -> "Token | None":
    """Give the verb of the clause "who ..." that a cue stands in, set off by a comma."""
    if cue.i <= 1 or cue.nbor(-1).text != ",":
        return None
    before = cue.nbor(-2)
    near = (before, before.head, before.head.head)
    return next((verb for verb in near if verb.dep_ == "relcl" and verb.i < cue.i), None)


def _headlined(reading: "Reading") -> Iterator[Saying]:
    """Yield the colon of "Police: Three dead", where what stands before it can speak."""
    doc = reading.passage.doc
    colon = next((token for token in doc[1 : LABEL + 1] if token.text == ":"), None)
    if colon is None or colon.i + 1 == len(doc) or not reporting.speaks(colon.nbor(-1)):
        return
    name = reading.roster.who(reading.passage, colon.nbor(-1))
    start = reading.passage.start
    yield Saying(colon, colon.nbor(-1), name, start, start + colon.idx + 1, None, "headline")


# In tokens, how long a headline's label may be.
LABEL = 4
