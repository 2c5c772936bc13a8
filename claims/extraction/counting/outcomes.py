"""The lexicon of what happens to people: killed, injured, missing, captured, displaced, rescued."""

import re
from collections.abc import Iterable, Mapping

from claims.extraction.words import rolewords
from claims.extraction.words.wordlists import any_of, fold, phrases, words
from claims.vocabulary import Outcome

# Verbs that do it to their object ("killed 12", "12 were killed"), by lemma.
DONE_TO = {
    Outcome.KILLED: words(
        "kill murder slay massacre execute assassinate behead slaughter electrocute lynch asphyxiate"
    ),
    Outcome.INJURED: words("injure wound hurt hospitalize hospitalise sicken maim trample scald shoot stab poison"),
    Outcome.CAPTURED: words("arrest detain capture abduct kidnap imprison apprehend"),
    Outcome.DISPLACED: words("displace evacuate uproot"),
    Outcome.RESCUED: words("rescue save airlift winch pluck"),
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
    Outcome.KILLED: words("death fatality dead drowning body corpse killed"),
    Outcome.INJURED: words("injury injured wounded hurt casualty hospitalized"),
    Outcome.MISSING: words("missing"),
    Outcome.CAPTURED: words("arrest hostage captive detainee abductee captured arrested detained"),
    Outcome.DISPLACED: words("evacuee displaced homeless evacuated"),
    Outcome.RESCUED: words("survivor rescued"),
}
# What is said of people after them ("12 people | were still unaccounted for").
SAID_AFTER = {
    Outcome.KILLED: phrases(
        "killed, murdered, slain, massacred, executed, shot dead, shot and killed, shot to death,",
        "stabbed to death, burned to death, beaten to death, dead, died, have died, dying,",
        "gunned down, fell to their deaths, bled to death, frozen to death, froze to death, put to death,",
        "asphyxiated, suffocated, electrocuted, lynched, trampled to death, found dead,",
        "perished, drowned, lost their lives, lost his life, lost her life, beheaded, crushed to",
        "death",
    ),
    Outcome.INJURED: phrases(
        "injured, wounded, hurt, hospitalized, hospitalised, fell ill, fallen ill, became ill,",
        "sickened, seriously injured, critically injured, treated for, treated at, treated on,",
        "in intensive care, on life support, in serious condition, came down with, come down with,",
        "poisoned, shot, stabbed, shot and wounded, stabbed and wounded, beaten up,",
        "in critical condition, in hospital, in the hospital, burned, maimed, needed stitches",
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
        "to evacuate, driven out, uprooted, forced out of their homes, left their homes, relocated,",
        "lost their homes, lost their home,",
        "under evacuation orders, moved to shelters, sent to shelters, burned out of their homes",
    ),
    Outcome.RESCUED: phrases(
        "rescued, pulled alive, saved, survived, airlifted, found alive, pulled from, brought to",
        "safety, freed, plucked from, winched, pulled to safety, led to safety, carried to safety,",
        "lifted to safety, dug out, hauled from, brought ashore, pulled out, hoisted from, lifted from",
    ),
}
# What is said of people before them ("leaving dead" aside): past, present and continuous of the verbs above.
SAID_BEFORE = {
    Outcome.KILLED: phrases(
        "killed, killing, kills, kill, murdered, murdering, massacred, slaughtered, executed,",
        "executing, executes, deaths of, death of, killing of, killings of, murder of, murders of,",
        "shot dead, shot and killed, claimed the lives of, took the lives of, claiming the lives",
        "of, deadly for, drowned, drowning, deaths among, loss of, bodies of, corpses of, remains of",
    ),
    Outcome.INJURED: phrases(
        "injured, injuring, injures, injure, wounded, wounding, wounds, wound, hurt, hurting, hurts,",
        "sickens, hospitalizes, sickened, sickening, hospitalized, hospitalizing, injuries to, maimed, maiming",
    ),
    Outcome.CAPTURED: phrases(
        "arrested, arresting, arrests, arrest, detained, detaining, detains, detain, captured,",
        "capturing, kidnapped, kidnapping, abducted, abducting, arrest of, arrests of, rounded up,",
        "took hostage, taking hostage, detention of, abduction of, kidnapping of, holding hostage",
    ),
    Outcome.DISPLACED: phrases(
        "displaced, displacing, displaces, displace, evacuated, evacuating, uprooted, uproots,",
        "evacuates, evacuation of",
    ),
    Outcome.RESCUED: phrases(
        "rescued, rescuing, rescue, rescues, saves, frees, airlifts, saved, saving,",
        "airlifted, airlifting, rescue of, freed, freeing",
    ),
}
_SENT = r"(?:order|forc|tell|told|ask|urg|advis|warn|instruct|compel)(?:s|e|ed|es|ing|led|ling)?"
_DRIVEN = r"(?:forc|driv|chas|push|sen[dt]|drove)(?:e|es|ed|en|ing|s)?"
_DRAWN = (
    r"(?:(?:pull|pluck|winch|haul|hoist|lift|extract|lead|free|carr[yi]|bring|dig|cut|push|hand|help|guide|usher)(?:s|ed|es|ing|ging|ting)?"
    r"|dragg?(?:s|ed|ing)?|brought|led|dug|carried)(?:\sout)?"
)
_TAKEN = r"(?:take|took|taking|send|sent|rush|transport|fl[ey]w?|bring|brought)(?:s|es|ed|ing)?"
_OUT_OF = r"(?:(?:alive\s)?(?:from|out\s(?:of|through)|off))"
_FEW = r"\s(?:\w+\s){0,4}?"
_HOMES = (
    r"(?:homes?|houses?|villages?|apartments?|flats|farms|towns?|camps?|neighbou?rhoods?|buildings?|country|city|region"
    r"|land)"
)
_PERILS = (
    r"(?:rubble|water|waters|wreck|wreckage|debris|ruins|sea|ocean|surf|river|lake|canal|flood|floodwaters?|mud|snow|ice"
    r"|avalanche|roofs?|rooftops?|cliff|mountain|ledge|cave|mine|shaft|well|tunnel|fire|flames|blaze|car|cars|bus|truck"
    r"|train|boat|ship|vessel|ferry|raft|deck|building|house|homes?|tower|elevator|lift|wave|waves|current|rocks|reef|windows?|hatch|doors?|silo|pit|hole|cellar|basement)"
)
_CARE = r"(?:hospitals?|clinics?|emergency\srooms?|burn\sunits?|trauma\scent(?:er|re)s?)"
_SHELTERED = r"(?:sleeping|living|staying|sheltering|housed|spent\s(?:\w+\s){0,3}night)"
_HARM = r"(?:injuries|injury|burns|wounds|fractures|cuts|bruises|concussions?|hypothermia|smoke\sinhalation|gunshot)"
# What is said of people from both sides: "pulled | six people | from the rubble".
SAID_AROUND = (
    (Outcome.DISPLACED, _SENT, rf"{_FEW}to\s(?:leave|evacuate|flee|abandon|relocate|(?:move|get)\sout)"),
    (Outcome.DISPLACED, _DRIVEN, rf"{_FEW}(?:(?:from|out\sof){_FEW}{_HOMES}|fleeing|(?:in)?to{_FEW}shelters?)"),
    (Outcome.RESCUED, _DRAWN, rf"(?:\s(?:alive|ashore|to\ssafety)|{_FEW}{_OUT_OF}{_FEW}{_PERILS})"),
    (Outcome.INJURED, r"treat(?:s|ed|ing)?", r"\s(?:for|at\sthe\sscene|on\sthe\sscene)"),
    (Outcome.INJURED, _TAKEN, rf"{_FEW}to{_FEW}{_CARE}"),
    (
        Outcome.CAPTURED,
        r"(?:take|took|taking|holds?|held)",
        r"\s(?:into\scustody|in\scustody|prisoner|captive|hostage)",
    ),
)
# What is said of people after them in more ways than a table could hold.
SAID_AT_LENGTH = (
    (Outcome.INJURED, rf"(?:taken|sent|rushed|transported|flown|brought|admitted)\sto{_FEW}{_CARE}"),
    (Outcome.INJURED, rf"(?:suffer(?:ed|ing)?|sustain(?:ed|ing)?){_FEW}{_HARM}"),
    (Outcome.DISPLACED, rf"{_SENT}\sto\s(?:\w+\s)?(?:leave|evacuate|flee|relocate|(?:move|get)\sout)"),
    (Outcome.DISPLACED, rf"(?:forced|driven|chased){_FEW}(?:from|out\sof){_FEW}{_HOMES}"),
    (
        Outcome.DISPLACED,
        rf"{_SHELTERED}\sin{_FEW}(?:tents?|shelters?|camps?)",
    ),
    (Outcome.RESCUED, rf"(?:pulled|plucked|winched|hauled|hoisted|lifted|dragged)(?:\sout)?\s{_OUT_OF}"),
)
# What may be said of things and beasts too counts only of words that are known to mean people.
OF_PEOPLE_ONLY = frozenset({Outcome.MISSING, Outcome.DISPLACED, Outcome.RESCUED})

NOT_PEOPLE = words(
    "animal bird cat cattle chicken cow dog elephant fish goat horse lion pig sheep whale wolf tree plant",
    "plane car vehicle truck bus boat ship house home building tank drone job case sentence record attack",
    "strike shot bomb round count charge time way day week month year hour minute mile cell study report",
    "bill suspicion dollar vote point seat goal crime homicide murder bullet tower school church hospital",
    "shop store business country state city town village province region district weapon gun rifle",
    "missile rocket document file computer phone crate bag box ton game match incident operation raid",
    "explosion blast crash accident place location site item thing letter paper number finger order trailer",
    "container helicopter river counter door floor error reactor tractor motor restaurant list committee van plan",
    "loan kite satellite taxi printer flower passport car truck meter quarter chapter corner factor sensor",
)
_PEOPLE = (
    rolewords.ROLES
    | rolewords.KIN
    | words(
        "person man woman child boy girl baby infant toddler pupil civilian troop police rebel protester demonstrator",
        "migrant refugee villager passenger pedestrian tourist colleague relative family couple crew patient victim",
        "suspect teenager adult youth teen hostage survivor other inmate prisoner Briton Dane Swede Turk Finn Pole",
        "Spaniard Scot foreigner citizen native staff official half individual hiker cadet recruit deckhand crewman",
        "cousin nephew niece sibling twin grandson granddaughter bystander captive detainee insurgent gunman cop",
    )
)
_PERSON_ENDING = re.compile(r"(?:er|or|ist|ian|an|ee|man|woman|ant|ese|ite|eer|kid|arian|i)$")


def people(unit: str | None) -> bool:
    """Tell whether a singular noun surely means a person; none at all ("killing 12") counts as people."""
    return unit is None or unit in _PEOPLE or (unit not in NOT_PEOPLE and bool(_PERSON_ENDING.search(unit)))


def person(noun: str) -> bool:
    """Tell whether a singular noun is known for a person's."""
    return noun in _PEOPLE


def after(text: str, start: int) -> Outcome | None:
    """Read what is said of people right after them, helping verbs and adverbs aside."""
    if found := _AFTER.match(text, start):
        return _PHRASES_AFTER[fold(found["said"])]
    return next((outcome for outcome, form in _AT_LENGTH if form.match(text, start)), None)


def before(text: str, end: int) -> Outcome | None:
    """Read what is said of people right before them."""
    found = _BEFORE.search(text[max(0, end - _REACH) : end])
    return _PHRASES_BEFORE[fold(found["said"])] if found else None


def around(text: str, start: int, end: int) -> Outcome | None:
    """Read what is said of people from both sides of them."""
    near = text[max(0, start - _REACH) : start]
    return next((told for told, before, after in _AROUND if before.search(near) and after.match(text, end)), None)


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
_AT_LENGTH = tuple(
    (told, re.compile(rf"(?:,?\s{_HELPING}){{0,6}}\s{said}(?!\w|-)", re.IGNORECASE)) for told, said in SAID_AT_LENGTH
)
_AROUND = tuple(
    (
        told,
        re.compile(rf"(?<![\w-]){verb}(?:\s(?:another|all|the|a\stotal\sof|some))?\s$", re.IGNORECASE),
        re.compile(rf"{rest}(?!\w)", re.IGNORECASE),
    )
    for told, verb, rest in SAID_AROUND
)
