"""One report a row: ``.jsonl`` files, and CSV tables whose columns are named or guessed."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader, TextIOWrapper

from dateline.charsets import decode
from dateline.sources.found import Brought, Budget, Member, Trouble, printable
from dateline.sources.media import REPORT

GIVEN_KEYS = ("outlet", "published", "title", "url", "byline")
#: Names that columns of common exports have, lower case, best first; ``--columns`` overrules.
COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uuid", "guid", "doc_id", "document_id", "article_id", "stories_id", "url"),
    "text": ("text", "body", "full_text", "fulltext", "content", "article", "story", "notes", "description"),
    "title": ("title", "headline", "heading", "subject"),
    "published": (
        "published",
        "publish_date",
        "publication_date",
        "date",
        "pubdate",
        "published_at",
        "datetime",
        "day",
    ),
    "outlet": ("outlet", "source", "publication", "publisher", "media_name", "newspaper", "domain"),
    "url": ("url", "link", "uri", "address", "permalink"),
    "byline": ("byline", "author", "authors"),
}
SAMPLE_BYTES = 65_536
MAX_ROW_CHARACTERS = 10_000_000  # five times the longest report that is read
SHAPE = "{id, text, title, published, outlet, url}"


def unpack_lines(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The lines of a ``.jsonl`` file, each ``{id, text, title, published, outlet, url}``."""
    lines = 0
    for number, line in enumerate(_lines(file.readline, budget.member_bytes), start=1):
        body = line.removeprefix(b"\xef\xbb\xbf").strip() if line is not None else None
        if body == b"":
            continue
        lines += 1
        yield _report(number, body, budget)
    if not lines:
        yield Trouble(None, f"the file is empty; put one report a line: {SHAPE}")


def _lines(readline: Callable[[int], bytes], longest: int) -> Iterator[bytes | None]:
    """The lines one by one; None for a line that is too long, which is skipped."""
    while line := readline(longest + 1):
        too_long = len(line) > longest
        while too_long and not line.endswith(b"\n") and (line := readline(longest)):
            pass
        yield None if too_long else line


def _report(number: int, body: bytes | None, budget: Budget) -> Member | Trouble:
    where = f"line {number}"
    if body is None:
        return Trouble(where, f"the line is longer than {budget.member_bytes:,} bytes; split the report")
    budget.take(len(body))
    try:
        report = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Trouble(where, f"not JSON ({str(error)[:120]}); write one object a line, UTF-8")
    if not isinstance(report, dict):
        return Trouble(where, f"not a JSON object; write {SHAPE}")
    name = report.get("id")
    if isinstance(name, bool) or not isinstance(name, (str, int, float)) or str(name) == "":
        return Trouble(where, "no id; give every line an id of its own (text or number)")
    if not any(isinstance(report.get(key), str) and report[key].strip() for key in ("text", "title")):
        return Trouble(f"{where}, id {name}", "no text; put the report's text in the field text")
    return Member(str(name), body, uri=printable(str(name)), media_type=REPORT, given=given_by(report))


def given_by(report: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """What a row says about its report, as text."""
    return tuple(
        (key, printable(str(report[key])))
        for key in GIVEN_KEYS
        if isinstance(report.get(key), (str, int, float)) and str(report[key]).strip()
    )


def unpack_table(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The rows of a CSV or TSV table with a header line; a row becomes what a ``.jsonl`` line would be."""
    sample = file.read(SAMPLE_BYTES)
    file.seek(0)
    text = TextIOWrapper(file, encoding=_encoding(sample), errors="replace", newline="")
    csv.field_size_limit(MAX_ROW_CHARACTERS)
    lines = _TableLines(text)
    rows = csv.reader(lines, _dialect(decode(sample).text))
    try:
        header = [name.strip() for name in next(rows, [])]
        columns = _columns(header, budget.columns)
        missing = [name for name in budget.columns.values() if name not in header]
        if missing or "text" not in columns:
            named = f"no column {missing[0]!r}" if missing else "no column that holds the text"
            yield Trouble(None, f"{named} among {_shown(header)}; say which is which: --columns text=NAME,title=NAME")
            return
        for row in rows:
            lines.characters = 0
            if any(cell.strip() for cell in row):
                yield _row(row, columns, rows.line_num, budget)
    except csv.Error as error:
        yield Trouble(f"line {rows.line_num}", f"not a table from here on ({error}); save it as CSV in UTF-8")
    finally:
        text.detach()


class _TableLines:
    """The lines of a table for csv, which would hold a quotation without end in memory. ``characters``: of the row."""

    def __init__(self, text: TextIOWrapper) -> None:
        self.characters = 0
        self._text = text

    def __iter__(self) -> "_TableLines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_ROW_CHARACTERS)
        self.characters += len(line)
        if self.characters >= MAX_ROW_CHARACTERS:
            raise csv.Error("a quotation mark without its pair, or a row without end")
        if not line:
            raise StopIteration
        return line


def _shown(header: list[str]) -> str:
    return printable(", ".join(name[:40] for name in header[:20])) or "none"


def _encoding(sample: bytes) -> str:
    """The charset, with what reads the byte order mark away. A sample may end in the middle of a letter."""
    found = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    return "utf-8-sig" if found == "utf-8" else found


def _dialect(sample: str) -> type[csv.Dialect]:
    first = sample.partition("\n")[0]
    best = max(",;\t|", key=first.count)

    class Found(csv.excel):
        delimiter = best

    return Found


def _columns(header: list[str], named: Mapping[str, str]) -> dict[str, int]:
    """Field to place in the row: as ``named``, else by the column's name."""
    folded = [name.casefold().replace(" ", "_").replace("-", "_") for name in header]
    guessed = {
        field: next(folded.index(name) for name in names if name in folded)
        for field, names in COLUMN_NAMES.items()
        if any(name in folded for name in names)
    }
    return guessed | {field: header.index(name) for field, name in named.items() if name in header}


def _row(row: list[str], columns: Mapping[str, int], line: int, budget: Budget) -> Member | Trouble:
    report = {field: row[place].strip() for field, place in columns.items() if place < len(row) and row[place].strip()}
    where = f"line {line}"
    if not report.get("text") and not report.get("title"):
        return Trouble(where, "no text in this row; nothing to read")
    name = printable(report.get("id") or where)
    body = json.dumps({**report, "id": name}, ensure_ascii=False).encode("utf-8", "replace")
    budget.take(len(body))
    uri = name if report.get("id") else None
    return Member(name, body, uri=uri, media_type=REPORT, given=given_by(report))
