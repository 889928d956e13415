"""The reference page and the project file name the same tables and columns."""

import re
from pathlib import Path

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.store.project import Project

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "project-file.md"


def documented() -> dict[str, list[str]]:
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", columns)) for name, columns in rows}


def test_every_table_is_described_with_its_columns(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    names = project._connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB 'sentence_index_*'"
    ).fetchall()
    found = {
        name: [column[1] for column in project._connection.execute(f"PRAGMA table_info({name})")] for (name,) in names
    }
    assert documented() == found


def test_every_query_of_the_page_runs(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    queries = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(queries) == 3
    for query in queries:
        project._connection.execute(query).fetchall()
