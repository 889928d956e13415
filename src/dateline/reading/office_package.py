"""The XML inside an Office file, which is a ZIP archive: opened with bounds, nothing outside it ever fetched."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.errors import ReadingError
from dateline.reading.laid_out import Paragraph
from dateline.reading.limits import MAX_CHARACTERS

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_XML_BYTES = 50_000_000  # two million characters with all their markup take some 30 MB; in memory, ten times that
MAX_RATIO = 200  # XML shrinks to a tenth or a thirtieth; only bombs shrink further
MIN_BOMB_BYTES = 5_000_000  # below this a high ratio costs nothing: empty tables shrink well
MAX_MEMBERS = 10_000
DAMAGED = "the Office file is damaged; open it in an office program and save it anew, or as .txt"
LOCKED = "the Office file is locked with a password; save an unlocked copy"

_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u3000]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\ufeff\ud800-\udfff]")


class OfficePackage:
    """An Office file. ``item`` names it in errors."""

    def __init__(self, body: bytes, item: str) -> None:
        self.item = item
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
            self._members = {one.filename: one for one in self._archive.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
            raise ReadingError(DAMAGED, item=item) from error
        if len(self._members) > MAX_MEMBERS:
            raise ReadingError(f"the Office file has more than {MAX_MEMBERS:,} parts; save it as .txt", item=item)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._members

    def raw(self, name: str) -> bytes:
        """The bytes of a part, unpacked. Raises ReadingError when it is missing, damaged, locked or a bomb."""
        member = self._members.get(name)
        if member is None:
            raise ReadingError(DAMAGED, item=self.item)
        size = member.file_size
        if size > MAX_XML_BYTES or (size > MIN_BOMB_BYTES and size > MAX_RATIO * max(member.compress_size, 1)):
            raise ReadingError(f"the text of the Office file unpacks to {size:,} bytes; split it", item=self.item)
        if member.flag_bits & 1:
            raise ReadingError(LOCKED, item=self.item)
        try:
            with self._archive.open(member) as stream:
                return stream.read(MAX_XML_BYTES)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise ReadingError(DAMAGED, item=self.item) from error

    def xml(self, name: str) -> "_Element":
        """The root of a part. Raises ReadingError as :meth:`raw` does, and when it is no XML or declares entities."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.raw(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadingError(DAMAGED, item=self.item) from error
        if root.getroottree().docinfo.internalDTD is not None:  # no office program writes one; they carry entities
            raise ReadingError(DAMAGED, item=self.item)
        return root

    def optional_xml(self, name: str) -> "_Element | None":
        """The root of a part that can be done without; None when it is missing or cannot be read."""
        if not self.has(name):
            return None
        try:
            return self.xml(name)
        except ReadingError:
            return None


def bounded(paragraphs: Iterable[Paragraph], item: str) -> list[Paragraph]:
    """All of them. Raises ReadingError as soon as they are longer than a text may be."""
    found: list[Paragraph] = []
    characters = 0
    for one in paragraphs:
        found.append(one)
        characters += len(one.text)
        if characters > MAX_CHARACTERS:
            raise ReadingError(f"the file has more than {MAX_CHARACTERS:,} characters; split it", item=item)
    return found


def local_name(element: "_Element") -> str:
    """The tag without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def tidy(text: str) -> str:
    """One space for several, tabs and line breaks kept; characters that no text has are left out."""
    lines = (_SPACES.sub(" ", line).strip() for line in _CONTROLS.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)
