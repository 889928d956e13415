"""The same objects as ``--json``, for scripts: ``/api/…``."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import UnknownRecord
from dateline.views import filters, rows
from dateline.views.evidence import build_evidence, build_record
from dateline.views.exports import to_line
from dateline.views.filters import Filter
from dateline.views.lookup import Lookup
from dateline.views.passages import Index, ask, search
from dateline.views.timeline import build_timeline, timeline_json
from dateline.web.library import Library
from dateline.web.requests import filter_of

Listing = Callable[[Lookup, Filter], list[rows.Row]]

LISTS: dict[str, Listing] = {
    "timeline": lambda known, chosen: [timeline_json(one) for one in build_timeline(known, chosen)],
    "events": lambda known, chosen: [rows.event_row(known, one.id) for one in filters.select_events(known, chosen)],
    "entities": lambda known, chosen: [rows.entity_row(one) for one in filters.select_entities(known, chosen)],
    "claims": lambda known, chosen: [
        rows.claim_row(known, known.claims[one.id]) for one in filters.select_claims(known, chosen)
    ],
    "conflicts": lambda known, chosen: [
        rows.conflict_row(known, one.id) for one in filters.select_conflicts(known, chosen)
    ],
    "origins": lambda known, chosen: [rows.origin_row(known, one.id) for one in filters.select_origins(known, chosen)],
    "documents": lambda known, chosen: [
        rows.document_row(known, one) for one in filters.select_documents(known, chosen)
    ],
}


def routes(library: Library, index: Index) -> list[Route]:
    """One route a list, and records, evidence, search and ask."""

    def listing(build: Listing) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return _json(lambda: build(library.current(), filter_of(request)))

        return answer

    async def record(request: Request) -> Response:
        return _json(lambda: build_record(library.current(), request.path_params["id"], kind=_kind(request)))

    async def evidence(request: Request) -> Response:
        return _json(lambda: build_evidence(library.current(), request.path_params["id"], kind=_kind(request)))

    async def found(request: Request) -> Response:
        return _json(lambda: search(library.current(), index, request.query_params.get("q", "")))

    async def answered(request: Request) -> Response:
        return _json(lambda: ask(library.current(), index, request.query_params.get("q", "")))

    return [
        *(Route(f"/api/{name}", listing(build)) for name, build in LISTS.items()),
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
