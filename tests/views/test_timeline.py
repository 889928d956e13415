"""The chronology: order, words, voices, marks."""

from dataclasses import replace
from datetime import date

import pytest
from tests.views.fixtures import build_corpus

from dateline.records.corpus import Corpus
from dateline.records.period import Period, Precision, day, from_edtf, month, whole_year
from dateline.views.filters import Filter
from dateline.views.periods import show_period
from dateline.views.timeline import build_timeline, timeline_json


def test_rows_go_by_the_start_of_their_period_and_undated_ones_come_last() -> None:
    corpus = build_corpus()
    shuffled = replace(corpus, resolution=replace(corpus.resolution, events=corpus.resolution.events[::-1]))
    rows = build_timeline(shuffled, Filter())
    assert [(one.event_id, one.when_shown) for one in rows] == [
        ("evt-siege", "4 Mar 2031"),
        ("evt-meeting", "5 Mar 2031"),
        ("evt-convoy", "undated"),
    ]


def test_a_row_says_what_is_known_and_who_says_so() -> None:
    row = timeline_json(build_timeline(build_corpus(), Filter(type="SIEGE"))[0])
    assert row == {
        "event_id": "evt-siege",
        "when": "2031-03-04",
        "when_shown": "4 Mar 2031",
        "type": "SIEGE",
        "line": "The blockade of Oskava was lifted on Tuesday",
        "quoted": True,
        "who": [],
        "where": "Oskava",
        "according_to": ["defence ministry", "Residents", "Valley Post"],
        "document_ids": ["doc-herald", "doc-courier", "doc-reprint"],
        "origin_count": 2,
        "status": "claimed",
        "disagree": True,
        "conflict_ids": ["cfl-siege"],
        "document_id": "doc-herald",
        "start": row["start"],
        "end": row["end"],
    }
    assert build_corpus().documents[0].document.text[row["start"] : row["end"]] == row["line"]


def test_a_summary_is_composed_and_marked_so() -> None:
    row = build_timeline(build_corpus(), Filter(type="MEET"))[0]
    assert (row.line, row.quoted, row.who, row.where) == (
        "Ilona Vasko met Pavel Drin",
        False,
        ("Ilona Vasko", "Pavel Drin"),
        "Orlen",
    )


def test_nothing_read_is_an_empty_chronology() -> None:
    assert build_timeline(Corpus(), Filter()) == []


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (None, "undated"),
        (day(date(2031, 3, 4)), "4 Mar 2031"),
        (Period(date(2031, 3, 4), date(2031, 3, 6), Precision.RANGE), "4–5 Mar 2031"),
        (Period(date(2031, 3, 30), date(2031, 4, 3), Precision.RANGE), "30 Mar – 2 Apr 2031"),
        (Period(date(2030, 12, 30), date(2031, 1, 3), Precision.WEEK), "30 Dec 2030 – 2 Jan 2031"),
        (month(2031, 3), "Mar 2031"),
        (whole_year(2031), "2031"),
        (from_edtf("../2031-03-04"), "by 4 Mar 2031"),
        (from_edtf("2031-03-04/.."), "since 4 Mar 2031"),
        (from_edtf("2031-03~"), "about Mar 2031"),
    ],
)
def test_a_period_is_shown_as_exactly_as_it_is_known(period: Period | None, shown: str) -> None:
    assert show_period(period) == shown
