"""What stands round a time expression: the tense of its clause, and signs that it is no time at all."""

import re
from enum import Enum
from functools import cache

from dateline.records.language import Syntax, Token

#: How many characters of context are looked at on either side; longer sentences hold several clauses anyway.
WINDOW = 200
#: And how many for the words that settle it by themselves.
NEAR = 70


class Tense(Enum):
    """Which way the clause looks."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


_FUTURE = (
    r"will|shall|won['’]t|['’]ll|would|going to|upcoming|coming|plans?|planning|(?:is|are|was|were) to|(?:is|are|"
    r"was|were) due|"
    r"scheduled|set to|slated|expects?|expected|intends?|until|till|due|deadline|expires?|"
    r"forthcoming|tomorrow|next"
    r"|begins|starts|ends|opens|meets|resumes?|expires"
)
_PAST = (
    r"was|were|had|has|have been|said|told|did|went|came|took|left|held|made|gave|began|fell|rose|met|won|lost|killed|"
    r"shot|saw|found|got|ran|spoke|wrote|led|struck|hit|blew|[a-z]{3,}ed|ago|last|earlier|since"
)
_BOUNDARY = r"[;—]|:(?!\d)|\.\s|\n\n|[\"“”]|,?\s(?:but|while|whereas|although|though)\s"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    future = re.compile(rf"(?<!\w)(?:{_FUTURE})(?!\w)(?:\s(?:be|not|also|likely|have|been|to))*(?:\s\w+)?", re.I)
    past = re.compile(rf"(?<![\w])(?:{_PAST})(?!\w)", re.I)
    return future, past, re.compile(_BOUNDARY, re.I)


_CLOCK_BETWEEN = (
    r"(?:(?:at least |as late as )?(?:noon|midnight|\d[\d:.]*(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?,?(?: on)? ?)?"
)
#: "as early as Tuesday", "was given until 9 a.m. Tuesday", "postponed until".
_AHEAD_OF_IT = re.compile(
    r"\bas (?:early|soon|late) as $|\b(?:ahead of|on the eve of) $|"
    r"\b(?:has|have|gives?|given|gave|postpon\w+|extend\w+|delay\w+|adjourn\w+|deadline|defer\w+|put off|pushed back)\b"
    rf"[^.;]{{0,50}}\b(?:until|till|to) {_CLOCK_BETWEEN}$"
)
#: "had been due to expire on Friday": the report tells what came of it.
_OVERTAKEN = re.compile(
    r"\b(?:had been|was originally|were originally|had) "
    r"(?:due|scheduled|expected|set|slated|planned|supposed)\b[^.;,]*$"
)
#: "Wednesday's ruling" is past; an event that is announced may be either.
_STILL_TO_COME = re.compile(
    r"['’]s [\w-]*(?: [\w-]+)? ?\b(?:elections?|vote|game|match|meeting|talks|summit|deadline|debate|race|final|"
    r"hearing|referendum|polls?|ceremony|trip|visit)\b"
)


def tense_of(text: str, start: int, end: int, syntax: Syntax | None = None) -> Tense:
    """The tense of the clause round ``text[start:end]``: by the governing verb where there is syntax, else by the
    cues near it."""
    left = text[max(0, start - NEAR) : start]
    if left.lower().rstrip().endswith("since") or _OVERTAKEN.search(left):
        return Tense.PAST
    if _AHEAD_OF_IT.search(left):
        return Tense.FUTURE
    if text[end : end + 2] in ("'s", "’s") and not _STILL_TO_COME.match(text[end : end + NEAR]):
        return Tense.NONE
    if syntax is not None and syntax.tokens:
        found = _tense_by_syntax(syntax.tokens, start, end)
        if found is not None:
            return found
    return _tense_by_words(text, start, end)


def _tense_by_words(text: str, start: int, end: int) -> Tense:
    """The last cue before the expression in its clause decides, then the first after it."""
    future, past, boundary = _patterns()
    left = text[max(0, start - WINDOW) : start]
    cut = max((one.end() for one in boundary.finditer(left)), default=0)
    left = left[cut:]
    last_future = max((one.end() for one in future.finditer(left)), default=-1)
    last_past = max(
        (one.end() for one in past.finditer(left) if one[0].lower() not in ("expected", "scheduled", "slated")),
        default=-1,
    )
    if last_future >= max(last_past, 0):
        return Tense.FUTURE
    if last_past > last_future:
        return Tense.PAST
    right = text[end : end + WINDOW]
    ends = boundary.search(right)
    right = right[: ends.start()] if ends else right
    first_future, first_past = future.search(right), past.search(right)
    if first_future and (not first_past or first_future.start() <= first_past.start()):
        return Tense.FUTURE
    return Tense.PAST if first_past else Tense.NONE


#: Verbs whose complement lies ahead of them: "plans to meet on Friday".
_AHEAD_WORDS = (
    "plan intend expect schedule slate hope aim prepare promise vow agree set due want threaten decide suppose"
)
_AHEAD = frozenset(_AHEAD_WORDS.split())
#: Verbs whose own object lies ahead, whatever their tense: "planned a rally on Saturday".
_PLANNING = frozenset(("plan", "schedule", "slate", "postpone"))
#: Verbs that in the present tense tell a timetable: "the council meets on Monday".
_TIMETABLE = frozenset(
    "meet begin start open reopen close expire end leave return resume vote arrive play face".split()
)


def _tense_by_syntax(tokens: tuple[Token, ...], start: int, end: int) -> Tense | None:
    """The tense of the verb that governs the expression; None where the tree does not say."""
    inside = [index for index, token in enumerate(tokens) if token.start < end and start < token.end]
    if not inside:
        return None
    index = next((one for one in inside if tokens[one].head not in inside), inside[0])
    for _ in range(12):
        token = tokens[index]
        if token.pos in ("VERB", "AUX") and index not in inside:
            return _tense_of_verb(tokens, index)
        if token.head == index:
            return None
        index = token.head
    return None


def _tense_of_verb(tokens: tuple[Token, ...], index: int) -> Tense | None:
    verb = tokens[index]
    helpers = [
        one
        for one in tokens[max(0, index - 8) : index]
        if one.relation.startswith(("aux", "cop", "mark")) and tokens[one.head] is verb
    ]
    words = {one.text.lower() for one in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return Tense.FUTURE
    if words & {"would", "may", "might"} and "have" not in words and verb.tag in ("VB", "VBG", "VBN"):
        return Tense.FUTURE
    if verb.lemma.lower() in _PLANNING:
        return Tense.FUTURE
    if verb.tag in ("VBZ", "VBP") and verb.lemma.lower() in _TIMETABLE:
        return Tense.FUTURE
    if "to" in words:
        governor = tokens[verb.head]
        if governor is not verb and governor.lemma.lower() in _AHEAD:
            return Tense.FUTURE
        return Tense.FUTURE if words & {"is", "are", "was", "were"} else None
    if verb.tag == "VBD" or words & {"was", "were", "had", "has", "have", "did"}:
        return Tense.PAST
    return None


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|from|during|through|for|last|next|this|early|late|mid|on|before|after|"
    r"between|and|to|around|each|every|and|"
    r"ending|ended|beginning|end of|beginning of|middle of|early in|late in)[\s-]+$",
    re.I,
)
#: "under a June agreement", "the March accession"; "the May cabinet" is a person's.
_AS_ADJECTIVE = re.compile(r"\b(?:an?|the|its|their|last[’']s|[a-z]+[’']s) $", re.I)
_NOT_A_YEAR_AFTER = re.compile(
    r"[ \u00a0](?:people|persons|men|women|children|civilians?|troops|soldiers|fighters|refugees|members|votes?|"
    r"dollars|euros|pounds|"
    r"square|miles?|km|kilomet\w+|met(?:er|re)s?|feet|tons?|tonnes|kg|mph|copies|jobs|employees|workers|students|"
    r"times|points|degrees|acres|"
    r"shares|cars|vehicles|tanks|cases|deaths|homes|houses|families|percent|barrels|calories|years?|days|hours|"
    r"sorties|attacks|strikes)\b",
    re.I,
)
_STREET_AFTER = re.compile(r" (?:[A-Z][\w.]* ){1,2}(?:Street|Avenue|Road|Boulevard|Lane|Drive|Square|Ave|St|Rd|Blvd)\b")
#: What stands before a number that is no year; also the day of a date that is on no calendar ("Feb. 30, 2013").
_NUMBERED = re.compile(
    r"(?:No\.?|number|flight|Flight|Boeing|Airbus|Windows|Office|Agenda|Vision|Studio|Channel|Route|Highway|Area|Series|"
    r"Resolution|resolution|room|Room|page|\bp\.|Article|level|some|nearly|least|over|than|about|[A-Z]{2,}[ -]|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,)\s?$"
)
_YEAR_PLACE = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|through|during|before|after|for|and|or|between|the|late|early|"
    r"mid|around|about|circa|than|"
    r"year|summer|winter|spring|autumn|fall|fiscal|as|back|with|ended|ending|versus|vs\.|on|at|than|next|was|"
    r"were|is|[A-Z][a-z]+)[\s,-]+|[(\[–,—-]\s?|[’']s |\n)$"
)
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Gen|Col|Capt|Lt|Sgt|President|Senator|Sir|Theresa|Brian)\.? $")


def is_no_time(rule: str, text: str, start: int, end: int) -> bool:
    """Whether the words round a candidate show that it is a name, a number or a verb."""
    if _in_a_longer_word(text, start, end):
        return True
    phrase, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 40]
    if rule in IN_TITLES and _in_a_title(text, start, end):
        return True
    if rule == "month":
        return _no_month(phrase, before, after)
    if rule == "year":
        return _no_year(phrase, before, after) or _in_a_line_of_numbers(text, start, end)
    if rule == "lone-year":
        return _in_a_line_of_numbers(text, start, end)
    if rule == "years":
        return bool(re.match(r"-[A-Z]{1,3}-\d", after))  # the file 2010-11-CA-046
    if rule == "reference":
        return phrase == "Now" and bool(re.search(r"[\w-] ?$", before))  # the town of Qala-i-Now
    if rule == "weekday":
        return bool(_NAMED_DAY.search(before) or _PAPER_OF_THE_DAY.match(after))
    if rule in ("month-day", "day-month"):
        return phrase[:1].islower() or bool(re.match(r"[ -](?:mm|km|kg)\b", after))
    if rule == "quarter" or phrase.lower() == "the quarter":
        return not _FIGURES.search(text, max(0, start - FIGURES_WITHIN), end + FIGURES_WITHIN)
    if rule in ("duration", "weeks-of"):
        return _no_duration(phrase, before, after)
    if rule == "marked-unit" and re.match(r"[A-Z]\w+ [A-Z]", phrase) and not phrase.isupper():
        return True  # a programme called "This Week"
    if rule == "set-adverb":
        return phrase[:1].isupper() or bool(re.match(r"(?:,? [A-Z]|[ -]{1,2}paper)", after))  # the daily Granma
    return rule == "season" and after.lower().startswith(" of ")


#: A quarter or a half of a match has no such words round it, within so many characters.
FIGURES_WITHIN = 300
_FIGURES = re.compile(
    r"[%$€£]|\b(?:profits?|loss(?:es)?|sales|revenues?|earn\w*|income|growth|econom\w+|GDP|results|shares?|fiscal|dividends?|"
    r"output|percent|per cent|million|billion|year|exports?|figures|compan(?:y|ies)|budget|forecast|bank)\b",
    re.I,
)


#: The rules whose words may be the title of a song or a film.
IN_TITLES = frozenset(("weekday", "deictic-day", "month", "season", "part-of-today", "year", "marked-weekday"))
#: A title has few words, all of them capitalised but these.
_TITLE = re.compile(r"(?:[A-Z0-9][\w’'-]*|of|the|a|an|in|on|at|and|to|for|from|with|or)(?: |$)")
_QUOTES = {'"': '"', "“": "”", "‘": "’"}


def _in_a_title(text: str, start: int, end: int) -> bool:
    """Inside quotation marks with capitalised words only, and no comma or full stop as speech has ("Bloody Sunday")."""
    opening = max((text.rfind(mark, max(0, start - 40), start), mark) for mark in _QUOTES)
    if opening[0] < 0:
        return False
    closing = text.find(_QUOTES[opening[1]], end, end + 40)
    title = text[opening[0] + 1 : closing]
    return closing > 0 and title[:1].isupper() and not _TITLE.sub("", title)


def _in_a_line_of_numbers(text: str, start: int, end: int) -> bool:
    """A line without a letter that holds several numbers: pages, files, grid references ("1511, 1533, 1574")."""
    line = text[text.rfind("\n", 0, start) + 1 : start] + "#" + text[end : text.find("\n", end) % (len(text) + 1)]
    return not re.search(r"[^\W\d_]", line) and bool(re.search(r"\d", line))


#: Days with a name of their own, and papers.
_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Giving|Man|Casual|Mail on) $")
_PAPER_OF_THE_DAY = re.compile(
    r" (?:Times|Mirror|Telegraph|Express|Herald|People|World|Post|Mail|Sun|Independent|Tribune|"
    r"Night (?:Lights|Live|Football)|Agreement)\b"
)


def _in_a_longer_word(text: str, start: int, end: int) -> bool:
    """Glued to an address, a path or a file name ("www.x.org/2014/05")."""
    return text[max(0, start - 1) : start] in ("@", "#", "/", "_", "=") or text[end : end + 1] in ("@", "_", "=")


#: "$1.76 a year", "700 seats a week": how often, no length; annotators leave most of them out.
RATE = re.compile(r"(?:\d[\d,.]*%?(?: (?:million|billion|[a-z]+))?|times|hours|cents) $", re.I)


def _no_duration(phrase: str, before: str, after: str) -> bool:
    folded = phrase.lower()
    if (before.endswith(" as ") and folded.startswith("many ")) or after.startswith(" of age"):
        return True  # "the third raid in as many days"
    if phrase[:1].isupper() and re.match(r" of [A-Z]", after):
        return True  # "Days of Thunder"
    if re.fullmatch(r"an? [a-z]+", folded) and RATE.search(before):
        return True
    if "quarter" in folded and ((after.startswith(" of ") and "several" not in folded) or "-quarter" in folded):
        return True
    return bool(re.search(r"\s(?:Minutes|Hours|Days|Weeks|Months|Years)$", phrase))


def _no_month(phrase: str, before: str, after: str) -> bool:
    word = phrase.rstrip(".")
    if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? $", before) or re.match(r",? \d{1,2}\b(?!:)", after):
        return True  # "31 February" is on no calendar
    if phrase.isupper() and not before.isupper() and len(word) < 4:
        return True
    if len(word) < 5 and word not in ("May", "June", "July"):
        return True  # "Mar", "Sept." alone are too short to trust
    if _TITLES.search(before):
        return True
    if word in ("May", "March", "April", "June", "August"):
        if word != "May" and _AS_ADJECTIVE.search(before) and re.match(r" [a-z]{3,}", after):
            return False
        if not _BEFORE_MONTH.search(before):
            return True
        return (
            word not in ("March", "May")
            and bool(re.match(r" [A-Z][a-z]+", after))
            and before.lower().rstrip().endswith(("of", "for", "to", " and", " with"))
        )
    return bool(re.match(r" [A-Z][a-z]+", after)) and before.lower().rstrip().endswith(("mr.", "ms."))


def _no_year(phrase: str, before: str, after: str) -> bool:
    if re.search(r"\b(?:until|till|since|before|after|by) (?:at least|about|around|some time in) $", before, re.I):
        return False
    if _NOT_A_YEAR_AFTER.match(after) or _STREET_AFTER.match(after) or _NUMBERED.search(before):
        return True
    if _YEAR_PLACE.search(before) or not before.strip():
        return False
    return int(phrase) < 1900 or bool(
        re.match(r" [a-z]+s\b", after) and not re.search(r"\b(?:an?|its|his|her|their|our|this|that) $", before)
    )
