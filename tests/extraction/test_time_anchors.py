"""What times are counted from: the dateline, an event with a date, the time named before, the year of the story."""

import pytest
from tests.extraction.timed import times, told

from dateline.extraction.time_anchors import is_dateline
from dateline.records.period import to_edtf


@pytest.mark.parametrize(
    "text",
    [
        "LORNE, Coast (Jan. 25, 2013) - A ferry sank.",
        "LORNE, Jan. 25, 2013 (Agency) -- A ferry sank.",
        "Ferry lost\n\nLORNE, Coast (Jan. 25, 2013)\nA ferry sank.",
    ],
)
def test_a_date_between_place_and_dash_is_a_dateline(text: str) -> None:
    start = text.index("Jan")
    assert is_dateline(text, start, text.index("2013") + 4)


@pytest.mark.parametrize("text", ["A ferry sank on Jan. 25, 2013 - nobody saw it.", "Photo: Jan. 25, 2013\nA ferry."])
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    assert not is_dateline(text, text.index("Jan"), text.index("2013") + 4)


def test_the_day_in_the_dateline_is_counted_from() -> None:
    found = times("LORNE, Coast (Jan. 25, 2013) -- The ferry sank yesterday.")
    assert (to_edtf(found[1].period), found[1].anchor) == ("2013-01-24", "the day in the dateline, 2013-01-25")


def test_the_dateline_comes_before_the_publication() -> None:
    found = times("LORNE, Sept. 11 (Agency) -- The ferry sank yesterday.", "2017-09-13")
    assert to_edtf(found[1].period) == "2017-09-10"


def test_a_file_number_gives_the_year_of_a_dateline() -> None:
    assert told("2010-12-S-243\n\nLORNE, Coast (Dec. 21)\nThe ferry sank yesterday.")[-1] == ("yesterday", "2010-12-20")


def test_a_dateline_that_the_publication_does_not_allow_is_not_counted_from() -> None:
    assert told("LORNE, Jan. 25, 2013 - It sank yesterday.", "2017-09-13")[1] == ("yesterday", "2017-09-12")


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("The attack began on Sept. 4. All ran. Two days after the attack, she came.", "Two days after", "2017-09-06"),
        ("Bombs exploded on Sept. 4. The day after the explosion, she came.", "The day after", "2017-09-05"),
        (
            "A raid came on Sept. 4, it said. A week before the raid, he ran.",
            "A week before",
            "2017-08-28/2017-09-03",
        ),
    ],
)
def test_days_after_an_event_count_from_its_date(text: str, quote: str, period: str) -> None:
    found = times(text, "2017-09-13")[-1]
    assert (found.evidence.quote, to_edtf(found.period), found.rule) == (quote, period, "after-event")
    assert found.anchor == "the event of 2017-09-04 (“Sept. 4”, named before it)"


@pytest.mark.parametrize(
    "text",
    [
        "He was charged on Sept. 4 with the murder. Two days after the murder, he fled.",
        "The team came on Sept. 4. Two days after his team came, he fled.",
        "Two days after the attack of Sept. 4, he fled.",
        "Two days after the attack, he fled.",
    ],
)
def test_an_event_without_a_date_of_its_own_is_not_counted_from(text: str) -> None:
    assert "after-event" not in [one.rule for one in times(text, "2017-09-13")]


def test_a_step_says_which_time_it_counts_from() -> None:
    found = times("They met on Tuesday, Sept. 12. She flew home the next day.", "2017-09-20")[1]
    assert found.anchor == "2017-09-12 (“Tuesday, Sept. 12”, named before it)"


def test_since_then_runs_from_the_time_named_before() -> None:
    assert told("It began on 3 May 2017. Since then, 12 have died.", "2017-09-13")[1] == (
        "Since then",
        "2017-05-03/2017-09-13",
    )


def test_the_year_of_the_sentence_is_that_of_its_dates() -> None:
    found = times("In 2014, they took the town on June 10.", "2017-09-13")[1]
    assert (to_edtf(found.period), found.anchor) == ("2014-06-10", "the year 2014, named before it")
    assert [to_edtf(one) for one in found.alternatives] == ["2014-06-10", "2017-06-10"]


@pytest.mark.parametrize(
    "text", ["The group, founded in 2014, took the town on March 3.", "The group (2014) took the town on March 3."]
)
def test_a_year_in_an_insertion_is_not(text: str) -> None:
    assert told(text, "2017-09-13")[1] == ("March 3", "2017-03-03")


def test_a_date_near_the_publication_is_of_its_year() -> None:
    assert told("In 2014 they took the town they lost on Sept. 3.", "2017-09-13")[1] == ("Sept. 3", "2017-09-03")
