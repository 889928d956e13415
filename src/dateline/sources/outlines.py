"""Lists of feeds (OPML): the addresses in them, fetched one by one like addresses given by hand."""

from collections.abc import Iterator
from io import BufferedReader, BytesIO

from dateline.charsets import decode
from dateline.sources.found import MAX_POINTERS, Brought, Budget, Pointer, Trouble
from dateline.sources.member_names import cleaned_line

MAX_OUTLINE_BYTES = 5_000_000  # a list of ten thousand feeds; one of a thousand is followed
EMPTY = "is a list of feeds that names no address; add the addresses themselves: dateline add https://..."
BROKEN = "is a list of feeds that cannot be parsed; add the addresses in it themselves: dateline add https://..."
TOO_MANY = f"names more than {MAX_POINTERS:,} feeds, and the first {MAX_POINTERS:,} are fetched; make a shorter list"


def unpack_outline(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The addresses of feeds (``xmlUrl``), each once, in order."""
    from lxml import etree

    body = file.read(MAX_OUTLINE_BYTES + 1)
    if len(body) > MAX_OUTLINE_BYTES:
        yield Trouble(None, f"is a list of feeds of more than {MAX_OUTLINE_BYTES:,} bytes; make a shorter one")
        return
    try:
        addresses = _addresses(body)
    except etree.LxmlError:
        yield Trouble(None, BROKEN)
        return
    for address in addresses[: min(MAX_POINTERS, budget.pointers_left)]:
        yield Pointer(address)
    if not addresses or len(addresses) > MAX_POINTERS:
        yield Trouble(None, TOO_MANY if addresses else EMPTY)


def _addresses(body: bytes) -> list[str]:
    from lxml import etree

    parser = etree.iterparse(
        BytesIO(body if body.startswith(b"<?xml") else decode(body).text.encode("utf-8", "replace")),
        events=("start",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    found: dict[str, None] = {}
    for _, outline in parser:
        told = {key.lower(): value for key, value in outline.attrib.items()} if isinstance(outline.tag, str) else {}
        if address := cleaned_line(told.get("xmlurl", "")):
            found.setdefault(address)
    return list(found)
