"""What a quoter may leave out or put in, and how a reader is shown it: "…", "[...]", "[Carter]", "[T]he"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claims.extraction.words import wordlists
from claims.tracking.quoting import typography, wording
from claims.tracking.quoting.typography import Printed
from claims.tracking.quoting.wording import SAID, Word


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between two runs of quoted words: so many words of the source, at most.

    What an insertion stands for may hold no negation; of what was left out, that is so of the sentences that were
    begun or ended only: a quotation may pass over "It is not easy." as a whole, but not over the "not" of its own.
    """

    most: int
    inserted: bool


def cut(quote: str) -> tuple[list[str], list[Link]]:
    """Cut a quotation where it says that words are left out or put in; one link fewer than runs of words.

    An insertion with a digit or a negation in it has to be in the source as any other words.
    """
    runs, links = [""], [Link(0, inserted=False)]
    end = 0
    for found in _MARK.finditer(quote):
        runs[-1] += quote[end : found.start()]
        end = found.end()
        if (link := _link(found)) is None:
            runs[-1] += found["put"] or found[0]
        elif _silent(runs[-1]):
            links[-1] = Link(links[-1].most + link.most, link.inserted and links[-1].inserted)
        else:
            runs.append("")
            links.append(link)
    runs[-1] += quote[end:]
    if len(runs) > 1 and _silent(runs[-1]):
        runs.pop()
        links.pop()
    return runs, links[1:]


def may_skip(printed: Printed, start: int, end: int, link: Link) -> bool:
    """Tell whether a link may stand for a part of the source, given by places of the folded text."""
    skipped = [token for token in wording.tokens(printed, start, end) if token.sort in SAID]
    if len(skipped) > link.most:
        return False
    if skipped and (typography.group(printed.text, start) or typography.group(printed.text, end)):
        return False
    said = printed.text[start:end]
    ends = [0, *(found.end() for found in SENTENCE.finditer(said)), len(said)]
    parts = list(pairwise(ends))
    open_ = parts if link.inserted else [parts[0], parts[-1]]
    return not any(negates(wording.words(printed, start + one, start + two)) for one, two in open_)


def negates(words: Iterable[Word]) -> list[Word]:
    """Give those of some words that say no."""
    return [word for word in words if word.key in NEGATIONS or word.key.endswith("n't") or word.key.startswith("n'")]


# About a paragraph; and a noun with what belongs to it, for a pronoun.
MOST_OMITTED, MOST_REPLACED = 100, 5
# Of every language at once, since a quotation does not say which it is in; so no word that is common in another one,
# such as "men", "die", "noch" and "nu".
NEGATIONS = wordlists.words(
    "not no never none nor neither nobody nothing nowhere without cannot hardly barely scarcely",
    "aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant shouldnt",
    "wasnt werent wont wouldnt",
    "nicht nichts nie niemals niemand niemanden niemandem niemandes nirgends nirgendwo keineswegs weder ohne",
    "kein keine keinen keinem keiner keines keins keinerlei",
    "non ne pas jamais rien personne aucun aucune nullement guère sans ni",
    "niet geen nooit niemand niets nergens zonder",
    "ikke inte ingen inga inget ingenting intet aldrig aldri uden uten utan",
    "nie nigdy nikt nikogo żaden żadna żadne bez",
    "nunca jamás sin ninguno ninguna ningún nadie nada ni tampoco",
    "não sem nenhum nenhuma ninguém nem",
    "mai senza nessuno nessuna nessun niente nulla né neppure nemmeno",
    "ei nem není nikdy nikdo žádný niciodată değil hiç δεν μην χωρίς",
    "не ни нет никогда никто ничего нельзя без",
    "不 没 沒 非 無 未 否 ไม่ لا لم لن ليس",
)

# Where a sentence ends, of a folded text.
SENTENCE = re.compile(r"[.!?]['\"”)\]]{0,2}\s|[。!?](?!\s)|\n\s*\n")

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
_MARK = re.compile(rf"[\[(]\s?{_DOTS}\s?[\])]|{_DOTS}|\[(?P<put>[^\[\]]{{0,80}})\]")
_SPOKEN = re.compile(r"[^\W_]")


def _link(mark: "re.Match[str]") -> Link | None:
    """Read a mark; None for an insertion that is a part of a word ("[T]he") or has to be there."""
    put = mark["put"]
    if put is None:
        return Link(MOST_OMITTED, inserted=False)
    beside = mark.string[: mark.start()][-1:] + mark.string[mark.end() :][:1]
    if any(sign.isalnum() for sign in beside) or any(sign.isdigit() for sign in put) or _says_no(put):
        return None
    return Link(MOST_REPLACED, inserted=True)


def _says_no(put: str) -> bool:
    return bool(negates(wording.words(typography.fold(put))))


def _silent(run: str) -> bool:
    return not _SPOKEN.search(run)
