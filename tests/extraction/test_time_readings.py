"""Words that may mean more than one day: all readings are kept, and a likelier one is the period."""

import pytest
from tests.extraction.timed import times

from dateline.records.period import to_edtf

WEDNESDAY = "2017-09-13"


@pytest.mark.parametrize(
    ("text", "period", "alternatives"),
    [
        ("The report of 05/09/2017 was filed.", None, ["2017-05-09", "2017-09-05"]),
        ("On 05/11/2017 shells fell.", "2017-05-11", ["2017-05-11", "2017-11-05"]),
        ("They met last Tuesday.", "2017-09-12", ["2017-09-12", "2017-09-05"]),
        ("They will meet next Friday.", "2017-09-15/2017-09-22", ["2017-09-15", "2017-09-22"]),
        ("Talks on Monday.", "2017-09-11", ["2017-09-11", "2017-09-18"]),
        ("Talks on March 10.", None, ["2018-03-10", "2017-03-10"]),
        ("It ended at midnight Friday.", "2017-09-08", ["2017-09-08", "2017-09-09"]),
        ("Quiet over the weekend", "2017-09-09/2017-09-10", ["2017-09-09/2017-09-10", "2017-09-16/2017-09-17"]),
        ("They were seen this weekend.", "2017-09-09/2017-09-10", ["2017-09-09/2017-09-10", "2017-09-16/2017-09-17"]),
        ("They met on Labour Day.", "2017-05-01", ["2017-05-01", "2017-09-04"]),
    ],
)
def test_both_readings_are_kept(text: str, period: str | None, alternatives: list[str]) -> None:
    (found,) = times(text, WEDNESDAY)
    assert (to_edtf(found.period), [to_edtf(one) for one in found.alternatives]) == (period, alternatives)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They met on Tuesday.", "2017-09-12"),
        ("They met last Friday.", "2017-09-08"),
        ("They will meet next Monday.", "2017-09-18"),
        ("They met on March 10.", "2017-03-10"),
        ("They will meet this weekend.", "2017-09-16/2017-09-17"),
    ],
)
def test_words_that_are_clear_have_one_reading(text: str, period: str) -> None:
    (found,) = times(text, WEDNESDAY)
    assert (to_edtf(found.period), found.alternatives) == (period, ())


def test_another_date_of_the_text_settles_the_order_of_day_and_month() -> None:
    found = times("Born 25/09/2016, seen 05/09/2017.", WEDNESDAY)
    assert [(to_edtf(one.period), one.alternatives) for one in found] == [("2016-09-25", ()), ("2017-09-05", ())]


def test_dates_in_both_orders_settle_nothing() -> None:
    assert times("Born 25/09/2016, left 09/25/2016, seen 05/09/2017.", WEDNESDAY)[2].period is None


def test_a_wide_publication_widens_every_reading() -> None:
    (found,) = times("They will meet next Friday.", "2017-09-12/2017-09-13")
    assert [to_edtf(one) for one in found.alternatives] == ["2017-09-15", "2017-09-22"]
