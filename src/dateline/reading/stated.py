"""What a source says of a report beside its text: a feed's title, a page's metadata, the columns of a table."""

from dataclasses import dataclass, replace
from datetime import date

from dateline.reading.published import published_as_given
from dateline.records.document import Capture, Document, Published


@dataclass(frozen=True, slots=True)
class Stated:
    """None for what the source does not say. ``published`` without a period: it names a date that is none."""

    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None

    def over(self, other: "Stated") -> "Stated":
        """This, and ``other`` where this says nothing."""
        return Stated(
            self.headline or other.headline,
            self.outlet or other.outlet,
            self.byline or other.byline,
            self.published if self.published and self.published.period else other.published or self.published,
            self.language or other.language,
            self.url or other.url,
        )


def stated_by(capture: Capture, today: date | None) -> Stated:
    """What the capture's source gave with it; dates after ``today`` are none."""
    given = dict(capture.given)
    written = given.get("published")
    published = published_as_given(written, today) if written else None
    if written and published is None:
        published = Published(why=f"the date given with the report is none: {written[:60]}")
    return Stated(
        given.get("title"), given.get("outlet"), given.get("byline"), published, given.get("language"), given.get("url")
    )


def with_stated(document: Document, stated: Stated) -> Document:
    """The document with what its source says, which goes before what was found in the text."""
    own, told = document.published, stated.published
    published = told if told and (told.period or own.period is None) else own
    return replace(
        document,
        headline=stated.headline or document.headline,
        outlet=stated.outlet or document.outlet,
        byline=stated.byline or document.byline,
        published=published,
        language=document.language or stated.language,
        url=stated.url or document.url,
    )


def today_of(capture: Capture) -> date | None:
    """The day on which the capture was brought; no report in it is younger. None if it is not known."""
    try:
        return date.fromisoformat(capture.fetched_at[:10])
    except ValueError:
        return None
