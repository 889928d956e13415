"""The ontology file: ours is complete, a wrong one is refused with the key that is wrong."""

from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.extraction.ontology import load_ontology

CONTRACT = """MEET CONSULT VISIT TRAVEL NEGOTIATE AGREE STATEMENT REQUEST REJECT DENY ACCUSE CHARGE ARREST INVESTIGATE
THREATEN SANCTION COERCE PROTEST VOTE APPOINT SUPPORT COOPERATE AID SUPPLY TRANSFER DEPLOY ADVANCE RETREAT SIEGE SEIZE
ATTACK DEFECT DIE RELEASE RESIGN DISASTER"""
SMALL = """
types:
  - name: KISS
    definition: Two people kiss.
    verbs: [kiss, {verb: give, object: [kiss], with: {to: []}}]
    roles: {subject: agent, object: patient, on: patient}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_ours_has_the_types_of_the_contract_in_its_order() -> None:
    assert list(load_ontology().types) == CONTRACT.split()


def test_every_type_of_ours_has_triggers_roles_and_a_definition() -> None:
    ontology = load_ontology()
    triggered = {
        trigger.type for found in (ontology.verbs, ontology.nouns) for each in found.values() for trigger in each
    }
    assert triggered == set(ontology.types)
    assert all(one.roles and one.definition.endswith(".") for one in ontology.types.values())


def test_a_users_file_replaces_ours(tmp_path: Path) -> None:
    ontology = load_ontology(written(tmp_path, SMALL))
    assert list(ontology.types) == ["KISS"] and list(ontology.verbs) == ["kiss", "give"]
    assert ontology.types["KISS"].roles == {"subject": "agent", "object": "patient", "on": "patient"}


def test_version_is_the_hash_of_the_content(tmp_path: Path) -> None:
    first = load_ontology(written(tmp_path, SMALL)).version
    assert first == load_ontology(written(tmp_path, SMALL)).version
    assert first != load_ontology(written(tmp_path, SMALL + "# more\n")).version


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("definition:", "meaning:", "meaning"),
        ("name: KISS", "name: kiss", "name"),
        ("object: [kiss]", "object: kiss", "object"),
        ("object: [kiss]", 'object: ["@lips"]', "@lips"),
        ("verb: give", "verb: [give]", "verb"),
        ("with: {to: []}", "with: to", "with"),
        ("with: {to: []}", "voice: medium", "voice"),
        ("roles: {", "roles: [", "YAML"),
        ("types:", "kinds:", "kinds"),
        ("verbs: [", "verbs: {a: [", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_naming_what_is_wrong(tmp_path: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load_ontology(written(tmp_path, SMALL.replace(old, new)))


@pytest.mark.parametrize("text", ["", "3", "[]", "types: []", "types: [3]", "\x00", "types: [{name: A}]"])
def test_a_file_without_types_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"mine\.yaml"):
        load_ontology(written(tmp_path, text))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        load_ontology(tmp_path / "nowhere.yaml")


def test_the_same_type_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="twice"):
        load_ontology(written(tmp_path, SMALL + SMALL.replace("types:\n", "").lstrip("\n")))
