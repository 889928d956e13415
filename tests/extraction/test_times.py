"""Time expressions: what is found, what it means, and what is left alone."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.timed import document, times

from dateline.extraction.time_candidates import grammar
from dateline.extraction.time_readings import hull
from dateline.extraction.times import Times, find_times
from dateline.records.mention import Basis
from dateline.records.period import Period, Precision, day, month, to_edtf

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows("times.csv"), ids=lambda row: f"{row['quote']} {row['published']}")
def test_a_phrase_is_found_and_placed(row: dict[str, str]) -> None:
    found = [
        (one.evidence.quote, one.timex_type, one.timex_value, to_edtf(one.period) or "", one.rule)
        for one in times(row["text"], row["published"] or None)
    ]
    assert found == [(row["quote"], row["type"], row["value"], row["period"], row["rule"])]


@pytest.mark.parametrize("row", rows("not_times.csv"), ids=lambda row: row["text"])
def test_words_that_only_look_like_dates_are_refused(row: dict[str, str]) -> None:
    assert [one.evidence.quote for one in times(row["text"], "2018-05-05")] == []


def test_last_tuesday_counts_from_the_publication_date() -> None:
    (found,) = times("They met last Tuesday.", "2017-09-13")
    assert (found.period, found.basis, found.anchor) == (day(date(2017, 9, 12)), Basis.RELATIVE, "published 2017-09-13")


def test_the_next_day_counts_from_the_day_named_before() -> None:
    found = times("They met on Tuesday, Sept. 12. She flew home the next day.", "2017-09-20")
    assert [to_edtf(one.period) for one in found] == ["2017-09-12", "2017-09-13"]


def test_a_day_later_and_a_day_earlier_step_along_the_story() -> None:
    found = times("It began on 3 May 2019. A day later, shops shut. Two days earlier, all was calm.", "2019-06-01")
    assert [to_edtf(one.period) for one in found] == ["2019-05-03", "2019-05-04", "2019-05-02"]


def test_the_next_day_without_a_day_before_it_has_no_period() -> None:
    (found,) = times("She flew home the next day.", "2017-09-20")
    assert (found.period, found.timex_value) == (None, "XXXX-XX-XX")


def test_a_weekday_beside_a_date_settles_the_year() -> None:
    found = times("The hall opened on Friday, March 9.", "2019-03-01")
    assert to_edtf(found[0].period) == "2018-03-09"


def test_a_wide_publication_period_gives_a_wide_result() -> None:
    (found,) = times("She left yesterday.", "2017-09-13/2017-09-15")
    assert found.period == Period(date(2017, 9, 12), date(2017, 9, 15), Precision.RANGE)
    assert found.timex_value == "XXXX-XX-XX"


def test_a_wide_publication_period_that_agrees_gives_an_exact_result() -> None:
    (found,) = times("She left last Tuesday.", "2017-09-13/2017-09-18")
    assert found.period == day(date(2017, 9, 12))


def test_an_open_publication_period_opens_the_result() -> None:
    (found,) = times("She left yesterday.", "../2017-09-15")
    assert found.period == Period(None, date(2017, 9, 15), Precision.RANGE)


def test_a_full_date_in_the_text_lends_its_year_to_the_others() -> None:
    found = times("LORNE, 3 May 2016. The bridge fell on April 28.")
    assert [to_edtf(one.period) for one in found] == ["2016-05-03", "2016-04-28"]
    assert found[1].anchor == "the full date in the text, 2016-05-03"


def test_a_full_date_in_the_text_does_not_date_a_bare_weekday() -> None:
    found = times("Photo: 3 May 2016. The bridge fell on Tuesday.")
    assert found[1].period is None


def test_a_clock_time_and_its_day_are_one_expression() -> None:
    found = times("Posted 9 June 2021 at 14:32 GMT.")
    assert [(one.evidence.quote, one.timex_value) for one in found] == [
        ("9 June 2021 at 14:32 GMT", "2021-06-09T14:32")
    ]


def test_two_dates_joined_by_and_stay_two() -> None:
    assert [one.evidence.quote for one in times("Shells fell on May 5 and June 9.", "2021-07-01")] == [
        "May 5",
        "June 9",
    ]


def test_every_rule_has_its_own_id() -> None:
    ids = [rule.id for rule, _ in grammar()]
    assert len(ids) == len(set(ids))


def test_impossible_dates_are_not_read() -> None:
    assert [one.evidence.quote for one in times("Filed 31 June 2017 and 2017-13-45.", "2018-01-01")] in (
        [],
        ["June 2017"],
    )


def test_a_count_off_the_calendar_is_no_date() -> None:
    assert [one.period for one in times("It fell 900000 years ago.", "2018-01-01")] == [None]


def test_the_stage_fills_times_and_nothing_else() -> None:
    one = document("They met on 3 May 2019.")
    (filled,) = Times().annotate([one])
    assert (filled.document, [to_edtf(found.period) for found in filled.times]) == (one.document, ["2019-05-03"])


def test_a_long_run_of_blanks_does_not_slow_the_search() -> None:
    assert times("May" + " " * 20_000 + "12 the" + "\n " * 5_000 + "next", "2018-01-01") == ()


WORDS = st.sampled_from(
    "May|12|2017|Tuesday|last|next|week|the|day|since|until|-|,|\\n|two|ago|mid|of|Feb.|31|é|05/09/2017|25/09/2017|after|"
    "attack|weekend|midnight|(2230 GMT)|1:30 a.m.|overnight|into|Easter|Ramadan|1438|AH|Labour Day|9/11|in|year|0|13|"
    "00/00/0000|Mordad|early|before|this|will|In 2014,|.|“|BC|century|1600s".split("|")
)
PUBLISHED = st.sampled_from(
    [None, day(date(2017, 9, 13)), month(2016, 2), Period(None, date(2017, 9, 15), Precision.RANGE), day(date(1, 1, 1)),
     day(date(9999, 12, 30))]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join), PUBLISHED)
def test_what_holds_of_the_times_of_any_text(text: str, published: Period | None) -> None:
    found = find_times(document(text, published))
    assert all(text[one.evidence.span.start : one.evidence.span.end] == one.evidence.quote for one in found)
    ends = [0, *(one.evidence.span.end for one in found)]
    assert all(one.evidence.span.start >= end for one, end in zip(found, ends, strict=False))
    for one in found:
        assert len(one.alternatives) != 1
        if one.alternatives and one.period is not None:
            whole = hull(one.alternatives)
            assert whole is None or one.period.within(whole)
        if published is None and one.rule.startswith("weekday"):
            assert one.period is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_search(text: str) -> None:
    assert find_times(document(text)) is not None
