"""What a question is taken to ask."""

from datetime import date

import pytest

from dateline.records.period import day, month, whole_year
from dateline.views.questions import AskedDate, read_question
from dateline.views.words import holds_words, stem, words_of


def test_question_words_fall_away() -> None:
    terms = read_question("How many lorries were in the convoy?").terms
    assert [one.words[0] for one in terms] == ["lorries", "convoy"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("What happened on 13 September 2031?", [AskedDate(2031, 9, 13)]),
        ("What happened on Sept. 13?", [AskedDate(None, 9, 13)]),
        ("What happened on the 3rd of May?", [AskedDate(None, 5, 3)]),
        ("What happened in March 2031?", [AskedDate(2031, 3, None)]),
        ("What happened in 2031?", [AskedDate(2031, None, None)]),
        ("What happened on 2031-03-04?", [AskedDate(2031, 3, 4)]),
        ("May the convoy pass?", []),
    ],
)
def test_dates_are_read(text: str, dates: list[AskedDate]) -> None:
    assert list(read_question(text).dates) == dates


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("When was it?", {"time"}),
        ("Where was it?", {"place"}),
        ("How many were hurt?", {"number"}),
        ("Who is the source of the report?", {"speaker", "person"}),
        ("Why did it fall?", {"reason"}),
        ("Did it fall?", set()),
    ],
)
def test_the_kind_of_answer_is_read(text: str, wants: set[str]) -> None:
    assert read_question(text).wants == wants


def test_a_date_meets_periods_that_share_a_day_and_are_short_enough() -> None:
    asked = AskedDate(None, 3, 4)
    assert asked.meets(day(date(2031, 3, 4)))
    assert asked.meets(month(2031, 3))
    assert not asked.meets(day(date(2031, 3, 5)))
    assert not asked.meets(whole_year(2031))
    assert not AskedDate(2031, 2, 30).meets(month(2031, 2))


@pytest.mark.parametrize(
    ("left", "right"),
    [("stopped", "stops"), ("supplied", "supply"), ("wounded", "wounding"), ("cities", "city"), ("bombing", "bombed")],
)
def test_forms_of_one_word_share_a_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_words_are_folded_and_lose_their_possessive() -> None:
    assert words_of("Óskawa’s ‘safe-zone’") == ["oskawa", "safe", "zone"]
    assert holds_words(["a", "b", "c"], ["b", "c"])
    assert not holds_words(["a", "b"], [])
