"""Words a second of our whole reading of a text beside spaCy's small pipeline in full, in the same run.

Usage: .venv/bin/python -m benchmarks.chain_speed [--words N] [--rounds N] [--shared FOLDER] [--model FOLDER]
[FIGURE=FLOOR ...]

"places": raw text in; the engine, times, names, and the place of each place name out. "chain": all that
``dateline annotate`` does to a text, and the places. Both, and spaCy, with one process and with two, on every core that
there is; of the two ways the better one counts. Each measurement is a process of its own that warms up first, all take
turns, medians are compared. The second table says what each stage costs, in one process, one thread at work for all but
the engine. Machines are noisy: read the ratios.

Figures: ``places_ratio`` and ``chain_ratio`` (1 is as fast as spaCy), ``engine_ratio``, ``places_words_a_second``,
``chain_words_a_second``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.engine_speed import SPEED_SETS, WARM_UP, count_words, reading, speed_texts, take_turns
from benchmarks.engines import BATCH, OURS, ROOT, finish, print_table, read_options

if TYPE_CHECKING:
    from dateline.pipeline.stages import Stage
    from dateline.store.gazetteer import GazetteerFile

#: Stages by name, and whether places are looked up.
CHAINS = {"engine": (("language",), False), "places": (("language", "times", "names"), True), "chain": ((), True)}
PUBLISHED = "2016-05-05"
WAYS = (*(f"{chain}:{count}" for chain in CHAINS for count in (1, 2)), "sm:1", "sm:2")


@cache
def parts(model: Path | None) -> "tuple[tuple[Stage, ...], GazetteerFile]":
    """The stages in order, and the gazetteer."""
    from dateline.extraction.ontology import load_ontology
    from dateline.language.native_engine import NativeEngine
    from dateline.pipeline.stages import build_stages
    from dateline.settings import Settings
    from dateline.store.gazetteer import GazetteerFile

    gazetteer = GazetteerFile.open(Settings().gazetteer)
    return build_stages(NativeEngine(model), gazetteer, load_ontology(None)), gazetteer


def read(chain: str, model: Path | None, texts: Sequence[str], spent: dict[str, float]) -> list[Any]:
    """One batch through the stages of a chain; adds to ``spent`` the seconds of each stage."""
    from dateline.pipeline.api import as_document
    from dateline.records.corpus import AnnotatedDocument
    from dateline.resolution.places import resolve_places

    stages, gazetteer = parts(model)
    wanted, placed = CHAINS[chain]
    batch = [AnnotatedDocument(as_document(text, PUBLISHED)) for text in texts]
    for stage in stages:
        if not wanted or stage.name in wanted:
            began = time.perf_counter()
            batch = stage.annotate(batch)
            spent[stage.name] = spent.get(stage.name, 0.0) + time.perf_counter() - began
    began = time.perf_counter()
    places = [resolve_places([one], gazetteer) for one in batch] if placed else []
    spent["places"] = spent.get("places", 0.0) + time.perf_counter() - began
    return [batch, places]


def read_apart(chain: str, model: Path | None, texts: Sequence[str]) -> list[Any]:
    """The same in a process beside; what it says is sent back."""
    return read(chain, model, texts, {})


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at once as the product reads."""
    for at in range(0, len(texts), BATCH):
        yield texts[at : at + BATCH]


def work(way: str, file: Path, model: Path | None) -> dict[str, float]:
    """In a process of its own: seconds for the texts of ``file``, all and by stage."""
    texts: list[str] = json.loads(file.read_text(encoding="utf-8"))
    name, _, processes = way.partition(":")
    spent: dict[str, float] = {}
    if name == "sm":
        say = reading(way, None)
        say(texts[:WARM_UP])
        began = time.perf_counter()
        say(texts)
    elif processes == "1":
        read(name, model, texts[:WARM_UP], {})
        began = time.perf_counter()
        for some in batches(texts):
            read(name, model, some, spent)
    else:
        began = _with_processes(int(processes), name, model, texts)
    return {"seconds": time.perf_counter() - began} | {f"stage {stage}": seconds for stage, seconds in spent.items()}


def _with_processes(count: int, chain: str, model: Path | None, texts: Sequence[str]) -> float:
    """When the reading of the texts began, after each process had loaded what it needs."""
    with ProcessPoolExecutor(count) as pool:
        warm = [pool.submit(read_apart, chain, model, texts[:WARM_UP]) for _ in range(2 * count)]
        for one in warm:
            one.result()
        began = time.perf_counter()
        for answer in [pool.submit(read_apart, chain, model, some) for some in batches(texts)]:
            answer.result()
        return began


def in_process(way: str, file: Path, model: Path | None) -> dict[str, float] | None:
    """``work`` in a fresh process; None, with what it said on standard error, when it failed."""
    command = [sys.executable, "-m", "benchmarks.chain_speed", "--work", way, str(file)]
    if model is not None:
        command += ["--model", str(model.resolve())]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"without {way}: it ended with {done.returncode}", file=sys.stderr)
        return None
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def figures_of(speed: Mapping[str, Mapping[str, float]], words: int) -> dict[str, float]:
    """The best way of each, as words a second and as a ratio to spaCy's."""
    best: dict[str, float] = {}
    for way, one in speed.items():
        name = way.partition(":")[0]
        best[name] = min(one["seconds"], best.get(name, one["seconds"]))
    figures = {f"{chain}_words_a_second": words / best[chain] for chain in CHAINS if chain in best}
    if "sm" in best:
        figures |= {f"{chain}_ratio": best["sm"] / best[chain] for chain in CHAINS if chain in best}
    return figures


def show(speed: Mapping[str, Mapping[str, float]], words: int, title: str) -> None:
    """Words a second by chain and number of processes, and microseconds a word by stage."""
    rows: dict[str, dict[str, float | str]] = {}
    for way, one in speed.items():
        name, _, processes = way.partition(":")
        label = "spaCy sm, full" if name == "sm" else f"{OURS}: {name}"
        rows.setdefault(label, {})[f"{processes} process(es)"] = f"{words / one['seconds']:,.0f}"
    print_table(f"{title}: words/s", rows)
    whole = speed.get("chain:1", {})
    stages = {key.removeprefix("stage "): value for key, value in whole.items() if key.startswith("stage ")}
    total = sum(stages.values())
    shares: dict[str, dict[str, float | str]] = {
        stage: {"us a word": f"{1e6 * seconds / words:.1f}", "share": f"{seconds / total:.0%}"}
        for stage, seconds in stages.items()
    }
    print_table("the chain in one process, by stage", shares)


def main() -> int:
    """1 when a figure of ours is below its floor."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", default=",".join(WAYS), help="by commas, such as places:1,places:2,sm:1,sm:2")
    given, rest = parser.parse_known_args()
    options = read_options(__doc__, rest)
    if given.work:
        print(json.dumps(work(given.work[0], Path(given.work[1]), options.model)))
        return 0
    with tempfile.TemporaryDirectory(prefix="dateline-chain-") as folder:
        texts = speed_texts(options.data, given.words)
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        speed = take_turns(given.ways.split(","), given.rounds, lambda way: in_process(way, file, options.model))
    words = sum(map(count_words, texts))
    sets = f"EWT and {', '.join(SPEED_SETS)}"
    show(speed, words, f"{words} words in {len(texts)} texts of {sets}, {os.cpu_count()} cores, {given.rounds} rounds")
    return finish(figures_of(speed, words), options)


if __name__ == "__main__":
    sys.exit(main())
