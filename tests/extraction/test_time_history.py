"""Centuries, early years, and 9/11."""

import pytest
from tests.extraction.timed import told


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("It fell in the twentieth century.", "the twentieth century", "1900-01-01/1999-12-31"),
        ("The 17th-century walls stood.", "The 17th-century", "1600-01-01/1699-12-31"),
        ("It was built in the 1600s.", "the 1600s", "1600-01-01/1699-12-31"),
        ("It was built in AD 842.", "AD 842", "0842"),
        ("A print, c. 1818.", "c. 1818", "1818~"),
        ("It fell in the year 71.", "the year 71", "0071"),
        ("It fell in 508 BC.", "508 BC", None),
        ("All changed on 9/11.", "9/11", "2001-09-11"),
        ("The Sept. 11 attacks came first.", "Sept. 11", "2001-09-11"),
    ],
)
def test_what_lies_far_back_has_its_period(text: str, quote: str, period: str | None) -> None:
    assert told(text, "2017-09-13") == [(quote, period)]


def test_a_small_number_is_a_year_only_where_another_is_marked_as_one() -> None:
    assert told("He came in 348, and rose.", "2017-09-13") == []
    assert told("Abbot (c. 314 – 368). He came in 348, and rose.", "2017-09-13")[-1] == ("348", "0348")
