"""Whether a short line is a headline that opens a report, judged with the paragraph under it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.reading.datelines import Opening

MIN_HEADLINE_WORDS = 3
MOST_WORDS = 0.6  # a news lead says again what its headline says; a crosshead picks one or two words of it
MIN_SCORE = 4  # multi-report pages: 4 keeps crossheads inside their report; 3 splits one report in ten

_VERBS_LIST = """
accepts accuses adds agrees aims allows announces appeals appoints approves arrests arrives asks attacks backs bans
begins blames blasts blocks bombs boosts breaks calls captures carries ceases challenges charges claims clashes
closes comes condemns confirms continues controls convicts crosses cuts deals declares defends defies delays
demands denies deploys destroys dies discusses drops ends enters escalates evacuates executes expands expels
extends faces fails falls fears fights finds fires flees follows gains gets gives goes grows halts hands heads
helps hints hits holds hopes hosts imposes intensifies invades investigates invites joins jails jumps keeps kills
lands lashes launches leads leaves lifts likens loses makes meets moves mulls names nears offers opens orders ousts
overruns passes pays plans pleads pledges plunges postpones prepares presents presses probes promises proposes
protests pulls pushes puts quits raises reaches receives recalls recaptures refuses rejects releases remains renews
reopens reports rescues resigns responds restores resumes returns reveals rises rules runs says seeks seizes sends
sentences sets shakes shells shoots shows signs slams slows speaks spreads stands starts stays steps stops storms
strikes strips struggles submits sues suffers summons supports surges surrenders suspends swears takes talks
targets tells tests threatens topples travels tries turns unveils urges uses visits votes vows wants warns welcomes
wins withdraws works precedes follows marks advance advances agree attack call clash die fall flee gain hold kill
leave launch meet move plan protest push reject resume return rise say seek seize sign strike take threaten urge
vow warn win
"""
_VERBS = frozenset(_VERBS_LIST.split())
_STOP_LIST = """
the a an of in on at to for and or with by from as its his her their over after amid into is are be not new
"""
_STOP = frozenset(_STOP_LIST.split())
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today)\b")
_SAID = re.compile(r"\b(?:said|says|announced|told|reported|according to|confirmed|denied|declared|warned)\b")
_FULL_NAME = re.compile(
    r"\b([A-Z][a-z\u00e0-\u024f’'-]+) ((?:(?:al|el|bin|de|van|von|der)[ -])?[A-Z][A-Za-z\u00c0-\u024f’'-]{2,})\b"
)
_TITLES_LIST = """
President Prime Minister Foreign Defense Defence General Colonel Major Captain Doctor Dr Mr Mrs Ms Sir Lord King
Queen Prince Sheikh Imam Judge Senator Governor Mayor Secretary Ambassador Commander Chief Chairman Leader
Spokesman Spokeswoman Professor Father Bishop Pope The In On At New North South East West Northern Southern Eastern
Western Russian American British French German Turkish Syrian Iranian
"""
#: Words before a name that are no given names.
TITLES = frozenset(_TITLES_LIST.split())


def opening_score(headline: str, lead: str, *, following: str, before: str, opening: Opening | None) -> int:
    """How surely ``headline`` and ``lead`` open a new report: :data:`MIN_SCORE` and above is yes.

    ``following``: the lead and the next paragraph; ``before``: the report so far; ``opening``: the lead's dateline.
    """
    words = headline.split()
    if len(words) < MIN_HEADLINE_WORDS:
        return 0
    score = 4 if opening is not None else 0
    score += 1 if has_verb(words) else 0
    score += 1 if len(words) >= 6 else 0
    score += 1 if title_case(words) else 0
    shared = shared_words(headline, lead[:300])
    score += (1 if shared >= 2 else 0) + (1 if shared >= max(3, MOST_WORDS * len(_stems(headline))) else 0)
    score += 1 if _WEEKDAY.search(lead[:300]) and _SAID.search(lead) else 0
    score += 2 if introduces_again(following, before) else 0
    return (
        score
        if has_verb(words) or opening is not None or introduces_again(following, before)
        else min(score, MIN_SCORE - 1)
    )


def has_verb(words: Sequence[str]) -> bool:
    """Whether a word is a verb of headlines, after the first word ("Police arrest ...", "Minister to visit ...")."""
    low = [word.strip(",.:;‘’“”'\"").lower() for word in words]
    return any(word in _VERBS for word in low[1:]) or any(
        word == "to" and after.isalpha() for word, after in pairwise(low[1:5])
    )


def title_case(words: Sequence[str]) -> bool:
    """Whether nearly all long words start with a capital, as in American headlines."""
    long = [word.strip("‘’“”'\"(") for word in words if (len(word) > 3 and word[0].isalpha()) or word[:1] in "‘“"]
    return len(long) >= 3 and sum(word[:1].isupper() for word in long) >= 0.8 * len(long)


def shared_words(headline: str, text: str) -> int:
    """How many content words of ``headline`` come again in ``text``, by their first five letters."""
    there = _stems(text)
    return len(_stems(headline) & there)


def introduces_again(following: str, before: str) -> bool:
    """Whether ``following`` gives in full a name that ``before`` has already used by the surname alone."""
    for match in _FULL_NAME.finditer(following):
        given, surname = match.groups()
        if given in TITLES or surname in TITLES:
            continue
        alone = re.search(rf"(?<![A-Z][a-z]{{2}} )\b{re.escape(surname)}\b", before)
        if alone and f"{given} {surname}" in before and _used_alone(surname, before):
            return True
    return False


def _used_alone(surname: str, text: str) -> bool:
    """Whether the surname stands after a small word or opens a sentence, as on second mention."""
    return bool(re.search(rf"(?:^|[.\n“] ?|\b[a-z]+,? ){re.escape(surname)}\b", text))


def _stems(text: str) -> set[str]:
    words = (word.lower().removesuffix("’s").removesuffix("'s") for word in re.findall(r"[\w’'-]+", text))
    return {word[:5] for word in words if word not in _STOP and len(word) > 2}
