"""Two reports side by side."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.document import Document
from dateline.resolution.comparison import Comparison, Label, compare, shared_quotations

FIRST = (
    "VELDAR - A bus driver was killed when a bridge over the Ostra gave way on Tuesday at 6:40 a.m., police said.\n"
    "Marek Dolvan, 52, had just left the depot at Korrin with no passengers, said Inspector Lena Vasht.\n"
    "Divers recovered the bus in the afternoon from eleven metres of water below the Korrin bridge.\n"
    "The bridge had been closed to lorries since a crack was found in one of its pillars last spring.\n"
    "The council of Veldar will meet on Thursday to talk about the four other bridges of the same make.\n"
)
SECOND = (
    "Marek Dolvan, 52, of Korrin, died before dawn Tuesday in the river Ostra.\n"
    "His empty bus fell when part of a Veldar crossing crumbled at about 6:40 a.m.\n"
    "Engineers from the county had warned of the pillar; Inspector Vasht would not say who read the letter.\n"
    "Neighbours laid flowers by the Korrin depot, where Dolvan had worked for 20 years.\n"
)
OTHER = (
    "TORVIK - A bakery burnt down on Friday night, and firemen needed until 3:15 a.m. to put the flames out.\n"
    "Nobody was hurt, the owner, Alma Seidur, 34, told reporters in front of the ruins of 12 Harbour Street.\n"
    "Flour dust may have caught fire from an oven that was left on, according to Chief Edvin Moll.\n"
)
MORE = (
    "The driver's union called the collapse a crime and asked for every old bridge in the county to be shut.\n"
    "Its chairwoman, Ilse Trann, said that drivers had reported trembling of the roadway for several months.\n"
    "The works department answered that the trembling had been measured in May and stayed within the norm.\n"
    "A second report on the pillars, which the county ordered in June, has not been published so far.\n"
)


def report(text: str) -> Document:
    return Document("doc", "cap", 0, 0, len(text), text)


@pytest.mark.parametrize(
    ("left", "right", "label", "sources"),
    [
        (FIRST, FIRST, Label.EXACT, 1),
        (FIRST, FIRST + "Copyright 2031 The Veldar Post. All rights reserved.", Label.LIGHT_EDIT, 1),
        (FIRST, FIRST.replace("Divers", "Navy divers").replace("talk about", "discuss"), Label.LIGHT_EDIT, 1),
        (FIRST, MORE + FIRST, Label.PARTIAL, 1),
        (FIRST + OTHER, MORE + FIRST.split("\n")[1] + MORE.upper(), Label.DIFFERENT, 2),
        (FIRST, SECOND, Label.SAME_EVENT, 2),
        (FIRST, OTHER, Label.DIFFERENT, 2),
        ("", "", Label.DIFFERENT, 2),
    ],
)
def test_what_two_reports_are_to_each_other(left: str, right: str, label: Label, sources: int) -> None:
    found = compare(report(left), report(right))
    assert (found.label, found.sources) == (label, sources), found
    assert found.reason


def test_a_notice_that_both_have_word_for_word_is_no_sign_of_one_event() -> None:
    notice = (
        " ".join(random.Random(1).choices(["Wexham", "Oldbury", "Marlow", "weather", "evening", "desk"], k=40)) + "."
    )
    assert compare(report(FIRST + notice), report(OTHER + notice)).label is Label.DIFFERENT


def test_long_quotations_of_both_are_given_as_the_left_one_writes_them() -> None:
    left = "She said: “We will not rest until the last of them is home.” He said “no”."
    right = 'Told that "we will not rest until the last of them is home", he said “no”.'
    assert shared_quotations(left, right) == ("“We will not rest until the last of them is home.”",)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_compare_alike_from_both_sides(left: str, right: str) -> None:
    one, other = (compare(report(a), report(b)) for a, b in ((left, right), (right, left)))
    assert (one.label, one.sources, one.reason) == (other.label, other.sources, other.reason)
    assert 0 <= one.similarity <= one.containment <= 1


def test_a_comparison_is_a_record() -> None:
    assert isinstance(compare(report(FIRST), report(OTHER)), Comparison)
