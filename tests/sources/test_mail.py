"""Mailboxes and what is attached to e-mails."""

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.containers import bodies, opened

from dateline.sources.found import Budget, Member, buffered
from dateline.sources.mail import unpack_mailbox, unpack_message

BODY = "Rain fell on Karvo, the mayor said.\n"


def message(subject: str, body: str = BODY, told: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Date"], mail["Subject"] = (
        "Ines Tal <ines@post.example>",
        "Tue, 07 May 2024 18:00:00 +0200",
        subject,
    )
    if told:
        mail["Message-ID"] = told
    mail.set_content(body)
    return mail


def test_a_mailbox_gives_its_messages_called_by_their_own_names(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "made")
    quoted = "The letter said:\n\nFrom the valley no word came.\nFrom: nobody\n"
    for mail in (
        message("Rain", told="<r1@post.example>"),
        message("Snow", quoted),
        message("Rain", told="<r1@post.example>"),
    ):
        box.add(mail)
    box.close()
    found, failures = opened(tmp_path, "letters.mbox", (tmp_path / "made").read_bytes())
    assert list(found) == ["!/r1@post.example", "!/message 2", "!/r1@post.example#2"]
    assert failures == {}
    assert {one.capture.media_type for one in found.values()} == {"message/rfc822"}
    assert found["!/message 2"].body == message("Snow", quoted).as_bytes()


def test_a_line_that_only_looks_like_the_start_of_a_message_is_none() -> None:
    box = b"From a@b Tue May  7 18:00:00 2024\nSubject: One\n\nText.\nFrom here to 2024\nit went.\n\n"
    box += b"From May to June 2024\nit rained.\n"
    (one,) = unpack_mailbox(buffered(io.BytesIO(box)), Budget())
    assert isinstance(one, Member)
    assert one.body.endswith(b"From May to June 2024\nit rained.\n")


def test_a_message_without_end_is_left_out_and_the_next_one_read() -> None:
    box = b"From a 2024\nSubject: One\n\n" + b"x" * 5000 + b"\n\nFrom b 2024\nSubject: Two\n\nText.\n"
    trouble, *rest = sorted(unpack_mailbox(buffered(io.BytesIO(box)), Budget(member_bytes=1000)), key=str, reverse=True)
    assert "longer than 1,000 bytes" in trouble.message  # type: ignore[union-attr]
    assert [one.body for one in rest] == [b"Subject: Two\n\nText.\n"]  # type: ignore[union-attr]


def test_documents_attached_to_a_message_come_with_it_and_pictures_do_not(tmp_path: Path) -> None:
    mail = message("Papers")
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="Krähe/../paper.pdf")
    mail.add_attachment("id,text\n1,Snow fell.\n", subtype="csv", filename="rows.csv")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="day.ics")
    mail.add_attachment(message("Old rain", "Snow fell.\n"))
    found, failures = opened(tmp_path, "mail.eml", mail.as_bytes())
    assert failures == {}
    assert list(found) == ["", "!/Krähe/paper.pdf", "1", "!/Old rain.eml"]
    assert b"Snow fell." in found["!/Old rain.eml"].body
    assert bodies(found)["!/Krähe/paper.pdf"] == b"%PDF-1.4 x"


def test_a_message_without_attachments_is_only_itself(tmp_path: Path) -> None:
    mail = message("Rain")
    mail.add_alternative("<p>Rain fell on Karvo.</p>", subtype="html")
    found, failures = opened(tmp_path, "mail.eml", mail.as_bytes())
    assert (list(found), failures) == ([""], {})


@pytest.mark.parametrize("depth", [50, 3000])
def test_a_message_nested_too_deep_is_told_and_still_kept_as_a_report(tmp_path: Path, depth: int) -> None:
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    found, failures = opened(tmp_path, "mail.eml", b"From: a@b.example\nSubject: x\n" + parts)
    assert list(found) == [""]
    assert all("told apart" in one for one in failures.values())


LINES = [
    b"From a 2024\n",
    b"\n",
    b"Subject: x\n",
    b"--b\n",
    b"\xff\n",
    b"=?x?b?_?=\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Disposition: attachment\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Type: x; name*=utf-8''%ff\n",
    b"AAAA\n",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_any_lines_are_parsed_without_an_error(lines: list[bytes]) -> None:
    for unpack in (unpack_mailbox, unpack_message):
        list(unpack(buffered(io.BytesIO(b"".join(lines))), Budget()))
