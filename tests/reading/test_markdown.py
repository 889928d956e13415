"""Markdown files: words without marks, and what the front matter says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReadingError
from dateline.reading.markdown import read_markdown
from dateline.records.document import Capture, Document, PublishedBasis
from dateline.records.period import to_edtf

BODY = """# Minister opens Karvo bridge

LYON (AFP) - Interior Minister **Odile Varenne** opened the [Karvo bridge](https://example.org/b)
on Tuesday, months after a flood.

## What comes next

- Varenne told reporters that `engineers` had worked in shifts since January.

![The bridge](bridge.jpg)

<script>alert(1)</script>
"""
FRONT = "---\ntitle: Minister opens Karvo bridge\ndate: 2024-05-07\nauthor: Ana Holt\nsource: The Courier\n---\n\n"


def reports(text: str) -> tuple[Document, ...]:
    return read_markdown(Capture("cap", "a.md", "text/markdown", "0", "2026-03-01T00:00:00Z"), text.encode())


def test_the_words_stand_without_their_marks() -> None:
    (found,) = reports(BODY)
    assert found.headline == "Minister opens Karvo bridge"
    assert "Minister Odile Varenne opened the Karvo bridge on Tuesday" in found.text
    assert "that engineers had worked" in found.text
    assert not any(mark in found.text for mark in ("**", "](", "#", "`", "script", "bridge.jpg"))
    assert found.agency == "AFP"


def test_the_front_matter_gives_day_outlet_and_author() -> None:
    (found,) = reports(FRONT + BODY)
    assert (found.headline, found.outlet, found.byline) == ("Minister opens Karvo bridge", "The Courier", "Ana Holt")
    assert (to_edtf(found.published.period), found.published.basis) == ("2024-05-07", PublishedBasis.METADATA)
    assert found.text.count("Minister opens Karvo bridge") == 1


@pytest.mark.parametrize("front", ["---\n[1, 2\n---\n", "---\n- a\n---\n", "---\n!!python/object:os.system x\n---\n"])
def test_front_matter_that_is_none_says_nothing(front: str) -> None:
    (found,) = reports(front + BODY)
    assert found.byline is None


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(ReadingError, match="no words"):
        reports("![x](y)\n\n---\n")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = reports(text)
    except ReadingError:
        return
    assert all(0 <= one.start < one.end <= len(each.text) for each in found for one in each.boilerplate)
