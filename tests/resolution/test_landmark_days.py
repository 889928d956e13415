"""Reports that count their days from a happening which the whole pile dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolution.building import Report

from dateline.records.corpus import AnnotatedDocument
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import to_edtf
from dateline.resolution.landmark_days import count_from, find_landmarks

QUAKE = {"earthquake": date(2019, 6, 4)}  # a Tuesday


def telling(name: str, value: str) -> AnnotatedDocument:
    """A report of the earthquake with one date, the year XXXX where it is left out."""
    report = Report(name)
    report.words("The earthquake struck the valley on")
    report.times.append(TimeExpression(name, report.words("that day"), None, Basis.EXPLICIT, "DATE", value, "test"))
    report.words("in the morning.")
    return report.done()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["XXXX-06-04", "XXXX-06-04", "2019-06-04"], {"earthquake": date(2019, 6, 4)}),
        (["XXXX-06-04", "XXXX-06-04", "XXXX-06-04"], {}),
        (["2019-06-04", "2019-06-04"], {}),
        (["2019-06-04", "2019-06-04", "2019-06-04", "2019-06-05", "2019-06-05"], {}),
    ],
)
def test_a_landmark_is_a_happening_that_three_reports_date_alike(values: list[str], found: dict[str, date]) -> None:
    assert find_landmarks([telling(f"r{place}", value) for place, value in enumerate(values)]) == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A girl was found alive eleven days after the earthquake struck.", "2019-06-14/2019-06-16"),
        ("Thirty-five days into the earthquake relief effort, tents are short.", "2019-07-08/2019-07-10"),
        ("Day 20 of the earthquake emergency brought rain.", "2019-06-23/2019-06-25"),
        ("Help is on its way after Tuesday’s devastating earthquake.", "2019-06-04/2019-06-10"),
        ("Help is on its way after last week’s earthquake.", "2019-06-10/2019-06-16"),
        ("Help is on its way after Monday’s earthquake.", None),
        ("Two days after the earthquake the mayor had resigned.", None),
        ("Eleven days after the wedding he was found.", None),
        ("Twenty days after the earthquake, or day 90 of the earthquake.", None),
    ],
)
def test_a_count_of_days_dates_the_report(text: str, edtf: str | None) -> None:
    counted = count_from(text, QUAKE)
    assert to_edtf(counted.period if counted else None) == edtf


@given(st.text(max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    counted = count_from(text, QUAKE)
    assert counted is None or counted.landmark == QUAKE["earthquake"]
