"""Word, OpenDocument and Rich Text files to their reports."""

from collections.abc import Sequence

from dateline.reading.docx import docx_paragraphs
from dateline.reading.file_properties import Properties, with_properties
from dateline.reading.laid_out import Paragraph, reports_on
from dateline.reading.limits import check_text
from dateline.reading.odt import odt_paragraphs
from dateline.reading.office_package import OfficePackage, local_name
from dateline.reading.rtf import rtf_paragraphs
from dateline.reading.stated import stated_by, today_of
from dateline.records.document import Capture, Document

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"


def office_paragraphs(media_type: str, body: bytes, item: str) -> tuple[list[Paragraph], Properties]:
    """The paragraphs of an Office file in reading order, and what it says of itself; lists of contents are left out.

    Raises ReadingError, naming ``item``, when it is damaged, locked or too long.
    """
    if media_type == RTF:
        return rtf_paragraphs(body, item), Properties()
    if media_type == ODT:
        return odt_paragraphs(body, item), _properties(body, "meta.xml")
    found = [one for one in docx_paragraphs(body, item) if not (one.style or "").casefold().startswith("toc ")]
    return found, _properties(body, "docProps/core.xml")


def office_reports(capture: Capture, paragraphs: Sequence[Paragraph], told: Properties) -> tuple[Document, ...]:
    """The reports in these paragraphs. Raises ReadingError when there are no words, or too many damaged ones."""
    check_text("\n".join(one.text for one in paragraphs), capture.uri)
    return with_properties(reports_on(capture, paragraphs, stated_by(capture, today_of(capture))), told)


def _properties(body: bytes, part: str) -> Properties:
    """The title and the author that an office program keeps; both formats call them by the same names."""
    root = OfficePackage(body, part).optional_xml(part)
    said: dict[str, str] = {}
    for element in [] if root is None else root.iter():
        said.setdefault(local_name(element), element.text or "")
    return Properties(said.get("title", ""), said.get("creator", ""))
