"""Whether the words around a date speak of what is to come or of what has been.

The date is followed up the parse to the verb it hangs on. English tells the future by a modal, by an infinitive
("is to meet", "urged them to leave"), by a word of planning, and by the present tense beside a day ("testifies
Friday"): Quirk et al., A Comprehensive Grammar of the English Language, 4.41-4.48.
"""

from itertools import islice
from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.words import verbwords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Token


def ahead(doc: "Doc", start: int, end: int) -> bool | None:
    """Tell the future (True) from the past (False) of the date between two character offsets.

    None where no verb tells: "Friday's ruling" has a time of its own, whatever the verb.
    """
    at, past = grammar.first_token(doc, start), grammar.first_token(doc, end)
    if at >= past:
        return None
    date, links = doc[at:past].root, set[str]()
    if _of_noun(date):
        return _awaited(date)
    for word in islice(date.ancestors, _LONGEST_CLIMB):
        if word.lower_ in _ONWARD and word.i < at:
            return True
        if word.pos_ in ("VERB", "AUX"):
            return _verb(word, links)
        if _apart(word, links):
            return _awaited(word)
        links.add(word.lower_)
    return True if links & _UP_TO else None


def _of_noun(word: "Token") -> bool:
    """Tell whether a date has the time of the noun it is part of, and not the verb's: "Friday's ruling"."""
    return word.dep_ in _PARTS and word.head.lemma_.lower() not in _SCHEDULED


def _apart(word: "Token", links: "AbstractSet[str]") -> bool:
    """Tell whether a word keeps a date from the verb's time: "the attack Monday is", "after an attack Monday"."""
    subject = word.dep_ in ("nsubj", "nsubjpass") and word.lemma_.lower() not in _SCHEDULED
    return subject or _of_noun(word) or (bool(links) and word.lower_ in _CAUSES)


def _awaited(word: "Token") -> bool | None:
    """Tell whether a word stands in what somebody waits for: "await Friday's report", "ahead of Friday's report"."""
    for above in islice(word.ancestors, _LONGEST_CLIMB):
        if above.lower_ in _ONWARD or above.lemma_ in _AWAITING or (above.lemma_ in _FORESEEING and above.tag_ in _NOW):
            return True
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in _FORESEEN:
            break
    return None


def _verb(verb: "Token", links: "AbstractSet[str]") -> bool | None:
    """Judge by the verb, or by the one it leans on; `links` are the words between it and the date."""
    for _ in range(_LONGEST_CLIMB):
        helpers = set(_helpers(verb))
        told = _by_words(verb, helpers, links)
        above = _leans_on(verb, helpers) if told is None else None
        if above is None:
            return _form(verb, helpers, links) if told is None else told
        verb = above
    return None


def _helpers(verb: "Token") -> "Iterator[str]":
    """Yield the helpers of a verb; a modal may hang on another helper: "will" on "be" in "will be closed"."""
    for helper in (child for child in verb.lefts if child.dep_ in _HELPING):
        yield helper.lower_
        yield from (child.lower_ for child in helper.lefts if child.dep_ in _HELPING)


def _by_words(verb: "Token", helpers: "AbstractSet[str]", links: "AbstractSet[str]") -> bool | None:
    """Judge by words that settle it: "since", those of planning, and modals."""
    if "since" in links:
        return False
    if verb.lemma_ in _AWAITING or links & _PLANS.get(verb.lemma_, frozenset()):
        return True
    if helpers & (_HAVE | _MODAL):
        return bool(helpers & _SURE) or not (helpers & _HAVE or (_was_not(verb, helpers) and not links & _UP_TO))
    return None


def _was_not(verb: "Token", helpers: "AbstractSet[str]") -> bool:
    """Tell whether a modal is a past tense: "could not be reached Friday", "would not say Friday"."""
    denied = any(child.dep_ == "neg" for child in verb.children)
    return ("could" in helpers and denied) or ("would" in helpers and verb.lemma_ in _SAID)


def _leans_on(verb: "Token", helpers: "AbstractSet[str]") -> "Token | None":
    """Give the word that tells the time of a verb without one: "will sing and dance", "start singing", "fail to sing".

    Other infinitives are of the future by themselves: "are to meet", "urged them to meet".
    """
    above = verb.head
    if "to" in helpers:
        if _measured(verb):
            return above.head
        done = verb.dep_ == "advcl" or above.lemma_ in _CARRIED_OUT or (above.lemma_, above.tag_) == ("have", "VBD")
        return above if done else None
    if helpers or verb.tag_ not in _NOT_FINITE or verb.dep_ not in ("conj", "xcomp"):
        return None
    first = next((above for above in verb.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if first is None or first.i > verb.i:
        return None
    alike = first.tag_ == verb.tag_ if verb.dep_ == "conj" else verb.tag_ == "VBG"
    return first if alike else None


def _measured(verb: "Token") -> bool:
    """Tell whether an infinitive says what a time was spent on: "needed two hours to win", "took a day to answer"."""
    time = verb.head
    return time.lemma_ in _TIMES and time.dep_ == "dobj" and time.head.lemma_ in _SPENDING


def _form(verb: "Token", helpers: set[str], links: "AbstractSet[str]") -> bool | None:
    """Judge by the form of a verb without a modal.

    The present beside a day is a timetable's ("meets Friday", "is sworn in Friday"), but not of what is said or
    felt. "Shut until Friday" is yet to end.
    """
    if "to" in helpers:
        return True
    match verb.tag_:
        case "VBZ" | "VBP":
            timeless = verb.lemma_ in _STATES or (verb.lemma_ == "be" and not links <= _BESIDE)
            return None if timeless and not links & _UP_TO else True
        case "VBG":
            return True if helpers & _PRESENT else None
        case "VBN":
            timed = verb.lemma_ in _SCHEDULING or bool(links & _UP_TO)
            return timed or bool(helpers & _PRESENT and verb.lemma_ not in _STATES)
        case "VB":
            return None
        case _:
            return False


_LONGEST_CLIMB = 8
# How a date hangs on a noun that it is a part of: "Friday's ruling", "the Nov. 7 vote".
_PARTS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_HELPING = frozenset({"aux", "auxpass"})
_NOT_FINITE = frozenset({"VB", "VBN", "VBG"})
_ONWARD = frozenset({"starting", "beginning", "effective", "upcoming", "ahead", "due", "likely", "payable"})
_TOWARDS = frozenset({"for", "to", "until", "till", "by"})
_UP_TO = frozenset({"until", "till", "through"})
_BESIDE = frozenset({"on", "at", "for", "in", "by", "until", "till", "through"})
_CAUSES = frozenset({"after", "following", "despite", "over", "about", "because"})
_SURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MODAL = _SURE | words("would may might could can ca must should ought need")
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
_PLANS = {
    **dict.fromkeys(
        words(
            "plan expect schedule set hope prepare slate intend aim book call postpone delay adjourn reschedule move",
            "push extend shift fix agree",
        ),
        _TOWARDS,
    ),
    "give": frozenset({"until", "till"}),
}
_SCHEDULING = words("expect schedule slate plan postpone adjourn reschedule")
_AWAITING = words("await anticipate face brace prepare wait loom approach")
_FORESEEING, _NOW = words("expect forecast predict project foresee"), frozenset({"VBZ", "VBP"})
# How what is foreseen hangs on its verb: "expects Friday's vote to pass".
_FORESEEN = frozenset({"ccomp", "xcomp"})
# The verbs whose infinitive is as done as they are.
_CARRIED_OUT = words(
    "fail manage begin start continue decline refuse happen seem appear cease stop tend try use get come go help",
    "return rush prove dare bother live remain gather travel fly arrive meet leave visit send turn take force compel",
    "cause lead allow enable prompt able unable first last",
)
# What is held on a day set before: it has the time of its verb ("Sunday's election will", "was").
_SCHEDULED = words(
    "election vote runoff referendum primary caucus ballot poll meeting summit session hearing trial talk debate",
    "deadline game match race final semifinal fight bout tournament opener concert wedding funeral service parade",
    "inauguration ceremony launch conference convention rally visit trip opening premiere auction voting",
)
_TIMES = words("second minute hour day week month year")
_SPENDING = words("need take require use spend")
_SAID = verbwords.SAYING | {"comment", "discuss", "elaborate", "speculate"}
_STATES = words(
    "say tell have know believe think want need remember love like mean seem appear remain suggest indicate show",
    "allege blame accuse suspect charge call consider compare reflect include follow stem mark represent cover date",
    "bring total amount stand contain involve concern cite quote note",
    # What nobody sets a day for is told of in headlines: "Bomb kills 12 Monday".
    "kill die injure wound hurt hit strike rock shake destroy damage collapse crash explode burn",
)
