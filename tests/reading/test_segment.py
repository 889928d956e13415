"""Where reports begin and end on a page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.piles import REPORTS

from dateline.reading.plain import read_plain
from dateline.records.document import Document

LEAD_ONE = (
    "Lyon- Interior Minister Odile Varenne opened the rebuilt Sarde bridge on Tuesday, three months after a flood "
    "carried its middle span away, the regional office said in a statement."
)
BODY_ONE = (
    "Varenne told reporters that the army's engineers had worked in shifts since January to keep the southern villages "
    "supplied, and thanked them for their patience."
)
LEAD_TWO = (
    "Geneva- Negotiators from both valley councils met on Monday to discuss the release of grain held in port since "
    "the strike began, a spokesman for the mediators said."
)
BODY_TWO = "The talks will go on for two more days, and neither side has said what it will ask for at their end."


def read(*blocks: str) -> tuple[Document, ...]:
    return read_plain("\n\n".join(blocks), capture_id="cap-1", today=date(2026, 3, 1))


def test_two_reports_under_headlines_with_datelines_are_two_documents() -> None:
    found = read("Minister Opens Sarde Bridge", LEAD_ONE, BODY_ONE, "Grain Talks Resume in Geneva", LEAD_TWO, BODY_TWO)
    assert [(one.headline, one.dateline_place, one.text.endswith("patience.")) for one in found] == [
        ("Minister Opens Sarde Bridge", "Lyon", True),
        ("Grain Talks Resume in Geneva", "Geneva", False),
    ]


def test_a_caption_under_the_headline_is_inside_and_marked() -> None:
    caption = "Odile Varenne walks across the Sarde bridge (Photo: Regional office)"
    (found,) = read("Minister Opens Sarde Bridge", caption, LEAD_ONE, BODY_ONE)
    assert [(found.text[one.start : one.end], one.kind) for one in found.boilerplate] == [(caption, "caption")]


def test_a_bare_name_under_the_headline_is_a_caption() -> None:
    (found,) = read("Minister Opens Sarde Bridge", "Interior Minister Odile Varenne,", LEAD_ONE, BODY_ONE)
    assert [one.kind for one in found.boilerplate] == ["caption"]


def test_a_crosshead_stays_inside_its_report() -> None:
    (found,) = read("Minister Opens Sarde Bridge", LEAD_ONE, "The long winter of the villages", BODY_ONE)
    assert [one.kind for one in found.boilerplate] == ["heading"]


def test_a_paragraph_without_a_final_stop_does_not_end_a_report() -> None:
    assert len(read("Minister Opens Sarde Bridge", LEAD_ONE, "“We came on foot", BODY_ONE)) == 1


def test_site_furniture_before_and_after_is_outside() -> None:
    title = "Minister Opens Sarde Bridge | The Valley Herald"
    (found,) = read("Home", "Share", title, "Select Page", LEAD_ONE, BODY_ONE, "Print Friendly, PDF & Email")
    assert found.text.startswith("Minister Opens")
    assert found.text.endswith("patience.")
    assert (found.headline, found.outlet) == ("Minister Opens Sarde Bridge", "The Valley Herald")


def test_a_disclaimer_after_the_report_is_outside() -> None:
    law = "The Herald provides this text without warranty of any kind. For complaints kindly contact the office."
    (found,) = read("Minister Opens Sarde Bridge", LEAD_ONE, BODY_ONE, "Legal Disclaimer:", law)
    assert found.text.endswith("patience.")


def test_links_to_other_stories_are_outside() -> None:
    links = ("Related stories", "Grain prices rise again in the port", "Mayor to visit the southern villages")
    (found,) = read("Minister Opens Sarde Bridge", LEAD_ONE, BODY_ONE, *links)
    assert found.text.endswith("patience.")


def test_an_agency_dateline_opens_a_report_without_a_headline() -> None:
    second = LEAD_TWO.replace("Geneva- ", "GENEVA (Reuters) - ")
    found = read(LEAD_ONE.replace("Lyon- ", "LYON (AFP) - "), BODY_ONE, second, BODY_TWO)
    assert [(one.headline, one.agency, one.dateline_place) for one in found] == [
        (None, "AFP", "LYON"),
        (None, "Reuters", "GENEVA"),
    ]


def test_a_dateline_on_a_line_of_its_own_gives_place_and_day() -> None:
    (found,) = read(
        "Minister Opens Sarde Bridge", "LYON, France (April 2, 2025)", LEAD_ONE.removeprefix("Lyon- "), BODY_ONE
    )
    assert found.dateline_place == "LYON, France"
    assert str(found.published.period and found.published.period.start) == "2025-04-02"


def test_labelled_date_lines_part_reports() -> None:
    found = read("Published: 2025-04-02", LEAD_ONE, BODY_ONE, "Published: 2025-04-07", LEAD_TWO, BODY_TWO)
    assert [str(one.published.period and one.published.period.start) for one in found] == ["2025-04-02", "2025-04-07"]


def test_a_question_that_ends_a_report_over_the_next_date_line_is_no_headline() -> None:
    riddle = "The bridge has opened. Varenne asked on Monday who would carry the release of the grain to port?"
    found = read("Published: 2025-04-02", LEAD_ONE, BODY_ONE, riddle, "Published: 2025-04-07", LEAD_TWO, BODY_TWO)
    assert [one.text.splitlines()[0] for one in found] == ["Published: 2025-04-02", "Published: 2025-04-07"]


def test_a_line_that_blank_lines_tie_to_the_date_under_it_heads_the_report() -> None:
    first = f"3 April 2025\n{LEAD_ONE}\n{BODY_ONE}\nMinisters met in Geneva to discuss grain"
    body = "\n".join((LEAD_TWO, BODY_TWO, LEAD_ONE, BODY_ONE))
    second = f"Grain talks resume: negotiators wait by the port.\n7 April 2025\n{body}"
    found = read_plain(f"{first}\n\n{second}", capture_id="c", today=None)
    assert [one.text[:12] for one in found] == ["3 April 2025", "Grain talks "]


def test_a_long_title_over_the_date_of_the_page_is_no_report_of_its_own() -> None:
    title = (
        "www.valley.example/news/2025/opens " + "Minister Opens Sarde Bridge after Three Months of Work by Army " * 3
    )
    (found,) = read_plain(
        f"{title.strip()}\nApril 2, 2025\n{LEAD_ONE}\n{BODY_ONE}\n{BODY_ONE}", capture_id="c", today=None
    )
    assert found.text.startswith("www.valley.example")


def test_questions_of_an_interview_are_no_headlines() -> None:
    answer = "Varenne said on Tuesday that she would open the rebuilt Sarde bridge with the mayor, and then rest."
    asked = "And will you open the rebuilt Sarde bridge with the mayor?"
    assert len(read("Minister Opens Sarde Bridge", LEAD_ONE, asked, answer, BODY_ONE)) == 1


def test_dates_over_short_entries_are_one_chronology() -> None:
    assert len(read("A Bridge and Its Floods", "2 April 2024", "The span fell.", "9 May 2024", "It rose again.")) == 1


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "\n".join(f"{LEAD_ONE} {BODY_ONE}"[i : i + 72].strip() for i in range(0, 290, 72))
    (found,) = read_plain(f"Minister Opens Sarde Bridge\n\n{wrapped}\n", capture_id="c", today=None)
    assert (found.headline, found.boilerplate) == ("Minister Opens Sarde Bridge", ())


def test_a_byte_order_mark_is_outside_the_document() -> None:
    (found,) = read_plain("\ufeff" + LEAD_ONE, capture_id="c", today=None)
    assert (found.capture_start, found.text) == (1, LEAD_ONE)


BLOCKS = st.lists(
    st.sampled_from(
        [
            "",
            "Share",
            LEAD_ONE,
            BODY_ONE,
            LEAD_TWO,
            "Grain Talks Resume",
            "2 May 2024",
            "By Ana Holt",
            "(AP)",
            "x",
            *REPORTS,
        ]
    )
)


@settings(deadline=None)
@given(st.one_of(st.text(), BLOCKS.map("\n".join)), st.sampled_from(["\n", "\r\n"]))
def test_documents_are_ordered_slices_of_the_capture_and_regions_lie_inside(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    end = 0
    for one in read_plain(text, capture_id="c", today=date(2026, 3, 1)):
        assert one.capture_start is not None and one.capture_end is not None
        assert one.capture_start >= end
        end = one.capture_end
        assert one.text == text[one.capture_start : end]
        assert one.headline is None or one.text[: one.headline_end] == one.headline
        assert all(0 <= region.start < region.end <= len(one.text) for region in one.boilerplate)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff"])
def test_a_text_without_words_has_no_documents(text: str) -> None:
    assert read_plain(text, capture_id="c", today=None) == ()
