"""One record of a news database, and the document made of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.errors import ReadingError
from dateline.reading.agencies import agency_name
from dateline.reading.export_dates import Dated, find_date, month_number
from dateline.reading.laid_out import Paragraph, one_report
from dateline.reading.stated import Stated, today_of
from dateline.records.document import Capture, Document, PageKind, Published, PublishedBasis

MAX_NAME_CHARACTERS = 200  # of an outlet or a byline; a longer field is text that went astray
MAX_WRITTEN_CHARACTERS = 60  # of a date as it is shown to a reader

#: Languages by the names that databases give them (three or more first letters, without accents), to ISO 639-1.
_LANGUAGES = {
    "eng": "en", "ang": "en", "ing": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "all": "de", "ale": "de",
    "ted": "de", "spa": "es", "esp": "es", "ita": "it", "por": "pt", "dut": "nl", "ned": "nl", "nee": "nl", "ara": "ar",
    "rus": "ru", "chi": "zh", "jap": "ja", "pol": "pl", "tur": "tr",
}  # fmt: skip
#: What stands before an author's name, in the languages of the databases.
_BY = re.compile(r"\s*(?:by|par|von|por|di|door)[ :\u00a0]+", re.I)
_MONTH_DAY = re.compile(r"\b(?:(?P<first>[^\W\d_]{3,12})\.? \d{1,2}|\d{1,2}\.? (?P<second>[^\W\d_]{3,12}))\b")


@dataclass(frozen=True, slots=True)
class Record:
    """What a database tells of one report, as written there. ``published``: the line with its date; ``dateline``: the
    place; ``language``: its name or code. None for what is not said."""

    headline: str | None
    paragraphs: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None


def documents_of(capture: Capture, records: Iterable[Record]) -> tuple[Document, ...]:
    """A document for every record that has a headline or a text, in order. Raises ReadingError if none has."""
    kept = (one for one in records if one.headline or any(text.strip() for text in one.paragraphs))
    found = tuple(_document(capture, one, position=number) for number, one in enumerate(kept))
    if not found:
        raise ReadingError(
            "the export of a news database holds no report; export it again with the full text", item=capture.uri
        )
    return found


def _document(capture: Capture, record: Record, *, position: int) -> Document:
    texts = [one for one in (record.headline, *record.paragraphs) if one and one.strip()]
    stated = stated_in(record, today_of(capture))
    found = one_report(capture, [Paragraph(one) for one in texts], stated, position=position, page=PageKind.EXPORT)
    own = tuple(one for one in found.boilerplate if one.start >= found.headline_end)
    return with_record(replace(found, boilerplate=own), record)


def stated_in(record: Record, today: date | None) -> Stated:
    """What the record says of its report; dates after ``today`` are none."""
    return Stated(
        headline=record.headline,
        outlet=short(record.outlet),
        byline=short(_BY.sub("", record.byline or "")),
        published=published_in(record.published, today),
        language=language_code(record.language),
    )


def with_record(document: Document, record: Record) -> Document:
    """The document with the place and the agency that its record names, where the text shows none."""
    place = place_in(record.dateline) if record.dateline else None
    agency = agency_of(record.outlet) if record.outlet else None
    return replace(
        document,
        dateline_place=document.dateline_place or place,
        agency=document.agency or agency,
        headline=record.headline,
    )


def place_in(dateline: str) -> str | None:
    """The place in a field such as "PORT ANGELES, July 3": what stands before the day; None if nothing does."""
    for match in _MONTH_DAY.finditer(dateline):
        if month_number(match["first"] or match["second"]):
            dateline = dateline[: match.start()]
            break
    return short(dateline.strip(" ,.:;-\u2013\u2014\u00a0\n"))


def published_in(written: str | None, today: date | None) -> Published:
    """The day (or month) that a record's line of date gives."""
    if not written:
        return Published(why="the export's record gives no date")
    line = " ".join(written.split())[:MAX_WRITTEN_CHARACTERS]
    found: Dated | None = find_date(written)
    if found is None:
        return Published(why=f"the date in the export's record cannot be read: {line}")
    if today and found.period.start and found.period.start > today + timedelta(days=1):
        return Published(why=f"the date in the export's record has not come yet: {line}")
    return Published(found.period, PublishedBasis.METADATA, f"the date in the export's record: {line}")


def agency_of(outlet: str) -> str | None:
    """The agency whose service the outlet is ("Agence France-Presse -- English"); None if it is none."""
    for mark in ("--", " - ", "(", ","):
        name = agency_name(outlet.partition(mark)[0])
        if name is not None:
            return name
    return None


def language_code(name: str | None) -> str | None:
    """ISO 639-1 code for a language's name or code in a record; None if it is not known."""
    word = (name or "").strip().casefold()
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word
    return _LANGUAGES.get(word[:3])


def short(words: str | None) -> str | None:
    """A name on one line; None if there is none or it is too long for one."""
    line = " ".join((words or "").split())
    return line if 0 < len(line) <= MAX_NAME_CHARACTERS else None


def tidied(texts: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs with single spaces, none empty; line breaks inside are kept, blank lines are not."""
    lines = ([" ".join(line.split()) for line in text.splitlines()] for text in texts)
    found = ("\n".join(line for line in one if line) for one in lines)
    return tuple(one for one in found if one)
