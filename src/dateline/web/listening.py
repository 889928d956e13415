"""A socket that only this machine reaches, and the line that says where."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.errors import RunError

#: Where `dateline serve` listens when nothing is said; the next free port when it is taken.
DEFAULT_PORT = 8383


@contextmanager
def listen(host: str, port: int | None) -> Iterator[socket.socket]:
    """A listening socket on ``host``; ``port`` None: the usual one, else any free one. Raises RunError if taken."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, DEFAULT_PORT if port is None else port))
        except (OSError, OverflowError) as error:
            if port is not None:
                raise RunError(f"cannot listen on port {port}: {error}; choose another --port") from error
            one.bind((host, 0))
        yield one


def to_standard_output(address: str) -> None:
    """The address alone, so that a script can read it; how to stop goes to standard error."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    sys.stderr.write("dateline: open this address in a browser; stop with Ctrl-C\n")
