"""How far the clause of a verb reaches: from its subject through object and place."""

from typing import TYPE_CHECKING

from claims.extraction.events import doers, happenings
from claims.extraction.text import grammar
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def first(verb: "Token") -> int:
    """Give the clause's first token: the subject's, or the verb's own where the subject is far off."""
    helpers = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    own = min([verb.i, *helpers])
    who = grammar.subject(verb)
    if who is None and happenings.misread(verb):
        return verb.head.left_edge.i
    if who is None:
        return verb.left_edge.i if doers.inverted(verb) is not None else own
    if who.i > verb.i:
        return verb.left_edge.i if verb.lemma_ == "be" else own
    if who.tag_ in {"WP", "WDT"}:
        return own
    begins = _whole(verb, who)
    return own if _far(verb, begins, own) else begins


def past(verb: "Token") -> int:
    """Give the token past the clause, a figure in commas jumped over: "approved it, 5-4, in May"."""
    last = _reach(verb)
    last = _with_others(verb.doc, last)
    aside = _past_figures(verb.doc, last + 1)
    if last + 1 < aside < len(verb.doc) and verb.doc[aside].pos_ in {"ADP", "ADV"}:
        last = _object_end(verb.doc[aside])
    return last if verb.doc[last].pos_ == "CCONJ" else last + 1


def _with_others(doc: "Doc", last: int) -> int:
    """Give the last token with what a comma adds to it: "seized the cash, along with five passports"."""
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return last
    added = doc[last + 2]
    joined = added.lower_ in _ALONG and any(child.lower_ == "with" or child.dep_ == "pobj" for child in added.rights)
    return _object_end(added) if joined else last


def _far(verb: "Token", begins: int, own: int) -> bool:
    """Tell whether commas part a subject from its verb with a clause, or with far more than is told of it."""
    between = verb.doc[begins:own]
    if not any(token.text == "," for token in between):
        return False
    told = verb.doc[own : past(verb)]
    if len(told) == 1:
        return False
    return any(token.pos_ in {"VERB", "AUX"} for token in between) or len(between.text) > FAR * len(told.text)


# How many times as long as the rest of its clause a subject may be.
FAR = 2.5


def _whole(verb: "Token", who: "Token") -> int:
    """Give the first token of a subject, of which the parse may have made two: "a magnitude 6.8 | earthquake"."""
    begins = who.left_edge.i
    parts = (child for child in verb.lefts if child.dep_ in grammar.SUBJECTS and child.right_edge.i + 1 == begins)
    return next((part.left_edge.i for part in parts), begins)


def _reach(verb: "Token") -> int:
    """Give the last token of the clause: object, place and particle, up to a comma or what went with it."""
    end = verb.i
    for child in verb.rights:
        if child.dep_ in _OTHER_CLAUSES or child.text in _STOPS or (end > verb.i and _stops(child)):
            break
        if child.dep_ != "punct":
            end = max(end, _object_end(child))
    return end


def _past_figures(doc: "Doc", at: int) -> int:
    """Give the token past what two commas enclose where it is only a score or an age, else the one it began at."""
    if at >= len(doc) or doc[at].text != ",":
        return at
    for token in doc[at + 1 : at + 1 + LONGEST_FIGURE]:
        if token.text == ",":
            return token.i + 1
        if token.is_alpha and token.lower_ not in _OF_FIGURES:
            return at
    return at


# In tokens, with the comma after it.
LONGEST_FIGURE = 6
_OF_FIGURES = words("age aged ages and to")


def _stops(child: "Token") -> bool:
    """Tell what comes after a happening: a mark, a clause, what went before or along with it."""
    if child.dep_ != "prep":
        return child.dep_ == "ccomp" or child.text in _STOPS
    noun = next((inner for inner in child.rights if inner.dep_ in {"pobj", "pcomp"}), child)
    told = child.lower_ in {"with", "without"} and any(inner.pos_ in {"VERB", "AUX"} for inner in (noun, *noun.rights))
    return told or (child.lower_ in _ASIDE and noun.pos_ != "PROPN")


_OTHER_CLAUSES = frozenset({"cc", "conj", "advcl", "parataxis"})
_STOPS = frozenset({",", ";", ":", "—", "–"})
# Prepositions of what went before or along with it, no part of what happened.
_ALONG = words("along including together")
_ASIDE = words("after amid before despite following since")


def _object_end(child: "Token") -> int:
    """Give a part's last token, what a relative clause or a comma adds to its nouns left out."""
    part = child
    while (after := list(part.rights)) and part.i < child.right_edge.i:
        listed = after[-1].dep_ == "conj"
        cut = next((inner for inner in after if _hangs(inner) and not (listed and inner.text == ",")), None)
        if cut is not None:
            return max(child.i, cut.left_edge.i - 1)
        part = after[-1]
    return child.right_edge.i


def _hangs(part: "Token") -> bool:
    """Tell what only adds to a noun: a comma, or a clause other than "the first woman to lead it"."""
    return part.text == "," or (part.dep_ == "relcl" and not any(child.lower_ == "to" for child in part.lefts))
