"""Write docs/vocabulary.md from the docstrings of the records.

Usage: ``.venv/bin/python tools/build_vocabulary.py``. Run it after any change in ``src/dateline/records/``; a test
compares the page with the source. The source is parsed, never imported, so the page cannot depend on what is installed.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "src" / "dateline" / "records"
PAGE = ROOT / "docs" / "vocabulary.md"

OPENING = """# Vocabulary

<!-- Written by tools/build_vocabulary.py from src/dateline/records/. Do not edit: edit the docstrings. -->

The nouns of dateline, as the records define them. A *kept* record (capture, document, mention, event mention, claim …)
has an id made from its content; a cluster (entity, event, origin, conflict) carries the id of its earliest member.
`None` means that there is none or that it is not known, never that something went wrong. Spans count Unicode code
points of `Document.text` from 0 and exclude their end.
"""


def build_vocabulary(folder: Path) -> str:
    """The page in Markdown: a section for each module of ``folder``, by name, and a part for each public class."""
    modules = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    sections = (_section(path.stem, ast.parse(path.read_text(encoding="utf-8"))) for path in modules)
    return OPENING + "".join(section for section in sections if section)


def public_classes(tree: ast.Module) -> list[ast.ClassDef]:
    """The classes of a module whose names do not start with an underscore, in source order."""
    return [one for one in tree.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_")]


def _section(name: str, tree: ast.Module) -> str:
    classes = public_classes(tree)
    if not classes:
        return ""
    return f"\n## {name}\n\n{_docstring(tree)}\n" + "".join(_part(one) for one in classes)


def _part(record: ast.ClassDef) -> str:
    base = ", ".join(ast.unparse(one) for one in record.bases)
    table = "".join(_value_lines(record) if base == "Enum" else _field_lines(record))
    return f"\n### {record.name}\n\n{_docstring(record)}\n{table}"


def _value_lines(record: ast.ClassDef) -> Iterator[str]:
    yield "\nValues: "
    yield ", ".join(
        f"`{ast.literal_eval(one.value)}`" for one in record.body if isinstance(one, ast.Assign) and one.value
    )
    yield ".\n"


def _field_lines(record: ast.ClassDef) -> Iterator[str]:
    fields = [one for one in record.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]
    if fields:
        yield "\n| field | type | default |\n|---|---|---|\n"
    for one in fields:
        default = f"`{ast.unparse(one.value)}`" if one.value else ""
        yield f"| `{ast.unparse(one.target)}` | `{_cell(ast.unparse(one.annotation))}` | {_cell(default)} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _docstring(node: ast.Module | ast.ClassDef) -> str:
    text = ast.get_docstring(node) or ""
    return "\n".join(line.rstrip() for line in text.replace("``", "`").splitlines())


if __name__ == "__main__":
    PAGE.write_text(build_vocabulary(RECORDS), encoding="utf-8")
