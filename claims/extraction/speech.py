"""Who says something, and with which words: the reporting verbs of a paragraph and their speakers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction import gender, grammar, rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.reading import Reading


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting verb outside quotation marks; offsets of speaker and verb together, in the whole text.

    `content` is the head of the clause or phrase that is reported, None where it is only a quotation; `rule`
    names how it was known.
    """

    verb: "Token"
    speaker: str | None
    start: int
    end: int
    content: "Token | None"
    rule: str


def find(reading: "Reading", before: str | None = None) -> Iterator[Saying]:
    """Yield the reporting verbs of a paragraph in order, "according to" among them.

    `before` is the person who spoke last before the paragraph: "he said" most likely means that one.
    """
    for token in reading.passage.doc:
        if token.i in reading.quoted:
            continue
        if token.lower_ == "according":
            yield from _according(reading, token)
        elif token.pos_ in {"VERB", "AUX"} and (rule := _rule(token)) and _has_report(reading, token, rule):
            saying = _saying(reading, token, rule, before)
            before = saying.speaker if reading.roster.is_person(saying.speaker) else before
            yield saying


def _has_report(reading: "Reading", verb: "Token", rule: str) -> bool:
    """Tell "she added" beside a quotation or a clause from "she added $30,000"."""
    told = content(verb)
    if rule != "says" or (told is not None and told.dep_ not in THING_ROLES):
        return True
    sentence = verb.sent
    if not reading.quoted.isdisjoint(range(sentence.start - NEAR, sentence.end + NEAR)):
        return True
    return (
        told is None
        and verb.i > sentence.start
        and "," in {token.text for token in sentence[: verb.i - sentence.start]}
    )


# How many tokens a quotation may stand off, its marks among them, and still be the sentence's.
NEAR = 3


def source(token: "Token") -> "Token | None":
    """Give the noun "according to" leads to."""
    to = next((child for child in token.rights if child.lower_ == "to"), None)
    return next((child for child in to.rights if child.dep_ in {"pobj", "pcomp"}), None) if to is not None else None


def speaker(verb: "Token") -> "Token | None":
    """Give the noun that speaks: the verb's subject, a name behind it ("said Ana Lee"), or its agent."""
    if verb.tag_ == "VBN" and grammar.passive(verb):
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        return next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    if own := grammar.subject(verb):
        return grammar.antecedent(own)
    inverted = next((child for child in verb.rights if child.dep_ in {"dobj", "attr"} and child.pos_ == "PROPN"), None)
    return inverted or _shared(verb)


def _shared(verb: "Token") -> "Token | None":
    """Give the subject a joined verb shares; where that is a thing, the nearest subject that can speak."""
    who = grammar.shared_subject(verb)
    if who is None or _speaks(who):
        return who
    nearest = [token for token in verb.sent if token.dep_ in grammar.SUBJECTS and token.i < verb.i and _speaks(token)]
    return grammar.antecedent(nearest[-1]) if nearest else who


def _speaks(noun: "Token") -> bool:
    lemma = noun.lemma_.lower()
    return (
        noun.pos_ == "PROPN"
        or noun.tag_ in {"PRP", "WP"}
        or noun.tag_ in {"NNS", "NNPS"}
        or lemma in rolewords.ROLES | rolewords.EVIDENCE | rolewords.GROUPS | rolewords.KIN
    )


def _saying(reading: "Reading", verb: "Token", rule: str, before: str | None) -> Saying:
    who = speaker(verb)
    name = None
    if who is not None and rule != "belief":
        said = gender.of_pronoun(who.lower_) if who.lower_ in {"he", "she"} else None
        resumed = before if said is not None and reading.roster.fits(before, said) else None
        name = resumed or reading.roster.who(reading.passage, who)
    near = [verb] if who is None or who.sent != verb.sent else [who, verb]
    start = reading.passage.start + min(token.idx for token in near)
    end = reading.passage.start + max(token.idx + len(token) for token in near)
    return Saying(verb, name, start, end, content(verb), rule)


def content(verb: "Token") -> "Token | None":
    """Give the head of what is reported: a clause, else what the verb is thrown into, else an object."""
    if found := [child for child in verb.children if child.dep_ in CLAUSE_ROLES]:
        return found[-1]
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.lemma_.lower() in verbwords.TOLD and (strayed := _strayed(verb)) is not None:
        return strayed
    return next((child for child in verb.rights if child.dep_ in THING_ROLES), None)


def _strayed(verb: "Token") -> "Token | None":
    """Find the clause the parse hung on whom or where it was told: "told investors on a call that ..."."""
    cue = next(
        (token for token in verb.doc[verb.i : verb.sent.end] if token.lower_ in {"that", "how", "whether"}),
        None,
    )
    return cue.head if cue is not None and cue.head.i > cue.i and cue.head.pos_ in {"VERB", "AUX"} else None


NO_REPORT = frozenset({"aux", "auxpass", "amod", "compound", "pcomp"})
CLAUSE_ROLES = frozenset({"ccomp", "xcomp", "csubj"})
THING_ROLES = frozenset({"dobj", "oprd"})


def _according(reading: "Reading", token: "Token") -> Iterator[Saying]:
    noun = source(token)
    if noun is None:
        return
    start = reading.passage.start + token.idx
    end = reading.passage.start + noun.idx + len(noun)
    yield Saying(token, reading.roster.who(reading.passage, noun), start, end, token.head, "according-to")


def _rule(verb: "Token") -> str | None:
    """Name the way in which a verb reports, None where it does not."""
    if verb.dep_ in NO_REPORT or (verb.tag_ in {"VB", "VBP"} and _asked(verb)):
        return None
    lemma = verb.lemma_.lower()
    for name, asks in RULES:
        if asks(verb, lemma):
            return name
    return None


def _asked(verb: "Token") -> bool:
    """Tell a verb that is only wished, ordered or possible: "would say", "asked to confirm"."""
    helpers = grammar.auxiliaries(verb)
    return "to" in helpers or verb.dep_ == "xcomp"


def _believed(verb: "Token", lemma: str) -> bool:
    return (
        lemma in verbwords.BELIEVED
        and verb.tag_ == "VBN"
        and grammar.passive(verb)
        and any(child.dep_ in {"xcomp", "oprd", "ccomp"} and child.i > verb.i for child in verb.children)
        and not grammar.auxiliaries(verb) & verbwords.MODALS
        and not any(child.tag_ == "WP$" for noun in verb.lefts for child in noun.lefts)
    )


def _says(verb: "Token", lemma: str) -> bool:
    if lemma not in verbwords.SAYING or grammar.passive(verb):
        return False
    clause = any(child.dep_ in CLAUSE_ROLES for child in verb.children)
    return clause or verb.dep_ == "parataxis" or lemma in verbwords.PLAIN


def _holds(verb: "Token", lemma: str) -> bool:
    clause = any(child.dep_ == "ccomp" or (child.dep_ == "xcomp" and lemma != "expect") for child in verb.rights)
    relative = verb.dep_ == "relcl" and any(
        child.tag_ in {"WDT", "WP"} and child.dep_ == "dobj" for child in verb.lefts
    )
    return lemma in verbwords.HOLDING and not grammar.passive(verb) and (clause or relative)


def _reports(verb: "Token", lemma: str) -> bool:
    if grammar.passive(verb):
        return False
    if lemma in verbwords.CALLING:
        return any(child.lower_ == "for" for child in verb.rights)
    return lemma in verbwords.REPORTING and any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.rights)


def _labels(verb: "Token", lemma: str) -> bool:
    cue = verbwords.LABELLING.get(lemma)
    if cue is None or grammar.passive(verb):
        return False
    if cue == "oprd":  # the label is a part of the sentence of its own
        return any(child.dep_ in {"oprd", "ccomp"} for child in verb.rights)
    return any(child.lower_ == cue for child in verb.rights)


def _finds(verb: "Token", lemma: str) -> bool:
    if lemma not in verbwords.FINDING or grammar.passive(verb):
        return False
    if any(child.dep_ == "ccomp" for child in verb.rights):
        return True
    who = grammar.shared_subject(verb)
    evidence = who is not None and (who.lemma_.lower() in rolewords.EVIDENCE or (who.ent_type_ == "ORG"))
    return evidence and any(child.dep_ == "dobj" for child in verb.rights)


def _refuses(verb: "Token", lemma: str) -> bool:
    words = {child.lemma_.lower() for child in verb.rights}
    if lemma in verbwords.REFUSING:
        return any(child.dep_ == "xcomp" for child in verb.rights)
    return lemma in verbwords.ANSWERING and grammar.negated(verb) and bool(words & {"to", "message", "call"})


# In the order in which they are asked; the name goes into `made_by`.
RULES = (
    ("belief", _believed),
    ("says", _says),
    ("holds", _holds),
    ("reports", _reports),
    ("labels", _labels),
    ("finds", _finds),
    ("declines", _refuses),
)
