"""lemminflect without spaCy: where that is installed, lemminflect loads all of it (2.6 s) only to add to its tokens."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutSpacy:
    """Stands before the finders of modules while lemminflect is loaded."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """See ``importlib.abc.MetaPathFinder``."""
        if name == "spacy":
            raise ImportError("left out")
        return None


sys.meta_path.insert(0, _WithoutSpacy)
try:
    from lemminflect import getAllInflections, getAllLemmas, getLemma
finally:
    sys.meta_path.remove(_WithoutSpacy)

__all__ = ["getAllInflections", "getAllLemmas", "getLemma"]
