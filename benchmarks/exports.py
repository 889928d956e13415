"""Exports of news databases: how many of their reports are found, and how many days, headlines and outlets are right.

``python -m benchmarks.exports [metric=floor ...]``: metrics are counts, days, titles, outlets, each a share of 0-1.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from dateline.reading.read import read
from dateline.records.document import Capture, Document
from dateline.sources.media import media_type

EXPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages" / "exports"
METRICS = ("counts", "days", "titles", "outlets")


def read_export(path: Path) -> tuple[Document, ...]:
    """The documents of one file."""
    body = path.read_bytes()
    capture = Capture(path.name, path.name, media_type(body, path.name), "", "")
    return read(capture, body)


def right(document: Document, gold: dict[str, Any]) -> dict[str, bool]:
    """Which of the fields of a report are right; a headline may go on where the gold one ends."""
    period = document.published.period
    return {
        "days": period is not None and period.start is not None and period.start.isoformat() == gold["published"],
        "titles": " ".join((document.headline or "").split()).startswith(" ".join(gold["title"].split())),
        "outlets": document.outlet == gold["outlet"],
    }


def main(arguments: list[str]) -> int:
    """Print a line for every file; 1 if a floor is not reached."""
    lines = gzip.decompress((EXPORTS / "manifest.jsonl.gz").read_bytes()).decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    totals = dict.fromkeys(METRICS, 0)
    articles = 0
    print(f"{'file':<22}{'kind':<18}{'reports':>10}{'days':>8}{'titles':>8}{'outlets':>9}")
    for row in rows:
        found = read_export(EXPORTS / row["file"])
        pairs = [right(one, gold) for one, gold in zip(found, row["articles"], strict=False)]
        sums = {name: sum(pair[name] for pair in pairs) for name in METRICS[1:]}
        for name, count in sums.items():
            totals[name] += count
        totals["counts"] += len(found) == row["count"]
        articles += row["count"]
        print(
            f"{row['file']:<22}{row['kind']:<18}{len(found):>4} of {row['count']:>2}"
            f"{sums['days']:>8}{sums['titles']:>8}{sums['outlets']:>9}"
        )
    figures = {name: totals[name] / (len(rows) if name == "counts" else articles) for name in METRICS}
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    floors = {name: float(value) for name, value in (one.split("=") for one in arguments)}
    missed = [name for name, floor in floors.items() if figures[name] < floor]
    for name in missed:
        print(f"{name}: {figures[name]:.3f} is below the floor {floors[name]:.3f}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
