"""The pages and the /api: who gets in, what is shown, and that nothing of a report runs."""

import re

import pytest
from tests.views.fixtures import build_corpus
from tests.views.memory_index import MemoryIndex
from tests.web.client import Client

from dateline.records.corpus import Corpus
from dateline.views.filters import Filter
from dateline.views.rows import document_rows
from dateline.views.timeline import build_timeline, timeline_json
from dateline.web.app import build_app

TOKEN = "test-token"
BASE = "http://127.0.0.1:8000"
PAGES = (
    "/timeline",
    "/documents",
    "/conflicts",
    "/ask",
    "/ask?q=blockade",
    "/documents/doc-courier?at=20-60&event=evt-siege",
    "/documents/doc-herald",
    "/events/evt-siege",
    "/why/evt-siege",
    "/why/doc-courier",
)


def client_of(corpus: Corpus, **cookies: str) -> Client:
    app = build_app(lambda: corpus, token=TOKEN, index=MemoryIndex(corpus), project="Oskava")
    return Client(app, base_url=BASE, cookies=cookies)


@pytest.fixture
def client() -> Client:
    return client_of(build_corpus(), **{"dateline-8000": TOKEN})


def test_the_token_opens_once_becomes_a_cookie_and_leaves_the_address() -> None:
    stranger = client_of(build_corpus())
    answer = stranger.get(f"/timeline?token={TOKEN}&who=vasko")
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline?who=vasko")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/timeline?who=vasko").status_code == 200


@pytest.mark.parametrize("path", ["/timeline", "/timeline?token=wrong", "/api/timeline", "/timeline?token=é"])
def test_without_the_token_nothing_is_shown(path: str) -> None:
    answer = client_of(build_corpus()).get(path)
    assert answer.status_code == 403
    assert "Oskava" not in answer.text


def test_a_wrong_token_does_not_ride_on_a_right_cookie(client: Client) -> None:
    assert client.get("/timeline?token=wrong").status_code == 403


def test_the_token_does_not_lead_to_another_site() -> None:
    answer = client_of(build_corpus()).get(f"{BASE}//evil.example/x?token={TOKEN}")
    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "", "evil.example:127.0.0.1"])
def test_another_name_for_this_machine_is_refused(client: Client, host: str) -> None:
    assert client.get("/timeline", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_with_a_strict_policy_and_nothing_from_elsewhere(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", answer.text)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", answer.text)
    assert "<script>alert" not in answer.text


def test_the_words_of_a_report_are_escaped(client: Client) -> None:
    text = client.get("/documents/doc-courier?at=0-5").text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &#34;quotes&#34;" in text


def test_hostile_parameters_are_escaped(client: Client) -> None:
    text = client.get('/timeline?who="><script>alert(1)</script>').text
    assert "<script>alert" not in text
    assert "Nothing fits this filter" in text


def test_the_timeline_says_when_what_who_where_and_from_how_many_origins(client: Client) -> None:
    text = " ".join(re.sub(r"<[^>]+>", " ", client.get("/timeline").text).split())
    assert "4 Mar 2031 siege claimed ⚡ disagree The blockade of Oskava was lifted on Tuesday" in text
    assert "according to defence ministry, Residents, Valley Post 3 reports, 2 origins" in text
    assert "Ilona Vasko – Pavel Drin Orlen" in text


def test_a_row_leads_to_the_sentence_in_the_report(client: Client) -> None:
    link = re.search(r'class="open" href="([^"]+)"', client.get("/timeline").text)
    assert link is not None
    text = client.get(link[1].replace("&amp;", "&")).text
    assert '<mark class="lit" id="lit">The blockade of ' in text


def test_filters_stay_in_the_links(client: Client) -> None:
    text = client.get("/timeline?type=MEET").text
    assert "1 of 3 events" in text
    assert "/events/evt-meeting?type=MEET" in text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/timeline?from=yesterday", 400, "yesterday"),
        ("/timeline?page=0", 400, "page number"),
        ("/documents/doc-herald?at=5", 400, "START-END"),
        ("/documents/none", 404, "none"),
        ("/events/none", 404, "none"),
        ("/why/evt-sieg", 404, "evt-siege"),
    ],
)
def test_what_is_wrong_is_named(client: Client, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text


def test_an_empty_project_teaches_the_next_step() -> None:
    empty = client_of(Corpus(), **{"dateline-8000": TOKEN})
    assert "dateline add" in empty.get("/timeline").text
    assert "dateline add" in empty.get("/documents").text
    assert "dateline add" in empty.get("/conflicts").text


def test_only_the_reader_is_sent_to_a_page_that_has_the_rest(client: Client) -> None:
    text = client.get("/documents/doc-herald?at=0-9", headers={"x-dateline-pane": "reader"}).text
    assert "<html" not in text
    assert 'id="lit"' in text


def test_the_accounts_mark_the_cells_that_differ(client: Client) -> None:
    text = client.get("/events/evt-siege").text
    assert text.count('class="differs"') == 3
    assert "same origin as Orlen Herald" in text


def test_the_api_gives_the_objects_of_the_json_option(client: Client) -> None:
    expected = [timeline_json(one) for one in build_timeline(build_corpus(), Filter())]
    assert client.get("/api/timeline").json() == expected
    assert client.get("/api/documents").json() == document_rows(build_corpus())
    assert client.get("/api/records/evt-siege").json()["kind"] == "event"
    assert client.get("/api/evidence/evt-siege").json()["passages"]
    assert client.get("/api/ask?q=blockade").json()["answered"] is True
    assert client.get("/api/search?q=blockade").json()["passages"]


def test_the_api_names_what_is_wrong(client: Client) -> None:
    assert client.get("/api/timeline?status=true").status_code == 400
    assert "true" in client.get("/api/timeline?status=true").json()["error"]
    assert client.get("/api/records/none").status_code == 404


def test_the_corpus_is_read_again_when_the_file_has_changed() -> None:
    versions = iter((1, 1, 2))
    loads: list[int] = []

    def load() -> Corpus:
        loads.append(1)
        return build_corpus()

    app = build_app(load, token=TOKEN, index=MemoryIndex(Corpus()), version=lambda: next(versions))
    client = Client(app, base_url=BASE, cookies={"dateline-8000": TOKEN})
    for _ in range(3):
        assert client.get("/timeline").status_code == 200
    assert len(loads) == 2
