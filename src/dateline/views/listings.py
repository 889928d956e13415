"""The lists that the command line and the web give out, by name, each narrowed by a filter."""

from collections.abc import Callable

from dateline.views import filters, rows
from dateline.views.filters import Filter
from dateline.views.lookup import Lookup
from dateline.views.timeline import build_timeline, timeline_json

#: Name of the list, and the function that gives its rows in the order in which they are shown.
LISTINGS: dict[str, Callable[[Lookup, Filter], list[rows.Row]]] = {
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
