"""Claims of rank: ordinals, superlatives, firsts, records and the only one of its kind."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.extraction.counting import nouns, series
from claims.extraction.text import grammar, language
from claims.extraction.values import numerals, ordinals
from claims.extraction.values.numerals import DIGIT_WORDS, cardinal
from claims.extraction.values.ordinals import Ordinal
from claims.extraction.words.wordlists import any_of, words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from claims.extraction.text.passage import Draft, Passage


def find(passage: "Passage") -> "Iterator[Draft]":
    """Yield a claim for each rank, with its noun, without the scope after it ("ninth homicide | this year").

    `low` and `high` are the rank; "one of the largest" and "the only" have none. Ordinals in names, superlatives
    of taste and figures of speech ("at first", "first aid") are left out, as the annotation guide says.
    """
    doc, text = passage.doc, language.text(passage.doc)
    places = {place.start: place for place in ordinals.scan(text)}
    last = -1
    for token in doc:
        if token.i <= last:
            continue
        place = places.get(token.idx)
        reading = (
            _numbered(doc, text, token)
            or (place and _ordinal(doc, token, place))
            or _superlative(doc, token)
            or _special(doc, token)
        )
        if reading is None:
            continue
        first, last, rank, rule = reading
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        yield passage.draft(Kind.RANK, start, end, Value(rank, rank), made_by=rule)


_Reading = tuple[int, int, Decimal | None, str]


def _numbered(doc: "Doc", text: str, token: "Token") -> _Reading | None:
    """Read "#2 in command", "No. 1 seed", "number two executive"; not "Reactor No. 4"."""
    found = _NUMBER_SIGN.match(text, token.idx)
    if found is None:
        return None
    before = doc[token.i - 1] if token.i else None
    if before and not before.whitespace_ and before.is_alpha:
        return None
    if before and before.tag_ in _NOUNS and before.lower_ not in _RANKING:
        return None
    at = grammar.first_token(doc, found.start("which"))
    if at >= len(doc) or (found["mark"] != "#" and _IN_TABLE.match(text, found.end())):
        return None
    if (
        before
        and before.lower_ == "the"
        and doc[at + 1 : at + 2].text.lower() not in _PLACES
        and _end(doc, at + 1, at) == at
    ):
        return None
    named = at + 1 < len(doc) and doc[at + 1].tag_ in _NAMES
    final = _in_command(doc, at) or (at if named else _end(doc, at + 1, at))
    return token.i, final, cardinal(found["which"]), "rank-number-sign"


def _ordinal(doc: "Doc", token: "Token", place: Ordinal) -> _Reading | None:
    """Read "third man", "21st win", "second-largest", "second most populous", "second in command", "first"."""
    last = grammar.first_token(doc, place.end) - 1
    if command := _in_command(doc, last):
        return token.i, command, place.value, "rank-in-command"
    if _is_no_rank(doc, token, last):
        return None
    tail = doc[last + 1 : last + 3]
    if len(tail) and tail[0].text in _HYPHENS:
        tail = tail[1:]
    if len(tail) and (_is_superlative(tail[0]) or tail[0].lower_ in _MOST):
        return token.i, _end(doc, tail[0].i + 1, tail[0].i), place.value, "rank-ordinal-superlative"
    final = _end(doc, last + 1, last)
    if final == last and not _stands_alone(doc, token):
        return None
    return token.i, final, place.value, "rank-ordinal"


def _superlative(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "lowest close", "most powerful storm", "one of the oldest"."""
    first = token.i
    adjective = token
    if token.lower_ in _MOST:
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
    """Read what is known by its first word: "the only woman", records of any sort, "top-ranked player"."""
    reader = _SPECIAL.get(token.lower_)
    return reader(doc, token) if reader else None


def _only(doc: "Doc", token: "Token") -> _Reading | None:
    final = _end(doc, token.i + 1, token.i)
    owned = token.i and doc[token.i - 1].lower_ in _OWNERS
    return (token.i, final, None, "rank-only") if owned and final != token.i else None


def _record(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "record high", "set a world record"."""
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        final = _end(doc, token.i + 1, token.i)
        named = doc[final].lower_ in _RECORD_OTHERWISE
        return None if final == token.i or named else (token.i, final, Decimal(1), "rank-record")
    if token.dep_ == "dobj" and token.head.lemma_ in _BREAKING:
        first = next((child.i for child in token.lefts if child.dep_ == "compound"), token.i)
        return first, token.i, Decimal(1), "rank-record"
    return None


def _top(doc: "Doc", token: "Token") -> _Reading | None:
    ranked = _top_ranked(doc, token.i)
    return (token.i, _end(doc, ranked + 1, ranked), Decimal(1), "rank-superlative") if ranked else None


def _all_time(doc: "Doc", token: "Token") -> _Reading | None:
    """Read "all-time low"."""
    parts = [each for each in doc[token.i : token.i + len(("all", "-", "time", "low"))] if each.text not in _HYPHENS]
    low = next((each for each in parts[2:] if each.lower_ in _EXTREMES), None)
    told = len(parts) > 1 and parts[1].lower_ == "time" and low is parts[-1]
    return (token.i, low.i, Decimal(1), "rank-record") if told and low is not None else None


def _top_ranked(doc: "Doc", at: int) -> int | None:
    """Give the last token of "top-ranked", "top-selling"."""
    hyphened = at + 2 < len(doc) and doc[at + 1].text in _HYPHENS and doc[at + 2].lower_ in _RANKED
    return at + 2 if hyphened else None


def _is_no_rank(doc: "Doc", token: "Token", last: int) -> bool:
    """Tell ordinals that belong to a name, a fraction, a time or a figure of speech."""
    before = doc[token.i - 1].lower_ if token.i else ""
    follower = doc[last + 1] if last + 1 < len(doc) else None
    if before in _NO_RANK_AFTER or token.tag_ in ("NNS", "NNPS"):
        return True
    if token.lower_ == "second" and before in ("a", "per", "every", "each", "one", "-") and not _counts_on(follower):
        return True
    if follower is None:
        return False
    if follower.lower_ in _NO_RANK_BEFORE or follower.lower_ in _ORDINAL_COUNTS:
        return True
    if follower.text == "-" and last + 2 < len(doc) and doc[last + 2].lower_ in _NO_RANK_HYPHENED:
        return True
    in_name = follower.text[:1].isupper() and follower.tag_ in ("NNP", "NNPS") and follower.ent_type_ != "NORP"
    return in_name and (token.text[:1].isupper() or token.text[:1].isdigit() or token.ent_iob_ == "I")


def _counts_on(follower: "Token | None") -> bool:
    return follower is not None and follower.tag_ in ("NN", "JJ", "NNS") and follower.lower_ not in ("later", "time")


def _stands_alone(doc: "Doc", token: "Token") -> bool:
    """Tell "the first at a business", "finished third" from "First, mix" and "when he first came"."""
    if token.i and doc[token.i - 1].lower_ == "a":
        return series.goes_on(doc, token.i - 1)
    return token.i > 0 and (doc[token.i - 1].lower_ in _OWNERS or doc[token.i - 1].lemma_ in _PLACING)


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
    return before.lower_ == "the" or before.tag_ in ("POS", "PRP$") or numerals.ordinal(before.text) is not None


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
    return at + 1 < len(doc) and doc[at + 1].text in _HYPHENS and doc[at].lower_ in ("best", "most", "least")


def _in_command(doc: "Doc", at: int) -> int | None:
    """Give the last token of "in command", "in line" right after a rank."""
    for first in (at + 1, at + 2):
        after = [token.lower_ for token in doc[first : first + 4] if token.text != "-"]
        if len(after) > 1 and after[0] == "in" and after[1] in _ORDERS:
            return next(token.i for token in doc[first:] if token.lower_ == after[1])
    return None


def _end(doc: "Doc", at: int, last: int) -> int:
    """Give the last token of the noun phrase that goes on from a rank, else the rank itself."""
    if at < len(doc) and doc[at].text in _HYPHENS and doc[at - 1].whitespace_ == "":
        at += 2 if doc[at + 1 : at + 2].text.lower() == "ever" else 1
    head = nouns.head_of(doc, at)
    return last if head is None else head


_NUMBER_SIGN = re.compile(
    rf"(?P<mark>#|(?-i:No\.|Nos\.|[Nn]umber)\s)(?P<which>[0-9]{{1,2}}(?![\w,.]\d|[0-9])|{any_of(DIGIT_WORDS[1:])}(?!\w))"
)
_HYPHENS = frozenset({"-", "‑"})
_NAMES = frozenset({"NNP", "NNPS"})
_NOUNS = _NAMES | {"NN", "NNS"}
# "The No. 2 in the ministry" is a rank, "the Number 9 for town" a bus.
_PLACES = words("in of on at behind")
_ORDERS = frozenset({"command", "line"})
_MOST = frozenset({"most", "least"})
_OWNERS = words("the its his her their")
_PLACING = words("finish come rank place be stand end sit in")
_RANKING = words("world seed position place spot")
_RANKED = words("ranked ranking rated seeded selling earning grossing scoring paid performing")
_BREAKING = words("set break beat smash shatter equal tie match hold")
_EXTREMES = words("high low record best worst peak")
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
_ODD_SUPERLATIVES = frozenset({"worst", "highest", "lowest", "largest", "smallest", "deadliest"})
_RECORD_OTHERWISE = frozenset(
    {"set", "held", "straight", "label", "labels", "keeper", "keepers", "store", "company", "deal", "producer"}
)
_SPECIAL = {"only": _only, "record": _record, "top": _top, "all": _all_time}
