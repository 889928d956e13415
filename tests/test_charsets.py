"""Bytes to text with nothing changed on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.charsets import decode


@settings(deadline=None)
@given(st.text())
def test_utf_8_comes_back_as_it_stands_on_disk(text: str) -> None:
    body = text.encode()
    if body.count(0) * 8 < len(body) and b"\x1b" not in body and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(body).text == text


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_decode_to_text_that_can_be_kept(body: bytes) -> None:
    for markup in (False, True):
        assert decode(body, markup=markup).text.encode().decode() == decode(body, markup=markup).text


def test_line_ends_are_kept() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n").text == "One.\r\nTwo.\rThree.\n"


def test_a_byte_order_mark_counts_as_a_character_in_utf_8() -> None:
    assert decode(b"\xef\xbb\xbfRain").text == "\ufeffRain"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_charsets_are_seen_with_and_without_a_mark(encoding: str) -> None:
    assert decode("Rain fell on the town.".encode(encoding)).text == "Rain fell on the town."


def test_damaged_utf_8_keeps_its_good_letters() -> None:
    assert decode("Café and café and cafés ".encode() * 9 + b"\xff end").text.endswith("cafés \ufffd end")


def test_english_with_windows_quotation_marks_is_windows_1252() -> None:
    assert decode("“Rain,” he said – and it’s true. ".encode("cp1252") * 5).text.startswith(
        "“Rain,” he said – and it’s"
    )


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    body = '<meta charset="windows-1251"><p>Дождь шёл весь день</p>'.encode("cp1251")
    assert "Дождь шёл" in decode(body, markup=True).text


def test_a_declared_charset_that_does_not_exist_is_passed_over() -> None:
    assert "caf" in decode(b'<meta charset="no-such"><p>caf\xe9</p>', markup=True).text


def test_what_tells_the_charset_may_stand_far_behind_plain_letters() -> None:
    text = "x" * 70_000 + "\n" + "Дождь шёл весь день, и мост закрыли до вечера.\n" * 5
    assert decode(text.encode("cp1251")).text == text


def test_a_single_accent_is_read_as_browsers_read_it() -> None:
    assert decode("Café closed".encode("cp1252")).text == "Café closed"
