"""A bare text as a document: which day it is counted from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SettingsError
from dateline.pipeline.api import as_document
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import day


def test_the_day_of_its_own_dateline_counts_when_none_is_given() -> None:
    text = "LIMA, Peru (March 6, 2024)\nGuards stopped four smugglers at the port yesterday."
    document = as_document(text)
    assert (document.published.period, document.published.basis) == (day(date(2024, 3, 6)), PublishedBasis.EXPLICIT)
    assert document.text == text


def test_a_given_day_goes_before_its_own() -> None:
    document = as_document("LIMA, Peru (March 6, 2024)\nGuards stopped four smugglers.", "2024-03-09")
    assert document.published == Published(day(date(2024, 3, 9)), PublishedBasis.METADATA, "given")


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(SettingsError, match="give a date such as"):
        as_document("Guards stopped four smugglers.", "someday")


@given(st.text(max_size=300))
def test_any_text_is_kept_as_it_stands(text: str) -> None:
    document = as_document(text)
    assert (document.text, document.capture_start, document.capture_end) == (text, 0, len(text))
