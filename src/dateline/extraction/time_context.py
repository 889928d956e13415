"""What stands round a time expression: the tense of its clause, and signs that it is no time at all."""

import re
from enum import Enum
from functools import cache

from dateline.records.language import Syntax, Token

#: How many characters of context are looked at on either side; longer sentences hold several clauses anyway.
WINDOW = 200


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


def tense_of(text: str, start: int, end: int, syntax: Syntax | None = None) -> Tense:
    """The tense of the clause round ``text[start:end]``: by the governing verb where there is syntax, else by the
    cues near it."""
    if text[max(0, start - 12) : start].lower().rstrip().endswith("since"):
        return Tense.PAST
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
_AHEAD_WORDS = "plan intend expect schedule slate hope aim prepare promise vow agree set due want threaten decide"
_AHEAD = frozenset(_AHEAD_WORDS.split())


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
    if "to" in words:
        governor = tokens[verb.head]
        if governor is not verb and governor.lemma.lower() in _AHEAD:
            return Tense.FUTURE
        return Tense.FUTURE if words & {"is", "are", "was", "were"} else None
    if verb.lemma.lower() in ("schedule", "slate") and verb.tag == "VBN":
        return Tense.FUTURE
    if verb.tag == "VBD" or words & {"was", "were", "had", "has", "have", "did"}:
        return Tense.PAST
    return None


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|from|during|through|for|last|next|this|early|late|mid|on|before|after|"
    r"between|and|to|around|each|every|and|"
    r"ending|ended|beginning|end of|beginning of|middle of|early in|late in)[\s-]+$",
    re.I,
)
_NOT_A_YEAR_AFTER = re.compile(
    r"[ \u00a0](?:people|persons|men|women|children|civilians?|troops|soldiers|fighters|refugees|members|votes?|"
    r"dollars|euros|pounds|"
    r"square|miles?|km|kilomet\w+|met(?:er|re)s?|feet|tons?|tonnes|kg|mph|copies|jobs|employees|workers|students|"
    r"times|points|degrees|acres|"
    r"shares|cars|vehicles|tanks|cases|deaths|homes|houses|families|percent|barrels|calories|years?|days|hours|"
    r"sorties|attacks|strikes)\b",
    re.I,
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
    if rule == "month":
        return _no_month(phrase, before, after)
    if rule == "year":
        return _no_year(phrase, before, after)
    if rule in ("month-day", "day-month"):
        return phrase[:1].islower() or bool(re.match(r"[ -](?:mm|km|kg)\b", after))
    if rule == "duration":
        return _no_duration(phrase, before, after)
    if rule == "marked-unit" and re.match(r"[A-Z]\w+ [A-Z]", phrase) and not phrase.isupper():
        return True  # a programme called "This Week"
    return rule == "season" and after.lower().startswith(" of ")


def _in_a_longer_word(text: str, start: int, end: int) -> bool:
    """Glued to an address, a path or a file name ("www.x.org/2014/05")."""
    return text[max(0, start - 1) : start] in ("@", "#", "/", "_", "=") or text[end : end + 1] in ("@", "_", "=")


#: "$1.76 a year", "700 seats a week": a rate, no length.
_RATE = re.compile(r"(?:\d[\d,.]*%?(?: (?:million|billion|[a-z]+))?|times|hours|cents) $", re.I)


def _no_duration(phrase: str, before: str, after: str) -> bool:
    folded = phrase.lower()
    if "quarter" in folded and (after.startswith(" of ") or "-quarter" in folded):
        return True
    if re.search(r"\s(?:Minutes|Hours|Days|Weeks|Months|Years)$", phrase):
        return True
    return re.fullmatch(r"an? [a-z]+", folded) is not None and bool(_RATE.search(before))


def _no_month(phrase: str, before: str, after: str) -> bool:
    word = phrase.rstrip(".")
    if phrase.isupper() and not before.isupper() and len(word) < 4:
        return True
    if len(word) < 5 and word not in ("May", "June", "July"):
        return True  # "Mar", "Sept." alone are too short to trust
    if _TITLES.search(before):
        return True
    if word in ("May", "March", "April", "June", "August"):
        if not _BEFORE_MONTH.search(before):
            return True
        return (
            word not in ("March", "May")
            and bool(re.match(r" [A-Z][a-z]+", after))
            and before.lower().rstrip().endswith(("of", "for", "to"))
        )
    return bool(re.match(r" [A-Z][a-z]+", after)) and before.lower().rstrip().endswith(("mr.", "ms."))


def _no_year(phrase: str, before: str, after: str) -> bool:
    if _NOT_A_YEAR_AFTER.match(after) or re.search(
        r"(?:No\.?|number|flight|Flight|Boeing|Resolution|resolution|room|Room|page|\bp\.|Article|level|some|"
        r"nearly|least|over|than|about|[A-Z]{2,}[ -])\s?$",
        before,
    ):
        return True
    if _YEAR_PLACE.search(before) or not before.strip():
        return False
    return int(phrase) < 1900 or bool(
        re.match(r" [a-z]+s\b", after) and not re.search(r"\b(?:an?|its|his|her|their|our|this|that) $", before)
    )
