"""Which claims may say the same as another, found by an index: by their value, or by words that they have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from claims.tracking import asking, conditions, folding, searching
from claims.tracking.conditions import Condition
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.surroundings import Surroundings, own_words
from claims.tracking.elsewhere.sameness import OF_PEOPLE, OF_THINGS
from claims.tracking.folding import Asked
from claims.tracking.listing import Entry
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# So many are read and compared at most.
SOME = 40
# As many of a claim's words are looked for, the longest: of few that share most of their words, two fall together.
WORDS = 8
# As many names and other words of a sentence are.
NAMES, OTHERS = 3, 6
# A shorter word is looked for whole, of a longer one its other forms as well.
_LETTERS = 4

# Of other articles, none that is dismissed or merged away, those with a verdict first, then the newest.
LIKELY = f"""SELECT claim.id FROM claim
WHERE claim.article_id <> :own AND claim.status <> 'dismissed' AND claim.merged_into_id IS NULL
AND {conditions.LISTED} AND {{}}
ORDER BY claim.status = 'unverified', claim.id DESC LIMIT {SOME}"""
Choices = list[list[Asked]]


def of(record: "Record", entry: Entry) -> tuple[int, ...]:
    """Give claims of other articles that may say the same as one, those with a verdict first, then the newest.

    None that is dismissed or merged away. Of very many with one figure only those are given whose articles share words
    with the sentence.
    """
    alike = [*_columns(record, entry)]
    if entry.kind not in OF_THINGS:
        choices = _CHOICES.get(entry.kind, _of_words)(entry)
        return _numbers(record, entry, [*alike, _having("claim.id", "claim", record, choices)]) if choices else ()
    if not _are_many(record, alike):
        return _numbers(record, entry, alike)
    if choices := _of_sentence(entry):
        alike.append(_having("claim.article_id", "article", record, choices))
    return _numbers(record, entry, alike)


def _are_many(record: "Record", alike: Sequence[Condition]) -> bool:
    """Tell whether there are more than can be read; the index answers without putting them in order."""
    where, given = _all(alike)
    return len(asking.numbers(record, f"SELECT claim.id FROM claim WHERE {where} LIMIT {SOME + 1}", given)) > SOME


def _numbers(record: "Record", entry: Entry, alike: Sequence[Condition]) -> tuple[int, ...]:
    where, given = _all(alike)
    return tuple(asking.numbers(record, LIKELY.format(where), {**given, "own": entry.article}))


def _all(alike: Sequence[Condition]) -> Condition:
    given = {name: value for _, more in alike for name, value in more.items()}
    return " AND ".join(condition for condition, _ in alike), given


def _having(column: str, place: str, record: "Record", choices: Choices) -> Condition:
    number, there, given = searching.having_any(place, record, choices)
    return f"{column} IN (SELECT {number} FROM {there})", given


def _columns(record: "Record", entry: Entry) -> Iterator[Condition]:
    yield "claim.kind = :kind", {"kind": str(entry.kind)}
    if entry.kind in OF_THINGS:
        for name in ("low", "high", "unit", "outcome", *(["date"] if entry.kind is Kind.DATE else [])):
            value = getattr(entry, name)
            yield (
                (f"claim.{name} IS NULL", {})
                if value is None
                else (f"claim.{name} = :{name}", {name: asking.stored(record, value)})
            )


def _of_words(entry: Entry) -> Choices:
    """Look for two of the longest words together, each of them once."""
    longest = _longest(own_words(entry), WORDS)
    half = (len(longest) + 1) // 2
    return [[*dict.fromkeys([longest[at], longest[-1 - at]])] for at in range(half)]


def _of_office(entry: Entry) -> Choices:
    """Look for the name together with any other word."""
    name = folding.cut(entry.subject or "")
    beside = [word for word in _longest(own_words(entry), WORDS) if word[0] not in name]
    whole: list[Asked] = [(word, False) for word in name]
    return [[*whole, word] for word in beside] if whole else []


def _of_name(entry: Entry) -> Choices:
    words = folding.cut(own_words(entry))
    return [[(word, False) for word in words]] if words else []


_CHOICES: dict[Kind, Callable[[Entry], Choices]] = {**dict.fromkeys(OF_PEOPLE, _of_office), Kind.NAME: _of_name}


def _of_sentence(entry: Entry) -> Choices:
    """Look for a name in the sentence together with another word, or for two words where there is no name."""
    setting = Surroundings().of(entry).setting
    names = _asked(setting.names, NAMES)
    others = [word for word in _asked(setting.telling, NAMES + OTHERS) if word not in names]
    pairs = product(names, others) if names else pairwise(others)
    return [[*pair] for pair in islice(pairs, NAMES * OTHERS)]


def _longest(said: str, number: int) -> list[Asked]:
    words = (word for word in folding.cut(said) if word not in likeness.EMPTY | likeness.CALENDAR)
    return _asked(map(likeness.stem, words), number)


def _asked(stems: Iterable[str], number: int) -> list[Asked]:
    """Give the longest stems as words to look for, in an order that does not change from run to run."""
    there = {"".join(folding.cut(stem)) for stem in stems} - {""}
    longest = sorted(there, key=lambda stem: (-len(stem), stem))[:number]
    return [
        (stem.removesuffix("y"), True) if len(stem) > _LETTERS else (stem, len(stem) == _LETTERS) for stem in longest
    ]
