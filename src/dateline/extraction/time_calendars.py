"""Calendars other than the Gregorian one: Islamic, Iranian, Hebrew, and the date of Easter, as days of ours."""

from datetime import date, timedelta

#: Day 0 of the tabular Islamic calendar in its civil form: the day before Friday, 16 July 622 (Julian).
ISLAMIC_EPOCH = 227_014
#: Years of the calendars that a news report may name; beyond, the number is no year of theirs.
ISLAMIC_YEARS = range(1200, 1510)
#: The 33-year rule holds for these.
IRANIAN_YEARS = range(1178, 1634)
#: Day 0 of the Hebrew calendar, counted as ``date.toordinal`` does.
HEBREW_EPOCH = -1_373_428


def islamic_date(year: int, month: int, day: int) -> date:
    """The day of an Islamic date by the tabular calendar (30-year cycle, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
    26, 29): the day that is kept may lie one off, as the moon is sighted or not.

    ValueError for what is no such date. Reingold and Dershowitz, Calendrical Calculations, chapter 7.
    """
    if year not in ISLAMIC_YEARS or not 1 <= month <= 12 or not 1 <= day <= islamic_month_length(year, month):
        raise ValueError(f"no Islamic date: {year}-{month}-{day}")
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(ISLAMIC_EPOCH + before + day)


def islamic_month_length(year: int, month: int) -> int:
    """30 days in odd months, 29 in even ones; the twelfth has 30 in a leap year."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def islamic_year(value: date) -> int:
    """The Islamic year that holds a day of ours, 1200-1509 AH; ValueError beyond."""
    year = (30 * (value.toordinal() - ISLAMIC_EPOCH - 1) + 10_646) // 10_631
    return year if islamic_date(year, 1, 1) <= value else year - 1


def iranian_date(year: int, month: int, day: int) -> date:
    """The day of an Iranian solar date by the 33-year cycle (leap years 1, 5, 9, 13, 17, 22, 26, 30), which agrees with
    the observed calendar for 1178-1633. ValueError for what is no such date."""
    if year not in IRANIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= _iranian_month_length(year, month):
        raise ValueError(f"no Iranian date: {year}-{month}-{day}")
    before = 365 * (year - 1) + (8 * (year - 1) + 29) // 33 + 31 * (month - 1) - max(0, month - 7)
    return date.fromordinal(226_894 + before + day)


def _iranian_month_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or (8 * year + 29) // 33 > (8 * (year - 1) + 29) // 33 else 29


def easter(year: int) -> date:
    """Western Easter Sunday (J. Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    count = shift + weekday - 7 * late + 114
    return date(year, count // 31, count % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday: the Julian one, told in our calendar (Meeus, as above)."""
    shift = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - shift + 34) % 7
    count = shift + weekday + 114
    ahead = year // 100 - year // 400 - 2
    return date(year, count // 31, count % 31 + 1) + timedelta(days=ahead)


def hebrew_new_year(year: int) -> date:
    """Rosh Hashanah of the Hebrew year that begins in the autumn of ``year`` (Reingold and Dershowitz, chapter 8)."""
    hebrew = year + 3761
    before, here, after = (_hebrew_days(one) for one in (hebrew - 1, hebrew, hebrew + 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + here + delay + 1)


def _hebrew_days(year: int) -> int:
    """Days up to the new moon of Tishri, moved off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + (3 * (days + 1) % 7 < 3)
