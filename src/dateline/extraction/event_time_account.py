"""A report's account: the day that each sentence tells of, and which events without a day it carries on to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_STEPS, Scene
from dateline.extraction.event_time_clause import Hung, comes_first, is_of_noun_before, is_speech
from dateline.extraction.event_time_tense import is_headline_news, is_narrated, is_progressive, quoted_words
from dateline.extraction.event_time_words import (
    AFTER,
    AFTERMATH,
    BACKGROUND,
    BEFORE,
    CALLED,
    HABIT_TYPES,
    HAPPENING,
    HAPPENING_TYPES,
    HAPPENINGS,
    RESCUERS,
    RESULTING,
)
from dateline.records.language import Sentence
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import Period

#: A day, or the night between two; a week or a month is no day of an account.
MAX_DAYS = 2
#: How many sentences an account goes on without naming its day again.
MAX_SENTENCES = 8
#: How many sentences behind the first may name its day when it names none itself.
MAX_BEHIND = 4
STOPS = (".", "!", "?", "”", '"', "’", ")")
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """The day that a sentence tells of, and the sentence. ``verb``: what happened then."""

    time: TimeExpression
    period: Period
    sentence: int
    verb: int


@dataclass(frozen=True, slots=True)
class Account:
    """``days``: for each sentence the day that goes on there, None where none does; ``sentences``: as in the syntax;
    ``first``: the first sentence of running text, None if there is none; ``behind``: the day that a sentence close
    behind the first gives to what that tells without a day; ``quoted``: the words in quotation marks."""

    days: tuple[Told | None, ...]
    sentences: tuple[Sentence, ...]
    first: int | None
    behind: Told | None
    quoted: frozenset[int]

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.sentences, index, key=lambda one: one.first_token) - 1


def build_account(hung: Hung) -> Account:
    """The account of one document."""
    scene, sentences = hung.scene, hung.scene.annotated.syntax.sentences
    first = next((i for i, one in enumerate(sentences) if one.kind == "body" and _is_running(scene, one)), None)
    quoted, named = quoted_words(scene), _named_in(hung, sentences)
    told: list[Told | None] = []
    days: list[Told | None] = []
    for number, one in enumerate(sentences):
        own = _told(hung, named[number], number=number, quoted=quoted) if one.kind == "body" else None
        going = days[-1] if days else None
        if own is None and going is not None and one.kind == "body":
            far = number - going.sentence > MAX_SENTENCES
            going = None if far or _looks_away(hung, named[number], going) else going
        told.append(own)
        days.append(own or going)
    behind = None
    if first is not None:
        if days[first] is None:
            behind = _behind(scene, told[first + 1 : first + 1 + MAX_BEHIND])
        days[:first] = [days[first]] * first
    return Account(tuple(days), sentences, first, behind, quoted)


def _named_in(hung: Hung, sentences: Sequence[Sentence]) -> list[list[tuple[TimeExpression, int]]]:
    """The times that hang on the words of each sentence."""
    named: list[list[tuple[TimeExpression, int]]] = [[] for _ in sentences]
    for time, head in hung.heads:
        number = bisect_right(sentences, head, key=lambda one: one.first_token) - 1
        if number >= 0:
            named[number].append((time, head))
    return named


def carried_on(hung: Hung, account: Account, frame: Frame, *, event_type: str) -> Told | None:
    """The day that an event has from the account it is told in; None if it may be another."""
    scene, number = hung.scene, account.sentence_of(frame.trigger)
    sentence, day, behind = account.sentences[number], account.days[number], account.behind
    if frame.support in account.quoted or frame.trigger in account.quoted:
        return None
    if behind is not None and number <= behind.sentence:
        return behind if event_type in HAPPENING_TYPES and not _is_background(scene, sentence) else None
    if day is None:
        return None
    if number == day.sentence and event_type in HAPPENING_TYPES and _refers_back(scene, day.verb):
        return day  # "officers responded to a shooting on Monday"
    title = sentence.kind == "body" and account.first is not None and number < account.first
    if title or sentence.kind == "headline":
        return day if is_headline_news(scene, frame) else None
    verb = _news_verb(hung, frame, sentence)
    aside = scene.lemma(day.verb) in AFTERMATH and event_type in HAPPENING_TYPES
    if verb is None or aside or (event_type in HABIT_TYPES and _is_habit(scene, verb)):
        return None
    return None if number == day.sentence and _is_shifted(scene, day.verb, verb) else day


def _is_habit(scene: Scene, verb: int) -> bool:
    """Whether the object is a bare plural: "provided weapons to fighters" tells what someone used to do."""
    child = scene.tree.child(verb, "obj")
    if child is None or scene.tree.tokens[child].tag != "NNS":
        return False
    return scene.tree.child(child, "det", "nummod", "nmod:poss", "amod") is None


def is_news(hung: Hung, account: Account, frame: Frame) -> bool:
    """Whether an event is told as news: in the simple past, in the reporter's words, not as background."""
    sentence = account.sentences[account.sentence_of(frame.trigger)]
    return frame.support not in account.quoted and _news_verb(hung, frame, sentence) is not None


def _news_verb(hung: Hung, frame: Frame, sentence: Sentence) -> int | None:
    """The verb that tells an event as part of the account of running text; None if none does."""
    scene = hung.scene
    verb: int | None = frame.support
    if frame.trigger == verb and verb in hung.triggers:
        verb = _resulting(hung, verb)  # a noun that no verb carries may name what happened before
    if verb is None or sentence.kind != "body" or _is_background(scene, sentence):
        return None
    return verb if is_narrated(scene, verb) else None


def _is_shifted(scene: Scene, told: int, verb: int) -> bool:
    """Whether "after" or "before" stands between two verbs of a sentence: "two days after a girl was shot"."""
    between = range(told + 1, verb)
    return any(scene.lemma(one) in AFTER | BEFORE for one in between)


def _resulting(hung: Hung, noun: int) -> int | None:
    """The verb over "resulted in the death of", which tells it; None for any other, and for what is only its agent
    ("left homeless by the quake")."""
    verb = _verb_of(hung, noun)
    if hung.scene.relation(noun) == "obl:agent" or "by" in hung.scene.cases(noun):
        return None
    if verb is None or hung.scene.lemma(verb) not in RESULTING or hung.scene.head(noun) != verb:
        return None
    above = hung.scene.head(verb)
    relative = hung.scene.relation(verb) == "acl:relcl" and above is not None
    return _verb_of(hung, verb) if relative else verb


def _told(
    hung: Hung, named: Sequence[tuple[TimeExpression, int]], *, number: int, quoted: frozenset[int]
) -> Told | None:
    """The day a sentence tells of, by a time that hangs on what happened and not on what was said of it."""
    scene = hung.scene
    found: list[Told] = []
    for time, head in named:
        owner = hung.owner(head)
        if owner is None or head in quoted or not is_day(time) or _is_of_what_came_first(hung, owner, head):
            continue
        verb = _teller(hung, owner)
        if verb is not None and not _tells(scene, verb):
            verb = _main_verb(scene, verb, head)
        if verb is not None and time.period is not None and _tells(scene, verb):
            found.append(Told(time, time.period, number, verb))
    return found[0] if found and all(one.period == found[0].period for one in found) else None


def _is_of_what_came_first(hung: Hung, owner: int, head: int) -> bool:
    """Whether a time is that of what a sentence tells as having come before: "after the attack on Monday"."""
    return comes_first(hung.scene, owner) or is_of_noun_before(hung.scene, head, owner)


def _tells(scene: Scene, verb: int) -> bool:
    """Whether a verb tells what happened: in the account, no word of saying, nothing that went on."""
    return is_narrated(scene, verb) and not is_speech(scene, verb) and not is_progressive(scene, verb)


def _main_verb(scene: Scene, owner: int, head: int) -> int | None:
    """The verb of the sentence, for a time that a parser hung on a clause which a comma had closed before it ("seized a
    man, who planned attacks, during a raid on Sunday"); None where the clause may have that time itself."""
    if not any(scene.tree.tokens[one].text == "," for one in range(owner, head)):
        return None
    here = owner
    for _ in range(MAX_STEPS):
        above = scene.head(here)
        if above is None:
            return here if here != owner and scene.is_verb(here) else None
        here = above
    return None


def _teller(hung: Hung, owner: int, steps: int = MAX_STEPS) -> int | None:
    """The verb that tells the moment of what a time hangs on: that of a noun, of "a patrol operating on Monday", and of
    "to make", on which no past day can hang."""
    scene, tag = hung.scene, hung.scene.tree.tokens[owner].tag
    if owner in hung.triggers:
        return _verb_of(hung, owner)
    aside = scene.relation(owner) == "acl" and tag in ("VBG", "VBN")
    if not aside and (tag != "VB" or scene.mark(owner) != "to"):
        return owner
    above = _verb_of(hung, owner)
    return _teller(hung, above, steps - 1) if above is not None and (aside or above < owner) and steps > 0 else None


def _verb_of(hung: Hung, noun: int) -> int | None:
    here: int | None = noun
    for _ in range(MAX_STEPS):
        here = None if here is None else hung.scene.head(here)
        if here is None or hung.scene.is_verb(here):
            return here
    return None


def is_day(time: TimeExpression) -> bool:
    """Whether an expression gives one day, or the night between two; a day of a year that is known on one side only
    ("26 November" in a report of 2015 or later) counts too."""
    if time.period is None or time.basis is Basis.PUBLICATION:
        return False
    days = time.period.days
    return days <= MAX_DAYS if days is not None else _DAY.match(time.timex_value) is not None


def _looks_away(hung: Hung, named: Sequence[tuple[TimeExpression, int]], going: Told) -> bool:
    """Whether a sentence names another time than the one the account is at, for something else than words."""
    for time, head in named:
        if time.period is not None and not time.period.meets(going.period):
            owner = hung.owner(head)
            if owner is None or not is_speech(hung.scene, owner):
                return True
    return False


def _behind(scene: Scene, told: Sequence[Told | None]) -> Told | None:
    """The first of some sentences that says when that happened which the report is about."""
    return next((one for one in told if one is not None and _refers_back(scene, one.verb)), None)


def _refers_back(scene: Scene, verb: int) -> bool:
    """Whether a clause says when it happened: "the crash happened on Monday", "officers were called on Monday"."""
    subjects = {scene.lemma(one) for one in scene.tree.all_children(verb, "nsubj", "nsubj:pass")}
    lemma = scene.lemma(verb)
    return bool((lemma in HAPPENING and subjects & HAPPENINGS) or (lemma in CALLED and subjects & RESCUERS))


def _is_background(scene: Scene, sentence: Sentence) -> bool:
    inside = range(sentence.first_token, min(sentence.last_token, len(scene.tree.tokens)))
    return any(BACKGROUND & {scene.lemma(i), scene.tree.tokens[i].text.lower()} for i in inside)


def _is_running(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is running text and no title: it ends with a stop and holds a verb."""
    words = range(sentence.first_token, min(sentence.last_token, len(scene.tree.tokens)))
    stopped = scene.annotated.document.text[sentence.start : sentence.end].rstrip().endswith(STOPS)
    return stopped and any(scene.is_verb(i) for i in words)
