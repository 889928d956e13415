"""What robots.txt asks of us."""

import pytest

from dateline.sources.addresses import Address
from dateline.sources.robots import MAX_BYTES, MAX_DELAY_S, decoded, read_robots


def page(target: str) -> Address:
    return Address("https", "karvo.example", 443, target)


@pytest.mark.parametrize(
    ("text", "target", "rule"),
    [
        ("", "/a", None),
        ("User-agent: *\nDisallow:", "/a", None),
        ("User-agent: *\nDisallow: /archive/ # old\n", "/archive/1", "Disallow: /archive/"),
        ("User-agent: *\nDisallow: /archive/", "/arch", None),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", None),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/sport/1", "Disallow: /"),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /x", "/a", None),
        ("User-agent: other\nUser-agent: Dateline\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", "Disallow: /a"),
        ("User-agent: other\nSitemap: https://karvo.example/map\nUser agent *\nDisallow /a", "/a", "Disallow /a"),
        ("User-agent: dateline/0.1\n\nUser-agent: *\nDisallow: /", "/a", "Disallow: /"),
        ("User-agent: dateline\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", None),
        ("User-agent: dateline\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", None),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", "Disallow: /*?print="),
        ("User-agent: person\nDisallow: /", "/a", None),
        ("<html><body>Disallow: everything</body></html>", "/a", None),
        ("User-agent: *\nDisallow: /\x1b[2Ja", "/\x1b[2Jabc", "Disallow: /\\x1b[2Ja"),
    ],
)
def test_the_rule_that_forbids_a_page_is_named(text: str, target: str, rule: str | None) -> None:
    robots = read_robots(text)
    assert robots.forbids(page(target)) is (rule is not None)
    if rule is not None:
        assert robots.rule_against(page(target)) == rule


@pytest.mark.parametrize(("line", "delay_s"), [("", 0.0), ("4", 4.0), ("2.5", 2.5), ("900", MAX_DELAY_S), ("x", 0.0)])
def test_a_delay_is_taken_up_to_a_limit(line: str, delay_s: float) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {line}\n").delay_s == delay_s


def test_a_rule_cut_in_two_by_the_limit_of_size_is_dropped() -> None:
    whole = b"User-agent: *\n" + b"Disallow: /archive\n" * MAX_BYTES
    assert decoded(whole[:MAX_BYTES]).endswith("Disallow: /archive\n")
    assert decoded(b"\xef\xbb\xbfUser-agent: *\xff") == "User-agent: *\ufffd"


def test_many_programs_over_many_rules_cost_nothing() -> None:
    text = "".join(f"User-agent: u{number}\n" for number in range(3000)) + "Disallow: /a\n" * 30_000
    assert read_robots(text).lines == ()
