"""Rules for feasts and holidays: of fixed date, counted from Easter or a weekday, and of the moon."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateline.extraction.calendar import PUBLICATION, TEXT, YEAR_OF, Reading
from dateline.extraction.time_calendars import (
    easter,
    hebrew_new_year,
    iranian_date,
    islamic_date,
    islamic_month_length,
    islamic_year,
    orthodox_easter,
)
from dateline.extraction.time_grammar import FAR, Context, Rule, full_year
from dateline.extraction.time_words import YEAR
from dateline.records.period import Period, Precision, day

#: The period that a feast is in a year: of ours for most, of the Islamic calendar for its feasts.
InYear = Callable[[int], Period]


def read_feast(match: re.Match[str], context: Context) -> Reading | None:
    """A holiday by its name: of the year beside it, else the one that the tense points to, else the nearest."""
    in_year = FEASTS[_folded(match["feast"])]
    given = match["year"] or match["year2"]
    if given:
        return _reading(in_year(full_year(given)), TEXT)
    word = (match["word"] or "").lower()
    found = _reading(choose(in_year, context, word), PUBLICATION if word else YEAR_OF)
    return found if _is_fixed(in_year) else replace(found, generic="XXXX-XX-XX")


def read_islamic_feast(match: re.Match[str], context: Context) -> Reading | None:
    """An Islamic feast or Ramadan, computed and so approximate."""
    name = _folded(match["feast"])
    month, first, last = next(value for pattern, value in ISLAMIC_FEASTS if re.fullmatch(pattern, name))
    given = match["year"] or match["year2"]
    word = (match["word"] or "").lower()
    around = islamic_year(date(full_year(given), 7, 1) if given else context.reference)

    def in_year(year: int) -> Period:
        return islamic_period(year, month, first, last)

    if given:
        near = [in_year(year) for year in (around - 1, around, around + 1)]
        period = next((one for one in near if one.start and one.start.year == full_year(given)), None)
        return None if period is None else _reading(period, TEXT)
    return _reading(choose(in_year, context, word, year=around), PUBLICATION if word else YEAR_OF)


def islamic_period(year: int, month: int, first: int, last: int) -> Period:
    """From one day of an Islamic month to another, ``last`` 0 for the end of the month; approximate, since the moon may
    be sighted a day off."""
    start = islamic_date(year, month, first)
    end = islamic_date(year, month, last or islamic_month_length(year, month)) + timedelta(days=1)
    return Period(start, end, Precision.DAY if (end - start).days == 1 else Precision.RANGE, approximate=True)


def choose(in_year: InYear, context: Context, word: str = "", year: int | None = None) -> Period:
    """The feast before ("last") or after ("next") the reference; else by tense, at most nine months away, the nearest
    where the tense does not say. ``year``: that of the reference in the feast's own calendar."""
    middle = context.reference.year if year is None else year
    candidates = [in_year(one) for one in (middle - 1, middle, middle + 1)]
    reference = context.reference
    ahead = [one for one in candidates if one.end is not None and reference < one.end]
    back = [one for one in candidates if one.start is not None and one.start <= reference]
    if word.endswith(("last", "past")):
        return [one for one in back if one.end is not None and one.end <= reference][-1]
    if word.endswith(("next", "coming", "upcoming")):
        return next(one for one in ahead if one.start is not None and one.start > reference)
    if context.future or context.past:
        near = [one for one in (ahead if context.future else back) if _distance(one, reference) <= FAR]
        candidates = near or candidates
    return min(candidates, key=lambda one: _distance(one, reference))


def _distance(period: Period, reference: date) -> timedelta:
    """Days between; none while it lasts."""
    assert period.start is not None and period.last is not None
    return max(period.start - reference, reference - period.last, timedelta(0))


def _reading(period: Period, source: str) -> Reading:
    first, last = period.start, period.last
    assert first is not None
    if first == last:
        generic = "XXXX-XX-XX" if period.approximate else f"XXXX-{first.month:02d}-{first.day:02d}"
        return Reading(first.isoformat(), generic, period, source)
    return Reading(f"{first}/{last}", "XXXX-XX-XX", period, source)


def _is_fixed(in_year: InYear) -> bool:
    """Whether a feast is on the same day of every year."""
    days = [in_year(year).start for year in (2017, 2018, 2019)]
    return len({(one.month, one.day) for one in days if one is not None}) == 1


def _folded(name: str) -> str:
    """Small letters and single blanks, no marks."""
    return re.sub(r"[^a-z ]", "", re.sub(r"[\s-]+", " ", name.lower()))


def _fixed(month: int, number: int) -> InYear:
    return lambda year: day(date(year, month, number))


def _from(feast: Callable[[int], date], step: int) -> InYear:
    return lambda year: day(feast(year) + timedelta(days=step))


def _nth(month: int, weekday: int, count: int) -> InYear:
    """The ``count``-th such weekday of a month; 0 for the last."""

    def in_year(year: int) -> Period:
        if count == 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return day(last - timedelta(days=(last.isoweekday() - weekday) % 7))
        first = date(year, month, 1)
        return day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1)))

    return in_year


def _nowruz(year: int) -> Period:
    return day(iranian_date(year - 621, 1, 1))


def _hebrew(step: int, length: int) -> InYear:
    """``step`` days from the New Year of the autumn, from which the feasts of spring are counted back."""

    def in_year(year: int) -> Period:
        start = hebrew_new_year(year) + timedelta(days=step)
        end = start + timedelta(days=length)
        return day(start) if length == 1 else Period(start, end, Precision.RANGE)

    return in_year


FEASTS: dict[str, InYear] = {
    "orthodox easter": _from(orthodox_easter, 0), "easter": _from(easter, 0), "easter sunday": _from(easter, 0),
    "easter day": _from(easter, 0), "easter monday": _from(easter, 1), "easter saturday": _from(easter, -1),
    "good friday": _from(easter, -2), "orthodox good friday": _from(orthodox_easter, -2),
    "maundy thursday": _from(easter, -3), "holy thursday": _from(easter, -3), "holy saturday": _from(easter, -1),
    "palm sunday": _from(easter, -7), "ash wednesday": _from(easter, -46), "shrove tuesday": _from(easter, -47),
    "ascension day": _from(easter, 39), "whit monday": _from(easter, 50), "pentecost": _from(easter, 49),
    "corpus christi day": _from(easter, 60), "epiphany": _fixed(1, 6), "orthodox christmas": _fixed(1, 7),
    "st patricks day": _fixed(3, 17), "all saints day": _fixed(11, 1), "boxing day": _fixed(12, 26),
    "international womens day": _fixed(3, 8), "bastille day": _fixed(7, 14), "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1), "labour day": _fixed(5, 1), "international workers day": _fixed(5, 1),
    "labor day": _nth(9, 1, 1), "memorial day": _nth(5, 1, 0), "martin luther king day": _nth(1, 1, 3),
    "presidents day": _nth(2, 1, 3), "mothers day": _nth(5, 7, 2), "columbus day": _nth(10, 1, 2),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "remembrance sunday": _nth(11, 7, 2),
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "christmas eve": _fixed(12, 24),
    "new years day": _fixed(1, 1), "new years eve": _fixed(12, 31), "halloween": _fixed(10, 31),
    "valentines day": _fixed(2, 14),
    "thanksgiving": _nth(11, 4, 4), "thanksgiving day": _nth(11, 4, 4), "fourth of july": _fixed(7, 4),
    "april fools day": _fixed(4, 1), "guy fawkes night": _fixed(11, 5),
    "nowruz": _nowruz, "nawruz": _nowruz, "newroz": _fixed(3, 21), "norouz": _nowruz, "navruz": _fixed(3, 21),
    "rosh hashanah": _hebrew(0, 2), "rosh hashana": _hebrew(0, 2), "yom kippur": _hebrew(9, 1),
    "sukkot": _hebrew(14, 7), "passover": _hebrew(-163, 7), "purim": _hebrew(-193, 1), "shavuot": _hebrew(-113, 1),
}  # fmt: skip

#: Islamic month, first and last day (0: to its end). Sources: the feasts' own definitions; Mawlid as Sunnis keep it.
ISLAMIC_FEASTS = (
    (r"eid (?:al |ul |el )?(?:fitr|fetr)|lesser eid", (10, 1, 1)),
    (r"eid (?:al |ul |el )?(?:adha|azha)|kurban bayrami?|feast of (?:the )?sacrifice", (12, 10, 10)),
    (r"(?:the )?(?:(?:muslim |islamic )?(?:holy |fasting )*month of )?(?:ramadan|ramadhan|ramazan|ramzan)", (9, 1, 0)),
    (r"ashura|ashoura|day of ashura", (1, 10, 10)),
    (r"arbaeen|arbain", (2, 20, 20)),
    (r"mawlid(?: al nabi| an nabi)?|(?:eid )?milad un nabi|prophet muhammads birthday", (3, 12, 12)),
    (r"laylat al qadr|night of (?:destiny|power)", (9, 27, 27)),
    (r"islamic new year|hijri new year", (1, 1, 1)),
    (r"(?:the )?(?:annual )?hajj", (12, 8, 13)),
)

_WORD = r"(?:(?P<word>last|this past|this coming|this|next|coming|upcoming)[ ](?:year[’']s[ ])?)?"
_YEAR_BY_IT = rf"(?:(?:,? | of | in )(?P<year>{YEAR}))?"
_YEAR_BEFORE = r"(?:(?P<year2>20[0-4]\d|19\d\d)[ ])?"
_FEAST = (
    r"Christmas(?: (?:Day|Eve))?|New Year[’']?s? (?:Day|Eve)|Halloween|Thanksgiving(?: Day)?|"
    r"Orthodox Easter|Easter(?: (?:Sunday|Day|Monday|Saturday))?|(?:Orthodox )?Good Friday|Maundy Thursday|Holy "
    r"Thursday|Holy Saturday|Palm Sunday|Ash Wednesday|Shrove Tuesday|Ascension Day|Whit Monday|Pentecost|Corpus "
    r"Christi Day|Epiphany|Orthodox Christmas|St\.? Patrick[’']s Day|All Saints[’']? Day|Boxing Day|International "
    r"Women[’']s Day|Bastille Day|Anzac Day|May Day|Labou?r Day|International Workers[’']? Day|Memorial Day|Martin "
    r"Luther King Day|Presidents?[’']?s? Day|Mother[’']s Day|Columbus Day|Veterans[’']? Day|Armistice Day|Remembrance "
    r"Sunday|Fourth of July|April Fools?[’']s? Day|Guy Fawkes Night|Nowruz|Nawruz|Newroz|Norouz|Navruz|Rosh "
    r"Hashanah?|Yom Kippur|Sukkot|Passover|Purim|Shavuot|Valentine[’']?s Day"
)
#: Behind it a feast is part of another name: the Yom Kippur War, Easter Island, the Easter Rising.
_NO_NAME_AFTER = (
    r"(?![\w-])(?! (?:War|Island|Rising|Agreement|Accords?|eggs?|[Bb]unny|massacre|Massacre|Parade|Foundation|"
    r"Offensive)\b)"
)
#: Ramadan and Hajj are also names of people: alone they count only where a time is expected.
_TIMELY = (
    r"(?:(?<=\bduring )|(?<=\bin )|(?<=\bof )|(?<=\bbefore )|(?<=\bafter )|(?<=\bsince )|(?<=\buntil )|(?<=\bthis )|"
    r"(?<=\blast )|(?<=\bnext )|(?<=\bthroughout )|(?<=\bby )|(?<=\bthe ))"
)

FEAST_WORDS = (
    r"Easter|Good|Thursday|Saturday|Sunday|Wednesday|Tuesday|Day\b|Monday|Pentecost|Epiphany|Christmas|New\s+Year|"
    r"Thanks|Hallow|Fourth|Night|Valentine|N[ao][vw]?r[uo]u?z|Newroz|Rosh|Yom|Sukkot|Passover|Purim|Shavuot"
)

RULES = (
    Rule("feast", rf"\b{_YEAR_BEFORE}{_WORD}(?P<feast>(?-i:{_FEAST})){_NO_NAME_AFTER}{_YEAR_BY_IT}",
        read_feast, near=FEAST_WORDS),
    Rule("islamic-feast",
        rf"\b{_YEAR_BEFORE}{_WORD}(?:the (?:first day of )?)?(?P<feast>"
        r"(?-i:Eid[ -](?:al|ul|el)[ -](?:Fitr|Fetr|Adha|Azha)|"
        r"Day of Ash(?:u|ou|oo)ra|Ash(?:u|ou|oo)ra|Arbaeen|Arbain|Mawlid(?:[ -]a[ln][ -]Nabi)?|"
        r"Eid[ -]Milad[ -]un[ -]Nabi|Laylat[ -]"
        rf"al[ -]Qadr|(?:Islamic|Hijri) New Year)){_NO_NAME_AFTER}{_YEAR_BY_IT}", read_islamic_feast,
        near=r"Eid|[Aa]sh[ou]+ra|Arba|Mawlid|Qadr|New\s+Year"),
    Rule("ramadan",
        rf"(?:{_TIMELY}|\b(?=last |this |next |the ))(?:the )?{_YEAR_BEFORE}{_WORD}(?:the )?(?P<feast>(?:(?:Muslim |"
        r"Islamic )?(?:holy |fasting )*month of )?"
        r"(?-i:Ramadan|Ramadhan|Ramazan|Ramzan)|(?:annual )?(?-i:Hajj))(?![\w-])"
        rf"(?! (?-i:[A-Z])|[’']s\b){_YEAR_BY_IT}", read_islamic_feast, near=r"Ram[az]+d?h?an|Ramzan|Hajj"),
)  # fmt: skip
