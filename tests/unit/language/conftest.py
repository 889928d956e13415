"""The shipped engine, loaded once, and its model; what needs them is skipped while none is in the package."""

from pathlib import Path

import pytest

from dateline.language.model_files import ModelFiles, load_model, shipped_folder
from dateline.language.native_engine import NativeEngine
from dateline.language.pieces import Pieces


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the model is: in the package, else where `make train` of this checkout left it."""
    trained = Path(__file__).parents[3] / "build" / "dateline-en"
    found = next((one for one in (shipped_folder(), trained) if (one / "model.json").is_file()), None)
    if found is None:
        pytest.skip("no language model: it does not ship yet, and `make train` has not run here")
    return found


@pytest.fixture(scope="session")
def engine(folder: Path) -> NativeEngine:
    """The engine, loaded once."""
    return NativeEngine(folder)


@pytest.fixture(scope="session")
def model(folder: Path) -> ModelFiles:
    """Labels and matrices of the engine."""
    return load_model(folder)


@pytest.fixture(scope="session")
def pieces(folder: Path) -> Pieces:
    """Its word pieces."""
    return Pieces(folder / "tokenizer.json")
