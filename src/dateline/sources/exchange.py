"""One question to one web server and its reply, within limits of size and time."""

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Timer
from time import monotonic
from typing import TYPE_CHECKING

from dateline.errors import SourceError
from dateline.sources.addresses import Address, printable
from dateline.sources.networks import Unreachable

if TYPE_CHECKING:
    from urllib3 import HTTPResponse
    from urllib3.connection import HTTPConnection

CHUNK_BYTES = 65_536
MAX_COMPUTERS = 3  # of one site; when three of its computers are away, so is the site
#: Statuses with a page in the reply; the bodies of others are notices and are not read.
WITH_PAGE = frozenset({200, 203})
#: What a body may be packed as. Brotli is not asked for: its common library unpacks without limit.
PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
ACCEPT_ENCODING = "gzip, deflate"
#: What a person can do when a program cannot.
BY_HAND = "open it in a browser, save the page and add the file"


@dataclass(frozen=True, slots=True)
class Bounds:
    """``timeout_s``: silence that is borne. ``seconds``: for the whole reply. ``max_bytes``: of the body, unpacked;
    ``cut``: keep that much of a longer one instead of refusing it."""

    timeout_s: float
    seconds: float
    max_bytes: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """``headers``: names in lower case, values as sent, not yet fit for showing. ``body``: unpacked; empty unless
    ``status`` is in ``WITH_PAGE``."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(address: Address, headers: Mapping[str, str], *, at: Sequence[str], bounds: Bounds) -> Reply:
    """GET ``address`` from the first of the computers ``at`` (IP addresses) that answers.

    Raises SourceError: transient when the network or the server is to blame, lasting when the page is.
    """
    from urllib3.exceptions import DecodeError, HTTPError

    late = Event()
    ends = monotonic() + bounds.seconds
    try:
        with closing(_connected(address, at, bounds.timeout_s, ends)) as connection, _watched(connection, ends, late):
            connection.request("GET", address.target, headers=_asking(address, headers), preload_content=False)
            with closing(connection.getresponse()) as response:
                body = _body(response, address, bounds) if response.status in WITH_PAGE else b""
                reply = Reply(response.status, {key.lower(): value for key, value in response.headers.items()}, body)
    except DecodeError as error:
        raise SourceError(f"arrives damaged; {BY_HAND}", item=address.url) from error
    except (OSError, ValueError, HTTPException, HTTPError) as error:  # ValueError: a line cut while it was being read
        if not late.is_set():
            raise _broken(address, error) from error
    if late.is_set():
        message = f"did not arrive within {bounds.seconds:.0f} s; try again later, or {BY_HAND}"
        raise SourceError(message, item=address.url, transient=True)
    return reply


def _asking(address: Address, headers: Mapping[str, str]) -> dict[str, str]:
    fixed = {"Host": address.netloc, "Accept-Encoding": ACCEPT_ENCODING, "Connection": "close"}
    return {**fixed, **headers}


def _connected(address: Address, at: Sequence[str], timeout_s: float, ends: float) -> "HTTPConnection":
    from urllib3.exceptions import HTTPError

    failed: Exception = TimeoutError()
    for computer in at[:MAX_COMPUTERS]:
        seconds = min(timeout_s, ends - monotonic())
        if seconds <= 0:
            break
        connection = _line(address, computer, seconds)
        try:
            connection.connect()
        except (OSError, HTTPError) as error:
            connection.close()
            failed = error
        else:
            connection.timeout = timeout_s
            return connection
    raise failed


def _line(address: Address, computer: str, timeout_s: float) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if address.scheme == "http":
        return HTTPConnection(computer, address.port, timeout=timeout_s)
    return HTTPSConnection(
        computer, address.port, timeout=timeout_s, server_hostname=address.host, ssl_context=_trust()
    )


def _trust() -> ssl.SSLContext:
    """The certificates that this computer trusts; where Python comes without any (macOS), those of certifi."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not context.get_ca_certs() and paths.cafile is None:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


@contextmanager
def _watched(connection: "HTTPConnection", ends: float, late: Event) -> Iterator[None]:
    """Hang up when the time is over: the timeout of a socket is for each wait, and a reply that drips is endless."""
    clock = Timer(max(0.0, ends - monotonic()), _hang_up, (connection.sock, late))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _hang_up(line: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        # Not the method of the TLS socket: it takes the session away from under the thread that is reading.
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _body(response: "HTTPResponse", address: Address, bounds: Bounds) -> bytes:
    packings = {one.strip().lower() for one in response.headers.get("content-encoding", "").split(",")}
    if not packings <= PACKINGS:
        shown = printable(", ".join(sorted(packings - PACKINGS)))[:40]
        raise SourceError(f"is packed in a way that was not asked for ({shown}); {BY_HAND}", item=address.url)
    if not bounds.cut and (response.length_remaining or 0) > bounds.max_bytes:
        raise _too_large(address, bounds)
    body = bytearray()
    # read1, not stream: a chunk said to be -1 bytes long makes stream() read to the end whatever comes.
    while len(body) <= bounds.max_bytes and (part := response.read1(CHUNK_BYTES)):
        body += part
    if len(body) > bounds.max_bytes and not bounds.cut:
        raise _too_large(address, bounds)
    return bytes(body[: bounds.max_bytes])


def _too_large(address: Address, bounds: Bounds) -> SourceError:
    message = f"is larger than {bounds.max_bytes:,} bytes; save what you need of it and add the file"
    return SourceError(message, item=address.url)


def _broken(address: Address, error: Exception) -> Unreachable:
    fault = _certificate_fault(error)
    if fault:
        message = f"cannot be trusted: its certificate does not hold ({printable(fault)[:120]}); {BY_HAND}"
        return Unreachable(message, item=address.url)
    message = f"cannot be reached ({_plainly(error)}); check your connection and try again later"
    return Unreachable(message, item=address.url, transient=True)


def _certificate_fault(error: BaseException | None) -> str | None:
    """What is wrong with the certificate, if that is what lies behind ``error``."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def _plainly(error: Exception) -> str:
    """What went wrong, in words; the texts of the libraries name their own parts and may quote the server."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ReadTimeoutError

    if isinstance(error, NewConnectionError):  # before the next, of which it is a kind
        return "nothing answers there"
    if isinstance(error, (TimeoutError, ConnectTimeoutError, ReadTimeoutError)):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return "no secure connection"
    return "the connection broke off"
