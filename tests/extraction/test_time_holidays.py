"""Feasts: of which year, and what only sounds like one."""

import pytest
from tests.extraction.timed import told

PUBLISHED = "2017-09-13"


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("They left at Easter.", "Easter", "2017-04-16"),
        ("On Easter Monday 1916 it began.", "Easter Monday 1916", "1916-04-24"),
        ("Next Easter she will be back.", "Next Easter", "2018-04-01"),
        ("Last Christmas was calm.", "Last Christmas", "2016-12-25"),
        ("Orthodox Easter 2016 was late.", "Orthodox Easter 2016", "2016-05-01"),
        ("Shops shut on Memorial Day.", "Memorial Day", "2017-05-29"),
        ("Nowruz was quiet.", "Nowruz", "2017-03-21"),
        ("It was Yom Kippur 2015.", "Yom Kippur 2015", "2015-09-23"),
        ("The truce held over Eid al-Adha.", "Eid al-Adha", "2017-09-02~"),
        ("During Ramadan, prices rose.", "Ramadan", "2017-05-27~/2017-06-25~"),
        ("In the holy month of Ramadan, prices rose.", "the holy month of Ramadan", "2017-05-27~/2017-06-25~"),
        ("They marched on Ashura.", "Ashura", "2017-10-01~"),
    ],
)
def test_a_feast_has_its_day(text: str, quote: str, period: str) -> None:
    assert told(text, PUBLISHED) == [(quote, period)]


@pytest.mark.parametrize(
    "text",
    [
        "Ramadan Qasim spoke first.",
        "He wrote of the Yom Kippur War.",
        "She lives on Easter Island.",
        "It was an epiphany to him.",
        "The Good Friday Agreement held.",
    ],
)
def test_a_name_that_has_a_feast_in_it_is_none(text: str) -> None:
    assert told(text, PUBLISHED) == []


def test_a_feast_without_a_publication_has_no_day() -> None:
    assert told("They left at Easter, before Ramadan.") == [("Easter", None), ("Ramadan", None)]
