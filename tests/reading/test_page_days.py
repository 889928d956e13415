"""Days as pages write them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.page_days import day_written, days_shown


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Samstag, 3. Dezember 2011 um 10 Uhr", None, ["2011-12-03"]),
        ("17 de febrero de 2020", None, ["2020-02-17"]),
        ("1er août 2019", None, ["2019-08-01"]),
        ("Updated Nov. 19, 2019 8:21 am", None, ["2019-11-19"]),
        ("2nd of May 2020", None, ["2020-05-02"]),
        ("14 сентября 2020", None, ["2020-09-14"]),
        ("2021. június 14.", None, ["2021-06-14"]),
        ("2020年3月5日", None, ["2020-03-05"]),
        ("16.10.21, 09:00", None, ["2021-10-16"]),
        ("26 | 01 | 2022", None, ["2022-01-26"]),
        ("11/01/2023", "en-GB", ["2023-01-11", "2023-11-01"]),
        ("11/01/2023", "en-US", ["2023-11-01", "2023-01-11"]),
        ("23/01/2023", "en-US", ["2023-01-23"]),
        ("call 06.12.14.15 or 10-12-14", None, []),
        ("30 February 2020, version 1.2.3.2020", None, []),
    ],
)
def test_a_day_is_read_in_figures_and_in_many_languages(text: str, language: str | None, days: list[str]) -> None:
    assert [str(day) for one in days_shown(text, language) for day in one.days] == days


@pytest.mark.parametrize("value", ["2021-03-02T23:10:00Z", "20210302", "20210302231000", "2 March 2021", "2021/3/2"])
def test_metadata_name_a_day_in_any_form(value: str) -> None:
    assert day_written(value) == (date(2021, 3, 2),)


@given(st.text())
def test_days_stand_inside_the_text_in_order(text: str) -> None:
    text = f"{text} 3 May 2020 {text} 2021-04-05"
    found = days_shown(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
