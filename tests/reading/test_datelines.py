"""The words before a report's first sentence."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.datelines import find_opening

with (Path(__file__).parent.parent / "cases" / "datelines.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_dateline_gives_place_agency_outlet_and_day(case: dict[str, str]) -> None:
    found = find_opening(case["text"])
    parts = (found.place, found.agency, found.outlet, found.day) if found else (None,) * 4
    assert parts == tuple(case[key] or None for key in ("place", "agency", "outlet", "day"))


@settings(deadline=None)
@given(st.text(alphabet="AbC-—(), :/APReuters12\n", max_size=300))
def test_a_dateline_ends_inside_its_paragraph(text: str) -> None:
    found = find_opening(text)
    assert found is None or 0 < found.end <= len(text)
