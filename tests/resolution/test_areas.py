"""Areas on the map: the circle that the words allow, and no circle where they do not say where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.entity import Place
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Area, Relation
from dateline.resolution.areas import derive_place, travel
from dateline.resolution.place_distance import distance_km

TOWN = Place("Northby", 52.0, 10.0, 3.0, "DE", "test:1", "city", 50_000)
OTHER = Place("Southby", 51.0, 10.0, 3.0, "DE", "test:2", "city", 50_000)
LAND = Place("Middleland", 50.0, 10.0, 200.0, "DE", "test:3", "country", 5_000_000)


def area(relation: Relation, *names: str, kilometres: float | None = None, bearing: float | None = None) -> Area:
    evidence = Evidence(Span("doc-x", 0, 4), "here", Maker("test", "1"))
    return Area("are-x", evidence, relation, names, kilometres, bearing)


PLACES = {"town": TOWN, "other": OTHER, "land": LAND}


@pytest.mark.parametrize(
    ("told", "latitude", "longitude", "radius"),
    [
        (area(Relation.DISTANCE, "town", kilometres=20.0, bearing=0.0), 52.18, 10.0, 5.0),
        (area(Relation.DISTANCE, "town", kilometres=20.0), 52.0, 10.0, 23.0),
        (area(Relation.DIRECTION, "town", bearing=180.0), 51.775, 10.0, 25.0),
        (area(Relation.PART, "land", bearing=0.0), 50.9, 10.0, 100.0),
        (area(Relation.BETWEEN, "town", "other"), 51.5, 10.0, 55.6),
        (area(Relation.NEAR, "town"), 52.0, 10.0, 13.0),
    ],
)
def test_the_circle_of_an_area(told: Area, latitude: float, longitude: float, radius: float) -> None:
    place, why = derive_place(told, PLACES)
    assert place is not None
    assert (place.latitude, place.longitude) == (pytest.approx(latitude, abs=0.01), pytest.approx(longitude, abs=0.01))
    assert place.radius_km == pytest.approx(radius, abs=0.1)
    assert why
    assert place.kind == "area"


@pytest.mark.parametrize(
    "told",
    [
        area(Relation.DISTANCE, "land", kilometres=20.0),
        area(Relation.BETWEEN, "land", "town"),
        area(Relation.NEAR, "nowhere"),
        area(Relation.BETWEEN, "town", "town"),
    ],
)
def test_words_that_do_not_say_where_give_no_circle(told: Area) -> None:
    place, why = derive_place(told, PLACES)
    assert place is None
    assert why


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 360), st.floats(1, 15_000))
def test_one_comes_out_as_far_off_as_one_travelled(north: float, east: float, bearing: float, far: float) -> None:
    latitude, longitude = travel(north, east, bearing=bearing, kilometres=far)
    assert -90 <= latitude <= 90
    assert -180 <= longitude <= 180
    start = Place("a", north, east, 1.0, None, "a", "city")
    assert distance_km(start, Place("b", latitude, longitude, 1.0, None, "b", "city")) == pytest.approx(far, abs=0.1)
