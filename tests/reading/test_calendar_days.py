"""Lines that are nothing but a date."""

import pytest

from dateline.reading.calendar_days import DATE_LINE


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, May 7, 2024",
        "Published: 7 May 2024, 10:06 am",
        "LYON | Tue May 7, 2024 5:42 pm EDT",
        "KARVO/LYON, Valley | Tue May 7, 2024 5:42 pm EDT",
        "The Valley Courier, 7 May 2024",
    ],
)
def test_a_date_with_its_label_clock_outlet_or_place_is_a_date_line(line: str) -> None:
    assert DATE_LINE.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["The talks, held in Lyon, ended on 7 May 2024", "May 7", "Rain fell on Tuesday, May 7, 2024, in Lyon."]
)
def test_a_sentence_with_a_date_is_none(line: str) -> None:
    assert not DATE_LINE.fullmatch(line)
