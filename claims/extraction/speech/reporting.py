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
    if verb.i and verb.nbor(-1).tag_ in {"POS", "PRP$"}:  # "the firm's reported sales"
        return None
    lemma = verb.lemma_.lower()
    for name, asks in RULES:
        if asks(verb, lemma):
            return name
    return None


def teller(verb: "Token") -> "Token | None":
    """Give the verb's own subject, also where the parse makes one name of both: "..., court records show"."""
    before = verb.nbor(-1) if verb.i else None
    if before is not None and before.dep_ == "compound" and before.head == verb and _evidence(before):
        return before
    return grammar.subject(verb) or _prompted(verb) or _robbed(verb) or _stranded(verb)


def _prompted(verb: "Token") -> "Token | None":
    """Give whom something makes speak: "it prompted Bo Lind to mutter ..."."""
    if verb.dep_ != "xcomp" or verb.head.lemma_.lower() not in verbwords.PROMPTS:
        return None
    return next((child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i), None)


def _robbed(verb: "Token") -> "Token | None":
    """Give the subject a participle took, which has none of its own: "a guard, granted anonymity, said ..."."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    clauses = (child for child in verb.lefts if child.dep_ in {"ccomp", "advcl"} and child.tag_ in {"VBN", "VBD"})
    taken = next((child for child in clauses if not grammar.auxiliaries(child)), None)
    who = grammar.subject(taken) if taken is not None else None
    if taken is None or who is None or who.i > taken.i:
        return None
    bare = taken.tag_ == "VBN" and who.nbor().text == ","
    return who if bare or taken.nbor(-1).text == "," else None


def _stranded(verb: "Token") -> "Token | None":
    """Give the subject the parse hung on a noun of the report: "It killed Bo Orr, an aide, Sheriff Ann Lind said"."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i <= 1 or verb.lemma_.lower() not in verbwords.SAYING:
        return None
    who = verb.nbor(-1)
    if who.text == "," and verb.nbor(-2).dep_ == "appos":  # "..., the sheriff, Ann Lind, said"
        who = verb.nbor(-2).head
    first = who.left_edge.i
    joined = who.dep_ in {"appos", "conj", "dep"} and any(child.dep_ == "ccomp" for child in verb.lefts)
    return who if joined and first and verb.doc[first - 1].text == "," and speaks(who) else None


def aside(verb: "Token") -> bool:
    """Tell whether nothing but marks stands around a verb and its subject: "..., a panel found, ..."."""
    who = teller(verb)
    if who is None or not 0 < who.left_edge.i < verb.i:
        return False
    last = verb.i + 1 == len(verb.doc) or verb.nbor().text in _MARKS
    return last and verb.doc[who.left_edge.i - 1].text in _MARKS


def speaks(noun: "Token") -> bool:
    """Tell a noun that can say something: a name, a pronoun, a role, a group, a paper."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "PROPN" or noun.tag_ in {"PRP", "WP", "NNS", "NNPS"} or lemma in SPEAKERS


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
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in verbwords.PHASES | verbwords.PROMPTS:
        return False
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
    if lemma not in verbwords.SAYING or grammar.passive(verb) or _acts(verb, lemma):
        return False
    clause = any(child.dep_ in CLAUSE_ROLES for child in verb.children)
    return clause or verb.dep_ == "parataxis" or lemma in verbwords.PLAIN or aside(verb)


def _acts(verb: "Token", lemma: str) -> bool:
    """Tell what a verb of saying does: "pledged $3 million", "rejected the bill", "asked to see the books"."""
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if thing is None:
        return lemma == "ask" and any(child.dep_ == "xcomp" for child in verb.rights)
    if lemma in verbwords.GIVING:
        return any(token.like_num for token in thing.doc[thing.left_edge.i : thing.i + 1])
    if lemma in verbwords.TURNING_DOWN:
        return thing.lemma_.lower() not in verbwords.SAID and not any(child.lower_ == "as" for child in verb.rights)
    return lemma in verbwords.TAKING and (thing.lemma_.lower() in PEOPLE or thing.ent_type_ == "PERSON")


def _holds(verb: "Token", lemma: str) -> bool:
    clause = any(child.dep_ == "ccomp" or (child.dep_ == "xcomp" and lemma != "expect") for child in verb.rights)
    relative = verb.dep_ == "relcl" and any(
        child.tag_ in {"WDT", "WP"} and child.dep_ == "dobj" for child in verb.lefts
    )
    return lemma in verbwords.HOLDING and not grammar.passive(verb) and (clause or relative)


def _reports(verb: "Token", lemma: str) -> bool:
    if grammar.passive(verb) or _acts(verb, lemma):
        return False
    if any(child.lower_ in verbwords.CALLING.get(lemma, ()) for child in verb.rights):
        return True
    return lemma in verbwords.REPORTING and any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.rights)


def _labels(verb: "Token", lemma: str) -> bool:
    if grammar.passive(verb) and agent(verb) is None:
        return False
    if lemma in verbwords.NAMING and not _goes_by(verb):  # the label is a part of the sentence of its own
        return any((child.dep_ in LABELS and child.ent_type_ != "DATE") or _marked(child) for child in verb.rights)
    if lemma in verbwords.RECKONING:
        return _reckons(verb, verbwords.RECKONING[lemma])
    return _likens(verb, lemma) or any(child.lower_ == verbwords.LABELLING.get(lemma) for child in verb.rights)


def _marked(thing: "Token") -> bool:
    """Tell the second of two objects, in quotation marks: "called it “a gift to nobody”"."""
    first = thing.left_edge.i
    return thing.dep_ == "dobj" and first > thing.head.i + 2 and thing.doc[first - 1].text in grammar.QUOTE_MARKS


def _likens(verb: "Token", lemma: str) -> bool:
    """Tell "spoke of “a new day”" from "spoke of her childhood"."""
    cues = verbwords.LIKENING.get(lemma, frozenset())
    told = verb.doc[verb.i + 1 : min(verb.i + REACH, verb.right_edge.i)] if cues else ()
    return any(token.lower_ in cues and token.nbor().text in grammar.QUOTE_MARKS for token in told)


def _goes_by(verb: "Token") -> bool:
    """Tell "who calls himself Sheikh Lind", which gives another name."""
    himself = any(child.lower_ in {"himself", "herself", "itself", "themselves"} for child in verb.rights)
    return himself and any(child.dep_ == "oprd" and child.pos_ == "PROPN" for child in verb.rights)


def _reckons(verb: "Token", cues: frozenset[str]) -> bool:
    """Tell "put losses at $3 million", of one who can say so, from "put him at ease"."""
    who = grammar.shared_subject(verb)
    past = min(verb.i + REACH, verb.right_edge.i + 1)
    cue = next((token.i for token in verb.doc[verb.i + 1 : past] if token.lower_ in cues), past)
    figure = any(token.like_num for token in verb.doc[cue + 1 : past])
    return figure and (who is None or speaks(who))


def _finds(verb: "Token", lemma: str) -> bool:
    if lemma not in verbwords.FINDING or grammar.passive(verb):
        return False
    if aside(verb) or any(child.dep_ == "ccomp" for child in verb.children):
        return True
    who = grammar.shared_subject(verb)
    return who is not None and _evidence(who) and any(child.dep_ == "dobj" for child in verb.rights)


def _evidence(noun: "Token") -> bool:
    return noun.lemma_.lower() in rolewords.EVIDENCE or noun.ent_type_ == "ORG"


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


# In tokens, how far after its verb the word that labels may stand.
REACH = 30
_MARKS = frozenset({",", ".", ";", "—", "–", "”"})
SPEAKERS = rolewords.ROLES | rolewords.EVIDENCE | rolewords.GROUPS | rolewords.KIN
PEOPLE = rolewords.ROLES | rolewords.KIN | rolewords.ANYBODY | frozenset({"people"})
CLAUSE_ROLES = frozenset({"ccomp", "xcomp", "csubj"})
THING_ROLES = frozenset({"dobj", "oprd"})
NO_REPORT = frozenset({"aux", "auxpass", "amod", "compound", "pcomp"})
# What the parse makes of "a failure" in "called it a failure".
LABELS = frozenset({"oprd", "ccomp", "acomp", "attr", "npadvmod"})
