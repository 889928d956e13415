"""Bars over the time the pile covers."""

from tests.views.fixtures import build_corpus

from dateline.views.filters import Filter, select_events
from dateline.views.histogram import build_histogram
from dateline.views.lookup import look_up


def test_events_and_reports_are_counted_on_their_days() -> None:
    known = look_up(build_corpus())
    bars = build_histogram(known, select_events(known, Filter()))
    assert [(one.shown, one.happened, one.reported) for one in bars] == [
        ("4 Mar 2031", 1, 0),
        ("5 Mar 2031", 1, 1),
        ("6 Mar 2031", 0, 1),
    ]


def test_one_day_or_nothing_dated_draws_nothing() -> None:
    known = look_up(build_corpus())
    assert build_histogram(known, select_events(known, Filter(type="AID"))) == []
    assert build_histogram(known, []) == []
