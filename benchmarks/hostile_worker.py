"""Reads files one by one as ``dateline add`` would, telling after each what became of it; watched by ``hostile``.

Usage: .venv/bin/python -m benchmarks.hostile_worker FOLDER   (then one path a line on standard input)

Answers one line of JSON a file: ``documents``, ``refusals`` (item and message of each), ``crash`` (a traceback, or
None), ``acts``: what no reader may do - processes started, connections tried, files opened outside FOLDER and the
program.
"""

import json
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.errors import ReadingError
from dateline.reading.read import read
from dateline.records.failure import Failure
from dateline.sources.find import Intake, find_captures

STARTED = "2026-01-01T00:00:00+00:00"
PAGE = (
    b"<html><body><article><h1>Rain</h1><p>" + b"Rain fell on the town again. " * 20 + b"</p></article></body></html>"
)
WARM = {
    ".html": PAGE,
    ".txt": ("Дождь снова шёл над городом весь день, и мост через реку был закрыт. " * 3).encode("koi8-r"),
    ".xml": b"<rss><channel><item><title>Rain</title><description>It fell.</description></item></channel></rss>",
    ".eml": b"From: a@b.example\nDate: Tue, 07 May 2024 18:00:00 +0200\nSubject: Rain\n\nIt fell on the town.",
    ".pdf": b"%PDF-1.4\n",
    ".warc": b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/html\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(PAGE), PAGE),
}
NEVER = frozenset(
    "subprocess.Popen os.system os.exec os.fork os.posix_spawn os.spawn os.remove os.rename socket.connect socket.bind "
    "socket.getaddrinfo ftplib.connect urllib.Request webbrowser.open".split()
)
#: What Python and its libraries open for themselves.
OWN = ("/usr/", "/lib", "/proc/self", "/dev/null", "/dev/urandom", "/etc/mime.types", "/etc/localtime")


def main() -> int:
    """Until standard input ends."""
    folder = Path(sys.argv[1]).resolve()
    warm_up()
    acts: list[str] = []
    sys.addaudithook(guard(folder, acts))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        acts.clear()
        told = one_file(line.rstrip("\n"))
        print(json.dumps({**told, "acts": list(acts)}), flush=True)
    return 0


def warm_up() -> None:
    """What is loaded at first use is loaded before anybody watches."""
    with tempfile.TemporaryDirectory() as name:
        for suffix, body in WARM.items():
            path = Path(name) / f"warm{suffix}"
            path.write_bytes(body)
            one_file(str(path))
    socket.socket().close()


def guard(folder: Path, acts: list[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """A hook that notes down what a reader has no business doing."""
    program = (str(Path(sys.prefix).resolve()), str(Path(sys.base_prefix).resolve()), str(Path.cwd()), *OWN)
    allowed = (str(folder), *program)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in NEVER:
            acts.append(event)
        elif event == "open" and isinstance(arguments[0], (str, bytes)):
            path, mode = os.path.abspath(os.fsdecode(arguments[0])), str(arguments[1] or "r")  # noqa: PTH100
            if not path.startswith(allowed) or set(mode) & set("wax+"):
                acts.append(f"open {path} {mode}")

    return hook


def one_file(path: str) -> dict[str, Any]:
    """Find the captures of one file and read each; an error that is not ours is a crash."""
    documents, refusals = 0, []
    try:
        for found in find_captures([path], Intake(STARTED)):
            if isinstance(found, Failure):
                refusals.append((found.item, found.message))
                continue
            try:
                documents += len(read(found.capture, found.body))
            except ReadingError as error:
                refusals.append((error.item, str(error)))
    except Exception:  # noqa: BLE001 (a crash is what is looked for)
        return {"documents": documents, "refusals": refusals, "crash": traceback.format_exc()[-2000:]}
    return {"documents": documents, "refusals": refusals, "crash": None}


if __name__ == "__main__":
    sys.exit(main())
