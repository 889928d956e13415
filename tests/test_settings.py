"""Settings come from the file, the environment and the command line, the later winning."""

from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.settings import Settings, load_settings


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == Settings()


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('project = "file.db"\nbatch_size = 3\nattempts = 7\n', encoding="utf-8")
    found = load_settings(tmp_path, {"DATELINE_PROJECT": "environment.db", "DATELINE_BATCH_SIZE": "4"}, project="x.db")
    assert (found.project, found.batch_size, found.attempts) == ("x.db", 4, 7)


def test_other_variables_of_the_same_prefix_are_left_alone(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {"DATELINE_SOMETHING_ELSE": "1"}) == Settings()


@pytest.mark.parametrize(
    ("text", "named"),
    [("colour = 1", "colour"), ("batch_size = 0", "batch_size"), ('attempts = "many"', "attempts"), ("= 1", "TOML")],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "dateline.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=named):
        load_settings(tmp_path, {})
