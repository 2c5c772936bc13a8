"""Claims of rank: ordinals, superlatives, firsts, records and the only one of its kind."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction import language, nouns
from claims.extraction.wordlists import phrases, words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from claims.extraction.passage import Draft, Passage


def find(passage: "Passage") -> "Iterator[Draft]":
    """Yield a claim for each rank, with its noun, without the scope after it ("ninth homicide | this year").

    `low` and `high` are the rank; "one of the largest" and "the only" have none. Ordinals in names, superlatives
    of taste and figures of speech ("at first", "first aid") are left out, as the annotation guide says.
    """
    doc, text = passage.doc, language.text(passage.doc)
    last = -1
    for token in doc:
        if token.i <= last:
            continue
        reading = (
            _numbered(doc, text, token) or _ordinal(doc, token) or _superlative(doc, token) or _special(doc, token)
        )
        if reading is None:
            continue
        first, final, rank, rule = reading
        last = final
        start, end = doc[first].idx, doc[final].idx + len(doc[final])
        yield passage.draft(Kind.RANK, start, end, Value(rank, rank), made_by=rule)


_Reading = tuple[int, int, Decimal | None, str]


def _numbered(doc: "Doc", text: str, token: "Token") -> _Reading | None:
    """Read "#2 in command", "No. 1 seed"."""
    found = _NUMBER_SIGN.match(text, token.idx)
    if found is None or (token.i and not doc[token.i - 1].whitespace_ and doc[token.i - 1].is_alpha):
        return None
    digits = nouns.first_token(doc, found.start("digits"))
    if digits >= len(doc) or (found["mark"] != "#" and _IN_TABLE.match(text, found.end())):
        return None
    command = _in_command(doc, digits)
    return token.i, command or digits, Decimal(found["digits"]), "rank-number-sign"


def _ordinal(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "third man", "21st win", "second-largest", "second in command", "first"."""
    rank = ordinal(token.lower_)
    if rank is None or _is_no_rank(doc, token):
        return None
    if command := _in_command(doc, token.i):
        return token.i, command, rank, "rank-in-command"
    tail = doc[token.i + 1 : token.i + 3]
    if len(tail) and tail[0].text in ("-", "‑"):
        tail = tail[1:]
    if len(tail) and _is_superlative(tail[0]):
        return token.i, _end(doc, tail[0].i + 1, tail[0].i), rank, "rank-ordinal-superlative"
    final = _end(doc, token.i + 1, token.i)
    if final == token.i and not _stands_alone(doc, token):
        return None
    return token.i, final, rank, "rank-ordinal"


def _superlative(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "lowest close", "most powerful storm", "one of the oldest"."""
    first = token.i
    adjective = token
    if token.lower_ in ("most", "least"):
        if token.i + 1 >= len(doc) or doc[token.i + 1].tag_ not in ("JJ", "VBN", "RB", "VBG"):
            return None
        adjective = doc[token.i + 1]
        if not _has_article(doc, token.i):
            return None
    elif not _is_superlative(token):
        return None
    if adjective.lower_ in _TASTE or _hyphenated_after(doc, adjective.i) or _in_phrase(doc, token.i):
        return None
    one_of = _one_of(doc, first)
    if one_of is not None:
        return one_of, adjective.i, None, "rank-one-of"
    return first, _end(doc, adjective.i + 1, adjective.i), Decimal(1), "rank-superlative"


def _special(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "record high", "the only woman"."""
    if token.lower_ == "only" and token.i and doc[token.i - 1].lower_ in ("the", "its", "his", "her", "their"):
        final = _end(doc, token.i + 1, token.i)
        return None if final == token.i else (token.i, final, None, "rank-only")
    if token.lower_ == "record" and token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        final = _end(doc, token.i + 1, token.i)
        named = doc[final].lower_ in _RECORD_OTHERWISE
        return None if final == token.i or named else (token.i, final, Decimal(1), "rank-record")
    return None


def ordinal(word: str) -> Decimal | None:
    """Read an ordinal: "third", "21st", "twenty-first" by its last part; None where it is none.

    >>> ordinal("ninth"), ordinal("42nd"), ordinal("ninety")
    (Decimal('9'), Decimal('42'), None)
    """
    if found := _DIGIT_ORDINAL.fullmatch(word):
        return Decimal(found["digits"].replace(",", ""))
    return _ORDINALS.get(word)


def _is_no_rank(doc: "Doc", token: "Token") -> bool:
    """Tell ordinals that belong to a name, a fraction, a time or a figure of speech."""
    before = doc[token.i - 1].lower_ if token.i else ""
    follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before in _NO_RANK_AFTER or token.tag_ in ("NNS", "NNPS"):
        return True
    if token.lower_ == "second" and before in ("a", "per", "every", "each", "one", "-") and not _counts_on(follower):
        return True
    if follower is None:
        return False
    if follower.lower_ in _NO_RANK_BEFORE or follower.lower_ in _ORDINAL_COUNTS:
        return True
    if follower.text == "-" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in _NO_RANK_HYPHENED:
        return True
    in_name = follower.text[:1].isupper() and follower.tag_ in ("NNP", "NNPS") and follower.ent_type_ != "NORP"
    return in_name and (token.text[:1].isupper() or token.text[:1].isdigit() or token.ent_iob_ == "I")


def _counts_on(follower: "Token | None") -> bool:
    return follower is not None and follower.tag_ in ("NN", "JJ", "NNS") and follower.lower_ not in ("later", "time")


def _stands_alone(doc: "Doc", token: "Token") -> bool:
    """Tell "the first at a business", "finished third" from "First, mix" and "when he first came"."""
    if token.lower_ in ("fifth", "fourth", "third") and token.i and doc[token.i - 1].lower_ == "a":
        return False
    if token.i and doc[token.i - 1].lower_ in (
        "the",
        "its",
        "his",
        "her",
        "their",
        "in",
        "finished",
        "came",
        "ranked",
        "placed",
    ):
        return True
    return token.i > 0 and doc[token.i - 1].lemma_ in (
        "finish",
        "come",
        "rank",
        "place",
        "be",
        "stand",
        "end",
        "sit",
    )


def _is_superlative(token: "Token") -> bool:
    """Tell a superlative by its tag and its ending, or as one of the odd ones."""
    word = token.lower_
    if word in _NO_SUPERLATIVES:
        return False
    return word in _ODD_SUPERLATIVES or (token.tag_ in ("JJS", "RBS") and word.endswith("est"))


def _has_article(doc: "Doc", at: int) -> bool:
    if not at:
        return False
    before = doc[at - 1]
    return before.lower_ == "the" or before.tag_ in ("POS", "PRP$") or ordinal(before.lower_) is not None


def _one_of(doc: "Doc", at: int) -> int | None:
    """Give the token where "one of the" before a superlative begins."""
    start = at - 3
    if start >= 0 and [token.lower_ for token in doc[start : at - 1]] == ["one", "of"]:
        return start
    return None


def _in_phrase(doc: "Doc", at: int) -> bool:
    """Tell "at least", "at best", "do their best"."""
    return at > 0 and doc[at - 1].lower_ in ("at", "very")


def _hyphenated_after(doc: "Doc", at: int) -> bool:
    """Tell "best-known", "highest-profile"."""
    return at + 1 < len(doc) and doc[at + 1].text in ("-", "‑") and doc[at].lower_ in ("best", "most", "least")


def _in_command(doc: "Doc", at: int) -> int | None:
    """Give the last token of "in command", "in line" right after a rank."""
    for first in (at + 1, at + 2):
        after = [token.lower_ for token in doc[first : first + 4] if token.text != "-"]
        if after[:2] == ["in", "command"]:
            return next(token.i for token in doc[first:] if token.lower_ == "command")
    return None


def _end(doc: "Doc", at: int, last: int) -> int:
    """Give the last token of the noun phrase that goes on from a rank, else the rank itself."""
    if at < len(doc) and doc[at].text in ("-", "‑") and doc[at - 1].whitespace_ == "":
        at += 1
    head = nouns.head_of(doc, at)
    return last if head is None else head


_FIRST_TWENTY = phrases(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,",
    "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth",
)
_ORDINALS = {word: Decimal(value) for value, word in enumerate(_FIRST_TWENTY, 1)} | {
    "thirtieth": Decimal(30),
    "fortieth": Decimal(40),
    "fiftieth": Decimal(50),
    "hundredth": Decimal(100),
}
_DIGIT_ORDINAL = re.compile(r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})?|[0-9]{4})(?:st|nd|rd|th)")
_NUMBER_SIGN = re.compile(r"(?P<mark>#|(?-i:No\.|Nos\.|number)\s)(?P<digits>[0-9]{1,2})(?![\w,.]\d|[0-9])")
_IN_TABLE = re.compile(r"\s(?:of|on\sthe\slist)\s")
_ORDINAL_COUNTS = words(
    "two three four five six seven eight nine ten few dozen several 10 2 3 4 5 20 100",
)
_NO_RANK_AFTER = frozenset({"at", "from", "-", "two", "one", "three", "four", "five", "six", "seven", "nine", "ten"})
_NO_RANK_BEFORE = words(
    "half aid lady amendment responder responders name names hand degree world secretary",
    "minister class cousin cousins thing things all person nation street avenue century",
)
_NO_RANK_HYPHENED = words(
    "degree time hand party person half quarter name class guess string grader graders in floor",
)
_TASTE = words(
    "loved liked favorite favourite beautiful best finest greatest nicest cutest coolest popular famous",
    "notable important interesting exciting recent likely obvious beloved common serious of",
)
_NO_SUPERLATIVES = frozenset(
    {"most", "least", "latest", "best", "finest", "greatest", "honest", "modest", "rest", "interest"}
)
_ODD_SUPERLATIVES = frozenset({"worst", "top-ranked", "highest", "lowest", "largest", "smallest", "deadliest"})
_RECORD_OTHERWISE = frozenset(
    {"set", "held", "label", "labels", "keeper", "keepers", "store", "company", "deal", "producer"}
)
