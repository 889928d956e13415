"""Texts and lines that a command reads for itself: from a file or, named ``-``, from standard input."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import RunError, SettingsError

STANDARD_INPUT = "-"
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_text(path: str) -> str:
    """The text of a file. Raises RunError naming the file and the remedy when it cannot be read or holds no text."""
    from dateline.charsets import decode
    from dateline.sources.found import trouble
    from dateline.sources.media import HTML, MAILBOX, MESSAGE, PLAIN, media_type

    try:
        body = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise RunError(f"{path}: {trouble(error)}") from error
    kind = media_type(body, "")
    if kind not in (PLAIN, HTML, MESSAGE, MAILBOX):
        raise RunError(f"{named(path)} is no plain text (it looks like {kind}); save its text as UTF-8")
    text = decode(body).text
    if not text.strip():
        raise RunError(f"{named(path)} holds no words; nothing to read")
    return text


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a ``.jsonl`` file; a bad line becomes ``{"id": null, "error": …}``, the others go on."""
    for number, line in enumerate(read_text(path).removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        where = f"{named(path)}, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield {"id": None, "error": f"{where}: not JSON ({str(error)[:120]}); write one object a line"}
            continue
        if isinstance(value, dict):
            yield {key: mended(held) if key != "id" and isinstance(held, str) else held for key, held in value.items()}
        else:
            yield {"id": None, "error": f"{where}: no JSON object; write {{id, …}}"}


def mended(text: str) -> str:
    """``text`` with half surrogate pairs, which no file can hold, as U+FFFD; offsets stay what they were."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def named_columns(text: str | None) -> dict[str, str]:
    """``text=Body,title=Head line`` as field to column. Raises SettingsError naming the part that is none."""
    from dateline.sources.tables import COLUMN_NAMES

    columns: dict[str, str] = {}
    for part in filter(None, (text or "").split(",")):
        field, equals, name = part.partition("=")
        if not equals or not name.strip() or field.strip() not in COLUMN_NAMES:
            raise SettingsError(f"--columns: {part!r} is not FIELD=NAME; fields are {', '.join(COLUMN_NAMES)}")
        columns[field.strip()] = name.strip()
    return columns


def named(path: str) -> str:
    """The path as a person knows it."""
    return "standard input" if path == STANDARD_INPUT else path
