"""Run every benchmark one after the other: ``make benchmark``. Each is also a command of its own."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """The number of benchmarks that failed, 0 when all ran."""
    failed = 0
    for script in sorted(HERE.glob("[a-z]*.py")):
        print(f"\n== {script.name}", flush=True)
        failed += subprocess.run([sys.executable, str(script)], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
