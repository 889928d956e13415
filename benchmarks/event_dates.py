"""The days of events: releases with a coded day, and reports of incidents whose day is known.

Usage: .venv/bin/python -m benchmarks.event_dates [--documents N] [FIGURE=FLOOR ...]
       (such as releases_exact=0.68 releases_near=0.82 carried_right=0.85; --documents: of incidents, 120 if not given)

Releases (362, ISAF): each a bare text without a date of publication, as ``sets.py reports`` measures it; the day that
most of its dated events share, a stretch of two days counting from its first. Exact, within a day, how many get one,
and how often that is right. Not dated by anything a reader sees
are 41 of them: no day, or a dateline without a year.
"Any" is the ceiling of what the grammar of time reads: some expression of the text gives the coded day.

Incidents (GVA): reports with their day of publication. Of the events of attack and death told as having occurred, those
dated by their own clause and those carried on from the report's account, and how many of each fall on the day of the
incident; a report also tells of other days, so the share in clauses is a yardstick for the other and no error rate.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.engines import ROOT, Options, finish, print_table, read_floors
from training.data import read_lines

from dateline.pipeline.api import Reader
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import EventMention, Status
from dateline.records.mention import Basis
from dateline.records.period import Period

#: A few regular expressions for the dateline and "yesterday" (README-documents.md, the same 362 releases).
NAIVE = {"exact": 0.486, "within a day": 0.572}
MAX_DAYS = 2
BATCH = 16
SEED = 5
TYPES = frozenset({"ATTACK", "DIE"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("floors", nargs="*", metavar="FIGURE=FLOOR")
    given = parser.parse_args(arguments)
    options = Options(given.shared, ("ours",), None, given.documents, read_floors(given.floors))
    reader = Reader()
    figures = releases(reader, options.data / "conflict_reports" / "isaf.jsonl.gz")
    figures |= incidents(reader, options.data / "incidents" / "gva.dev.jsonl.gz", count=given.documents)
    return finish(figures, options)


def releases(reader: Reader, path: Path) -> dict[str, float]:
    """The day of each release by the days of its events."""
    records = list(read_lines(path))
    counts: Counter[str] = Counter()
    for record, read in zip(records, read_all(reader, [(one["text"], None) for one in records]), strict=True):
        wanted = date.fromisoformat(record["gold"]["start_date"])
        found = commonest_day(read)
        counts["any"] += any(one.period is not None and one.period.start == wanted for one in read.times)
        counts["given"] += found is not None
        counts["exact"] += found == wanted
        counts["near"] += found is not None and abs((found - wanted).days) <= 1
    total = len(records)
    ours = {
        "exact": counts["exact"] / total,
        "within a day": counts["near"] / total,
        "given": counts["given"] / total,
        "right of given": counts["exact"] / max(1, counts["given"]),
        "any": counts["any"] / total,
    }
    print_table(f"Day of {total} releases", {"ours": ours, "naive rules": NAIVE})
    return {
        "releases_exact": ours["exact"],
        "releases_near": ours["within a day"],
        "releases_precision": ours["right of given"],
    }


def incidents(reader: Reader, path: Path, *, count: int) -> dict[str, float]:
    """How often clause and account give attacks and deaths the day of the incident."""
    reports = [(one, incident["date"]) for incident in read_lines(path) for one in incident["documents"]]
    random.Random(SEED).shuffle(reports)
    some = [(one, day) for one, day in reports[:count] if day and one.get("published")]
    counts: Counter[tuple[str, bool]] = Counter()
    for (_, day), read in zip(
        some, read_all(reader, [(one["text"], one["published"]) for one, _ in some]), strict=True
    ):
        for mention in read.event_mentions:
            found = day_of(mention.period)
            if mention.type in TYPES and mention.status is Status.OCCURRED and found is not None:
                counts[source_of(mention), found == date.fromisoformat(day)] += 1
    rows: dict[str, dict[str, Any]] = {}
    for source in ("clause", "account"):
        right, wrong = counts[source, True], counts[source, False]
        rows[source] = {"dated": str(right + wrong), "on the day": right / max(1, right + wrong)}
    print_table(f"Attacks and deaths in {len(some)} reports of incidents", rows)
    return {"clause_right": rows["clause"]["on the day"], "carried_right": rows["account"]["on the day"]}


def read_all(reader: Reader, texts: Sequence[tuple[str, str | None]]) -> list[AnnotatedDocument]:
    """What the texts say, in order."""
    return [one for at in range(0, len(texts), BATCH) for one in reader.read_many(texts[at : at + BATCH])]


def commonest_day(read: AnnotatedDocument) -> date | None:
    """The first day of most of the events that have a day or two; the first told where several are as common."""
    days = [day for one in read.event_mentions if (day := day_of(one.period)) is not None]
    return Counter(days).most_common(1)[0][0] if days else None


def day_of(period: Period | None) -> date | None:
    """The first day of a period of one or two days, None for any other."""
    return period.start if period is not None and period.days is not None and period.days <= MAX_DAYS else None


def source_of(mention: EventMention) -> str:
    """Where the time of a mention comes from: its clause, the report's account, or what only bounds it."""
    why = mention.period_why or ""
    if mention.period_basis is Basis.PUBLICATION or "coming after" in why:
        return "bounds"
    return "clause" if "in its clause" in why else "account"


if __name__ == "__main__":
    sys.exit(main())
