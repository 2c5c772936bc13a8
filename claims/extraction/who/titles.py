"""Roles, offices, ranks, occupations and memberships, and who holds them."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar, language
from claims.extraction.who import callings, roles
from claims.extraction.words import rolewords, verbwords
from claims.extraction.words.wordlists import words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft


def find(reading: "Reading") -> "Iterator[Draft]":
    """Yield the titles of people the article names; the span holds the name where nothing lies between."""
    seen: set[int] = set()
    for first, past, subject, rule in _found(reading):
        start, end = grammar.trimmed(
            language.text(reading.passage.doc), *grammar.chars(reading.passage.doc, first, past)
        )
        if end > start and start not in seen and subject:
            seen.add(start)
            yield reading.passage.draft(Kind.TITLE, start, end, Value(subject=subject), made_by=rule)


Title = tuple[int, int, str | None, str]

PARTY = re.compile(r",? ?\(?((?:R|D|I|L|C|Lab|Con|Lib|Ind|Rep|Dem)\.?-[A-Z][A-Za-z.]*)\)?")

# "commands the engineers": an office told by its verb.
# Of them, those that tell an occupation in any clause of the present: "Ada Lind coaches the rowing team".
CALLING_VERBS = words("captain chair co-chair coach edit practice practise teach")
OFFICE_VERBS = CALLING_VERBS | words(
    "captain chair co-chair coach command direct edit head lead manage oversee run supervise"
)

# "was appointed chief of staff", "served as mayor".
BECOMING = words("appoint be become crown elect inaugurate install name nominate ordain promote remain swear")
SERVING = words(
    "act appoint begin choose depart elect enlist hire install join leave name nominate pick resign retire return serve"
    " start swear work",
)

_CHOOSING = words("appoint choose elect hire install name nominate pick swear")

# How long or in what way somebody held an office: "after two years as an interpreter".
_TERMS = words("career day decade job life month position role season spell stint tenure term time week work year")

_HELD_AS = SERVING | _TERMS

# What no firm and no place is.
_ONLY_PEOPLE = rolewords.ROLES - rolewords.TRADES

# What is led for once and is no office: "who led the investigation".
_UNDERTAKINGS = words(
    "attack campaign case charge delegation drive effort hunt inquiry investigation march mission operation probe",
    "project prosecution protest raid rally rescue revolt search siege strike study survey talk trial uprising",
)


def _found(reading: "Reading") -> Iterator[Title]:
    for name in _people(reading):
        yield from _before_name(reading, name)
        yield from _party(reading, name)
    for role, start, past, rule in callings.find(reading):
        if roles.of_firm(role):
            continue
        subject = reading.roster.full(reading.passage.doc[start:past].text)
        if rule == "title-before-name":
            yield roles.start(role), past, subject, rule
        else:
            yield *roles.span(role), subject, rule
    for token in reading.passage.doc:
        for asks, read in ROLES_BY_SYNTAX:
            if asks(token):
                yield from read(reading, token)


def _people(reading: "Reading") -> "Iterator[Span]":
    """Yield the names of persons, those among them that the model takes for something else."""
    for entity in naming.names(reading.passage.doc):
        if naming.human(entity) or reading.roster.is_person(reading.roster.full(entity.text)):
            yield entity


def _before_name(reading: "Reading", name: "Span") -> Iterator[Title]:
    """Read a role right before a name: "Defense Secretary Ash Carter", "ISIS leader Omar al-Baghdadi"."""
    doc = name.doc
    core = _core(name)
    role = core - 1
    while role >= 0 and doc[role].text == ".":
        role -= 1
    if role > 1 and doc[role].lower_ in rolewords.DEPARTMENTS and doc[role - 1].lower_ == "of":
        role -= len(("of", "State"))
    # A period parts "Lt." from a name, and "a deckhand." from the next sentence.
    if role < 0 or not roles.is_role(doc[role]) or (doc[role + 1].is_sent_start and role + 1 == core):
        return
    if doc[core - 1].text == "." and doc[role].lower_ not in rolewords.SHORT_RANKS:
        return
    yield roles.start(doc[role]), name.end, reading.roster.full(doc[core : name.end].text), "title-before-name"


def _core(name: "Span") -> int:
    """Give the first token of the name itself, past a rank the model took into it."""
    first = name.start
    while first < name.end - 1 and (roles.is_role(name.doc[first]) or name.doc[first].text == "."):
        first += 1
    return first


def _party(reading: "Reading", name: "Span") -> Iterator[Title]:
    found = PARTY.match(language.text(name.doc), name.end_char)
    if found and (span := name.doc.char_span(found.start(1), found.end(1), alignment_mode="expand")):
        yield span.start, span.end, reading.roster.full(name.text), "party-after-name"


def _apposed(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read apposition both ways round: "Ana Lee, a lawyer at Brill," and "a lawyer at Brill, Ana Lee,"."""
    head = grammar.beside(token)
    if _is_known(reading, head, token) and roles.holdable(token):
        holder = reading.roster.who(reading.passage, head)
        for role in (token, *_joined(token)):
            yield *roles.span(role), holder, "apposition-after-name"
    elif roles.holdable(head) and roles.parted(head, token) and (name := naming.name_at(token)) is not None:
        yield *roles.span(head), reading.roster.full(name.text), "apposition-before-name"
    elif roles.holdable(token) and (inner := naming.person_beside(token)) is not None and inner.start > token.i + 1:
        yield *roles.span(token), reading.roster.full(inner.text), "role-named"


def _is_known(reading: "Reading", noun: "Token", role: "Token") -> bool:
    """Tell a person by what the model knows, or by a role that nothing but a person has: "Nadia, a plumber"."""
    if naming.is_person(noun) or noun.pos_ != "PROPN":
        return naming.is_person(noun)
    if reading.roster.is_person(reading.roster.full(noun.text)):
        return True
    if noun.ent_type_ in {"NORP", "LAW", "LANGUAGE", *grammar.FIGURES} or noun.text.isupper():
        return False
    human = role.lemma_.lower() in _ONLY_PEOPLE
    return human and noun.lemma_.lower() not in rolewords.THINGS


def _joined(role: "Token") -> "Iterator[Token]":
    """Yield the roles joined to one: "a nurse and the union's treasurer"."""
    while (role_after := next((child for child in role.rights if child.dep_ == "conj"), None)) is not None:
        role = role_after
        if roles.holdable(role):
            yield role


def _predicated(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read what somebody is or becomes: "she was a top deputy to", "was named chief of staff"."""
    verb = token.head
    who = grammar.shared_subject(verb)
    if who is None or token.pos_ not in {"NOUN", "PROPN"} or token.lemma_.lower() not in rolewords.ROLES:
        return
    if verb.lemma_.lower() not in BECOMING or not _is_human(reading, who) or not _held(verb):
        return
    yield *roles.span(token), reading.roster.who(reading.passage, who), "predicate"


def _held(verb: "Token") -> bool:
    """Tell what somebody is or was from what they may become."""
    return not grammar.auxiliaries(verb) & verbwords.MODALS and not grammar.negated(verb)


def _served(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read an office after "as": "served as mayor", "was sworn in as mayor", "hired Bo Lind as a coach"."""
    verb = _verb_of(token)
    noun = next((child for child in token.rights if child.dep_ == "pobj"), None)
    who = _serving(verb)
    if noun is None or who is None or noun.lemma_.lower() not in rolewords.ROLES or not _held(verb):
        return
    if _is_human(reading, who):
        first, past = roles.span(noun)
        yield first, max(past, _served_to(verb, past)), reading.roster.who(reading.passage, who), "served-as"


def _verb_of(as_: "Token") -> "Token":
    """Give the verb an office hangs on, over the term it was held for: "after two years as an interpreter, he ..."."""
    verb = as_.head
    for _ in range(grammar.LINKS):
        if verb.pos_ in {"VERB", "AUX"}:
            break
        verb = verb.head
    return verb


def _serving(verb: "Token") -> "Token | None":
    """Give who holds the office: whom a verb of choosing has for an object, else its subject."""
    patient = grammar.patient(verb)
    if patient is not None and verb.lemma_.lower() in _CHOOSING:
        return patient
    return grammar.shared_subject(verb)


def _served_to(verb: "Token", at: int) -> int:
    """Give the token past whom an office is under, which the parse hangs on the verb: "chief of staff | to"."""
    return next((grammar.right(child) for child in verb.rights if child.i == at and child.lower_ == "to"), at)


def _office(reading: "Reading", verb: "Token") -> Iterator[Title]:
    """Read an office from what its holder does: "who commands the army engineers", "has led the choir since"."""
    lemma = verb.lemma_.lower()
    if lemma not in OFFICE_VERBS or not _does(verb):
        return
    calling = (lemma in CALLING_VERBS and verb.tag_ == "VBZ") or verb.tag_ == "VBN"
    who = verb.head if verb.dep_ == "relcl" else grammar.shared_subject(verb) if calling else None
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if thing is None or thing.lemma_.lower() in _UNDERTAKINGS:
        return
    if who is not None and _is_human(reading, who):
        yield verb.i, _place_of_work(verb, thing), reading.roster.who(reading.passage, who), "office-verb"


def _does(verb: "Token") -> bool:
    """Tell an office held at the time: the plain tenses, and the perfect with "since"."""
    if verb.tag_ == "VBN":
        return "have" in grammar.auxiliaries(verb) and any(child.lower_ == "since" for child in verb.rights)
    return verb.tag_ in {"VBZ", "VBP", "VBD"}


def _place_of_work(verb: "Token", thing: "Token") -> int:
    """Give the token past what is led or taught, and the place it is done at."""
    past = grammar.right(thing, {"advmod", "relcl", "acl"})
    ties = (child for child in (*verb.rights, *thing.rights) if child.dep_ == "prep" and child.lower_ in {"at", "for"})
    return max([past, *(grammar.right(tie) for tie in ties)])


def _named_role(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read a role whose holder's name comes after it: "a plumber named Bo Lind", "a clerk at Brill, Bo Lind,"."""
    if token.tag_ == "NNS" or token.dep_ in {"compound", "poss"} or not roles.holdable(token):
        return
    named = naming.called(token)
    if named is None and (after := naming.after_comma(token)) is not None and not _goes_on(after):
        named = after
    if named is not None:
        yield *roles.span(token), reading.roster.full(named.text), "role-named"


def _goes_on(name: "Span") -> bool:
    """Tell whether a new clause begins with a name: "for the officer on duty, Lind said"."""
    after = name.doc[name.end] if name.end < len(name.doc) else None
    return after is not None and after.pos_ in {"VERB", "AUX"}


def _is_human(reading: "Reading", noun: "Token") -> bool:
    if noun.tag_ in {"PRP", "WP"}:
        return noun.lower_ not in {"it", "they", "which"}
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in rolewords.GROUPS:
        return False
    if noun.pos_ == "PROPN" and callings.named(noun):
        return True
    return naming.is_person(noun) or reading.roster.is_person(reading.roster.who(reading.passage, noun))


# How the parse shows a role, and what reads it.
ROLES_BY_SYNTAX: "tuple[tuple[Callable[[Token], bool], Callable[[Reading, Token], Iterator[Title]]], ...]" = (
    (lambda token: token.dep_ == "appos", _apposed),
    (lambda token: token.dep_ in {"attr", "oprd"}, _predicated),
    (lambda token: token.pos_ == "VERB", _office),
    (lambda token: token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in rolewords.ROLES, _named_role),
    (lambda token: token.lower_ == "as" and token.head.lemma_.lower() in _HELD_AS, _served),
)
