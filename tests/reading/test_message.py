"""E-mails: the report that one tells or forwards, and what of it is no running text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ReadingError
from dateline.reading.message import read_message
from dateline.reading.message_parts import unflowed
from dateline.records.document import Capture, Document, PageKind, PublishedBasis
from dateline.records.period import day, to_edtf

LIST = "List-Id: Examplia News <news.example.org>"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
TEXT = """The bridge over the river was closed on Tuesday after part of it fell, the
mayor of Port Examplia, Ana Muster, said in the town hall of the city.

Nobody was hurt, she said.
"""
UNBROKEN = TEXT.replace("the\nmayor", "the mayor").strip()
NEWSLETTER = """Bridge over the Exe closes after part of it falls

PORT EXAMPLIA, July 1 (Reuters) - The bridge over the river was closed on Sunday after part of it fell, the mayor said.

Nobody was hurt, she said, and buses took the passengers over another bridge further down.

Two ferries collide off the northern coast

OSTERHAVN, July 2 (AP) - Two ferries collided on Monday off the northern coast, the coast guard said in a statement.

Some cars on board were damaged, a spokesman of the coast guard told reporters.
"""
FORWARDED = """From: Petra Muster <petra@example.net>
Date: Mon, Jul 2, 2018 at 8:00 AM
Subject: Ferries collide off Port Examplia
To: <ana@example.org>

Two ferries collided on Monday off Port Examplia, the coast guard said.

Nobody was hurt.
"""


def head(subject: str = "Bridge closes in Port Examplia", *more: str) -> str:
    sent = "Date: Tue, 3 Jul 2018 23:15:00 -0700"
    return "\n".join(["From: =?utf-8?q?Jos=C3=A9_Sample?= <jose@example.org>", sent, f"Subject: {subject}", *more, ""])


def reports(message: str | bytes) -> tuple[Document, ...]:
    capture = Capture("cap-1", "mail.eml", "message/rfc822", "0", "2026-03-01T00:00:00Z")
    return read_message(capture, message.encode("utf-8") if isinstance(message, str) else message)


def marked(document: Document) -> list[tuple[str, str]]:
    return [(document.text[one.start : one.end], one.kind) for one in document.boilerplate]


def test_a_message_is_a_report_with_its_subject_as_headline() -> None:
    (found,) = reports(
        head("Re: [news] Fwd: Bridge closes", "List-Id: Examplia News <news.example.org>") + PLAIN + TEXT
    )
    assert found.text == f"Bridge closes\n\n{UNBROKEN}"
    assert (found.headline, found.headline_end) == ("Bridge closes", 13)
    assert (found.byline, found.outlet, found.page) == ("José Sample", "Examplia News", PageKind.MESSAGE)
    assert (found.published.period, found.published.basis) == (day(date(2018, 7, 3)), PublishedBasis.METADATA)
    assert found.published.why == "the e-mail was sent Tue, 3 Jul 2018 23:15:00 -0700"
    assert found.boilerplate == ()


def test_answers_signatures_and_footers_are_no_running_text() -> None:
    rest = (
        "\nOn Mon, Jul 2, 2018 at 9:00 AM, Otto Beispiel <otto@example.org> wrote:\n> Is the bridge still open?\n"
        "\n-- \nJosé Sample\nPort Examplia\n________________\nNews mailing list\nhttps://example.org/listinfo/news\n"
    )
    (found,) = reports(head() + PLAIN + "Dear all,\n\n" + TEXT + rest)
    assert marked(found) == [
        ("Dear all,", "other"),
        ("On Mon, Jul 2, 2018 at 9:00 AM, Otto Beispiel <otto@example.org> wrote:", "other"),
        ("Is the bridge still open?", "embed"),
        ("José Sample\nPort Examplia", "other"),
        ("________________\nNews mailing list\nhttps://example.org/listinfo/news", "other"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "FYI\n\n---------- Forwarded message ---------\n" + FORWARDED,
        "Begin forwarded message:\n\n" + "\n".join("> " + line for line in FORWARDED.splitlines()),
        "-----Original Message-----\n" + FORWARDED,
    ],
)
def test_a_forwarded_report_is_the_report(text: str) -> None:
    (found,) = reports(head("Fwd: Ferries", LIST) + PLAIN + text)
    assert (found.headline, found.byline, found.outlet) == ("Ferries collide off Port Examplia", "Petra Muster", None)
    assert found.published.period == day(date(2018, 7, 2))
    running = found.text
    for region in sorted(found.boilerplate, key=lambda one: -one.start):
        running = running[: region.start] + running[region.end :]
    assert running.split() == FORWARDED.partition("Subject: ")[2].replace("To: <ana@example.org>", "").split()


def test_the_message_that_an_answer_hangs_on_is_a_quotation() -> None:
    below = (
        "\n-----Original Message-----\nFrom: Otto\nSent: Monday, July 2, 2018 9:00 AM\nSubject: Bridge\n\nIs it open?\n"
    )
    (found,) = reports(head("RE: Bridge") + PLAIN + TEXT + below)
    assert marked(found)[-1] == ("Is it open?", "embed")
    assert found.headline == "Bridge"


def test_a_report_that_says_its_own_headline_and_day_keeps_them() -> None:
    text = (
        "Bridge over the Exe closes after part of it falls\n\nPORT EXAMPLIA, July 1, 2018 (Reuters) - The bridge over "
        "the river was closed on Sunday after part of it fell, the mayor said.\n\nNobody was hurt, she said.\n"
    )
    (found,) = reports(head("news of the day") + PLAIN + text)
    assert found.text == text.strip()
    assert (found.headline, to_edtf(found.published.period)) == (text.splitlines()[0], "2018-07-01")


def test_a_newsletter_is_several_reports() -> None:
    found = reports(head() + PLAIN + NEWSLETTER)
    assert [one.headline for one in found] == [
        "Bridge over the Exe closes after part of it falls",
        "Two ferries collide off the northern coast",
    ]
    assert {one.page for one in found} == {PageKind.MESSAGE}
    assert all(one.published.period is not None for one in found)


def test_of_alternatives_the_plain_one_is_read_unless_it_is_a_stub() -> None:
    def alternatives(plain: str) -> str:
        page = (
            f"<html><body><script>x()</script><p>{UNBROKEN}</p><blockquote type='cite'>Open?</blockquote></body></html>"
        )
        return (
            head("Bridge", 'Content-Type: multipart/alternative; boundary="b"')
            + f"\n--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
        )

    (plain,) = reports(alternatives(TEXT.replace("Nobody", "No one")))
    (page,) = reports(alternatives("See the web version."))
    assert "No one was hurt" in plain.text
    assert "Nobody was hurt" in page.text and "x()" not in page.text
    assert marked(page) == [("Open?", "embed")]


def test_attachments_are_not_read() -> None:
    message = head("Bridge", 'Content-Type: multipart/mixed; boundary="b"') + (
        f"\n--b\n{PLAIN}{TEXT}\n--b\nContent-Disposition: attachment; filename=a.txt\n{PLAIN}Secret\n"
        "--b\nContent-Type: message/rfc822\n\nSubject: x\n\nInner\n--b--\n"
    )
    (found,) = reports(message)
    assert found.text == f"Bridge\n\n{UNBROKEN}"


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("iso-8859-1", "Café closed".encode()),
        ("iso-8859-1", "Café closed".encode("latin-1")),
        ("no-such-charset", "Café closed".encode()),
        ("punycode", "Café closed".encode()),
        ("utf-8", "Café closed".encode("cp1252")),
    ],
)
def test_a_wrong_charset_does_not_spoil_the_letters(charset: str, content: bytes) -> None:
    message = head("News", f"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: 8bit").encode()
    (found,) = reports(message + b"\n" + content)
    assert found.text == "News\n\nCafé closed"


def test_flowed_lines_are_taken_together() -> None:
    text = "The bridge was \nclosed.\n> Is it \n> open?\n-- \nAna"
    assert unflowed(text, deleting=False) == "The bridge was closed.\n> Is it open?\n-- \nAna"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ("Thu, 1 Jan 1970 00:00:00 +0000", "the date of the e-mail cannot be right: Thu, 1 Jan 1970 00:00:00 +0000"),
        ("soon", "the date of the e-mail cannot be right: soon"),
        ("", "the e-mail does not say when it was sent"),
    ],
)
def test_a_date_that_cannot_be_right_is_none(sent: str, why: str) -> None:
    (found,) = reports(f"Subject: Bridge\nDate: {sent}\n{PLAIN}It was closed.\n")
    assert (found.published.period, found.published.why) == (None, why)


@pytest.mark.parametrize("body", [b"", b"ABC\nnothing of a header\n", b"\x00\xff" * 50, b"X-Other: 1\n\nText"])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    with pytest.raises(ReadingError, match=r"header of an e-mail; save"):
        reports(body)


@pytest.mark.parametrize(
    "message",
    [
        head() + "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(5000)) + "\nx",
        head() + "X-Long: " + "a" * 3_000_000 + "\n" + PLAIN + TEXT,
        head("=?utf-8?q?" + "=41" * 200_000 + "?=") + PLAIN + TEXT,
        head() + "Content-Transfer-Encoding: base64\n" + PLAIN + "!!!! not base64 " * 1000,
        head() + PLAIN + "> " * 300_000 + "x\n" + ">\n" * 100_000,
    ],
)
def test_hostile_messages_end(message: str) -> None:
    try:
        found = reports(message)
    except ReadingError as error:
        assert error.item == "mail.eml"
    else:
        assert all(one.text.strip() for one in found)


_LINES_LIST = """> a|>> b|-- |--|---------- Forwarded message ---------|From: A <a@b.example>|Subject: S|Text.|
On Monday Otto wrote:|To unsubscribe, go|Date: 2 July 2018|-----Original Message-----|Dear all,|
Bridge over the Exe closes after part of it falls|LYON (AFP) - The bridge was closed, the mayor said."""
_LINES = st.sampled_from(["", *_LINES_LIST.replace("\n", "").split("|")])


@settings(max_examples=200, deadline=None)
@given(st.lists(_LINES, max_size=25))
def test_lines_in_any_order_never_break(lines: list[str]) -> None:
    for one in reports(head() + PLAIN + "\n".join(lines)):
        assert one.text.strip() and one.text[: one.headline_end].strip() in (one.headline or "", "")
        assert all(0 <= region.start < region.end <= len(one.text) for region in one.boilerplate)
