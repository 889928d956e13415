"""Small PDFs and ZIP packages, written by hand."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

#: Left, baseline from the bottom, size, words: one line of text on a page.
Row = tuple[float, float, float, str]

WIDTH, HEIGHT = 600, 800


def pdf(*pages: Sequence[Row], rotate: int = 0, told: str = "", compressed: bool = False) -> bytes:
    """A PDF in Helvetica; ``rotate``: degrees clockwise; ``told``: entries of its information dictionary."""
    streams = [
        "\n".join(f"BT /F1 {size} Tf {left} {base} Td ({_escaped(words)}) Tj ET" for left, base, size, words in rows)
        for rows in pages
    ]
    return pdf_of([one.encode("cp1252") for one in streams], rotate=rotate, told=told, compressed=compressed)


def pdf_of(streams: Sequence[bytes], *, rotate: int = 0, told: str = "", compressed: bool = False) -> bytes:
    """A PDF whose pages are drawn by these streams."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(streams)))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, stream in enumerate(streams):
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}/Contents {5 + 2 * i} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        body = zlib.compress(stream, 9) if compressed else stream
        packed = b"/Filter/FlateDecode" if compressed else b""
        parts.append(b"<</Length %d%b>>stream\n%b\nendstream" % (len(body), packed, body))
    parts.append(f"<<{told}>>".encode())
    file = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        file += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    return file + b"trailer<</Root 1 0 R/Info %d 0 R>>\n%%%%EOF\n" % len(parts)


def column(left: float, top: float, *lines: str, size: float = 10, step: float = 12) -> list[Row]:
    """Lines one below the other; ``top``: baseline of the first, from the bottom of the page."""
    return [(left, top - step * i, size, words) for i, words in enumerate(lines)]


def package(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return body.getvalue()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
