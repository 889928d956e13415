"""The pages: a list on the left, a reader on the right, every state in the address."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dateline.errors import RunError, UnknownRecord
from dateline.records.event import Event, Status
from dateline.records.period import to_edtf
from dateline.views.accounts import Account, build_accounts
from dateline.views.evidence import build_evidence
from dateline.views.filters import select_documents, select_events
from dateline.views.histogram import build_histogram
from dateline.views.lookup import Lookup
from dateline.views.passages import Index, find_answer
from dateline.views.periods import show_period
from dateline.views.reader import build_reader
from dateline.views.timeline import TimelineRow, in_order, timeline_row
from dateline.web.library import Library
from dateline.web.requests import address, filter_of, filter_values, page_of, range_of

#: Lines of the chronology on one page: a pile of a thousand reports still opens at once.
ROWS_PER_PAGE = 250

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Pages:
    """Builds pages out of the library's corpus. ``project``: its name, for the head of the page."""

    library: Library
    index: Index
    project: str
    templates: Environment

    def routes(self) -> list[Route]:
        """One route a page."""
        return [
            Route("/", self.start),
            Route("/timeline", self.page(self.timeline)),
            Route("/documents", self.page(self.documents)),
            Route("/documents/{id}", self.page(self.document)),
            Route("/events/{id}", self.page(self.event)),
            Route("/conflicts", self.page(self.conflicts)),
            Route("/ask", self.page(self.ask)),
            Route("/why/{id}", self.page(self.why)),
        ]

    def page(self, build: Callable[[Request, Lookup], tuple[str, dict[str, Any]]]) -> Callable[[Request], Any]:
        """An endpoint that fills the template ``build`` names, or says what is wrong and what to do."""

        async def answer(request: Request) -> Response:
            try:
                name, values = build(request, self.library.current())
                return self._html(request, name, values)
            except UnknownRecord as error:
                return self._message(request, 404, "There is no such record", str(error))
            except ValueError as error:
                return self._message(request, 400, "This cannot be read", str(error))
            except RunError as error:
                return self._message(request, 503, "The project cannot be read", str(error))

        return answer

    async def start(self, request: Request) -> Response:
        """The timeline is the first page."""
        return RedirectResponse("/timeline")

    def timeline(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """The chronology; the reader waits."""
        return "timeline.html", self._list(request, known)

    def document(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """A report at a passage, beside the chronology."""
        document_id = request.path_params["id"]
        event_id = request.query_params.get("event")
        if document_id not in known.documents:
            raise UnknownRecord(f"no report has the id {document_id!r}; the list of reports is at /documents")
        reader = build_reader(known, document_id, at=range_of(request), event_id=event_id)
        return "document.html", {**self._list(request, known, event_id), "reader": reader}

    def event(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """The accounts of an event, beside the chronology."""
        event_id = request.path_params["id"]
        event = known.events.get(event_id)
        if event is None:
            raise UnknownRecord(f"no event has the id {event_id!r}; the timeline shows them all")
        values = self._list(request, known, event_id)
        conflicts = [known.conflicts[one] for one in known.conflicts_of_event.get(event_id, ())]
        row = timeline_row(known, event)
        accounts = build_accounts(known, event)
        return "event.html", {**values, "event": event, "row": row, "accounts": accounts, "conflicts": conflicts}

    def documents(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """Every report that the filter keeps."""
        kept = select_documents(known, filter_of(request))
        return "documents.html", {**self._frame(request, known), "reports": kept}

    def conflicts(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """Where accounts differ, side by side."""
        events = in_order(select_events(known, filter_of(request)))
        rows = [timeline_row(known, one) for one in events if known.conflicts_of_event.get(one.id)]
        return "conflicts.html", {**self._frame(request, known), "rows": rows}

    def ask(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """Passages that answer a question."""
        question = request.query_params.get("q", "").strip()
        answer = find_answer(known, self.index, question) if question else None
        return "ask.html", {**self._frame(request, known), "answer": answer, "question": question}

    def why(self, request: Request, known: Lookup) -> tuple[str, dict[str, Any]]:
        """The chain behind a record."""
        evidence = build_evidence(known, request.path_params["id"], kind=request.query_params.get("kind"))
        return "why.html", {**self._frame(request, known), "evidence": evidence}

    def _list(self, request: Request, known: Lookup, event_id: str | None = None) -> dict[str, Any]:
        if _wants_reader(request):  # the page has its list already
            return {**self._frame(request, known), "selected": event_id}
        events = in_order(select_events(known, filter_of(request)))
        number = page_of(request) if "page" in request.query_params else _page_with(events, event_id)
        first = (number - 1) * ROWS_PER_PAGE
        return {
            **self._frame(request, known),
            "rows": [timeline_row(known, one) for one in events[first : first + ROWS_PER_PAGE]],
            "shown": len(events),
            "rows_per_page": ROWS_PER_PAGE,
            "number": number,
            "pages": max(1, -(-len(events) // ROWS_PER_PAGE)),
            "selected": event_id,
            "histogram": build_histogram(known, events),
        }

    def _frame(self, request: Request, known: Lookup) -> dict[str, Any]:
        values = filter_values(request)
        return {
            "project": self.project,
            "known": known,
            "given": values,
            "question": "",
            "types": sorted({one.type for one in known.events.values()}),
            "statuses": [one.value for one in Status],
            "total": len(known.events),
            "link": lambda path, **more: address(path, values, **more),
            "path": request.url.path,
        }

    def _html(self, request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
        text = self.templates.get_template(name).render({**values, "partial": _wants_reader(request)})
        return Response(text.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")

    def _message(self, request: Request, status: int, title: str, text: str) -> Response:
        values = {"project": self.project, "title": title, "text": text, "question": ""}
        return self._html(request, "message.html", values, status)


def load_templates() -> Environment:
    """The templates that ship, with everything escaped and a missing value an error."""
    environment = Environment(
        loader=PackageLoader("dateline.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["period"] = show_period
    environment.filters["groupby_year"] = by_year
    environment.filters["same_origin"] = earlier_of_origin
    environment.filters["edtf"] = to_edtf
    return environment


def by_year(rows: Sequence[TimelineRow]) -> list[dict[str, Any]]:
    """``{name, rows}`` a year, in the order of the rows; events of no known year under "Undated"."""
    groups = groupby(rows, key=lambda one: found[0] if (found := YEAR.search(one.when or "")) else "Undated")
    return [{"name": name, "rows": list(each)} for name, each in groups]


def earlier_of_origin(accounts: Sequence[Account], one: Account) -> str | None:
    """Why this account is no witness beside one above it: "same report", "same origin as …"; None if it is one."""
    above = accounts[: accounts.index(one)]
    if any(each.document_id == one.document_id for each in above):
        return "same report"
    outlet = next((each.outlet for each in above if each.origin_id and each.origin_id == one.origin_id), None)
    return None if outlet is None else f"same origin as {outlet}"


def _wants_reader(request: Request) -> bool:
    """Whether the page asks for the reader alone, to put it beside the list it has."""
    return request.headers.get("x-dateline-pane") == "reader"


def _page_with(events: Sequence[Event], event_id: str | None) -> int:
    """The page on which an event stands, the first when it stands on none."""
    place = next((number for number, one in enumerate(events) if one.id == event_id), 0)
    return place // ROWS_PER_PAGE + 1
