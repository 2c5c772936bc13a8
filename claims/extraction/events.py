"""Happenings told in the article's own voice: who did what to whom, where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.extraction import grammar, language, verbwords
from claims.extraction.layout import Part
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passage import Draft
    from claims.extraction.reading import Reading


def find(readings: "Sequence[Reading]", told: "Iterable[Draft]") -> "Iterator[Draft]":
    """Yield one claim a happening, at its first mention in the body, else in the headline.

    `told` are the statements found before: what is attributed to a source is no event. Clauses that only give
    a figure ("revenue rose 4 percent") are none either.
    """
    spans = sorted((draft.start, draft.end) for draft in told)
    body = [reading for reading in readings if reading.passage.part is not Part.HEADLINE]
    heads = [reading for reading in readings if reading.passage.part is Part.HEADLINE]
    seen: set[frozenset[str]] = set()
    done: set[str] = set()
    for reading in (*body, *heads):
        first, past = reading.passage.start, reading.passage.start + len(language.text(reading.passage.doc))
        inside = [span for span in spans if first <= span[0] <= past]
        for verb in grammar.verbs(reading.passage.doc):
            if (
                _happens(reading, verb)
                and not _within(reading, verb, inside)
                and (happening := _happening(verb)) not in seen
            ):
                if reading.passage.part is Part.HEADLINE and verb.lemma_.lower() in done:
                    continue
                seen.add(happening)
                done.add(verb.lemma_.lower())
                yield from _draft(reading, verb)


def _happens(reading: "Reading", verb: "Token") -> bool:
    """Tell a happening from a state, a plan, a wish, and from words in quotation marks."""
    lemma = verb.lemma_.lower()
    if (
        verb.i in reading.quoted
        or lemma in verbwords.STATES
        or grammar.negated(verb)
        or any(saying.verb == verb for saying in reading.sayings)
    ):
        return False
    return _done(verb) and not (lemma in verbwords.CHANGES and _measured(verb)) and not _counts(verb)


def _done(verb: "Token") -> bool:
    """Tell by its form whether a verb says that something happened."""
    helpers = grammar.auxiliaries(verb)
    if helpers & (verbwords.MODALS | {"to"}):
        return False
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (helpers & {"have", "be", "get"})):
        return verb.dep_ in grammar.CLAUSES
    if verb.tag_ == "VBN":
        return verb.dep_ in {"acl", "advcl"} and _rich(verb) and (_hung(verb) or _dated(verb) or verb.i < verb.head.i)
    if verb.tag_ == "VBG":
        following = verb.dep_ == "advcl" and _rich(verb) and verb.i > verb.head.i
        return following or ("be" in helpers and verb.dep_ in grammar.CLAUSES)
    return (
        verb.tag_ == "VBZ"
        and verb.dep_ == "ROOT"
        and verb.sent.start == 0
        and verb.doc[-1].text not in {".", "!", "?", "”"}
    )


def _hung(verb: "Token") -> bool:
    """Tell a clause hung on with a comma, which tells something more, from one that says which is meant."""
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text in {",", "—", "–"}


def _dated(verb: "Token") -> bool:
    return any(token.ent_type_ == "DATE" for child in verb.rights for token in (child, *child.rights))


def _rich(verb: "Token") -> bool:
    return any(child.dep_ in {"dobj", "prep", "agent", "npadvmod", "prt"} for child in verb.rights)


def _measured(verb: "Token") -> bool:
    words = [token for token in verb.subtree if token.i > verb.i]
    return any(token.like_num or token.text in {"%", "percent", "$"} for token in words)


def _counts(verb: "Token") -> bool:
    """Tell a clause that only counts people hurt, or tells which are meant: "whose child was hurt"."""
    who = grammar.subject(verb)
    if who is not None and any(child.tag_ == "WP$" for child in who.lefts):
        return True
    return (
        who is not None
        and verb.lemma_.lower() in verbwords.HARMS
        and any(
            child.dep_ in {"nummod", "amod"} and (child.like_num or child.lower_ in {"several", "many"})
            for child in who.children
        )
    )


def _within(reading: "Reading", verb: "Token", spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether somebody else says it; what a comma hangs on the subject is still the article's."""
    at = reading.passage.start + verb.idx
    if verb.dep_ in {"acl", "relcl"} and verb.head.dep_ in grammar.SUBJECTS and _hung(verb):
        return False
    return any(start <= at < end for start, end in spans)


def _happening(verb: "Token") -> frozenset[str]:
    thing = next((child for child in verb.rights if child.dep_ in {"dobj", "attr"}), None)
    who = grammar.shared_subject(verb)
    return frozenset(
        {
            verb.lemma_.lower(),
            *(noun.lemma_.lower() for noun in (thing if thing is not None else who,) if noun is not None),
        }
    )


def _draft(reading: "Reading", verb: "Token") -> "Iterator[Draft]":
    doc = reading.passage.doc
    who = grammar.subject(verb)
    first = _first(verb, who)
    start, end = grammar.trimmed(language.text(doc), *grammar.chars(doc, first, _past(verb)), article=True)
    holder = grammar.shared_subject(verb)
    name = reading.roster.who(reading.passage, holder) if holder is not None else None
    if end > start and len(language.text(doc)[start:end].split()) >= FEWEST_WORDS:
        yield reading.passage.draft(Kind.EVENT, start, end, Value(subject=name), made_by="event-verb")


FEWEST_WORDS = 2


def _first(verb: "Token", who: "Token | None") -> int:
    """Give the clause's first token: the subject's, or the verb's own where a comma parts the two."""
    helpers = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    own = min([verb.i, *helpers])
    if who is None or who.tag_ in {"WP", "WDT"} or who.i > verb.i:
        return own
    return own if any(token.text == "," for token in verb.doc[who.i : own]) else who.left_edge.i


def _past(verb: "Token") -> int:
    """Give the end of the clause: object, place and particle, up to a comma or another clause."""
    end = verb.i
    for child in verb.rights:
        if child.dep_ in {"cc", "conj", "advcl", "ccomp", "parataxis"} or child.text in {
            ",",
            ";",
            ":",
            "—",
            "–",
        }:
            if end > verb.i or child.dep_ != "ccomp":
                break
        elif child.dep_ != "punct":
            end = max(end, _object_end(child))
    return end + 1


def _object_end(child: "Token") -> int:
    """Give a part's last token, a relative clause or apposition of its last noun left out."""
    noun = next((inner for inner in child.rights if inner.dep_ == "pobj"), child)
    cut = next((inner for inner in noun.rights if inner.dep_ in {"relcl", "appos"} or inner.text == ","), None)
    return max(child.i, cut.left_edge.i - 1) if cut is not None else child.right_edge.i
