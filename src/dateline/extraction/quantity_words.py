"""The words that say what a number counts, how far it is bound, and what it adds up to."""

from dateline.extraction.numbers import NUMBER
from dateline.extraction.time_words import blanks

_PEOPLE = (
    "activist activists adult adults babies baby boy boys child children citizen citizens civilian civilians crew "
    "crewmen demonstrator demonstrators doctor doctors driver drivers elder elders employee employees families family "
    "farmer farmers firefighter firefighters fisherman fishermen foreigner foreigners girl girls infant infants "
    "inhabitant inhabitants journalist journalists lawmaker lawmakers leader leaders man medic medics member members "
    "men migrant migrants miner miners minor minors national nationals nurse nurses official officials other others "
    "passenger passengers patient patients people person persons pilgrim pilgrims pilot pilots politician politicians "
    "protester protesters pupil pupils reporter reporters rescuer rescuers resident residents sailor sailors staff "
    "student students suspect suspects teacher teachers teenager teenagers tourist tourists victim victims villager "
    "villagers voter voters woman women worker workers worshipper worshippers"
)
PEOPLE = frozenset(_PEOPLE.split())
_TROOPS = (
    "attacker attackers battalion battalions brigade brigades combatant combatants commando commandos conscript "
    "conscripts extremist extremists fighter fighters guard guards guerrilla guerrillas gunman gunmen insurgent "
    "insurgents jihadist jihadists marine marines mercenaries mercenary militant militants militiaman militiamen "
    "monitor monitors observer observers officer officers paratrooper paratroopers peacekeeper peacekeepers personnel "
    "police policeman policemen rebel rebels recruit recruits regiment regiments reservist reservists serviceman "
    "servicemen servicewoman servicewomen sniper snipers soldier soldiers supporter supporters terrorist terrorists "
    "troop troops veteran veterans volunteer volunteers"
)
TROOPS = frozenset(_TROOPS.split())
#: Nouns that are the kind by themselves.
NOUN_KINDS = {
    "killed":
        "dead death deaths fatality fatalities body bodies corpse corpses martyr martyrs killing killings "
        "casualty_dead",
    "wounded": "injury injuries wounded injured",
    "captured": "prisoner prisoners captive captives hostage hostages pow pows abductee abductees",
    "detained": "detainee detainees arrest arrests detention detentions inmate inmates",
    "displaced": "refugee refugees displaced idp idps evacuee evacuees asylum-seeker asylum-seekers",
    "missing": "missing disappearance disappearances",
    "attacks":
        "attack attacks strike strikes airstrike airstrikes air-strike air-strikes raid raids bombing bombings "
        "shelling shellings "

        "sortie sorties assault assaults ambush ambushes explosion explosions blast blasts clash clashes incident "
        "incidents violation "
    "violations breach breaches bombardment bombardments shooting shootings missile-attack launch launches",
    "vehicles":
        "vehicle vehicles truck trucks lorry lorries car cars tank tanks bus buses jeep jeeps apc apcs aircraft "
        "plane planes jet "

        "jets warplane warplanes helicopter helicopters drone drones ship ships boat boats vessel vessels warship "
        "warships frigate "

        "frigates submarine submarines ambulance ambulances pickup pickups humvee humvees bulldozer bulldozers "
        "motorcycle motorcycles "
    "train trains van vans convoy convoys bomber bombers tanker tankers",
}  # fmt: skip
VERB_KINDS = {
    "killed": "kill die slay execute behead murder massacre slaughter perish assassinate lynch drown",
    "wounded": "wound injure hurt maim hospitalise hospitalize",
    "captured": "capture kidnap abduct",
    "detained": "detain arrest jail imprison apprehend round",
    "displaced": "displace flee evacuate uproot shelter",
    "missing": "vanish disappear",
}  # fmt: skip
#: Verbs whose subject, not object, is what is counted ("33 people died", "2,000 families fled").
_SUBJECT_VERBS = "die disappear drown flee perish shelter vanish"
SUBJECT_VERBS = frozenset(_SUBJECT_VERBS.split())
MODIFIER_KINDS = {
    "killed": "killed dead slain murdered", "wounded": "wounded injured hurt maimed",
    "captured": "captured kidnapped abducted",
    "detained": "detained arrested jailed imprisoned", "displaced": "displaced evacuated uprooted",
    "missing": "missing",
}  # fmt: skip

#: Unit word -> kind and unit as exported.
_UNIT_ROWS = (
    ("distance", "km", "km, kms, kilometer, kilometre, kilometers, kilometres"),
    ("distance", "mi", "mile, miles"),
    ("distance", "m", "m, meter, metre, meters, metres"),
    ("distance", "ft", "feet, foot"),
    ("distance", "yd", "yards, yard"),
    ("area", "ha", "hectare, hectares"),
    ("area", "acre", "acre, acres"),
    ("other", "t", "ton, tons, tonne, tonnes"),
    ("other", "kg", "kg, kilogram, kilograms, kilogrammes, kilos"),
    ("other", "lb", "pounds"),
    ("other", "bbl", "barrels"),
    ("other", "%", "percent, per cent, %, pct"),
    ("money", "USD", "dollars, dollar"),
    ("money", "EUR", "euros, euro"),
    ("money", "RUB", "rubles, roubles"),
    ("money", "JPY", "yen"),
    ("money", "CNY", "yuan"),
    ("money", "TRY", "lira"),
    ("money", "GBP", "pounds sterling"),
    ("money", "rupee", "rupees"),
)
UNITS = {word: (kind, unit) for kind, unit, words in _UNIT_ROWS for word in words.split(", ")}
CURRENCIES = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB"}

#: Round plurals: at least two of them, less than ten (a dozen: less than a hundred).
VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
}  # fmt: skip

AT_LEAST = (
    r"at least|at[ ]minimum|more than|over|no fewer than|no less than|not less than|upwards of|in excess of|above|"
    r"exceeding|a minimum of"
)
AT_MOST = (
    r"at most|up to|as many as|as much as|no more than|not more than|fewer than|less than|under|below|a maximum of"
)
ABOUT = (
    r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|just over|just under|"
    r"approx\.?|circa"
)
BOUND = rf"(?:(?P<at_least>{AT_LEAST})|(?P<at_most>{AT_MOST})|(?P<about>{ABOUT}))"
#: "over" and "some" in front of a number are bounds; these in front of it are not part of it.
CUMULATIVE_BEFORE = (
    r"(?:\b(?:a |the )?total of|\bin total|\bin all|\btoll\b[^.;]{0,60}|\bbring(?:s|ing)? [^.;]{0,60}\bto|\bso far|"
    r"\bto date|\boverall|\bsince\b[^.;]{0,60}|\balready|\baltogether) *(?:[a-z]+ ){0,3}$"
)
CUMULATIVE_AFTER = r"^[^.;]{0,90}\b(?:so far|to date|in total|in all|altogether|since (?:the|[A-Z0-9]))"
SUBSET_BEFORE = (
    r"\b(?:including|among them|among whom|of them|of whom|among the dead|among those killed|of which|amongst "
    r"them)(?: (?:were|are|was))?,? $"
)
SUBSET_AFTER = r"^ (?:of them|of whom|of which|of the (?:dead|victims|injured|wounded)|among them)\b"
TOLL = r"\btoll\b(?: [a-z-]+){0,8} (?:to|at|of|is|was|reached|reaches|stands at|stood at) $"
DEATHS_OF = (
    r"\b(?P<noun>deaths?|killings?|murders?|execution|loss|wounding|capture|arrests?|detention|kidnapping|abduction|"
    r"displacement|evacuation|disappearance) of $"
)
DEATHS_OF_KINDS = {
    "death": "killed", "killing": "killed", "murder": "killed", "execution": "killed", "loss": "other",
    "wounding": "wounded", "capture": "captured",
    "arrest": "detained", "detention": "detained", "kidnapping": "captured", "abduction": "captured",
    "displacement": "displaced",
    "evacuation": "displaced", "disappearance": "missing",
}  # fmt: skip

_VAGUE = "|".join(sorted(VAGUE, key=lambda word: (-len(word), word)))
_UNIT = "|".join(sorted((unit for unit in UNITS if unit not in ("%", "m")), key=lambda word: (-len(word), word)))


def number_pattern() -> str:
    """A number or a range of two with the words that bound it and the unit glued to it or behind it."""
    money = r"(?P<currency>US\$|[$€£¥₽])[ ]?"
    scale = r"(?:[ -]?(?:million|billion|trillion|mn|bn)|[mbk](?![a-z]))?"
    return blanks(
        rf"(?<![\w.,/:#@+'’-])(?:{BOUND} )?(?:(?P<between>between|from) )?(?:{money})?"
        rf"(?:(?P<vague>{_VAGUE})(?: of)?(?![\w-])|(?P<number>{NUMBER}{scale})(?:(?:[-–]| to |(?(between) and |"
        rf"(?!)))(?:{money.replace('currency', 'currency2')})?(?P<number2>{NUMBER}{scale}))?)"
        rf"(?P<plus>\+)?(?:(?P<percent>[ ]?%)|[ -]?(?P<square>square |sq\.? )?(?P<unit>{_UNIT}|m(?=[ "
        r"]))\b(?P<squared>²|2\b)?)?"
        r"(?![\w@]|[.,:/]\d)"
    )
