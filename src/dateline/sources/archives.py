"""ZIP archives: each file in them as it is stored, nothing written to disk, nothing unpacked beyond measure."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import pairwise
from typing import IO

from dateline.sources.found import Brought, Budget, DamagedError, Entry, Trouble, buffered
from dateline.sources.member_names import LINK, Names, Passed, cleaned, is_hidden
from dateline.sources.packed import DAMAGED, PIECE_BYTES, Guarded, Swelling

MAX_DIRECTORY_BYTES = 32_000_000  # some 300,000 names; the list is held in memory
EMPTY = "the file is empty; nothing to read"
LOCKED = "is locked with a password; unpack it yourself and add the files"
UNKNOWN_PACKING = "is packed in a way that is not read; unpack it yourself and add the files"
OVERLAP = "its files overlap, as in archives made to fill a disk; unpack it yourself if you trust it"

_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_LONGEST_END = 65_536 + 128
_LINK_MODE = 0o120000
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


def unpack_zip(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The files in a ZIP archive, as stored; those that are locked or links are named once."""
    if not _has_bearable_directory(file):
        yield Trouble(None, "it names too many files or is cut off; unpack what you can and add the parts you need")
        return
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN:
        yield Trouble(None, DAMAGED)
        return
    with archive:
        if _overlap(archive.infolist()):
            yield Trouble(None, OVERLAP)
        else:
            yield from _entries(archive, budget)


def _entries(archive: zipfile.ZipFile, budget: Budget) -> Iterator[Brought]:
    names, passed = Names(), Passed()
    for member in archive.infolist():
        budget.take(0)
        name = cleaned(_decoded(member))
        if member.is_dir() or is_hidden(name):
            continue
        name = names.unlike(name)
        if refusal := _refusal(member):
            passed.add(name, refusal)
            continue
        try:
            opened = archive.open(member)
        except (*_BROKEN, RuntimeError):
            passed.add(name, DAMAGED)
            continue
        with buffered(_Inside(opened, Swelling(budget, member.compress_size))) as file:
            yield Entry(name, file)
    yield from passed.troubles()


def _refusal(member: zipfile.ZipInfo) -> str | None:
    if member.file_size == 0:
        return EMPTY
    if member.flag_bits & 1:
        return LOCKED
    if member.external_attr >> 16 & 0o170000 == _LINK_MODE:
        return LINK
    return UNKNOWN_PACKING if member.compress_type not in _READ else None


class _Inside(Guarded):
    """One file of the archive, unpacked while it is read."""

    def __init__(self, opened: IO[bytes], swelling: Swelling) -> None:
        super().__init__()
        self._opened, self._swelling = opened, swelling

    def piece(self, size: int) -> bytes:
        try:
            found = self._opened.read(min(size, PIECE_BYTES))
        except _BROKEN as error:
            raise DamagedError(DAMAGED) from error
        self._swelling.count(len(found))
        return found

    def close(self) -> None:
        self._opened.close()
        super().close()


def _decoded(member: zipfile.ZipInfo) -> str:
    """The name; many programs write UTF-8 without saying so, and zipfile takes it for the charset of old DOS."""
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two files share packed bytes: a few kilobytes can so be counted a thousand times."""
    ordered = sorted((one.header_offset, one.compress_size) for one in members)
    return any(start + size > after for (start, size), (after, _) in pairwise(ordered))


def _has_bearable_directory(file: BufferedReader) -> bool:
    """Whether the list of files at the end is there and short enough to be held in memory."""
    length = file.seek(0, 2)
    file.seek(max(0, length - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    file.seek(0)
    try:
        (size,) = struct.unpack_from("<L", tail, tail.rindex(_END) + 12)
        if size == 0xFFFFFFFF:
            (size,) = struct.unpack_from("<Q", tail, tail.rindex(_END_64) + 40)
    except (ValueError, struct.error):
        return False
    return bool(size <= MAX_DIRECTORY_BYTES)
