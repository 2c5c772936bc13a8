"""Who speaks a quotation: the reporting verb beside it, else whoever the words before it are about."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.extraction.people import gender, naming
from claims.extraction.people.focus import HUMANS, PRONOUNS
from claims.extraction.speech import dialogue, reporting
from claims.extraction.speech.dialogue import Turns, Voice
from claims.extraction.text import grammar, language
from claims.extraction.words import rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.people.gender import Gender
    from claims.extraction.speech.quotes import Run
    from claims.extraction.speech.reading import Reading
    from claims.extraction.speech.speech import Saying


def voices(reading: "Reading", spoken: "Sequence[Run]", turns: Turns) -> Iterator[Voice]:
    """Yield the voice of each quotation of a paragraph; `turns` is how far the talk had come before it."""
    beside = [_beside(reading, run) for run in spoken]
    last, since = turns.last if turns.runs_on else Voice(), reading.passage.start
    before = turns.other if dialogue.replies(reading, turns) else turns.last
    reach = since
    for at, (run, saying) in enumerate(zip(spoken, beside, strict=True)):
        if run.end < reach:
            yield _within(reading, run, last)
            continue
        reach = run.end
        if saying is None or not _tells(saying):
            introduced = _introduced(reading, since, run)
            likely = filter(_known, (introduced, last, *_following(reading, beside[at:]), before, turns.other))
            last = next(_besides(likely, dialogue.addressed(reading, run)), Voice())
        else:
            last = Voice(saying.speaker, saying.candidates)
        since = max(run.end, saying.end if saying is not None else run.end)
        yield last


def _besides(likely: Iterator[Voice], addressed: frozenset[str]) -> Iterator[Voice]:
    """Leave out those who are spoken to."""
    return (voice for voice in likely if (voice.name or "").lower().rpartition(" ")[2] not in addressed)


def _within(reading: "Reading", run: "Run", outer: Voice) -> Voice:
    """Give the voice of a quotation inside another, whose verb of saying stands in the outer one: "He said, '...'"."""
    passage = reading.passage
    leading = passage.doc[: grammar.first_token(passage.doc, run.start - passage.start)]
    verb = next((token for token in reversed(leading) if not token.is_punct), None)
    if verb is None or verb.lemma_.lower() not in verbwords.SPEAKING:
        return outer
    who = reporting.teller(verb)
    if who is None or who.lower_ in {"i", "we"}:
        return outer
    said = gender.of_pronoun(who.lower_)
    return Voice(_spoken_of(reading, who, said) if said else reading.roster.who(passage, who))


def _spoken_of(reading: "Reading", pronoun: "Token", said: "Gender") -> str | None:
    """Give the person a speaker has named last before a pronoun."""
    passage, roster = reading.passage, reading.roster
    for token in reversed(passage.doc[max(0, pronoun.i - MEMORY) : pronoun.i]):
        if token.i in reading.quoted and (naming.is_person(token) or token.lemma_.lower() in HUMANS):
            name = roster.who(passage, token)
            known = roster.genders.get(name or "") or gender.of_noun(token.lemma_.lower())
            if known in {None, said}:
                return name
    return None


def _known(voice: Voice) -> bool:
    return voice.name is not None


def _tells(saying: "Saying") -> bool:
    """Tell whether a reporting verb settles who speaks; he, she or they it is even where nobody is found to fit."""
    return saying.speaker is not None or (saying.who is not None and saying.who.lower_ in PRONOUNS | {"they"})


def _following(reading: "Reading", beside: "Sequence[Saying | None]") -> Iterator[Voice]:
    for saying in (*filter(None, beside), *reading.sayings):
        yield Voice(saying.speaker)


def _introduced(reading: "Reading", since: int, run: "Run") -> Voice:
    """Give the voice the words before a run lead up to: a label, a reporting verb, a paragraph's subject."""
    passage = reading.passage
    words = language.text(passage.doc)[since - passage.start : run.start - passage.start]
    if since == passage.start and (label := _LABEL.match(words)):
        return Voice(reading.roster.full(label[1].title() if label[1].isupper() else label[1]))
    said = [saying for saying in reading.sayings if since <= saying.start and saying.end <= run.start]
    if said and said[-1].speaker:
        return Voice(said[-1].speaker)
    leads = since == passage.start or words.rstrip(_BEFORE_RUN).endswith(":")
    return Voice(reading.roster.focus.subject(since, run.start) if leads else None)


def _beside(reading: "Reading", run: "Run") -> "Saying | None":
    """Give the reporting verb in a run's sentence: right after its marks first, then before it, then after it."""
    text, start = language.text(reading.passage.doc), reading.passage.start
    following, leading = _after(reading, run), _before(reading, run)
    joined = _JOINED.match(text, run.end - start)
    # After a full stop within the marks another sentence begins: "... “a thief.” Orr replied: ...".
    apart = following is not None and (following.rule == "according-to" or _stopped(text, run.end - start))
    if following is not None and not joined and not (leading and apart):
        return following
    return leading or following


def _after(reading: "Reading", run: "Run") -> "Saying | None":
    text, end = language.text(reading.passage.doc), run.end - reading.passage.start
    reach = run.end + ADJACENT if _stopped(text, end) else reading.passage.start + len(text)
    for saying in reading.sayings:
        if run.end <= saying.start <= reach:
            # "... “a busy man.” Orr said she would stay": a sentence that reports something else.
            if _stopped(text, end) and saying.content is not None and saying.rule == "says":
                return None
            return None if _parted(text, end, saying.start - reading.passage.start) else saying
    return None


def _stopped(text: str, end: int) -> bool:
    """Tell whether a full stop within the marks ends the sentence; a comma would stand there were more to come."""
    return text[end - 1 : end] == "." and text[end - 2 : end - 1] != "."


def _before(reading: "Reading", run: "Run") -> "Saying | None":
    text, start = language.text(reading.passage.doc), run.start - reading.passage.start
    shown: Saying | None = None
    for saying in reversed(reading.sayings):
        if saying.end > run.start:
            continue
        if _parted(text, saying.end - reading.passage.start, start):
            break
        if saying.rule != "finds":
            return saying
        # "Orr said the memo showed it was ...": the words are hers rather than the memo's.
        shown = shown or saying
    return shown


def _parted(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends between two offsets; "Sen." and initials end none."""
    ends = _SENTENCE.finditer(text, start, end)
    return any(not _short(text[max(0, found.start() - LONGEST_SHORT) : found.start()]) for found in ends)


def _short(before: str) -> bool:
    word = re.split(r"\W", before)[-1]
    return len(word) == 1 or word.lower() in rolewords.SHORT_RANKS | rolewords.FORMS_OF_ADDRESS | rolewords.SUFFIXES


# In tokens, how far back whom a speaker means may be named.
MEMORY = 60
# In characters, how long a word with a period for its end may be.
LONGEST_SHORT = 6
# In characters, how far from a closing mark its reporting verb may begin and still be right beside it.
ADJACENT = 3
# What joins a second clause of saying to one whose quotation came first: "..., and Orr replied".
_JOINED = re.compile(r"\W*(?:and|but|while|as|then|when|or|that|in|on|at)\b")
_BEFORE_RUN = " " + grammar.QUOTE_MARKS
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s+[\"“‘']?[A-Z]")
_LABEL = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):\s*[\"“‘']?\s*$")
