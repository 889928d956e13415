"""Whatever a text holds, the times found in it are words of it and apart from each other; what words near by say."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.test_times import rows
from tests.extraction.timed import times

from dateline.extraction.time_candidates import grammar
from dateline.extraction.time_context import Tense, tense_of

#: Pieces of dates, right and wrong, that a text may put side by side in any order.
FRAGMENTS = (
    "early", "late", "mid-", "the", "since", "until at least", "last", "next", "Friday", "on Friday the", "31 February",
    "Feb. 30,", "2013", "year 0", "0000-00-00", "1998 -2003", "'90s", "90s", "3-2", "S-400", "may", "May", "march on",
    "March 12", "12th of", "99th", "second", "half", "the first half of",
    "a couple of", "several", "10,000,000", "weeks",
    "hours ago", "later", "a year earlier", "the latest quarter", "fiscal", "10 p.m.", "25:61", "GMT", "overnight",
    "of",
    "every", "Monday", "to", "–", "\n", "\n\n", "\u00a0", ",", "“", "”", "century", "999th", "the 1988 quarter", "noon",
    "$5", "a week", "0 days", "-5", "as", "many days", "months-long", "century BC", "24:00", "٣", "İ", "ß",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=14), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_of_its_own_apart_from_each_other(pieces: list[str], dated: bool) -> None:
    text = " ".join(pieces)
    last = 0
    for one in times(text, "2016-02-29" if dated else None):
        span = one.evidence.span
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == one.evidence.quote
        assert one.timex_value
        last = span.end


def test_a_rule_is_searched_for_wherever_it_can_match() -> None:
    lost = [
        (rule.id, match[0])
        for text in (row["text"] for row in rows("times.csv"))
        for rule, pattern in grammar()
        if rule.near
        for match in pattern.finditer(text)
        if not re.search(rule.near, text[max(0, match.start() - 1) : match.end() + 12])
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("They were given until Friday to pay.", "Friday", Tense.FUTURE),
        ("The trial was postponed until Monday.", "Monday", Tense.FUTURE),
        ("The siege lasted until Monday.", "Monday", Tense.FUTURE),
        ("It had been due to end on Friday.", "Friday", Tense.PAST),
        ("They could land as soon as Friday.", "Friday", Tense.FUTURE),
        ("They will look into Friday's ruling.", "Friday", Tense.NONE),
        ("They will vote in Friday's election.", "Friday", Tense.FUTURE),
        ("He has lived there since March.", "March", Tense.PAST),
        ("The fair opens on Friday.", "Friday", Tense.FUTURE),
    ],
)
def test_words_close_by_settle_the_tense(text: str, words: str, tense: Tense) -> None:
    start = text.index(words)
    assert tense_of(text, start, start + len(words)) is tense


def test_a_figure_of_the_year_before_is_of_the_same_quarter() -> None:
    text = "Profit rose to $5 million in the third quarter from $4 million a year earlier."
    assert [one.timex_value for one in times(text, "2019-11-02")] == ["2019-Q3", "2018-Q3"]


def test_a_quarter_of_a_match_is_no_time() -> None:
    assert times("She scored in the first half and in the fourth quarter of the final.", "2019-11-02") == ()


def test_current_says_nothing_of_a_day() -> None:
    (one,) = times("The current mayor is ill.", "2019-11-02")
    assert (one.timex_value, one.period) == ("PRESENT_REF", None)


def test_a_year_earlier_of_an_undated_text_is_no_year() -> None:
    (one,) = times("Sales were higher a year earlier.")
    assert (one.timex_value, one.period) == ("XXXX", None)
