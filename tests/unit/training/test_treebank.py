"""Treebanks become running text again."""

import gzip
from itertools import pairwise
from pathlib import Path

from training.treebank import Tree, read_trees

#: Number, form, UPOS, tag, head, relation, and what stands in the last column.
Row = tuple[str, str, str, str, str, str, str]


def conllu(*lines: str | Row) -> str:
    return "".join(
        f"{line}\n"
        if isinstance(line, str)
        else "\t".join((line[0], line[1], line[1].lower(), line[2], line[3], "_", line[4], line[5], "_", line[6]))
        + "\n"
        for line in lines
    )


def write(path: Path, text: str) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)
    return path


def read(folder: Path, *lines: str | Row) -> list[Tree]:
    return list(read_trees(write(folder / "a.conllu.gz", conllu(*lines))))


ANN: Row = ("1", "Ann", "PROPN", "NNP", "2", "nsubj", "_")
LEFT: Row = ("2", "left", "VERB", "VBD", "0", "root", "SpaceAfter=No")
STOP: Row = ("3", ".", "PUNCT", ".", "2", "punct", "_")


def test_a_document_has_text_words_and_trees(tmp_path: Path) -> None:
    assert read(tmp_path, "# newdoc id = d-1", "# text = x", ANN, LEFT, STOP, "") == [
        Tree(
            "d-1", "Ann left. ", [(0, 3), (4, 8), (8, 9)], [0], ["PROPN", "VERB", "PUNCT"], ["NNP", "VBD", "."],
            [1, 1, 1], ["nsubj", "root", "punct"],
        )
    ]  # fmt: skip


def test_heads_count_from_the_beginning_of_the_document(tmp_path: Path) -> None:
    (tree,) = read(tmp_path, "# newdoc id = d-1", ANN, LEFT, STOP, "", ANN, LEFT, STOP, "")
    assert (tree.starts, tree.heads, tree.text) == ([0, 3], [1, 1, 1, 4, 4, 4], "Ann left. Ann left. ")


def test_a_paragraph_is_a_line(tmp_path: Path) -> None:
    (tree,) = read(
        tmp_path, "# newdoc id = d-1", "# newpar id = p", ANN, LEFT, STOP, "", "# newpar", ANN, LEFT, STOP, ""
    )
    assert tree.text == "Ann left.\nAnn left. "
    assert [tree.text[a:b] for a, b in tree.spans] == ["Ann", "left", "."] * 2


def test_a_block_inside_a_paragraph_is_no_line(tmp_path: Path) -> None:
    (tree,) = read(tmp_path, "# newdoc id = d-1", ANN, LEFT, STOP, "", "# newpar_block", ANN, LEFT, STOP, "")
    assert "\n" not in tree.text


def test_documents_are_parted(tmp_path: Path) -> None:
    found = read(tmp_path, "# newdoc id = d-1", ANN, LEFT, STOP, "", "# newdoc id = d-2", ANN, LEFT, STOP, "")
    assert [(tree.id, tree.text) for tree in found] == [("d-1", "Ann left. "), ("d-2", "Ann left. ")]


def test_words_written_as_one_lie_in_it(tmp_path: Path) -> None:
    (tree,) = read(
        tmp_path, "# newdoc id = d-1", ("1-2", "Don't", "_", "_", "_", "_", "_"),
        ("1", "Do", "AUX", "VBP", "3", "aux", "_"), ("2", "n't", "PART", "RB", "3", "advmod", "_"),
        ("3", "go", "VERB", "VB", "0", "root", "_"), "",
    )  # fmt: skip
    assert (tree.text, [tree.text[a:b] for a, b in tree.spans]) == ("Don't go ", ["Do", "n't", "go"])


def test_words_that_are_not_written_in_it_share_it_out(tmp_path: Path) -> None:
    (tree,) = read(
        tmp_path, "# newdoc id = d-1", ("1-2", "dunno", "_", "_", "_", "_", "SpaceAfter=No"),
        ("1", "do", "AUX", "VBP", "2", "aux", "_"), ("2", "know", "VERB", "VB", "0", "root", "_"),
        ("3", ".", "PUNCT", ".", "2", "punct", "_"), "",
    )  # fmt: skip
    spans = tree.spans
    assert tree.text == "dunno. "
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert (spans[1][1], spans[2]) == (5, (5, 6))


def test_words_that_are_nowhere_written_are_passed_over(tmp_path: Path) -> None:
    (tree,) = read(tmp_path, "# newdoc id = d-1", ANN, LEFT, ("2.1", "left", "VERB", "VBD", "_", "_", "_"), STOP, "")
    assert len(tree.spans) == 3


def test_an_empty_file_has_no_document(tmp_path: Path) -> None:
    assert read(tmp_path) == []
