"""Who may read the pages, and what the pages may do: token, host check, strict headers."""

from secrets import compare_digest
from urllib.parse import urlencode

from starlette.datastructures import URL, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names this machine answers to; any other Host header means another site's name was pointed here (DNS rebinding).
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

#: Everything comes from this server and nothing is written into the page: no inline script or style, no frames.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}

REFUSED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>dateline: not open</title>
<link rel="stylesheet" href="/static/style.css"><main class="message"><h1>This page needs its key</h1>
<p>Open the address that <code>dateline serve</code> printed in the terminal; it ends in <code>?token=…</code>.
If the server was started again, the old address no longer works.</p></main></html>"""


class Guard:
    """Lets through requests to this machine by name that carry the token, in the address once, then in a cookie."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = self._refusal(request)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host.rsplit(":", 1)[0] not in HOSTS and host not in HOSTS:
            return Response("This server answers only to 127.0.0.1 and localhost.\n", 400)
        if request.url.path.startswith("/static/"):
            return None
        given = request.query_params.get("token")
        if given is not None and self._fits(given):
            return self._welcome(request)
        if given is None and self._fits(request.cookies.get(cookie_name(request), "")):
            return None
        return HTMLResponse(REFUSED, 403)

    def _fits(self, given: str) -> bool:
        return compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _welcome(self, request: Request) -> Response:
        """Take the token out of the address, so that it is not kept in the history or copied with a link."""
        rest = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
        path = "/" + request.url.path.lstrip("/\\")
        answer = RedirectResponse(URL(path).replace(query=urlencode(rest)), 303)
        answer.set_cookie(cookie_name(request), self._token, httponly=True, samesite="strict", path="/")
        return answer


def cookie_name(request: Request) -> str:
    """One cookie a port: browsers share cookies between the ports of a host."""
    return f"dateline-{request.url.port or 80}"


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for key, value in HEADERS.items():
                headers[key] = value
        await send(message)

    return sending
