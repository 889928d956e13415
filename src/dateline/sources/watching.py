"""Watching folders: which files are new or have changed, once nobody is writing to them any more."""

import os
import time
from collections.abc import Callable, Iterator, Sequence

from dateline.records.failure import Failure
from dateline.sources.files import list_files

#: Size in bytes and time of the last change in nanoseconds. The content is not read: a share may hold gigabytes.
_State = tuple[int, int]


def changes(
    paths: Sequence[str], *, every_s: float, sleep: Callable[[float], None] = time.sleep
) -> Iterator[tuple[str, ...]]:
    """The files under ``paths`` that are new or have changed since this call, named as given; without end.

    Looks every ``every_s`` seconds instead of asking the system to be told, which does not work on network shares. A
    file counts once it is not empty and has kept its size and time from one look to the next; so call this before
    reading the files, and what arrives while they are read is not missed. Paths that are away are waited for.
    """
    return _looking(paths, _states(paths), every_s, sleep)


def _looking(
    paths: Sequence[str], reported: dict[str, _State], every_s: float, sleep: Callable[[float], None]
) -> Iterator[tuple[str, ...]]:
    before = reported
    while True:
        sleep(every_s)
        now = _states(paths)
        settled = tuple(
            path for path, state in now.items() if state[0] and state == before.get(path) != reported.get(path)
        )
        # What has vanished stays known: a share that comes back brings nothing new.
        reported = {**reported, **{path: now[path] for path in settled}}
        before = now
        if settled:
            yield settled


def _states(paths: Sequence[str]) -> dict[str, _State]:
    states = {}
    for path in paths:
        for file in list_files(path):
            if isinstance(file, Failure):
                continue
            try:
                found = os.stat(file)  # noqa: PTH116 (a Path would drop "./" and change the name as given)
            except OSError:
                continue  # gone since the folder was listed
            states[file] = (found.st_size, found.st_mtime_ns)
    return states
