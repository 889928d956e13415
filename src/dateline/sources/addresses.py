"""Web addresses: which ones may be asked for, and how they are written out."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from dateline.errors import SourceError

#: Where web pages are served. Other ports belong to mail, databases and printers, which a link must not make us ask.
PORTS = {"http": 80, "https": 443}
MORE_PORTS = frozenset({80, 443, 8080, 8443})
MAX_LENGTH = 8_000  # servers refuse longer ones (RFC 9110 advises them to take 8000)
SHOWN_LENGTH = 200  # of an address in a message; tracking codes go on for lines

_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+(%[a-z0-9]+)?\]")
_CREDENTIALS = re.compile(r"(?<=//)[^/?#\\]*@")


@dataclass(frozen=True, slots=True)
class Address:
    """A page. ``host``: lower case, ASCII, no brackets, no final dot. ``target``: path and query, percent-encoded."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What robots.txt speaks for: scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.site + self.target


def parse_address(url: str, *, base: Address | None = None, any_port: bool = False) -> Address:
    """``url`` as an :class:`Address`, relative to ``base`` if given; a fragment is dropped.

    Raises SourceError for what is no http(s) address, carries a password, or names a port not in ``MORE_PORTS``
    (allowed with ``any_port``).
    """
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    item, url = whole(url), url.strip()
    if len(url) > MAX_LENGTH:
        raise SourceError(f"is longer than {MAX_LENGTH:,} characters; check the address", item=item)
    if not url.isprintable():
        raise SourceError("has control characters in it; copy the address again", item=item)
    try:
        parts = parse_url(urljoin(base.url, url) if base else url)
    except (LocationParseError, ValueError) as error:
        raise SourceError("is no web address; check its spelling", item=item) from error
    if parts.scheme not in PORTS or not parts.host:
        raise SourceError("is no http or https address; only these are fetched", item=item)
    if parts.auth is not None:
        message = "carries a name or a password, which would end up in the project file; save the page and add the file"
        raise SourceError(message, item=item)
    host = parts.host.lower().removesuffix(".")
    port = parts.port or PORTS[parts.scheme]
    if not _HOST.fullmatch(host):
        raise SourceError("does not name a computer; check the part after //", item=item)
    if port not in MORE_PORTS and not any_port:
        allowed = ", ".join(str(one) for one in sorted(MORE_PORTS))
        message = f"names port {port}, where no news pages are served (only {allowed}); save the page and add the file"
        raise SourceError(message, item=item)
    return Address(parts.scheme, host.strip("[]"), port, parts.request_uri)


def whole(url: str) -> str:
    """``url`` as it can be stored and shown: no control characters, no password."""
    return _CREDENTIALS.sub("***@", printable(url))


def shortened(url: str) -> str:
    """``url`` for a message: as :func:`whole`, the middle left out when it is long."""
    shown = whole(url)
    return shown if len(shown) <= SHOWN_LENGTH else f"{shown[: SHOWN_LENGTH - 20]}…{shown[-19:]}"


def printable(text: str) -> str:
    """``text`` with everything that a terminal would act on (controls, marks of direction) written out."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape", "surrogatepass").decode("ascii") for one in text
    )
