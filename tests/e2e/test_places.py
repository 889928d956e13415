"""Where, as a person uses it: why a name is that place, a pin, places of one's own, and areas in the export."""

import json
from pathlib import Path

from tests.e2e.command import Row, inside, lines

import dateline

#: Invented; Milford is a real town, Camp Willow is none.
REPORT = (
    "MILFORD, Conn., 4 March 2019 (Harbour Wire) - Two barges burnt 12 miles east of Milford on Monday, "
    "police said.\n\n"
    "A third barge burnt near Camp Willow.\n"
)


def added(folder: Path, *options: str) -> Path:
    """A project with the report in it."""
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    project = folder / "pile.db"
    assert inside("--project", project, *options, "add", folder / "report.txt").returncode == 0
    return project


def entity(project: Path, name: str) -> Row:
    return next(
        one
        for one in lines(inside("--project", project, "entities", "--json").stdout)
        if one["name"].lower() == name.lower()
    )


def reasons(project: Path, record_id: str) -> list[Row]:
    found: list[Row] = json.loads(inside("--project", project, "why", record_id, "--json").stdout)["places"]
    return found


def test_why_shows_the_place_with_what_decided_and_what_else_it_can_mean(tmp_path: Path) -> None:
    project = added(tmp_path)
    town = entity(project, "Milford")
    reason = reasons(project, town["id"])[0]
    assert town["place"]["region"] == "US.CT"
    assert reason["why"]
    assert len({one["gazetteer_id"] for one in reason["candidates"]}) > 1
    printed = inside("--project", project, "why", town["id"]).stdout
    assert "The places" in printed and "rather than" in printed


def test_a_pin_to_a_candidate_moves_the_name_and_another_moves_it_back(tmp_path: Path) -> None:
    project = added(tmp_path)
    town = entity(project, "Milford")
    other = next(
        one["gazetteer_id"] for one in reasons(project, town["id"])[0]["candidates"]
        if one["gazetteer_id"] != town["place"]["gazetteer_id"]
    )  # fmt: skip
    for wanted in (other, town["place"]["gazetteer_id"]):
        assert inside("--project", project, "judge", "pin", "Milford", wanted, "--by", "Edda Marsh").returncode == 0
        assert entity(project, "Milford")["place"]["gazetteer_id"] == wanted
        assert reasons(project, town["id"])[0]["why"] == "a person said what this name means"


def test_a_pin_to_a_place_that_no_name_can_mean_is_refused(tmp_path: Path) -> None:
    ended = inside("--project", added(tmp_path), "judge", "pin", "Milford", "geonames:0")
    assert ended.returncode == 2
    assert "geonames:0" in ended.stderr


def test_places_of_ones_own_are_found_and_a_wrong_file_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude,radius_km\nCamp Willow,41.5,-72.5,2\n", encoding="utf-8")
    camp = entity(added(tmp_path, "--places", str(own)), "Camp Willow")
    assert (camp["place"]["latitude"], camp["place"]["radius_km"]) == (41.5, 2.0)
    own.write_text("name,latitude,longitude\nCamp Willow,141.5,-72.5\n", encoding="utf-8")
    ended = inside("--project", tmp_path / "pile.db", "--places", str(own), "add", tmp_path / "report.txt")
    assert ended.returncode == 2
    assert "line 2" in ended.stderr


def test_an_area_is_exported_with_its_circle_and_its_reason(tmp_path: Path) -> None:
    project = added(tmp_path)
    assert inside("--project", project, "export", "jsonl", "--out", tmp_path / "out").returncode == 0
    area = lines((tmp_path / "out" / "areas.jsonl").read_text(encoding="utf-8"))[0]
    town = entity(project, "Milford")["place"]
    assert (area["text"], area["relation"], area["bearing"]) == ("12 miles east of Milford", "distance", 90.0)
    assert area["longitude"] > town["longitude"]
    assert "19.3121 km east of Milford" in area["why"]


def test_in_python_each_point_comes_with_its_reason() -> None:
    reader = dateline.Reader()
    report = reader.read("Two men were held in Springfield, Illinois.", "2031-03-04")
    choices = {report.document.text[m.evidence.span.start : m.evidence.span.end]: m.id for m in report.mentions}
    found = {one: choice for choice in reader.places([report]) for one in choice.mention_ids}
    chosen = found[choices["Springfield"]]
    assert chosen.place is not None and chosen.place.region == "US.IL"
    assert chosen.why and len(chosen.candidates) > 1


def test_a_town_called_like_a_word_is_placed_where_the_text_names_a_place() -> None:
    reader = dateline.Reader()
    report = reader.read("The school in Concord, New Hampshire, was shut.", "2031-03-04")
    places = [choice.place.region for choice in reader.places([report]) if choice.place is not None]
    assert places == ["US.NH", "US.NH"]
