"""How far a report reaches: its clauses, up to where the article or its speaker says something else."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.extraction.speech import speech
from claims.extraction.text import grammar
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.speech.speech import Saying


def past(verb: "Token") -> int:
    """Give the token past what a verb reports to its right."""
    end = verb.i
    for child in verb.rights:
        if child.text == ";" or (child.dep_ == "conj" and end > verb.i and not _goes_on(child)):
            break
        if child.dep_ in KEPT or _goes_on(child) or (child.dep_ == "advcl" and _same_voice(child)):
            end = max(end, child.right_edge.i)
    told = speech.content(verb)
    if told is not None and told.i > end:
        end = told.right_edge.i
    return _summed_up(verb.doc, verb.i, until_semicolon(verb.doc, verb.i, end + 1))


def resumed(reading: "Reading", saying: "Saying", end: int) -> int:
    """Give the end of a report before ", although another says ..." and before another verb of its speaker."""
    told = saying.content.i if saying.content is not None else saying.verb.i
    first, past_last = (bisect_left(reading.sayings, at, key=lambda other: other.verb.i) for at in (told + 1, end))
    later = [other.verb for other in reading.sayings[first:past_last]]
    for verb in later:
        if _joins(verb, saying):
            return next((at for at in range(verb.i - 1, told, -1) if verb.doc[at].dep_ == "cc"), end)
    for at in range(max(told, saying.verb.i) + 1, end):
        token = saying.verb.doc[at]
        if token.lower_ in OWN_VOICE and token.nbor(-1).text == "," and at not in reading.quoted:
            return at if any(at < verb.i for verb in later) else end
    return end


def name_end(noun: "Token") -> int:
    """Give the end of a speaker's phrase, before what is only hung on it with a comma."""
    end = noun.i
    for child in noun.rights:
        if (child.dep_ in {"appos", "relcl"} and child.left_edge.nbor(-1).text == ",") or child.text in STOPS:
            break
        end = max(end, child.right_edge.i)
    return end + 1


def until_semicolon(doc: "Doc", first: int, past: int) -> int:
    """Give the first semicolon's place between two tokens, else the second one's."""
    return next((at for at in range(first, past) if doc[at].text == ";"), past)


# The parts of a reporting clause that belong to it, right of its verb.
KEPT = words("acomp advmod agent attr ccomp dative dobj npadvmod oprd pobj prep prt xcomp")

# Nouns that sum up what was reported.
SUMS = words(
    "agreement blow change claim deal decision decline drop gain increase jump loss move price rise step total"
)

STOPS = frozenset({",", ";", "(", "—", "–"})

# Clauses hung on a report that tell something else in the article's own voice.
OWN_VOICE = frozenset({"while", "although", "though", "whereas"})


def _summed_up(doc: "Doc", first: int, past: int) -> int:
    """Give the end of a report before what the article says of it as a whole: ", a deal that ..."."""
    for token in doc[first:past]:
        at = token.left_edge.i
        if token.lemma_.lower() in SUMS and at > first and doc[at - 1].text == "," and doc[at].lower_ in {"a", "an"}:
            return at - 1 if any(child.dep_ == "relcl" for child in token.rights) else past
    return past


def _goes_on(clause: "Token") -> bool:
    """Tell the second half of "said that ..., and that ..." and of "said it would ..., and would ..."."""
    if clause.dep_ != "conj":
        return False
    modal = any(child.tag_ == "MD" for child in clause.lefts) and grammar.subject(clause) is None
    return modal or any(child.lower_ == "that" for child in clause.lefts if child.dep_ == "mark")


def _joins(verb: "Token", saying: "Saying") -> bool:
    """Tell "blamed" in "denied that he had been drinking and blamed the cold": its tense is that of "denied"."""
    told = saying.content
    if told is None or verb.head != told or verb.dep_ != "conj" or grammar.subject(verb) is not None:
        return False
    return verb.tag_ == saying.verb.tag_ == "VBD" and told.tag_ != "VBD" and bool(grammar.auxiliaries(told))


def _same_voice(clause: "Token") -> bool:
    marks = {child.lower_ for child in clause.lefts if child.dep_ in {"mark", "advmod"}}
    return not (marks & OWN_VOICE) and clause.tag_ != "VBG"
