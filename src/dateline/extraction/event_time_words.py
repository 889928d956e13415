"""The words that tell whether a clause goes on with what a report tells, or looks back, or is only about saying."""

from dateline.extraction.event_words import SAYING, words

#: Verbs whose time is that of words or papers and not of what they are about, beside those of saying.
REACTING = words(
    """
    condemn criticise criticize praise denounce mourn thank congratulate blame accuse charge indict sentence convict
    try investigate probe review discuss debate describe recall remember commemorate mark celebrate publish release
    issue post broadcast air update tweet comment respond react answer ask warn promise vow deny reject welcome
    expect hope plan urge demand allege testify plead speak identify name estimate
    """
)
SPEECH = SAYING | REACTING
#: Of these the ones that also tell what somebody did: "found a cache" beside "found that it was empty".
PERCEIVING = words("find discover see hear show mark release issue post cite point report try answer")
#: Verbs whose noun is what came of them, then and there: "resulted in the death of".
RESULTING = words("result lead leave cause end culminate")
#: Types that tell what was said or done about something else: they have their own day, often that of the report.
SPEECH_TYPES = frozenset(
    "STATEMENT REQUEST REJECT DENY ACCUSE CHARGE INVESTIGATE THREATEN SENTENCE CONVICT MOURN PRAISE".split()
)
#: Words by which a sentence steps out of its account, back or across.
BACKGROUND = words(
    """
    previously formerly earlier ago once often always usually frequently regularly sometimes repeatedly
    historically traditionally originally initially prior long recently lately already past former
    previous history ever since annually
    """
)
#: Verbs of what is done about a happening afterwards: their day is theirs alone.
AFTERMATH = words(
    """
    arrest charge appear plead arraign sentence convict extradite bury die succumb jail book indict evaluate hold
    attend gather testify mourn honor honour meet visit speak
    """
)
#: What is done at once when something has happened, and by whom.
CALLED = words("call respond dispatch alert summon notify rush receive place report")
RESCUERS = words(
    """
    police officer deputy firefighter authority crew trooper official paramedic medic ambulance sheriff investigator
    agent rescuer responder department office dispatcher team call they incident shooting attack crash fire
    """
)
#: Types of what a report may call "the incident" or "it" when it says when that happened.
HAPPENING_TYPES = frozenset("ATTACK DIE DISASTER PROTEST SIEGE".split())
#: Types that are as often somebody's habit as a deed of one day.
HABIT_TYPES = frozenset("AID SUPPLY SUPPORT COOPERATE TRANSFER".split())
#: Verbs that say no more of their subject than that it happened.
HAPPENING = words("happen occur erupt unfold begin start break take come")
#: Nouns by which a report refers back to what it is about.
HAPPENINGS = words(
    """
    incident shooting attack accident crash collision fire explosion blast bombing stabbing killing murder homicide
    raid operation clash fighting battle assault robbery violence strike airstrike strike ambush robbery slaying event
    confrontation altercation fight meeting talks talk visit protest rally flood earthquake landslide
    crime gunfire shot it this
    """
)
#: What opens a clause that tells when the clause above it was.
AT_ONCE = frozenset({"when", "as", "while"})
#: Prepositions by which a noun is the setting of a verb: they share their time; "in" only with the verbs behind them,
#: for "arrested in a shooting" is of another day.
DURING = frozenset({"during", "amid", "throughout"})
STRUCK = words("kill die wound injure hurt hit destroy damage burn perish")
#: What comes after, in time, what stands behind these words.
AFTER = words("after following since")
#: What comes before it.
BEFORE = words("before prior until ahead")
#: "in response to", "in retaliation for", "as a result of": the noun that makes what follows it come first.
RESPONSES = words("response retaliation revenge reaction reprisal answer result wake aftermath consequence retribution")
