"""Dates in the Islamic and the Iranian calendar."""

import pytest
from tests.extraction.timed import told


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("Dated 12 Ramadan 1438.", "12 Ramadan 1438", "2017-06-07~"),
        ("Dated 1 Muharram 1439 AH.", "1 Muharram 1439 AH", "2017-09-22~"),
        ("Dated 5 Dhu al-Hijjah 1436.", "5 Dhu al-Hijjah 1436", "2015-09-19~"),
        ("Dated 13 Rabi al-Awwal 1437 H.", "13 Rabi al-Awwal 1437 H", "2015-12-25~"),
        ("On 10 Muharram they marched.", "10 Muharram", "2017-10-01~"),
        ("In Shawwal 1436 it ended.", "Shawwal 1436", "2015-07-18~/2015-08-15~"),
        ("It began in 1439 AH.", "1439 AH", "2017-09-22~/2018-09-11~"),
        ("On 15 Mordad 1392 he was sworn in.", "15 Mordad 1392", "2013-08-06"),
        ("In Esfand 1398 it began.", "Esfand 1398", "2020-02-20/2020-03-19"),
    ],
)
def test_a_date_of_another_calendar_is_told_in_ours(text: str, quote: str, period: str) -> None:
    assert told(text, "2017-09-13") == [(quote, period)]


@pytest.mark.parametrize(
    "text", ["On 30 Safar 1438 it ended.", "On 31 Ramadan 1438.", "On 30 Esfand 1398.", "Safar spoke."]
)
def test_what_is_on_no_calendar_is_refused(text: str) -> None:
    assert told(text, "2017-09-13") == []
