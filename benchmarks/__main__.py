"""Run every benchmark one after the other: ``make benchmark``. Each is also a command of its own.

``.venv/bin/python -m benchmarks.NAME`` runs one.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """The number of benchmarks that failed, 0 when all ran."""
    failed = 0
    for script in scripts(HERE):
        print(f"\n== {script.name}", flush=True)
        command = ["-m", f"{HERE.name}.{script.stem}"]
        path = os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path}
        failed += subprocess.run([sys.executable, *command], env=environment, check=False).returncode != 0
    return failed


def scripts(folder: Path) -> list[Path]:
    """The modules of a folder that are commands; the others are parts of them."""
    return [one for one in sorted(folder.glob("[a-z]*.py")) if 'if __name__ == "__main__"' in one.read_text("utf-8")]


if __name__ == "__main__":
    sys.exit(main())
