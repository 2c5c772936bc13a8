"""Whether words speak of a person: what an author is not told of those who are behind an article, or of anybody."""

import re
from difflib import get_close_matches

from claims.extraction import mentions
from claims.tracking import folding

# Said of people and of hardly anything else, whoever is meant.
_JUDGES = re.compile(
    r"\b(?:liars?|lied|lying|sloppy|sloppily|careless\w*|laz[yi]\w*|incompeten\w+|drunk\w*|hung\s?over|rude\w*|arrogan\w+"
    r"|stupid\w*|clueless|dishonest\w*|scared|terrified|afraid|frightened|nervous|unprofessional\w*|plagiari\w+|paranoid"
    r"|mak(?:es|ing)\s+(?:it|things|stuff)\s+up|made\s+(?:it|this|that|things)\s+up|crazy|grudges?|anonym(?:ity|ous)"
    r"|in\s+confidence|off\s+the\s+record|on\s+background|keep\s+(?:it|this|that)\s+(?:quiet|secret)|between\s+us|not\s+for\s+attribution|keep\s+(?:\w+\s+)?names?\s+out"
    r"|(?:not|don't|don’t|never)\s+(?:to\s+)?(?:be\s+)?(?:name[ds]?|trust(?:ed)?|quote[ds]?\s+by\s+name)"
    r"|on\s+(?:holiday|vacation|leave|maternity|parental)|sick\s+(?:leave|today|again)|called\s+in\s+sick|got\s+fired"
    r"|off\s+(?:today|tomorrow|sick|this\s+week|next\s+week))\b",
    re.IGNORECASE,
)
# Said of a person that is named beside them; of a figure they say what it is worth.
_JUDGES_BESIDE = re.compile(
    r"\b(?:unreliable|untrustworthy|biased|always|never|again|hostile|useless|corrupt|criminals?|frauds?|confused?|bad"
    r"|difficult|pedant\w*|partisan|propagandist|mistrust\w*|distrust\w*|trust\w*|likes?|hates?|owes?|worst|notorious\w*"
    r"|exaggerates?|believed|believable|credib\w+|senile|idiot\w*|fool\w*|hypocrit\w+|ignorant)\b",
    re.IGNORECASE,
)
# A source that does what only people do.
_SOURCE = re.compile(
    r"\b(?:our|my|his|her|your|their|a|an|confidential|secret|unnamed|inside|human|the)\s+sources?\s+(?:at|in|inside|from"
    r"|close|near|within|who)\b|\b(?:our|my|your|confidential|secret|unnamed)\s+(?:\w+\s+)?sources?\b"
    r"|\bsources?\s+(?:who|asked|wants?|fears?|feels?|hopes?|begged|insists?|refuses?|works?|told|called|phoned|met|panick\w+"
    r"|(?:is|was|are|were|got|gets|sounds?)\s+(?:\w+\s+)?(?:afraid|scared|worried|willing|happy|upset|angry|ill|ready))\b",
    re.IGNORECASE,
)
# So alike are two spellings of one name.
_ALIKE = 0.85


def told_in(text: str) -> frozenset[str]:
    """Give the words of an article as they are written, by which to tell those whom it speaks of itself."""
    return frozenset(re.findall(r"[^\W\d_]+", text))


def about_people(text: str, names: frozenset[str], told: frozenset[str] = frozenset()) -> bool:
    """Tell whether words may speak of a person: better of too many than of too few.

    `names` are those of the desk and of the byline, as `readers.parts` cuts them; nobody of them is ever spoken of.
    Whom the article speaks of, which has the words `told`, may be named, as long as nothing judges them.
    """
    # Patterns take their time over long white space.
    text = " ".join(text.split())
    if not names.isdisjoint(folding.cut(text)) or _JUDGES.search(text) or _SOURCE.search(text):
        return True
    spoken_of = mentions.people_in(text)
    if spoken_of and _JUDGES_BESIDE.search(text):
        return True
    return not all(_in_article(word, told) for spoken in spoken_of for word in re.findall(r"[^\W\d_]+|\W+", spoken))


def _in_article(word: str, told: frozenset[str]) -> bool:
    """Tell whether the article has a word, or a name as good as spelled so: "Lindquist" where it has "Lindqvist"."""
    if word in told or word.capitalize() in told or not word.isalpha():
        return True
    return word[0].isupper() and bool(get_close_matches(word, [one for one in told if one[0].isupper()], 1, _ALIKE))
