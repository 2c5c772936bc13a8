"""What the stages ask of a parsed sentence: subjects, phrases, clauses, and spans without their wrapping."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Typographic and plain marks alike; an apostrophe is one of them.
QUOTE_MARKS = "\"'“”„‟‘’‚‛«»‹›″`"
CLOSING = " \t\r\n.,;:!?…—–-)]}" + QUOTE_MARKS
OPENING = " \t\r\n,;:—–([{" + QUOTE_MARKS

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# What the model calls a number, an amount or a time.
FIGURES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
ARTICLES = frozenset({"the", "a", "an"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl", "xcomp", "pcomp"})


def subject(verb: "Token") -> "Token | None":
    """Give the verb's own subject, not one shared with another verb: the nearest where the parse shows two."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    # A date before the verb is often taken for its subject: "the letter, sent that May, was lost".
    before = [child for child in found if child.i < verb.i and child.ent_type_ not in {"DATE", "TIME"}]
    return before[-1] if before else found[0] if found else None


def patient(verb: "Token") -> "Token | None":
    """Give what is acted on: the object, or the subject of a passive."""
    if passive(verb):
        return shared_subject(verb)
    return next((child for child in verb.rights if child.dep_ in {"dobj", "attr"}), None)


def shared_subject(verb: "Token") -> "Token | None":
    """Give the verb's subject, else the one it shares with another verb, else the noun it describes."""
    for _ in range(LINKS):
        if found := subject(verb):
            return antecedent(found)
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ not in SHARING or verb.head is verb:
            return None
        # "After serving a year": the clause hangs on the preposition, and that on the verb.
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return None


def antecedent(noun: "Token") -> "Token":
    """Give the noun a relative pronoun stands for, else the noun itself."""
    verb = noun.head
    if noun.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return noun


def beside(apposed: "Token") -> "Token":
    """Give the noun an apposition explains: the name right before its comma, else what the parse says."""
    first = apposed.left_edge.i
    if first > 1 and apposed.doc[first - 1].text == "," and apposed.doc[first - 2].pos_ == "PROPN":
        return apposed.doc[first - 2]
    return apposed.head


def left(token: "Token", leaving: Iterable[str] = ()) -> int:
    """Give the index of the first token of a phrase, children with the given roles left out."""
    out = frozenset(leaving)
    return min([token.i, *(child.left_edge.i for child in token.lefts if child.dep_ not in out)])


def right(token: "Token", leaving: Iterable[str] = ()) -> int:
    """Give the index past the last token of a phrase, ending before the first child left out or comma."""
    out = frozenset(leaving)
    end = token.i
    for child in token.rights:
        if child.dep_ in out:
            break
        if child.dep_ != "punct":
            end = max(end, child.right_edge.i)
    return end + 1


def first_token(doc: "Doc", offset: int) -> int:
    """Give the index of the first token that begins at or after a character offset of the document."""
    return bisect_left(doc, offset, key=_offset)


def sentence_at(doc: "Doc", offset: int) -> "Span":
    """Give the sentence of the first token that begins at or after a character offset, else the last one."""
    return doc[min(first_token(doc, offset), len(doc) - 1)].sent


def chars(doc: "Doc", first: int, past: int) -> tuple[int, int]:
    """Turn token indexes into offsets in the document."""
    if past <= first:
        return 0, 0
    last = doc[past - 1]
    return doc[first].idx, last.idx + len(last)


def trimmed(text: str, start: int, end: int, *, article: bool = False) -> tuple[int, int]:
    """Leave out white space, punctuation and marks around a span; the article too unless it is to stay.

    A final period stays out even of an abbreviation, except where dropping it would tear initials ("U.S.").
    """
    while start < end and text[start] in OPENING:
        start += 1
    while start < end and text[end - 1] in CLOSING and not _initials(text, start, end):
        end -= 1
    word, _, rest = text[start:end].partition(" ")
    if not article and rest and word.lower() in ARTICLES:
        return trimmed(text, start + len(word) + 1, end, article=True)
    return start, end


def negated(verb: "Token") -> bool:
    """Tell whether a verb is denied."""
    return any(child.dep_ == "neg" for child in verb.children)


def auxiliaries(verb: "Token") -> frozenset[str]:
    """Give the lemmas of a verb's helpers ("have", "be", "will")."""
    return frozenset(child.lemma_.lower() for child in verb.children if child.dep_ in {"aux", "auxpass"})


def passive(verb: "Token") -> bool:
    """Tell whether a verb is passive: by its helper, or as a bare participle after its noun."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not auxiliaries(verb)
    )


def verbs(doc: "Doc") -> Iterator["Token"]:
    """Yield the verbs of a document that carry a clause, helpers left out."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            yield token


# How many joined verbs are followed to find a subject.
LINKS = 6
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep"})


def _offset(token: "Token") -> int:
    return token.idx


def _initials(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and end - start > len("U.") and text[end - 3] == "." and text[end - 2].isupper()
