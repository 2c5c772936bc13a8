"""The noun a figure counts: how far it reaches, its singular, and the token that heads it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.values import units
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claims.extraction.values.figure import Figure


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: where the span ends, the unit if any, and the index of the head noun's token.

    Without a head the figure stands alone. `understood` says the noun is outside the span, as in "two of the
    seven towers".
    """

    end: int
    unit: str | None = None
    head: int | None = None
    understood: bool = False


def counted(doc: "Doc", figure: "Figure") -> Counted:
    """Find the noun that a figure without a unit of its own counts."""
    at = _past_blanks(doc, grammar.first_token(doc, figure.end))
    if at < len(doc) and doc[at].lower_ == "of":
        return _of(doc, figure, at + 1)
    if _tied(doc, figure, at):
        return _noun(doc[at + 1])
    head = _parsed(doc, figure, at, head_of(doc, at))
    return Counted(figure.end) if head is None else _noun(doc[head])


def head_of(doc: "Doc", at: int) -> int | None:
    """Walk over adjectives to the noun of a phrase that begins at a token, None where it has none."""
    last: int | None = None
    for token in doc[at : at + _LONGEST_PHRASE]:
        if token.is_space:
            continue
        if _begins_a_date(token):
            break
        if token.tag_ in _NOUNS and token.lower_ not in _NOT_COUNTED:
            last = token.i
            if _closes(token):
                break
        elif (last is not None and token.tag_ not in _TIES) or not _modifies(token):
            break
    return last


def _parsed(doc: "Doc", figure: "Figure", at: int, head: int | None) -> int | None:
    """Let the parse move the head to a measure that only describes ("12 page report"), or past the number of a model.

    The adjacent nouns are trusted otherwise: in headlines and lists the parse is wrong more often than they.
    """
    if not 0 < at < len(doc) or figure.low == figure.high == 1:
        return head
    number, counted = doc[at - 1], doc[at - 1].head
    if number.dep_ != "nummod" or counted.tag_ not in _NOUNS or not at <= counted.i < at + _LONGEST_PHRASE:
        return head
    between = {token.tag_ for token in doc[at : counted.i]}
    past_number = "CD" in between and between <= _NOUNS | {"CD"}
    describes = head is not None and counted.i < head and counted.tag_ == "NN" and counted.lower_ not in _OF_ONE_FORM
    return counted.i if describes or past_number else head


def joined(doc: "Doc", noun: Counted) -> "Token | None":
    """Give the noun joined to the one counted without a figure of its own: "40 passengers and crew members"."""
    if noun.head is None or noun.understood or noun.head + 2 >= len(doc):
        return None
    if doc[noun.head + 1].lower_ not in ("and", "or"):
        return None
    last = head_of(doc, noun.head + 2)
    return doc[last] if last is not None and doc[last].dep_ == "conj" and doc[last].head.i == noun.head else None


def number_of(doc: "Doc", at: int) -> str | None:
    """Give the noun in "number of homicides" where those words govern the token before an offset's token."""
    for token in reversed(doc[max(doc[at].sent.start, at - _NUMBER_REACH) : at]):
        if token.lower_ == "of" and token.i and doc[token.i - 1].lower_ in _TALLIES:
            head = head_of(doc, _past_articles(doc, token.i + 1))
            return None if head is None else units.singular(doc[head].text, doc[head].lemma_)
    return None


def _of(doc: "Doc", figure: "Figure", at: int) -> Counted:
    """Read what follows "of": a pronoun and a vague count's noun are in the span, a counted whole is not."""
    if at < len(doc) and doc[at].lower_ in _PRONOUNS:
        return Counted(doc[at].idx + len(doc[at]), _plural_before(doc, figure.start), at)
    head = head_of(doc, _past_articles(doc, at))
    if head is None:
        return Counted(figure.end)
    if head == at and doc[at].tag_ == "NN" and figure.low is not None and figure.low > 1 and not figure.scaled:
        # "Four counts of fraud and two of conspiracy": the noun before is counted.
        return Counted(figure.end)
    if figure.form is Form.VAGUE or doc[at - 2].lower_ in _COLLECTIVES:
        return _noun(doc[head])
    return Counted(figure.end, units.singular(doc[head].text, doc[head].lemma_), head, understood=True)


def _noun(token: "Token") -> Counted:
    return Counted(token.idx + len(token), units.singular(token.text, token.lemma_), token.i)


def _tied(doc: "Doc", figure: "Figure", at: int) -> bool:
    """Tell whether a hyphen ties the figure to its noun ("nine-member board")."""
    if at + 1 >= len(doc) or doc[at].text not in ("-", "‑") or doc[at].idx != figure.end:
        return False
    return doc[at + 1].is_alpha and doc[at + 1].idx == figure.end + 1


def _past_blanks(doc: "Doc", at: int) -> int:
    """Step over the blanks that are tokens where more than one stand together."""
    while at < len(doc) and doc[at].is_space:
        at += 1
    return at


def _past_articles(doc: "Doc", at: int) -> int:
    while at < len(doc) and (doc[at].tag_ in _ARTICLES or doc[at].lower_ in _SOME_OF):
        at += 1
    return at


def _plural_before(doc: "Doc", offset: int) -> str | None:
    """Find what "them" stands for: the last plural noun before."""
    at = grammar.first_token(doc, offset)
    for token in reversed(doc[max(0, at - _PRONOUN_REACH) : at]):
        if token.tag_ in _PLURALS:
            return units.singular(token.text, token.lemma_)
    return None


def _closes(token: "Token") -> bool:
    """Tell whether a plural ends the phrase, or only describes the noun after it ("two police officers")."""
    if token.tag_ not in _PLURALS:
        return False
    follows = token.i + 1 < len(token.doc) and token.nbor().tag_ in _NOUNS and token.nbor().text[:1].islower()
    return not follows or (token.lower_ != "police" and token.nbor().tag_ != "NNS")


def _modifies(token: "Token") -> bool:
    if token.tag_ in _MODIFIERS or token.tag_ in _TIES or token.lower_ in _DESCRIBES:
        return True
    follows = token.i + 1 < len(token.doc) and token.nbor().tag_ in ("JJ", "VBN")
    return token.tag_ == "RB" and follows


def _begins_a_date(token: "Token") -> bool:
    """Tell "2,000 last year" from "2,000 last-minute changes"."""
    return token.lower_ in _WHICH and token.i + 1 < len(token.doc) and token.nbor().lower_ in _TIMES


_LONGEST_PHRASE = 8
# Words that are their own plural may head the phrase ("seven police staff").
_OF_ONE_FORM = words("police aircraft spacecraft sheep fish deer staff crew cattle series species head")
_NUMBER_REACH = 12
_PRONOUN_REACH = 100
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX"})
_TIES = frozenset({"HYPH", "``", "''"})
_ARTICLES = frozenset({"DT", "PRP$", "CD", "POS"})
_DESCRIBES = frozenset({"other", "more", "additional", "further", "fellow", "U.S.", "u.s."})
_PRONOUNS = frozenset({"them", "us", "those", "these", "whom", "which", "you"})
_SOME_OF = frozenset({"last", "first", "past", "next", "previous", "final", "latest", "nearly", "about", "over"})
_COLLECTIVES = frozenset({"dozen", "couple", "handful", "hundred", "thousand", "million", "billion"})
_TALLIES = frozenset({"number", "numbers", "count", "total", "tally"})
_WHICH = frozenset({"last", "next", "this", "each", "every", "a", "per"})
_TIMES = units.TIME_UNITS | words("weekend spring summer autumn fall winter season quarter morning afternoon evening")
# Time words after a noun or a figure begin a date, not its noun ("killed 12 Tuesday").
_NOT_COUNTED = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight a.m. p.m.",
    "am pm percent cent",
)
