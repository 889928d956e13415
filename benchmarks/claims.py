"""Claims measured from the engine directly: the reports read by hand, and PolNeAR's development part.

Usage: .venv/bin/python -m benchmarks.claims [--shared ../shared] [--articles 20] [--show]
"""

import argparse
import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.engine_claims import PARTS, count_parts, part_of_rows, read_articles
from benchmarks.scoring import Parts

from dateline.extraction.claim_layout import attribution_rows
from dateline.extraction.claims import find_claims
from dateline.extraction.names import find_mentions
from dateline.language.annotate import annotate_syntax
from dateline.language.spacy_engine import SpacyEngine
from dateline.records.claim import Claim
from dateline.records.document import Document
from dateline.store.gazetteer import GazetteerFile

Row = dict[str, Any]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is written beside gold")
    options = parser.parse_args()
    engine = SpacyEngine()
    measure_seeds(options.shared / "seeds", engine, show=options.show)
    measure_polnear(
        options.shared / "data/claims/polnear.dev.jsonl.gz", engine, articles=options.articles, show=options.show
    )


def read_claims(text: str, engine: SpacyEngine) -> tuple[Claim, ...]:
    """Claims of one text without headline or boilerplate."""
    annotated = annotate_syntax(Document("doc-x", "cap-x", 0, 0, len(text), text), engine)
    return find_claims(replace(annotated, mentions=find_mentions(annotated, gazetteer())))


@cache
def gazetteer() -> GazetteerFile:
    """The gazetteer that ``make setup`` built."""
    return GazetteerFile.open()


def measure_seeds(folder: Path, engine: SpacyEngine, *, show: bool) -> None:
    """Content overlap of at least one half, and the speaker by words, as ``claim_figures`` of the seeds' scorer."""
    gold = json.loads((folder / "gold-dev/claims.json").read_text())
    files = sorted({one["content"]["file"] for one in gold})
    written = [(f, c) for f in files for c in read_claims((folder / f).read_bytes().decode(), engine)]
    meets = [
        [_iou((c.content.span.start, c.content.span.end), s, f) >= 0.5 for f, c in written]
        for s in (one["content"] for one in gold)
    ]
    wanted = [(one, row) for one, row in zip(gold, meets, strict=True) if one["speaker_kind"] != "outlet itself"]
    found = [(one, row) for one, row in wanted if any(row)]
    named = sum(any(hit and _named(one, written[i][1]) for i, hit in enumerate(row)) for one, row in found)
    right = sum(any(row[i] for row in meets) for i in range(len(written)))
    precision, recall, f1 = _f1(right, len(written), len(wanted), len(found))
    who = named / max(1, len(found))
    print(f"seeds: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; speaker right of those found {who:.2f}")
    if show:
        for one, row in wanted:
            if not any(row):
                print(
                    "  MISSED",
                    one["speaker_text"],
                    "|",
                    (one["cue"] or {}).get("text"),
                    "|",
                    one["content"]["quote"][:150],
                )
        for i, (_, claim) in enumerate(written):
            print("  right " if any(row[i] for row in meets) else "  BESIDE", line(claim))


def line(claim: Claim) -> str:
    """One claim for a person to read."""
    who = claim.speaker.quote if claim.speaker else "-"
    kind = claim.speaker_kind.value if claim.speaker_kind else "-"
    cue = claim.cue.quote if claim.cue else "-"
    return (
        f"{who} [{kind}] <{cue}> {claim.mode.value}/{claim.stance.value} via {list(claim.via)}: {claim.content.quote}"
    )


def _iou(span: tuple[int, int], gold: Row, file: str) -> float:
    if gold["file"] != file:
        return 0.0
    shared: int = max(0, min(span[1], gold["end"]) - max(span[0], gold["start"]))
    return float(shared / (span[1] - span[0] + gold["end"] - gold["start"] - shared))


def _named(gold: Row, claim: Claim) -> bool:
    said, wanted = (claim.speaker.quote if claim.speaker else "").lower(), gold["speaker_text"].lower()
    return bool(said) and (said in wanted or wanted in said)


def _f1(right: int, written: int, wanted: int, found: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, written), found / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure_polnear(path: Path, engine: SpacyEngine, *, articles: int, show: bool) -> None:
    """Exact F1 of source, cue and content, and how many have half of their words found."""
    records = read_articles(path, None)
    chosen = sorted(random.Random(5).sample(records, min(articles, len(records))), key=lambda one: str(one["id"]))
    rows = [attribution_rows(read_claims(one["text"], engine), one["text"]) for one in chosen]
    for part in PARTS:
        gold = [part_of_rows(record["claims"], part) for record in chosen]
        ours = [part_of_rows(found, part) for found in rows]
        count = count_parts(gold, ours, "exact")
        soft = sum(any(_half(g, p) for p in found) for some, found in zip(gold, ours, strict=True) for g in some)
        half = soft / max(1, count.wanted)
        print(
            f"polnear {part}: exact P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f};"
            f" half found {half:.3f}"
        )
    if show:
        for record, found in zip(chosen[:6], rows[:6], strict=True):
            _show(record, found)


def _half(gold: Parts, ours: Parts) -> bool:
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in gold for b in ours)
    return shared >= 0.5 * sum(end - start for start, end in gold)


def _show(record: Row, found: list[Row]) -> None:
    print("=====", record["id"])
    for mark, some, others in (("gold", record["claims"], found), ("ours", found, record["claims"])):
        for one in some:
            same = [part for part in PARTS if any(o[part] == one[part] for o in others)]
            if len(same) < 3:
                words = [" / ".join(record["text"][s:e] for s, e in one[p]) for p in PARTS]
                print(f"  {mark} same={','.join(same) or '-'}:", " | ".join(words))


if __name__ == "__main__":
    main()
