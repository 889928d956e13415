"""Hostile files: whether anything crashes, hangs, swallows memory, starts, connects or reaches out; charsets and feeds.

Usage: .venv/bin/python -m benchmarks.hostile [FIGURE=FLOOR ...]
       (such as crashes_at_most=0 hangs_at_most=0 memory_at_most=0 acts_at_most=0 nameless_at_most=0 charsets=0.97)

Files: `hostile` of the shared data, each copied under a name that tells only its format. Each is read in another
process without a network, with 20 seconds and 1 GiB above what the program itself needs. ``nameless``: refusals that do
not name their file. ``charsets``: share whose text is equal to that in the charset that the manifest names. ``feeds``:
share of the expectations on titles, links, authors and the like that hold (those on warnings of a parser are left out).
Peers: chardet alone and charset-normalizer on the same files, when they are installed.
"""

import ast
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.engines import finish, print_table, read_options

from dateline.charsets import decode
from dateline.sources.feeds import parse

SECONDS = 20.0
MEMORY_BYTES = 2**30
POLL_S = 0.05
#: Suffixes that tell a format; others, and all that comes before, would tell the fault or the charset.
SUFFIXES = (
    *(".warc.gz", ".arc.gz", ".warc", ".arc", ".pdf", ".xml", ".html"),
    *(".txt", ".eml", ".zip", ".svg", ".srt", ".json", ".gz"),
)
#: Python's names of the charsets that browsers read under the names of the manifest.
READ_AS = {
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "ibm855": "cp855",
    "ibm866": "cp866",
    "iso-8859-1": "cp1252",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. ``fault``: "", "crashes", "hangs" or "memory"; ``detail``: for a person."""

    documents: int = 0
    refusals: int = 0
    nameless: int = 0
    acts: int = 0
    fault: str = ""
    detail: str = ""


class Worker:
    """A process that reads files, without a network where the system lets us take it away."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.hostile_worker", str(folder)]
        apart = ["unshare", "--user", "--map-root-user", "--net"] if shutil.which("unshare") else []
        if subprocess.run([*apart, "true"], check=False, capture_output=True).returncode:
            apart = []
        self._process = subprocess.Popen(
            [*apart, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._lines.get(timeout=120)
        self._base = self._resident()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _resident(self) -> int:
        try:
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        except (OSError, IndexError):
            return 0
        return pages * 4096

    def read(self, path: Path) -> Outcome:
        """The outcome for one file; after a fault the worker is gone."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=POLL_S)
            except queue.Empty:
                if self._resident() - self._base > MEMORY_BYTES:
                    return self._stopped("memory", "more than 1 GiB")
                continue
            return self._stopped("crashes", "the process died") if line is None else _outcome(json.loads(line), path)
        return self._stopped("hangs", f"{SECONDS:.0f} s were not enough")

    def _stopped(self, fault: str, detail: str) -> Outcome:
        self.close()
        return Outcome(fault=fault, detail=detail)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()


def _outcome(told: dict[str, Any], path: Path) -> Outcome:
    nameless = [item for item, _ in told["refusals"] if path.name not in item and "://" not in item]
    return Outcome(
        told["documents"],
        len(told["refusals"]),
        len(nameless),
        len(told["acts"]),
        "crashes" if told["crash"] else "",
        told["crash"] or "; ".join(told["acts"]),
    )


def read_all(records: Sequence[dict[str, str]], data: Path) -> Iterator[tuple[dict[str, str], Outcome]]:
    """Every file, under a neutral name; a worker that was stopped is replaced."""
    with tempfile.TemporaryDirectory() as name:
        worker = Worker(Path(name))
        for number, record in enumerate(records):
            suffix = next((one for one in SUFFIXES if record["file"].removesuffix(".bad").endswith(one)), "")
            path = Path(name) / f"file-{number}{suffix}"
            shutil.copyfile(data / record["file"], path)
            outcome = worker.read(path)
            if outcome.fault in ("hangs", "memory") or outcome.detail == "the process died":
                worker = Worker(Path(name))
            yield record, outcome
        worker.close()


def charset_rows(records: Sequence[dict[str, str]], data: Path) -> dict[str, list[str]]:
    """The files that each detector decodes otherwise than the manifest says."""
    wrong: dict[str, list[str]] = {name: [] for name in ("ours", *_peers())}
    for record in records:
        body = (data / record["file"]).read_bytes()
        wanted = text_in(body, READ_AS.get(record["expected"], record["expected"]))
        found: dict[str, str | None] = {
            "ours": decode(body, markup=record["file"].endswith((".xml", ".html"))).text.lstrip("\ufeff")
        }
        found |= {name: text_in(body, _known(import_module(name).detect(body)["encoding"])) for name in _peers()}
        for name, text in found.items():
            if text != wanted or wanted is None:
                wrong[name].append(record["file"])
    return wrong


def _peers() -> list[str]:
    return [name for name in ("chardet", "charset_normalizer") if find_spec(name)]


def text_in(body: bytes, charset: str) -> str | None:
    """The text without its byte order mark; None for a charset that Python does not know."""
    try:
        return body.decode(charset, "replace").lstrip("\ufeff")
    except LookupError:
        return None


def _known(name: str | None) -> str:
    return READ_AS.get((name or "utf-8").lower(), name or "utf-8")


def feed_faults(records: Sequence[dict[str, str]], data: Path) -> tuple[int, list[str]]:
    """How many expectations there are, and the files in which one does not hold."""
    tried, wrong = 0, []
    for record in records:
        told = parse((data / record["file"]).read_bytes())
        beside = (data / record["file"]).with_suffix(".json")
        claims = _from_json(json.loads(beside.read_text())) if beside.exists() else _claims(record["expected"])
        for place, value in claims:
            tried += 1
            if _at(told, place) != value:
                wrong.append(record["file"])
    return tried, wrong


def _claims(expected: str) -> list[tuple[list[str | int], str]]:
    """``place == 'value'`` of an expectation in Python, each place as a list of keys."""
    try:
        tree = ast.parse(expected, mode="eval").body
    except SyntaxError:
        return []
    parts = tree.values if isinstance(tree, ast.BoolOp) else [tree]
    claims = []
    for part in parts:
        if isinstance(part, ast.Compare) and isinstance(value := part.comparators[0], ast.Constant):
            place = _place(part.left)
            if place != ["encoding"]:
                claims.append((place, str(value.value)))
    return claims


def _place(node: ast.expr) -> list[str | int]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [*_place(node.value), node.attr]
    assert isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
    key = node.slice.value
    return [*_place(node.value), key if isinstance(key, int) else str(key)]


def _from_json(values: dict[str, Any]) -> list[tuple[list[str | int], str]]:
    claims: list[tuple[list[str | int], str]] = []
    if isinstance(title := values.get("title"), str):
        claims.append((["feed", "title"], title))
    for number, entry in enumerate(values.get("items") or []):
        claims += [(["entries", number, key], entry[key]) for key in ("title", "description") if key in entry]
    return claims


def _at(told: Any, place: Sequence[str | int]) -> Any:
    for key in place:
        try:
            told = told[key]
        except (KeyError, IndexError, TypeError):
            return None
    return told


def main() -> int:
    """Print the tables; 1 when a figure is below its floor."""
    options = read_options(__doc__)
    data = options.shared / "data" / "hostile"
    records = [json.loads(line) for line in (data / "manifest.jsonl").read_text().splitlines()]
    rows: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for record, outcome in read_all(records, data):
        for label in (record["kind"], "all"):
            row = rows[label]
            row["files"] += 1
            for column in ("documents", "refusals", "nameless", "acts"):
                row[column] += getattr(outcome, column)
            for column in ("crashes", "hangs", "memory"):
                row[column] += outcome.fault == column
        if outcome.fault or outcome.acts:
            print(f"{record['file']}: {outcome.fault or 'acts'}: {outcome.detail}")
    print_table("hostile files", {name: {key: str(value) for key, value in row.items()} for name, row in rows.items()})
    figures: dict[str, float] = {name: rows["all"][name] for name in ("crashes", "hangs", "memory", "acts", "nameless")}
    encodings = [one for one in records if one["kind"] == "encoding"]
    wrong = charset_rows(encodings, data)
    shares = {name: 1 - len(files) / len(encodings) for name, files in wrong.items()}
    print_table(
        "charsets: share decoded as the manifest says", {name: {"right": share} for name, share in shares.items()}
    )
    print("ours are wrong on:", ", ".join(wrong["ours"]) or "none")
    tried, faults = feed_faults([one for one in records if one["kind"].startswith("feed")], data)
    print(f"\nfeeds: {tried - len(faults)} of {tried} expectations hold; not in: {', '.join(faults) or 'none'}")
    return finish({**figures, "charsets": shares["ours"], "feeds": 1 - len(faults) / max(1, tried)}, options)


if __name__ == "__main__":
    sys.exit(main())
