"""Calendars: known days, and months that follow on each other without a gap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.time_calendars import (
    easter,
    hebrew_new_year,
    iranian_date,
    islamic_date,
    islamic_month_length,
    islamic_year,
    orthodox_easter,
)

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("found", "known"),
    [
        (easter(2000), date(2000, 4, 23)),
        (easter(2024), date(2024, 3, 31)),
        (orthodox_easter(2016), date(2016, 5, 1)),
        (orthodox_easter(2017), date(2017, 4, 16)),
        (iranian_date(1357, 11, 22), date(1979, 2, 11)),
        (iranian_date(1396, 1, 1), date(2017, 3, 21)),
        (iranian_date(1399, 12, 30), date(2021, 3, 20)),
        (iranian_date(1403, 1, 1), date(2024, 3, 20)),
        (hebrew_new_year(1973), date(1973, 9, 27)),
        (hebrew_new_year(2024), date(2024, 10, 3)),
    ],
)
def test_a_known_day(found: date, known: date) -> None:
    assert found == known


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (islamic_date(1438, 9, 1), date(2017, 5, 27)),
        (islamic_date(1438, 10, 1), date(2017, 6, 25)),
        (islamic_date(1439, 1, 1), date(2017, 9, 21)),
        (islamic_date(1445, 10, 1), date(2024, 4, 10)),
    ],
)
def test_an_islamic_date_is_at_most_a_day_from_the_one_that_was_kept(found: date, kept: date) -> None:
    assert abs(found - kept) <= ONE_DAY


@given(st.integers(1200, 1508), st.integers(1, 12))
def test_an_islamic_month_ends_where_the_next_begins(year: int, month: int) -> None:
    last = islamic_date(year, month, islamic_month_length(year, month))
    following = islamic_date(year + month // 12, month % 12 + 1, 1)
    assert (last + ONE_DAY, islamic_year(last)) == (following, year)


@given(st.integers(1178, 1632))
def test_an_iranian_year_has_365_or_366_days(year: int) -> None:
    length = (iranian_date(year + 1, 1, 1) - iranian_date(year, 1, 1)).days
    assert length in (365, 366)
    assert iranian_date(year, 12, 29) + timedelta(days=length - 364) == iranian_date(year + 1, 1, 1)


@pytest.mark.parametrize("wrong", [(1438, 13, 1), (1438, 0, 1), (1438, 2, 30), (1438, 9, 31), (0, 1, 1), (9999, 1, 1)])
def test_an_impossible_islamic_date_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Islamic"):
        islamic_date(*wrong)


@pytest.mark.parametrize("wrong", [(1398, 12, 30), (1392, 7, 31), (1392, 13, 1), (5, 1, 1)])
def test_an_impossible_iranian_date_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Iranian"):
        iranian_date(*wrong)
