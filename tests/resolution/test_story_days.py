"""Undated reports are dated by dated ones that tell the same story."""

from datetime import date, timedelta

import pytest

from dateline.records.document import Document
from dateline.resolution.story_days import Neighbour, date_by_story, find_neighbours, share_near, story_day

DAY = date(2019, 6, 4)  # a Tuesday
TUESDAY, FRIDAY = 1, 4


def near(likeness: float, step: int = 0, name: str = "a") -> Neighbour:
    return Neighbour(name, DAY + timedelta(days=step), likeness)


def document(name: str, text: str) -> Document:
    return Document(name, name, 0, 0, len(text), text)


@pytest.mark.parametrize(
    ("neighbours", "weekdays", "characters", "dated"),
    [
        ((near(0.2),), [TUESDAY], 2000, True),
        ((near(0.2),), [FRIDAY], 2000, False),
        ((near(0.1),), [TUESDAY], 2000, False),
        ((near(0.2),), [], 2000, False),
        ((near(0.5),), [], 2000, True),
        ((near(0.5),), [], 300, False),
        ((near(0.5), near(0.3, 40)), [TUESDAY], 2000, False),
        ((), [TUESDAY], 2000, False),
    ],
)
def test_a_story_dates_a_report_whose_weekdays_are_of_those_days(
    neighbours: tuple[Neighbour, ...], weekdays: list[int], characters: int, dated: bool
) -> None:
    found = date_by_story(neighbours, weekdays, characters=characters)
    assert (found.day if found else None) == (DAY if dated else None)


def test_the_storys_day_is_where_the_likest_lie_thickest() -> None:
    found = story_day((near(0.4, 0, "a"), near(0.39, 1, "b"), near(0.38, 1, "c"), near(0.2, 60, "d")))
    assert found is not None
    assert (found.day, found.likeness, found.like) == (DAY + timedelta(days=1), 0.4, ("a", "b", "c"))
    assert found.agreement > 0.9


def test_the_neighbours_of_a_report_are_the_dated_ones_with_its_rare_words() -> None:
    ferry = document("ferry", "The ferry Aurelia sank off Lyon harbour after hitting a sandbank at night")
    other = document("other", "A ferry called Aurelia hit a sandbank off Lyon harbour, its owner said")
    baker = document("baker", "Bakers in the valley asked for cheaper flour and won a longer market day")
    miller = document("miller", "Millers asked for flour to be cheaper in the valley on market day")
    found = find_neighbours([ferry, other, baker, miller], {"other": DAY, "miller": DAY}, ["ferry"])
    assert [one.document_id for one in found["ferry"]][:1] == ["other"]
    assert 0 < found["ferry"][0].likeness <= 1


def test_without_dated_reports_there_are_no_neighbours() -> None:
    assert find_neighbours([document("a", "Rain fell in Lyon")], {}, ["a"]) == {"a": ()}


def test_the_share_near_a_day_counts_the_likeness_round_it() -> None:
    assert share_near((near(0.5), near(0.5, 50)), DAY, within_days=30) == 0.5
    assert share_near((), DAY, within_days=30) == 0.0
