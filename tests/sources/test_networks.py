"""Which computers an address may lead to."""

import socket
import time
from collections.abc import Sequence

import pytest

from dateline.errors import SourceError
from dateline.sources.addresses import Address, parse_address
from dateline.sources.networks import computers, look_up, private_because

PAGE = Address("https", "karvo.example", 443, "/a")


@pytest.mark.parametrize(
    "answer",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "100::1",
        "2001:db8::1", "2001::1", "3fff::1", "5f00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808", "2002:7f00:1::", "2002:c0a8:101::1", "not an address", "",
    ],
)  # fmt: skip
def test_what_is_not_on_the_public_internet_is_named(answer: str) -> None:
    assert private_because(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
        "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
    ],
)  # fmt: skip
def test_public_addresses_pass(answer: str) -> None:
    assert private_because(answer) is None


def found(*answers: str, address: Address = PAGE) -> Sequence[str]:
    return computers(address, resolve=lambda host, port: answers, allow_private=False, seconds=1)


def test_public_answers_come_in_the_order_given() -> None:
    assert found("9.9.9.9", "2606:4700::1111") == ("9.9.9.9", "2606:4700::1111")


def test_one_private_answer_among_public_ones_is_refused() -> None:
    with pytest.raises(SourceError, match=r"leads to 192\.168\.0\.1, a private network") as caught:
        found("9.9.9.9", "192.168.0.1")
    assert not caught.value.transient


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.0.1./",
        "http://[::1]/", "http://[::ffff:7f00:1]/", "http://localhost/", "http://0/",
    ],
)  # fmt: skip
def test_odd_spellings_of_this_computer_are_caught_by_what_they_lead_to(url: str) -> None:
    with pytest.raises(SourceError, match=r"this computer|knows no"):
        computers(parse_address(url), resolve=look_up, allow_private=False, seconds=5)


@pytest.mark.parametrize(("number", "transient"), [(socket.EAI_AGAIN, True), (socket.EAI_NONAME, False)])
def test_a_name_that_is_not_known_says_so(number: int, transient: bool) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(number, "no")

    with pytest.raises(SourceError, match=r"the internet knows no karvo\.example") as caught:
        computers(PAGE, resolve=resolve, allow_private=False, seconds=1)
    assert caught.value.transient is transient


def test_an_empty_answer_and_an_endless_label_are_unknown_names() -> None:
    with pytest.raises(SourceError, match="knows no"):
        found()
    with pytest.raises(SourceError, match="knows no"):
        computers(Address("http", "a" * 70, 80, "/"), resolve=look_up, allow_private=False, seconds=5)


def test_a_look_up_without_end_is_left_behind() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        time.sleep(0.15)
        return ["9.9.9.9"]

    with pytest.raises(SourceError, match="took longer"):
        computers(PAGE, resolve=resolve, allow_private=False, seconds=0.02)
