"""Opens what a test packed, as ``dateline add`` would."""

from pathlib import Path

from dateline.records.failure import Failure
from dateline.sources.find import Fetch, Intake, find_captures
from dateline.sources.found import Found

FETCHED = "2026-03-01T00:00:00+00:00"


def opened(
    folder: Path, name: str, body: bytes, *, fetch: Fetch | None = None
) -> tuple[dict[str, Found], dict[str, str]]:
    """What comes out of a file of this name: captures by the part of their name after the file's, messages likewise."""
    path = folder / name
    path.write_bytes(body)
    found, failures = {}, {}
    for one in find_captures([str(path)], Intake(FETCHED, fetch=fetch)):
        if isinstance(one, Failure):
            failures[one.item.removeprefix(str(path))] = one.message
        else:
            found[one.capture.uri.removeprefix(str(path))] = one
    return found, failures


def bodies(found: dict[str, Found]) -> dict[str, bytes]:
    """The bytes of each."""
    return {name: one.body for name, one in found.items()}
