"""The package is light until it is used."""

import subprocess
import sys

HEAVY = ("spacy", "numpy", "lxml", "sqlite3", "starlette", "trafilatura", "yaml", "dateline.pipeline")


def test_import_loads_nothing_heavy() -> None:
    code = f"import sys, dateline; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
