"""Which verbs tell that something happened: by their form, and by what they mean in news."""

from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.text.layout import Part
from claims.extraction.words import verbwords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from spacy.tokens import Token

    from claims.extraction.speech.reading import Reading

    Test = Callable[[Reading, Token], bool]


def happens(reading: "Reading", verb: "Token") -> bool:
    """Tell a happening in the article's own voice from states, plans, wishes, habits, figures and quoted words."""
    return _done(reading, verb) and not any(refuses(reading, verb) for refuses in _NO_HAPPENING)


def hung(verb: "Token") -> bool:
    """Tell a clause hung on with a comma, which tells something more, from one that says which is meant."""
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text in {",", "—", "–"}


def misread(verb: "Token") -> bool:
    """Tell a past the model took for a participle, so that a noun heads the sentence: "A fire burned through it"."""
    noun = verb.head
    while noun.dep_ == "appos":
        noun = noun.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"} or verb.i <= noun.i:
        return False
    # What stands between is set off: "The trust, a charity, paid for it", "A nurse, Ana Lind, called them".
    apart = verb.i > noun.i + 2 and verb.nbor(-1).text == noun.nbor().text == ","
    return (apart or verb.i == noun.i + 1) and verb.tag_ in {"VBN", "VBD"} and _rich(verb)


def _done(reading: "Reading", verb: "Token") -> bool:
    """Tell by its form whether a verb says that something happened."""
    helpers = grammar.auxiliaries(verb)
    if reading.passage.part is Part.HEADLINE and _headlined(verb, helpers):
        return True
    if helpers & (verbwords.MODALS | {"to"}):
        return False
    if helpers or grammar.subject(verb) is not None:
        return verb.dep_ in grammar.CLAUSES and _finite(verb, helpers)
    return _bare(verb)


def _headlined(verb: "Token", helpers: frozenset[str]) -> bool:
    """Read a headline's tenses: "Dam bursts" is past, "Vote begins Monday" ahead, "Firm to pay" agreed."""
    return verb.dep_ == "ROOT" and (helpers == {"to"} or (verb.tag_ == "VBZ" and not _dated(verb)))


def _finite(verb: "Token", helpers: frozenset[str]) -> bool:
    """Tell the past, the perfect and what is going on from a plain present ("is closed on Mondays")."""
    if verb.tag_ == "VBG":
        return "be" in helpers and verb.lemma_.lower() not in _AHEAD
    if verb.tag_ == "VBN" and helpers:
        return bool(helpers & {"have", "get"}) or _was(verb) or verb.lemma_.lower() in verbwords.CHARGES
    if verb.tag_ in {"VBD", "VBN"}:
        # A participle with a noun before it is a past the model misread, except in "with all votes counted".
        return verb.tag_ == "VBD" or verb.dep_ in {"ROOT", "conj", "relcl"}
    return not helpers and verb.tag_ in {"VB", "VBP"} and verb.lower_ in verbwords.SAME_IN_THE_PAST


def _was(verb: "Token") -> bool:
    return any(child.lemma_.lower() == "be" and child.tag_ not in {"VBZ", "VBP"} for child in verb.lefts)


def _bare(verb: "Token") -> bool:
    """Tell whether a verb without subject and helper goes on with the tale: "and fell", ", filed on Monday,"."""
    if verb.tag_ == "VBD":
        return verb.dep_ in grammar.CLAUSES
    if verb.tag_ == "VBN" and verb.dep_ == "conj":
        return _done_before(verb.head)
    if misread(verb):
        return True
    if verb.tag_ == "VBN":
        told = hung(verb) or _dated(verb) or verb.i < verb.head.i
        return verb.dep_ in {"acl", "advcl"} and _rich(verb) and told and verb.lemma_.lower() not in _LASTING
    return verb.tag_ == "VBG" and _rich(verb) and _goes_along(verb)


def _goes_along(verb: "Token") -> bool:
    """Tell "..., destroying four homes" and "after serving six years" from "starting Monday" and "by serving tea"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in {"after", "before"}
    if verb.dep_ == "conj":
        return verb.head.tag_ == "VBG" and verb.head.dep_ in {"advcl", "pcomp"} and _goes_along(verb.head)
    # "..., she said, pointing at the wall" is how it was said.
    spoken = verb.head.lemma_.lower() in verbwords.SAYING | {"speak"}
    return verb.dep_ == "advcl" and verb.i > verb.head.i and not spoken and verb.lemma_.lower() not in _PREPOSITIONS


def _done_before(verb: "Token") -> bool:
    """Tell whether a verb that another one is joined to is in the past or the perfect."""
    helpers = grammar.auxiliaries(verb)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not helpers & (verbwords.MODALS | {"to"}) and bool(helpers))


def _dated(verb: "Token") -> bool:
    """Tell whether a verb has its day: "signed Friday"."""
    when = (child for child in verb.rights if child.lower_ not in _DEADLINES)
    return any(token.ent_type_ == "DATE" for child in when for token in (child, *child.rights))


def _rich(verb: "Token") -> bool:
    return any(
        child.dep_ in {"dobj", "prep", "agent", "npadvmod", "prt", "oprd"}
        or any(more.dep_ == "prep" for more in child.rights)
        for child in verb.rights
    )


def _quoted(reading: "Reading", verb: "Token") -> bool:
    return verb.i in reading.quoted


def _reports(reading: "Reading", verb: "Token") -> bool:
    """Tell a verb that brings what somebody says; with nothing after it, it stands beside: ", a survey found"."""
    lemma = verb.lemma_.lower()
    beside = lemma in _TELLING and all(child.is_punct for child in verb.rights)
    acts = any(child.dep_ == _ACTING.get(lemma) for child in verb.rights)
    return beside or (not acts and any(saying.verb == verb for saying in reading.sayings))


def _is_state(_reading: "Reading", verb: "Token") -> bool:
    """Tell how things are from what happened: "held the post" and "held a vigil", "used to live" and "used force"."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        return not any(child.lower_ == "among" for child in verb.children)
    if lemma == "hold":
        thing = _object(verb)
        return thing is None or thing.lemma_.lower() in verbwords.HOLDINGS
    if lemma == "use":
        thing = _object(verb)
        return not grammar.passive(verb) and (thing is None or thing.lemma_.lower() in _NAMES)
    if not grammar.passive(verb) and _leans(verb, verbwords.STATES_WITH.get(lemma, ())):
        return True
    return _lasts(verb) or (lemma in verbwords.STATES and not (lemma in verbwords.CHARGES and grammar.passive(verb)))


def _leans(verb: "Token", on: "Collection[str]") -> bool:
    """Tell whether a verb has one of some small words after it, and no date: "turned on a call", "turned on Monday"."""
    small = [child for child in verb.rights if child.lower_ in on and child.i + 1 < len(child.doc)]
    roles = {child.dep_ for child in small if child.nbor().ent_type_ not in {"DATE", "TIME"}}
    return "prt" in roles or ("prep" in roles and _object(verb) is None)


def _object(verb: "Token") -> "Token | None":
    return next((child for child in verb.rights if child.dep_ == "dobj"), None)


def _lasts(verb: "Token") -> bool:
    """Tell what is still so: "has led the choir since 2010"."""
    helpers = {child.lower_ for child in verb.lefts if child.dep_ == "aux"}
    return bool(helpers & {"has", "have"}) and any(_spans(child) for child in verb.rights)


def _spans(preposition: "Token") -> bool:
    """Tell "since May" and "for nine years", which last, from "for the firm"."""
    if preposition.lower_ != "for":
        return preposition.lower_ == "since"
    return any(noun.lemma_.lower() in _TIMES for noun in preposition.rights)


def _is_denied(_reading: "Reading", verb: "Token") -> bool:
    who = grammar.subject(verb)
    said = {who.lower_, *(child.lower_ for child in who.lefts)} if who is not None else set()
    nobody = bool(said & _NOBODY) and verb.lemma_.lower() in verbwords.HARMS
    return grammar.negated(verb) or nobody or "not" in said


def _is_unreal(_reading: "Reading", verb: "Token") -> bool:
    """Tell a condition, a question and a habit from what happened once."""
    who = grammar.subject(verb)
    if who is not None and who.tag_ == "WP" and verb.dep_ != "relcl":
        return True
    if who is not None and who.lower_ in _VAGUE and not _rich(verb):
        return True
    return any(child.lower_ in (_IF if child.dep_ == "mark" else _OFTEN) for child in verb.lefts)


def _only_measures(_reading: "Reading", verb: "Token") -> bool:
    """Tell "revenue rose 4 percent", which is a figure's own row, from "the river rose over its banks"."""
    thing = _object(verb)
    if thing is not None and thing.ent_type_ == "PERCENT":
        return True
    lemma = verb.lemma_.lower()
    if lemma in verbwords.SCALES:
        return any(_numbered(token) for child in verb.rights if child.lower_ in {"by", "to"} for token in _core(child))
    if lemma not in verbwords.CHANGES:
        return False
    told = takewhile(lambda child: child.text != ",", verb.rights)
    return any(_numbered(token) for child in told if child.dep_ in _COMPLEMENTS for token in _core(child))


def _core(part: "Token") -> "tuple[Token, ...]":
    """Give a complement's own words, what hangs on it left out: "to 9 percent", "by some 40 feet"."""
    inner = [noun for noun in part.rights if noun.dep_ == "pobj"]
    return (part, *part.lefts, *inner, *(token for noun in inner for token in noun.lefts))


def _numbered(token: "Token") -> bool:
    if token.ent_type_ in {"DATE", "TIME", "ORDINAL"}:
        return False
    return token.like_num or token.text in {"%", "percent", "$", "€", "£"} or token.ent_type_ in {"MONEY", "PERCENT"}


def _only_counts(_reading: "Reading", verb: "Token") -> bool:
    """Tell a clause that only counts people hurt, or tells which are meant: "families whose child was hurt"."""
    who = grammar.subject(verb)
    if who is None:
        return False
    if _bare_figure(grammar.antecedent(who)) or (any(child.tag_ == "WP$" for child in who.lefts) and not hung(verb)):
        return True
    counted = (child.like_num or child.lower_ in {"several", "many"} for child in who.children)
    return verb.lemma_.lower() in verbwords.HARMS and any(counted)


def _bare_figure(noun: "Token") -> bool:
    """Tell "218 fell ill" from "three of the boats sank"."""
    return noun.like_num and not any(child.lower_ == "of" for child in noun.rights)


# Why a verb in the past is no happening after all, the cheapest question first.
_NO_HAPPENING: "tuple[Test, ...]" = (
    _quoted,
    _is_state,
    _is_denied,
    _is_unreal,
    _only_measures,
    _only_counts,
    _reports,
)

# What makes an act of speaking: "pleaded guilty", "offered a reward", "pledged $2 million".
_ACTING = {"offer": "dobj", "plead": "acomp", "pledge": "dobj", "press": "dobj"}
# What something lasts for.
_TIMES = words("age century day decade generation hour life month time week year")
_NAMES = words("alias name nickname pseudonym surname")
# "postmarked by Friday": what must be, not what was done.
_DEADLINES = words("before by until")
_NOBODY = frozenset({"nobody", "none", "no"})
_TELLING = verbwords.SAYING | verbwords.FINDING | verbwords.HOLDING
# "That changed", which tells nothing alone.
_VAGUE = words("everything it nothing that this")
_IF = words("if unless whether lest though than")
_OFTEN = words(
    "always frequently generally habitually never normally often rarely regularly routinely sometimes usually"
)
# "is planning to", "are going to".
_AHEAD = words("aim consider expect go hope intend mull plan prepare seek weigh")
_COMPLEMENTS = frozenset({"dobj", "npadvmod", "prep", "attr", "advmod", "dative"})
# Participles that tell how a thing is, not what was done to it: "a line operated by Norrail".
_LASTING = words("call coach dub nickname describe head identify know lead manage name operate run title use")
# Forms in -ing that do a preposition's work.
_PREPOSITIONS = words("accord bar begin compare concern exclude follow include involve regard say start")
