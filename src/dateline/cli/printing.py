"""Results as text for a person at a terminal; control characters of hostile text are shown, never sent."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.views.exports import to_line
from dateline.views.lookup import Lookup
from dateline.views.timeline import TimelineRow

MIN_WIDTH, MAX_WIDTH = 60, 120


def say(text: str = "", indent: int = 0) -> None:
    """Print one paragraph, wrapped to the terminal."""
    width = max(MIN_WIDTH, min(MAX_WIDTH, shutil.get_terminal_size().columns))
    margin = " " * indent
    safe = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(text.split()))
    print(textwrap.fill(safe, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False))


def print_json(row: Any) -> None:
    """One row as the line it has in the export; all ASCII where the terminal takes no more."""
    line = to_line(row)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(row)
    print(line)


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_timeline(lines: Sequence[TimelineRow], known: Lookup) -> None:
    """One event a paragraph: when, what, who, where, according to whom, from how many origins; then its sentence."""
    if not lines:
        say("No events yet. Add reports with `dateline add PATH`, or loosen the filters.")
    for line in lines:
        mark = "  ⚡ accounts disagree" if line.disagree else ""
        say(f"{line.when_shown or 'undated'}  {line.type} ({line.status}){mark}")
        who, where = "; ".join(line.who), line.where
        say(" · ".join(part for part in (who, f"at {where}" if where else "") if part) or "who and where: not told", 4)
        counts = f"{counted(len(line.documents), 'report')}, {counted(line.origins, 'origin')}"
        say(f"according to {'; '.join(line.according_to)} · {counts} · {line.event_id}", 4)
        say(f"“{line.line}”", 4)
    say(f"{counted(len(lines), 'event')}. `dateline why ID` opens the sentences behind a line.")


def print_rows(name: str, found: Sequence[dict[str, Any]], known: Lookup) -> None:
    """The list of one record type, one record a paragraph."""
    for row in found:
        for indent, text in _lines(name, row, known):
            say(text, indent)
    say(f"{len(found)} {name}")


def _lines(name: str, row: dict[str, Any], known: Lookup) -> Iterable[tuple[int, str]]:
    if name == "events":
        yield 0, f"{row['period'] or 'undated'}  {row['type']} ({row['status']})  {row['id']}"
        yield 4, f"“{row['summary']}”"
    elif name == "entities":
        yield 0, f"{row['name']} ({row['kind']})  {row['id']}"
        yield 4, "also: " + "; ".join(each for each in row["aliases"] if each != row["name"])
    elif name == "claims":
        speaker = (row["speaker"] or {}).get("text") or "nobody named"
        via = f", via {', '.join(row['via'])}" if row["via"] else ""
        yield 0, f"{speaker} {row['stance']} ({row['mode']}{via})  {row['id']}"
        yield 4, f"“{row['content']['quote']}”"
    elif name == "conflicts":
        yield 0, f"{row['kind']} · {row['slot']} · {row['why']}  {row['id']}"
        for member in row["members"]:
            yield 4, f"{known.outlet(known.documents[member['document_id']])}: “{member['quote']}”"
    elif name == "origins":
        yield 0, f"{counted(len(row['document_ids']), 'report')}  {row['id']}"
        for each in row["document_ids"]:
            yield 4, f"{known.uri(known.documents[each])}: {known.documents[each].document.headline or each}"
        for link in row["why"]:
            yield 4, f"because {link['reason']}"
    else:
        yield 0, f"{row['published'] or 'date unknown'}  {row['headline'] or row['text'][:60]}  {row['id']}"
        yield 4, f"{row['outlet'] or 'outlet not named'} · {row['capture']} · {row['published_why'] or 'not dated'}"


def print_passages(answer: dict[str, Any]) -> None:
    """The passages of ``search`` or ``ask``."""
    if not answer["answered"]:
        say("The reports do not say. The nearest passages:" if answer["passages"] else "The reports do not say.")
    for passage in answer["passages"]:
        said = f", {passage['speaker']}" if passage["speaker"] else ""
        side = f" [{passage['side']}]" if passage["side"] else ""
        where = passage["outlet"] or passage["capture"]
        say(f"{passage['rank']}. {where}, {passage['published'] or 'date unknown'}{said}{side}")
        say(f"“{passage['quote']}”", 4)


def print_nested(value: Any, indent: int = 0) -> None:
    """Any JSON value as indented lines; what is missing is left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None or inner == [] or key == "text":
                continue
            if isinstance(inner, dict | list):
                say(f"{key}:", indent)
                print_nested(inner, indent + 4)
            else:
                say(f"{key}: {inner}", indent)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if number and isinstance(inner, dict):
                print()
            print_nested(inner, indent)
    else:
        say(str(value), indent)
