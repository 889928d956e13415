"""A page that has changed: its reports linked to those of the version before, so that they count as one origin."""

from collections.abc import Mapping, Sequence

from dateline.records.document import Capture, Document
from dateline.records.origin import Link

REASON = "a later version of the same page"


def find_versions(captures: Sequence[Capture], documents: Sequence[Document]) -> list[Link]:
    """One link for each report of a changed page that has a counterpart in the version before, in the order of
    ``documents``: its only report, or one with the same headline. ``overlap``: 0-1, words of the shorter one that stand
    in the other."""
    before = {one.id: one.previous_id for one in captures if one.previous_id is not None}
    by_capture: dict[str, list[Document]] = {}
    for one in documents:
        by_capture.setdefault(one.capture_id, []).append(one)
    links = []
    for one in documents:
        earlier = _reports_before(one.capture_id, before, by_capture)
        found = _counterpart(one, by_capture[one.capture_id], earlier)
        if found is not None:
            links.append(Link(found.id, one.id, REASON, _overlap(found.text, one.text)))
    return links


def _reports_before(
    capture_id: str, before: Mapping[str, str], by_capture: Mapping[str, Sequence[Document]]
) -> Sequence[Document]:
    """Of the nearest earlier version that could be read."""
    seen = {capture_id}
    while (previous := before.get(capture_id)) is not None and previous not in seen:
        if previous in by_capture:
            return by_capture[previous]
        seen.add(previous)
        capture_id = previous
    return ()


def _counterpart(one: Document, beside: Sequence[Document], earlier: Sequence[Document]) -> Document | None:
    if len(beside) == len(earlier) == 1:
        return earlier[0]
    same = [other for other in earlier if one.headline and other.headline == one.headline]
    return same[0] if len(same) == 1 else None


def _overlap(left: str, right: str) -> float:
    first, second = ({*text.casefold().split()} for text in (left, right))
    return round(len(first & second) / max(1, min(len(first), len(second))), 4)
