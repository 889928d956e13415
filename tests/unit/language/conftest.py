"""The shipped engine, loaded once, and its model."""

from pathlib import Path

import pytest

from dateline.language.model_files import ModelFiles, load_model, shipped_folder
from dateline.language.native_engine import NativeEngine
from dateline.language.pieces import Pieces


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the model is: in the package."""
    return shipped_folder()


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
