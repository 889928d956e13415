"""Files and folders as they lie on a disk: which of them are read, and how they are opened."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.records.failure import Failure
from dateline.sources.found import failure, trouble

#: Where ``dateline export`` writes unless told otherwise: passed over in a folder, for its rows are no reports.
EXPORT_FOLDER = "dateline-export"


def list_files(path: str) -> Iterator[str | Failure]:
    """The regular files under ``path`` (itself, if it is one), sorted, named as given; a failure for what is none.

    Hidden files, export folders and databases that are open are passed over.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a Path would drop "./" and change the name as given)
    except (OSError, ValueError) as error:
        yield failure(path, trouble(error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif not stat.S_ISREG(mode):
        yield failure(path, "not a regular file; add a file, a folder, or - for standard input")
    else:
        yield path


def _in_folder(folder: str) -> Iterator[str | Failure]:
    errors: list[OSError] = []
    found = False
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != EXPORT_FOLDER)
        for name in sorted(name for name in {*names} - _databases(names) if not name.startswith(".")):
            path = os.path.join(root, name)  # noqa: PTH118 (keeps the folder as it was given)
            if Path(path).is_file():
                found = True
                yield path
    for error in errors:
        yield failure(str(error.filename or folder), trouble(error))
    if not found and not errors:
        yield failure(folder, "the folder holds no readable files; add reports to it or name another folder")


def _databases(names: Sequence[str]) -> set[str]:
    """The SQLite files that are open, with their companions: our own project lies there when people add ``.``.

    By name alone: opening and closing the file would drop the locks that this process has on it.
    """
    present = {*names}
    opened = {name for name in present if f"{name}-wal" in present and f"{name}-shm" in present}
    return opened | {f"{name}-{part}" for name in opened for part in ("wal", "shm")}
