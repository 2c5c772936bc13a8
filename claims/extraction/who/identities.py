"""Who or what someone or something is: other names, birth, home, kin, what an organisation or place is."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar, language
from claims.extraction.who import callings, definitions, kin, roles
from claims.extraction.words import rolewords
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft


def find(reading: "Reading") -> "Iterator[Draft]":
    """Yield the identities a paragraph gives; aliases stand alone, kin with the one they belong to."""
    seen: set[tuple[int, int]] = set()
    text = language.text(reading.passage.doc)
    for first, past, subject, rule in _found(reading):
        start, end = grammar.trimmed(text, first, past)
        if text[start:end][:1].isalnum() and (start, end) not in seen:
            seen.add((start, end))
            yield reading.passage.draft(Kind.IDENTITY, start, end, Value(subject=subject), made_by=rule)


Identity = tuple[int, int, str | None, str]

# "Born Jan. 5" tells a date, "born Ada Falk" a name.
_DAYS = "(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_CUES = (
    "also known as",
    r"(?:better |widely |formerly |previously |best )?known (?:\w+ ){0,5}?as",
    "nicknamed",
    "dubbed",
    r"a\.?k\.?a\.?",
    "alias",
    "née?",
    rf"(?<!-)born(?! {_DAYS})(?= [A-Z])",
    "call(?:s|ed|ing)? (?:himself|herself|itself|themselves)",
    "[Tt]he (?:name|alias|nickname|pseudonym|surname)(?: was| is)?",
)
_MARKED = r"[\"“‘'][^\"“”‘]{1,40}?[\"”’'](?!\w)"
_MORE = rf"(?:(?:,? and |, |,? or ){_MARKED}){{0,4}}"
_INITIALS = r"(?:[A-Z]\.){1,3}"
_CAPITAL = rf"(?:{_INITIALS}|[A-Z][\w'’-]{{1,30}})"
_PLAIN = rf"{_CAPITAL}(?: (?:{_CAPITAL}|the|bin|al|de|van)){{0,4}}"
ALIAS = re.compile(rf"\b(?:{'|'.join(_CUES)}),? (?:the )?(?P<names>{_MARKED}{_MORE}|{_PLAIN})")
_ONE = re.compile(r"[\"“‘'](?P<name>[^\"“”‘]{1,40}?)[\"”’'](?!\w)")
BETWEEN = re.compile(r"[A-Z][\w.]* [\"“‘'(](?P<name>[A-Z][^\"“”‘’()]{1,30})[\"”’')] (?=[A-Z])")
_OWN_NAME = (
    r"(?:real|birth|given|full|legal|actual|true|maiden|original|pen|stage) (?:\w+ )?name|nom de guerre|nickname"
)
REAL = re.compile(rf"\bwhose (?:{_OWN_NAME})\b[^,;.()]{{1,100}}")
# The rest of a clause, up to its next mark or the next thing told.
_REST = r"(?:(?! and \w+s | but | who | where | when )[^,;.()\"“”]){2,80}"
# "... May 3, | 1932, in Akron".
_YEAR = r"(?:, \d{4}(?:,? in [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3})?)?"
BORN = re.compile(r"\b[A-Z]\w{2,30}-(?:born|bred|raised)\b")
BIRTH = re.compile(
    r"\b(?:was |were )?(?:[Bb]orn|[Rr]aised|grew up) (?:and raised )?(?:in|on|near|to)\b" + _REST + _YEAR
)
_HOMES = (
    r"\bmarried to\b",
    r"\boriginally from\b",
    r"\b(?:who )?(?:lives|lived|resides|resided) (?:in|on|near|at|with)\b",
    r"\bwhose (?:home|headquarters|base)\b",
)
HOME = re.compile("|".join(cue + _REST for cue in _HOMES))


def _found(reading: "Reading") -> Iterator[Identity]:
    yield from _aliases(reading)
    yield from _worded(reading)
    for token in reading.passage.doc:
        if token.lemma_.lower() in rolewords.KIN and token.pos_ in {"NOUN", "PROPN"}:
            yield from ((*found, "kin") for found in kin.find(reading, token))
        elif token.dep_ == "appos":
            yield from definitions.find(reading, token)
        elif token.lower_ == "of" and token.i:
            yield from _home(reading, token)
        elif token.lower_ == "from" and token.head.dep_ == "appos":
            yield from _hailing(reading, token)


def _aliases(reading: "Reading") -> Iterator[Identity]:
    text = language.text(reading.passage.doc)
    for found in ALIAS.finditer(text):
        subject = _bearer(reading, found)
        marked = [*_ONE.finditer(text, found.start("names"), found.end("names"))]
        for name in marked:
            yield *name.span("name"), subject, "alias"
        if not marked:
            yield *found.span("names"), subject, "alias"
    for entity in _named(reading):
        if len(entity) > 1 and entity.doc[max(0, entity.start - 2) : entity.start].text.lower() == "the former":
            yield entity.start_char, entity.end_char, reading.roster.full(entity.text), "maiden-name"
    for found in BETWEEN.finditer(text):
        after = next(
            (mention for mention in reading.roster.mentions if mention.end > reading.passage.start + found.end()),
            None,
        )
        yield *found.span("name"), after.name if after else None, "nickname"


def _bearer(reading: "Reading", found: "re.Match[str]") -> str | None:
    """Give whose other name it is: who is "known only as" something has no other, a group none we know."""
    if " only " in found[0]:
        return found["names"]
    return None if "themselves" in found[0] else _told_of(reading, found.start())


def _worded(reading: "Reading") -> Iterator[Identity]:
    for form, rule in ((REAL, "real-name"), (BORN, "origin"), (BIRTH, "birth"), (HOME, "home")):
        for found in form.finditer(language.text(reading.passage.doc)):
            if rule == "origin":
                subject = _named_after(reading, found.end())
            elif "whose" in found[0]:
                subject = _owner_before(reading, found.start())
            else:
                subject = _told_of(reading, found.start())
            yield *found.span(), subject, rule


def _home(reading: "Reading", of: "Token") -> Iterator[Identity]:
    """Read where somebody lives: "Bo Lind, 34, | of Malmo |, was arrested", "Bo Lind | of Sweden | won"."""
    doc = of.doc
    at = of.i - 1
    while at > 0 and (doc[at].like_num or doc[at].text == ","):
        at -= 1
    who = naming.entity_at(doc[at])
    past = of.i + 1
    while past < len(doc) and doc[past].pos_ == "PROPN":
        past += 1
    if who is None or not naming.human(who) or past == of.i + 1 or who[-1].lower_.rstrip("s") in rolewords.THINGS:
        return
    apart = at < of.i - 1
    if apart or (len(who) > 1 and doc[past - 1].ent_type_ == "GPE" and not _has_office(who)):
        yield *grammar.chars(doc, of.i, past), reading.roster.full(who.text), "home"


def _hailing(reading: "Reading", from_: "Token") -> Iterator[Identity]:
    """Read where somebody comes from: "Bo Lind, a nurse | from Malmo"."""
    place = next(from_.rights, None)
    if place is None or place.pos_ != "PROPN" or from_.head.pos_ != "NOUN":
        return
    name = reading.roster.who(reading.passage, grammar.beside(from_.head))
    if reading.roster.is_person(name):
        yield *grammar.chars(from_.doc, from_.i, grammar.right(from_)), name, "origin"


def _has_office(name: "Span") -> bool:
    """Tell "Gov. Bo Lind of Ohio", who need not come from there."""
    return any(roles.is_role(token) for token in name.doc[max(0, name.start - 1) : name.start + 1])


def _person_before(reading: "Reading", at: int) -> str | None:
    """Give the person named last before a place in the paragraph, else whom a pronoun there would mean."""
    near = [entity for entity in _named(reading) if entity.end_char <= at and not _owns(entity)]
    return reading.roster.full(near[-1].text) if near else reading.roster.last_person(reading.passage.start + at)


def _owns(name: "Span") -> bool:
    return name.end < len(name.doc) and name.doc[name.end].tag_ == "POS"


def _told_of(reading: "Reading", at: int) -> str | None:
    """Give of whom the clause at an offset tells something: its subject where that is a person, else who is near."""
    doc = reading.passage.doc
    token = doc[min(grammar.first_token(doc, at), len(doc) - 1)]
    clauses = (verb for verb in islice((token, *token.ancestors), grammar.LINKS) if verb.pos_ == "VERB")
    who = next((who for verb in clauses if (who := grammar.shared_subject(verb)) is not None), None)
    if who is not None and (who.lower_ in {"he", "she"} or naming.is_person(who) or callings.named(who)):
        return reading.roster.who(reading.passage, who)
    return _person_before(reading, at)


def _named_after(reading: "Reading", at: int) -> str | None:
    following = next((entity for entity in _named(reading) if entity.start_char >= at), None)
    return reading.roster.full(following.text) if following is not None else None


def _owner_before(reading: "Reading", at: int) -> str | None:
    """Give what is named right before "whose", else last before it: a firm or a place too."""
    doc = reading.passage.doc
    beside = doc[max(0, grammar.first_token(doc, at) - 2) : grammar.first_token(doc, at)]
    if name := next((token for token in reversed(list(beside)) if token.pos_ == "PROPN"), None):
        return reading.roster.who(reading.passage, name)
    near = [entity for entity in naming.names(reading.passage.doc) if entity.end_char <= at]
    return reading.roster.full(near[-1].text) if near else reading.roster.last_person(reading.passage.start + at)


def _named(reading: "Reading") -> "list[Span]":
    return [entity for entity in naming.names(reading.passage.doc) if naming.human(entity)]
