"""The report on what was added, as a person reads it."""

from typing import Any

import pytest

from dateline.cli.intake import print_intake
from dateline.records.document import Document, PageKind, Region
from dateline.records.failure import Failure
from dateline.records.origin import Link, Origin
from dateline.views.intake import Reading, build_intake


def report(name: str, **more: Any) -> Document:
    return Document(name, "cap", 0, None, None, "Three ferries sank.", headline=f"Headline {name}", **more)


def told(capsys: pytest.CaptureFixture[str], *readings: Reading, origins: tuple[Origin, ...] = ()) -> str:
    print_intake(build_intake(readings, origins, (Failure("c.pdf", "reading", "it is locked; unlock it"),), {}))
    return " ".join(capsys.readouterr().out.split())


def test_what_was_split_left_out_not_understood_and_skipped_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    blog = [report(name, page=PageKind.LIVE_BLOG, boilerplate=(Region(0, 5, "caption"),)) for name in "ab"]
    text = told(capsys, Reading("a.html", "text/html", tuple(blog)), Reading("b", "x", (report("c", language="fr"),)))
    assert "a.html: read, 2 reports, a live blog" in text
    assert "1 passage marked as no part of the report" in text
    assert "language fr: kept and searched, not yet understood" in text
    assert "c.pdf: skipped: it is locked; unlock it" in text
    assert "3 reports from 2 items, 1 skipped" in text


def test_a_new_version_and_what_was_known_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    old = Reading("a.txt", "text/plain", (report("a"),), new=False)
    text = told(capsys, old, Reading("b.txt", "text/plain", (report("b"),), version_of="cap-1"))
    assert "a.txt: known already, nothing changed" in text
    assert "b.txt: read, 1 report, a new version of a page added before" in text


def test_few_reprints_are_named_and_many_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"{number}.txt" for number in range(6)]
    readings = [Reading(name, "text/plain", (report(name),)) for name in names]
    copies = [Link(names[0], one, "copy", 1.0) for one in names[1:5]]
    origin = Origin("org-0.txt", tuple(names), (*copies, Link(names[0], names[5], "reprint", 0.8)))
    text = told(capsys, *readings, origins=(origin,))
    assert "6 reports of one origin, org-0.txt: 4 reports with 0.txt: copy 5.txt with 0.txt: reprint" in text
    assert "6 go back to 1 text together" in text
