"""Who is whose kin: by whose they are, by an apposition, or among how many."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar
from claims.extraction.who import roles
from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.speech.reading import Reading


def find(reading: "Reading", noun: "Token") -> Iterator[tuple[int, int, str | None]]:
    """Yield a noun of kin with whose it is, as offsets in the paragraph, and who it is: "his mother, Ada Lind"."""
    if (one := one_of(noun)) is not None:
        yield (
            *grammar.chars(noun.doc, one.i, grammar.right(noun, {"appos", "relcl", "acl"})),
            _told_of(reading, one if one.dep_ in _TELLING else noun),
        )
        return
    owner = _owner(noun)
    named = _kin_named(noun) or _kin_told(reading, noun) or _kin_before(owner or noun)
    if named is None or not (owner is not None or _of(noun) or _survives(noun)):
        return
    past = noun.i + 1 if owner is not None else grammar.right(noun, {"appos", "relcl", "acl"})
    start, end = grammar.chars(noun.doc, owner.left_edge.i if owner is not None else noun.left_edge.i, past)
    yield start, end, reading.roster.full(named)


def one_of(noun: "Token") -> "Token | None":
    """Give who is one of several kin: "the | youngest | of six children"."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in rolewords.KIN:
        return None
    before = noun.doc[max(1, noun.i - _FAR) : noun.i]
    one = next((of.nbor(-1) for of in before if of.lower_ == "of"), None)
    if one is None or not (one.tag_ in {"JJS", "RBS"} or one.ent_type_ == "ORDINAL" or one.lower_ == "one"):
        return None
    return one if {one.dep_, noun.dep_} & _TELLING else None


def _told_of(reading: "Reading", noun: "Token") -> str | None:
    """Give whom a noun tells something of: the subject of its sentence, or the person a comma sets it off from."""
    who = grammar.shared_subject(noun.head) if noun.dep_ == "attr" else grammar.beside(noun)
    name = reading.roster.who(reading.passage, who) if who is not None else None
    if not reading.roster.is_person(name):
        who = grammar.shared_subject(noun.sent.root)
        name = reading.roster.who(reading.passage, who) if who is not None else None
    return name if reading.roster.is_person(name) else None


def _survives(noun: "Token") -> bool:
    """Tell one of the kin somebody leaves behind: "a daughter, Ada Lind"."""
    return any(child.lower_ in {"a", "an"} for child in noun.lefts) and naming.person_beside(noun) is not None


def _kin_named(noun: "Token") -> str | None:
    """Give the name of kin: set off after it or before it, or side by side with it."""
    if (named := naming.person_beside(noun) or _fronting(noun)) is not None:
        return named.text
    if noun.dep_ == "appos" and (before := naming.entity_at(noun.head) or naming.name_at(noun.head)) is not None:
        return before.text if before.label_ in {"PERSON", ""} else None
    if (inner := roles.named_after(noun)) is not None:
        return naming.name(inner)
    # Who is set off after kin is a person, whatever the model takes the name for.
    beside = next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if beside is None and noun.i + 1 < len(noun.doc) and (naming.is_person(noun.nbor()) or noun.dep_ == "compound"):
        beside = noun.nbor() if noun.nbor().pos_ == "PROPN" else None
    return naming.name(beside) if beside is not None else None


def _owner(noun: "Token") -> "Token | None":
    """Give the one whose kin it is: by the parse, else by the mark before it."""
    holder = noun.head if noun.dep_ in {"compound", "nmod"} else noun
    owner = next((child for child in holder.lefts if child.dep_ == "poss" and child.i < noun.i), None)
    if owner is not None or noun.i < _OWNED:
        return owner
    if noun.nbor(-1).tag_ == "POS":
        return noun.nbor(-2)
    # "His ex-wife", which is three words to the model.
    first = noun.nbor(-3) if noun.nbor(-1).text == "-" and noun.i > _OWNED else noun
    return first if first.tag_ == "PRP$" else None


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


# The owner and the mark before a noun of kin.
_OWNED = 2
# How far back "one of" may stand, and what it is in its sentence.
_FAR = 4
_TELLING = frozenset({"attr", "appos"})
