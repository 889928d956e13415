"""Which addresses may be asked for, and how they are written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.sources.addresses import SHOWN_LENGTH, Address, parse_address, printable, shortened, whole


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Karvo-Post.example", "https://karvo-post.example/"),
        (" http://karvo.example:80/a?b=c#part ", "http://karvo.example/a?b=c"),
        ("https://karvo.example:8443/a", "https://karvo.example:8443/a"),
        ("https://karvo.example./a/../b", "https://karvo.example/b"),
        ("https://krähe.example/brücke bei nacht", "https://xn--krhe-moa.example/br%C3%BCcke%20bei%20nacht"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("http://2130706433/", "http://2130706433/"),
    ],
)
def test_an_address_is_written_one_way(url: str, expected: str) -> None:
    assert parse_address(url).url == expected


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://karvo.example/a", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
        ("karvo.example/a", "no http or https"),
        ("https:///a", "no http or https"),
        ("https://ines:secret@karvo.example/", "a password"),
        ("https://karvo.example:25/", "port 25"),
        ("https://karvo.example:99999/", "no web address"),
        ("https://karvo.example/a\r\nHost: other.example", "control characters"),
        ("https://karvo.example/\u202egnp.exe", "control characters"),
        ("https://kar vo.example/", "no web address"),
        ("https://a..example/", "does not name"),
        ("https://kar%00vo.example/", "no web address"),
        ("https://karvo.example/" + "a" * 9000, "longer than"),
    ],
)
def test_what_is_not_fetched_is_refused_with_a_reason(url: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse_address(url)
    assert "secret" not in f"{caught.value} {caught.value.item}"
    assert caught.value.item.isprintable()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/b", "https://karvo.example/b"),
        ("c?d", "https://karvo.example/a/c?d"),
        ("//other.example/e", "https://other.example/e"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(target: str, expected: str) -> None:
    assert parse_address(target, base=Address("https", "karvo.example", 443, "/a/b")).url == expected


def test_a_long_address_is_shortened_in_messages_only() -> None:
    url = "https://karvo.example/" + "x" * 500 + "/end"
    assert whole(url) == url
    assert len(shortened(url)) == SHOWN_LENGTH
    assert shortened(url).startswith("https://karvo.example/")
    assert shortened(url).endswith("/end")


@given(st.text())
def test_any_text_is_refused_or_becomes_an_address_that_reads_the_same_again(text: str) -> None:
    assert printable(text).isprintable()
    try:
        address = parse_address("http://" + text)
    except SourceError:
        return
    assert parse_address(address.url) == address
    assert address.url.isascii()
