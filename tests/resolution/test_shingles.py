"""The words of a report that can show where it was taken from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.document import Document, Region
from dateline.resolution.shingles import RUN, RunCounter, own_text, shared_count, without_forms, words_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mill burnt down.\nSign up for our newsletter.", "The mill burnt down."),
        ("The old mill by the river burnt down. Copyright 2031 Post.", "The old mill by the river burnt down."),
        ("Sign up for our newsletter today. It is free.\nThe mill burnt down.", "The mill burnt down."),
        ("The mill burnt down. Nobody was hurt.", "The mill burnt down. Nobody was hurt."),
    ],
)
def test_the_forms_of_a_site_are_left_out(text: str, wanted: str) -> None:
    assert without_forms(text).strip() == wanted


def test_headline_and_captions_are_left_out_unless_nothing_else_is_there() -> None:
    text = "Mill burns\nA photo of smoke\nThe mill burnt down."
    regions = (Region(11, 27, "caption"),)
    report = Document("a", "c", 0, 0, len(text), text, headline_end=10, boilerplate=regions)
    assert own_text(report).split() == ["The", "mill", "burnt", "down."]
    only = Document("a", "c", 0, 0, 10, "Mill burns", headline_end=10)
    assert own_text(only) == "Mill burns"


@given(st.lists(st.sampled_from("abcde"), max_size=30), st.lists(st.sampled_from("abcde"), max_size=30))
def test_shared_checksums_are_shared_runs(left: list[str], right: list[str]) -> None:
    counter = RunCounter()
    runs = [{tuple(one[at : at + RUN]) for at in range(max(1, len(one) - RUN + 1)) if one} for one in (left, right)]
    found = [counter.runs(one) for one in (left, right)]
    assert [len(one) for one in found] == [len(one) for one in runs]
    assert shared_count(*found) == len(runs[0] & runs[1])


@given(st.text(max_size=400))
def test_any_text_keeps_its_words_in_order_when_forms_go(text: str) -> None:
    words = iter(words_of(text))
    assert all(word in words for word in words_of(without_forms(text)))
