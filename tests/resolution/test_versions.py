"""A page that has changed is linked to what it was."""

from dateline.records.document import Capture, Document
from dateline.resolution.versions import REASON, find_versions


def capture(name: str, previous: str | None = None) -> Capture:
    return Capture(name, "https://example.org/a", "text/html", name, "2031-05-06", previous_id=previous)


def report(name: str, capture_id: str, text: str = "Three ferries sank.", headline: str | None = None) -> Document:
    return Document(name, capture_id, 0, None, None, text, headline=headline)


def test_the_only_report_of_a_changed_page_is_linked_to_the_one_before() -> None:
    captures = [capture("old"), capture("new", "old")]
    (link,) = find_versions(captures, [report("a", "old"), report("b", "new", "Four ferries sank.")])
    assert (link.left, link.right, link.reason) == ("a", "b", REASON)
    assert 0.6 < link.overlap < 0.7


def test_a_version_that_could_not_be_read_is_stepped_over() -> None:
    captures = [capture("old"), capture("broken", "old"), capture("new", "broken")]
    (link,) = find_versions(captures, [report("a", "old"), report("b", "new")])
    assert (link.left, link.right) == ("a", "b")


def test_of_several_reports_the_headline_says_which() -> None:
    captures = [capture("old"), capture("new", "old")]
    old = [report("a", "old", headline="Ferry sinks"), report("b", "old", headline="Bridge opens")]
    new = [report("c", "new", headline="Bridge opens"), report("d", "new", headline="Rain")]
    assert [(one.left, one.right) for one in find_versions(captures, [*old, *new])] == [("b", "c")]


def test_versions_that_point_at_each_other_end() -> None:
    assert find_versions([capture("x", "y"), capture("y", "x")], [report("a", "x")]) == []
