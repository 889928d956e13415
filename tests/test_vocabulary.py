"""The vocabulary page says what the records say."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "src" / "dateline" / "records"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_vocabulary", ROOT / "tools" / "build_vocabulary.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(builder: ModuleType) -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert page == builder.build_vocabulary(RECORDS), "run .venv/bin/python tools/build_vocabulary.py"


def test_every_public_record_has_a_docstring(builder: ModuleType) -> None:
    bare = [
        f"{path.stem}.{one.name}"
        for path in sorted(RECORDS.glob("*.py"))
        for one in builder.public_classes(ast.parse(path.read_text(encoding="utf-8")))
        if not ast.get_docstring(one)
    ]
    assert bare == []


def test_a_record_becomes_a_table_of_its_fields(builder: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "bridge.py").write_text(
        '"""What spans a river."""\n\nclass Bridge:\n    """A way across. ``name``: as painted on it."""\n\n'
        "    name: str | None\n    arches: int = 3\n"
    )
    assert builder.build_vocabulary(tmp_path).endswith(
        "\n## bridge\n\nWhat spans a river.\n\n### Bridge\n\nA way across. `name`: as painted on it.\n"
        "\n| field | type | default |\n|---|---|---|\n| `name` | `str \\| None` |  |\n| `arches` | `int` | `3` |\n"
    )


def test_an_enum_becomes_a_list_of_its_values(builder: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "tide.py").write_text(
        '"""How high."""\n\nclass Tide(Enum):\n    """High or low."""\n\n    HIGH = "high"\n    LOW = "low"\n'
    )
    assert builder.build_vocabulary(tmp_path).endswith("### Tide\n\nHigh or low.\n\nValues: `high`, `low`.\n")
