"""Exports of news databases (LexisNexis, Nexis Uni, Factiva, Europresse): told from other files, cut into records."""

import re
from collections.abc import Sequence

from dateline.reading.europresse import europresse_records
from dateline.reading.export_layout import Piece, documents_in, record_of
from dateline.reading.export_records import documents_of
from dateline.reading.factiva import factiva_records, factiva_text_records
from dateline.reading.factiva_xml import factiva_xml_records, is_factiva_xml
from dateline.reading.laid_out import Paragraph
from dateline.reading.lexisnexis import layout_of, records_among, records_in
from dateline.reading.lexisnexis_html import records_in_html
from dateline.reading.nexis import line_pieces, nexis_layout, nexis_records
from dateline.records.document import Capture, Document

#: What the separators and numbers of all of them hold; an ordinary text without it need not be looked at further.
_SIGN = re.compile("do[ck]ument", re.I)


def export_in_text(capture: Capture, text: str) -> tuple[Document, ...]:
    """The reports of an export saved as plain text; empty if ``text`` is no export.

    Those of LexisNexis and Nexis Uni are stretches of ``text``; Factiva's header lines are left out, so its are not.
    """
    if not _SIGN.search(text):
        return ()
    records = records_in(text)
    if records:
        return documents_in(capture, text, records, layout_of)
    pieces = line_pieces(text)
    if found := nexis_records(pieces):
        return documents_in(capture, text, found, nexis_layout)
    told = factiva_text_records([one.text for one in pieces])
    return documents_of(capture, told) if told else ()


def export_in_page(capture: Capture, markup: str) -> tuple[Document, ...]:
    """The reports of an export saved as a page; empty if it is an ordinary page."""
    for records_of in (factiva_records, records_in_html, europresse_records):
        records = records_of(markup)
        if records:
            return documents_of(capture, records)
    return ()


def export_in_paragraphs(capture: Capture, paragraphs: Sequence[Paragraph]) -> tuple[Document, ...]:
    """The reports of an export in the paragraphs of an Office, RTF or PDF file; empty if it is something else."""
    pieces = [Piece(line) for one in paragraphs for line in one.text.split("\n") if line.strip()]
    if records := records_among(pieces):
        return documents_of(capture, (record_of(one, layout_of(one)) for one in records))
    if records := nexis_records(pieces):
        return documents_of(capture, (record_of(one, nexis_layout(one)) for one in records))
    told = factiva_text_records([one.text for one in pieces])
    return documents_of(capture, told) if told else ()


def export_in_xml(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """The reports of an export saved as XML; empty if it is another kind of XML. Raises ReadingError if damaged."""
    return documents_of(capture, factiva_xml_records(body, capture.uri)) if is_factiva_xml(body) else ()
