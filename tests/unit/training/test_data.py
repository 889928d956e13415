"""All training data in one form."""

import gzip
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from training import data
from training.data import (
    NAME_LABELS,
    Example,
    add_gum_layers,
    annotated,
    breaks_of,
    either,
    foreign_names,
    invented,
    label_names,
    litbank,
    open_texts,
    plain,
    read_lines,
    time_spans,
    treebank,
    words_in,
)

O = frozenset("O")  # noqa: E741
TEXT = "Ann Lee left Oran on Monday.\nShe slept."


def pack(path: Path, *records: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in records))
    return path


def labels(example: Example) -> list[str]:
    """One label a word; how many there are, where more than one is not wrong."""
    assert example.names is not None
    return [next(iter(one)) if len(one) == 1 else str(len(one)) for one in example.names]


def test_lines_are_read_and_blank_ones_passed_over(tmp_path: Path) -> None:
    assert list(read_lines(pack(tmp_path / "a.jsonl.gz", {"a": 1}, "\n", {"a": 2}))) == [{"a": 1}, {"a": 2}]


def test_a_plain_text_has_words_and_no_labels() -> None:
    example = plain("x", "d-1", TEXT)
    assert example.words == ["Ann", "Lee", "left", "Oran", "on", "Monday", ".", "She", "slept", "."]
    assert (example.source, example.id, example.breaks) == ("x", "d-1", {0, 7})
    assert (example.names, example.claims, example.triggers, example.chains, example.heads) == (None,) * 5


def test_words_that_begin_a_line_are_breaks() -> None:
    assert breaks_of("a b\n\nc", [(0, 1), (2, 3), (5, 6)]) == {0, 2}
    assert breaks_of("", []) == {0}


def test_words_that_characters_touch() -> None:
    example = plain("x", "d-1", TEXT)
    assert words_in(example, 0, 7) == (0, 2)
    assert words_in(example, 5, 9) == (1, 3)
    assert words_in(example, 3, 4) is None
    assert words_in(example, 99, 100) is None


@given(st.text(alphabet="ab .\n", max_size=20), st.data())
def test_words_that_characters_touch_are_all_of_them(text: str, picked: st.DataObject) -> None:
    example = plain("x", "d-1", text)
    start = picked.draw(st.integers(0, len(text)))
    end = picked.draw(st.integers(start + 1, len(text) + 1))
    touched = [at for at, (a, b) in enumerate(example.spans) if set(range(a, b)) & set(range(start, end))]
    assert words_in(example, start, end) == ((touched[0], touched[-1] + 1) if touched else None)


def test_names_begin_and_go_on() -> None:
    example = plain("x", "d-1", TEXT)
    label_names(example, [(0, 7, ("PER",)), (13, 17, ("PLACE", "FAC"))], O)
    assert labels(example) == ["B-PER", "I-PER", "O", "2", *["O"] * 6]
    assert example.name_spans == [(0, 2, "PER"), (3, 4, "PLACE")]


def test_a_loose_span_may_be_anything_but_a_name_in_it_is_one() -> None:
    example = plain("x", "d-1", TEXT)
    label_names(example, [(0, 3, ("PER",)), (3, 4, ("ORG",))], O, [(0, 7)])
    assert example.names is not None
    assert example.names[:3] == [frozenset(["B-PER"]), frozenset(NAME_LABELS), O]


def test_either_is_outside_or_any_part_of_a_kind() -> None:
    assert either("NAT") == {"O", "B-NAT", "I-NAT"}
    assert either() == {"O"}


def test_dates_are_told_from_durations() -> None:
    text = "On Monday it had lasted three weeks."
    dates, others = time_spans(text)
    assert ["Monday" in text[a:b] for a, b in dates] == [True]
    assert ["three weeks" in text[a:b] for a, b in others] == [True]


REPORT = (
    "=== r-1\n[PER Ann Lee] [!TRAVEL.o left] [PLACE Oran] on Monday.\n\n"
    "{S1 She} {Q1 said} {C1 no {Q2 one} {C2 slept}}.\n"
)


def test_invented_reports_carry_all_layers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (example,) = invented(tmp_path)
    assert example.text == "Ann Lee left Oran on Monday.\n\nShe said no one slept."
    assert labels(example)[:7] == ["B-PER", "I-PER", "O", "B-PLACE", "O", "B-DATE", "O"]
    assert example.claims is not None
    assert [example.claims[part][7:] for part in ("source", "cue", "content")] == [
        ["B", "O", "O", "O", "O", "O"],
        ["O", "B", "O", "B", "O", "O"],
        ["O", "O", "B", "I", "B", "O"],
    ]
    assert example.triggers == ["O", "O", "TRAVEL", *["O"] * 10]
    assert example.statuses == [None, None, "occurred", *[None] * 10]
    assert (example.source, example.id, example.breaks, example.chains) == ("invented", "r-1", {0, 7}, None)


def open_folder(folder: Path, text: str) -> Path:
    """A data folder in which every open set has one document, ``d-`` and the set."""
    sets = {"re3d": "names/re3d.train", "gum": "coreference/gum_open.train", "muc4": "events/muc4.train"}
    for name, path in sets.items():
        pack(folder / f"{path}.jsonl.gz", {"id": f"d-{name}", "text": text.upper() if name == "muc4" else text})
    topic = {"documents": [{"id": "d-meantime", "text": text}]}
    pack(folder / "clusters" / "meantime_apple.train.jsonl.gz", topic)
    return folder


def test_open_texts_are_found_by_set_and_id(tmp_path: Path) -> None:
    found = open_texts(open_folder(tmp_path, TEXT))
    assert found == {
        ("re3d", "d-re3d"): TEXT,
        ("gum", "d-gum"): TEXT,
        ("muc4", "d-muc4"): TEXT.upper(),
        ("meantime", "d-meantime"): TEXT,
    }


def standoff(name: str, **other: Any) -> dict[str, Any]:
    names = [{"start": 0, "end": 7, "kind": "PER"}, {"start": 13, "end": 17, "kind": "PLACE"}]
    record = {
        "set": name,
        "id": f"d-{name}",
        "held_out": False,
        "names": names,
        "claims": [],
        "events": None,
        "chains": None,
    }
    return {**record, **other}


def write_standoff(folder: Path, *records: dict[str, Any]) -> Path:
    folder.mkdir()
    for one in records:
        (folder / f"{one['set']}.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
    return folder


def test_standoff_files_meet_their_texts(tmp_path: Path) -> None:
    event = {"type": "TRAVEL", "status": "planned", "trigger": [8, 12], "arguments": []}
    folder = write_standoff(
        tmp_path / "own",
        standoff("re3d", events=[event], chains=[[[0, 7], [29, 32]]]),
        standoff("gum", held_out=True),
        standoff("muc4"),
    )
    found = {one.id: one for one in annotated(folder, open_folder(tmp_path, TEXT))}
    assert {one.source for one in found.values()} == {"own-re3d", "held-out", "own-muc4"}
    assert all(labels(one)[:4] == ["B-PER", "I-PER", "O", "B-PLACE"] for one in found.values())
    read = found["d-re3d"]
    assert (read.triggers or [])[2] == "TRAVEL"
    assert (read.statuses or [])[2] == "planned"
    assert read.chains == [[(0, 2, 1), (7, 8, 7)]]
    assert found["d-gum"].triggers is found["d-gum"].chains is None


def test_texts_in_capitals_get_their_case_back(tmp_path: Path) -> None:
    folder = write_standoff(tmp_path / "own", standoff("muc4"))
    (example,) = annotated(folder, open_folder(tmp_path, TEXT))
    assert example.text == TEXT


def test_foreign_names_become_ours(tmp_path: Path) -> None:
    names = [
        {"start": 0, "end": 7, "kind": "PER"},
        {"start": 13, "end": 17, "kind": "LOC"},
        {"start": 29, "end": 32, "kind": "MISC", "type": "conference"},
    ]
    record = {"id": 5, "text": TEXT, "names": names, "other": [{"start": 33, "end": 38}]}
    (example,) = foreign_names(pack(tmp_path / "a.jsonl.gz", record), "uner", either("NAT"))
    assert (example.source, example.id) == ("uner", "5")
    assert labels(example) == ["B-PER", "I-PER", "3", "2", "3", "B-DATE", "3", "2", str(len(NAME_LABELS)), "3"]
    assert example.names is not None
    assert example.names[7] == {"B-EVENT", "B-ORG"}


def test_coreference_of_fiction_keeps_what_falls_on_words(tmp_path: Path) -> None:
    record = {"id": "d-1", "text": TEXT, "clusters": [[[0, 7], [29, 32], [1, 7]]]}
    (example,) = litbank(pack(tmp_path / "a.jsonl.gz", record))
    assert example.chains == [[(0, 2, 1), (7, 8, 7)]]


def test_the_head_of_a_phrase_without_a_tree_stands_before_its_preposition(tmp_path: Path) -> None:
    text = "the head of state"
    (example,) = litbank(pack(tmp_path / "a.jsonl.gz", {"id": "d-1", "text": text, "clusters": [[[0, 17]]]}))
    assert example.chains == [[(0, 4, 1)]]


CONLLU = (
    "# newdoc id = d-1\n1\tAnn\tAnn\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tOran\tOran\tPROPN\tNNP\t_\t2\tobj\t_\t_\n\n"
)


def test_a_treebank_has_sentences_tags_and_trees(tmp_path: Path) -> None:
    (example,) = treebank(pack(tmp_path / "a.conllu.gz", CONLLU), "ewt")
    assert (example.source, example.words, example.starts) == ("ewt", ["Ann", "left", "Oran"], [0])
    assert (example.heads, example.relations) == ([1, 1, 1], ["nsubj", "root", "obj"])


def test_other_layers_are_laid_on_trees(tmp_path: Path) -> None:
    text = "Ann  left\nOran"
    layers: dict[str, dict[str, Any]] = {
        "names": {"text": text, "names": [{"start": 10, "end": 14, "kind": "LOC"}]},
        "times": {"times": []},
        "claims": {},
        "coreference": {"clusters": [[[0, 3], [4, 5]]], "singletons": [[10, 14]]},
    }
    for task, layer in layers.items():
        pack(tmp_path / task / "gum_open.train.jsonl.gz", {"id": "d-1", **layer})
    examples = treebank(pack(tmp_path / "a.conllu.gz", CONLLU), "gum")
    add_gum_layers(examples, tmp_path, "train")
    (example,) = examples
    assert (example.text, example.spans, example.breaks) == (text, [(0, 3), (5, 9), (10, 14)], {0, 2})
    assert example.name_spans == [(2, 3, "PLACE")]
    assert (example.chains, example.singles) == ([[(0, 1, 0)]], [(2, 3, 2)])


def test_labels_have_a_beginning_and_a_going_on_of_every_kind() -> None:
    assert NAME_LABELS[0] == "O"
    assert NAME_LABELS[1::2] == tuple(f"B-{kind}" for kind in data.KINDS)
    assert NAME_LABELS[2::2] == tuple(f"I-{kind}" for kind in data.KINDS)
