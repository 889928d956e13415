"""The page in a real browser: filter, walk the list with keys, open the sentence behind a line."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from tests.views.fixtures import build_corpus
from tests.views.memory_index import MemoryIndex

from dateline.records.corpus import Corpus
from dateline.web.app import build_app
from dateline.web.listening import listen

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "browser-token"
START_TIMEOUT_S = 10.0

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")


def serve(corpus: Corpus) -> Iterator[str]:
    with listen("127.0.0.1", 0) as listening:
        app = build_app(lambda: corpus, token=TOKEN, index=MemoryIndex(corpus), project="Oskava")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + START_TIMEOUT_S
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(START_TIMEOUT_S)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    yield from serve(build_corpus())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: problems.append(f"a dialog opened: {dialog.message}"))
    page.on("request", lambda one: None if one.url.startswith(address) else problems.append(one.url))
    page.goto(f"{address}/?token={TOKEN}")
    yield page
    context.close()
    assert problems == []


def test_the_token_is_gone_from_the_address(page: Page) -> None:
    assert page.url.endswith("/timeline")


def test_enter_opens_the_sentence_behind_the_line(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(".reader #lit")
    lit = page.locator(".reader mark.lit")
    assert lit.first.inner_text().startswith("The blockade of Oskava was lifted")
    assert lit.first.is_visible()
    assert "/documents/doc-herald" in page.url
    assert page.locator(".list .row").count() == 3


def test_j_and_k_walk_the_list_and_a_shows_the_accounts(page: Page) -> None:
    for key in ("j", "j", "j", "k", "k"):
        page.keyboard.press(key)
    assert "blockade" in page.locator(".row[aria-current]").inner_text()
    page.keyboard.press("a")
    page.wait_for_selector(".table")
    assert page.locator(".table tbody").count() == 3
    assert page.locator(".differs").count() == 3


def test_filtering_keeps_what_fits_and_stands_in_the_address(page: Page) -> None:
    page.fill("[name=who]", "vasko")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?who=vasko**")
    assert page.locator(".list .row").count() == 1
    assert "1 of 3 events" in page.locator(".count").inner_text()


def test_slash_asks_and_the_answer_opens_in_the_report(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("Was the blockade of Oskava lifted?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?q=**")
    assert "disagree" in page.locator(".passages").inner_text()
    page.locator(".passages a.open").first.click()
    page.wait_for_selector("#lit")
    assert page.locator("#lit").is_visible()


def test_the_question_mark_shows_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_going_back_returns_to_the_list_as_it_was(page: Page) -> None:
    page.locator(".row a.open").first.click()
    page.wait_for_selector("#lit")
    page.go_back()
    page.wait_for_url("**/timeline")
    page.wait_for_selector(".waiting")
    assert page.locator("#lit").count() == 0


def test_the_script_in_a_report_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}/documents/doc-courier")
    assert "<script>alert('x')</script>" in page.locator(".text").inner_text()


def test_a_phone_shows_one_pane_and_a_way_back(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    assert not page.locator(".reader").is_visible()
    page.locator(".row a.open").first.tap()
    page.wait_for_selector("#lit")
    assert not page.locator(".list").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".back a").tap()
    page.wait_for_url("**/timeline")
    context.close()


def test_without_scripts_a_line_still_opens_at_its_sentence(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    page.locator(".row a.open").first.click()
    page.wait_for_selector("#lit")
    assert page.locator("#lit").is_visible()
    context.close()
