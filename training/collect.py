"""Readers' marks into stand-off files: `python -m training.collect --plan FILE --marks FOLDER --out FOLDER`.

``plan.json``: lists of `{set, id, text, events, coref}`; ``FOLDER/ID.ann`` in the notation of `training.notation`. With
``--second`` prints how far two readings of the same documents agree.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

from training.notation import Marks, read_marks


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", type=Path, required=True)
    parser.add_argument("--marks", type=Path, required=True)
    parser.add_argument("--second", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    documents = [one for group in json.loads(options.plan.read_text(encoding="utf-8")) for one in group]
    if options.second:
        pairs = []
        for one in documents:
            if (options.second / f"{_file(one)}.ann").exists():
                pairs.append((one, _read(one, options.marks), _read(one, options.second)))
        print(json.dumps({"documents": len(pairs), **agreement(pairs)}, indent=1))
    if options.out:
        write(documents, options.marks, options.out)


def write(documents: list[dict[str, Any]], marks: Path, out: Path) -> None:
    """One stand-off file a data set, ordered by id."""
    lines: dict[str, list[str]] = {}
    for one in sorted(documents, key=lambda one: one["id"]):
        found = _read(one, marks)
        record = {
            "set": one["set"], "id": one["id"], "held_out": is_held_out(one["id"]), "names": found.names,
            "claims": found.claims, "events": found.events if one["events"] else None,
            "chains": found.chains if one["coref"] else None,
        }  # fmt: skip
        lines.setdefault(one["set"], []).append(json.dumps(record, separators=(",", ":")))
    for name, some in lines.items():
        (out / f"{name}.jsonl").write_text("\n".join(some) + "\n", encoding="utf-8")


def is_held_out(document_id: str) -> bool:
    """A tenth, by the hash of the id: measured, never learnt from."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 10 == 0


def _file(one: dict[str, Any]) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "_", one["id"])


def _read(one: dict[str, Any], folder: Path) -> Marks:
    marks, faults = read_marks((folder / f"{_file(one)}.ann").read_text(encoding="utf-8"), one["text"])
    if faults:
        raise SystemExit(f"{one['id']}: {faults[0]}")
    return marks


def agreement(pairs: list[tuple[dict[str, Any], Marks, Marks]]) -> dict[str, float]:
    """F1 of one reading against the other: exact names and kinds; parts of claims that overlap by half; triggers with
    type, and their status; coreference links."""
    count: Counter[tuple[str, str]] = Counter()

    def add(what: str, left: set[Any], right: set[Any]) -> None:
        count[what, "tp"] += len(left & right)
        count[what, "n"] += len(left) + len(right)

    for one, a, b in pairs:
        names = [{(n["start"], n["end"], n["kind"]) for n in marks.names} for marks in (a, b)]
        add("names", *names)
        for kind in ("PER", "ORG", "PLACE"):
            add(f"names {kind}", *({n for n in some if n[2] == kind} for some in names))
        for part in ("source", "cue", "content"):
            left, right = ([span for c in marks.claims for span in c[part]] for marks in (a, b))
            count[part, "tp"] += sum(any(_half(x, y) for y in right) for x in left)
            count[part, "tp"] += sum(any(_half(x, y) for y in left) for x in right)
            count[part, "n"] += len(left) + len(right)
        if one["events"]:
            types = [{(*e["trigger"], e["type"]): e["status"] for e in marks.events} for marks in (a, b)]
            add("triggers", set(types[0]), set(types[1]))
            both = set(types[0]) & set(types[1])
            count["status of both", "tp"] += sum(types[0][key] == types[1][key] for key in both)
            count["status of both", "n"] += len(both)
            add("arguments", *(_arguments(marks) for marks in (a, b)))
        if one["coref"]:
            add("links", *(_links(marks) for marks in (a, b)))
    figures = {}
    for what in dict.fromkeys(key for key, _ in count):
        share = count[what, "tp"] / max(1, count[what, "n"])
        pairwise = what in ("source", "cue", "content", "status of both")
        figures[what] = round(share if pairwise else 2 * share, 3)
    return figures


def _arguments(marks: Marks) -> set[Any]:
    return {(*e["trigger"], r["role"], *r["span"]) for e in marks.events for r in e["arguments"]}


def _links(marks: Marks) -> set[Any]:
    return {(*x, *y) for chain in marks.chains for x, y in pairwise(sorted(chain))}


def _half(left: list[int], right: list[int]) -> bool:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return 2 * common >= max(left[1] - left[0], right[1] - right[0])


if __name__ == "__main__":
    main()
