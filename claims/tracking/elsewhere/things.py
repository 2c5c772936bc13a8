"""Whether two claims with the same figure or day are of the same thing, told by their sentences.

Stricter than what makes two figures contradict each other: a doubt there costs a look, and here it takes a verdict
over that is another thing's.
"""

from dataclasses import dataclass

from claims.extraction.words.wordlists import words
from claims.tracking import folding
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.likeness import ORDINALS, Stems
from claims.tracking.conflicts.surroundings import apart, of_other_days
from claims.tracking.elsewhere import meanings, naming, sequences
from claims.tracking.elsewhere.reading import Reading
from claims.vocabulary import Kind

# Figures of these kinds come again after so many days, of something else.
PASSING = frozenset({Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE})
NEAR = 30
# What is measured, in groups that mean much the same; two sentences that name none in common are of two things.
_MEASURED = (
    words("revenue revenues sales turnover takings"),
    words("profit profits earnings income"),
    words("share shares stock stocks"),
    words("price prices"),
    words("cost costs spending expenses"),
    words("loss losses deficit"),
    words("debt debts loan loans"),
    words("wage wages salary salaries"),
    words("tax taxes"),
    words("fine fines penalty penalties"),
    words("rent rents"),
    words("export exports"),
    words("import imports"),
    words("unemployment jobless"),
    words("inflation consumer"),
    words("long length longest"),
    words("high height tall tallest"),
    words("wide width"),
    words("deep depth"),
    words("turnout"),
    words("dividend dividends"),
    words("budget"),
    words("ransom"),
    words("margin margins"),
    words("output production"),
    words("tuition fee fees"),
)
# Whom a count of people may be of without being one of others: "31 passengers", "31 people".
_ANYBODY = words("passenger victim resident villager commuter body inhabitant civilian customer")
# Years, which a sentence names to tell one thing from another.
_YEARS = range(1500, 2100)


# With fewer in common, title and all, no need below is met.
TOGETHER = 2
# A sentence of so many words is not written twice by chance.
COPIED = 8
# Articles about one thing come within so many days.
SAME_NEWS = 7
# Sentences with so many of their words in one order are made alike, and nearly the same.
ALIKE, NEARLY = 0.6, 0.75
# So many significant figures are seldom two things' by chance, and so many often are.
RARE, COMMON = 3, 1


@dataclass(frozen=True, slots=True)
class Need:
    """How many telling words two sentences must share besides names, and what part of the shorter and longer one's."""

    words: int
    shorter: float
    longer: float = 0

    def met(self, ours: Stems, theirs: Stems, names: frozenset[str]) -> bool:
        """Tell whether two share as many."""
        shared = ours & theirs
        short, long = sorted((len(ours), len(theirs)))
        return len(shared - names) >= self.words and self.shorter * short <= len(shared) >= self.longer * long


# Of two sentences that are nearly the same, and of two that share no name.
REPEATED = Need(3, 0.85, 0.5)
UNNAMED = Need(4, 0.6)
# Of two that share a name, by how rare their figure is; a casualty says what happened by itself.
NAMED_RARE = Need(1, 0.2)
NAMED_MEASURE = Need(1, 0.4)
NAMED = Need(2, 0.4)
NAMED_COMMON = Need(2, 0.5)
SAME_TOPIC = Need(2, 0.25)


def of_one(one: Reading, two: Reading) -> bool:
    """Tell whether two claims of a kind and value are of one thing."""
    if _is_copied(one, two) and not _long_between(one, two):
        return not (of_other_days(one.passage, two.passage) or naming.told_apart(one, two))
    if len(one.topic & two.topic) < TOGETHER or _by_numbers(one, two) or _told_apart(one, two):
        return False
    if naming.told_apart(one, two):
        return False
    if REPEATED.met(one.stems, two.stems, frozenset()):
        return True
    return not (_long_between(one, two) or _in_passing(one) or _in_passing(two)) and _share_enough(one, two)


def _share_enough(one: Reading, two: Reading) -> bool:
    """Tell whether sentences that are not the same share as much as their names and figure leave to be shown."""
    found = naming.shared(one, two)
    names = frozenset(map(likeness.stem, found))
    if not found:
        return UNNAMED.met(one.stems, two.stems, names)
    if _need(one).met(one.stems, two.stems, names):
        return True
    return _in_the_news(one, two) and SAME_TOPIC.met(one.topic, two.topic, names)


def _is_copied(one: Reading, two: Reading) -> bool:
    """Tell whether two sentences have the same words and say enough to be no coincidence."""
    ours, theirs = folding.cut(one.sentence), folding.cut(two.sentence)
    return ours == theirs and len(ours) >= COPIED


def _in_passing(one: Reading) -> bool:
    """Tell whether a day is one of those around publication, which sentences name for many reasons."""
    return one.entry.kind is Kind.DATE and one.passage.setting.is_passing


def _need(one: Reading) -> Need:
    """Give what two sentences must share that have a name in common."""
    rare = _significant(one)
    if one.entry.kind is Kind.CASUALTY:
        rare += 1
    if one.entry.kind in {Kind.DATE, Kind.RANK}:
        return NAMED
    if RARE > rare > COMMON:
        return NAMED if one.entry.kind is Kind.CASUALTY else NAMED_MEASURE
    return NAMED_RARE if rare >= RARE else NAMED_COMMON


def _in_the_news(one: Reading, two: Reading) -> bool:
    """Tell whether two counts of people are so rare, and published so near, that the articles may be of one thing."""
    first, second = one.entry.published, two.entry.published
    if one.entry.kind is not Kind.CASUALTY or _significant(one) <= COMMON or first is None or second is None:
        return False
    return abs((first - second).days) <= SAME_NEWS


def _significant(one: Reading) -> int:
    """Count the significant figures of a claim's amount; none of one without."""
    figure = one.entry.low if one.entry.low is not None else one.entry.high
    return 0 if figure is None else len(format(figure, "f").replace(".", "").strip("0"))


def _told_apart(one: Reading, two: Reading) -> bool:
    """Tell whether the words right around say that it is another thing, a part of it, or went the other way."""
    ours, theirs = one.passage.setting, two.passage.setting
    marked = ours.is_apart != theirs.is_apart or ours.rate != theirs.rate
    aged = ours.is_age != theirs.is_age or (ours.is_age and not ours.beside & theirs.beside)
    return bool(
        marked
        or of_other_days(one.passage, two.passage)
        or apart(one.passage.as_of, two.passage.as_of)
        or one.denies != two.denies
        or meanings.opposed(one.said, two.said)
        or one.said & meanings.MODIFIERS != two.said & meanings.MODIFIERS
        or (one.entry.unit == "year" and aged)
        or _of_others(one, two)
        or _of_one_pattern(one, two)
        or _of_other_measure(one, two)
    )


def _of_one_pattern(one: Reading, two: Reading) -> bool:
    """Tell whether one sentence is made as the other, with another thing in its place: "a school", "a fire engine".

    Where the figure is a rare one words may only be put better; nearly all must be the same then, and of people it
    says nothing.
    """
    casualty = one.entry.kind is Kind.CASUALTY
    is_rare = _significant(one) > (COMMON if casualty else RARE - 1)
    if casualty and is_rare:
        return False
    return sequences.put_for_another(_in_order(one), _in_order(two), NEARLY if is_rare else ALIKE)


def _in_order(one: Reading) -> list[str]:
    words_ = map(meanings.sense, map(likeness.stem, folding.cut(one.sentence)))
    return [stem for stem in words_ if stem in one.stems]


def _of_others(one: Reading, two: Reading) -> bool:
    """Tell whether the claims' own words count others: "three children" are not "three people"."""
    ours, theirs = (side.own - _ANYBODY for side in (one, two))
    if one.entry.kind in {Kind.DATE, Kind.MONEY, Kind.PERCENTAGE}:
        return False
    if one.entry.kind is Kind.RANK:
        return not (ours <= theirs or theirs <= ours)
    if ours and theirs:
        return not ours & theirs
    # "Two people" may be whoever they are; what is a part of others is told apart by the words before it.
    return one.entry.kind is not Kind.CASUALTY and not (ours <= two.stems and theirs <= one.stems)


def _of_other_measure(one: Reading, two: Reading) -> bool:
    """Tell whether sentences speak of measures, and of none in common."""
    ours, theirs = ({at for at, group in enumerate(_MEASURED) if group & side.context} for side in (one, two))
    named = ({*map(str.lower, ORDINALS & side.context)} for side in (one, two))
    first, second = named
    return bool((ours and theirs and not ours & theirs) or (first and second and not first & second))


def _by_numbers(one: Reading, two: Reading) -> bool:
    """Tell whether both sentences have figures that the other has not; of people only years, as counts go up."""
    ours, theirs = one.numbers - two.numbers, two.numbers - one.numbers
    if one.entry.kind is Kind.CASUALTY:
        ours, theirs = (frozenset(filter(_is_year, some)) for some in (ours, theirs))
    return bool(ours and theirs)


def _is_year(number: str) -> bool:
    return len(number) == len("2016") and int(number) in _YEARS


def _long_between(one: Reading, two: Reading) -> bool:
    """Tell whether so many days went by that the same figure may be another's, unless both say which day they mean."""
    first, second = one.entry.published, two.entry.published
    if one.entry.kind not in PASSING or first is None or second is None or (one.passage.days and two.passage.days):
        return False
    return abs((first - second).days) > NEAR
