"""The benchmark of periods: what counts as right."""

import pytest
from benchmarks.time_periods import Gold, judged
from tests.extraction.timed import times

from dateline.records.period import from_edtf


@pytest.mark.parametrize(
    ("text", "marked", "value", "verdict"),
    [
        ("It fell on 3 May 2016.", "3 May 2016", "2016-05-03", "right"),
        ("It fell on 3 May 2016.", "3 May 2016", "2016-05-04", "wrong"),
        ("It stood since 2005.", "2005", "2005", "longer"),
        ("It stood since 2005.", "2005", "2006", "wrong"),
        ("It stood from 1914 to 1918.", "1918", "1918", "longer"),
        ("It stood from 1914 to 1918.", "1918", "1916", "wrong"),
        ("It fell early in 2016.", "2016", "2016", "longer"),
        ("It fell on Tuesday.", "Tuesday", "2016-05-03", "none"),
    ],
)
def test_a_period_is_judged_by_the_words_that_were_marked(text: str, marked: str, value: str, verdict: str) -> None:
    start = text.index(marked)
    published = None if verdict == "none" else "2017-09-13"
    (found,) = times(text, published)
    assert judged(Gold(start, start + len(marked), from_edtf(value)), found) == verdict


def test_what_was_not_found_is_missing() -> None:
    assert judged(Gold(0, 4, from_edtf("2016")), None) == "missing"
