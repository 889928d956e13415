"""Packed files (gzip, bzip2, xz) as a stream of what they unpack to, cut off when they swell beyond measure."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from typing import Any, Protocol

from dateline.sources.found import Brought, Budget, DamagedError, Entry, SpentError, buffered

MAX_RATIO = 200  # text packs 3 to 20 times, a page of nothing but blanks 1,000 times
RATIO_FROM_BYTES = 10_000_000  # small files may swell as they like
PIECE_BYTES = 65_536
MAX_XZ_MEMORY = 256_000_000  # the strongest common setting needs 65 MB
GZIP_MAGIC = b"\x1f\x8b\x08"
DAMAGED = "it is damaged or cut off from here on; fetch it again, or unpack what you can and add that"
BOMB = f"it unpacks to more than {MAX_RATIO} times its size, as made to fill a disk; unpack it yourself if you trust it"


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gunzip:
    """zlib's decompressor with the face of the other two."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def unpack_gzip(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The one file in a ``.gz`` file."""
    yield from _only(_Unpacking(file, _Gunzip, GZIP_MAGIC, budget))


def unpack_bzip2(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The one file in a ``.bz2`` file."""
    yield from _only(_Unpacking(file, bz2.BZ2Decompressor, b"BZh", budget))


def unpack_xz(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The one file in a ``.xz`` file."""
    yield from _only(
        _Unpacking(file, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, MAX_XZ_MEMORY), b"\xfd7zXZ", budget)
    )


def _only(raw: RawIOBase) -> Iterator[Entry]:
    with buffered(raw) as file:
        yield Entry(None, file)


class Swelling:
    """Counts what goes in and comes out of a decompressor against the budget. Raises DamagedError for a bomb."""

    def __init__(self, budget: Budget, packed: int = 0) -> None:
        self.packed = packed
        self._budget = budget
        self._unpacked = 0

    def count(self, size: int) -> None:
        """``size`` more bytes have come out."""
        self._unpacked += size
        self._budget.spend(size)
        if self._unpacked > RATIO_FROM_BYTES and self._unpacked > MAX_RATIO * self.packed:
            raise DamagedError(BOMB)


class Guarded(RawIOBase):
    """A stream made of pieces. When a piece fails, what came before it is given first, then DamagedError is raised."""

    def __init__(self) -> None:
        self._late: DamagedError | SpentError | None = None

    def piece(self, size: int) -> bytes:
        """At most ``size`` more bytes; none at the end."""
        raise NotImplementedError

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            if self._late is not None and not filled:
                late, self._late = self._late, None
                raise late
            try:
                piece = b"" if self._late else self.piece(len(view) - filled)
            except (DamagedError, SpentError) as error:
                self._late = error
                continue
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled


class _Unpacking(Guarded):
    """A packed file unpacked, all its parts in a row. After DamagedError, reading goes on with the next gzip part."""

    def __init__(self, file: BufferedReader, start: Callable[[], _Decompressor], magic: bytes, budget: Budget) -> None:
        super().__init__()
        self._file, self._start, self._magic = file, start, magic
        self._swelling = Swelling(budget)
        self._part: _Decompressor | None = start()
        self._waiting = b""
        self._fed = b""

    def piece(self, size: int) -> bytes:
        try:
            while self._part is not None:
                if self._part.eof:
                    self._next_part()
                    continue
                data = self._more() if self._part.needs_input else b""
                found = self._part.decompress(data, size)
                if found:
                    self._swelling.count(len(found))
                    return found
                if self._part.needs_input and not data and not self._part.eof:
                    self._part = None
                    raise DamagedError(DAMAGED)
        except (zlib.error, OSError, EOFError, lzma.LZMAError) as error:
            self._skip_damage()
            raise DamagedError(DAMAGED) from error
        return b""

    def _more(self) -> bytes:
        data, self._waiting = self._waiting or self._file.read(PIECE_BYTES), b""
        self._swelling.packed += len(data)
        self._fed = data
        return data

    def _next_part(self) -> None:
        """What follows a part is another one, or filling that is passed over."""
        rest = self._part.unused_data if self._part is not None else b""
        self._swelling.packed -= len(rest)
        self._waiting = rest if len(rest) >= len(self._magic) else rest + self._file.read(PIECE_BYTES)
        self._part = self._start() if self._waiting.startswith(self._magic) else None

    def _skip_damage(self) -> None:
        """Go to the next gzip part; in bzip2 and xz there is none to be found."""
        self._part, data, start = None, self._fed, 1  # the damaged part itself may begin at 0
        while self._magic == GZIP_MAGIC and data:
            place = data.find(GZIP_MAGIC, start)
            if place >= 0:
                self._part, self._waiting = self._start(), data[place:]
                return
            data, start = self._file.read(PIECE_BYTES), 0
