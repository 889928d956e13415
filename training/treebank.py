"""Universal Dependencies treebanks (CoNLL-U), put back into running text with their own spaces and paragraphs."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Tree:
    """One document. ``starts``: first words of sentences; ``heads``: word indices, own index for a root."""

    id: str
    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


def read_trees(path: Path) -> Iterator[Tree]:
    """The documents of a packed CoNLL-U file."""
    tree: Tree | None = None
    rows: list[list[str]] = []
    paragraph = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if tree:
                    yield tree
                tree = Tree(line.partition("=")[2].strip())
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                paragraph = True
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows and tree is not None:
                _add_sentence(tree, rows, paragraph)
                rows, paragraph = [], False
    if tree:
        yield tree


def _add_sentence(tree: Tree, rows: list[list[str]], paragraph: bool) -> None:
    if tree.text and paragraph:
        tree.text = tree.text.rstrip(" ") + "\n"
    first = len(tree.spans)
    tree.starts.append(first)
    pieces = [tree.text]
    length = len(tree.text)
    whole_end, whole_start, whole, at = 0, 0, "", 0
    for row in rows:
        number, form, space = row[0], row[1], "SpaceAfter=No" not in row[9]
        if "." in number:
            continue
        if "-" in number:
            whole_end, whole, whole_start, at = int(number.split("-")[1]), form, length, 0
            pieces.append(form + (" " if space else ""))
            length += len(pieces[-1])
            continue
        if int(number) <= whole_end:
            found = whole.find(form, at)
            start = found if found >= 0 else at
            at = min(len(whole), start + len(form)) if int(number) < whole_end or found >= 0 else len(whole)
            at = max(at, start)
            tree.spans.append((whole_start + start, whole_start + at))
        else:
            tree.spans.append((length, length + len(form)))
            pieces.append(form + (" " if space else ""))
            length += len(pieces[-1])
        head = int(row[6])
        tree.heads.append(first + head - 1 if head else len(tree.spans) - 1)
        tree.upos.append(row[3])
        tree.xpos.append(row[4])
        tree.relations.append(row[7])
    tree.text = "".join(pieces)
