"""The outlet that a report shows."""

from dateline.reading.outlets import Signs, find_outlet

Lines = tuple[str, ...]


def outlet(
    body: str = "", *, titles: Lines = (), date_lines: Lines = (), mastheads: Lines = (), footers: Lines = ()
) -> str | None:
    return find_outlet(Signs(titles, date_lines, mastheads, footers, None, body))


def test_a_masthead_on_its_own_line_names_the_outlet() -> None:
    assert outlet(mastheads=("Harbour Gazette",)) == "Harbour Gazette"


def test_a_sentence_is_no_masthead() -> None:
    assert outlet(mastheads=("The harbour is quiet again.",)) is None


def test_the_kind_of_paper_is_no_outlet() -> None:
    assert outlet(mastheads=("Joint Harbour Command Morning Update",)) is None
    assert outlet(date_lines=("Joint Harbour Command Morning Update, 7 May 2024",)) is None


def test_a_copyright_line_names_the_outlet() -> None:
    assert outlet(footers=("© 2019 Harbour Gazette",)) == "Harbour Gazette"


def test_a_town_that_begins_like_a_month_is_no_date_label() -> None:
    assert outlet(date_lines=("Marqad Herald, 24 October 2019",)) == "Marqad Herald"


def test_a_page_title_ends_with_the_site() -> None:
    assert outlet(titles=("Bridge opens in Lyon | The Valley Herald",)) == "The Valley Herald"


def test_two_page_titles_share_the_name_of_the_site() -> None:
    titles = ("News and Opinion | Valley Herald", "Bridge opens | VALLEY HERALD English Archive 2005-2017")
    assert outlet(titles=titles) == "Valley Herald"


def test_a_date_line_may_name_the_outlet() -> None:
    assert outlet(date_lines=("The Valley Herald, 7 May 2024",)) == "The Valley Herald"


def test_a_weekday_in_a_date_line_is_no_outlet() -> None:
    assert outlet(date_lines=("Tuesday, 7 May 2024",)) is None


def test_a_brand_that_speaks_of_its_own_sources_twice_is_the_outlet() -> None:
    body = "On Monday, valleywatch’s military sources saw trucks. valleywatch’s sources add that they left."
    assert outlet(body) == "valleywatch"


def test_the_governments_sources_are_no_outlet() -> None:
    assert outlet("The government’s sources saw trucks. The government’s sources left.") is None


def test_sources_tell_the_paper_they_speak_to() -> None:
    assert outlet("Sources told Valley Herald that the trucks left.") == "Valley Herald"


def test_an_agency_that_others_quote_is_no_outlet() -> None:
    assert outlet("Sources told Reuters that the trucks left.") is None
