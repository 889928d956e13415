"""What kind of file some bytes are, judged by their first bytes, then by their name."""

import re

PLAIN = "text/plain"
HTML = "text/html"
REPORT = "application/x-dateline-report+json"
UNKNOWN = "application/octet-stream"

#: First bytes that name a format for certain.
MAGIC = (
    (b"%PDF", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "application/x-riff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"WARC/", "application/warc"),
    (b"filedesc:", "application/warc"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
#: Names that decide when the bytes are text anyway.
SUFFIXES = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".xml": "application/xml",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
}
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
SNIFFED_BYTES = 65_536  # enough to judge; a longer look costs time and changes nothing
MAX_CONTROL_SHARE = 0.03  # random bytes hold 10 % control characters, texts of any charset next to none
MIN_WIDE_SHARE = 0.25  # UTF-16 without a mark: Latin text has a zero in every second byte, mixed text in many

_HTML_START = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1|title|meta)\b", re.I | re.S
)
_PDF_OBJECT = re.compile(rb"(?m)^\d+ \d+ obj\b")  # damaged PDFs have lost their first line
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})  # escape (27) switches charsets in ISO-2022 texts


def media_type(body: bytes, name: str) -> str:
    """The media type of ``body`` from a file called ``name``; :data:`UNKNOWN` for bytes that are no text."""
    head = body[:SNIFFED_BYTES]
    for start, found in MAGIC:
        if head.startswith(start):
            return found
    if b"%PDF-" in head[:1024] or _PDF_OBJECT.search(head[:4096]):
        return "application/pdf"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if not looks_like_text(head):
        return UNKNOWN
    return _text_type(head, name)


def looks_like_text(head: bytes) -> bool:
    """Whether these bytes can be text in some charset."""
    if head.startswith(BYTE_ORDER_MARKS):
        return True
    zeros = head.count(0)
    if zeros:
        return is_wide(head)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls <= MAX_CONTROL_SHARE * len(head)


def is_wide(head: bytes) -> bool:
    """Whether zeros stand in nearly every second byte, as in UTF-16 without a mark (or UTF-32: three of four)."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    many, few = max(even, odd), min(even, odd)
    return many * 2 >= MIN_WIDE_SHARE * len(head) and (few <= many * 0.1 or many * 2 >= 0.9 * len(head))


def _text_type(head: bytes, name: str) -> str:
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")[:4096]
    if _HTML_START.match(plain) or re.search(rb"<(?:!doctype\s+)?html\b", plain, re.I):
        return HTML
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if plain.lstrip().startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and suffix not in (".htm", ".html", ".xhtml"):
        return "image/svg+xml" if suffix == ".svg" else "application/xml"
    return SUFFIXES.get(suffix, PLAIN)
