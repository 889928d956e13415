"""Captures from files, folders, standard input and ``.jsonl`` files of reports."""

import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.records.document import Capture
from dateline.records.failure import Failure
from dateline.records.identity import content_id
from dateline.sources.media import REPORT, media_type

STAGE = "sources"
STANDARD_INPUT = "-"
MAX_BYTES = 200_000_000  # a report is a few kilobytes; above this a file is an archive and should be split
#: Where ``dateline export`` writes unless told otherwise: passed over in a folder, for its rows are no reports.
EXPORT_FOLDER = "dateline-export"
GIVEN_KEYS = ("outlet", "published", "title", "url")

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]{1,20}://", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """A capture with its bytes. ``resolved``: the absolute path, or "-" for standard input."""

    capture: Capture
    body: bytes
    resolved: str


def find_captures(paths: Sequence[str], *, standard_input: bytes | None, fetched_at: str) -> Iterator[Found | Failure]:
    """One :class:`Found` per file or ``.jsonl`` line, in order; a :class:`Failure` for each that cannot be read.

    ``standard_input``: what "-" stands for, None if there is none. ``fetched_at``: ISO 8601, taken down as it is.
    """
    for path in paths:
        if not path:
            yield _failure('""', "an empty name; name a file or a folder")
        elif path == STANDARD_INPUT:
            yield _from_standard_input(standard_input, fetched_at)
        elif _ADDRESS.match(path):
            yield _failure(path, "fetching addresses comes with a later version; save the page and add the file")
        else:
            yield from _from_path(path, fetched_at)


def _from_standard_input(body: bytes | None, fetched_at: str) -> Found | Failure:
    if not body:
        return _failure(STANDARD_INPUT, "standard input is empty; pipe a report into the command")
    if len(body) > MAX_BYTES:
        return _failure(STANDARD_INPUT, f"standard input is larger than {MAX_BYTES:,} bytes; split it into files")
    return _found(STANDARD_INPUT, body, fetched_at=fetched_at, name="", resolved=STANDARD_INPUT)


def _from_path(path: str, fetched_at: str) -> Iterator[Found | Failure]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a Path would drop "./" and change the name as given)
    except (OSError, ValueError) as error:
        yield _failure(path, trouble(error))
        return
    if stat.S_ISDIR(mode):
        yield from _from_folder(path, fetched_at)
    elif not stat.S_ISREG(mode):
        yield _failure(path, "not a regular file; add a file, a folder, or - for standard input")
    elif path.lower().endswith(".jsonl"):
        yield from _from_lines(path, fetched_at)
    else:
        yield _from_file(path, fetched_at)


def _from_folder(folder: str, fetched_at: str) -> Iterator[Found | Failure]:
    errors: list[OSError] = []
    readable = 0
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != EXPORT_FOLDER)
        for name in sorted(name for name in {*names} - _databases(names) if not name.startswith(".")):
            path = os.path.join(root, name)  # noqa: PTH118 (keeps the folder as it was given)
            if not Path(path).is_file():
                continue
            for found in _from_path(path, fetched_at):
                readable += isinstance(found, Found)
                yield found
    for error in errors:
        yield _failure(str(error.filename or folder), trouble(error))
    if not readable and not errors:
        yield _failure(folder, "the folder holds no readable files; add reports to it or name another folder")


def _databases(names: Sequence[str]) -> set[str]:
    """The SQLite files that are open, with their companions: our own project lies there when people add ``.``.

    By name alone: opening and closing the file would drop the locks that this process has on it.
    """
    present = {*names}
    opened = {name for name in present if f"{name}-wal" in present and f"{name}-shm" in present}
    return opened | {f"{name}-{part}" for name in opened for part in ("wal", "shm")}


def _from_file(path: str, fetched_at: str) -> Found | Failure:
    try:
        with Path(path).open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return _failure(path, trouble(error))
    if not body:
        return _failure(path, "the file is empty; nothing to read")
    if len(body) > MAX_BYTES:
        return _failure(path, f"the file is larger than {MAX_BYTES:,} bytes; split it into single reports")
    return _found(path, body, fetched_at=fetched_at, name=path, resolved=_absolute(path))


def _from_lines(path: str, fetched_at: str) -> Iterator[Found | Failure]:
    lines = 0
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(_lines(file.readline), start=1):
                body = line.removeprefix(b"\xef\xbb\xbf").strip() if line is not None else None
                if body == b"":
                    continue
                lines += 1
                yield _report(f"{path}, line {number}", body, path=path, fetched_at=fetched_at)
    except OSError as error:
        yield _failure(path, trouble(error))
        return
    if not lines:
        yield _failure(path, "the file is empty; put one report a line: {id, text, title, published, outlet, url}")


def _lines(readline: Callable[[int], bytes]) -> Iterator[bytes | None]:
    """The lines one by one; None for a line that is too long, which is skipped."""
    while line := readline(MAX_BYTES + 1):
        too_long = len(line) > MAX_BYTES
        while too_long and not line.endswith(b"\n") and (line := readline(MAX_BYTES)):
            pass
        yield None if too_long else line


def _report(item: str, body: bytes | None, *, path: str, fetched_at: str) -> Found | Failure:
    if body is None:
        return _failure(item, f"the line is longer than {MAX_BYTES:,} bytes; split the report")
    try:
        report = json.loads(body)
    except (ValueError, RecursionError) as error:
        return _failure(item, f"not JSON ({str(error)[:120]}); write one object a line, UTF-8")
    if not isinstance(report, dict):
        return _failure(item, "not a JSON object; write {id, text, title, published, outlet, url}")
    name = report.get("id")
    if isinstance(name, bool) or not isinstance(name, (str, int, float)) or str(name) == "":
        return _failure(item, "no id; give every line an id of its own (text or number)")
    text, title = report.get("text"), report.get("title")
    if not any(isinstance(value, str) and value.strip() for value in (text, title)):
        return _failure(f"{item}, id {_printable(str(name))}", "no text; put the report's text in the field text")
    given = tuple(
        (key, _printable(str(report[key])))
        for key in GIVEN_KEYS
        if isinstance(report.get(key), (str, int, float)) and str(report[key]).strip()
    )
    uri, digest = _printable(str(name)), sha256(body).hexdigest()
    capture = Capture(content_id("cap", uri, digest), uri, REPORT, digest, fetched_at, given)
    return Found(capture, body, _absolute(path))


def _found(uri: str, body: bytes, *, fetched_at: str, name: str, resolved: str) -> Found:
    uri, digest = _printable(uri), sha256(body).hexdigest()
    return Found(
        Capture(content_id("cap", uri, digest), uri, media_type(body, name), digest, fetched_at), body, resolved
    )


def _absolute(path: str) -> str:
    return _printable(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links away from the name given)


def _failure(item: str, message: str) -> Failure:
    return Failure(_printable(item), STAGE, message)


def _printable(text: str) -> str:
    """``text`` with file-name bytes that are no UTF-8 written out, so that it can be stored and shown."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def trouble(error: OSError | ValueError) -> str:
    """What an error of the file system means to the person at the keyboard, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name a file in it"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions or run as its owner"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error}); check the file and its disk"
    return f"not a usable path ({error}); check the name"
