"""A pile of overlapping news reports becomes one chronology in which every cell opens at the sentence behind it.

>>> import dateline
>>> report = dateline.Reader().read("Ministers met in Lyon on Tuesday.", published="2017-09-13")  # doctest: +SKIP
>>> chronology = dateline.Chronology.from_paths(["reports/"])                                      # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.pipeline.api import Chronology, Reader

__version__ = "0.1.0"
__all__ = ["Chronology", "Reader", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the public classes on first use, so that ``import dateline`` stays light."""
    if name in ("Chronology", "Reader"):
        return getattr(import_module("dateline.pipeline.api"), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
