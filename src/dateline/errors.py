"""What can go wrong, and what happens then.

* :class:`ItemError` - one item failed: it is recorded, the run goes on.
* :class:`RunError` - the run cannot go on: stop, say what to do.
"""


class DatelineError(Exception):
    """Any error this package raises on purpose."""


class ItemError(DatelineError):
    """One item failed. ``item`` names it; ``transient`` means another try may succeed."""

    def __init__(self, message: str, *, item: str, transient: bool = False) -> None:
        super().__init__(message)
        self.item = item
        self.transient = transient


class SourceError(ItemError):
    """An item could not be fetched or opened."""


class ReadingError(ItemError):
    """These bytes hold no readable text."""


class StageError(ItemError):
    """A stage failed on one document."""


class RunError(DatelineError):
    """The run cannot go on."""


class SettingsError(RunError):
    """A setting, a pipeline or an ontology file is wrong."""


class MissingPart(RunError):
    """A model or a gazetteer that the program needs is not installed."""


class StoreError(RunError):
    """The project file is unreachable, locked, foreign or too new, or the disk is full."""


class UnknownRecord(RunError):
    """No record has this id."""
