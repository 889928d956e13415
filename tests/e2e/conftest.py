"""One project with the example reports, made once: loading the language model takes seconds."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.e2e.command import REPORTS, Export, dateline, exported


@dataclass(frozen=True, slots=True)
class Made:
    """``project``: the file, only to be read. ``added``: how the command ended. ``export``: all of it, read back."""

    project: Path
    added: CompletedProcess[str]
    folder: Path
    export: Export


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The example reports, added and exported."""
    folder = tmp_path_factory.mktemp("examples")
    project = folder / "pile.db"
    added = dateline("--project", project, "add", REPORTS)
    return Made(project, added, folder / "export", exported(project, folder / "export"))


@pytest.fixture
def project(made: Made, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made.project, tmp_path / "pile.db"))
