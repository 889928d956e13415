"""Quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.quotes import find_quotations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “yes” twice.", ["yes"]),
        ('He said "yes" twice.', ["yes"]),
        ("He said ''yes'' twice.", ["yes"]),
        ("He said «yes» twice.", ["yes"]),
        ("“A ‘b’ c” and “d”", ["A ‘b’ c", "d"]),
        ("It’s the boys’ boat.", []),
        ("Mayor: ‘We’re ready’ for rain", ["We’re ready"]),
        ("A 5\" pipe burst.", []),
        ("“”", []),
    ],
)  # fmt: skip
def test_the_words_between_marks(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_quotations(text)] == words


def test_an_open_mark_holds_to_the_end_of_its_paragraph() -> None:
    one = find_quotations("“It rained. \nIt snowed.")[0]
    assert (one.start, one.end, one.closed, one.goes_on) == (1, 11, False, False)


def test_an_open_mark_goes_on_when_the_next_paragraph_opens_with_one() -> None:
    assert [one.goes_on for one in find_quotations("“It rained.\n\n“It snowed.”")] == [True, False]


@given(st.text(alphabet="ab “”\"'«».,\n’‘`", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text) for one in found)
    assert all(left.outer_end <= right.outer_start for left, right in pairwise(found))
