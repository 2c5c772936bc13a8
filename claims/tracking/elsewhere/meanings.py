"""Words that mean the same in the news, and words that say the opposite."""

from claims.extraction.words.wordlists import words
from claims.tracking.conflicts import likeness

# In these groups a reporter takes one word or another; no group has a word that is another's opposite.
_ALIKE = (
    words("fire blaze inferno"),
    words("explosion explosions blast blasts explode exploded"),
    words("factory plant works mill"),
    words("ship boat vessel"),
    words("sink sank sunk capsize capsized overturn overturned"),
    words("crash crashed collide collided collision"),
    words("earthquake quake tremor"),
    words("worker employee staff"),
    words("home house household"),
    words("electricity power"),
    words("abduct kidnap kidnapped seize"),
    words("flee fled evacuate"),
    words("jail jailed imprison prison sentence"),
    words("strike walkout walked"),
    words("unemployment jobless joblessness"),
    words("inflation consumer"),
    words("share stock"),
    words("rise rose risen climb gain grow grew increase"),
    words("fall fell fallen drop dropped decline decrease slide slid lower"),
    words("buy bought acquire purchase takeover"),
    words("election elect vote voter poll"),
    words("parliament parliamentary"),
    words("gunman gunmen attacker"),
    words("cut shed"),
    words("cost price"),
    words("metre meter"),
    words("kilometre kilometer"),
    words("centre center"),
    words("labour labor"),
    words("defence defense"),
)
_SENSES = {likeness.stem(word): likeness.stem(min(group)) for group in _ALIKE for word in group}
_COMMON = frozenset().union(*_ALIKE)

# Two ways that a thing can go; a sentence that says the one is not like one that says the other.
_COURSES = (
    (
        words(
            "rise rises rose risen rising up increase increased increases increasing gain gained gains climb climbed",
            "raise raised raises hike hiked",
        ),
        words(
            "fall falls fell fallen falling down decrease decreased decreases decreasing drop dropped drops decline",
            "lower lowered lowers cut cuts reduce reduced",
        ),
    ),
    (
        words("grow grows grew grown jump jumped surge surged soared"),
        words("shrank shrink slid slipped plunged declined"),
    ),
    (words("profit profits surplus"), words("loss losses deficit")),
    (words("open opens opened opening reopen reopened"), words("close closes closed closing shut shuts shutting")),
    (words("win wins won beat beats"), words("lose loses lost losing")),
    (
        words("support supports supported backed backs approve approved approves favor favour"),
        words("oppose opposes opposed reject rejects rejected disapprove disapproved disapproves"),
    ),
    (words("guilty convicted"), words("innocent acquitted cleared")),
    (words("begin begins began begun start started starts launched"), words("end ends ended halted stopped suspended")),
    (words("buy buys bought acquire acquired"), words("sell sells sold")),
    (words("import imports imported"), words("export exports exported")),
    (words("north northern"), words("south southern")),
    (words("east eastern"), words("west western")),
    (words("men male boys"), words("women female girls")),
    (words("before"), words("after")),
    (words("morning dawn"), words("evening night")),
    (words("arrive arrived arrives enter entered"), words("leave left leaves departed withdrew")),
    (words("hire hired hires"), words("fire fired fires sacked dismissed")),
    (words("create creates created add added adds"), words("cut cuts shed sheds axe axed")),
    (words("kill killed killing kills"), words("injure injured injuring wound wounded wounding")),
    (words("abduct abducted kidnapped capture captured"), words("free freed rescue rescued release released")),
    (words("above more higher"), words("below less lower fewer")),
)
# With one of these before it, a measure is another: "youth unemployment".
MODIFIERS = words(
    "youth core annual monthly quarterly weekly yearly rural urban net gross average median underlying operating",
    "wholesale producer retail food energy",
)
# With one of these before it, an office is another.
OFFICES = words("former ex acting deputy vice interim outgoing")
# What only says when on a day something happened.
HOURS = words("early late morning afternoon evening night dawn dusk noon midnight")


def sense(stem: str) -> str:
    """Give one stem for all that mean the same in the news, for others the stem itself."""
    return _SENSES.get(stem, stem)


def is_common(word: str) -> bool:
    """Tell whether a word is one of those that mean something by themselves, and so is no name with a capital."""
    return word in _COMMON or word.removesuffix("s") in _COMMON


def opposed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether the words of two say that things went opposite ways."""
    return any(
        (ours & way and theirs & back and not (ours & back or theirs & way))
        for pair in _COURSES
        for way, back in (pair, pair[::-1])
    )
