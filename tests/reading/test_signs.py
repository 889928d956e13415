"""The small signs of a report's beginning."""

import pytest

from dateline.reading.blocks import Block, split_blocks
from dateline.reading.boilerplate import role_of
from dateline.reading.signs import gap_signs, introductions, own_signs, repeats, signs_after


def block(text: str) -> Block:
    return Block(0, len(text), text, 1)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("SORREL POINT, May 4 (Reuters) - The ferry ran aground.", "dateline"),
        (
            "Ferry runs aground off the point The ferry Alma Brandt ran aground on its way to the island.",
            "glued headline",
        ),
        ("But the ferry had a second rudder, which nobody had tried for years.", "goes on"),
        ("“I saw the rocks,” he said, “and I thought of my dog.”", "first person"),
        ("By Hanna Voss Valley Courier, Sorrel Point The ferry ran aground.", "byline"),
        ("The ferry on the rocks on Thursday. Photo: Coast service", "photo"),
        ("The ferry ran aground on Thursday, the coast service said.", "time"),
    ],
)
def test_a_block_shows_its_sign(text: str, sign: str) -> None:
    assert own_signs(block(text))[sign] == 1


def test_an_ordinary_sentence_shows_none() -> None:
    signs = own_signs(block("Divers looked at the hull of the ferry and found a tear below the engine room."))
    assert {name for name, value in signs.items() if value} == {"sentence"}


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moen in Weller contributed to this report.",
        "(Reporting by Ida Moen; editing by Jo Falk)",
        "The writer is a professor of history. Jo Falk was a visiting fellow at the Weller institute.",
    ],
)
def test_credits_are_a_sign_of_an_end(text: str) -> None:
    assert signs_after(block(text), role_of(block(text)))["after sign-off"] == 1


def test_a_line_of_the_site_at_the_end_of_several_reports_is_a_sign_but_a_passage_that_stands_twice_is_none() -> None:
    site = "Do you know a riddle that nobody can solve?"
    assert [one["after repeated end"] for one in repeats(split_blocks(f"One.\n{site}\nTwo.\n{site}\nThree."))] == [
        0, 0, 1, 0, 1,
    ]  # fmt: skip
    assert not any(one["after repeated end"] for one in repeats(split_blocks(f"{site}\nOne.\n{site}\nOne.")))


def test_someone_known_by_surname_who_is_named_in_full_again_is_a_sign() -> None:
    texts = ["Captain Ruben Oster hit the rocks.", "He saw them late, Oster said.", "The log of Ruben Oster was lost."]
    assert [one["named again"] for one in introductions(texts)] == [0, 0, 1]


def test_only_rare_blank_lines_tell_something() -> None:
    rare = split_blocks("a b\nc d\ne f\n\ng h\ni j")
    assert [one["wide gap"] for one in gap_signs(rare)] == [0, 0, 0, 1, 0]
    assert not any(one["wide gap"] or one["no wide gap"] for one in gap_signs(split_blocks("a\n\nb\n\nc\n\nd")))
