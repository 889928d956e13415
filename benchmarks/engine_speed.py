"""Words a second, start-up and memory: ours with all its heads beside spaCy's small pipeline in full, in the same run.

Usage: .venv/bin/python -m benchmarks.engine_speed [--words N] [--rounds N] [--documents N] [--engines ours,sm]
[--model FOLDER] [FIGURE=FLOOR ...]

Speed: raw text in, everything out, on every core that there is. spaCy with one and with two processes, the better one
counts. Each measurement is a process of its own that warms up first; the engines take turns, medians are compared.
Start-up: from a fresh process's first import of the engine to its first sentence. Memory: the most that was resident
while ``--documents`` different reports (1,000 when not said) went through. Machines are noisy: read the ratios.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.engines import (
    OURS,
    ROOT,
    SPACY,
    Options,
    finish,
    open_engine,
    parse_texts,
    print_table,
    read_options,
)

WARM_UP = 20
#: Documents that spaCy hands to a process at a time; its default of 1,000 would leave the second process idle.
SPACY_BATCH = 32
#: Sets that texts are taken from, until there are words enough.
SPEED_SETS = (
    "names/worldwide_newswire.dev", "coreference/gum_open.dev", "claims/polnear.dev", "places/geovirus.dev",
)  # fmt: skip
MEMORY_DOCUMENTS = 1000

Reading = Callable[[Sequence[str]], None]


def speed_texts(data: Path, words: int) -> list[str]:
    """Whole documents of EWT dev and SPEED_SETS, about ``words`` words by white space; all again if too few."""
    from training.data import read_lines
    from training.treebank import read_trees

    sets: list[Iterable[str]] = [(tree.text for tree in read_trees(data / "syntax" / "ud_ewt.dev.conllu.gz"))]
    sets += [(one["text"] for one in read_lines(data / f"{name}.jsonl.gz")) for name in SPEED_SETS]
    return enough([text for some in sets for text in some], words)


def enough(texts: Sequence[str], words: int) -> list[str]:
    """Every so-many-th text, so that all parts have their share; the texts again when they are too few."""
    have = sum(map(count_words, texts))
    if have <= words:
        found: list[str] = []
        while texts and have and sum(map(count_words, found)) < words:
            found += texts
        return found
    step = have / words
    chosen = {int(at * step) for at in range(len(texts)) if int(at * step) < len(texts)}
    return [texts[at] for at in sorted(chosen)]


def count_words(text: str) -> int:
    """By white space."""
    return len(text.split())


def memory_texts(data: Path, documents: int) -> list[str]:
    """So many different reports of incidents."""
    from training.data import read_lines

    found = (one["text"] for group in read_lines(data / "incidents" / "gva.dev.jsonl.gz") for one in group["documents"])
    return [text for text, _ in zip(found, range(documents), strict=False)]


def reading(name: str, model: Path | None) -> Reading:
    """Open an engine; what it says is thrown away. "sm:2" is spaCy alone with two processes."""
    if name == OURS:
        engine = open_engine(OURS, model)
        return lambda texts: _drain(parse_texts(engine, texts))
    short, _, processes = name.partition(":")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline: Any = import_module(SPACY.get(short, short)).load()
    count = int(processes or 1)
    return lambda texts: _drain(pipeline.pipe(texts, batch_size=SPACY_BATCH, n_process=count))


def _drain(answers: Iterable[object]) -> None:
    for _ in answers:
        pass


def work(name: str, file: Path, model: Path | None) -> dict[str, float]:
    """In a process of its own: seconds to the first sentence and for the texts of ``file``, MB resident at most."""
    texts: list[str] = json.loads(file.read_text(encoding="utf-8"))
    started = time.perf_counter()
    read = reading(name, model)
    read(["Nobody came."])
    loaded = time.perf_counter()
    read(texts[:WARM_UP])
    before = time.perf_counter()
    read(texts)
    return {"load_s": loaded - started, "seconds": time.perf_counter() - before, "memory_mb": peak_mb()}


def peak_mb() -> float:
    """The most memory that this process has had resident; its children are not counted."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024**2 if sys.platform == "darwin" else 1024)


def in_process(name: str, file: Path, model: Path | None) -> dict[str, float] | None:
    """``work`` in a fresh process; None, with what it said on standard error, when it failed."""
    command = [sys.executable, "-m", "benchmarks.engine_speed", "--work", name, str(file)]
    if model is not None:
        command += ["--model", str(model.resolve())]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"without {name}: it ended with {done.returncode}", file=sys.stderr)
        return None
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def take_turns(names: Sequence[str], rounds: int, run: Callable[[str], dict[str, float] | None]) -> dict[str, Any]:
    """Every engine once a round; the medians by engine. One that fails is not asked again."""
    answers: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    left = list(names)
    for _ in range(rounds):
        for name in list(left):
            answer = run(name)
            if answer is None:
                left.remove(name)
            else:
                answers[name].append(answer)
    return {n: {key: median(one[key] for one in some) for key in some[0]} for n, some in answers.items() if some}


def figures_of(speed: Mapping[str, Mapping[str, float]], words: int, memory: float | None) -> dict[str, float]:
    """The figures of ours; ``ratio`` is to the better of spaCy's two ways."""
    if OURS not in speed:
        return {}
    ours = speed[OURS]
    figures = {"words_a_second": words / ours["seconds"], "load_s": ours["load_s"]}
    others = [one["seconds"] for name, one in speed.items() if name.startswith("sm")]
    if others:
        figures["ratio"] = min(others) / ours["seconds"]
    return figures | ({} if memory is None else {"memory_mb": memory})


def ways(engines: Iterable[str]) -> Iterator[str]:
    """Each engine, spaCy's with one and two processes."""
    for name in engines:
        yield from (name,) if name == OURS else (f"{name}:1", f"{name}:2")


def measure(options: Options, words: int, rounds: int) -> dict[str, float]:
    """Print the table; the figures of ours by name."""
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as folder:
        texts = speed_texts(options.data, words)
        file = Path(folder) / "speed.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        speed = take_turns(
            list(ways(options.engines)), rounds, lambda name: in_process(name, file, options.model)
        )  # fmt: skip
        reports = memory_texts(options.data, options.documents or MEMORY_DOCUMENTS)
        file.write_text(json.dumps(reports), encoding="utf-8")
        wanted = [name for name in ways(options.engines) if name == OURS or name.endswith(":1")]
        memory = take_turns(wanted, 1, lambda name: in_process(name, file, options.model))
    count = sum(map(count_words, texts))
    rows: dict[str, dict[str, float | str]] = {}
    for name, one in speed.items():
        rows.setdefault("words/s", {})[name] = f"{count / one['seconds']:,.0f}"
        rows.setdefault("loads in, s", {})[name] = f"{one['load_s']:.2f}"
    for name, one in memory.items():
        rows.setdefault(f"MB at most, {len(reports)} reports", {})[name] = f"{one['memory_mb']:.0f}"
    print_table(f"speed: {count} words in {len(texts)} texts, {os.cpu_count()} cores, {rounds} rounds", rows)
    return figures_of(speed, count, memory.get(OURS, {}).get("memory_mb"))


def main() -> int:
    """1 when a figure of ours is below its floor."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--words", type=int, default=150_000)
    parser.add_argument("--rounds", type=int, default=3)
    given, rest = parser.parse_known_args()
    options = read_options(__doc__, ["--engines", "ours,sm", *rest])
    if given.work:
        print(json.dumps(work(given.work[0], Path(given.work[1]), options.model)))
        return 0
    return finish(measure(options, given.words, given.rounds), options)


if __name__ == "__main__":
    sys.exit(main())
