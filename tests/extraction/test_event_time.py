"""When events happen: by their own clause, by the account they are told in, by what bounds them."""

from datetime import date

import pytest
from tests.extraction.test_events import annotated, found

from dateline.records.event import EventMention, Status
from dateline.records.mention import Basis
from dateline.records.period import to_edtf

WEDNESDAY = date(2024, 3, 6)


def dated(text: str, trigger: str, published: date | None = WEDNESDAY) -> EventMention:
    mentions = found(text, published)
    chosen = [one for one in mentions if one.trigger.quote == trigger]
    assert chosen, f"no event at {trigger!r}: {[(one.type, one.trigger.quote) for one in mentions]}"
    return chosen[-1]


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Gunmen killed two guards and wounded a driver in Lima on Monday.", "killed", "2024-03-04"),
        ("Soldiers shelled the village on Monday, killing two farmers.", "killing", "2024-03-04"),
        ("Ann Roe was wounded on Monday when rebels attacked the village.", "attacked", "2024-03-04"),
        ("The man who shot two guards on Sunday fled to Oslo on Monday.", "shot", "2024-03-03"),
        ("Ann Roe said on Tuesday that rebels attacked the village in January.", "attacked", "2024-01"),
    ],
)
def test_a_time_belongs_to_the_clauses_that_tell_its_moment(text: str, trigger: str, edtf: str) -> None:
    assert to_edtf(dated(text, trigger).period) == edtf


@pytest.mark.parametrize(
    "rest",
    [
        "They killed two guards.",
        "Two guards were killed in the fighting.",
        "The base was surrounded. Police detained four men, killing one.",
    ],
)
def test_an_account_goes_on_at_the_day_it_has_named(rest: str) -> None:
    told = dated(
        f"Rebels attacked an army base near Lima on Monday. {rest}", "killing" if "killing" in rest else "killed"
    )
    assert (to_edtf(told.period), told.period_basis) == ("2024-03-04", Basis.RELATIVE)
    assert told.period_why == "told as part of what happened “Monday” (the first sentence)"
    assert told.time_id is not None


@pytest.mark.parametrize(
    "rest",
    [
        "The rebels had killed two guards.",
        "The rebels have killed two guards.",
        "The rebels previously killed two guards.",
        "In 2019 the group seized a port. The rebels killed two guards.",
        "“They killed two guards,” Ann Roe said.",
        "Ann Roe met the rebels who killed two guards.",
    ],
)
def test_what_steps_out_of_the_account_gets_no_day_from_it(rest: str) -> None:
    told = dated(f"Rebels attacked an army base near Lima on Monday. {rest}", "killed")
    assert told.period_basis in (None, Basis.PUBLICATION)


def test_a_day_of_words_is_no_day_of_deeds() -> None:
    told = dated("Ann Roe spoke on Monday. Rebels killed two guards near Lima.", "killed")
    assert told.period_basis is Basis.PUBLICATION


def test_a_later_sentence_says_when_it_happened() -> None:
    told = dated("Two guards were killed at a market in Lima. The attack happened on Monday night.", "killed")
    assert to_edtf(told.period) == "2024-03-04"
    assert told.period_why == "the report says further on that it happened “Monday night”"


@pytest.mark.parametrize(
    ("rest", "edtf"),
    [
        ("Rebels attacked the base on Monday.", "2024-03-04"),
        ("Rebels attacked the base on Monday. They attacked a port on Sunday.", "../2024-03-06"),
    ],
)
def test_the_first_sentence_takes_the_day_of_the_same_happening_told_again(rest: str, edtf: str) -> None:
    first = found(f"Rebels have attacked an army base near Lima. Police said little. {rest}", WEDNESDAY)[0]
    assert (first.trigger.quote, to_edtf(first.period)) == ("attacked", edtf)
    told = first.period_why == "the report tells it again, of “Monday”"
    assert told == (edtf == "2024-03-04")


def test_what_answers_a_dated_happening_lies_between_it_and_the_report() -> None:
    told = dated("The government deployed troops in Lima after the rebel attack on 2 March.", "deployed")
    assert to_edtf(told.period) == "2024-03-02/2024-03-06"
    assert told.period_why == "told as coming after “2 March”"


def test_the_day_of_a_dateline_is_no_day_of_an_event() -> None:
    told = dated("LIMA, Peru (March 6, 2024) – Rebels killed two guards at the port on Sunday.", "killed")
    assert to_edtf(told.period) == "2024-03-03"


def test_a_report_that_names_no_day_but_its_own_tells_news_of_the_day() -> None:
    told = dated("LIMA, Peru (March 6, 2024)\nRebels killed two guards at the port.", "killed")
    assert (to_edtf(told.period), told.period_basis) == ("2024-03-05~/2024-03-06~", Basis.PUBLICATION)


def test_nothing_that_has_happened_lies_after_the_report() -> None:
    for one in found("Rebels attacked Lima on 9 March 2024.", WEDNESDAY):
        if one.status is Status.OCCURRED:
            assert one.period is None
            assert one.period_why == "“9 March 2024” lies after the report, which tells it as having happened"


def test_a_long_report_of_days_is_read_in_one_go() -> None:
    text = "Rebels attacked Lima on Monday. They killed two guards. " * 400
    days = {to_edtf(one.period) for one in found(text, WEDNESDAY)}
    assert days == {"2024-03-04"}
    assert len(annotated(text, WEDNESDAY).times) == 400
