"""Whom a short note speaks of: the words in it that stand for somebody, or may."""

import re
from typing import TYPE_CHECKING

from claims.extraction.text import grammar, language
from claims.extraction.words import notewords, rolewords

if TYPE_CHECKING:
    from spacy.tokens import Token

# "H.O.", and what is written so without being anybody.
_INITIALS = re.compile(
    r"\b(?!(?:U\.S|U\.K|U\.N|E\.U|D\.C|L\.A|N\.Y|A\.D|B\.C|P\.S|N\.B|P\.M|A\.M)\b)[A-Z]\.(?:\s?[A-Z]\.)+"
)
# An address to write to, or to call somebody by.
_HANDLE = re.compile(r"\S+@\S+|(?<!\w)@\w+|\+\d[\d\s()-]{6,}\d")
# So many small words of another language make a note one that nothing is known of.
_FOREIGN = 2
# Letters that open a word, and stand for a name or the beginning of a sentence.
_CAPITAL = re.compile(r"[^\W\d_]")
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC", "LANGUAGE"})


def people_in(text: str) -> tuple[str, ...]:
    """Give the words of a note that stand for somebody, or may, each as it is written.

    Names of any language with a capital letter or without, roles, kin and what else people are called, pronouns,
    initials and addresses. What is no English word, and nothing that is known to be no name, is taken for one; a
    note in another language is given whole.
    """
    doc = language.model()(text)
    if len({token.lower_ for token in doc if token.text.islower()} & notewords.FOREIGN) >= _FOREIGN:
        return (text,)
    signs = [found[0] for pattern in (_INITIALS, _HANDLE) for found in pattern.finditer(text)]
    return tuple(dict.fromkeys([*signs, *(token.text for token in doc if _somebody(token))]))


def _somebody(token: "Token") -> bool:
    if not _CAPITAL.match(token.text):
        return False
    return _named(token) or _pronoun(token) or _called(token) or _asked(token)


def _named(token: "Token") -> bool:
    """Tell whether it is a name, by lists, by the model, or because it is nothing else."""
    small = token.lower_
    if small in notewords.GIVEN or (token.ent_type_ == "PERSON" and token.text[0].isupper() and not _of_body(token)):
        return small not in notewords.KNOWN
    if small in notewords.KNOWN:
        return False
    if token.text.isupper() and token.text.isalpha():
        return len(token.text) == len("PN") and token.text not in notewords.SHORT
    opens = token.is_sent_start or token.nbor(-1).text in grammar.QUOTE_MARKS
    if token.text[0].isupper() and not opens:
        return not (_of_body(token) or _place(token))
    return not _word(token)


def _pronoun(token: "Token") -> bool:
    small = token.lower_
    if small in notewords.PLURAL:
        before = token.doc[: token.i]
        return not any(noun.tag_ in {"NNS", "NNPS"} and _lemma(noun) not in notewords.DESK for noun in before)
    # "those who fled" are nobody.
    of_many = small == "who" and token.i > 0 and (token.nbor(-1).tag_ == "NNS" or token.nbor(-1).lower_ == "those")
    return small in notewords.PRONOUNS and token.text != "WHO" and not of_many


def _called(token: "Token") -> bool:
    """Tell whether it is a noun for one person, and not one that tells things apart: "passenger list".

    Those for several mostly count somebody, but for those of the desk.
    """
    lemma = _lemma(token)
    if token.dep_ == "compound" and _lemma(token.head) not in notewords.PEOPLE:
        return False
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lemma in notewords.DESK or lemma in notewords.INFORMAL or _does(token):
        return True
    return lemma in notewords.PEOPLE and token.tag_ not in {"NNS", "NNPS"}


def _does(token: "Token") -> bool:
    """Tell whether it is a noun as of somebody who does something, and does what only people do."""
    lemma = _lemma(token)
    ends = lemma.endswith(rolewords.ROLE_ENDINGS) and lemma not in notewords.NO_DOERS | notewords.BODIES
    return ends and token.dep_ == "nsubj" and _lemma(token.head) in notewords.DOINGS


def _asked(token: "Token") -> bool:
    """Tell whether it is who is asked, told or trusted, by a bare word: "ask wojtek", not "ask the ministry"."""
    asked = token.dep_ in {"dobj", "nsubj"} and token.head.lemma_.lower() in notewords.ASKING
    bare = not any(child.dep_ in {"det", "poss", "amod", "compound", "nummod"} for child in token.children)
    return asked and bare and token.tag_ in {"NN", "NNP"} and not token.text.isupper() and not _place(token)


def _word(token: "Token") -> bool:
    """Tell whether the model's own dictionary, or its grammar, has it as an English word."""
    # Of the small words there is no dictionary; the model knows all there are.
    if token.is_stop or token.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "INTJ"}:
        return token.pos_ != "PROPN" or token.is_stop
    known = language.dictionary() | notewords.NEW
    return any(form in known for form in (token.lower_, _lemma(token))) or known.issuperset(token.lower_.split("-"))


def _place(token: "Token") -> bool:
    """Tell whether the model takes it for a place or a people, and the dictionary has that."""
    return token.ent_type_ in _PLACES and token.lower_ in language.dictionary()


def _of_body(token: "Token") -> bool:
    """Tell whether a name has a word in it that no person's has: "Bureau of Labor Statistics"."""
    first, last = token.i, token.i + 1
    while first and (token.doc[first - 1].text[0].isupper() or token.doc[first - 1].lower_ in {"of", "for", "the"}):
        first -= 1
    while last < len(token.doc) and (token.doc[last].text[0].isupper() or token.doc[last].lower_ in {"of", "for"}):
        last += 1
    return any(word.lower_ in notewords.BODIES or _lemma(word) in notewords.BODIES for word in token.doc[first:last])


def _lemma(token: "Token") -> str:
    return token.lemma_.lower()
