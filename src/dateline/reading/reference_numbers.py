"""Reference numbers of releases that begin with year and month ("2010-10-CA-171"), and the year they give a day."""

import re
from collections.abc import Sequence

from dateline.reading.calendar_days import Day

#: Year and month, letters, a running number; an ISO day or a telephone number has no letters there.
_NUMBER = re.compile(
    r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-[A-Z]{1,4}[-\u2010-\u2015]{1,2}\d{1,5}\b"
)
MONTHS_APART = 1  # a number drawn on the last day of a month is used on the first of the next


def year_numbered(one: Day, lines: Sequence[str]) -> int | None:
    """The year that the reference numbers in ``lines`` give a day without one; None if there is none, or two."""
    years = set()
    for line in lines:
        for number in _NUMBER.finditer(line):
            year, month = int(number["year"]), int(number["month"])
            apart = (one.month - month + 6) % 12 - 6
            if abs(apart) <= MONTHS_APART and one.on(found := year + (month + apart - 1) // 12):
                years.add(found)
    return years.pop() if len(years) == 1 else None
