"""Who or what someone or something is: other names, birth, home, kin, what an organisation or place is."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar, language
from claims.extraction.who import roles
from claims.extraction.words import rolewords, verbwords
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft


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
)
_MARKED = r"[\"“‘'][^\"“”‘]{1,40}?[\"”’'](?!\w)"
_MORE = rf"(?:(?:,? and |, |,? or ){_MARKED}){{0,4}}"
_PLAIN = r"[A-Z][\w'’-]{1,30}(?: (?:[A-Z][\w'’-]{1,30}|the|bin|al|de|van)){0,4}"
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
            yield from _kin(reading, token)
        elif token.dep_ == "appos":
            yield from _defined(reading, token)
            yield from _native(reading, token)
        elif token.lower_ == "of" and token.i and token.nbor(-1).text == ",":
            yield from _home(reading, token)


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
            after = rule == "origin" or found[0][0].isupper()
            at = found.end() if after else found.start()
            home = rule in {"birth", "home"} and "whose" not in found[0]
            yield *found.span(), _named_at(reading, at, after=after, home=home), rule


def _kin(reading: "Reading", noun: "Token") -> Iterator[Identity]:
    """Read kin with their owner, where they are named or stand for someone named: "his mother, Ada Lind"."""
    owner = _owner(noun)
    named = _kin_named(noun) or _kin_told(reading, noun) or _kin_before(owner or noun)
    if named is None or (owner is None and not _of(noun)):
        return
    past = noun.i + 1 if owner is not None else grammar.right(noun, {"appos", "relcl", "acl"})
    start, end = grammar.chars(noun.doc, owner.left_edge.i if owner is not None else noun.left_edge.i, past)
    yield start, end, reading.roster.full(named), "kin"


def _kin_named(noun: "Token") -> str | None:
    """Give the name of kin: set off after it or before it, or side by side with it."""
    if (named := naming.person_beside(noun) or _fronting(noun)) is not None:
        return named.text
    if noun.dep_ == "appos" and (before := naming.entity_at(noun.head) or naming.name_at(noun.head)) is not None:
        return before.text if before.label_ in {"PERSON", ""} else None
    if (inner := roles.named_after(noun)) is not None:
        return _name(inner)
    # Who is set off after kin is a person, whatever the model takes the name for.
    beside = next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if beside is None and noun.i + 1 < len(noun.doc) and (naming.is_person(noun.nbor()) or noun.dep_ == "compound"):
        beside = noun.nbor() if noun.nbor().pos_ == "PROPN" else None
    return _name(beside) if beside is not None else None


def _owner(noun: "Token") -> "Token | None":
    """Give the one whose kin it is: by the parse, else by the mark before it."""
    holder = noun.head if noun.dep_ in {"compound", "nmod"} else noun
    owner = next((child for child in holder.lefts if child.dep_ == "poss" and child.i < noun.i), None)
    if owner is None and noun.i > 1 and noun.nbor(-1).tag_ == "POS":
        return noun.nbor(-2)
    return owner


def _kin_before(phrase: "Token") -> str | None:
    """Give the person a comma sets kin off from: "Bo Lind, | the clerk's brother"."""
    at = phrase.left_edge.i
    name = naming.entity_at(phrase.doc[at - 2]) if at > 1 and phrase.doc[at - 1].text == "," else None
    return name.text if name is not None and naming.human(name) else None


def _kin_told(reading: "Reading", noun: "Token") -> str | None:
    """Give who is said to be kin: "Lind is the son of a miner"."""
    who = grammar.subject(noun.head) if noun.dep_ == "attr" else None
    name = reading.roster.who(reading.passage, who) if who is not None else None
    return name if name is not None and reading.roster.is_person(name) else None


def _fronting(noun: "Token") -> "Span | None":
    """Give the name a sentence goes on with after kin: "The son of a miner, Mr. Lind built ..."."""
    if noun.left_edge.i != noun.sent.start or not _of(noun):
        return None
    comma = next((token.i for token in noun.doc[noun.i : noun.i + naming.LONGEST_ROLE] if token.text == ","), None)
    after = noun.doc[comma + 1 : comma + 1 + naming.LONGEST_NAME] if comma is not None else ()
    return next((named for token in after if (named := naming.entity_at(token)) and naming.human(named)), None)


def _of(noun: "Token") -> bool:
    return any(child.lower_ in {"of", "to", "from"} for child in noun.rights)


def _defined(reading: "Reading", token: "Token") -> Iterator[Identity]:
    """Read the apposition that says what an organisation, place or thing is, either way round."""
    head = grammar.beside(token)
    if token.pos_ == "NOUN" and _thing(reading, head, token.lemma_.lower()) and not _figure(token):
        yield *_defining(token), reading.roster.who(reading.passage, head), "apposition"
    elif _definite(head) and token.pos_ == "PROPN" and any(child.lower_ in {"a", "an"} for child in token.lefts):
        # "The plane, a Boeing 737,": the name tells what the thing is.
        yield *_defining(token), naming.phrase(head), "apposition"
    elif (
        head.pos_ == "NOUN"
        and _definite(head)
        and head.lemma_.lower() not in rolewords.KIN
        and token.pos_ == "PROPN"
        and token.ent_type_ in {"GPE", "ORG", "LOC", "FAC"}
    ):
        first = next((child.right_edge.i + 1 for child in head.lefts if child.dep_ in {"det", "poss"}), head.i)
        yield (
            *grammar.chars(head.doc, max(first, head.left_edge.i), head.i + 1),
            reading.roster.full(_name(token)),
            "apposition-before",
        )


def _native(reading: "Reading", token: "Token") -> Iterator[Identity]:
    """Read where somebody comes from or lives: "Bo Lind, a Swedish national," and "Bo Lind, a native of Malmo,"."""
    head = grammar.beside(token)
    somebody = head.pos_ == "NOUN" or naming.is_person(head) or naming.name_at(head) is not None
    if token.lemma_.lower() in rolewords.ORIGINS and somebody:
        yield *_defining(token), reading.roster.who(reading.passage, head), "origin"


def _home(reading: "Reading", of: "Token") -> Iterator[Identity]:
    """Read where somebody lives: "Bo Lind, 34, | of Malmo |, was arrested"."""
    doc = of.doc
    at = of.i - 2
    while at > 0 and (doc[at].like_num or doc[at].text == ","):
        at -= 1
    who = naming.entity_at(doc[at])
    past = of.i + 1
    while past < len(doc) and doc[past].pos_ == "PROPN":
        past += 1
    if who is not None and naming.human(who) and past > of.i + 1:
        yield *grammar.chars(doc, of.i, past), reading.roster.full(who.text), "home"


def _name(token: "Token") -> str:
    entity = naming.entity_at(token)
    return entity.text if entity is not None else naming.phrase(token)


def _definite(noun: "Token") -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def _thing(reading: "Reading", noun: "Token", kind: str) -> bool:
    """Tell what may be defined: no person, unless what it is called is something only a thing can be."""
    if kind in rolewords.THINGS and noun.pos_ == "PROPN":
        return True
    if naming.is_person(noun) or reading.roster.is_person(reading.roster.full(noun.text)):
        return False
    if noun.ent_type_ in {
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
        if child.dep_ not in {"prep", "nummod"} and not _defines(child):
            break
        past = child.right_edge.i + 1
    return grammar.chars(noun.doc, first, past)


def _defines(clause: "Token") -> bool:
    """Tell a clause that says what a thing is ("that runs seven ferries") from one that says what happened to it."""
    if clause.dep_ == "acl":
        return clause.lemma_.lower() in verbwords.STATES
    told = grammar.subject(clause)
    whose = told is not None and any(child.tag_ == "WP$" for child in told.lefts)
    present = clause.tag_ in {"VBZ", "VBP"} or bool(grammar.auxiliaries(clause) & verbwords.MODALS)
    return clause.dep_ == "relcl" and present and not whose


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
