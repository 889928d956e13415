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
#: Floors that are a distance from spaCy's small model, measured in the same run.
BESIDE_SPACY = frozenset({"engine_sentences"})
#: Less than the published figure is taken on, so that the tests stay short; the floor is that of these documents.
FEWER = {
    "engine_claims": ("--documents", "20"), "reprints": ("--pairs-only",), "times": ("--text-only",),
    "places": ("--documents", "30"), "event_places": ("--documents", "700"),
}  # fmt: skip
#: When and where; the floors of ``event_dates`` and ``place_names`` take longer and are for their benchmarks alone.
PLACING = ("times", "time_periods", "places", "event_places")
#: Speed is measured by its benchmark alone, never by a test: machines are noisy.
#: How piles are read: benchmarks that run without the language engine, in under a minute each.
READING = ("splitting", "reprints", "exports", "hostile", "pages")
UNTIMED = sorted(name for name in FLOORS if name.startswith("engine_") and name != "engine_speed")

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


@needs_shared
@pytest.mark.parametrize("benchmark", UNTIMED)
def test_the_engine_is_as_good_as_before(benchmark: str) -> None:
    wanted = [f"{name}={floor}" for name, floor in sorted(FLOORS[benchmark].items()) if floor is not None]
    rivals = "ours,sm" if benchmark in BESIDE_SPACY else "ours"
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", "--engines", rivals, *FEWER.get(benchmark, ()), *wanted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@needs_shared
@pytest.mark.parametrize("benchmark", (*READING, *PLACING))
def test_piles_are_read_and_placed_as_well_as_before(benchmark: str) -> None:
    wanted = [f"{name}={floor}" for name, floor in sorted(FLOORS[benchmark].items())]
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", *FEWER.get(benchmark, ()), *wanted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
