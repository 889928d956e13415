"""Time expressions against TempEval-3 style sets: `python benchmarks/times.py [FILE…] [--errors N]`.

Reads lines ``{id, text, published, times: [{start, end, type, value}]}``, gzipped or plain, and prints relaxed, strict
and value F1 as TempEval-3 counts them.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.extraction.times import find_times
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.mention import TimeExpression
from dateline.records.period import from_edtf

DEFAULT = [
    Path("/work/shared/data/times") / f"{name}.train.jsonl.gz" for name in ("timebank", "aquaint", "meantime_apple")
]


def main(arguments: list[str]) -> None:
    """Score every file; with ``--errors N`` print the N commonest mistakes of each kind."""
    shown = int(arguments[arguments.index("--errors") + 1]) if "--errors" in arguments else 0
    if shown:
        del arguments[arguments.index("--errors") : arguments.index("--errors") + 2]
    for path in [Path(one) for one in arguments] or DEFAULT:
        score(path, shown)


def score(path: Path, shown: int) -> None:
    """Print the figures of one file."""
    counts: Counter[str] = Counter()
    errors: dict[str, Counter[str]] = {name: Counter() for name in ("missed", "false", "span", "value")}
    for record in read_records(path):
        compare(record, find_times(document_of(record)), counts, errors)
    gold, given = counts["gold"], counts["given"]
    figures = {name: 2 * counts[name] / max(1, gold + given) for name in ("relaxed", "strict", "value")}
    print(f"{path.name}: " + " ".join(f"{name} F1 {figure:.3f}" for name, figure in figures.items()), end=" ")
    print(f"(relaxed P {counts['relaxed'] / max(1, given):.3f} R {counts['relaxed'] / max(1, gold):.3f}, gold {gold})")
    for name, counter in errors.items() if shown else ():
        print(
            f"-- {name} {counter.total()}: "
            + " | ".join(f"{key} ×{count}" for key, count in counter.most_common(shown))
        )


def compare(
    record: dict[str, Any], found: tuple[TimeExpression, ...], counts: Counter[str], errors: dict[str, Counter[str]]
) -> None:
    """Match each gold expression with the answer that overlaps it most, as the acceptance script does."""
    text, used = record["text"], set()
    counts.update(gold=len(record["times"]), given=len(found))
    for gold in record["times"]:
        scored = [
            (overlap(gold, one), -index)
            for index, one in enumerate(found)
            if index not in used and overlap(gold, one) > 0
        ]
        words = " ".join(text[gold["start"] : gold["end"]].split())
        if not scored:
            errors["missed"][f"{words} [{' '.join(text[max(0, gold['start'] - 15) : gold['end'] + 12].split())}]"] += 1
            continue
        index = -max(scored)[1]
        used.add(index)
        answer = found[index]
        exact = (answer.evidence.span.start, answer.evidence.span.end) == (gold["start"], gold["end"])
        right = answer.timex_value == gold["value"]
        counts.update(relaxed=1, strict=int(exact), value=int(right))
        if not exact:
            errors["span"][f"{words} ≠ {answer.evidence.quote!r}"] += 1
        if not right:
            errors["value"][f"{words} {gold['value']} ≠ {answer.timex_value} ({record['published']})"] += 1
    for index, one in enumerate(found):
        if index not in used:
            start, end = one.evidence.span.start, one.evidence.span.end
            before, after = " ".join(text[max(0, start - 18) : start].split()), " ".join(text[end : end + 14].split())
            errors["false"][f"{one.rule}: {before} [{one.evidence.quote}] {after}"] += 1


def overlap(gold: dict[str, Any], one: TimeExpression) -> float:
    """Intersection over union of characters."""
    span = one.evidence.span
    shared = min(gold["end"], span.end) - max(gold["start"], span.start)
    return shared / (max(gold["end"], span.end) - min(gold["start"], span.start)) if shared > 0 else 0.0


def document_of(record: dict[str, Any]) -> AnnotatedDocument:
    """A document with text and publication only."""
    published = (
        Published(from_edtf(record["published"][:10]), PublishedBasis.METADATA, "")
        if record.get("published")
        else Published()
    )
    return AnnotatedDocument(
        Document(str(record["id"]), "cap", 0, 0, len(record["text"]), record["text"], published=published)
    )


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a plain or gzipped file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(sys.argv[1:])
