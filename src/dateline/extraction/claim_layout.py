"""Claims as rows in the layout of attribution corpora, where quotation marks and "that" belong to the content."""

import re
from collections.abc import Iterable
from typing import Any

from dateline.records.claim import Claim, Mode

Spans = list[list[int]]

THAT_BEFORE = re.compile(r"(?<!\w)that\s+$", re.IGNORECASE)
MARKS_BEFORE, MARKS_AFTER = "“\"«‘'`", "”\"»’'"


def attribution_rows(claims: Iterable[Claim], text: str) -> list[dict[str, Any]]:
    """One row an attribution: ``{"source": [[start, end]], "cue": [...], "content": [...], "mode", "stance"}``.

    Direct contents that share a cue (a quotation that the cue interrupts) are one row with several content spans;
    contents include their quotation marks and the complementiser "that". A part that is not there is ``[]``.
    """
    rows: dict[tuple[object, ...], dict[str, Any]] = {}
    for claim in claims:
        source: Spans = [] if claim.speaker is None else [[claim.speaker.span.start, claim.speaker.span.end]]
        cue: Spans = [] if claim.cue is None else [[claim.cue.span.start, claim.cue.span.end]]
        joins = claim.mode is Mode.DIRECT and claim.cue is not None
        key = (str(source), str(cue)) if joins else (claim.id,)
        manner = {"mode": claim.mode.value, "stance": claim.stance.value}
        row = rows.setdefault(key, {"source": source, "cue": cue, "content": [], **manner})
        row["content"].append(list(widened(claim, text)))
    return list(rows.values())


def widened(claim: Claim, text: str) -> tuple[int, int]:
    """The content with the quotation marks around it, or with the "that" before it."""
    start, end = claim.content.span.start, claim.content.span.end
    if claim.mode is Mode.INDIRECT:
        that = THAT_BEFORE.search(text, max(0, start - 12), start)
        return (that.start() if that else start), end
    while start > 0 and text[start - 1] in MARKS_BEFORE:
        start -= 1
    stop = end
    while stop < len(text) and text[stop] in ",;.!? " and stop - end < 3:
        stop += 1
    if stop < len(text) and text[stop] in MARKS_AFTER:
        end = stop
        while end < len(text) and text[end] in MARKS_AFTER and end - stop < 2:
            end += 1
    return start, end
