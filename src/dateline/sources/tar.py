"""TAR archives, read from start to end: regular files, with the long names that GNU and POSIX tar give them."""

import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader

from dateline.sources.found import Brought, Budget, DamagedError, Entry, Trouble, buffered
from dateline.sources.member_names import LINK, Names, Passed, cleaned, is_hidden
from dateline.sources.packed import DAMAGED, PIECE_BYTES, Guarded

BLOCK = tarfile.BLOCKSIZE
MAX_NOTE_BYTES = 1_000_000  # a long name and attributes; more is an attack on memory
NO_FILE = "is a device or a pipe, not a file; leave it out"
SPARSE = "is stored with holes in it, which is not read; unpack the archive and add the file"

_REGULAR = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_REFUSED = {
    tarfile.LNKTYPE: LINK,
    tarfile.SYMTYPE: LINK,
    tarfile.CHRTYPE: NO_FILE,
    tarfile.BLKTYPE: NO_FILE,
    tarfile.FIFOTYPE: NO_FILE,
    tarfile.GNUTYPE_SPARSE: SPARSE,
}
_NOTES = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE)
_HEEDED = ("path", "size", "GNU")  # the last stands for all attributes that tell of holes
_PAX_RECORD = re.compile(rb"(\d{1,7}) ([^=]{1,200})=")


@dataclass(slots=True)
class _Stored:
    """One file of the archive. ``left``: its bytes that are still to be read; ``filling``: what follows them."""

    name: str
    type: bytes
    left: int
    filling: int


def unpack_tar(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The files in a TAR archive, as stored; links, devices and pipes are named once."""
    names, passed = Names(), Passed()
    try:
        for stored in _files(file):
            budget.take(0)
            name = cleaned(stored.name)
            if is_hidden(name):
                continue
            if stored.type in _REFUSED:
                passed.add(names.unlike(name), _REFUSED[stored.type])
            elif stored.type in _REGULAR and not stored.name.endswith("/"):  # the oldest tars mark folders so
                with buffered(_Inside(file, stored, budget)) as inside:
                    yield Entry(names.unlike(name), inside)
    except DamagedError as error:
        yield Trouble(None, str(error))
    yield from passed.troubles()


def _files(file: BufferedReader) -> Iterator[_Stored]:
    """Files and whatever else is stored like one; what is not read of a file is passed over."""
    told: Mapping[str, str] = {}
    while (stored := _next(file)) is not None:
        if stored.type in _NOTES:
            told = {**told, **_note(file, stored)}
            continue
        if "GNU" in told:
            stored.type = tarfile.GNUTYPE_SPARSE
        stored.name = told.get("path", stored.name)
        if told.get("size", "").isascii() and told.get("size", "").isdigit():
            stored.left = int(told["size"])
            stored.filling = -stored.left % BLOCK
        told = {}
        yield stored
        _pass_over(file, stored)


def _next(file: BufferedReader) -> _Stored | None:
    block = file.read(BLOCK)
    if not block or not block.strip(b"\x00"):
        return None
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError) as error:
        raise DamagedError(DAMAGED) from error
    if header.size < 0:
        raise DamagedError(DAMAGED)
    holds = (
        header.isreg() or header.type in (*_NOTES, tarfile.GNUTYPE_SPARSE) or header.type not in tarfile.SUPPORTED_TYPES
    )
    size = header.size if holds else 0
    return _Stored(header.name, header.type, size, -size % BLOCK)


def _note(file: BufferedReader, stored: _Stored) -> dict[str, str]:
    """What is said about the next file: its long name (GNU) or a list of attributes (POSIX)."""
    if stored.left > MAX_NOTE_BYTES:
        raise DamagedError(DAMAGED)
    kind, body = stored.type, file.read(stored.left)
    stored.left = 0
    _pass_over(file, stored)
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": body.rstrip(b"\x00").decode("utf-8", "surrogateescape")}
    return _attributes(body) if kind in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE) else {}


def _attributes(body: bytes) -> dict[str, str]:
    """``"<length> <key>=<value>\\n"``, one after the other; what is not of this shape ends the list."""
    found: dict[str, str] = {}
    start = 0
    while match := _PAX_RECORD.match(body, start):
        end = start + int(match.group(1))
        if end <= match.end() or end > len(body):
            break
        key = match.group(2).split(b".sparse.")[0].decode("utf-8", "replace")
        if key in _HEEDED:
            found[key] = body[match.end() : end - 1].decode("utf-8", "replace")
        start = end
    return found


class _Inside(Guarded):
    """The bytes of one stored file."""

    def __init__(self, file: BufferedReader, stored: _Stored, budget: Budget) -> None:
        super().__init__()
        self._file, self._stored, self._budget = file, stored, budget

    def piece(self, size: int) -> bytes:
        found = self._file.read(min(size, self._stored.left))
        if not found and self._stored.left:
            raise DamagedError(DAMAGED)
        self._stored.left -= len(found)
        self._budget.spend(len(found))
        return found


def _pass_over(file: BufferedReader, stored: _Stored) -> None:
    left = stored.left + stored.filling
    while left > 0:
        passed = file.read(min(left, PIECE_BYTES))
        if not passed:
            raise DamagedError(DAMAGED)
        left -= len(passed)
