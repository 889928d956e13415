"""JSON files that hold a list of reports, as news services and exports give them."""

import json
import re
from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any

from dateline.charsets import decode
from dateline.sources.found import Brought, Budget, Member, Trouble, printable
from dateline.sources.markup import paragraphs, plain
from dateline.sources.media import REPORT
from dateline.sources.member_names import Names
from dateline.sources.tables import COLUMN_NAMES, SHAPE, given_by

MAX_JSON_BYTES = 50_000_000  # held in memory as a whole, some ten times its size
MAX_BRACKETS = 1_000_000
MAX_COMMAS = 4_000_000
REMEDY = f"write one report a line into a .jsonl file: {SHAPE}"
#: Names of the text beyond those of tables: of JSON feeds.
TEXT_NAMES = ("content_text", "content_html", *COLUMN_NAMES["text"], "summary")

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKUP = re.compile(r"</?(?:p|br|div|li|h\d)\b[^<>]*>", re.I)


def unpack_json(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The reports of the longest list of objects with a text, or the one report that the file is."""
    body = file.read(MAX_JSON_BYTES + 1)
    brackets = body.count(b"[") + body.count(b"{")
    if len(body) > MAX_JSON_BYTES or brackets > MAX_BRACKETS or body.count(b",") > MAX_COMMAS:
        yield Trouble(None, f"is a JSON file too large to be held in memory; {REMEDY}")
        return
    try:
        told = json.loads(decode(body).text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Trouble(None, f"not JSON ({str(error)[:120]}); {REMEDY}")
        return
    names = Names()
    reports = [report for one in _longest_list(told) if "text" in (report := _report(one, budget.columns))]
    for number, report in enumerate(reports, start=1):
        name = names.unlike(report.get("id") or f"report {number}")
        made = json.dumps({**report, "id": name}, ensure_ascii=False).encode("utf-8", "replace")
        budget.take(len(made))
        yield Member(name, made, name if "id" in report else None, REPORT, given=given_by(report))
    if not reports:
        yield Trouble(None, f"is a JSON file without a list of reports; {REMEDY}")


def _longest_list(told: Any) -> list[Any]:
    """The list itself, or the longest one within two steps of the outermost object, or the object alone."""
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return []
    inner = [one for value in told.values() for one in (value, *(value.values() if isinstance(value, dict) else ()))]
    lists = [one for one in inner if isinstance(one, list) and any(isinstance(entry, dict) for entry in one)]
    return max(lists, key=len, default=[told])


def _report(told: Any, columns: Mapping[str, str]) -> dict[str, str]:
    """The fields of a report, as they are called in a ``.jsonl`` line; empty for what is no object."""
    if not isinstance(told, dict):
        return {}
    folded = {_folded(key): value for key, value in reversed(told.items())}
    if not folded.keys() & {*TEXT_NAMES, *map(_folded, columns.values())}:
        return {}
    report: dict[str, str] = {}
    for field, aliases in {**COLUMN_NAMES, "text": TEXT_NAMES}.items():
        keys = (_folded(columns[field]),) if field in columns else aliases
        value = next((words for key in keys if (words := _words(folded.get(key)))), "")
        if value:
            report[field] = "\n\n".join(paragraphs(value)) if field == "text" and _MARKUP.search(value) else value
    if "title" in report:
        report["title"] = plain(report["title"])
    return report


def _folded(key: str) -> str:
    return _CAPITAL.sub("_", key).lower().replace(" ", "_").replace("-", "_")


def _words(value: Any) -> str:
    """A text or number as text; of an object, what it is called (``"source": {"name": ...}``)."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("main") or value.get("text")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return printable(str(value)).strip()
