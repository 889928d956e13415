"""Asking a chat endpoint, against a small server of our own that behaves badly."""

import json
import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from dateline.errors import SettingsError, SourceError
from dateline.sources.chat_endpoint import MOST_BYTES, ChatEndpoint, content_of, is_loopback

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """``reply`` writes what the next requests get; ``requests``: path and body of each."""

    url: str
    reply: Reply
    requests: list[tuple[str, Any]] = field(default_factory=list)


def completion(content: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def sends(body: bytes, status: int = 200, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def drips(handler: BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            handler.wfile.write(b"X-%d: a\r\n" % number)
            time.sleep(0.05)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            one.requests.append((self.path, json.loads(body)))
            with suppress(OSError):
                one.reply(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        one = Server(f"http://127.0.0.1:{running.server_port}/v1", sends(completion("yes")))
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield one
        running.shutdown()
        thread.join()


def ask(server: Server, timeout_s: float = 5) -> str:
    return ChatEndpoint(server.url, "small", timeout_s).answer(
        "Find.", '{"text": "Ann \ud83d left."}', {"type": "object"}
    )


def test_a_question_is_asked_as_the_protocol_wants_it(server: Server) -> None:
    assert ask(server) == "yes"
    path, body = server.requests[0]
    assert path == "/v1/chat/completions"
    assert body["messages"] == [
        {"role": "system", "content": "Find."},
        {"role": "user", "content": '{"text": "Ann \ud83d left."}'},
    ]
    assert (body["model"], body["temperature"], body["stream"]) == ("small", 0, False)
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"null", b"[]", b"{}", b'{"choices": []}', b'{"choices": [null]}',
     b'{"choices": [{"message": 3}]}', completion(None), completion(["a"]), completion({"a": 1}), b"[" * 100_000,
     b"\xff\xfe\x00", b'{"choices": ' + b"9" * 9000],
    ids=lambda one: repr(one[:24]),
)  # fmt: skip
def test_a_reply_that_is_no_completion_is_an_empty_answer(server: Server, body: bytes) -> None:
    server.reply = sends(body)
    assert ask(server) == ""


def test_a_reply_without_end_is_cut_and_counts_as_none(server: Server) -> None:
    server.reply = sends(completion("a" * (MOST_BYTES + 10)))
    assert ask(server) == ""
    assert content_of(completion("a" * (MOST_BYTES - 100))) != ""


@pytest.mark.parametrize(("status", "transient"), [(500, True), (503, True), (429, True), (400, False), (413, False)])
def test_a_failed_question_says_whether_another_try_may_succeed(server: Server, status: int, transient: bool) -> None:
    server.reply = sends(b"", status)
    with pytest.raises(SourceError, match=str(status)) as caught:
        ask(server)
    assert caught.value.transient is transient


@pytest.mark.parametrize("status", [401, 403, 404, 301, 302, 307])
def test_an_endpoint_that_refuses_stops_the_run_and_a_redirect_is_not_followed(server: Server, status: int) -> None:
    server.reply = sends(b"", status, Location=f"{server.url}/elsewhere")
    with pytest.raises(SettingsError, match=str(status)):
        ask(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize("bytes_sent", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"])
def test_a_server_that_hangs_up_may_be_asked_again(server: Server, bytes_sent: bytes) -> None:
    server.reply = lambda handler: handler.wfile.write(bytes_sent) and None
    with pytest.raises(SourceError, match="cannot be asked") as caught:
        ask(server)
    assert caught.value.transient


def test_a_reply_that_drips_ends_after_the_timeout(server: Server) -> None:
    server.reply = drips
    begun = time.monotonic()
    with pytest.raises(SourceError, match=r"no answer in 0\.4 s") as caught:
        ask(server, 0.4)
    assert caught.value.transient and time.monotonic() - begun < 3


def test_nobody_there_may_be_asked_again() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError, match="is it running") as caught:
        ChatEndpoint(f"http://127.0.0.1:{port}/v1", "small").answer("", "", {})
    assert caught.value.transient


def test_a_proxy_of_the_surroundings_is_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert ask(server) == "yes"


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:8080", "ftp://127.0.0.1/v1", "file:///etc/passwd", "http://", "http://user:secret@127.0.0.1/v1",
     "http://127.0.0.1:99999/v1", "http://127.0.0.1:0/v1", "http://[::1/v1", "http://a b/v1", "http://127.0.0.1/v1?key=1",
     "http://127.0.0.1/v1\r\nX: y", "http://münster/v1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="no address"):
        ChatEndpoint(url, "small")


def test_sending_to_another_computer_is_said_aloud(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        ChatEndpoint("http://127.0.0.1:8080/v1", "small")
        assert caplog.text == ""
        ChatEndpoint("https://models.example/v1", "small")
    assert "models.example" in caplog.text


def test_loopback_is_told_from_other_hosts() -> None:
    hosts = ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST", "10.0.0.1", "0.0.0.0", "localhost.example", ""]
    assert [host for host in hosts if is_loopback(host)] == ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST"]
