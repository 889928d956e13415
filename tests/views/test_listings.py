"""The lists that the command line and the web share."""

import pytest
from tests.views.fixtures import build_corpus

from dateline.cli.main import LISTS
from dateline.views.exports import FILES
from dateline.views.filters import Filter
from dateline.views.listings import LISTINGS
from dateline.views.lookup import look_up

EXPORTED = dict(FILES)


def test_each_list_of_the_command_line_is_there() -> None:
    assert tuple(LISTINGS) == LISTS


@pytest.mark.parametrize("name", sorted(LISTINGS.keys() & EXPORTED.keys()))
def test_without_a_filter_a_list_is_what_is_exported(name: str) -> None:
    known = look_up(build_corpus())
    assert LISTINGS[name](known, Filter()) == EXPORTED[name](known)


def test_a_filter_narrows_a_list() -> None:
    known = look_up(build_corpus())
    assert [one["id"] for one in LISTINGS["entities"](known, Filter(who="vasko"))] == [
        one["id"] for one in EXPORTED["entities"](known) if "Vasko" in one["name"]
    ]
