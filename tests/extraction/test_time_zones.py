"""Nights over two days, and one moment told in two zones."""

import pytest
from tests.extraction.timed import times, told

from dateline.records.period import to_edtf

WEDNESDAY = "2017-09-13"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Shelling went on from Monday night into Tuesday morning.", "Monday night into Tuesday morning"),
        ("It was shelled overnight from Monday to Tuesday.", "overnight from Monday to Tuesday"),
    ],
)
def test_a_night_over_two_days_has_both(text: str, quote: str) -> None:
    assert told(text, WEDNESDAY) == [(quote, "2017-09-11/2017-09-12")]


def test_overnight_is_the_day_before_and_the_day_of_the_report() -> None:
    assert told("It was shelled overnight.", WEDNESDAY) == [("overnight", "2017-09-12/2017-09-13")]


def test_a_day_stays_as_told_and_the_other_zone_is_the_alternative() -> None:
    found = times("Shells fell at 11:30 p.m. GMT on Monday (2:30 a.m. Tuesday local time).", WEDNESDAY)
    both = ["2017-09-11", "2017-09-12"]
    assert [to_edtf(one.period) for one in found] == both
    assert [[to_edtf(day) for day in one.alternatives] for one in found] == [both, both]


@pytest.mark.parametrize(
    ("text", "day", "alternatives"),
    [
        ("It was seen at 1:30 a.m. Tuesday (2230 GMT).", "2017-09-11", 2),
        ("It was seen at 7:30 a.m. Tuesday (0430 GMT).", "2017-09-12", 0),
    ],
)
def test_a_clock_in_brackets_gets_the_day_of_the_same_moment(text: str, day: str, alternatives: int) -> None:
    first, second = times(text, WEDNESDAY)
    assert (to_edtf(second.period), len(first.alternatives), len(second.alternatives)) == (
        day,
        alternatives,
        alternatives,
    )


def test_two_clocks_in_one_zone_are_two_moments() -> None:
    found = times("It was seen at 1:30 a.m. GMT Tuesday (2230 GMT).", WEDNESDAY)
    assert [one.alternatives for one in found] == [(), ()]
