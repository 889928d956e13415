"""What a request asks for: the filter in its address, the place in a text."""

import re
from urllib.parse import urlencode

from starlette.requests import Request

from dateline.views.filters import Filter

#: Parameters of the filter in the order of the form; the field of Filter that each fills.
FILTER_FIELDS = {
    "who": "who",
    "where": "where",
    "type": "type",
    "from": "start",
    "to": "end",
    "status": "status",
    "source": "source",
}

RANGE = re.compile(r"(\d{1,9})-(\d{1,9})\Z")


def filter_of(request: Request) -> Filter:
    """The filter in the address; an empty parameter is no parameter."""
    given = filter_values(request)
    return Filter(**{field: given.get(name) for name, field in FILTER_FIELDS.items()})


def filter_values(request: Request) -> dict[str, str]:
    """The filter's parameters as given."""
    values = {name: request.query_params.get(name, "").strip() for name in FILTER_FIELDS}
    return {name: value for name, value in values.items() if value}


def range_of(request: Request) -> tuple[int, int] | None:
    """``at=START-END``; None if there is none. Raises ValueError naming what cannot be read."""
    given = request.query_params.get("at")
    if given is None:
        return None
    match = RANGE.match(given)
    if match is None:
        raise ValueError(f"the place in the text is not START-END: {given!r}")
    return int(match[1]), int(match[2])


def page_of(request: Request) -> int:
    """``page=N``, from 1. Raises ValueError naming what cannot be read."""
    given = request.query_params.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,6}", given):
        raise ValueError(f"not a page number: {given!r}")
    return int(given)


def address(path: str, values: dict[str, str], **more: object) -> str:
    """``path`` with the parameters that are not None."""
    given = {**values, **{key: str(value) for key, value in more.items() if value is not None}}
    return f"{path}?{urlencode(given)}" if given else path
