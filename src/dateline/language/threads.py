"""Matrix products of numpy on one thread, for as long as the engine reads.

They are small, and the encoder already keeps all cores busy: numpy's own threads would only wait for a free core, and
on a loaded machine half of all time went into that wait. The sums no longer depend on how many cores there are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Restores what was set before."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    """Of the libraries that are loaded; looking for them takes a few milliseconds."""
    return ThreadpoolController()
