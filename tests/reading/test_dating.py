"""A document dated by the years of its pile."""

from datetime import date

from dateline.reading.dating import date_by_years, years_in
from dateline.reading.plain import read_plain
from dateline.records.period import to_edtf

TODAY = date(2026, 3, 1)
TEXT = (
    "Ministers Meet in Lyon\n\nThe ministers met in the old town hall on Tuesday, Sept. 12, and agreed to meet again."
)


def test_the_years_of_the_pile_date_a_report_that_names_weekday_and_date() -> None:
    (document,) = read_plain(TEXT, capture_id="c", today=TODAY)
    found = date_by_years(document, [2014, 2016], today=TODAY)
    assert to_edtf(found.period) == "2017-09-12/2017-09-14"
    assert "2017 is the one the reports beside it name" in found.why


def test_a_report_that_dates_itself_keeps_its_date() -> None:
    (document,) = read_plain("Published: 7 May 2024\n\n" + TEXT, capture_id="c", today=TODAY)
    assert date_by_years(document, [2016], today=TODAY) == document.published


def test_the_years_of_a_report_are_those_it_names_and_that_of_its_publication() -> None:
    (document,) = read_plain(
        "Published: 7 May 2024\n\n" + TEXT + " In 2019 2,015 of 2016 men, and 2018.", capture_id="c", today=TODAY
    )
    assert years_in(document, latest=2026) == (2018, 2019, 2024)
