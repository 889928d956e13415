"""Fetching pages from real servers on this computer."""

import gzip
import socket
import ssl
import subprocess
import threading
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from dateline.errors import SourceError
from dateline.sources import networks
from dateline.sources.web import Clock, Fetched, Fetcher, Limits

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = b"<p>The bridge at Karvo is open again.</p>"
BRISK = Limits(rate_s=0.0, timeout_s=2.0, max_seconds=2.0, max_bytes=100_000)

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on this computer. ``pages``: what it answers, by path; ``asked``: path and headers, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stop = threading.Event()
        site = self

        class Door(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                with suppress(OSError):
                    site.pages.get(self.path, reply(404))(self)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                pass  # a client that hangs up is what these tests are about

        self.server = Server(("127.0.0.1", 0), Door)
        self.port = self.server.server_port

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    def answer(door: BaseHTTPRequestHandler) -> None:
        door.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            door.send_header(name.replace("_", "-"), value)
        door.end_headers()
        door.wfile.write(body)

    return answer


def raw(sent: bytes) -> Answer:
    def answer(door: BaseHTTPRequestHandler) -> None:
        door.wfile.write(sent)

    return answer


def in_turn(*answers: Answer) -> Answer:
    left = list(answers)
    return lambda door: (left.pop(0) if len(left) > 1 else left[0])(door)


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    serving = threading.Thread(target=one.server.serve_forever, args=(0.01,), daemon=True)
    serving.start()
    yield one
    one.stop.set()
    one.server.shutdown()
    serving.join()
    one.server.server_close()


def fetcher(limits: Limits = BRISK, *, slept: list[float] | None = None, **given: Any) -> Fetcher:
    pauses: list[float] = [] if slept is None else slept
    return Fetcher(limits, allow_private=True, clock=Clock(now=lambda: NOON, sleep=pauses.append), **given)


def refusal(asked: Fetcher, url: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        asked.fetch(url)
    assert caught.value.item == url
    assert "http" in str(caught.value)
    return caught.value


def test_a_page_comes_with_all_that_was_said_about_it(site: Site) -> None:
    site.pages["/a?b"] = reply(200, PAGE, Content_Type="text/html; charset=ISO-8859-1", ETag='"1"')
    assert fetcher().fetch(site.url("/a?b#part")) == Fetched(
        url=site.url("/a?b"),
        body=PAGE,
        media_type="text/html; charset=ISO-8859-1",
        charset="iso-8859-1",
        fetched_at="2026-03-01T12:00:00+00:00",
        etag='"1"',
        last_modified=None,
        not_modified=False,
    )
    assert site.paths == ["/robots.txt", "/a?b"]
    assert site.asked[1][1]["Host"] == f"127.0.0.1:{site.port}"
    assert site.asked[1][1]["User-Agent"].startswith("dateline/")


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.pages["/a"] = reply(304, ETag='"1"')
    fetched = fetcher().fetch(site.url("/a"), etag='"1"', last_modified="Sun, 01 Mar 2026 11:00:00 GMT")
    assert (fetched.not_modified, fetched.body, fetched.etag) == (True, b"", '"1"')
    assert site.asked[1][1]["If-None-Match"] == '"1"'
    assert site.asked[1][1]["If-Modified-Since"] == "Sun, 01 Mar 2026 11:00:00 GMT"
    assert "If-None-Match" not in site.asked[0][1]
    assert "answers 304" in str(refusal(fetcher(), site.url("/a")))


def test_redirects_are_followed_to_where_the_page_is(site: Site) -> None:
    site.pages |= {"/a": reply(301, Location="b"), "/b": reply(307, Location="/c"), "/c": reply(200, PAGE)}
    assert fetcher().fetch(site.url("/a")).url == site.url("/c")
    assert site.paths == ["/robots.txt", "/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/a", "round in a circle"),
        ("/0", "more than 5 redirects"),
        ("file:///etc/passwd", "no http or https"),
        ("http://ines:secret@karvo.example/", "a password"),
        ("/\x1b[2J", "control characters"),
    ],
)
def test_redirects_that_lead_nowhere_are_refused(site: Site, target: str, reason: str) -> None:
    site.pages["/a"] = reply(302, Location=target)
    site.pages |= {f"/{number}": reply(302, Location=f"/{number + 1}") for number in range(9)}
    error = refusal(fetcher(), site.url("/a"))
    assert reason in str(error)
    assert "secret" not in str(error)
    assert str(error).isprintable()


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    public = {"127.0.0.1": None}
    monkeypatch.setattr(networks, "private_because", lambda answer: public.get(answer, "a private network"))
    monkeypatch.setattr("dateline.sources.addresses.MORE_PORTS", {site.port, 80})
    site.pages |= {"/a": reply(302, Location="http://inner.example/secret")}
    names = {"karvo.example": ["127.0.0.1"], "inner.example": ["192.168.0.1"]}
    asked = Fetcher(BRISK, clock=Clock(sleep=lambda _: None), resolve=lambda host, port: names[host])
    error = refusal(asked, site.url("/a", host="karvo.example"))
    assert str(error).startswith("http://inner.example/secret leads to 192.168.0.1, a private network")
    assert site.asked[-1][1]["Host"] == f"karvo.example:{site.port}"


def test_a_private_address_is_refused_before_anything_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.sources.addresses.MORE_PORTS", {site.port})
    assert "leads to 127.0.0.1, this computer" in str(refusal(Fetcher(BRISK), site.url("/a")))
    assert site.asked == []


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = reply(200, PAGE)
    assert fetcher().fetch(site.url("/a")).body == PAGE


def test_the_name_is_looked_up_once_for_each_question(site: Site) -> None:
    site.pages["/a"] = reply(200, PAGE)
    looked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        looked.append(host)
        return ["127.0.0.1"]

    fetcher(resolve=resolve).fetch(site.url("/a", host="karvo.example"))
    assert looked == ["karvo.example"] * len(site.asked)


def test_the_next_computer_of_a_site_is_tried_when_one_is_away(site: Site) -> None:
    site.pages["/a"] = reply(200, PAGE)
    asked = fetcher(resolve=lambda host, port: ["127.0.0.99", "127.0.0.1"])
    assert asked.fetch(site.url("/a", host="karvo.example")).body == PAGE


def test_a_site_that_is_away_says_so_after_all_attempts() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a"
    slept: list[float] = []
    error = refusal(fetcher(slept=slept), url)
    assert "cannot be reached (nothing answers there)" in str(error)
    assert error.transient
    assert slept == [1.0, 2.0]


# robots.txt


def test_robots_txt_is_read_once_and_kept_to(site: Site) -> None:
    site.pages |= {"/robots.txt": reply(200, b"User-agent: *\nDisallow: /old/\n"), "/a": reply(200, PAGE)}
    asked = fetcher()
    error = refusal(asked, site.url("/old/1"))
    assert "closed to programs by the site's robots.txt (Disallow: /old/)" in str(error)
    assert "save the page" in str(error)
    asked.fetch(site.url("/a"))
    assert site.paths == ["/robots.txt", "/a"]


def test_a_redirect_is_no_way_round_robots_txt(site: Site) -> None:
    site.pages |= {"/robots.txt": reply(200, b"User-agent: *\nDisallow: /old/\n"), "/a": reply(302, Location="/old/1")}
    assert "robots.txt (Disallow: /old/)" in str(refusal(fetcher(), site.url("/a")))
    assert site.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (reply(503), "cannot be had (the site answers 503)"),
        (reply(500), "cannot be had (the site answers 500)"),
        (reply(302, Location="/robots.txt"), "cannot be had: it goes round in a circle"),
    ],
)
def test_a_site_whose_rules_cannot_be_had_is_left_alone(site: Site, robots: Answer, reason: str) -> None:
    site.pages |= {"/robots.txt": robots, "/a": reply(200, PAGE)}
    assert reason in str(refusal(fetcher(), site.url("/a")))
    assert "/a" not in site.paths


@pytest.mark.parametrize("robots", [reply(404), reply(403), reply(200, b""), reply(302, Location="/rules")])
def test_a_site_without_rules_allows_everything(site: Site, robots: Answer) -> None:
    site.pages |= {"/robots.txt": robots, "/a": reply(200, PAGE)}
    assert fetcher().fetch(site.url("/a")).body == PAGE


def test_only_the_first_part_of_an_endless_robots_txt_is_read(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /old/\n" + b"# more\n" * 200_000
    site.pages |= {"/robots.txt": reply(200, rules), "/a": reply(200, PAGE)}
    asked = fetcher()
    assert asked.fetch(site.url("/a")).body == PAGE
    assert "Disallow: /old/" in str(refusal(asked, site.url("/old/")))


def test_rules_are_read_again_after_a_day_and_trouble_after_five_minutes(site: Site) -> None:
    site.pages |= {"/robots.txt": in_turn(reply(500), reply(404)), "/a": reply(200, PAGE)}
    at = [0.0]
    asked = Fetcher(BRISK, allow_private=True, clock=Clock(monotonic=lambda: at[0], sleep=lambda _: None))
    for second, robots_read in ((0.0, 1), (200.0, 1), (301.0, 2), (80_000.0, 2), (90_000.0, 3)):
        at[0] = second
        with suppress(SourceError):
            asked.fetch(site.url("/a"))
        assert site.paths.count("/robots.txt") == robots_read


# pauses


def test_requests_to_one_host_keep_their_distance(site: Site) -> None:
    site.pages |= {"/robots.txt": reply(200, b"User-agent: *\nCrawl-delay: 4"), "/a": reply(200, PAGE)}
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    asked = Fetcher(Limits(), allow_private=True, clock=Clock(monotonic=lambda: now[0], sleep=sleep))
    asked.fetch(site.url("/a"))
    now[0] += 0.5
    asked.fetch(site.url("/a"))
    assert slept == [1.0, 3.5]


def test_a_busy_site_is_asked_again_when_it_says(site: Site) -> None:
    slept: list[float] = []
    site.pages["/a"] = in_turn(reply(503, Retry_After="7"), reply(429), reply(200, PAGE))
    assert fetcher(slept=slept).fetch(site.url("/a")).body == PAGE
    assert slept == [7.0, 2.0]


def test_a_site_that_asks_for_an_hour_is_not_waited_for(site: Site) -> None:
    slept: list[float] = []
    site.pages["/a"] = reply(503, Retry_After="3600")
    error = refusal(fetcher(slept=slept), site.url("/a"))
    assert "asks to wait 3600 s" in str(error)
    assert error.transient
    assert slept == []


def test_a_fault_that_lasts_is_not_asked_about_again(site: Site) -> None:
    site.pages["/a"] = reply(403)
    error = refusal(fetcher(), site.url("/a"))
    assert "closed to programs" in str(error)
    assert not error.transient
    assert site.paths == ["/robots.txt", "/a"]


# hostile servers


def drip(door: BaseHTTPRequestHandler, start: bytes, piece: bytes) -> None:
    door.wfile.write(start)
    while True:
        door.wfile.write(piece)
        if threading.Event().wait(0.01):
            return


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    ],
)
def test_a_reply_that_drips_is_cut_off(site: Site, start: bytes, piece: bytes) -> None:
    site.pages["/a"] = lambda door: drip(door, start, piece)
    began = monotonic()
    error = refusal(fetcher(Limits(rate_s=0.0, timeout_s=0.2, max_seconds=0.15)), site.url("/a"))
    assert "did not arrive within" in str(error)
    assert error.transient
    assert monotonic() - began < 2.0


def test_a_server_that_says_nothing_is_not_waited_for(site: Site) -> None:
    def silent(door: BaseHTTPRequestHandler) -> None:
        site.stop.wait(5)

    site.pages["/a"] = silent
    limits = Limits(rate_s=0.0, timeout_s=0.05, max_seconds=5.0, attempts=2)
    error = refusal(fetcher(limits), site.url("/a"))
    assert "no answer in time" in str(error)
    assert site.paths == ["/robots.txt", "/a", "/a"]


def bomb(door: BaseHTTPRequestHandler, start: bytes, piece: bytes, times: int = 2000) -> None:
    door.wfile.write(start)
    for _ in range(times):
        door.wfile.write(piece)


ZEROS = gzip.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, ZEROS, Content_Encoding="gzip"),
        reply(200, zlib.compress(bytes(50_000_000)), Content_Encoding="deflate"),
        reply(200, gzip.compress(ZEROS), Content_Encoding="gzip, gzip"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + ZEROS),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999\r\n\r\n"),
        lambda door: bomb(door, b"HTTP/1.1 200 OK\r\n\r\n", bytes(65_536)),
        lambda door: bomb(door, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", bytes(65_536)),
        lambda door: bomb(door, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", bytes(65_536)),
    ],
)
def test_a_page_too_large_is_refused_without_taking_it_in(site: Site, answer: Answer) -> None:
    site.pages["/a"] = answer
    asked = fetcher()
    tracemalloc.start()
    try:
        error = refusal(asked, site.url("/a"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than 100,000 bytes" in str(error)
    assert not error.transient
    assert peak < 8_000_000


@pytest.mark.parametrize("packed", ["gzip", "x-gzip", "deflate", "identity", "GZIP", "deflate, gzip"])
def test_a_packed_page_is_unpacked(site: Site, packed: str) -> None:
    body = PAGE
    for one in packed.lower().split(", "):
        body = body if one == "identity" else zlib.compress(body) if one == "deflate" else gzip.compress(body)
    site.pages["/a"] = reply(200, body, Content_Encoding=packed)
    assert fetcher().fetch(site.url("/a")).body == PAGE


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(200, PAGE, Content_Encoding="br"), "not asked for (br)"),
        (reply(200, PAGE, Content_Encoding="\x1b[2J"), "not asked for (\\x1b[2j)"),
        (reply(200, PAGE, Content_Encoding=", ".join(["gzip"] * 9)), "arrives damaged"),
        (reply(200, PAGE, Content_Encoding="gzip"), "arrives damaged"),
        (reply(200, b""), "is empty"),
        (reply(204), "nothing on it"),
        (reply(206, PAGE), "answers 206"),
        (reply(300, PAGE), "answers 300"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nshort"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke off"),
        (raw(b"\x1b[31mSSH-2.0 \x07\r\n\r\n"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"\r\n"), "broke off"),
        (raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 100_000 + b"\r\n\r\n"), "broke off"),
        (raw(b""), "broke off"),
    ],
)
def test_a_reply_that_is_no_page_is_explained(site: Site, answer: Answer, reason: str) -> None:
    site.pages["/a"] = answer
    error = refusal(fetcher(), site.url("/a"))
    assert reason in str(error)
    assert str(error).isprintable()


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for karvo.example and its key in one file."""
    file = tmp_path_factory.mktemp("tls") / "karvo.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=karvo.example"]
    names = ["-addext", "subjectAltName=DNS:karvo.example", "-keyout", str(file), "-out", str(file) + ".crt"]
    try:
        subprocess.run([*made, *names], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    file.write_text(file.read_text() + Path(str(file) + ".crt").read_text())
    return file


@pytest.fixture
def secure_site(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.pages["/a"] = reply(200, PAGE)
    return site


def here(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def test_a_page_over_tls_is_checked_against_the_name_in_its_address(
    secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    asked = fetcher(resolve=here)
    assert asked.fetch(secure_site.url("/a", host="karvo.example", scheme="https")).body == PAGE
    error = refusal(asked, secure_site.url("/a", host="other.example", scheme="https"))
    assert "certificate does not hold" in str(error)
    assert not error.transient


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: Site) -> None:
    error = refusal(fetcher(resolve=here), secure_site.url("/a", host="karvo.example", scheme="https"))
    assert "certificate does not hold" in str(error)
    assert secure_site.asked == []


def test_a_page_given_as_https_is_not_fetched_over_http(
    secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure_site.pages["/b"] = reply(302, Location="http://karvo.example/c")
    error = refusal(fetcher(resolve=here), secure_site.url("/b", host="karvo.example", scheme="https"))
    assert "from https to http" in str(error)


def test_a_tls_reply_that_drips_is_cut_off(
    secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure_site.pages["/a"] = lambda door: drip(door, b"HTTP/1.1 200 OK\r\n\r\n", b"a")
    asked = fetcher(Limits(rate_s=0.0, timeout_s=1.0, max_seconds=0.4), resolve=here)
    error = refusal(asked, secure_site.url("/a", host="karvo.example", scheme="https"))
    assert "did not arrive within" in str(error)
