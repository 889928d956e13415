"""Tell whoever is watching how far a run has got."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Progress(Protocol):
    """``start`` opens one named step of ``total`` parts (None: unknown), ``advance`` says that some are done."""

    def start(self, step: str, total: int | None) -> None: ...
    def advance(self, count: int = 1) -> None: ...


class Silent:
    """Says nothing."""

    def start(self, step: str, total: int | None) -> None:
        """Open a step."""

    def advance(self, count: int = 1) -> None:
        """Advance it."""


class Bars:
    """Progress bars on standard error, one a step; used through :func:`shown`."""

    def __init__(self, bars: "RichProgress") -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, step: str, total: int | None) -> None:
        """Open a step."""
        self._task = self._bars.add_task(step, total=total)

    def advance(self, count: int = 1) -> None:
        """Advance it."""
        if self._task is not None:
            self._bars.advance(self._task, count)


@contextmanager
def shown(wanted: bool) -> Iterator[Progress]:
    """Bars on standard error while inside, or silence when not ``wanted``."""
    if not wanted:
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True)) as bars:
        yield Bars(bars)
