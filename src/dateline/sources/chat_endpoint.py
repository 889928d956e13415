"""A chat model behind an OpenAI-compatible endpoint: one question, one answer, over plain HTTP."""

import json
import logging
import socket
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection, IncompleteRead
from ipaddress import ip_address
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from dateline.errors import SettingsError, SourceError

log = logging.getLogger(__name__)

#: Seconds for one answer, all told: a small model on a laptop writes ten words a second.
TIMEOUT_S = 120.0
#: Tokens of an answer; without a limit a small model may never stop.
MOST_TOKENS = 600
#: Bytes of a reply that are read; an answer of MOST_TOKENS takes a few thousand.
MOST_BYTES = 1_000_000
#: The endpoint itself is wrong or forbidden, whatever the text: ask nothing more.
REFUSALS = frozenset({401, 403, 404, 405})
#: Another try may succeed.
BUSY = frozenset({408, 409, 425, 429})


class ChatEndpoint:
    """``url``: such as http://127.0.0.1:8080/v1; ``model``: as the endpoint calls it.

    Proxies are not used and redirects are not followed: the text goes to this address or nowhere. Raises SettingsError
    for an address that is no http(s) address.
    """

    def __init__(self, url: str, model: str, timeout_s: float = TIMEOUT_S) -> None:
        self._parts = _checked(url)
        self._model = model
        self._timeout_s = timeout_s
        if not is_loopback(self._parts.hostname or ""):
            log.warning("the sentences of the reports are sent to %s, which is not this computer", self._parts.netloc)

    @property
    def identity(self) -> str:
        """Address and model."""
        return f"{self._parts.geturl()}#{self._model}"

    def answer(self, instructions: str, data: str, schema: Mapping[str, Any]) -> str:
        """What the model says of ``data``; "" when the reply is no chat completion.

        Raises SourceError (transient when the endpoint is away, slow or busy) and SettingsError when it refuses us.
        """
        asked = {
            "model": self._model,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": data}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            },
        }
        status, body = self._post(json.dumps(asked).encode("ascii"))
        if status in REFUSALS or 300 <= status < 400:
            raise SettingsError(f"{self.identity} answers {status}; check the address and the model of the engine")
        if status != 200:
            raise self._failure(f"answers {status}", transient=status in BUSY or status >= 500)
        return content_of(body)

    def _post(self, body: bytes) -> tuple[int, bytes]:
        kind = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
        connection = kind(self._parts.hostname or "", self._parts.port, timeout=self._timeout_s)
        late = Event()
        with closing(connection):
            try:
                connection.connect()
                # The timeout of a socket is for each wait; a reply that drips would go on for ever.
                clock = Timer(self._timeout_s, _hang_up, (connection.sock, late))
                clock.daemon = True
                clock.start()
                try:
                    path = f"{self._parts.path.rstrip('/')}/chat/completions"
                    connection.request("POST", path, body, {"Content-Type": "application/json"})
                    reply = connection.getresponse()
                    received = reply.read(MOST_BYTES + 1)
                    if reply.length and len(received) <= MOST_BYTES:
                        raise IncompleteRead(received, reply.length)
                finally:
                    clock.cancel()
            except (OSError, HTTPException) as error:
                reason = f"no answer in {self._timeout_s:g} s" if late.is_set() else str(error) or type(error).__name__
                raise self._failure(f"cannot be asked: {reason}", transient=True) from error
        if late.is_set():
            raise self._failure(f"cannot be asked: no answer in {self._timeout_s:g} s", transient=True)
        return reply.status, received

    def _failure(self, what: str, *, transient: bool) -> SourceError:
        return SourceError(
            f"the endpoint {self.identity} {what}; is it running?", item=self.identity, transient=transient
        )


def content_of(body: bytes) -> str:
    """The text of a chat completion; "" when the bytes are too many or are none."""
    if len(body) > MOST_BYTES:
        return ""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return content if isinstance(content, str) else ""


def is_loopback(host: str) -> bool:
    """Whether what is sent there stays on this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise SettingsError(f"{url!r} is no address of an endpoint: {error}") from error
    if not known or parts.username or parts.password or parts.query or parts.fragment or not url.isprintable():
        raise SettingsError(f"{url!r} is no address of an endpoint; give one such as http://127.0.0.1:8080/v1")
    if " " in url or not url.isascii():
        raise SettingsError(f"{url!r} is no address of an endpoint: it has a space or a letter beyond ASCII")
    return parts


def _hang_up(connected: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
