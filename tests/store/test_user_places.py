"""The user's own places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SettingsError
from dateline.records.entity import Place
from dateline.store.gazetteer import GazetteerFile
from dateline.store.gazetteer_names import Entry
from dateline.store.gazetteer_writing import write_gazetteer
from dateline.store.user_places import read_user_places

COLUMNS = "name,latitude,longitude,radius_km,country,kind,alternates,region"


def _written(folder: Path, text: str) -> Path:
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_full_row_is_a_place_with_its_names(tmp_path: Path) -> None:
    path = _written(tmp_path, f"{COLUMNS}\nCamp Willow,36.5,40.25,2,sy,facility,Willow Camp|Base 12,SY.02\n")
    place = Place("Camp Willow", 36.5, 40.25, 2.0, "SY", "user:campwillow@36.5000,40.2500", "facility", 0, "SY.02")
    assert read_user_places(path) == (Entry(place, ("Willow Camp", "Base 12"), proposable=True),)


def test_three_columns_in_any_order_are_enough(tmp_path: Path) -> None:
    path = _written(tmp_path, "longitude,name,latitude\n12.5,Upper Mill,-3\n")
    (entry,) = read_user_places(path)
    assert (entry.place.latitude, entry.place.longitude, entry.place.radius_km) == (-3.0, 12.5, 3.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: has no column 'name', 'latitude', 'longitude'"),
        ("place,lat,lon\nHere,1,2\n", "line 1: has no column"),
        ("name,latitude,longitude,colour\nHere,1,2,red\n", "unknown column 'colour'"),
        ("name,latitude,longitude,name\nHere,1,2,There\n", "names twice 'name'"),
        ("name,latitude,longitude\nHere,1,2\n,1,2\n", "line 3: the name is empty"),
        ("name,latitude,longitude\n...,1,2\n", "line 2: the name is empty"),
        ("name,latitude,longitude\nHere,north,2\n", "line 2: latitude 'north' is no number"),
        ("name,latitude,longitude\nHere,91,2\n", "line 2: latitude 91 is not between -90 and 90"),
        ("name,latitude,longitude\nHere,1,nan\n", "longitude nan is not between"),
        ("name,latitude,longitude\nHere,1\n", "longitude '' is no number"),
        ("name,latitude,longitude\nHere, there,1,2\n", "line 2: more fields than columns"),
        ("name,latitude,longitude,radius_km\nHere,1,2,-4\n", "radius_km -4 is not between 0"),
        ("name,latitude,longitude,country\nHere,1,2,Syria\n", "'SYRIA' is no ISO 3166 code"),
        ('name,latitude,longitude\n"Here,1,2\n', "not a CSV line"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=r"places\.csv") as caught:
        read_user_places(_written(tmp_path, text))
    assert message in str(caught.value)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="check the path"):
        read_user_places(tmp_path / "none.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(SettingsError, match="UTF-8"):
        read_user_places(tmp_path / "binary.csv")


def test_the_users_place_comes_before_a_larger_namesake(tmp_path: Path) -> None:
    large = Place("Upper Mill", 50.0, 1.0, 9.0, "GB", "test:1", "city", 90_000)
    write_gazetteer(tmp_path / "g.sqlite", [Entry(large)], content="test")
    own = read_user_places(_written(tmp_path, "name,latitude,longitude,alternates\nUpper Mill,36,40,Mill Hill\n"))
    gazetteer = GazetteerFile.open(tmp_path / "g.sqlite", extra=own)
    assert gazetteer.lookup("Upper Mill") == (own[0].place, large)
    assert gazetteer.lookup("mill hill") == (own[0].place,)
    assert gazetteer.skeleton("Uper Mil")[0] == own[0].place
    assert gazetteer.version != GazetteerFile.open(tmp_path / "g.sqlite").version


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "places.csv"
    path.write_bytes(text.encode())
    try:
        read_user_places(path)
    except SettingsError as error:
        assert "places.csv" in str(error)
