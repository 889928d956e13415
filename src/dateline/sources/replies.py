"""What a web server's reply means to the person who asked for the page."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.sources.addresses import printable
from dateline.sources.exchange import BY_HAND, Reply

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
#: Another try may succeed, soon enough to wait for it.
BUSY = frozenset({429, 502, 503, 504})
SHOWN_LENGTH = 200  # of a header that is kept

_IN_BROWSER = "open it in a browser; if it shows there, save the page and add the file"
MEANINGS = {
    204: f"has nothing on it (204); {_IN_BROWSER}",
    401: "is open to subscribers with a password only (401); sign in with a browser, save the page and add the file",
    402: "is open to those who pay only (402); if you have access, save the page in a browser and add the file",
    403: f"is closed to programs, or to visitors from here (403); {_IN_BROWSER}",
    404: "does not exist there (404); check the address, or look for a copy in a web archive",
    410: "has been taken down (410); look for a copy in a web archive",
    429: "is not given: the site has had too many requests (429); try again later",
    451: "is withheld for legal reasons (451); look for another report of the same",
    500: f"is not given: the site has a fault of its own (500); try again later, or {BY_HAND}",
    503: f"is not given: the site is overloaded or closed for work (503); try again later, or {BY_HAND}",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([a-z0-9._:+-]{1,40})", re.I)


def meaning(reply: Reply) -> str:
    """What a reply that is no page says, and what to do."""
    wait = reply.headers.get("retry-after", "").strip()
    asked = f" (it asks to wait {wait} s)" if wait.isascii() and wait.isdigit() and len(wait) < 8 else ""
    if reply.status in MEANINGS:
        return MEANINGS[reply.status] + asked
    if is_transient(reply):
        return f"is not given: the site answers {reply.status}; try again later, or {BY_HAND}{asked}"
    return f"is not given: the site answers {reply.status}; {_IN_BROWSER}"


def is_transient(reply: Reply) -> bool:
    """Whether another try may succeed some day."""
    return reply.status in {408, 425, 429} or reply.status >= 500


def retry_after_s(reply: Reply, now: datetime) -> float | None:
    """Seconds that the server asks to wait (from a number or a date), None if it does not say."""
    wait = reply.headers.get("retry-after", "").strip()
    if wait.isascii() and wait.isdigit():
        return float(wait[:9])
    try:
        until = parsedate_to_datetime(wait)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())


def location(reply: Reply) -> str | None:
    """Where a redirect leads, as sent (UTF-8 though headers are Latin-1 by the book), None for any other reply."""
    given = reply.headers.get("location", "").strip()
    if reply.status not in REDIRECTS or not given:
        return None
    try:
        return given.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return given


def media_type(headers: Mapping[str, str]) -> str | None:
    """The Content-Type header, None if there is none."""
    return printable(headers.get("content-type", "").strip())[:SHOWN_LENGTH] or None


def charset(headers: Mapping[str, str]) -> str | None:
    """The charset named in the Content-Type header, lower case."""
    found = _CHARSET.search(headers.get("content-type", ""))
    return found.group(1).lower() if found else None


def validator(headers: Mapping[str, str], name: str) -> str | None:
    """ETag or Last-Modified, to be sent back as it is; None when it is missing or unfit for that."""
    value = headers.get(name, "").strip()
    return value if is_sendable(value) else None


def is_sendable(value: str) -> bool:
    """Whether ``value`` can stand in a header of a request."""
    return 0 < len(value) <= SHOWN_LENGTH and value.isascii() and value.isprintable()
