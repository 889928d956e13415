"""Captures from addresses: what is at hand already is not fetched again unless it has changed."""

from collections.abc import Callable, Iterator

from dateline.errors import SourceError
from dateline.records.document import Capture
from dateline.records.failure import Failure
from dateline.sources.addresses import shortened
from dateline.sources.find import Fetch
from dateline.sources.found import Found, capture_of, failure
from dateline.sources.web import Fetched, Fetcher

#: The capture of an address that was fetched last, with its bytes; None if there is none.
AtHand = Callable[[str], tuple[Capture, bytes] | None]


def fetching(fetcher: Fetcher, at_hand: AtHand) -> Fetch:
    """A :data:`~dateline.sources.find.Fetch` that asks the site whether the copy at hand still holds."""

    def fetch(address: str) -> Iterator[Found | Failure]:
        known = at_hand(address)
        marks = dict(known[0].given) if known else {}
        try:
            fetched = fetcher.fetch(address, etag=marks.get("etag"), last_modified=marks.get("last_modified"))
        except SourceError as error:
            told = str(error).removeprefix(f"{shortened(error.item)} ")  # a failure stands beside its address
            yield failure(error.item, told, transient=error.transient)
            return
        if fetched.not_modified and known is not None:
            yield Found(known[0], known[1], address)
        else:
            yield _found(address, fetched)

    return fetch


def _found(address: str, fetched: Fetched) -> Found:
    told = {
        "url": fetched.url,
        "charset": fetched.charset,
        "etag": fetched.etag,
        "last_modified": fetched.last_modified,
    }
    given = tuple((name, value) for name, value in told.items() if value)
    capture = capture_of(address, fetched.body, kind=None, fetched_at=fetched.fetched_at, given=given)
    return Found(capture, fetched.body, address)
