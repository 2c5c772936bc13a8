"""What befell the people a figure counts, read from the words beside them, around them and above them."""

import re
from typing import TYPE_CHECKING

from claims.extraction.counting import outcomes
from claims.extraction.text import grammar, language
from claims.extraction.words.wordlists import fold, words
from claims.vocabulary import Outcome

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claims.extraction.counting.nouns import Counted
    from claims.extraction.values.figure import Figure


def of_people(doc: "Doc", figure: "Figure", noun: "Counted") -> tuple[Outcome | None, str]:
    """Give what happened to the people counted and the rule that says so: the nearest words are asked first."""
    outcome, rule = _beside(doc, figure, noun)
    if outcome is None:
        outcome, rule = outcomes.around(language.text(doc), figure.start, noun.end), "casualty-frame"
    if outcome is None:
        outcome, rule = _past_aside(language.text(doc), noun.end), "casualty-aside"
    if outcome is None:
        outcome, rule = _by_syntax(doc, figure, noun), "casualty-verb"
    if outcome is None:
        outcome, rule = _running(doc, figure, noun), "casualty-toll"
    return outcome, rule


def acts(doc: "Doc", at: int) -> bool:
    """Tell "three killed a guard" from "three killed in a crash": there they did it."""
    if at + 1 >= len(doc) or doc[at].lower_ not in DEEDS:
        return False
    follows = doc[at + 1]
    return follows.tag_ in _OBJECTS and follows.ent_type_ not in ("DATE", "TIME")


# Verbs' forms that are what happened where a noun or nothing follows, and a deed where an object does.
DEEDS = words(
    "killed wounded injured hurt displaced rescued arrested detained evacuated captured hospitalized shot stabbed"
)

# How the parse ties the nouns of a list to one another, and the number to its noun.
TIES = frozenset({"conj", "appos", "nummod", "quantmod"})


def _beside(doc: "Doc", figure: "Figure", noun: "Counted") -> tuple[Outcome | None, str]:
    """Read the words right after the people, then those right before."""
    outcome = outcomes.after(language.text(doc), noun.end)
    if outcome and not acts(doc, grammar.first_token(doc, noun.end)):
        return outcome, "casualty-after"
    return outcomes.before(language.text(doc), figure.start), "casualty-before"


def _past_aside(text: str, end: int) -> Outcome | None:
    """Read on past what is set off between the people and their verb: "12 people, most of them guests, were hurt"."""
    aside = _ASIDE.match(text, end)
    return outcomes.after(text, aside.end()) if aside else None


def _by_syntax(doc: "Doc", figure: "Figure", noun: "Counted") -> Outcome | None:
    """Follow the counted noun to its verb, over coordination, as subject or object."""
    at = _token(doc, figure, noun)
    if at is None:
        return None
    token = first_of_list(doc[at])
    verb = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return None if grammar.negated(verb) else _of_subject(verb, passive=token.dep_ == "nsubjpass")
    if token.dep_ in ("dobj", "obj"):
        return None if grammar.negated(verb) else _of_object(verb, noun)
    if token.dep_ == "conj" and verb.pos_ == "VERB":
        return _left_out(verb)
    reduced = next((each for each in doc[at + 1 : at + _CLOSE] if each.dep_ == "acl" and each.tag_ == "VBN"), None)
    return _of_subject(reduced, passive=True) if reduced is not None and reduced.head.i == token.i else None


def _token(doc: "Doc", figure: "Figure", noun: "Counted") -> int | None:
    """Give the token that the people are in the parse: their noun, else their number."""
    at = noun.head if noun.head is not None and not noun.understood else grammar.first_token(doc, figure.core[0])
    return at if at < len(doc) else None


def _of_object(verb: "Token", noun: "Counted") -> Outcome | None:
    """Read a verb before its object; what it takes beside a verb of loss is who lost them ("the army lost 12 men")."""
    if verb.lemma_ == "lose":
        return Outcome.KILLED if noun.unit in _FALLEN else None
    dead = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "dead"
    return Outcome.KILLED if dead else outcomes.of_verb(verb.lemma_, subject=False)


def _left_out(verb: "Token") -> Outcome | None:
    """Read the verb again for people without one of their own: "killed six in Haiti and two in Cuba"."""
    return outcomes.of_verb(verb.lemma_, subject=False) or outcomes.of_verb(verb.lemma_, subject=True)


def _of_subject(verb: "Token", *, passive: bool) -> Outcome | None:
    """Read a verb after its subject, and those joined to it ("were shot and killed")."""
    for each in _joined(verb):
        if each is not verb and grammar.subject(each) is not None:
            continue
        outcome = outcomes.of_verb(each.lemma_, subject=not passive)
        if outcome is None and not acts(each.doc, each.i):
            outcome = outcomes.after(language.text(each.doc), _before(each))
        if outcome:
            return outcome
    return None


def _joined(verb: "Token") -> "list[Token]":
    """Give a verb and those near it that are joined to it or to one another."""
    joined = [verb]
    for each in verb.doc[verb.i + 1 : verb.i + _CLOSE]:
        if each.dep_ == "conj" and any(each.head.i == other.i for other in joined):
            joined.append(each)
    return joined


def _before(verb: "Token") -> int:
    """Give the offset of the blank before a verb and its helpers."""
    helpers = [child.idx for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return max(0, min([verb.idx, *helpers]) - 1)


def first_of_list(token: "Token", ties: frozenset[str] = TIES) -> "Token":
    """Climb from a noun of a list to the one the list hangs on."""
    for _ in range(_LONGEST_LIST):
        if token.dep_ not in ties or token.head.pos_ not in _LISTED:
            break
        token = token.head
    return token


def _running(doc: "Doc", figure: "Figure", noun: "Counted") -> Outcome | None:
    """Read "the death toll rose to 312", "the number of injured at 40", "among the dead were four"."""
    begins = grammar.sentence_at(doc, figure.start).start_char
    if told := _AMONG_BEFORE.search(_up_to(doc, begins, _list_start(doc, figure, noun))):
        return outcomes.of_noun(fold(told["who"] or told["named"])) or Outcome.KILLED
    if told := _AMONG_AFTER.match(language.text(doc), noun.end):
        return outcomes.of_noun(fold(told["who"])) or Outcome.KILLED
    if noun.unit not in (None, "person"):
        return None
    told = _NUMBER_OF.search(_up_to(doc, begins, figure.start))
    return (outcomes.of_noun(fold(told["who"] or "")) or Outcome.KILLED) if told else None


def _up_to(doc: "Doc", begins: int, offset: int) -> str:
    """Give the words before an offset, from where its sentence begins."""
    return language.text(doc)[max(begins, offset - _TOLL_REACH) : offset]


def _list_start(doc: "Doc", figure: "Figure", noun: "Counted") -> int:
    """Give where the list begins that the people stand in, else they themselves."""
    at = _token(doc, figure, noun)
    return figure.start if at is None else min(figure.start, first_of_list(doc[at]).left_edge.idx)


# How far a verb's fellow or a noun's participle may stand from it, in tokens.
_CLOSE = 12
# Of these, who loses them mourns them.
_FALLEN = words(
    "man soldier troop fighter sailor marine officer policeman trooper son daughter child relative guard comrade"
)
_OBJECTS = frozenset({"DT", "CD", "PRP$", "PRP", "JJ", "NN", "NNS"})
_TOLL_REACH = 110
_LONGEST_LIST = 6
_LISTED = ("NOUN", "PROPN", "NUM", "PRON")
# The verb has to follow at once, or a list of things would be taken for an aside.
_ASIDE = re.compile(
    r"(?:,\s[^,;.!?()]{1,90},|\s\([^()]{1,90}\)|\s?[—–]\s?[^—–.;!?]{1,90}[—–])"
    r"(?=\s?(?:was|were|are|is|have|has|had|died|perished|drowned|disappeared|vanished|survived|fled|suffered"
    r"|remain(?:ed|s)?)(?!\w))",
    re.IGNORECASE,
)
_WHO = (
    r"(?P<who>dead|deaths?|killed|injured|wounded|missing|fatalit(?:y|ies)|casualties|arrests|arrested|detained"
    r"|displaced|victims)"
)
_NUMBER_OF = re.compile(
    rf"(?<!\w)(?:(?:number|total|count)\sof\s(?:the\s|people\s|those\s)?{_WHO}|(?:death\s)?toll|body\scount|number\skilled)"
    r"[^.;!?]*(?<!\w)(?:to|at|of|was|is|stands?|stood|reached|reaches|hit|passed|exceeded|from|by|:|than|as)\s(?:a\s)?$",
    re.IGNORECASE,
)
_ARE = r"(?:were|was|are|is)"
_AMONG_BEFORE = re.compile(
    rf"(?<!\w)(?:among\sthe\s{_WHO}(?:\s\w+){{0,4}}(?:,\sas)?\s{_ARE}|the\s(?P<named>(?:death\s)?toll|dead|killed|injured|wounded|missing"
    r"|fatalities|casualties|displaced|detained)(?:\s\w+){0,4}\s(?:include[sd]?|were|are))\s$",
    re.IGNORECASE,
)
_AMONG_AFTER = re.compile(rf"[^.;!?,]{{0,40}}\s(?:were|was|are|is)\samong\sthe\s{_WHO}(?!\w)", re.IGNORECASE)
