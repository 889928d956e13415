"""The report on what was added, for a person at a terminal."""

from typing import Any

from dateline.cli.printing import counted, say

Row = dict[str, Any]

MAX_NAMED = 3  # reports joined to one for one reason that are named one by one; a wire story may have a thousand


def print_intake(report: Row) -> None:
    """What was read, split, marked as no part of a report, joined and skipped, and why."""
    for one in report["captures"]:
        say(f"{one['capture']}: {_outcome(one)}")
        for document in one["documents"]:
            say(_described(document), 4)
    named = {document["id"]: _named(one, document) for one in report["captures"] for document in one["documents"]}
    for origin in report["joined"]:
        say(f"{counted(len(origin['document_ids']), 'report')} of one origin, {origin['origin_id']}:")
        for line in _joins(origin["why"], dict(zip(origin["document_ids"], origin["captures"], strict=True)) | named):
            say(line, 4)
    for failed in report["skipped"]:
        say(f"{failed['item']}: skipped: {failed['message']}")
    print_totals(report["totals"])


def print_totals(totals: Row) -> None:
    """The last lines: how many of each."""
    read = f"{counted(totals['documents'], 'report')} from {counted(totals['captures'], 'item')}"
    say(f"{read}, {totals['skipped']} skipped")
    notes = [
        (totals["split"], "held several reports"),
        (totals["changed"], "changed since an earlier version"),
        (totals["joined"], f"go back to {counted(totals['joined_into'], 'text')} together"),
        (totals["undated"], "without a date of publication"),
        (totals["not_understood"], "in languages that are kept and searched, but not yet understood"),
    ]
    told = [f"{number} {text}" for number, text in notes if number]
    if told:
        say("; ".join(told), 4)


def _named(capture: Row, document: Row) -> str:
    """The report by its file, and by its headline where the file holds several."""
    alone = len(capture["documents"]) == 1 or not document["headline"]
    return str(capture["capture"]) if alone else f"{capture['capture']} (“{document['headline']}”)"


def _joins(links: list[Row], named: dict[str, str]) -> list[str]:
    """One line for each report joined; those joined to one report for one reason are counted when they are many."""
    groups: dict[tuple[str, str], list[str]] = {}
    for link in links:
        groups.setdefault((link["left"], link["reason"]), []).append(named.get(link["right"], str(link["right"])))
    lines = []
    for (left, reason), right in groups.items():
        many = len(right) > MAX_NAMED
        lines += [
            f"{one} with {named.get(left, left)}: {reason}" for one in ([f"{len(right)} reports"] if many else right)
        ]
    return lines


def _outcome(one: Row) -> str:
    if not one["new"]:
        return "known already, nothing changed"
    version = ", a new version of a page added before" if one["version_of"] else ""
    kind = {"list": ", a list", "live-blog": ", a live blog", "export": ", a database export"}
    pages = {document["page"] for document in one["documents"]}
    shown = kind.get(pages.pop(), "") if len(pages) == 1 else ""
    return f"read, {counted(len(one['documents']), 'report')}{shown}{version}"


def _described(document: Row) -> str:
    """One report on a line: headline, outlet, date and how it is known, language, what was left out."""
    parts = [
        document["headline"] or f"“{document['opening']}…”",
        document["outlet"] or document["agency"] or "outlet not named",
        f"{document['published']} ({document['published_basis']})" if document["published"] else "date unknown",
    ]
    if not document["understood"]:
        parts.append(f"language {document['language']}: kept and searched, not yet understood")
    parts += document["notes"]
    left_out = sum(document["boilerplate"].values())
    if left_out:
        parts.append(f"{counted(left_out, 'passage')} marked as no part of the report")
    return " · ".join(parts)
