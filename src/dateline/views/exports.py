"""The whole chronology as one JSON Lines file a record type."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.records.corpus import Corpus
from dateline.views import rows, where
from dateline.views.lookup import Lookup, look_up

#: File name without its ending, and the function that gives its lines, in the order of the contract.
FILES: tuple[tuple[str, Callable[[Corpus | Lookup], list[rows.Row]]], ...] = (
    ("documents", rows.document_rows),
    ("mentions", rows.mention_rows),
    ("times", rows.time_rows),
    ("areas", where.area_rows),
    ("entities", rows.entity_rows),
    ("event_mentions", rows.event_mention_rows),
    ("events", rows.event_rows),
    ("claims", rows.claim_rows),
    ("conflicts", rows.conflict_rows),
    ("origins", rows.origin_rows),
    ("failures", rows.failure_rows),
)

#: Characters that JSON leaves bare and that many readers take for the end of a line.
LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_jsonl(corpus: Corpus | Lookup, folder: Path) -> list[Path]:
    """Write every file of the contract into ``folder`` (made if missing) and return their paths.

    A file is replaced whole or not at all. Files of records that do not exist are written empty.
    Raises OSError when the folder cannot be written.
    """
    known = look_up(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, build in FILES:
        path = folder / f"{name}.jsonl"
        _replace(path, "".join(to_line(row) + "\n" for row in build(known)))
        written.append(path)
    return written


def to_line(row: dict[str, Any]) -> str:
    """One row as one line of JSON: real characters where UTF-8 has them, no bare line separators."""
    line = json.dumps(row, ensure_ascii=False, allow_nan=False).translate(LINE_BREAKS)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair, from a hostile report: only an escape can carry it
        return json.dumps(row, ensure_ascii=True, allow_nan=False)
    return line


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
