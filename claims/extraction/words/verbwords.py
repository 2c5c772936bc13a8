"""What verbs do in news, by lemma: say, hold, find, refuse; or tell a state or a figure and no happening."""

from claims.extraction.words.wordlists import words

# Verbs of saying that take a clause or a quotation: "said that ...", "..., she said".
SAYING = words(
    "acknowledge add admit advise affirm allege announce answer argue ask assert assure boast claim",
    "clarify comment complain concede conclude confess confide confirm contend counter declare demand",
    "disclose emphasise emphasize estimate exclaim explain forecast indicate inform insist joke lament",
    "maintain mention note notify observe opine pledge point posit post predict proclaim promise",
    "pronounce protest quip read recall recommend recount reiterate relate remark remind repeat reply",
    "report respond retort reveal rule say shout signal speculate state stipulate stress suggest swear",
    "tell testify threaten tweet underline underscore urge vow warn whisper write",
)

# Verbs that tell who speaks only where a quotation stands beside them: "he continued", "she shrugged".
QUOTING = words(
    "agree bark begin bellow blurt bluster brag bristle chant cheer chide chuckle continue coo counter crack croak",
    "crow cry deadpan demur disagree drawl effuse email enthuse exhort exult fret fume gasp gloat grin gripe groan",
    "grouse growl grumble gush hiss holler howl interject interrupt intone laugh marvel mock murmur muse mutter nod",
    "object offer opine parry plead pounce pray press protest rail rant rasp rave reason recite rejoin",
    "retort roar ruminate scoff scold scream shriek shrug sigh sing smile smirk snap snarl sneer sniff sob sputter",
    "squeal stammer taunt tease text thunder tut vent venture volunteer wail whine wisecrack wonder yell",
)

# Those that do so with a particle or "it": "he shot back", "she put it bluntly".
QUOTING_WITH = {
    "call": "out",
    "chime": "in",
    "cry": "out",
    "cut": "in",
    "fire": "back",
    "go": "on",
    "hit": "back",
    "jump": "in",
    "put": "it",
    "shoot": "back",
    "sum": "up",
    "weigh": "in",
}

# All of them: their subject is one who speaks.
SPEAKING = SAYING | QUOTING

# Those that report even when nothing but a quotation stands with them.
PLAIN = words("add explain reply say state tell tweet write")

# Those that have whom it is told to for an object.
TOLD = words("announce assure inform remind say tell warn write")

# Verbs of holding something true: they report only with a clause ("police believe that ...").
HOLDING = words(
    "anticipate believe calculate doubt estimate expect fear hope project reckon suspect think",
    "worry",
)

# Verbs that report with a thing for an object: "denied responsibility", "demanded an inquiry".
REPORTING = words(
    "accuse acknowledge admit allege attribute blame claim concede condemn confirm contest criticise",
    "criticize demand denounce deny deplore disclose dismiss dispute estimate fault forecast hail",
    "identify insist laud praise predict question rebuke recommend refute reject reveal slam suggest tout",
    "urge warn welcome",
)

# Some of them do something with another object: they give a sum, turn down all but words, and take people in.
GIVING = words("pledge promise vow")
TURNING_DOWN = words("contest dismiss reject")
SAID = words(
    "account accusation allegation argument assertion assessment characterisation characterization charge claim",
    "comparison complaint concern conclusion criticism denial description fear finding idea notion question report",
    "rumor rumour speculation story suggestion talk theory view warning word",
)
TAKING = words("admit dismiss question welcome")

# Those that do so with a preposition: "called for an inquiry", "warned of a crisis".
CALLING = {
    "admit": words("to"),
    "appeal": words("for"),
    "argue": words("against for"),
    "ask": words("for"),
    "boast": words("about of"),
    "call": words("for"),
    "caution": words("about against"),
    "complain": words("about of"),
    "confess": words("to"),
    "hint": words("at"),
    "plead": words("for"),
    "push": words("for"),
    "warn": words("about against of"),
}

# Verbs that report with an object and a word for it: "called the plan “reckless”", "put losses at $3
# million".
LABELLING = {
    "characterise": "as",
    "characterize": "as",
    "denounce": "as",
    "depict": "as",
    "describe": "as",
    "dismiss": "as",
    "liken": "to",
    "portray": "as",
    "remember": "as",
}

# Those that do so only with quotation marks after the word.
LIKENING = {
    "allude": words("to"),
    "apologise": words("for"),
    "apologize": words("for"),
    "compare": words("to with"),
    "liken": words("to"),
    "refer": words("to"),
    "speak": words("about of"),
    "talk": words("about of"),
}

# Those that do so with the bare word, and those that do so with a figure.
NAMING = words("brand call deem label")
RECKONING = {"estimate": words("at"), "put": words("above at below between close closer near")}

# Verbs whose subject may be a study or an inspector: "a survey found that ...", "results showed a loss".
FINDING = words(
    "conclude demonstrate detect determine discover establish find indicate list measure note record",
    "reveal rule show suggest",
)

# Beliefs without a source: "is believed to", "considered to be".
BELIEVED = words(
    "allege believe consider deem estimate fear know perceive presume regard report rumor rumour say",
    "suspect think understand",
)

# Charges without a source: "is accused of".
ACCUSED = words("accuse suspect")

# Adverbs that say that something is only said: "allegedly took".
HEARSAY = words("allegedly purportedly reportedly supposedly")

# What somebody tells, in "by his own account".
ACCOUNTS = words("account admission estimation phrasing reckoning telling view words")

# What goes on around a verb of speaking: "began to chant".
PHASES = words("begin cease continue go keep proceed resume start")

# What makes somebody speak: "prompting the mayor to reply".
PROMPTS = words("cause force inspire lead move prompt provoke push spur")

# Refusals to say anything: "declined to comment", "did not respond to".
REFUSING = words("decline refuse")

# The same with a "not", and the word that goes with them: "did not respond to", "could not be reached for".
ANSWERING = {
    "comment": words("at for further on to"),
    "reach": words("for"),
    "reply": words("to"),
    "respond": words("to"),
    "return": words("call message"),
}

# Helpers that make a wish, an order or a forecast of a verb.
MODALS = words("can could may might must ought shall should will would")

# Verbs that tell how things are, not that something happened.
STATES = words(
    "allow appear ask base bear belong come concern consist contain contrast cost depend deserve differ do",
    "exist expect feel fit hate have hope include intend involve know lack lie like live locate look love mark",
    "matter mean need owe own plan possess prefer reflect relate remain require resemble result schedule seem",
    "sit sound stand suit suppose tend total understand want weigh wish",
)

# Verbs that do so with the particle or preposition after them: "the race turned on a call", "grew out of a clinic".
STATES_WITH = {
    "center": words("around on"),
    "date": words("back from to"),
    "grow": words("out up"),
    "hinge": words("on"),
    "make": words("up"),
    "revolve": words("around"),
    "run": words("through along"),
    "stem": words("from"),
    "stretch": words("across along from over"),
    "turn": words("on"),
}

# What is held for a length of time: "held the post" is no happening, "held a vigil" is one.
HOLDINGS = words(
    "belief citizenship degree diploma office job lead licence license majority meaning opinion passport position post",
    "power promise rank record seat share stake title view",
)

# Steps of the law: "is charged with" tells of one, though it is in the present.
CHARGES = words("accuse arrest charge detain hold imprison indict jail want")

# Verbs whose past looks like their present, which the model takes for the latter.
SAME_IN_THE_PAST = words(
    "beat bet burst cast cut hit hurt let put quit rid set shed shut slit spit split spread thrust upset wed",
)

# Verbs that may bring only a figure.
CHANGES = words(
    "accelerate attract average begin bring climb close come decline decrease dip double draw drop earn ease edge",
    "employ end equal exceed fall finish gain garner gross grow halve hit increase jump lose measure number open",
    "plunge post push quadruple raise rally reach rebound report rise score shrink sink sleep slide slip slow",
    "slump soar stand start surge swell total treble triple tumble value weigh widen win",
)

# Those that do so only with "by" or "to" and the figure: "cut the fleet by a third", not "cut 300 jobs".
SCALES = words("cut expand lower reduce slash trim")

# Verbs that harm or save people; with a count of them they make a casualty, no event.
HARMS = words(
    "die displace drive drown evacuate evict force hospitalise hospitalize hurt infect injure kill miss perish",
    "rescue rush sicken strand trap treat uproot wound",
)
