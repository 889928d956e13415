"""What the documentation and the examples say holds."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "reports"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def code(page: Path) -> str:
    """The fenced blocks and the inline code of the page."""
    text = page.read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```.*?^```", text, flags=re.M | re.S) + re.findall(r"`[^`\n]+`", prose(page)))


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def report_text(file: str) -> str:
    text = (REPORTS / file).read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", text)) if file.endswith(".html") else text


def passages(part: Any) -> Iterator[tuple[str, str]]:
    """Every ``{file, passage}`` of a part of expected.json."""
    if isinstance(part, dict):
        if "passage" in part:
            yield part["file"], part["passage"]
        for value in part.values():
            yield from passages(value)
    elif isinstance(part, list):
        for value in part:
            yield from passages(value)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "examples" / "expected.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_resolves(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        file, _, part = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        linked = (page.parent / file) if file else page
        headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), flags=re.M) if linked.is_file() else []
        if not linked.exists() or (part and part not in map(anchor, headings)):
            broken.append(target)
    assert broken == []


@pytest.mark.skipif(find_spec("dateline.cli") is None, reason="there is no command line yet")
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    from dateline.cli import COMMANDS

    calls = re.findall(
        r"(?:^|[`|;&(]\s*|bin/)dateline((?: +--project +\S+)?) +([a-z][a-z-]*)\b", code(page), flags=re.M
    )
    assert {command for _, command in calls} - set(COMMANDS) == set()


@pytest.mark.skipif(find_spec("dateline.cli") is None, reason="there is no command line yet")
def test_every_command_is_described() -> None:
    from dateline.cli import COMMANDS

    described = code(ROOT / "docs" / "guides" / "command-line.md")
    assert [command for command in COMMANDS if f"`dateline {command}" not in described] == []


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    left = [ROOT / "docs" / "index.md"]
    while left:
        page = left.pop()
        seen.add(page)
        targets = (page.parent / target for target in re.findall(r"\]\(([^)#\s]+\.md)\)", prose(page)))
        left.extend(one.resolve() for one in targets if one.resolve() not in seen)
    assert [name(page) for page in PAGES if page not in seen] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY:(.*)$", makefile, flags=re.M)[0].split())
    named = {target for page in PAGES for target in re.findall(r"(?:^|`)make ([a-z]+)", code(page), flags=re.M)}
    assert named - phony == set()


def test_every_expected_passage_stands_once_in_its_report(expected: dict[str, Any]) -> None:
    assert [one for one in passages(expected) if report_text(one[0]).count(one[1]) != 1] == []


def test_every_expected_headline_is_in_its_report(expected: dict[str, Any]) -> None:
    missing = [one["headline"] for one in expected["documents"] if one["headline"] not in report_text(one["file"])]
    assert missing == []


def test_every_example_report_is_expected(expected: dict[str, Any]) -> None:
    assert {one["file"] for one in expected["documents"]} == {path.name for path in REPORTS.iterdir()}


def test_every_answer_to_a_question_is_in_its_report() -> None:
    questions = json.loads((ROOT / "examples" / "questions.json").read_text(encoding="utf-8"))
    quotes = [(one["file"], one["quote"]) for question in questions for one in question["evidence"]]
    assert len(questions) == 12
    assert [one for one in quotes if one[1] not in report_text(one[0])] == []


def test_weekdays_in_the_examples_fit_their_dates() -> None:
    months = {month: number for number, month in enumerate(MONTHS.split(), 1)}
    pattern = r"(\w+day), (?:(\d{1,2}) ([A-Z][a-z]{2})[a-z.]*|([A-Z][a-z]{2})[a-z.]* (\d{1,2}))"
    found = [match for path in REPORTS.iterdir() for match in re.finditer(pattern, report_text(path.name))]
    wrong = [
        match[0]
        for match in found
        if f"{date(2019, months[match[3] or match[4]], int(match[2] or match[5])):%A}" != match[1]
    ]
    assert len(found) >= 10
    assert wrong == []
