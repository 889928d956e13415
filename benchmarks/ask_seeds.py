"""Measure ``dateline ask`` on questions about the five seed reports: is all evidence among the first five passages?

Usage: ``.venv/bin/python benchmarks/ask_seeds.py [--seeds DIR] [--check] [--misses] [--floor SHARE]``.

The reports are third-party texts and stay outside the repository: ``ask_questions.json`` holds our questions with
offsets only, and ``DIR/gold-dev/questions.json`` the fourteen that come with the reports. The floor is for these two.
``ask_questions_paraphrased.json`` asks in quite other words than the reports: it shows where matching words ends.
``--check`` only verifies the offsets, and that no question repeats two consecutive content words of its evidence.
``--misses`` also prints what was not found.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DEFAULT_SEEDS = ROOT.parent / "shared" / "seeds"

#: Passages looked at for each question, and the longest passage that counts, in code points: the acceptance scorer's.
FIRST_PASSAGES = 5
LONGEST_PASSAGE = 450

#: Words that carry no content when question and evidence are compared.
FUNCTION_WORDS = """
a about after all also among an and any are around as at be been before being between both but by did do does for from
had has have he her him his how in into is it its itself many may more most much must no nor not of off on one or other
our out over own she should so some such than that the their them then there these they this those to under until up
upon was we were what when where which while who whom whose why will with would you your
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: code points of a report, and the words there."""

    file: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with every sentence that a full answer needs."""

    text: str
    evidence: tuple[Evidence, ...]

    @property
    def groups(self) -> tuple[tuple[Evidence, ...], ...]:
        """Evidence by its words: the same words in a reprint are the same evidence."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for one in self.evidence:
            found[" ".join(one.quote.split())].append(one)
        return tuple(tuple(same) for same in found.values())


def load_questions(path: Path, reports: dict[str, str]) -> tuple[Question, ...]:
    """The questions of a file; a quote that is given must equal the text at its offsets, else ValueError."""
    return tuple(
        Question(row["question"], tuple(_evidence(one, reports) for one in row["evidence"]))
        for row in json.loads(path.read_text(encoding="utf-8"))
    )


def _evidence(row: dict[str, Any], reports: dict[str, str]) -> Evidence:
    quote = reports[row["file"]][row["start"] : row["end"]]
    if not quote or row.get("quote", quote) != quote:
        raise ValueError(f"{row['file']} {row['start']}..{row['end']} is not the evidence that was meant: {quote!r}")
    return Evidence(row["file"], row["start"], row["end"], quote)


def shared_pairs(question: Question) -> tuple[str, ...]:
    """Two consecutive content words of the question that also follow one another in its evidence."""
    taken = {pair for one in question.evidence for pair in _pairs(one.quote)}
    return tuple(f"{left} {right}" for left, right in _pairs(question.text) if (left, right) in taken)


def _pairs(text: str) -> list[tuple[str, str]]:
    empty = FUNCTION_WORDS.split()
    words = [word for word in re.findall(r"\w+", re.sub(r"['’]s\b", "", text.lower())) if word not in empty]
    return [(_stem(left), _stem(right)) for left, right in pairwise(words)]


def _stem(word: str) -> str:
    return re.sub(r"(ations?|ments?|ings?|ed|es|s)$", "", word) if len(word) > 4 else word


def run_ask(questions: Sequence[Question], reports: Iterable[Path], folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The first passages of each question, by its number as text; the program runs in ``folder``."""
    dateline = [os.environ.get("DATELINE", str(ROOT / ".venv" / "bin" / "dateline")), "--project", str(folder / "p.db")]
    subprocess.run([*dateline, "add", *map(str, reports)], check=True, stdout=subprocess.DEVNULL, timeout=600)
    asked = folder / "questions.jsonl"
    lines = [json.dumps({"id": str(number), "question": one.text}) for number, one in enumerate(questions)]
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run([*dateline, "ask", "--jsonl", str(asked)], stdout=subprocess.PIPE, text=True, timeout=3000)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {str(answer["id"]): _usable(answer.get("passages") or []) for answer in answers}


def _usable(passages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    first = [one for one in passages[:FIRST_PASSAGES] if one.get("capture_start") is not None]
    return [one for one in first if one["capture_end"] - one["capture_start"] <= LONGEST_PASSAGE]


def found_groups(question: Question, passages: Sequence[dict[str, Any]]) -> list[bool]:
    """For each group of evidence, whether a passage covers half of it (or lies half inside it)."""
    return [any(_hits(passage, one) for passage in passages for one in same) for same in question.groups]


def _hits(passage: dict[str, Any], evidence: Evidence) -> bool:
    start, end = passage["capture_start"], passage["capture_end"]
    common = min(end, evidence.end) - max(start, evidence.start)
    shorter = min(end - start, evidence.end - evidence.start)
    return Path(passage["capture"]).name == evidence.file and max(0, common) >= 0.5 * shorter


def print_score(
    name: str, questions: Sequence[Question], answers: Sequence[list[dict[str, Any]]], *, misses: bool
) -> None:
    """One line of figures, and with ``misses`` each question whose evidence was not all found."""
    found = [found_groups(question, passages) for question, passages in zip(questions, answers, strict=True)]
    full, some = sum(map(all, found)), sum(map(any, found))
    share = f"{full}/{len(questions)} = {full / len(questions):.3f}"
    print(f"{name}: all evidence in the first {FIRST_PASSAGES} for {share}, some for {some}")
    for question, passages, groups in zip(questions, answers, found, strict=True):
        if misses and not all(groups):
            print(f"\n  {question.text}")
            for same, hit in zip(question.groups, groups, strict=True):
                print(f"    {'found ' if hit else 'MISSED'} {same[0].quote[:110]}")
            for passage in passages:
                print(f"    got    {Path(passage['capture']).name[:3]} {passage['quote'][:110]}")


def print_check(questions: Sequence[Question]) -> bool:
    """Print the evidence of each question and the word pairs it repeats; True if there are none."""
    pairs = [shared_pairs(question) for question in questions]
    for question, shared in zip(questions, pairs, strict=True):
        print(f"{'  REPEATS ' + str(shared) if shared else 'ok'}  {question.text}")
        for one in question.evidence:
            print(f"      {one.file[:3]} {one.start}..{one.end} {one.quote[:100]}")
    return not any(pairs)


def main(arguments: Sequence[str]) -> int:
    """0 when measured (or checked and clean), 1 below the floor or when the check fails, 2 without the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=DEFAULT_SEEDS, help="folder of the five reports")
    parser.add_argument("--check", action="store_true", help="verify offsets and wording, run nothing")
    parser.add_argument("--misses", action="store_true", help="print the questions that were missed")
    parser.add_argument("--floor", type=float, default=0.0, help="least share, 0-1, over the first two sets together")
    options = parser.parse_args(arguments)
    paths = sorted(options.seeds.glob("*.txt"))
    if not paths:
        print(f"no .txt reports in {options.seeds}: give the folder with --seeds", file=sys.stderr)
        return 2
    reports = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    ours = load_questions(HERE / "ask_questions.json", reports)
    paraphrased = load_questions(HERE / "ask_questions_paraphrased.json", reports)
    if options.check:
        return 0 if print_check([*ours, *paraphrased]) else 1
    given = load_questions(options.seeds / "gold-dev" / "questions.json", reports)
    started = time.monotonic()
    sets = {"gold-dev/questions.json": given, "ask_questions.json": ours, "ask_questions_paraphrased.json": paraphrased}
    asked = [one for questions in sets.values() for one in questions]
    with tempfile.TemporaryDirectory() as folder:
        answers = run_ask(asked, paths, Path(folder))
    left = [answers.get(str(number), []) for number in range(len(asked))]
    measured = [*given, *ours]
    full = [all(found_groups(question, passages)) for question, passages in zip(measured, left, strict=False)]
    for name, questions in sets.items():
        print_score(name, questions, left[: len(questions)], misses=options.misses)
        left = left[len(questions) :]
    print(f"{time.monotonic() - started:.0f} s for adding and asking")
    share = sum(full) / len(full)
    print(f"the floor's two sets together: {share:.3f} (floor {options.floor})")
    return 0 if share >= options.floor else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
