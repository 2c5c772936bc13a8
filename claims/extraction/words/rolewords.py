"""What people and groups are called: offices, ranks, occupations, kin, and things that tell something."""

from claims.extraction.words.wordlists import words

# Before a name, these are no title.
FORMS_OF_ADDRESS = words("miss mister mr mrs ms mx")

# Generations and legal forms after a name.
SUFFIXES = words("ab ag asa bv co corp gmbh ii iii inc iv jr llc llp ltd nv oyj plc sa se spa sr")

# Head nouns of offices, ranks and occupations, singular and lower case.
ROLES = words(
    "accountant activist actor actress adjutant administrator admiral adviser advisor advocate agent aide",
    "airman ambassador analyst anchor archaeologist archbishop architect artist assemblyman assemblywoman",
    "assistant astronaut astronomer athlete attorney auditor author ayatollah bailiff baker banker barber",
    "baron beekeeper billionaire biologist bishop boss boxer brigadier broadcaster broker builder",
    "businessman businesswoman butcher candidate captain cardinal caretaker carpenter chair chairman",
    "chairperson chairwoman chancellor chaplain chef chemist chief cleric clerk climatologist co-author",
    "co-founder coach coauthor cofounder colonel columnist comedian commandant commander commissioner",
    "composer comptroller conductor congressman congresswoman constable consul consultant contractor",
    "controller convict cook coordinator coroner corporal correspondent councillor councilman councilor",
    "councilwoman counsel counselor curator dancer deacon dean defender democrat dentist deputy designer",
    "detective developer dictator diplomat director dj doctor driver duchess duke ecologist economist",
    "editor educator electrician emir emperor engineer entrepreneur envoy epidemiologist executive",
    "executor farmer fighter filmmaker financier firefighter fisherman forecaster foreman forward founder",
    "friar gardener general geologist goalkeeper governor graduate guard guitarist gunner headmaster",
    "headteacher historian hostess hydrologist imam inspector instructor intern interpreter inventor",
    "investigator investor janitor jeweler jeweller journalist judge juror justice king laureate lawmaker",
    "lawyer leader lecturer legislator liaison librarian lieutenant lobbyist locksmith magistrate magnate",
    "major maker manager marine marshal mathematician mayor mechanic medic member meteorologist",
    "midfielder midwife militant millionaire miner minister missionary model monk musician negotiator",
    "neurologist novelist nun nurse nutritionist officer official ombudsman operator organiser organizer",
    "owner painter paramedic parliamentarian partner pastor patriarch patrolman pediatrician performer",
    "pharmacist philanthropist philosopher photographer physician physicist pianist pilot pitcher planner",
    "player playwright plumber poet policeman policewoman politician pollster pope postmaster preacher",
    "premier president priest prince princess principal producer professor programmer prosecutor provost",
    "psychiatrist psychologist publicist publisher quarterback queen rabbi ranger realtor receptionist",
    "rector referee registrar rep reporter representative republican researcher resident responder",
    "retiree sailor salesman saleswoman scholar scientist screenwriter sculptor secretary seismologist",
    "senator sergeant sheikh sheriff shopkeeper singer skipper socialist sociologist soldier solicitor",
    "songwriter speaker specialist spokesman spokesperson spokeswoman star statistician steward",
    "strategist striker student sultan superintendent supervisor surgeon surveyor swimmer tailor teacher",
    "technician teller trader trainer translator treasurer trooper trustee tsar tutor undersecretary",
    "veteran veterinarian vicar viceroy violinist virologist volcanologist volunteer waiter waitress",
    "warden whip winemaker winner witness worker wrestler writer zoologist",
)

ROLES |= words(
    "alderman alderwoman apprentice assemblymember barista bartender blogger bookkeeper bricklayer bursar",
    "cartoonist cashier choreographer cinematographer clergyman clinician cobbler councilmember councilperson",
    "courier cyclist dietitian dispatcher ethicist fireman forester geneticist geographer golfer guide",
    "hairdresser handyman harbormaster homemaker housekeeper illustrator incumbent ironworker jockey landscaper",
    "lifeguard linguist lobsterman logger machinist mason mechanic mentor merchant microbiologist naturalist",
    "neuroscientist oceanographer optometrist organist ornithologist paleontologist pathologist pensioner",
    "postman potter psychotherapist radiologist rancher roofer rower selectman selectwoman shepherd skier",
    "socialite sprinter stylist therapist toxicologist undertaker usher vintner watchmaker weaver welder",
)

ROLES |= words(
    "cadet cellist champion cleaner cop counsellor crewman deckhand defenseman drummer farmhand",
    "goaltender gymnast hygienist infielder longshoreman miler outfielder rapper runner schoolteacher seamstress",
    "shortstop stonemason trucker typist umpire",
)

# Offices written short: "the MP for Leeds East", "the CEO of Acme".
ROLES |= words("ceo cfo coo cto mep mla mp msp vp")

# What a role before a name may be of: "Secretary of State Ben Hale".
DEPARTMENTS = words(
    "agriculture commerce communications defence defense education energy finance health justice labor operations",
    "police schools staff state transport transportation works",
)

# Two words that only together are an office.
MASTERS = words("band drum dock grand harbor harbour quarter station")

# What anybody is, whatever its ending.
ANYBODY = words(
    "attacker bystander captor civilian client commoner commuter consumer contender customer customer defendant",
    "descendant deserter entrant follower foreigner gentleman immigrant infant inhabitant killer loner man",
    "migrant motorist neighbor neighbour newcomer offender onlooker opponent outsider participant passenger",
    "patient pedestrian person plaintiff predecessor prisoner protester recipient renter rider shooter shopper",
    "spectator stranger successor sufferer supporter survivor teenager tenant toddler traveler traveller user",
    "victim viewer visitor voter woman youngster",
)

# Roles only of a person named beside them, as the words are too common otherwise.
HOLDINGS = words("head deputy alumnus alumna")

# Roles that begin the names of firms, places and things too ("General Motors", "Prince Edward Island").
IN_NAMES = words(
    "baker butcher cardinal conductor duke emperor fighter forward friar general guard king lord major marine",
    "master mason miller model monk pope prince princess principal queen ranger republican democrat sailor",
    "speaker star steward sultan tailor trooper whip weaver potter guide",
)

# Small words that belong to the office after them.
OF_OFFICES = words(
    "acting assistant associate borough city county deputy district ex federal former incumbent interim local",
    "longtime municipal national outgoing parish provincial regional retired state then town township vice village",
)

# Roles a company may have too: "Brill, the maker of ...".
TRADES = words(
    "broadcaster builder contractor developer insurer leader maker manufacturer member operator owner",
    "partner producer publisher trader",
)

# Ranks and offices written short before a name, here without their period.
ABBREVIATED = words(
    "adm ald amb asst atty brig capt cdr cmdr col comdr cpl cpt det dr ens fr gen gov hon insp lt ltc maj msgr",
    "msgt pfc pres prof pvt rep rev sec sen sgt spc ssgt supt capts cols drs gens govs lts profs reps revs sens sgts",
)

# The same, with those that are a role only before a name.
SHORT_RANKS = ABBREVIATED | words("dame lady lord pope rabbi sheikh sir")

# What those that are spoken of without a name are called.
WRITTEN_OUT = {
    "capt": ("captain",),
    "col": ("colonel", "officer"),
    "det": ("detective",),
    "dr": ("doctor", "physician"),
    "gen": ("general", "commander"),
    "gov": ("governor",),
    "lt": ("lieutenant", "officer"),
    "prof": ("professor",),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "rev": ("pastor", "minister", "priest"),
    "sen": ("senator", "lawmaker"),
    "sgt": ("sergeant", "officer"),
    "supt": ("superintendent",),
}

# A role's ending; in apposition to a person it needs no list.
ROLE_ENDINGS = (
    "er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ee", "smith", "wright", "person",
)  # fmt: skip

# What somebody is by birth, home or passport; no office.
ORIGINS = words("citizen expatriate native national resident")

KIN = words(
    "aunt boyfriend brother brother-in-law child cousin dad daughter daughter-in-law father father-in-law",
    "fiance fiancee fiancé fiancée girlfriend grandchild granddaughter grandfather grandmother grandson",
    "great-grandson half-brother half-sister heir husband mom mother mother-in-law mum nephew niece",
    "parent relative sibling sister sister-in-law son son-in-law spouse stepbrother stepdaughter",
    "stepfather stepmother stepson twin uncle widow widower wife",
)

# What "the ..." may call an organisation named before.
GROUPS = words(
    "academy administration agency airline alliance army association authority bank board body brand",
    "broadcaster bureau carmaker center centre chain charity church club coalition college commission",
    "committee company conglomerate consultancy corporation council court department district enterprise",
    "firm force foundation franchise giant group hospital institute institution insurer lab laboratory league",
    "lender maker manufacturer ministry movement museum network newspaper nonprofit office operator",
    "organisation organization paper party producer publisher regulator retailer school service startup",
    "store team tribunal union university utility",
)

# Those of them that "the ..." calls only what has the word in its name: "the army" is no party named before.
BODIES = words(
    "administration army board committee council court department district force ministry office tribunal union",
)

# What no person is called: groups, places and things.
THINGS = GROUPS | words(
    "aircraft archipelago arena basilica boat borough bridge building capital carmaker castle cathedral channel",
    "chapel cinema city clinic coast community consortium county creek dam desert drug drugmaker drugstore",
    "factory ferry forest freighter gallery garden hamlet harbor highway hill hotel island lake landmark",
    "lighthouse liner maker mall mansion manufacturer mine monastery monument mosque mountain municipality",
    "neighborhood neighbourhood outpost palace park peninsula pier plant platform port prison province reef",
    "region reservoir resort restaurant rink river road ship shipyard shop shrine skyscraper software square",
    "stadium state strait street suburb synagogue tanker temple theater theatre tool tower town trawler treaty",
    "tributary tunnel valley vessel village warehouse website",
)

# Those of them that are in business; the others are mostly spoken of as sources.
COMPANIES = words(
    "airline bank brand carmaker chain company conglomerate enterprise firm giant group insurer maker",
    "manufacturer operator producer retailer startup store",
)

# Things and offices that find something out or put it on record: the subjects of findings.
EVIDENCE = words(
    "account affidavit agency analysis analyst appraisal archive article assessment audit author autopsy",
    "briefing census chart commission committee complaint count court data dataset detective document",
    "email estimate evidence examination examiner experiment expert figure filing finding footage",
    "forecast forecaster image indictment inquest inquiry inspection inspector institute interview",
    "investigation investigator judge jury lawsuit letter log measurement memo message minute model note",
    "observer official paper photo photograph police poll projection prosecutor publication reading",
    "record recording report researcher result review ruling sample satellite scan scientist seismograph",
    "sheet simulation source statement statistic study survey tally team test testimony testing",
    "transcript trial tribunal university video watchdog website",
)

# What "the Ohio ..." calls somebody just named by the party.
PARTISANS = words("conservative democrat independent liberal libertarian republican socialist")

# Things that have words on them, which may be read out.
BEARERS = EVIDENCE | words(
    "advertisement banner billboard bill button caption card declaration e-mail headline inscription invitation",
    "label leaflet letter mail notice order petition placard plaque post poster program resolution rule shirt",
    "sign slogan sticker story subpoena t-shirt text tweet warrant",
)

# Nouns that only count the noun after them.
AMOUNTS = words(
    "% billion couple crowd dozen few fifth fraction group half handful hundred majority many million minority most",
    "number pair percent percentage portion quarter rest score several share some team tenth third thousand",
)
