"""The gazetteer file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MissingPart
from dateline.records.entity import Place
from dateline.store.gazetteer import DEFAULT_PATH, GazetteerFile
from dateline.store.gazetteer_names import Entry, index_key
from dateline.store.gazetteer_writing import write_gazetteer


@pytest.fixture(scope="module")
def built() -> Iterator[GazetteerFile]:
    gazetteer = GazetteerFile.open()
    yield gazetteer
    gazetteer.close()


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="make setup"):
        GazetteerFile.open(tmp_path / "none.sqlite")


def test_a_file_that_is_no_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_text("not a database, but long enough to be looked at " * 40)
    with pytest.raises(MissingPart, match="delete it"):
        GazetteerFile.open(path)


def test_the_larger_namesake_comes_first(tmp_path: Path) -> None:
    small = Place("Milltown", 1.0, 1.0, 5.0, "US", "test:1", "city", 500)
    large = Place("Milltown", 2.0, 2.0, 5.0, "GB", "test:2", "city", 9_000)
    path = tmp_path / "some.sqlite"
    assert write_gazetteer(path, [Entry(small, ()), Entry(large, ("Mill Town",))], content="test") == 2
    gazetteer = GazetteerFile.open(path)
    assert gazetteer.lookup("mill-town") == (large, small)
    gazetteer.close()


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Deir Az-Zor", "Deir al-Zour", "Dayr az Zawr"])
def test_spellings_of_one_city_find_it(built: GazetteerFile, name: str) -> None:
    assert built.lookup(name)[0].country == "SY"


@pytest.mark.parametrize(
    ("name", "country"), [("U.S.", "US"), ("UK", "GB"), ("UAE", "AE"), ("Georgia", "GE"), ("Ivory Coast", "CI")]
)
def test_countries_go_by_their_everyday_names(built: GazetteerFile, name: str, country: str) -> None:
    assert (built.lookup(name)[0].kind, built.lookup(name)[0].country) == ("country", country)


@pytest.mark.parametrize("name", ["Oslo", "Washington", "Kiev", "Ankara", "London"])
def test_capitals_are_known_as_such(built: GazetteerFile, name: str) -> None:
    assert built.lookup(name)[0].kind == "capital"


@pytest.mark.parametrize("word", ["Of", "Police", "March", "President", "West", "Page"])
def test_words_are_no_towns(built: GazetteerFile, word: str) -> None:
    assert built.lookup(word) == ()


def test_consonants_propose_a_spelling_unheard_of(built: GazetteerFile) -> None:
    assert "Deir ez-Zor" in [place.name for place in built.skeleton("Deir Ezzour")]


def test_a_country_is_found_by_its_code(built: GazetteerFile) -> None:
    country = built.country("NO")
    assert country is not None and country.name == "Norway"


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(text: str) -> None:
    gazetteer = GazetteerFile.open(DEFAULT_PATH)
    assert all(isinstance(place, Place) for place in (*gazetteer.lookup(text), *gazetteer.skeleton(text)))
    gazetteer.close()


@given(st.text(max_size=40))
def test_a_key_is_plain_ascii(text: str) -> None:
    assert index_key(text).isascii() and (not index_key(text) or index_key(text).isalnum())


def test_divisions_are_found_by_their_codes(built: GazetteerFile) -> None:
    region, district = built.region("US.IL"), built.district("US.IL.031")
    assert region is not None and (region.name, region.kind, region.region) == ("Illinois", "region", "US.IL")
    assert district is not None and (district.name, district.kind, district.region) == (
        "Cook County",
        "district",
        "US.IL",
    )
    assert built.region("US.XX") is None


@pytest.mark.parametrize(("name", "region"), [("Chicago", "US.IL"), ("Aleppo", "SY.09"), ("Kharkiv", "UA.07")])
def test_a_town_knows_its_region(built: GazetteerFile, name: str, region: str) -> None:
    assert built.lookup(name)[0].region == region


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Helmand Province", "region"), ("Kherson Oblast", "region"), ("Lake Erie", "water"), ("Darfur", "region"),
        ("Zambezi River", "water"), ("Bagram Air Base", "facility"), ("Soviet Union", "region"), ("St. Louis", "city"),
    ],
)  # fmt: skip
def test_more_than_towns_is_known(built: GazetteerFile, name: str, kind: str) -> None:
    assert built.lookup(name)[0].kind == kind


@pytest.mark.parametrize(("name", "code"), [("Ill.", "US.IL"), ("W. Va.", "US.WV"), ("TX", "US.TX"), ("B.C.", "CA.02")])
def test_abbreviations_count_in_their_own_spelling_only(built: GazetteerFile, name: str, code: str) -> None:
    assert built.lookup(name)[0].region == code
    assert code not in [place.region for place in built.lookup(name.lower()) if place.kind == "region"]


def test_a_town_with_the_name_of_a_person_is_found_on_request_only(built: GazetteerFile) -> None:
    assert built.lookup("Wayne") == ()
    assert {place.country for place in built.lookup_word("Wayne")} >= {"US"}


@pytest.mark.parametrize("name", ["Kirkuk", "Aleppo", "Kandahar"])
def test_a_town_comes_before_the_province_called_after_it(built: GazetteerFile, name: str) -> None:
    first, *rest = built.lookup(name)
    assert first.kind == "city" and "region" in [place.kind for place in rest]
