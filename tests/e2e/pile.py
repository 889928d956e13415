"""One report in every format that is read, each made here from invented words."""

import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

DATELINE = "LYON, May 7, 2024 (AFP) - "
LEAD = "Interior Minister Odile Varenne opened the rebuilt {name} bridge on Tuesday, months after a flood tore it down."
MORE = "Varenne told reporters that the army's engineers had worked in shifts since January to supply the villages."


def paragraphs(name: str) -> tuple[str, str, str]:
    """Headline, lead and second paragraph of a report about the bridge called ``name``."""
    return f"Minister Opens {name} Bridge", DATELINE + LEAD.format(name=name), MORE


def text(name: str) -> str:
    """The report as a plain text."""
    return "\n\n".join(paragraphs(name)) + "\n"


def page(name: str) -> bytes:
    """The report as a web page."""
    headline, lead, more = paragraphs(name)
    return f"""<html lang="en"><head><title>{headline} | Herald</title>
<meta property="og:site_name" content="The Herald">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-05-07"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>{headline}</h1><p>{lead}</p><p>{more}</p>
<p>The bridge carries some four thousand cars a day, and had been closed to all traffic since the winter storms.</p>
</article></body></html>""".encode()


def pdf(name: str) -> bytes:
    """The report as a PDF of one page, a line of text every 14 points."""
    rows = [piece for part in paragraphs(name) for piece in [*_wrapped(part), ""]]
    shown = " T* ".join(f"({row}) Tj".replace("\n", "") for row in rows)
    stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"


def _wrapped(words: str) -> list[str]:
    import textwrap

    return [row.replace("(", "\\(").replace(")", "\\)") for row in textwrap.wrap(words, 80)]


def docx(name: str) -> bytes:
    """The report as a Word file."""
    from docx import Document

    document = Document()
    for part in paragraphs(name):
        document.add_paragraph(part)
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def message(name: str) -> bytes:
    """The report as an e-mail."""
    headline, lead, more = paragraphs(name)
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ana Holt <ana@news.example>", "desk@news.example"
    mail["Subject"], mail["Date"] = headline, "Tue, 07 May 2024 18:00:00 +0200"
    mail.set_content(f"{lead}\n\n{more}\n")
    return mail.as_bytes()


def feed(*names: str) -> bytes:
    """The reports as entries of a feed."""
    entries = "".join(
        f"<item><title>{headline}</title><link>https://herald.example/{name}</link>"
        f"<pubDate>Tue, 07 May 2024 16:00:00 GMT</pubDate><description>{lead} {more}</description></item>"
        for name in names
        for headline, lead, more in [paragraphs(name)]
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>{entries}</channel></rss>'.encode()
    )


def warc(name: str) -> bytes:
    """The report as a captured web page, packed."""
    body = page(name)
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    told = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5f0c1f6e-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2024-05-08T10:00:00Z\r\nWARC-Target-URI: https://herald.example/{name.lower()}.html\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(reply)}\r\n\r\n"
    )
    return gzip.compress(told.encode() + reply + b"\r\n\r\n")


def write_pile(folder: Path) -> dict[str, int]:
    """Write every format into ``folder``; how many reports each file holds, by file name."""
    files = {
        "plain.txt": text("Karvo").encode(),
        "notes.md": ("# " + text("Vardo")).encode(),
        "page.html": page("Sarde"),
        "paper.pdf": pdf("Kesk"),
        "paper.docx": docx("Tarsk"),
        "paper.rtf": ("{\\rtf1\\ansi " + "\\par\\par ".join(paragraphs("Moral")) + "}").encode(),
        "mail.eml": message("Oskava"),
        "feed.xml": feed("Nesta", "Velin"),
        "web.warc.gz": warc("Ardent"),
        "lines.jsonl": json.dumps({"id": "line-1", "text": text("Bresk"), "published": "2024-05-07"}).encode(),
        "table.csv": f'id,headline,body,date\nrow-1,"{paragraphs("Ilmen")[0]}","{text("Ilmen")}",2024-05-07\n'.encode(),
        "packed.txt.gz": gzip.compress(text("Lunde").encode()),
    }
    counts = dict.fromkeys(files, 1) | {"feed.xml": 2}
    for name, body in files.items():
        (folder / name).write_bytes(body)
    box = mailbox.mbox(folder / "letters.mbox")
    for name in ("Ravel", "Tavor"):
        box.add(message(name))
    box.close()
    with zipfile.ZipFile(folder / "pile.zip", "w") as packed:
        packed.writestr("march/a.txt", text("Hallen"))
        packed.writestr("../../b.html", page("Josta"))
    with tarfile.open(folder / "pile.tar.gz", "w:gz") as packed_tar:
        entry = tarfile.TarInfo("c.txt")
        body = text("Farra").encode()
        entry.size = len(body)
        packed_tar.addfile(entry, io.BytesIO(body))
    return counts | {"letters.mbox": 2, "pile.zip": 2, "pile.tar.gz": 1}
