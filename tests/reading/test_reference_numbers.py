"""The year that the number of a release gives to its day."""

from datetime import date

import pytest

from dateline.reading.calendar_days import bare_days
from dateline.reading.plain import report_in
from dateline.reading.reference_numbers import year_numbered
from dateline.records.document import PublishedBasis
from dateline.records.period import day


@pytest.mark.parametrize(
    ("words", "lines", "year"),
    [
        ("Oct. 17", ("2010-10-CA-171",), 2010),
        ("Oct. 17", ("Harbour Command", "2010-10-S-004 For Immediate Release"), 2010),
        ("Dec. 31", ("2011-01-S-001",), 2010),
        ("Jan. 1", ("2010-12-S-388",), 2011),
        ("March 3", ("2010-10-CA-171",), None),
        ("Oct. 17", ("2010-10-CA-171", "2011-10-CA-009"), None),
        ("Oct. 17", ("2010-10-17",), None),
        ("Oct. 17", ("Call 2010-10-555",), None),
        ("Feb. 29", ("2011-02-S-100",), None),
    ],
)
def test_a_number_gives_the_year_to_a_day_near_its_month(words: str, lines: tuple[str, ...], year: int | None) -> None:
    assert year_numbered(bare_days(words)[0], lines) == year


@pytest.mark.parametrize(
    "head",
    [
        "Guards Stop Smugglers\n2010-10-CA-171\nFor Immediate Release\n\nLIMA, Peru (Oct. 17) - ",
        "Oct. 17: Guards Stop Smugglers\nHarbour Command - Peru\n2010-10-CA-171\nFor Immediate Release\n\n",
    ],
)
def test_a_release_is_of_the_day_at_its_head(head: str) -> None:
    text = f"{head}Guards stopped four smugglers at the port last night, the harbour command said in a statement."
    found = report_in(text, capture_id="cap", title=None, today=None).published
    assert (found.period, found.basis) == (day(date(2010, 10, 17)), PublishedBasis.INFERRED)
    assert "the number of the release is of 2010" in found.why


def test_a_dateline_day_without_a_year_alone_settles_nothing() -> None:
    text = "LIMA, Peru (Oct. 17) - Guards stopped four smugglers at the port last night, the harbour command said."
    assert report_in(text, capture_id="cap", title=None, today=None).published.period is None
