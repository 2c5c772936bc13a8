"""Who or what someone or something is: other names, birth, home, kin, what an organisation or place is."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction import grammar, language, naming, rolewords
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.passage import Draft
    from claims.extraction.reading import Reading


def find(reading: "Reading") -> "Iterator[Draft]":
    """Yield the identities a paragraph gives; aliases stand alone, kin with the one they belong to."""
    seen: set[tuple[int, int]] = set()
    doc = reading.passage.doc
    for first, past, subject, rule in _found(reading):
        start, end = grammar.trimmed(language.text(doc), first, past)
        if end > start and (start, end) not in seen:
            seen.add((start, end))
            yield reading.passage.draft(Kind.IDENTITY, start, end, Value(subject=subject), made_by=rule)


Identity = tuple[int, int, str | None, str]

_CUES = (
    "also known as",
    r"(?:better |widely |formerly |previously |best )?known as",
    "nicknamed",
    "dubbed",
    r"a\.?k\.?a\.?",
    "alias",
    "née?",
)
_MARKED = r"[\"“‘'][^\"“”‘]{1,40}?[\"”’'](?!\w)"
_MORE = rf"(?:(?:,? and |, |,? or ){_MARKED}){{0,4}}"
_PLAIN = r"[A-Z][\w'’-]{1,30}(?: (?:[A-Z][\w'’-]{1,30}|the|bin|al|de|van)){0,4}"
ALIAS = re.compile(rf"\b(?:{'|'.join(_CUES)}),? (?P<names>{_MARKED}{_MORE}|{_PLAIN})")
_ONE = re.compile(r"[\"“‘'](?P<name>[^\"“”‘]{1,40}?)[\"”’'](?!\w)")
BETWEEN = re.compile(r"[A-Z][\w.]* [\"“‘'(](?P<name>[A-Z][^\"“”‘’()]{1,30})[\"”’')] (?=[A-Z])")
REAL = re.compile(r"\bwhose (?:real|birth|given|full|legal|actual|true|maiden|original) (?:\w+ )?name\b[^,;.()]{1,100}")
# The rest of a clause, up to its next mark or the next thing told.
_REST = r"(?:(?! and \w+s | but | who | where | when )[^,;.()\"“”]){2,80}"
BORN = re.compile(r"\b[A-Z]\w{2,30}-(?:born|bred|raised)\b")
BIRTH = re.compile(r"\b(?:was |were )?(?:born|raised|grew up) (?:and raised )?(?:in|on|near|to)\b" + _REST)
HOME = re.compile(
    r"\b(?:who )?(?:lives|lived|resides|resided) (?:in|on|near|at|with)\b"
    + _REST
    + r"|\bwhose (?:home|headquarters|base)\b"
    + _REST
)


def _found(reading: "Reading") -> Iterator[Identity]:
    yield from _aliases(reading)
    yield from _worded(reading)
    for token in reading.passage.doc:
        if token.lemma_.lower() in rolewords.KIN and token.pos_ in {"NOUN", "PROPN"}:
            yield from _kin(reading, token)
        elif token.dep_ == "appos":
            yield from _defined(reading, token)


def _aliases(reading: "Reading") -> Iterator[Identity]:
    text = language.text(reading.passage.doc)
    for found in ALIAS.finditer(text):
        subject = _person_before(reading, found.start())
        marked = [*_ONE.finditer(text, found.start("names"), found.end("names"))]
        for name in marked:
            yield *name.span("name"), subject, "alias"
        if not marked:
            yield *found.span("names"), subject, "alias"
    for found in BETWEEN.finditer(text):
        after = next(
            (mention for mention in reading.roster.mentions if mention.end > reading.passage.start + found.end()),
            None,
        )
        yield *found.span("name"), after.name if after else None, "nickname"


def _worded(reading: "Reading") -> Iterator[Identity]:
    for form, rule in ((REAL, "real-name"), (BORN, "origin"), (BIRTH, "birth"), (HOME, "home")):
        for found in form.finditer(language.text(reading.passage.doc)):
            at = found.end() if rule == "origin" else found.start()
            yield (
                *found.span(),
                _named_at(
                    reading,
                    at,
                    after=rule == "origin",
                    home=rule in {"birth", "home"} and "whose" not in found[0],
                ),
                rule,
            )


def _kin(reading: "Reading", noun: "Token") -> Iterator[Identity]:
    """Read kin with their owner, where they are named or stand for someone named: "his mother, Ada Lind"."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    named = naming.person_beside(noun)
    if (
        named is None
        and noun.dep_ == "appos"
        and (naming.is_person(noun.head) or naming.name_at(noun.head) is not None)
    ):
        named = naming.entity_at(noun.head) or naming.name_at(noun.head)
    if named is None and noun.i + 1 < len(noun.doc) and naming.is_person(noun.nbor()):
        named = naming.entity_at(noun.nbor())
    if named is None or (owner is None and not _of(noun)):
        return
    past = noun.i + 1 if owner is not None else grammar.right(noun, {"appos", "relcl", "acl"})
    start, end = grammar.chars(noun.doc, owner.left_edge.i if owner is not None else noun.left_edge.i, past)
    yield start, end, reading.roster.full(named.text), "kin"


def _of(noun: "Token") -> bool:
    return any(child.lower_ in {"of", "to", "from"} for child in noun.rights)


def _defined(reading: "Reading", token: "Token") -> Iterator[Identity]:
    """Read the apposition that says what an organisation, place or thing is, either way round."""
    head = grammar.beside(token)
    if token.pos_ == "NOUN" and _thing(head) and not _figure(token):
        yield *_defining(token), reading.roster.who(reading.passage, head), "apposition"
    elif (
        head.pos_ == "NOUN"
        and _definite(head)
        and token.pos_ == "PROPN"
        and token.ent_type_ in {"GPE", "ORG", "LOC", "FAC"}
    ):
        first = next((child.i + 1 for child in head.lefts if child.dep_ in {"det", "poss"}), head.i)
        yield (
            *grammar.chars(head.doc, max(first, head.left_edge.i), head.i + 1),
            reading.roster.full(_name(token)),
            "apposition-before",
        )


def _name(token: "Token") -> str:
    entity = naming.entity_at(token)
    return entity.text if entity is not None else naming.phrase(token)


def _definite(noun: "Token") -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def _thing(noun: "Token") -> bool:
    if naming.is_person(noun) or noun.ent_type_ in {
        "DATE",
        "TIME",
        "MONEY",
        "CARDINAL",
        "PERCENT",
        "QUANTITY",
    }:
        return False
    return noun.pos_ == "PROPN" or any(child.dep_ == "det" and child.lower_ == "the" for child in noun.lefts)


def _figure(noun: "Token") -> bool:
    wrong = {"CARDINAL", "DATE", "MONEY", "PERCENT", "QUANTITY", "TIME", "ORDINAL"}
    return any(token.ent_type_ in wrong for token in (noun, *noun.lefts)) or noun.tag_ == "NNS"


def _defining(noun: "Token") -> tuple[int, int]:
    """Give the phrase with what tells it apart ("that tracks ..."), its owner and article left out."""
    owners = [child.right_edge.i + 1 for child in noun.lefts if child.dep_ in {"poss", "det"}]
    first = max([noun.left_edge.i, *owners])
    past = noun.i + 1
    for child in noun.rights:
        if child.dep_ not in {"prep", "relcl"}:
            break
        past = child.right_edge.i + 1
    return grammar.chars(noun.doc, first, past)


def _person_before(reading: "Reading", at: int) -> str | None:
    """Give the person named last before a place in the paragraph, else whom a pronoun there would mean."""
    near = [entity for entity in _named(reading) if entity.end_char <= at]
    return reading.roster.full(near[-1].text) if near else reading.roster.last_person(reading.passage.start + at)


def _named_at(reading: "Reading", at: int, *, after: bool, home: bool) -> str | None:
    if after:
        following = next((entity for entity in _named(reading) if entity.start_char >= at), None)
        return reading.roster.full(following.text) if following is not None else None
    near = [
        entity
        for entity in naming.names(reading.passage.doc)
        if entity.end_char <= at and (naming.human(entity) or not home)
    ]
    return reading.roster.full(near[-1].text) if near else reading.roster.last_person(reading.passage.start + at)


def _named(reading: "Reading") -> "list[Span]":
    return [entity for entity in naming.names(reading.passage.doc) if naming.human(entity)]
