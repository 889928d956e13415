"""The installed ``dateline`` command, run as a person runs it."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from dateline.cli import main

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("dateline")
REPORTS = "examples/reports"
TIMEOUT_S = 100.0

Row = dict[str, Any]
Export = dict[str, list[Row]]


def environment(**more: str) -> dict[str, str]:
    """What surrounds the command: ours without a project of our own."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    return {**ours, "OMP_NUM_THREADS": "1", "COLUMNS": "100", **more}


def dateline(
    *arguments: str | Path, given: str | bytes = b"", folder: Path = ROOT, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run ``dateline`` in ``folder`` with ``given`` on standard input; ``more`` is added to the environment."""
    body = given.encode() if isinstance(given, str) else given
    ended = subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=body,
        capture_output=True,
        cwd=folder,
        env=environment(**more),
        timeout=TIMEOUT_S,
    )
    out, err = ended.stdout.decode(), ended.stderr.decode()
    return subprocess.CompletedProcess(ended.args, ended.returncode, out, err)


def inside(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same command in this process, where the program is imported already; standard input stays out of it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(one) for one in arguments])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def lines(text: str) -> list[Row]:
    """The objects of JSON Lines."""
    return [json.loads(line) for line in text.split("\n") if line]


def exported(project: Path, folder: Path) -> Export:
    """Export the project and read every file of it, by name without ending."""
    ended = dateline("--project", project, "export", "jsonl", "--out", folder)
    assert ended.returncode == 0, ended.stderr
    return {path.stem: lines(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())}
