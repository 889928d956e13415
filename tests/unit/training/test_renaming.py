"""Other names in a text, and the labels stay on their words."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training import renaming
from training.data import Example, breaks_of, invented
from training.renaming import Renamer

REPORT = (
    "=== r-1\n{S1 [PER Ann Lee]} {Q1 said} {C1 [PLACE Oran] had [!DIE.h fallen]}.\n"
    "[PER Lee] met [PER Bo Ek Roe] in [PLACE Tel Omar]; [ORG Oran Council] [!DENY.o denied] it.\n"
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return invented(folder)[0]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "gazetteer.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE place (name TEXT)")
    connection.executemany("INSERT INTO place VALUES (?)", [("Zarat",), ("Port Vell",), ("Ain el-Wadi",)])
    connection.commit()
    connection.close()
    return path


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "SHARE", 1.0)


def test_given_and_family_names_are_told_apart(gazetteer: Path, example: Example) -> None:
    one = Renamer(gazetteer, [example], 1)
    assert (one.given, one.family) == (["Ann", "Bo"], ["Lee", "Roe"])


@given(seed=st.integers(0, 500))
def test_every_layer_still_has_a_label_a_word(gazetteer: Path, example: Example, seed: int) -> None:
    new = Renamer(gazetteer, [example], seed).renamed(example)
    count = len(new.words)
    assert new.names is not None
    assert new.claims is not None
    for layer in (new.names, new.triggers, new.statuses, *new.claims.values()):
        assert layer is not None
        assert len(layer) == count
    assert all(word and not word.isspace() for word in new.words)
    for first, last, kind in new.name_spans:
        assert new.names[first] == {f"B-{kind}"}
        assert all(new.names[at] == {f"I-{kind}"} for at in range(first + 1, last))


@given(seed=st.integers(0, 500))
def test_what_is_no_name_of_a_person_or_place_stays(gazetteer: Path, example: Example, seed: int) -> None:
    new = Renamer(gazetteer, [example], seed).renamed(example)

    def others(one: Example) -> list[str]:
        inside = {at for first, last, _ in one.name_spans for at in range(first, last)}
        return [word for at, word in enumerate(one.words) if at not in inside]

    council = {"Oran", "Council"}  # an organisation's name is kept, and no longer told of
    assert [w for w in others(new) if w not in council] == [w for w in others(example) if w not in council]
    triggers = [(new.words[at], kind) for at, kind in enumerate(new.triggers or ()) if kind != "O"]
    assert triggers == [("fallen", "DIE"), ("denied", "DENY")]
    assert new.breaks == breaks_of(new.text, new.spans)


@given(seed=st.integers(0, 500))
def test_one_person_has_one_new_name(gazetteer: Path, example: Example, seed: int) -> None:
    new = Renamer(gazetteer, [example], seed).renamed(example)
    people = [new.words[last - 1] for first, last, kind in new.name_spans if kind == "PER"]
    assert people[0] == people[1]


def test_the_same_seed_gives_the_same_names(gazetteer: Path, example: Example) -> None:
    assert Renamer(gazetteer, [example], 3).renamed(example) == Renamer(gazetteer, [example], 3).renamed(example)


def test_most_texts_keep_their_names(gazetteer: Path, example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "SHARE", 0.0)
    assert Renamer(gazetteer, [example], 3).renamed(example) is example


def test_a_text_with_trees_or_chains_keeps_its_names(gazetteer: Path, example: Example) -> None:
    one = Renamer(gazetteer, [example], 3)
    for layer in ({"heads": [0]}, {"chains": [[(0, 1, 0)]]}, {"names": None}):
        kept = Example(**{**{f: getattr(example, f) for f in Example.__dataclass_fields__}, **layer})
        assert one.renamed(kept) is kept
