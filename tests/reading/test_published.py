"""When a report was published, from what it says itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.published import (
    Parts,
    find_published,
    possible_periods,
    published_as_given,
    settle_year,
)
from dateline.records.document import PublishedBasis
from dateline.records.period import to_edtf

TODAY = date(2026, 3, 1)


def published(
    *body: str, header: tuple[str, ...] = (), captions: tuple[str, ...] = (), day: str | None = None
) -> str | None:
    return to_edtf(find_published(Parts(None, header, captions, body, day), today=TODAY).period)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 2024-05-07",
        "7 May 2024",
        "Tuesday, May 7, 2024",
        "The Valley Herald, 7 May 2024",
        "May 7, 2024 | The Valley Herald",
        "Last updated: May 7th, 2024 10:14 GMT",
        "Tuesday, May 7, 2024; 7:04 PM",
    ],
)
def test_a_date_line_is_explicit(line: str) -> None:
    found = find_published(Parts(header=(line,)), today=TODAY)
    assert (to_edtf(found.period), found.basis) == ("2024-05-07", PublishedBasis.EXPLICIT)


def test_a_labelled_date_comes_before_a_bare_one() -> None:
    assert published(header=("3 May 2019", "Published: 7 May 2024")) == "2024-05-07"


def test_the_day_in_a_dateline_is_explicit() -> None:
    assert published("Troops left the town.", day="Jan. 25, 2013") == "2013-01-25"


def test_a_date_that_ends_the_headline_is_explicit() -> None:
    found = find_published(Parts(headline="Evening update, May 7, 2024"), today=TODAY)
    assert (to_edtf(found.period), found.basis) == ("2024-05-07", PublishedBasis.EXPLICIT)


def test_a_date_of_a_happening_in_the_headline_dates_nothing() -> None:
    assert find_published(Parts(headline="Remembering the flood of May 7, 1994"), today=TODAY).period is None


def test_a_date_in_the_future_is_not_believed() -> None:
    assert published(header=("7 May 2031",)) is None


def test_an_ambiguous_numeric_date_is_left_alone() -> None:
    assert published(header=("Published: 09/12/2017",)) is None


def test_a_captions_date_counts_when_the_lead_names_its_weekday() -> None:
    caption = "Odile Varenne meets villagers in Lyon on Tuesday, May 7, 2024."
    assert published("Varenne opened the bridge on Tuesday.", captions=(caption,)) == "2024-05-07/2024-05-08"


def test_a_captions_date_does_not_count_when_the_lead_names_no_weekday() -> None:
    assert published("Varenne opened the bridge.", captions=("Varenne in Lyon, May 7, 2024.",)) is None


def test_a_file_photo_dates_nothing() -> None:
    caption = "Odile Varenne in Lyon, Tuesday, May 7, 2024. (File photo)"
    assert published("Varenne opened the bridge on Tuesday.", captions=(caption,)) is None


def test_a_weekday_with_its_date_fixes_the_year_that_the_text_points_to() -> None:
    body = ("The ministers met in Lyon on Tuesday, Sept. 12, two years after the truce of May 2016.",)
    assert published(*body) == "2017-09-12/2017-09-14"


def test_the_latest_moment_told_moves_the_period() -> None:
    body = (
        "The ministers met on Tuesday, Sept. 12, after the truce of May 2016.",
        "On Wednesday night the talks went on.",
    )
    assert published(*body) == "2017-09-13/2017-09-15"


def test_a_weekday_to_come_does_not_move_the_period() -> None:
    body = (
        "The ministers met on Tuesday, Sept. 12, after the truce of May 2016.",
        "They will meet again on Wednesday.",
    )
    assert published(*body) == "2017-09-12/2017-09-14"


def test_a_single_year_without_a_month_settles_no_year() -> None:
    assert published("The ministers met on Tuesday, Sept. 12, on the bridge that was opened in 2016.") is None


def test_a_weekday_date_alone_fits_several_years_and_stays_unknown() -> None:
    found = find_published(Parts(body=("The ministers met on Tuesday, Sept. 12.",)), today=TODAY)
    assert found.period is None
    assert "2017 or 2023" in found.why


def test_an_unknown_date_keeps_what_is_possible_for_the_pile_to_settle() -> None:
    parts = Parts(body=("The ministers met on Tuesday, Sept. 12.",))
    found = find_published(parts, today=TODAY)
    assert found.possible == possible_periods(parts, today=TODAY)


def test_a_weekday_date_of_the_last_weeks_is_of_this_year() -> None:
    assert published("The ministers met on Tuesday, Feb. 17.") == "2026-02-17/2026-02-19"


def test_a_weekday_date_in_the_future_dates_nothing() -> None:
    assert published("In 2016 they said talks will open on Tuesday, Sept. 12.") is None


def test_a_full_date_with_weekday_in_the_lead_dates_the_report() -> None:
    assert published("The ministers met on Tuesday, 12 September 2017, in Lyon.") == "2017-09-12/2017-09-14"


def test_a_weekday_on_which_its_date_never_falls_dates_nothing() -> None:
    assert published("The ministers met on Tuesday, February 30.") is None


def test_possible_periods_are_all_the_years_in_which_weekday_and_date_agree() -> None:
    found = possible_periods(Parts(body=("They met on Tuesday, Sept. 12.",)), today=TODAY)
    assert [one.start and one.start.year for one in found] == [1995, 2000, 2006, 2017, 2023]
    assert all(one.start and one.start.weekday() == 1 for one in found)


@pytest.mark.parametrize(
    ("possible", "mentioned", "year"),
    [
        ([2006, 2017, 2023], [2014], 2017),
        ([2006, 2017, 2023], [], None),
        ([2006, 2017], [2008], None),
        ([2017], [2018], None),
    ],
)
def test_the_year_is_the_only_one_within_four_years_after_the_latest_mentioned(
    possible: list[int], mentioned: list[int], year: int | None
) -> None:
    assert settle_year(possible, mentioned) == year


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("LYON | Wed May 8, 2024 3:49 am CET Rain fell.", "", "2024-05-08"),
        ("Rivers rise again Wednesday 8 May 2024 21.48 BST Rain fell.", "", "2024-05-08"),
        ("Page last updated at 15:47 GMT, Wednesday, 8 May 2024 Rain fell.", "", "2024-05-08"),
        ("8 May 2024 Last updated at 12:54 GMT Rain fell.", "", "2024-05-08"),
        ("Wednesday, May 8, 2024; Page A23 Rain fell.", "", "2024-05-08"),
        ("Rain fell.", "By Odile Varenne | May 8, 2024; 5:30 AM ET", "2024-05-08"),
        ("Rain fell.", "A version appeared in the Herald on 13.42 BST on Thursday 9 May 2024", "2024-05-08/2024-05-09"),
        ("The bridge fell on May 8, 2014 at 9:45 pm, and nobody was hurt.", "", None),
        ("Rain fell.", "Posted by: rainfan | May 8, 2024 7:17 PM | Report abuse", None),
        ("She was born in Lyon on May 8, 1975.", "", None),
    ],
)
def test_a_date_that_the_page_stamps_on_a_report_dates_it(first: str, last: str, edtf: str | None) -> None:
    assert published(first, last) == edtf


@pytest.mark.parametrize(
    ("headline", "day", "first"),
    [
        (None, "May 8", "Rain fell."),
        ("May 8: Rivers rise again", None, "Rain fell."),
        (None, None, "* Roads closed * Trains late LYON, May 8 (Reuters) - Rain fell."),
        (None, None, "LYON, May 8 -- Rain fell."),
    ],
)
def test_a_day_without_a_year_at_the_head_leaves_every_year_open(
    headline: str | None, day: str | None, first: str
) -> None:
    found = find_published(Parts(headline, body=(first,), day=day), today=TODAY)
    assert found.period is None
    assert "without a year" in found.why
    assert [to_edtf(one) for one in found.possible][-1] == "2025-05-08/2025-05-09"
    assert len(found.possible) == 36


def test_a_full_date_a_few_days_from_it_gives_the_year_to_the_day_at_the_head() -> None:
    assert published("Rain fell after the dam broke on May 3, 2019.", day="May 8") == "2019-05-08/2019-05-09"


def test_a_picture_dated_without_a_year_leaves_the_years_open_that_suit_the_weekday_told() -> None:
    body = ("May 7: Boats lie in the harbour of Lyon.", "The mayor said Tuesday that the rain was over.")
    found = find_published(Parts(body=body), today=TODAY)
    assert found.period is None
    assert [one.start and one.start.year for one in found.possible] == [1991, 1996, 2002, 2013, 2019, 2024]


def test_a_report_of_a_later_year_than_one_that_is_over_came_out_on_its_day_or_after() -> None:
    body = ("The ministers met in Lyon on 26-27 May.", "They spoke of the villages that were lost in 2014.")
    found = find_published(Parts(body=body), today=TODAY)
    assert (to_edtf(found.period), found.basis) == ("2015-05-27/..", PublishedBasis.INFERRED)


def test_a_year_to_come_is_not_over() -> None:
    assert published("The ministers met in Lyon on 27 May.", "The bridge will be opened in 2014.") is None


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-05-07", "2024-05-07"),
        ("2024-05-07T10:00:00Z", "2024-05-07"),
        ("2024-05", "2024-05"),
        ("2024-05-07/2024-05-09", "2024-05-07/2024-05-09"),
        ("7 May 2024", "2024-05-07"),
        ("Tue, 07 May 2024 10:00:00 +0200", "2024-05-07"),
        ("soon", None),
        ("2031-01-01", None),
        ("2024-13-45", None),
        ("", None),
    ],
)
def test_a_date_given_with_the_report_is_metadata(value: str, edtf: str | None) -> None:
    found = published_as_given(value, TODAY)
    assert (to_edtf(found.period) if found else None) == edtf


@pytest.mark.parametrize("days", range(0, 1461, 61))
def test_every_day_with_weekday_and_year_comes_back(days: int) -> None:
    one = date(2019, 1, 1) + timedelta(days=days)
    assert (
        published(f"Rain fell on {one:%A}, {one:%B} {one.day}, {one.year}.", header=(f"{one:%d %B %Y}",))
        == one.isoformat()
    )


@given(st.lists(st.text(max_size=200), max_size=5), st.text(max_size=80))
def test_whatever_a_page_says_no_report_is_dated_later_than_tomorrow(body: list[str], headline: str) -> None:
    found = find_published(Parts(headline, tuple(body), tuple(body), tuple(body)), today=TODAY)
    assert found.period is None or (found.period.start or TODAY) <= TODAY + timedelta(days=1)
