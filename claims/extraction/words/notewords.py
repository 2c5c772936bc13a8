"""Words of short notes: what people are called there, and whom or what else a capital letter may stand for."""

from claims.extraction.words import givennames, rolewords
from claims.extraction.words.wordlists import words

# Given names that are words of every note too.
_WORDS_TOO = words(
    "amber amos april art august augustus barry bill bonnie bud carol chase chuck clay crystal dale daisy dawn dick",
    "drew earl faith faye flora forrest frank gene grace grant guy hank hazel heather hope ivy jack jade jean june",
    "major mark marina max may mercedes miles mint olive opal otis pat pearl penny perry prudence rand ray reed rex",
    "rich rob rocco rose royce ruby rusty sally scarlet sterling stone summer van vance victor viola violet wade",
    "wallace warren will wiley wren",
)
GIVEN = givennames.ALL - _WORDS_TOO
# In a note these mostly stand for things, or for a part of speech that the model takes for a noun.
_THINGS_TOO = words(
    "anchor chair chief child conductor controller executive forward general guard guide head judge king",
    "major maker marshal match member model operator owner pitcher planner potter principal producer provider",
    "ranger star subject trader trainer whip witness",
)
# Of one person, whether the article has the word or not: those who wrote it and those who check it are among them.
DESK = words(
    "author boss byline checker co-author coauthor colleague columnist confidant contact contributor copyeditor",
    "correspondent desk-mate editor fact-checker fixer flack flatmate freelance freelancer ghostwriter",
    "handler hire informant",
    "insider intern interviewee journalist junior leaker mate mole newbie novice photographer publicist rapporteur",
    "reporter rookie roommate spox staffer stringer teammate temp tipster trainee translator whistle-blower",
    "whistleblower writer",
)
# Of several, too: "the lads say otherwise".
INFORMAL = words(
    "acquaintance adult amateur baby bloke boy bro buddy chap chum coward crook crush dad dude employee ex expert",
    "fellow fool foreigner fraudster friend gal girl granny grandma grandpa guy idiot interviewer jerk kid lad lady",
    "landlady landlord lass liar lover madam man mom moron mum neighbor neighbour pal person roomie sir",
    "snitch somebody someone spy stooge thief troll tutor user woman",
)
PEOPLE = (rolewords.ROLES | rolewords.ANYBODY | rolewords.KIN | INFORMAL) - _THINGS_TOO | DESK
# Pronouns of one person, or of whoever reads the note; "we" and "I" say no more than that somebody wrote it.
PRONOUNS = words(
    "anybody anyone he her hers herself him himself his myself one's she somebody someone thou who whoever whom",
    "whomever whose y'all ya you your yours yourself yourselves",
)
# Of several, where nothing stands before it that they may mean.
PLURAL = words("them themselves they their theirs")
# Whom one does this to is somebody, whatever the word for them.
ASKING = words(
    "ask bcc bribe brief bug call cc chase contact dm email e-mail greet interview invite meet message notify pay",
    "persuade pester phone ping poke remind ring tell text thank trust warn",
)
# Small words of other languages: two of them, and a note is not English.
FOREIGN = words(
    "aber auch auf aus bei bitte dass dem den der das ein eine einen er frag fragen ich ihm ihn ist kennt mit nach",
    "nicht noch oder sie und vom von wenn wir zum zur le la les du des est pas qui que un une avec pour dans sur elle",
    "il je nous vous demander demande chez cette ce et ou aux el los las del con una por para está es pero pregunta",
    "pregúntale preguntar dijo lo gli della che di non è chiedere chiedi ha sono hanno det het een niet och att jest",
    "nie się z do na że ma tylko zapytać não os uma mas você",
)
# What a capital letter stands for where it is nobody: days, months and what newsrooms look things up in.
KNOWN = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec easter christmas ramadan",
    "reuters bloomberg wikipedia wikidata facebook twitter instagram youtube telegram google guardian economist times",
    "post herald tribune gazette spiegel monde eurostat interpol europol pentagon kremlin congress senate parliament",
    "bundestag knesset duma treasury whitehall downing unesco unicef unhcr oxfam greenpeace amnesty twitter tiktok",
    "linkedin whatsapp excel word wayback islam christian muslim jewish european american british english french",
    "german spanish arabic russian chinese internet web covid ebola i ok",
)
# Two capitals that are no initials.
SHORT = words(
    "AD AI AM AP BC CD CO DC DM EC EP EU GB GM HQ HR ID IP IS IT KB KG KM LA MB NB NY OK PC PM PS", "QA TV UK UN US XL"
)
# A name with one of these in it is that of a body, a place, a rule or a work.
BODIES = (
    rolewords.THINGS
    | rolewords.EVIDENCE
    | words(
        "accord accords act article authorities banks basin bay bill book bureau cabinet census chamber chart code",
        "commissariat companies constitution convention courts data declaration department east edition europe fund",
        "gazette",
        "government governorate gulf house index law ministry nations news north observatory ocean office organization",
        "parliament party press programme protocol republic resolution review river sea section service society south",
        "statistics statute street survey table times treaty union university west world yearbook",
    )
)
# English words that are newer than the dictionary.
NEW = words(
    "app archived blog blogpost dataset deepfake dropdown emoji fact-check fact-checks factcheck fulltext hashtag",
    "headcount href html http https jpeg jpg json login misquote misquoted offline ok okay paraphrase",
    "paraphrased paywall",
    "pdf photoshopped png podcast",
    "recheck rechecked screengrab screenshot screenshots spreadsheet subtitle timestamp",
    "unarchived uncheck unsourced unverified url webpage wiki wikipedia xls xlsx",
)
# What only somebody does, where the word for them is one of no list: "a diver described it".
DOINGS = words(
    "admit claim confirm deny describe film hear insist know leak mention overhear recall recount say see tell think"
)
# Words that end as those for people do.
NO_DOERS = words(
    "answer banner border caller-id chapter character counter cover disorder error factor filter folder footer header",
    "letter master matter mirror monitor newsletter newspaper number order paper parameter poster quarter",
    "register sensor",
    "sticker tender tower trailer twitter wrapper",
)
