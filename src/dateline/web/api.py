"""The same objects as ``--json``, for scripts: ``/api/…``."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import UnknownRecord
from dateline.views.evidence import build_evidence, build_record
from dateline.views.exports import to_line
from dateline.views.intake import intake_of
from dateline.views.listings import LISTINGS
from dateline.views.passages import Index, ask, search
from dateline.web.library import Library
from dateline.web.requests import filter_of


def routes(library: Library, index: Index) -> list[Route]:
    """One route a list, and records, evidence, search and ask."""

    def listing(name: str) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return _json(lambda: LISTINGS[name](library.current(), filter_of(request)))

        return answer

    async def report(request: Request) -> Response:
        return _json(lambda: intake_of(library.current().corpus))

    async def record(request: Request) -> Response:
        return _json(lambda: build_record(library.current(), request.path_params["id"], kind=_kind(request)))

    async def evidence(request: Request) -> Response:
        return _json(lambda: build_evidence(library.current(), request.path_params["id"], kind=_kind(request)))

    async def found(request: Request) -> Response:
        return _json(lambda: search(library.current(), index, request.query_params.get("q", "")))

    async def answered(request: Request) -> Response:
        return _json(lambda: ask(library.current(), index, request.query_params.get("q", "")))

    return [
        *(Route(f"/api/{name}", listing(name)) for name in LISTINGS),
        Route("/api/report", report),
        Route("/api/records/{id}", record),
        Route("/api/evidence/{id}", evidence),
        Route("/api/search", found),
        Route("/api/ask", answered),
    ]


def _kind(request: Request) -> str | None:
    return request.query_params.get("kind")


def _json(build: Callable[[], Any]) -> Response:
    try:
        return _response(build(), 200)
    except UnknownRecord as error:
        return _response({"error": str(error)}, 404)
    except ValueError as error:
        return _response({"error": str(error)}, 400)


def _response(data: Any, status: int) -> Response:
    return Response(to_line(data), status, media_type="application/json")
