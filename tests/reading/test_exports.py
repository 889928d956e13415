"""Exports of news databases: every record becomes a report, and no other file is taken for an export."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import export_samples as samples

from dateline.errors import ReadingError
from dateline.reading.export_dates import date_line, find_date
from dateline.reading.exports import export_in_page, export_in_paragraphs, export_in_text, export_in_xml
from dateline.reading.laid_out import Paragraph
from dateline.reading.read import read
from dateline.records.document import Capture, Document, PageKind, PublishedBasis
from dateline.records.period import day, to_edtf


def capture(kind: str = "text/plain") -> Capture:
    return Capture("cap-1", "export", kind, "0", "2026-03-01T00:00:00Z")


def told(document: Document) -> tuple[str | None, str | None, str | None, str | None]:
    return document.headline, document.outlet, to_edtf(document.published.period), document.byline


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        (
            "text/plain",
            samples.LEXISNEXIS_GERMAN,
            [
                ("Brücke in Neustadt für Wochen gesperrt", "Beispielzeitung", "2010-01-11", "Petra Muster"),
                ("Hafen wieder offen", "Beispielzeitung", "2010-01-12", None),
            ],
        ),
        (
            "text/plain",
            samples.LEXISNEXIS_OLD,
            [("Two ferries collide off Port Examplia", "Agence France Presse -- English", "2003-07-03", "JANE SAMPLE")],
        ),
        (
            "text/html",
            samples.LEXISNEXIS_FRENCH_HTML,
            [
                (
                    "Deux bateaux se heurtent; Personne n'est blessé",
                    "Gazette d'Exemple",
                    "2012-08-01",
                    "Jeanne Exemple",
                ),
                ("Le port rouvre", "Gazette d'Exemple", "2012-08-02", None),
            ],
        ),
        (
            "text/plain",
            samples.NEXIS_GERMAN,
            [
                ("Brücke in Neustadt gesperrt", "Beispielzeitung", "2019-07-01", "Petra Muster"),
                ("Hafen offen", "Beispielzeitung", "2019-07-02", None),
            ],
        ),
        (
            "text/html",
            samples.FACTIVA_DIVISIONS,
            [
                ("Ferries collide off Port Examplia", "Example Post", "2013-07-03", "Jane Sample"),
                ("Chocan dos barcos", "Diario Ejemplo", "2013-07-03", None),
            ],
        ),
        ("text/html", samples.FACTIVA_TABLE, [("Hafen offen", "Beispielzeitung", "2011-12-29", "Petra Muster")]),
        (
            "text/plain",
            samples.FACTIVA_LINES,
            [("Ferries collide off Port Examplia", "Example Post", "2013-07-03", "Jane Sample")],
        ),
        (
            "application/xml",
            samples.FACTIVA_XML,
            [("Chocan dos barcos", "Diario Ejemplo", "2013-07-03", "Ana Ejemplo")],
        ),
        (
            "text/html",
            samples.EUROPRESSE_NEW,
            [
                ("Deux bateaux se heurtent", "Gazette d'Exemple", "2018-07-03", "Jeanne Exemple"),
                ("Ferries collide", "Example Times", "2018-07-03", None),
            ],
        ),
        (
            "text/html",
            samples.EUROPRESSE_OLD,
            [("Ferries collide", "Example Times", "2012-07-03", "Jane Sample and Otto Beispiel")],
        ),
    ],
)
def test_every_record_of_an_export_is_a_report(kind: str, body: str, expected: list[tuple[str | None, ...]]) -> None:
    found = read(capture(kind), body.encode("utf-8"))
    assert [told(one) for one in found] == expected
    assert {(one.page, one.published.basis) for one in found} == {(PageKind.EXPORT, PublishedBasis.METADATA)}
    assert all(one.published.why.startswith("the date in the export's record: ") for one in found)
    assert [one.position for one in found] == list(range(len(found)))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (samples.FACTIVA_TABLE, "Hafen offen\n\nDer Hafen ist offen.\n\nEs war kalt."),
        (samples.EUROPRESSE_OLD, "Ferries collide\n\nTwo ferries collided.\n\nNobody was hurt."),
        (
            samples.LEXISNEXIS_FRENCH_HTML,
            "Deux bateaux se heurtent; Personne n'est blessé\n\nDeux bateaux se sont heurtés.\n\n"
            "Leurs passagers ont attendu au port.",
        ),
    ],
)
def test_the_text_of_a_page_is_headline_and_paragraphs_alone(body: str, text: str) -> None:
    found = export_in_page(capture("text/html"), body)[0]
    assert (found.text, found.text[: found.headline_end], found.boilerplate) == (text, found.headline, ())


def test_a_plain_text_keeps_its_places_and_its_fields_are_no_running_text() -> None:
    text = samples.LEXISNEXIS_OLD.replace("\n", "\r\n")
    (found,) = export_in_text(capture(), text)
    assert found.text == text[found.capture_start : found.capture_end]
    assert found.text.startswith("Two ferries collide") and found.text.endswith("said its captain.")
    regions = [(found.text[one.start : one.end].strip(), one.kind) for one in found.boilerplate]
    assert regions == [
        ("BYLINE: JANE SAMPLE", "byline"),
        ("DATELINE: PORT EXAMPLIA, July 3", "other"),
        ("BODY:", "other"),
    ]
    assert (found.agency, found.dateline_place) == ("AFP", "PORT EXAMPLIA")


def test_paragraphs_of_an_office_file_are_read_like_a_text() -> None:
    paragraphs = [Paragraph(line) for line in samples.NEXIS_GERMAN.splitlines() if line.strip()]
    found = export_in_paragraphs(capture("docx"), paragraphs)
    assert [one.text for one in found] == [
        "Brücke in Neustadt gesperrt\n\nDie Brücke ist gesperrt.\n\nSie bleibt es bis zum Herbst.",
        "Hafen offen\n\nDer Hafen ist offen.",
    ]


def test_the_older_kind_is_read_in_paragraphs_too() -> None:
    paragraphs = [Paragraph(line.strip()) for line in samples.LEXISNEXIS_OLD.splitlines() if line.strip()]
    (found,) = export_in_paragraphs(capture("rtf"), paragraphs)
    assert (found.headline, found.published.period) == ("Two ferries collide off Port Examplia", day(date(2003, 7, 3)))
    assert found.text.endswith("said its captain.")


def test_a_record_without_date_or_text_is_kept_and_says_so() -> None:
    body = samples.FACTIVA_TABLE.replace("29. Dezember 2011", "bald").replace("Der Hafen ist offen.", "")
    (found,) = export_in_page(capture("text/html"), body.replace("Es war kalt.", ""))
    assert (found.text, found.published.period) == ("Hafen offen", None)
    assert found.published.why == "the date in the export's record cannot be read: bald"


@pytest.mark.parametrize(
    "text",
    [
        "Page 3 of 10 documents\n\nThe office counted its papers on Monday.",
        "2 of 3 documents\n\nThe clerk read two of three documents aloud, then left the hall.",
        "Minutes\n\nThe board met on 3 May 2012.\n\nEnd of document",
        "He filed Document ABC123 with the court on 3 May 2012.\n\nDOCUMENTS: none",
    ],
)
def test_an_ordinary_text_is_no_export(text: str) -> None:
    assert export_in_text(capture(), text) == ()
    assert export_in_page(capture(), f"<html><body><p>{text}</p><div class='article'>x</div></body></html>") == ()


@pytest.mark.parametrize(
    "body", [b"<article><p>Not of a database</p></article>", b"<a>&b;</a>", b"<?xml version='1.0'?>"]
)
def test_other_xml_is_refused(body: bytes) -> None:
    with pytest.raises(ReadingError, match="XML file of a kind"):
        read(capture("application/xml"), body)


def test_entities_of_a_hostile_xml_are_not_resolved() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]>'
    body = head + samples.FACTIVA_XML.partition("?>")[2].replace("Nadie fue herido.", "Nadie &y;&x; fue herido.")
    (found,) = export_in_xml(capture("application/xml"), body.encode())
    assert found.text == "Chocan dos barcos\n\nDos barcos chocaron.\n\nNadie &y;&x; fue herido."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("January 11, 2010 Monday", date(2010, 1, 11)),
        ("December 19, 1991, Sunday, Late Edition", date(1991, 12, 19)),
        ("jeudi 1er août 2013", date(2013, 8, 1)),
        ("Freitag, 12. März 2010", date(2010, 3, 12)),
        ("11 de diciembre de 2011", date(2011, 12, 11)),
        ("domenica 4 giugno 2017", date(2017, 6, 4)),
        ("sexta-feira, 3 de março de 2017", date(2017, 3, 3)),
        ("zaterdag 8 augustus 2015", date(2015, 8, 8)),
        ("6 июня 2011", date(2011, 6, 6)),
        ("2012年1月9日", date(2012, 1, 9)),
        ("2012-01-09T01:35:58Z", date(2012, 1, 9)),
        ("15/10/2013", date(2013, 10, 15)),
        ("5.10.2013", date(2013, 10, 5)),
        ("05/10/2013", None),
        ("31 June 2013", None),
        ("Winter 2013", None),
    ],
)
def test_dates_are_read_in_the_languages_of_databases(written: str, day: date | None) -> None:
    found = find_date(written)
    assert (found.period.start if found and found.period.days == 1 else None) == day


def test_a_headline_with_a_date_in_it_is_no_line_of_date() -> None:
    assert date_line("Monday, 3 May 2010, Final Edition") is not None
    assert date_line("What the flood of 3 May 2010 left behind") is None


_ROWS_LIST = """
1 of 3 DOCUMENTS|Herald|May 3, 2010 Monday|BYLINE: A|LENGTH: 3 words|HEADLINE: B|BODY: C|BODY:|LOAD-DATE: May 3, 2010|
LANGUAGE: ENGLISH|Copyright 2010|End of Document|Body|A man fell.|x|Document EXPOST0020130703e97300021|3 July 2013|
12 words
"""
_ROWS = st.sampled_from(["", *_ROWS_LIST.replace("\n", "").split("|")])


@settings(max_examples=300, deadline=None)
@given(st.lists(_ROWS, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_records_in_any_order_never_break_and_keep_their_places(rows: list[str], mark: str) -> None:
    text = mark.join(rows)
    try:
        found = export_in_text(capture(), text)
    except ReadingError:
        return
    for one in found:
        assert one.text.strip() and 0 <= one.headline_end <= len(one.text)
        assert one.capture_start is None or text[one.capture_start : one.capture_end] == one.text
        assert all(0 <= region.start < region.end <= len(one.text) for region in one.boilerplate)
