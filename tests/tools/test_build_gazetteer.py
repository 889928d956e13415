"""The sources that the gazetteer is built from."""

import csv

from dateline.store.gazetteer import DEFAULT_PATH

ROWS = list(csv.DictReader(DEFAULT_PATH.with_name("gazetteer_supplement.csv").read_text(encoding="utf-8").splitlines()))
#: Rows that only correct or name a place of another source need no point.
PLACED = [row for row in ROWS if row["latitude"] or not row["code"]]


def test_every_supplement_row_lies_on_the_globe() -> None:
    assert all(-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180 for row in PLACED)


def test_every_place_of_the_supplement_has_a_radius_unless_it_is_a_country() -> None:
    assert [row["name"] for row in PLACED if row["kind"] != "country" and not float(row["radius_km"] or 0)] == []


def test_no_name_of_a_kind_stands_twice() -> None:
    names = [(row["kind"], row["name"]) for row in ROWS]
    assert sorted(set(names)) == sorted(names)
