"""The lexicon of what happens to people: killed, injured, missing, captured, displaced, rescued."""

import re
from collections.abc import Iterable, Mapping

from claims.extraction.wordlists import any_of, fold, phrases, words
from claims.vocabulary import Outcome

# Verbs that do it to their object ("killed 12", "12 were killed"), by lemma.
DONE_TO = {
    Outcome.KILLED: words("kill murder slay massacre execute assassinate behead slaughter electrocute"),
    Outcome.INJURED: words("injure wound hurt hospitalize hospitalise sicken maim"),
    Outcome.CAPTURED: words("arrest detain capture abduct kidnap imprison apprehend"),
    Outcome.DISPLACED: words("displace evacuate uproot"),
    Outcome.RESCUED: words("rescue save airlift"),
}
# Verbs that happen to their subject ("12 died").
DONE_BY = {
    Outcome.KILLED: words("die perish drown suffocate"),
    Outcome.MISSING: words("disappear vanish"),
    Outcome.DISPLACED: words("flee"),
    Outcome.RESCUED: words("survive"),
}
# Nouns that count people by what happened to them; the span keeps them ("19 survivors", "312 dead").
NOUNS = {
    Outcome.KILLED: words("death fatality dead drowning body corpse"),
    Outcome.INJURED: words("injury injured wounded hurt casualty"),
    Outcome.MISSING: words("missing"),
    Outcome.CAPTURED: words("arrest hostage captive detainee abductee captured"),
    Outcome.DISPLACED: words("evacuee displaced homeless"),
    Outcome.RESCUED: words("survivor rescued"),
}
# What is said of people after them ("12 people | were still unaccounted for").
SAID_AFTER = {
    Outcome.KILLED: phrases(
        "killed, murdered, slain, massacred, executed, shot dead, shot and killed, shot to death,",
        "stabbed to death, burned to death, beaten to death, dead, died, have died, dying,",
        "perished, drowned, lost their lives, lost his life, lost her life, beheaded, crushed to",
        "death",
    ),
    Outcome.INJURED: phrases(
        "injured, wounded, hurt, hospitalized, hospitalised, fell ill, fallen ill, became ill,",
        "sickened, seriously injured, critically injured, treated for, taken to hospital, taken to",
        "the hospital, in critical condition, suffered injuries, suffered burns, burned, maimed,",
        "taken to hospitals",
    ),
    Outcome.MISSING: phrases(
        "missing, unaccounted for, disappeared, gone missing, went missing, vanished",
    ),
    Outcome.CAPTURED: phrases(
        "arrested, detained, captured, kidnapped, abducted, taken hostage, held hostage, jailed,",
        "taken prisoner, taken into custody, in custody, rounded up, imprisoned, being held,",
        "apprehended",
    ),
    Outcome.DISPLACED: phrases(
        "displaced, evacuated, homeless, left homeless, made homeless, fled, fled their homes,",
        "driven from their homes, forced from their homes, forced to flee, forced to leave, forced",
        "to evacuate, driven out, uprooted, forced out of their homes, left their homes",
    ),
    Outcome.RESCUED: phrases(
        "rescued, pulled alive, saved, survived, airlifted, found alive, pulled from, brought to",
        "safety, freed, plucked from",
    ),
}
# What is said of people before them ("leaving dead" aside): past, present and continuous of the verbs above.
SAID_BEFORE = {
    Outcome.KILLED: phrases(
        "killed, killing, kills, kill, murdered, murdering, massacred, slaughtered, executed,",
        "executing, executes, deaths of, death of, killing of, killings of, murder of, murders of,",
        "shot dead, shot and killed, claimed the lives of, took the lives of, claiming the lives",
        "of, deadly for, drowned, drowning, deaths among, loss of",
    ),
    Outcome.INJURED: phrases(
        "injured, injuring, injures, injure, wounded, wounding, wounds, wound, hurt, hurting,",
        "sickened, sickening, hospitalized, hospitalizing, injuries to, maimed, maiming",
    ),
    Outcome.CAPTURED: phrases(
        "arrested, arresting, arrests, arrest, detained, detaining, detains, detain, captured,",
        "capturing, kidnapped, kidnapping, abducted, abducting, arrest of, arrests of, rounded up,",
        "took hostage, taking hostage, detention of, abduction of, kidnapping of, holding hostage",
    ),
    Outcome.DISPLACED: phrases(
        "displaced, displacing, displaces, displace, evacuated, evacuating, uprooted, forced,",
        "driven, drove, evacuation of",
    ),
    Outcome.RESCUED: phrases(
        "rescued, rescuing, rescue, saved, saving, airlifted, airlifting, rescue of, freed, freeing",
    ),
}
# What may be said of things and beasts too counts only of words that are known to mean people.
OF_PEOPLE_ONLY = frozenset({Outcome.MISSING, Outcome.DISPLACED, Outcome.RESCUED})

NOT_PEOPLE = words(
    "animal bird cat cattle chicken cow dog elephant fish goat horse lion pig sheep whale wolf tree plant",
    "plane car vehicle truck bus boat ship house home building tank drone job case sentence record attack",
    "strike shot bomb round count charge time way day week month year hour minute mile cell study report",
    "bill suspicion dollar vote point seat goal crime homicide murder bullet tower school church hospital",
    "shop store business country state city town village province region district weapon gun rifle",
    "missile rocket document file computer phone crate bag box ton game match incident operation raid",
    "explosion blast crash accident place location site item thing",
)
_PEOPLE = words(
    "person man woman child boy girl baby infant toddler student pupil civilian soldier troop officer",
    "policeman police fighter militant rebel protester demonstrator migrant refugee resident villager",
    "passenger pedestrian tourist miner member colleague relative family couple crew guard guest patient",
    "victim suspect teenager adult youth teen sailor marine pilot hostage survivor other inmate prisoner",
    "Briton Dane Swede Turk Finn Pole Spaniard Scot foreigner national citizen native leader staff",
    "volunteer nurse aide official journalist athlete half individual hiker",
)
_KIN = words("wife husband mother father son daughter brother sister uncle aunt partner grandmother grandfather")
_PERSON_ENDING = re.compile(r"(?:er|or|ist|ian|an|ee|man|woman|ant|ese|ite|eer|kid|arian|i)$")


def people(unit: str | None) -> bool:
    """Tell whether a singular noun surely means a person; none at all ("killing 12") counts as people."""
    return unit is None or unit in _PEOPLE or (unit not in NOT_PEOPLE and bool(_PERSON_ENDING.search(unit)))


def person(noun: str) -> bool:
    """Tell whether a singular noun is known for a person's."""
    return noun in _PEOPLE or noun in _KIN


def after(text: str, start: int) -> Outcome | None:
    """Read what is said of people right after them, helping verbs and adverbs aside."""
    found = _AFTER.match(text, start)
    return _PHRASES_AFTER[fold(found["said"])] if found else None


def before(text: str, end: int) -> Outcome | None:
    """Read what is said of people right before them."""
    found = _BEFORE.search(text[max(0, end - _REACH) : end])
    return _PHRASES_BEFORE[fold(found["said"])] if found else None


def of_noun(word: str) -> Outcome | None:
    """Tell what happened to the people whom a singular noun counts."""
    return _OF_NOUNS.get(word.lower())


def of_verb(lemma: str, *, subject: bool) -> Outcome | None:
    """Tell what a verb does to its object, or what it says of its subject."""
    return (_OF_SUBJECT if subject else _OF_OBJECT).get(lemma)


def _turned(table: Mapping[Outcome, Iterable[str]]) -> dict[str, Outcome]:
    return {word: outcome for outcome, group in table.items() for word in group}


_REACH = 60
_OF_OBJECT, _OF_SUBJECT, _OF_NOUNS = _turned(DONE_TO), _turned(DONE_BY), _turned(NOUNS)
_PHRASES_AFTER, _PHRASES_BEFORE = _turned(SAID_AFTER), _turned(SAID_BEFORE)
_HELPING = any_of(
    phrases(
        "who, that, have, has, had, were, was, are, is, be, been, being, got, to, either, remain,",
        "remained, remains, remaining, still, also, later, reportedly, feared, believed, presumed,",
        "confirmed, thought, now, all, seriously, critically, badly, severely, then, slightly,",
        "others, more, listed as, reported, declared, pronounced, found, known, officially, left,",
        "as, initially, already, fatally, lightly, soon, subsequently, said, at least",
    )
)
_AFTER = re.compile(
    rf"(?:,?\s{_HELPING}){{0,6}}\s(?P<said>{any_of(tuple(_PHRASES_AFTER))})(?!\w|-)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<said>{any_of(tuple(_PHRASES_BEFORE))})(?:\s(?:another|a\sfurther|all|the|an|a\stotal\sof|some|or\s\w+ing"
    r"|(?:and|or)\s\w+(?:ed|ing)))?\s$",
    re.IGNORECASE,
)
