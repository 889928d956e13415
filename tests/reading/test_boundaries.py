"""Reports that nothing but their words part."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.piles import FERRY, MUSEUM, REPORTS, SCHOOLS

from dateline.reading.blocks import split_blocks
from dateline.reading.boilerplate import role_of
from dateline.reading.boundaries import MAX_BLOCKS, MIN_SCORE, best_boundaries, find_boundaries, find_signs
from dateline.reading.plain import read_plain


def cut(text: str) -> list[str]:
    """The first words of each report found."""
    found = read_plain(text, capture_id="c", today=date(2026, 3, 1))
    return [" ".join(one.text.split()[:3]) for one in found]


OPENINGS = ["The ferry Alma", "Teachers in the", "Thieves broke into"]


@pytest.mark.parametrize(
    "text",
    ["\n".join(REPORTS), "\n\n".join(REPORTS), "\n\n".join(REPORTS).replace("\n", "\n\n"), "\r\n\r\n".join(REPORTS)],
    ids=["lines alone", "blank lines between reports", "blank lines everywhere", "lines of another system"],
)
def test_reports_that_only_their_words_part_are_several_documents(text: str) -> None:
    assert cut(text) == OPENINGS


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_one_report_is_one_document(report: str, separator: str) -> None:
    assert len(cut(report.replace("\n", separator))) == 1


def test_a_blank_line_between_two_halves_of_a_report_does_not_part_them() -> None:
    lines = FERRY.split("\n")
    assert len(cut("\n".join(lines[:3]) + "\n\n" + "\n".join(lines[3:]))) == 1


def test_names_of_other_people_and_places_part_the_reports_as_well() -> None:
    text = "\n".join(REPORTS)
    for name, other in (("Oster", "Achterberg"), ("Lindqvist", "Mbeki-Roth"), ("Ferro", "Szabo"), ("Tolland", "Ghent")):
        text = re.sub(name, other, text)
    assert cut(text) == OPENINGS


def test_date_lines_on_the_page_are_trusted_alone() -> None:
    assert len(cut(f"Published: 2025-04-02\n{FERRY}\n{SCHOOLS}\nPublished: 2025-04-03\n{MUSEUM}")) == 2


BIG = 1000


@pytest.mark.parametrize(
    ("scores", "sizes", "expected"),
    [
        ([-9, -9, 2, -9, 3, -9], [BIG] * 6, [2, 4]),
        ([-9, -9, 2, 3, -9, -9], [BIG] * 6, [3]),
        ([-9, 5, -9, -9, -9, 5], [BIG] * 6, []),
        ([-9, -9, 2, -9, 3, -9], [100] * 6, []),
        ([-9, -9, MIN_SCORE, -9], [BIG] * 4, []),
        ([], [], []),
    ],
    ids=["two reports", "the better of two neighbours", "no report of one block", "no room", "not enough", "empty"],
)
def test_the_best_set_of_boundaries_leaves_room_for_reports(
    scores: list[float], sizes: list[int], expected: list[int]
) -> None:
    assert best_boundaries(scores, sizes) == expected


def test_a_page_with_more_lines_than_reports_have_is_not_scored() -> None:
    blocks = split_blocks("It fell again on Monday.\n" * (MAX_BLOCKS + 1))
    assert find_boundaries(blocks, [role_of(block) for block in blocks]) == []


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(max_size=80), st.sampled_from("\n".join(REPORTS).split("\n"))), max_size=40))
def test_boundaries_are_blocks_of_the_page_in_order_whatever_it_holds(lines: list[str]) -> None:
    blocks = split_blocks("\n".join(lines))
    roles = [role_of(block) for block in blocks]
    found = find_boundaries(blocks, roles)
    assert found == sorted(set(found))
    assert all(0 < i < len(blocks) for i in found)
    if blocks:
        assert len({tuple(signs) for signs in find_signs(blocks, roles)}) == 1
