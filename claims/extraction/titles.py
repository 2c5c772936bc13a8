"""Roles, offices, ranks, occupations and memberships, and who holds them."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claims.extraction import callings, grammar, language, naming, rolewords, verbwords
from claims.extraction.wordlists import words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.passage import Draft
    from claims.extraction.reading import Reading


def find(reading: "Reading") -> "Iterator[Draft]":
    """Yield the titles of people the article names; the span holds the name where nothing lies between."""
    seen: set[tuple[int, int]] = set()
    for first, past, subject, rule in _found(reading):
        start, end = grammar.trimmed(
            language.text(reading.passage.doc), *grammar.chars(reading.passage.doc, first, past)
        )
        if end > start and (start, end) not in seen and subject:
            seen.add((start, end))
            yield reading.passage.draft(Kind.TITLE, start, end, Value(subject=subject), made_by=rule)


Title = tuple[int, int, str | None, str]

PARTY = re.compile(r",? ?\(?((?:R|D|I|L|C|Lab|Con|Lib|Ind|Rep|Dem)\.?-[A-Z][A-Za-z.]*)\)?")
_AGE = re.compile(r"\d+|year|old|-|aged")

# "commands the engineers": an office told by its verb.
# Of them, those that tell an occupation in any clause of the present: "Ada Lind coaches the rowing team".
CALLING_VERBS = words("captain chair co-chair coach edit practice practise teach")
OFFICE_VERBS = CALLING_VERBS | words(
    "captain chair co-chair coach command direct edit head lead manage oversee run supervise"
)

# "was appointed chief of staff", "served as mayor".
BECOMING = words("appoint be become crown elect inaugurate install name nominate ordain promote remain swear")
SERVING = words("act appoint choose elect hire install name nominate pick retire resign serve swear work")

# What ties a role to its place of work; anything else after it ("in St. Paul") stays outside.
TIES = frozenset({"of", "at", "for", "to", "with", "on"})
OUTSIDE = frozenset({"relcl", "acl", "appos"})


def _found(reading: "Reading") -> Iterator[Title]:
    for name in _people(reading):
        yield from _before_name(reading, name)
        yield from _party(reading, name)
    for role, start, past, rule in callings.find(reading):
        if _of_firm(role):
            continue
        subject = reading.roster.full(reading.passage.doc[start:past].text)
        if rule == "title-before-name":
            yield _office_start(role), past, subject, rule
        else:
            yield *_role_span(role), subject, rule
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
    if role < 0 or not _is_role(doc[role]):
        return
    yield _office_start(doc[role]), name.end, reading.roster.full(doc[core : name.end].text), "title-before-name"


def _office_start(role: "Token") -> int:
    first = role.i
    while first:
        # The period of "Lt. Col." may be a token of its own.
        dot = int(first > 1 and role.doc[first - 1].text == ".")
        before = role.doc[first - 1 - dot]
        if not (_short_rank(before) or (not dot and _modifies(before, role.doc[first]))):
            break
        first = before.i
    return first


def _short_rank(word: "Token") -> bool:
    """Tell the first half of "Lt. Col.", whatever the parse makes of it."""
    return word.text[0].isupper() and word.lower_.rstrip(".") in rolewords.SHORT_RANKS


def _core(name: "Span") -> int:
    """Give the first token of the name itself, past a rank the model took into it."""
    first = name.start
    while first < name.end - 1 and (_is_role(name.doc[first]) or name.doc[first].text == "."):
        first += 1
    return first


def _is_role(token: "Token") -> bool:
    word = token.lower_.rstrip(".")
    if token.text[0].isupper() and word in _BEFORE_NAMES:
        return True
    return token.pos_ in {"NOUN", "PROPN"} and bool({word, token.lemma_.lower()} & rolewords.ROLES)


# Roles right before a name, whatever the model takes them for.
_BEFORE_NAMES = rolewords.SHORT_RANKS | words("democrat elect emeritus republican")


def _modifies(word: "Token", following: "Token") -> bool:
    """Tell whether a word before a role belongs to it: "U.S. District Judge"."""
    if word.text in {"-", "&", "/"}:
        return True
    if word.tag_ == "POS":
        return _owned_by_named(word)
    if following.tag_ == "POS":
        return word.pos_ == "PROPN" or word.ent_type_ in {"ORG", "GPE", "NORP"}
    if word.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL"} or word.is_punct:
        return False
    if word.lower_ in rolewords.OF_OFFICES:
        return True
    owned = word.dep_ == "poss" and word.pos_ in {"PROPN", "NOUN"}
    # "Managing director", "retired judge": participles that became adjectives.
    described = word.pos_ in {"PROPN", "NOUN", "ADJ"} or (word.tag_ in {"VBG", "VBN"} and not _hyphened(word))
    return owned or (described and word.dep_ in {"compound", "nmod", "amod"})


def _hyphened(word: "Token") -> bool:
    """Tell "Nigerian-born", which is no part of an office."""
    return word.i > 0 and word.nbor(-1).text == "-"


def _owned_by_named(mark: "Token") -> bool:
    """Tell "Peru's trade minister" from "the group's finance minister" and "Lind's lawyer": a place or firm goes in."""
    owner = mark.doc[mark.i - 1] if mark.i else mark
    if naming.is_person(owner):
        return False
    return owner.pos_ == "PROPN" or owner.ent_type_ in {"ORG", "GPE", "NORP"}


def _party(reading: "Reading", name: "Span") -> Iterator[Title]:
    found = PARTY.match(language.text(name.doc), name.end_char)
    if found and (span := name.doc.char_span(found.start(1), found.end(1), alignment_mode="expand")):
        yield span.start, span.end, reading.roster.full(name.text), "party-after-name"


def _apposed(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read apposition both ways round: "Ana Lee, a lawyer at Brill," and "a lawyer at Brill, Ana Lee,"."""
    head = grammar.beside(token)
    if _is_known(reading, head) and _holdable(token):
        holder = reading.roster.who(reading.passage, head)
        for role in (token, *_joined(token)):
            yield *_role_span(role), holder, "apposition-after-name"
    elif _holdable(head) and _parted(head, token) and (name := naming.name_at(token)) is not None:
        yield *_role_span(head), reading.roster.full(name.text), "apposition-before-name"
    elif _holdable(token) and (inner := naming.person_beside(token)) is not None and inner.start > token.i + 1:
        yield *_role_span(token), reading.roster.full(inner.text), "role-named"


def _is_known(reading: "Reading", noun: "Token") -> bool:
    return naming.is_person(noun) or (noun.pos_ == "PROPN" and reading.roster.is_person(reading.roster.full(noun.text)))


def _joined(role: "Token") -> "Iterator[Token]":
    """Yield the roles joined to one: "a nurse and the union's treasurer"."""
    while (role_after := next((child for child in role.rights if child.dep_ == "conj"), None)) is not None:
        role = role_after
        if _holdable(role):
            yield role


def _parted(role: "Token", name: "Token") -> bool:
    """Tell "a lawyer, Ana Lee" from "the lawyer Ana Lee", where role and name are one span."""
    return any(token.text == "," for token in role.doc[role.i : name.i])


def _holdable(noun: "Token") -> bool:
    """Tell a role from kin, figures and whatever else may stand in apposition to a person."""
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        return lemma in rolewords.ROLES and not naming.is_person(noun)
    if _of_firm(noun):
        return False
    if noun.pos_ != "NOUN" or lemma in rolewords.KIN | rolewords.ORIGINS:
        return False
    if noun.ent_type_ in {"DATE", "CARDINAL", "MONEY", "QUANTITY"}:
        return False
    return lemma in rolewords.ROLES | rolewords.HOLDINGS or lemma.endswith(rolewords.ROLE_ENDINGS)


def _role_span(noun: "Token") -> tuple[int, int]:
    """Give the role with the organisation it is tied to; age, article, place and clauses stay outside."""
    first = noun.i
    doc = noun.doc
    while (
        first and not doc[first - 1].is_punct and _modifies(doc[first - 1], doc[first]) and _near(doc[first - 1], noun)
    ):
        first -= 1
    past = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or not _ties(child) or any(naming.is_person(word) for word in child.rights):
            break
        past = grammar.right(child)
        past = _without_place(doc[past - 1], child, past)
    return first, past


def _of_firm(noun: "Token") -> bool:
    """Tell "a maker of frozen pizza", which only a firm is, from "a coat maker"."""
    return noun.lemma_.lower() in rolewords.THINGS and any(child.lower_ == "of" for child in noun.rights)


def _ties(preposition: "Token") -> bool:
    """Tell "specialist in hypothermia", a field, from "nurse in Salem" and "nurse in the ward"."""
    if preposition.lower_ != "in":
        return preposition.lower_ in TIES
    field = next(preposition.rights, None)
    return field is not None and field.pos_ == "NOUN" and field.left_edge.tag_ not in {"DT", "PRP$", "CD"}


def _near(word: "Token", noun: "Token") -> bool:
    return not _AGE.fullmatch(word.lower_) and noun.is_ancestor(word)


def _without_place(last: "Token", tie: "Token", past: int) -> int:
    """Leave out where the organisation is, and what is told of it: "partner at Quill | in St. Paul"."""
    inner = next((child for child in tie.rights if child.dep_ == "pobj"), last)
    cuts = [child.left_edge.i for child in inner.rights if child.dep_ in OUTSIDE or child.lower_ in {"in", "near", ","}]
    return min([past, *cuts])


def _predicated(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read what somebody is or becomes: "she was a top deputy to", "was named chief of staff"."""
    verb = token.head
    who = grammar.shared_subject(verb)
    if who is None or token.pos_ not in {"NOUN", "PROPN"} or token.lemma_.lower() not in rolewords.ROLES:
        return
    if verb.lemma_.lower() not in BECOMING or not _is_human(reading, who) or not _held(verb):
        return
    yield *_role_span(token), reading.roster.who(reading.passage, who), "predicate"


def _held(verb: "Token") -> bool:
    """Tell what somebody is or was from what they may become."""
    return not grammar.auxiliaries(verb) & verbwords.MODALS and not grammar.negated(verb)


def _served(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read an office after "as": "served as mayor", "was sworn in as mayor", "hired Bo Lind as a coach"."""
    verb = token.head
    noun = next((child for child in token.rights if child.dep_ == "pobj"), None)
    who = grammar.patient(verb) or grammar.shared_subject(verb)
    if noun is None or who is None or noun.lemma_.lower() not in rolewords.ROLES or not _held(verb):
        return
    if _is_human(reading, who):
        first, past = _role_span(noun)
        yield first, max(past, _served_to(verb, past)), reading.roster.who(reading.passage, who), "served-as"


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
    if thing is not None and who is not None and _is_human(reading, who):
        yield verb.i, _place_of_work(verb, thing), reading.roster.who(reading.passage, who), "office-verb"


def _does(verb: "Token") -> bool:
    """Tell an office held at the time: the plain tenses, and the perfect with "since"."""
    if verb.tag_ == "VBN":
        return "have" in grammar.auxiliaries(verb) and any(child.lower_ == "since" for child in verb.rights)
    return verb.tag_ in {"VBZ", "VBP", "VBD"}


def _place_of_work(verb: "Token", thing: "Token") -> int:
    """Give the token past what is led or taught, and the place it is done at."""
    past = thing.right_edge.i if thing.right_edge.i > thing.i else thing.i + 1
    ties = (child for child in (*verb.rights, *thing.rights) if child.dep_ == "prep" and child.lower_ in {"at", "for"})
    return max([past, *(grammar.right(tie) for tie in ties)])


def _named_role(reading: "Reading", token: "Token") -> Iterator[Title]:
    """Read a role whose holder's name comes after it: "a plumber named Bo Lind", "a clerk at Brill, Bo Lind,"."""
    if token.tag_ == "NNS" or token.dep_ == "compound" or _of_firm(token):
        return
    named = naming.called(token)
    if named is None and (after := naming.after_comma(token)) is not None and not _goes_on(after):
        named = after
    if named is not None:
        yield *_role_span(token), reading.roster.full(named.text), "role-named"


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
    (lambda token: token.pos_ == "NOUN" and token.lemma_.lower() in rolewords.ROLES, _named_role),
    (lambda token: token.lower_ == "as" and token.head.lemma_.lower() in SERVING, _served),
)
