"""Whether a PDF unpacks to more than it could hold: told before PDFium, which cannot be stopped, unpacks it."""

import re
import zlib

MAX_BYTES = 20_000_000  # of one stream unpacked; the drawing of a detailed map takes some 10 MB
MAX_PICTURE_BYTES = 400_000_000  # a colour scan of a broadsheet page; not unpacked unless it is drawn
MIN_SUSPECT_BYTES = 6_000_000  # from there on a stream must not shrink further than drawings do
MAX_RATIO = 60  # text and drawings shrink to a third or a tenth, repeated commands to a thousandth
MOST = 1032  # times, at most, that deflated bytes can grow: shorter streams need no look
MAX_LAYERS = 4  # streams packed in streams
MAX_STREAMS = 200_000

_STREAM = re.compile(rb"\bstream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY_BYTES = 700  # before the stream, in which it is described
_PIECE = 1 << 18


def is_bomb(body: bytes) -> bool:
    """Whether one of the streams would take all memory. Filters other than deflate are not looked into."""
    end = -1
    for number, match in enumerate(_STREAM.finditer(body)):
        start = match.end()
        if start < end:
            continue
        if number >= MAX_STREAMS:
            return True
        end = body.find(b"endstream", start)
        packed = body[start : end if end >= 0 else None]
        if len(packed) * MOST < MIN_SUSPECT_BYTES:
            continue
        is_picture = _PICTURE.search(body, max(0, match.start() - _DICTIONARY_BYTES), match.start()) is not None
        if _grows(packed, is_picture):
            return True
        end = start + len(packed)
    return False


def _grows(packed: bytes, is_picture: bool) -> bool:
    limit = MAX_PICTURE_BYTES if is_picture else MAX_BYTES
    for _ in range(MAX_LAYERS):
        size, start = _unpacked(packed, limit)
        if size > limit or (not is_picture and size > max(MIN_SUSPECT_BYTES, MAX_RATIO * len(packed))):
            return True
        if not start.startswith((b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"\x78\x5e")):
            return False
        packed = start
    return True


def _unpacked(packed: bytes, limit: int) -> tuple[int, bytes]:
    """How many bytes deflated ones make, counted to just over ``limit``, and the first of them."""
    one = zlib.decompressobj()
    size, first = 0, b""
    try:
        for at in range(0, len(packed), _PIECE):
            rest = packed[at : at + _PIECE]
            while rest and size <= limit and not one.eof:
                piece = one.decompress(rest, _PIECE)
                size, first, rest = size + len(piece), first or piece, one.unconsumed_tail
    except zlib.error:
        pass  # another filter, or damaged: what was unpacked until then counts
    return size, first
