"""Reported speech, findings, refusals to comment and beliefs: what is said to be so, and by whom."""

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.speech import reach, reporting, speech
from claims.extraction.text import grammar, language
from claims.extraction.words.verbwords import HEARSAY
from claims.extraction.words.wordlists import words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.speech.speech import Saying
    from claims.extraction.text.passage import Draft


def find(reading: "Reading") -> "Iterator[Draft]":
    """Yield a claim for each reporting verb, from its subject or cue to the end of what is reported.

    A verb that only stands beside a quotation gives none; a trailing apposition of the speaker stays outside.
    """
    text = language.text(reading.passage.doc)
    spans = {saying: tokens for saying in reading.sayings if (tokens := _tokens(reading, saying))}
    attributed = {tokens[0] for saying, tokens in spans.items() if saying.rule == "according-to"}
    for saying, tokens in spans.items():
        if saying.rule == "finds" and tokens[0] in attributed:
            continue
        start, end = grammar.trimmed(text, *grammar.chars(reading.passage.doc, *tokens), article=True)
        if end > start:
            value = Value(speaker=saying.speaker)
            draft = reading.passage.draft(Kind.STATEMENT, start, end, value, made_by=f"statement-{saying.rule}")
            yield replace(draft, candidates=saying.candidates)


# What may follow ", she said," and still be what she said.
GOING_ON = words("adding after and as because before but if including or since so unless until when with")


def _tokens(reading: "Reading", saying: "Saying") -> tuple[int, int] | None:
    """Give the statement's first token and the one past its last, None where there is only a quotation."""
    verb = saying.verb
    if saying.rule == "according-to":
        return _according(reading, verb)
    if saying.rule == "belief":
        return _held(verb), _believed(verb)
    if saying.rule in WHOLE:
        return _whole(reading, verb)
    if _fronted(reading, saying):
        return _content_first(reading, verb)
    if saying.rule in {"says", "holds", "quotes"} and not _indirect(reading, saying.content, verb):
        return _short(reading, verb)
    start, end = _subject_first(verb)
    return start, reach.resumed(reading, saying, end)


# The rules whose cue stands anywhere in the sentence that is reported.
WHOLE = frozenset({"account", "as-told", "headline"})


def _whole(reading: "Reading", cue: "Token") -> tuple[int, int] | None:
    """Give the sentence's part around a cue, or of a clause about somebody ("..., who had, by his account, ...")."""
    about = speech.relative(cue)
    start = _cue(about) if about is not None else _segment(reading, cue.i)
    end = _stop(reading, cue.i + 1) if cue.text != ":" else len(cue.doc)
    return (start, end) if reading.quoted.isdisjoint(range(start, end)) else None


def _short(reading: "Reading", verb: "Token") -> tuple[int, int] | None:
    """Give a quotation too short to be a row of its own with its attribution: 'he said: “Money.”'."""
    run = speech.short_run(reading, verb)
    if run is None:
        return None
    past = next(
        (token.i for token in verb.doc[verb.i :] if reading.passage.start + token.idx >= run.end), len(verb.doc)
    )
    return _subject_first(verb)[0], past


def _indirect(reading: "Reading", content: "Token | None", verb: "Token") -> bool:
    """Tell whether words outside quotation marks are reported, and not only whom it is said to."""
    if content is None or content.dep_ in reporting.THING_ROLES:
        return False
    return any(token.i not in reading.quoted and token.is_alpha for token in content.subtree if token.i > verb.i)


def _held(verb: "Token") -> int:
    """Give the start of a belief: the subject of which it is held, where it is no pronoun of a clause hung on it."""
    who = grammar.subject(verb) if verb.tag_ == "VBN" else None
    return who.left_edge.i if who is not None and who.i < verb.i and who.tag_ not in {"WP", "WDT"} else _cue(verb)


def _believed(verb: "Token") -> int:
    """Give the end of a belief; hung on a subject ("a man thought to be ... | was held") it ends at the verb."""
    main = verb.head.head
    if verb.dep_ == "acl" and verb.head.dep_ in grammar.SUBJECTS and main.i > verb.i:
        return min(
            token.i
            for token in (main, *main.lefts)
            if token.i > verb.i and token.dep_ in {"aux", "auxpass", "neg", main.dep_}
        )
    return reach.past(verb)


def _fronted(reading: "Reading", saying: "Saying") -> bool:
    """Tell whether the report comes before its verb, outside quotation marks: "X, the mayor said"."""
    verb = saying.verb
    who = reporting.teller(verb)
    participle = verb.tag_ == "VBG" and who is None
    if saying.rule not in {"says", "holds", "finds"} or participle or _after(reading, saying):
        return False
    first = min(verb.i, who.left_edge.i if who is not None else verb.i)
    start = _segment(reading, first)
    if first <= start or verb.doc[first - 1].text not in {",", "”", '"', "’", "'", "—", "–"}:
        return False
    told = [token for token in verb.doc[start:first] if token.is_alpha and token.i not in reading.quoted]
    return len(told) > 1 and (reporting.aside(verb) or not _led_up(verb, start, first))


def _led_up(verb: "Token", start: int, first: int) -> bool:
    """Tell when or why it is said, which is no report: "Asked whether she would run, Orr said: ..."."""
    leads = {child.left_edge.i: child for child in verb.lefts if child.dep_ in {"advcl", "prep", "npadvmod"}}
    lead = leads.get(start)
    return lead is not None and lead.right_edge.i + 2 >= first


def _after(reading: "Reading", saying: "Saying") -> bool:
    """Tell whether a reported clause follows the verb."""
    content = saying.content
    return (
        content is not None
        and saying.verb.dep_ != "parataxis"
        and content.i > saying.verb.i
        and content.i not in reading.quoted
    )


def _content_first(reading: "Reading", verb: "Token") -> tuple[int, int]:
    who = reporting.teller(verb)
    if who is not None and who.i > verb.i:
        return _segment(reading, verb.i), reach.name_end(who)
    first = min(verb.i, who.left_edge.i if who is not None else verb.i)
    start = _opening(reading, first, verb)
    if reporting.aside(verb) and not any(_main(token) for token in verb.doc[start:first]):
        return start, _stop(reading, verb.i + 1)
    return start, _continued(reading, reach.past(verb))


def _opening(reading: "Reading", first: int, verb: "Token") -> int:
    """Give the start of what an aside reports: "who" of "a man who, police said, ...", else the sentence's part."""
    pronoun = verb.doc[first - 2] if first > 1 else verb
    return pronoun.i if pronoun.tag_ in {"WP", "WDT"} else _segment(reading, first)


def _main(token: "Token") -> bool:
    """Tell the verb of a clause that stands by itself."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "ccomp", "conj"}


def _according(reading: "Reading", cue: "Token") -> tuple[int, int]:
    noun = speech.source(cue)
    end = reach.name_end(noun) if noun is not None else cue.i + 1
    start = _segment(reading, cue.i)
    if cue.i <= start + 1:
        return start, _stop(reading, end)
    return start, _continued(reading, end)


def _subject_first(verb: "Token") -> tuple[int, int]:
    end = reach.past(verb)
    who = reporting.teller(verb)
    if who is None or who.i > verb.i:
        return _cue(verb), end
    if who.tag_ in {"WP", "WDT"} and who.head.dep_ == "relcl":
        return who.i, end
    return min(who.left_edge.i, _object_front(verb)), end


def _object_front(verb: "Token") -> int:
    """Give the place of a relative pronoun that is the object: "which the company put at ..."."""
    first = verb.left_edge
    return first.i if verb.dep_ == "relcl" and first.tag_ in {"WDT", "WP"} else verb.i


def _cue(verb: "Token") -> int:
    """Give the first of the verb's own words: its helpers and what stands among them."""
    own = (child for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"} or child.lower_ in HEARSAY)
    helpers = [child.i for child in own]
    return min([verb.i, *helpers])


def _segment(reading: "Reading", at: int) -> int:
    """Give the start of the sentence's part the token is in; a semicolon divides, and so does a quotation."""
    doc = reading.passage.doc
    first = doc[at].sent.start
    for index in range(at - 1, first - 1, -1):
        if doc[index].text == ";" and index not in reading.quoted:
            return index + 1
    return first


def _stop(reading: "Reading", at: int) -> int:
    """Give the end of the sentence's part the token before is in."""
    doc = reading.passage.doc
    past = doc[at - 1].sent.end
    return reach.until_semicolon(doc, at, past)


def _continued(reading: "Reading", end: int) -> int:
    """Go on past ", she said" where the sentence does: ", and that ...", ", because ..."."""
    doc = reading.passage.doc
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in GOING_ON:
        return end
    if end + 1 in reading.quoted:
        return end
    stop = _stop(reading, end)
    later = [saying.verb for saying in reading.sayings if end < saying.verb.i < stop]
    return min([stop, *(grammar.left(verb) for verb in later if grammar.left(verb) > end)])
