"""Periods of time expressions against GUM, whose dates carry a calendar value.

Usage: .venv/bin/python -m benchmarks.time_periods [--parts train,dev] [--errors N] [FIGURE=FLOOR ...]

Taken are the gold expressions whose value is a calendar date of any precision (year, month, day; the clock is left
away), and apart those told by ``ranges`` with both ends. Each is matched with the answer that overlaps it most. It is
right when that answer's period is the same stretch of days; what was not found, or has no period, is wrong (figure
``strict``). GUM marks a date alone, where our expression is longer: "since 2005", "1914 to 1918", "early in 2016". In
``values`` these count as right when the words that GUM marked are: the told side of "since", "until", "before" and
"after", the first or last day of a range, a part inside of the whole. ``precision`` is right ones among those matched
that have a period. No system has published figures on this set.

Figures: values, strict, precision, ranges.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.engines import below
from benchmarks.times import document_of, read_records

from dateline.extraction.times import find_times
from dateline.records.mention import TimeExpression
from dateline.records.period import Period, from_edtf

FOLDER = Path(__file__).resolve().parents[2] / "shared/data/times"
CALENDAR_VALUE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked stretch of a text and the days it means; ``start``, ``end``: offsets."""

    start: int
    end: int
    period: Period

    def shared(self, answer: TimeExpression) -> float:
        """Characters in both, as a share of those in either."""
        span = answer.evidence.span
        both = min(self.end, span.end) - max(self.start, span.start)
        return both / (max(self.end, span.end) - min(self.start, span.start)) if both > 0 else 0.0


def dates_of(record: dict[str, Any]) -> list[Gold]:
    """The expressions of a record whose value is a calendar date."""
    found = []
    for one in record["times"]:
        value = CALENDAR_VALUE.fullmatch(one["value"])
        if value and not value[1].startswith("0000"):
            found.append(Gold(one["start"], one["end"], from_edtf(value[1])))
    return found


def ranges_of(record: dict[str, Any]) -> list[Gold]:
    """The stretches of a record told by a first and a last date."""
    found = []
    for one in record.get("ranges", ()):
        first, last = one.get("from"), one.get("to")
        if first and last and re.fullmatch(r"[1-9][\d-]*", first) and re.fullmatch(r"[1-9][\d-]*", last):
            found.append(Gold(one["start"], one["end"], from_edtf(f"{first}/{last}")))
    return found


def judged(gold: Gold, answer: TimeExpression | None) -> str:
    """missing, none (no period), wrong, longer (the words marked are right, ours say more) or right."""
    if answer is None:
        return "missing"
    if answer.period is None:
        return "none"
    ours, wanted = (answer.period.start, answer.period.end), (gold.period.start, gold.period.end)
    if ours == wanted:
        return "right"
    if _starts_or_ends(gold, answer) or (_holds(gold, answer) and answer.period.within(gold.period)):
        return "longer"
    direction = answer.rule.partition("+")[2]
    told = {
        "since": ours[0] == wanted[0], "until": ours[1] == wanted[1], "till": ours[1] == wanted[1],
        "through": ours[1] == wanted[1], "before": ours[1] == wanted[0], "prior-to": ours[1] == wanted[0],
        "after": ours[0] == wanted[1],
    }  # fmt: skip
    return "longer" if told.get(direction, False) else "wrong"


def _holds(gold: Gold, answer: TimeExpression) -> bool:
    """Whether our expression has more words than those marked."""
    span = answer.evidence.span
    return span.start <= gold.start and gold.end <= span.end and (span.start, span.end) != (gold.start, gold.end)


def _starts_or_ends(gold: Gold, answer: TimeExpression) -> bool:
    """Whether the words marked are the first or the last date of our range."""
    if answer.period is None or not _holds(gold, answer) or not gold.period.within(answer.period):
        return False
    side = answer.period.start == gold.period.start or answer.period.end == gold.period.end
    return side and "/" in answer.timex_value


def compare(record: dict[str, Any], gold: Sequence[Gold], errors: list[str]) -> Counter[str]:
    """Count the verdicts on the gold expressions of one text, noting what went wrong."""
    counts: Counter[str] = Counter()
    answers = find_times(document_of(record))
    for one in gold:
        near = [answer for answer in answers if one.shared(answer) > 0]
        best = max(near, key=one.shared, default=None)
        verdict = judged(one, best)
        counts[verdict] += 1
        if verdict in ("missing", "none", "wrong"):
            errors.append(_told(record, one, best, verdict))
    return counts


def _told(record: dict[str, Any], gold: Gold, answer: TimeExpression | None, verdict: str) -> str:
    text = record["text"]
    around = " ".join((text[max(0, gold.start - 40) : gold.start] + "[" + text[gold.start : gold.end] + "]").split())
    ours = "-" if answer is None else f"{answer.evidence.quote!r} {_days(answer.period)} {answer.rule}"
    return f"{verdict} {record['id']} {record['published']}: {around} {_days(gold.period)} ours {ours}"


def _days(period: Period | None) -> str:
    return "-" if period is None else f"{period.start}..{period.last}"


def figures_of(values: Counter[str], ranges: Counter[str]) -> dict[str, float]:
    """The figures that a floor can name."""
    placed = values["right"] + values["longer"] + values["wrong"]
    return {
        "values": (values["right"] + values["longer"]) / max(1, values.total()),
        "strict": values["right"] / max(1, values.total()),
        "precision": (values["right"] + values["longer"]) / max(1, placed),
        "ranges": (ranges["right"] + ranges["longer"]) / max(1, ranges.total()),
    }


def main(arguments: list[str]) -> int:
    """Print the figures of each part; 1 when a figure over all of them is below its floor."""
    parts, shown, floors = ["train", "dev"], 0, {}
    words = iter(arguments)
    for word in words:
        if word == "--parts":
            parts = next(words).split(",")
        elif word == "--errors":
            shown = int(next(words))
        else:
            name, _, value = word.partition("=")
            floors[name] = float(value)
    values, ranges = Counter[str](), Counter[str]()
    errors: list[str] = []
    for part in parts:
        here, there = Counter[str](), Counter[str]()
        for record in read_records(FOLDER / f"gum_open.{part}.jsonl.gz"):
            here += compare(record, dates_of(record), errors)
            there += compare(record, ranges_of(record), errors)
        print(f"{part}: {dict(here)} ranges {dict(there)}")
        values, ranges = values + here, ranges + there
    print(*errors[:shown], sep="\n")
    figures = figures_of(values, ranges)
    print("GUM periods, ours:", ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    faults = below(figures, floors)
    if faults:
        print("below the floor:", "; ".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
