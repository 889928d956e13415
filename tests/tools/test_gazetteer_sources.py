"""How rows of the packages become places."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from gazetteer.spelling import bare_name, called_names, latin_names
from gazetteer.spread import distance_km, middle_and_radius
from gazetteer.ukrainian import romanized

POINTS = st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=30)


def test_the_middle_of_an_area_does_not_lean_to_its_crowded_corner() -> None:
    corners = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    latitude, longitude, radius = middle_and_radius([*corners, *[(1.9, 1.9 + step / 100) for step in range(8)]])
    assert (latitude, longitude) == (1.0, 1.0)
    assert radius == pytest.approx(125, abs=2)  # of a circle as large as the square of 222 km


def test_an_area_across_the_date_line_has_its_middle_there() -> None:
    _latitude, longitude, _radius = middle_and_radius(
        [(-17.0, 179.0), (-16.0, -179.0), (-18.0, -179.0), (-18.0, 179.0)]
    )
    assert abs(longitude) > 179


def test_a_town_with_a_wrong_code_does_not_stretch_its_area() -> None:
    near = [(10 + step / 10, 20 - step / 10) for step in range(-3, 4)]
    latitude, longitude, _radius = middle_and_radius([*near, (40.0, 90.0)])
    assert distance_km((latitude, longitude), (10.0, 20.0)) < 30


@given(POINTS)
def test_every_middle_lies_on_the_globe(points: list[tuple[float, float]]) -> None:
    latitude, longitude, radius = middle_and_radius(points)
    assert -90 <= latitude <= 90 and -180 <= longitude <= 180 and radius >= 8


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Elm County", "Elm"), ("Canton of Brugg", "Brugg"), ("Departamento de Rosal", "Rosal"), ("Oakland", None)],
)
def test_a_division_is_also_called_without_its_word(name: str, bare: str | None) -> None:
    assert bare_name(name) == bare


def test_a_province_goes_by_every_word_that_reports_use() -> None:
    assert {"Rosal Province", "Rosal Oblast", "Rosal Emirate"} <= called_names("Rosal", "Emirate")


def test_names_that_no_english_report_holds_are_left_out() -> None:
    assert latin_names(["Rosal", "ROSAL", "rosal", "Росал", "Ro"]) == {"Rosal"}


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Згурівка", "Zghurivka"),
        ("Юріївка", "Yuriivka"),
        ("Нові Петрівці", "Novi Petrivtsi"),
        ("Щасливе", "Shchaslyve"),
    ],
)
def test_ukrainian_names_follow_the_official_table(written: str, latin: str) -> None:
    assert romanized(written) == latin
