"""The ways in which a verb reports what somebody says, holds, finds or refuses to say."""

from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.words import rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Token


def rule(verb: "Token") -> str | None:
    """Name the way in which a verb reports, None where it does not."""
    if verb.dep_ in NO_REPORT and not quoted_as(verb):
        return None
    if verb.tag_ in {"VB", "VBP"} and _asked(verb):
        return None
    lemma = verb.lemma_.lower()
    for name, asks in RULES:
        if asks(verb, lemma):
            return name
    return None


def quoted_as(verb: "Token") -> bool:
    """Tell "was quoted as saying", whose subject speaks."""
    return verb.tag_ == "VBG" and verb.head.lower_ == "as" and verb.head.head.lemma_ in {"quote", "cite"}


def set_off(verb: "Token") -> bool:
    """Tell a verb between a name and its quotation that the parse took for a participle: "Bo Lind, 40, wrote: ..."."""
    return verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "acl" and verb.nbor(-1).text == "," and agent(verb) is None


def agent(verb: "Token") -> "Token | None":
    """Give the "by" of a passive; after a closing mark the parse hangs it on the last noun within."""
    rest = verb.doc[verb.i : verb.sent.end]
    return next(
        (by for by in rest if by.lower_ == "by" and (by.head == verb or by.nbor(-1).text in grammar.QUOTE_MARKS)), None
    )


def _asked(verb: "Token") -> bool:
    """Tell a verb that is only wished, ordered or possible: "would say", "asked to confirm"."""
    helpers = grammar.auxiliaries(verb)
    return ("to" in helpers or verb.dep_ == "xcomp") and verb.head.lower_ != "used"


def _believed(verb: "Token", lemma: str) -> bool:
    if any(child.lower_ in verbwords.HEARSAY for child in verb.lefts):
        return True
    if lemma in verbwords.ACCUSED and grammar.passive(verb) and agent(verb) is None:
        return any(child.lower_ == "of" for child in verb.rights)
    return (
        lemma in verbwords.BELIEVED
        and verb.tag_ == "VBN"
        and grammar.passive(verb)
        and any(child.dep_ in {"xcomp", "oprd", "ccomp"} and child.i > verb.i for child in verb.children)
        and not grammar.auxiliaries(verb) & verbwords.MODALS
        and not any(child.tag_ == "WP$" for noun in verb.lefts for child in noun.lefts)
    )


def _as_told(verb: "Token", lemma: str) -> bool:
    """Tell "as the mayor put it", which reports the whole sentence it stands in."""
    if verb.dep_ != "advcl" or verb.left_edge.lower_ != "as":
        return False
    told = {child.lower_ for child in verb.rights if child.dep_ in THING_ROLES | CLAUSE_ROLES}
    return told == {"it"} if lemma == "put" else lemma in verbwords.SAYING and (not told or lemma == "tell")


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
    if any(child.lower_ in verbwords.CALLING.get(lemma, ()) for child in verb.rights):
        return True
    return lemma in verbwords.REPORTING and any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.rights)


def _labels(verb: "Token", lemma: str) -> bool:
    cue = verbwords.LABELLING.get(lemma)
    if cue is None or (grammar.passive(verb) and agent(verb) is None):
        return False
    if cue == "oprd":  # the label is a part of the sentence of its own
        return any(child.dep_ in LABELS and child.ent_type_ != "DATE" for child in verb.rights)
    return any(child.lower_ == cue for child in verb.rights)


def _finds(verb: "Token", lemma: str) -> bool:
    if lemma not in verbwords.FINDING or grammar.passive(verb):
        return False
    if any(child.dep_ == "ccomp" for child in verb.children):
        return True
    who = grammar.shared_subject(verb)
    evidence = who is not None and (who.lemma_.lower() in rolewords.EVIDENCE or (who.ent_type_ == "ORG"))
    return evidence and any(child.dep_ == "dobj" for child in verb.rights)


def _refuses(verb: "Token", lemma: str) -> bool:
    words = {child.lemma_.lower() for child in verb.rights}
    if lemma in verbwords.REFUSING:
        return any(child.dep_ == "xcomp" for child in verb.rights)
    if lemma not in verbwords.ANSWERING or not grammar.negated(verb):
        return False
    return bool(words & verbwords.ANSWERING[lemma]) or (lemma == "comment" and not words - {"."})


def _quotes(verb: "Token", lemma: str) -> bool:
    if grammar.passive(verb) and not set_off(verb):
        return False
    return lemma in verbwords.SPEAKING or verbwords.QUOTING_WITH.get(lemma) in {child.lower_ for child in verb.rights}


# In the order in which they are asked; the name goes into `made_by`.
RULES = (
    ("belief", _believed),
    ("as-told", _as_told),
    ("says", _says),
    ("holds", _holds),
    ("reports", _reports),
    ("labels", _labels),
    ("finds", _finds),
    ("declines", _refuses),
    ("quotes", _quotes),
)


CLAUSE_ROLES = frozenset({"ccomp", "xcomp", "csubj"})
THING_ROLES = frozenset({"dobj", "oprd"})
NO_REPORT = frozenset({"aux", "auxpass", "amod", "compound", "pcomp"})
# What the parse makes of "a failure" in "called it a failure".
LABELS = frozenset({"oprd", "ccomp", "acomp", "attr", "npadvmod"})
