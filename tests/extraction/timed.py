"""Documents of a few words with a day of publication, and the times found in them."""

from dateline.extraction.times import find_times
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published
from dateline.records.mention import TimeExpression
from dateline.records.period import Period, from_edtf, to_edtf


def document(text: str, published: Period | None = None) -> AnnotatedDocument:
    return AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, len(text), text, published=Published(published)))


def times(text: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    return find_times(document(text, from_edtf(published) if published else None))


def told(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Each expression with its period in EDTF."""
    return [(one.evidence.quote, to_edtf(one.period)) for one in times(text, published)]
