"""The options, floors and tables of the engine's benchmarks."""

from pathlib import Path

import pytest
from benchmarks.__main__ import HERE, scripts
from benchmarks.engines import Options, below, finish, print_table, read_options


def test_floors_stand_at_the_end_of_the_command() -> None:
    options = read_options(None, ["--shared", "there", "--engines", "ours", "newswire=0.8", "load_s_at_most=1"])
    assert options == Options(Path("there"), ("ours",), None, None, {"newswire": 0.8, "load_s_at_most": 1.0})


def test_a_floor_that_is_no_number_is_refused() -> None:
    with pytest.raises(SystemExit, match="newswire=high"):
        read_options(None, ["newswire=high"])


def test_a_figure_below_its_floor_is_told() -> None:
    assert below({"newswire": 0.79}, {"newswire": 0.8}) == ["newswire 0.790 < 0.8"]


def test_a_figure_above_its_ceiling_is_told() -> None:
    assert below({"load_s": 1.2}, {"load_s_at_most": 1.0}) == ["load_s 1.200 > 1.0"]


def test_a_figure_that_was_not_measured_does_not_hold() -> None:
    assert below({}, {"newswire": 0.8}) == ["newswire was not measured"]


def test_figures_that_hold_end_well() -> None:
    assert finish({"newswire": 0.8, "load_s": 1.0}, Options(Path(), (), floors={"newswire": 0.8})) == 0


def test_a_table_shows_what_is_not_measured(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("names", {"all": {"ours": 0.5, "sm": 0.25}, "speed": {"sm": "12"}})
    assert capsys.readouterr().out.split() == "names ours sm all 0.500 0.250 speed - 12".split()


def test_every_benchmark_of_the_engine_is_run_and_its_parts_are_not() -> None:
    names = {one.stem for one in scripts(HERE)}
    assert {"engine_names", "engine_syntax", "engine_sentences", "engine_claims", "engine_coreference"} <= names
    assert {"engine_seeds", "engine_speed", "claims"} <= names
    assert not names & {"scoring", "engines", "chains", "renaming"}
