"""Web archives (WARC, ARC): the pages in them, each under its own address with the time it was captured."""

import logging
import re
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from dateline.sources.found import Brought, Budget, DamagedError, Member, Trouble
from dateline.sources.media import DOCX, FEED, HTML, ODT, PDF, PLAIN, RTF, media_type
from dateline.sources.member_names import Names, Passed, cleaned_line
from dateline.sources.packed import DAMAGED, PIECE_BYTES

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_LINE_BYTES = 65_536  # of a header; the longest addresses and cookies have some 8,000
MAX_HEADER_BYTES = 1_000_000  # of all headers of a record
MAX_DAMAGES = 100  # places where reading starts anew; more is no archive
CUT_OFF = "is cut off in the archive, so it is left out; capture the page again"
TOO_LONG = "is larger than {:,} bytes; save the page and add the file"

#: Kinds of reports; the rest of a page (pictures, scripts, styles, lists for machines) is passed over.
REPORTS = frozenset([HTML, PLAIN, PDF, DOCX, ODT, RTF, FEED])
_NO_REPORT = re.compile(r"(?:image|audio|video|font)/|.*(?:javascript|css|json|font|wasm|x-www-form)", re.I)
_SERVICE_PATH = re.compile(r"/(?:robots\.txt|favicon\.[a-z]{2,4}|sitemap[^/]*\.xml)(?:$|\?)", re.I)
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.I)
_WARC_START = re.compile(rb"WARC/\d")
_ARC_START = re.compile(rb"(?:filedesc://|[a-z]{3,5}:).* \d{1,3}(?:\.\d{1,3}){3} \d{14} \S+ \d+\r?\n$", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r\n")


def unpack_warc(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The pages that were there (HTTP status 200) and the files that were put in; damaged places are stepped over."""
    archive, names, passed = _Archive(file), Names(), Passed()
    while archive.damages <= MAX_DAMAGES and (record := archive.next()) is not None:
        budget.take(0)
        uri = cleaned_line(record.rec_headers.get_header("WARC-Target-URI") or "")
        if not _is_wanted(record, uri):
            continue
        try:
            body = _payload(record, budget.member_bytes)
        except DamagedError as error:
            passed.add(uri, str(error))
            continue
        budget.spend(len(body))
        kind = _kind(_content_type(record), body, uri)
        if kind in REPORTS:
            given = [("url", uri), *_charset(record)]
            yield Member(names.unlike(uri), body, uri, kind, _captured_at(record), tuple(sorted(given)))
    yield from passed.troubles()
    if archive.damages:
        yield Trouble(None, DAMAGED)


class _Archive:
    """Goes from record to record. ``damages``: places that could not be read."""

    def __init__(self, file: BufferedReader) -> None:
        from warcio.recordloader import ArcWarcRecordLoader

        notes = logging.getLogger("warcio")
        if not notes.handlers:  # what it notes about addresses is put right here, and would be shown to the person
            notes.addHandler(logging.NullHandler())
        self.damages = 0
        self._lines = _Lines(file)
        self._loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
        self._record: ArcWarcRecord | None = None

    def next(self) -> "ArcWarcRecord | None":
        """The next record whose head can be read; None at the end."""
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.statusandheaders import StatusAndHeadersParserException

        broken = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, TypeError, AttributeError)
        while self.damages <= MAX_DAMAGES:
            try:
                start = self._start()
                if start is None:
                    return None
                record = self._loader.parse_record_stream(self._lines, start)
                if record.length is None:
                    raise DamagedError(DAMAGED)
                self._record = record
                return record
            except (DamagedError, *broken):  # warcio trips over records without an address, length or first line
                self._record = None
                self.damages += 1
        return None

    def _start(self) -> bytes | None:
        """The first line of the next record; lines that belong to none are a damage."""
        if self._record is not None:
            while self._record.raw_stream.read(PIECE_BYTES):
                pass
            self._record = None
        astray = False
        while line := self._lines.first():
            if _WARC_START.match(line) or _ARC_START.match(line):
                self.damages += astray
                return line
            astray = astray or bool(line.strip())
        self.damages += astray
        return None


class _Lines:
    """The archive as warcio reads it, with bounds on what it holds in memory at a time."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._headers = 0
        self._place = 0

    def first(self) -> bytes:
        """The next line, or the beginning of one that is too long; headers are counted from here."""
        self._headers = 0
        return self._file.readline(MAX_LINE_BYTES)

    def readline(self, size: int | None = None) -> bytes:
        line = self._file.readline(MAX_LINE_BYTES if size is None else min(size, MAX_LINE_BYTES))
        self._place += len(line)
        self._headers += len(line)
        if len(line) == MAX_LINE_BYTES or self._headers > MAX_HEADER_BYTES:
            raise DamagedError(DAMAGED)
        return line

    def read(self, size: int) -> bytes:
        found = self._file.read(size)
        self._place += len(found)
        return found

    def tell(self) -> int:
        return self._place


def _is_wanted(record: "ArcWarcRecord", uri: str) -> bool:
    if not _ADDRESS.match(uri) or _SERVICE_PATH.search(uri):
        return False
    if record.rec_type == "response":
        http = record.http_headers
        return http is not None and http.get_statuscode() == "200" and not _NO_REPORT.match(_content_type(record))
    return record.rec_type in ("resource", "conversion") and not _NO_REPORT.match(_content_type(record))


def _content_type(record: "ArcWarcRecord") -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip()


def _charset(record: "ArcWarcRecord") -> list[tuple[str, str]]:
    named = re.search(r"charset=[\"']?([\w.:-]{2,40})", _content_type(record), re.I)
    return [("charset", named.group(1))] if named else []


def _kind(declared: str, body: bytes, uri: str) -> str:
    """By its bytes; a page whose bytes do not look like one is still a page when the server said so."""
    found = media_type(body, uri.partition("?")[0].rsplit("/", 1)[-1])
    is_page = declared.lower().startswith(("text/html", "application/xhtml"))
    return HTML if found == PLAIN and is_page else found


def _captured_at(record: "ArcWarcRecord") -> str | None:
    day = _DAY.match(record.rec_headers.get_header("WARC-Date") or "")
    return f"{day.group()}+00:00" if day else None


def _payload(record: "ArcWarcRecord", longest: int) -> bytes:
    """The page as the browser got it. Raises DamagedError when it is too long, cut off or broken."""
    raw: bytes = record.raw_stream.read(longest + 1)
    if len(raw) > longest:
        raise DamagedError(TOO_LONG.format(longest))
    http, whole = record.http_headers, not record.raw_stream.limit
    body = raw
    if http is not None:
        whole = whole or _is_length(http.get_header("Content-Length"), len(raw))
        if (http.get_header("Transfer-Encoding") or "").lower() == "chunked":
            body = _joined(body)
        if (http.get_header("Content-Encoding") or "").lower().strip() in ("gzip", "x-gzip", "deflate"):
            body, ended = _inflated(body, longest)
            whole = whole and ended
    if not whole and not body.rstrip().lower().endswith(b"</html>"):
        raise DamagedError(CUT_OFF)
    return body


def _is_length(told: str | None, length: int) -> bool:
    """Whether the page is as long as the server said; some writers of archives count a few bytes wrong."""
    return told is not None and told.isascii() and told.isdigit() and int(told[:20]) <= length


def _joined(raw: bytes) -> bytes:
    """The chunks of a chunked reply in one; what is not chunked, whatever its headers say, as it is."""
    chunks: list[bytes] = []
    place = 0
    while match := _CHUNK.match(raw, place):
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(chunks)
        chunks.append(raw[match.end() : match.end() + size])
        place = match.end() + size + 2
        if raw[place - 2 : place] != b"\r\n":
            break
    return b"".join(chunks) if chunks and place >= len(raw) else raw


def _inflated(raw: bytes, longest: int) -> tuple[bytes, bool]:
    """Unpacked, and whether it came to its end; what is not packed, whatever its headers say, as it is."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        inner = zlib.decompressobj(bits)
        try:
            body = inner.decompress(raw, longest + 1)
        except zlib.error:
            continue
        if len(body) > longest:
            raise DamagedError(TOO_LONG.format(longest))
        return body, inner.eof
    return raw, True
