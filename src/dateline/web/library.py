"""The corpus that the pages show, read again when the project file has changed."""

from collections.abc import Callable

from dateline.records.corpus import Corpus
from dateline.views.lookup import Lookup, look_up


class Library:
    """Keeps one loaded corpus. ``load`` reads it, ``version`` gives something that differs once it has changed."""

    def __init__(self, load: Callable[[], Corpus], version: Callable[[], object]) -> None:
        self._load = load
        self._version = version
        self._held: tuple[object, Lookup] | None = None

    def current(self) -> Lookup:
        """The corpus as it stands now. Raises what ``load`` raises."""
        version = self._version()
        if self._held is None or self._held[0] != version:
            self._held = (version, look_up(self._load()))
        return self._held[1]
