"""A pile of every format that is read, added in one go, as a person would."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.e2e.command import Export, dateline, exported, inside
from tests.e2e.pile import write_pile


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], CompletedProcess[str], Path, Export]:
    """How many reports each file holds, how ``add --json`` ended, the project and its export."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "pile").mkdir()
    counts = write_pile(folder / "pile")
    project = folder / "pile.db"
    added = dateline("--project", project, "add", "--json", folder / "pile")
    return counts, added, project, exported(project, folder / "export")


def test_every_format_gives_its_reports(
    pile: tuple[dict[str, int], CompletedProcess[str], Path, Export], tmp_path: Path
) -> None:
    counts, added, _, export = pile
    assert (added.returncode, added.stderr) == (0, "")
    report = json.loads(added.stdout)
    assert report["totals"]["documents"] == sum(counts.values()) == len(export["documents"])
    assert report["totals"]["skipped"] == 0
    assert all("engineers had worked in shifts" in one["text"] for one in export["documents"])


def test_every_report_is_dated_and_told_of_the_bridge(
    pile: tuple[dict[str, int], CompletedProcess[str], Path, Export],
) -> None:
    documents = pile[3]["documents"]
    assert {one["published"] for one in documents} == {"2024-05-07"}
    assert [one["capture"] for one in documents if "Bridge" not in (one["headline"] or "")] == []


def test_members_are_called_by_archive_and_name_and_pages_by_address(
    pile: tuple[dict[str, int], CompletedProcess[str], Path, Export],
) -> None:
    captures = {one["capture"] for one in pile[3]["documents"]}
    assert {"line-1", "row-1", "https://herald.example/ardent.html", "https://herald.example/Nesta"} <= captures
    assert any(one.endswith("pile.zip!/march/a.txt") for one in captures)


def test_a_passage_of_a_pdf_is_found_on_its_page(
    pile: tuple[dict[str, int], CompletedProcess[str], Path, Export],
) -> None:
    _, _, project, export = pile
    (paper,) = (one for one in export["documents"] if one["capture"].endswith("paper.pdf"))
    told = next(one for one in export["event_mentions"] if one["document_id"] == paper["id"])
    why = json.loads(inside("--project", project, "why", "--json", told["id"]).stdout)
    places = why["passages"][0]["original"]
    assert places
    assert all(one["page"] == 1 and 60 < one["box"][0] < one["box"][2] < 560 for one in places)


def test_adding_the_pile_again_changes_nothing(
    pile: tuple[dict[str, int], CompletedProcess[str], Path, Export], tmp_path: Path
) -> None:
    _, _, project, export = pile
    again = dateline("--project", project, "add", "--json", project.parent / "pile")
    assert json.loads(again.stdout)["totals"]["new"] == 0
    assert exported(project, tmp_path / "again") == export
