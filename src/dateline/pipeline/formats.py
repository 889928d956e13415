"""Formats that other packages add: entry points of the groups below, each an object with the attributes named there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any

from dateline.errors import SettingsError
from dateline.reading.read import Read
from dateline.sources.found import Container

#: ``media_type``, ``suffixes`` and ``read(capture, body) -> documents`` (see ``reading.read.Read``).
READERS = "dateline.readers"
#: ``media_type``, ``suffixes``, ``unpack(file, budget) -> members`` (see ``sources.found.Unpack``) and ``itself``.
CONTAINERS = "dateline.containers"

#: What a package that does not fit or is broken raises when it is loaded.
FAULTS = (
    ImportError, SyntaxError, AttributeError, NameError, TypeError, ValueError, LookupError, OSError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formats:
    """What other packages read: media type by suffix (with its dot), and who reads or unpacks each media type."""

    suffixes: Mapping[str, str] = field(default_factory=dict)
    readers: Mapping[str, Read] = field(default_factory=dict)
    containers: Mapping[str, Container] = field(default_factory=dict)


def installed_formats() -> Formats:
    """The formats of the packages that are installed. Raises SettingsError naming one that is broken."""
    suffixes: dict[str, str] = {}
    readers: dict[str, Read] = {}
    containers: dict[str, Container] = {}
    for name, found in _loaded(READERS, "read"):
        readers[found.media_type] = found.read
        suffixes |= _suffixes(name, found)
    for name, found in _loaded(CONTAINERS, "unpack"):
        containers[found.media_type] = Container(found.unpack, bool(getattr(found, "itself", False)))
        suffixes |= _suffixes(name, found)
    return Formats(suffixes, readers, containers)


def _loaded(group: str, action: str) -> Iterator[tuple[str, Any]]:
    for point in sorted(entry_points(group=group), key=lambda one: one.name):
        named = f"the format {point.name!r} of another package ({point.value})"
        try:
            found = point.load()
        except FAULTS as error:
            raise SettingsError(f"{named} cannot be loaded: {error}; upgrade or remove it") from error
        if not callable(getattr(found, action, None)) or not isinstance(getattr(found, "media_type", None), str):
            raise SettingsError(f"{named} has no media_type or no {action}; upgrade or remove it")
        yield point.name, found


def _suffixes(name: str, found: Any) -> dict[str, str]:
    suffixes = getattr(found, "suffixes", ())
    if not all(isinstance(one, str) and one.startswith(".") for one in suffixes):
        raise SettingsError(f"the format {name!r} names suffixes that do not begin with a dot; upgrade or remove it")
    return {one.lower(): found.media_type for one in suffixes}
