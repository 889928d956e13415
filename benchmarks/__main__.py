"""Every benchmark that needs no argument, one after the other: ``python -m benchmarks``; the data are in ../shared."""

import subprocess
import sys
from pathlib import Path

NAMES = ("times", "claims", "events", "ask_seeds")


def main() -> int:
    """Run each in a process of its own, so that none counts what another has loaded. 1 when one of them failed."""
    folder = Path(__file__).resolve().parent
    failed = []
    for name in NAMES:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, str(folder / f"{name}.py")], cwd=folder.parent, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
