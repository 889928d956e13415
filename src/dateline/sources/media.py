"""What kind of file some bytes are, judged by their first bytes, then by their name."""

import re

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
REPORT = "application/x-dateline-report+json"
UNKNOWN = "application/octet-stream"
LINES = "application/jsonl"
TABLE = "text/csv"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
WARC = "application/warc"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
MESSAGE = "message/rfc822"
MAILBOX = "application/mbox"
FEED = "application/feed+xml"
OPML = "text/x-opml"
XML = "application/xml"
JSON = "application/json"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

#: First bytes that name a format for certain.
MAGIC = (
    (b"%PDF", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "application/x-riff"),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZIP2),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xfd7zXZ", XZ),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", RTF),
    (b"WARC/", WARC),
    (b"filedesc:", WARC),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
#: Names that decide when the bytes are text anyway.
SUFFIXES = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".xml": XML,
    ".svg": "image/svg+xml",
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".eml": MESSAGE,
    ".mbox": MAILBOX,
    ".rss": FEED,
    ".atom": FEED,
    ".opml": OPML,
}
#: What a packed file is called once it is unpacked: the suffix that takes the place of the packing's.
PACKED_SUFFIXES = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg"}
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
SNIFFED_BYTES = 65_536  # enough to judge; a longer look costs time and changes nothing
MAX_CONTROL_SHARE = 0.03  # random bytes hold 10 % control characters, texts of any charset next to none
MIN_MAIL_HEADERS = 3  # of those every message has; a press release may begin with two
MIN_WIDE_SHARE = 0.25  # UTF-16 without a mark: Latin text has a zero in every second byte, mixed text in many

_HTML_START = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1|title|meta)\b", re.I | re.S
)
_PDF_OBJECT = re.compile(rb"(?m)^\d+ \d+ obj\b")  # damaged PDFs have lost their first line
_STORED_TYPE = re.compile(rb"mimetype(application/(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z-]{4,24}))")
_OFFICE_FOLDERS = ((b"word/", DOCX), (b"xl/", SPREADSHEET), (b"ppt/", SLIDES))
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})  # escape (27) switches charsets in ISO-2022 texts
#: The element that an XML file begins with.
_ROOTS = (
    (re.compile(rb"<(?:\w+:)?(?:rss|RDF|feed|channel)\b"), FEED),
    (re.compile(rb"<opml\b", re.I), OPML),
    (re.compile(rb"<svg\b"), "image/svg+xml"),
)
_XML_START = re.compile(rb"\s*<\?xml\b", re.I)
_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*|\s+", re.I | re.S)
_HTML_ROOT = re.compile(rb"<html\b", re.I)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}\r?\n")
_MAIL_NAMES = re.compile(
    rb"^(?:From|Date|Subject|Message-ID|Received|MIME-Version|Return-Path|Delivered-To):", re.I | re.M
)
_MAILBOX_START = re.compile(rb"From \S+@?\S* .{0,60}\d{4}\r?\n[A-Za-z-]{2,40}: ")


def media_type(body: bytes, name: str) -> str:
    """The media type of ``body`` from a file called ``name``; :data:`UNKNOWN` for bytes that are no text."""
    head = body[:SNIFFED_BYTES]
    for start, found in MAGIC:
        if head.startswith(start):
            return _inside_zip(head) if found == ZIP else found
    if b"%PDF-" in head[:1024] or _PDF_OBJECT.search(head[:4096]):
        return PDF
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head[257:262] == b"ustar":
        return TAR
    if not looks_like_text(head):
        return UNKNOWN
    return _text_type(head, name)


def _inside_zip(head: bytes) -> str:
    """Office formats and books are ZIP files: the names of the first members tell which."""
    told = _STORED_TYPE.search(head[:200])
    if told:
        return told.group(1).decode("ascii")
    if b"_rels/.rels" not in head and b"[Content_Types].xml" not in head:
        return ZIP
    return next((kind for folder, kind in _OFFICE_FOLDERS if folder in head), ZIP)


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
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    start = plain[:4096]
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if root := _root_type(plain):
        return root
    if _XML_START.match(start):
        return HTML if suffix in (".htm", ".html", ".xhtml") or _HTML_ROOT.match(plain, _past_prologue(plain)) else XML
    if _HTML_START.match(start) or re.search(rb"<(?:!doctype\s+)?html\b", start, re.I):
        return HTML
    if _MAILBOX_START.match(start):
        return MAILBOX
    headers = _HEADER.match(plain) if suffix in ("", ".txt") else None
    if headers and len(_MAIL_NAMES.findall(headers.group())) >= MIN_MAIL_HEADERS:
        return MESSAGE
    return SUFFIXES.get(suffix, PLAIN)


def _root_type(plain: bytes) -> str | None:
    """The kind of XML file, by the element that it begins with; None for a kind that is none of ours."""
    start = plain[_past_prologue(plain) :][:400] if plain.lstrip()[:1] == b"<" else b""
    return next((found for root, found in _ROOTS if root.match(start)), None)


def _past_prologue(plain: bytes) -> int:
    """Where declarations, comments and the document type end."""
    place = 0
    while match := _PROLOGUE.match(plain, place):
        place = match.end()
    return place
