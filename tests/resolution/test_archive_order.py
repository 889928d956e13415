"""A report of an ordered archive lies between its dated neighbours."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.records.period import to_edtf
from dateline.resolution.archive_order import place_in_order

FIRST = date(2019, 6, 1)
IDS = [f"r{place:02d}" for place in range(30)]
EVERY_SECOND = {one: FIRST + timedelta(days=place) for place, one in enumerate(IDS) if place % 2 == 0}


def test_a_report_of_an_ordered_archive_lies_between_its_neighbours() -> None:
    found = place_in_order(IDS, EVERY_SECOND)
    assert to_edtf(found["r05"].period) == "2019-06-05/2019-06-07"
    assert (found["r05"].before, found["r05"].after) == ("r04", "r06")


def test_an_archive_from_the_latest_back_is_in_order_too() -> None:
    assert to_edtf(place_in_order(IDS[::-1], EVERY_SECOND)["r05"].period) == "2019-06-05/2019-06-07"


def test_one_wrong_date_bounds_nothing_beside_it() -> None:
    found = place_in_order(IDS, {**EVERY_SECOND, "r10": FIRST + timedelta(days=300)})
    assert {"r09", "r11", "r13"}.isdisjoint(found)
    assert "r05" in found


def test_a_few_dated_reports_in_order_show_no_order() -> None:
    few = {one: EVERY_SECOND[one] for one in sorted(EVERY_SECOND)[:8]}
    assert place_in_order(IDS, few) == {}


def test_neighbours_far_apart_bound_nothing() -> None:
    far = {one: FIRST + timedelta(days=20 * place) for place, one in enumerate(IDS) if place % 2 == 0}
    assert place_in_order(IDS, far) == {}


@given(st.lists(st.one_of(st.none(), st.dates(date(2019, 1, 1), date(2019, 12, 31))), max_size=60))
def test_only_undated_reports_are_placed_and_between_days_that_stand_there(days: list[date | None]) -> None:
    ids = [str(place) for place in range(len(days))]
    dated = {one: found for one, found in zip(ids, days, strict=True) if found}
    for one, between in place_in_order(ids, dated).items():
        assert one not in dated
        assert between.period.start in dated.values()
