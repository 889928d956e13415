"""What a source brings: bytes under a name, and the limits within which archives are unpacked."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BufferedReader, BytesIO, RawIOBase

from dateline.records.document import Capture
from dateline.records.failure import Failure
from dateline.records.identity import content_id
from dateline.sources.media import SNIFFED_BYTES, media_type

STAGE = "sources"
MAX_BYTES = 200_000_000  # a report is a few kilobytes, a scanned book some tens of megabytes; more is no document
MAX_UNPACKED_BYTES = 8_000_000_000  # of one file given, all that comes out of it together
MAX_MEMBERS = 500_000  # a year of a large wire service
MAX_POINTERS = 1_000  # a list of feeds; more addresses are a crawl
MAX_DEPTH = 6  # an archive attached to a message in a mailbox in a .tar.gz in a ZIP; more is a trap
#: Between the name of an archive and the name of what lies in it.
INSIDE = "!/"


@dataclass(frozen=True, slots=True)
class Found:
    """A capture with its bytes. ``resolved``: the absolute path or address, or "-" for standard input: the same for
    every version of one page."""

    capture: Capture
    body: bytes
    resolved: str


@dataclass(frozen=True, slots=True)
class Member:
    """One report inside a container, before it is a capture.

    ``name``: unlike any other in its container. ``uri``: what it is called by itself (an address, the id of a line);
    None calls it by container and name. ``media_type``: None to judge by its bytes. ``fetched_at``: ISO 8601, None for
    now. ``given``: what the container says of it (title, published, outlet, url).
    """

    name: str
    body: bytes
    uri: str | None = None
    media_type: str | None = None
    fetched_at: str | None = None
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A file inside an archive whose bytes are still to come: they are read before the next one is asked for.

    ``name``: unlike any other in its archive; None when the archive is nothing but this one file, packed. ``file``:
    its reading counts against the budget and may raise DamagedError.
    """

    name: str | None
    file: BufferedReader


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address that a list of addresses names; it is fetched like one given by hand, or refused."""

    uri: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A member that cannot be brought. ``name`` None: the container itself; ``message`` says what to do."""

    name: str | None
    message: str


class SpentError(Exception):
    """A container holds more than its budget; the message says what to do. What came out before is kept."""


class DamagedError(Exception):
    """The bytes of an archive end, break or swell beyond measure; the message says what to do. What came before it is
    kept."""


@dataclass(slots=True)
class Budget:
    """What may come out of one file given. ``columns``: field to column name, for tables (see ``tables``)."""

    bytes_left: int = MAX_UNPACKED_BYTES
    members_left: int = MAX_MEMBERS
    member_bytes: int = MAX_BYTES
    depth_left: int = MAX_DEPTH
    pointers_left: int = MAX_POINTERS
    columns: Mapping[str, str] = field(default_factory=dict)

    def take(self, size: int) -> None:
        """Count one member of ``size`` bytes. Raises SpentError when it is one too many."""
        self.members_left -= 1
        if self.members_left < 0:
            raise SpentError(f"it holds more than {MAX_MEMBERS:,} files; unpack it and add the parts you need")
        self.spend(size)

    def spend(self, size: int) -> None:
        """Count ``size`` bytes of a member that is counted already. Raises SpentError when they are too many."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise SpentError(
                f"more than {MAX_UNPACKED_BYTES:,} bytes come out of it; unpack it and add the parts you need"
            )


#: What comes out of a container.
Brought = Member | Entry | Pointer | Trouble
#: Takes a container apart: its bytes from the start, and the budget; raises SpentError or DamagedError, nothing else.
Unpack = Callable[[BufferedReader, Budget], Iterator[Brought]]


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of file that holds others. ``itself``: it is a report too (an e-mail with attachments); ``inside``: what
    stands between its name and a member's; ``whole``: it is not read from start to end (a ZIP has its list of files
    at the end), so inside another archive it is held in memory first."""

    unpack: Unpack
    itself: bool = False
    inside: str = INSIDE
    whole: bool = False


def buffered(raw: RawIOBase | BytesIO) -> BufferedReader:
    """``raw`` with a buffer that shows enough of its beginning to tell its kind (``peek``)."""
    file: BufferedReader = BufferedReader(raw, SNIFFED_BYTES)
    return file


def capture_of(
    uri: str, body: bytes, *, kind: str | None, fetched_at: str, given: tuple[tuple[str, str], ...] = ()
) -> Capture:
    """The capture of ``body`` under ``uri``; ``kind``: its media type, None to judge by its bytes and name."""
    name, digest = printable(uri), sha256(body).hexdigest()
    return Capture(content_id("cap", name, digest), name, kind or media_type(body, uri), digest, fetched_at, given)


def absolute(path: str) -> str:
    """The path made absolute, links left as they are."""
    return printable(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links away from the name given)


def failure(item: str, message: str, *, transient: bool = False) -> Failure:
    """A failure of this stage."""
    return Failure(printable(item), STAGE, message, transient)


def printable(text: str) -> str:
    """``text`` with file-name bytes that are no UTF-8 written out, so that it can be stored and shown."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def trouble(error: OSError | ValueError) -> str:
    """What an error of the file system means to the person at the keyboard, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name a file in it"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions or run as its owner"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error}); check the file and its disk"
    return f"not a usable path ({error}); check the name"
