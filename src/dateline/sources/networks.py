"""Which computers an address may lead to: those on the public internet, and never one that only we can reach.

A page that redirects to ``http://192.168.0.1/`` would have us ask the router at home. So names are looked up here,
once; every answer is checked; and the connection goes to the answer that was checked, not to the name again.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread

from dateline.errors import SourceError
from dateline.sources.addresses import Address, printable

#: Looks a host up: host and port give addresses in the order to be tried. Raises OSError.
Resolve = Callable[[str, int], Sequence[str]]

MAX_ANSWERS = 64  # of one look-up; the largest sites give a dozen

#: IANA special-purpose IPv4 blocks (RFC 6890 and its successors): what lies there.
SPECIAL_V4 = tuple(
    (ip_network(block), what)
    for block, what in (
        ("0.0.0.0/8", "this computer"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "the inner network of a provider"),
        ("127.0.0.0/8", "this computer"),
        ("169.254.0.0/16", "the local network or the inside of a data centre"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a block set aside for protocols"),
        ("192.0.2.0/24", "a block set aside for examples"),
        ("192.88.99.0/24", "a block set aside for protocols"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a block set aside for tests"),
        ("198.51.100.0/24", "a block set aside for examples"),
        ("203.0.113.0/24", "a block set aside for examples"),
        ("224.0.0.0/4", "a group of computers"),
        ("240.0.0.0/4", "a reserved block"),
    )
)
#: Global unicast; every other IPv6 block is local, a group, or reserved.
PUBLIC_V6 = ip_network("2000::/3")
#: Blocks inside it that are not public (IANA special-purpose IPv6 registry).
SPECIAL_V6 = tuple(
    (ip_network(block), what)
    for block, what in (
        ("2001::/23", "a block set aside for protocols"),
        ("2001:db8::/32", "a block set aside for examples"),
        ("3fff::/20", "a block set aside for examples"),
    )
)
#: IPv6 blocks that stand for an IPv4 address, with the place of its lowest bit: mapped, NAT64 (RFC 6052), 6to4.
EMBEDDING = (
    (ip_network("::ffff:0:0/96"), 0),
    (ip_network("64:ff9b::/96"), 0),
    (ip_network("2002::/16"), 80),
)


class Unreachable(SourceError):
    """No connection to the site came about."""


def private_because(answer: str) -> str | None:
    """What lies at the IP address ``answer`` if it is not on the public internet, else None."""
    try:
        number = ip_address(answer)
    except ValueError:
        return "no internet address"
    if isinstance(number, IPv4Address):
        return next((what for block, what in SPECIAL_V4 if number in block), None)
    return _private_v6(number)


def _private_v6(number: IPv6Address) -> str | None:
    for block, shift in EMBEDDING:
        if number in block:
            return private_because(str(IPv4Address(int(number) >> shift & 0xFFFFFFFF)))
    if number.is_loopback or number.is_unspecified:
        return "this computer"
    if number not in PUBLIC_V6:
        return "a local or reserved network"
    return next((what for block, what in SPECIAL_V6 if number in block), None)


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses that the system gives for ``host``, its favourite first. Raises OSError."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # an empty or endless label
        raise socket.gaierror(socket.EAI_NONAME, "no name of a computer") from error
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def computers(address: Address, *, resolve: Resolve, allow_private: bool, seconds: float) -> tuple[str, ...]:
    """The IP addresses where ``address`` is served; all have been checked, so connect to these and to nothing else.

    ``seconds``: how long to wait. Raises Unreachable when there is none, or when one is private (unless
    ``allow_private``): a name with a public and a private answer is a trap.
    """
    answers = _in_time(lambda: resolve(address.host, address.port), address, seconds)[:MAX_ANSWERS]
    for answer in answers:
        what = None if allow_private else private_because(answer)
        if what is not None:
            message = f"leads to {printable(answer)}, {what}; only public pages are fetched: save it and add the file"
            raise Unreachable(message, item=address.url)
    if not answers:
        raise _unknown(address)
    return tuple(answers)


def _in_time(look: Callable[[], Sequence[str]], address: Address, seconds: float) -> Sequence[str]:
    """A look-up cannot be called off, so it runs by the side and is left behind when it takes too long."""
    answers: list[Sequence[str]] = []
    errors: list[OSError] = []

    def run() -> None:
        try:
            answers.append(look())
        except OSError as error:
            errors.append(error)

    asking = Thread(target=run, daemon=True)
    asking.start()
    asking.join(seconds)
    if answers:
        return answers[0]
    if not errors:
        message = f"cannot be found: looking up {address.host} took longer than {seconds:.0f} s; try again later"
        raise Unreachable(message, item=address.url, transient=True)
    temporary = isinstance(errors[0], socket.gaierror) and errors[0].errno == socket.EAI_AGAIN
    raise _unknown(address, transient=temporary) from errors[0]


def _unknown(address: Address, *, transient: bool = False) -> Unreachable:
    message = f"cannot be found: the internet knows no {address.host}; check the spelling and your connection"
    return Unreachable(message, item=address.url, transient=transient)
