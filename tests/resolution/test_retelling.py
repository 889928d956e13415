"""Sentences of one report that another has too."""

import pytest

from dateline.resolution.retelling import Retold, find_retold

BASE = "Two fishermen drowned near Askov when their trawler struck rocks in heavy fog. "
CHANGED = "Near Askov, two fishermen drowned as their trawler hit rocks in the heavy fog. "
APART = "Rescue boats from Askov searched all night for a missing trawler crew, the coastguard announced. "


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (BASE, CHANGED + APART, Retold(1, 1)),
        (BASE, APART, Retold(0, 1)),
        (BASE * 3, CHANGED, Retold(1, 1)),
        (BASE, "“" + BASE + "”", Retold(0, 0)),
        ("", BASE, Retold(0, 0)),
    ],
)
def test_a_sentence_is_retold_in_nearly_the_same_words(left: str, right: str, wanted: Retold) -> None:
    assert find_retold(left, right) == wanted
