"""What was reached once is not lost again: every floor of ``floors.json``, measured on the shared development data."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text(encoding="utf-8"))

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"), reason="../shared, with the development data, is not here"
)


@needs_shared
def test_the_seeds_are_read_as_well_as_before() -> None:
    wanted = [f"{name}={floor}" for name, floor in sorted(FLOORS["seeds"].items())]
    scorer = SHARED / "scorers" / "seeds.py"
    environment = {**os.environ, "DATELINE": str(Path(sys.executable).parent / "dateline")}
    done = subprocess.run(
        [sys.executable, str(scorer), *wanted], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@needs_shared
def test_questions_find_their_evidence_as_well_as_before() -> None:
    floor = FLOORS["ask"]["all_evidence_among_five"]
    done = subprocess.run(
        [sys.executable, "benchmarks/ask_seeds.py", "--floor", str(floor)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
