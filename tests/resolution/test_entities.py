"""Entities across documents."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.resolution.naming import SmallGazetteer, document

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity
from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Form, Kind
from dateline.resolution.entities import cluster_entities
from dateline.resolution.places import resolve_places

PERSON, BODY, PLACE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE


def entities(documents: Sequence[AnnotatedDocument], *judgements: Judgement) -> tuple[Entity, ...]:
    gazetteer = SmallGazetteer()
    return cluster_entities(documents, resolve_places(documents, gazetteer), gazetteer, judgements)


def groups(documents: Sequence[AnnotatedDocument], *judgements: Judgement) -> list[tuple[str, ...]]:
    return sorted(entity.aliases for entity in entities(documents, *judgements))


def judged(verdict: Verdict, left: str, right: str | None = None, value: str | None = None, at: str = "1") -> Judgement:
    return Judgement(f"jud-{at}", verdict, left, right, value, None, None, f"2024-01-0{at}T00:00:00Z")


def test_a_surname_joins_the_full_name_of_its_report() -> None:
    assert groups([document(0, ("Tova Lindqvist", PERSON), ("Lindqvist", PERSON))]) == [("Lindqvist", "Tova Lindqvist")]


def test_spellings_of_one_person_join_across_reports() -> None:
    pile = [document(0, ("Sergei Karsakov", PERSON)), document(1, ("Sergey Karsakov", PERSON))]
    assert groups(pile) == [("Sergei Karsakov", "Sergey Karsakov")]


def test_different_first_names_never_join() -> None:
    pile = [document(0, ("Anna Novak", PERSON)), document(1, ("Petra Novak", PERSON))]
    assert groups(pile) == [("Anna Novak",), ("Petra Novak",)]


def test_a_surname_that_fits_two_persons_joins_neither() -> None:
    pile = [document(0, ("Anna Novak", PERSON), ("Petra Novak", PERSON), ("Novak", PERSON))]
    assert groups(pile) == [("Anna Novak",), ("Novak",), ("Petra Novak",)]


def test_the_report_decides_whose_surname_it_is() -> None:
    pile = [document(0, ("Anna Novak", PERSON)), document(1, ("Petra Novak", PERSON), ("Novak", PERSON))]
    assert groups(pile) == [("Anna Novak",), ("Novak", "Petra Novak")]


def test_an_acronym_joins_what_it_stands_for_in_other_reports_too() -> None:
    pile = [document(0, ("Coastal Relief Union", BODY), ("CRU", BODY)), document(1, ("CRU", BODY))]
    assert groups(pile) == [("CRU", "Coastal Relief Union")]


def test_an_acronym_of_two_bodies_joins_neither() -> None:
    pile = [
        document(0, ("Coastal Relief Union", BODY), ("CRU", BODY)),
        document(1, ("Central Rowing Union", BODY), ("CRU", BODY)),
    ]
    assert len(groups(pile)) == 3


def test_a_ministry_without_a_country_is_that_of_its_report() -> None:
    pile = [document(0, ("Defense Ministry", BODY)), document(1, ("Defence Ministry", BODY))]
    assert groups(pile) == [("Defence Ministry",), ("Defense Ministry",)]


def test_the_ministry_is_the_one_named_in_full() -> None:
    pile = [document(0, ("Norlandic Ministry of Defence", BODY), ("Ministry", BODY))]
    assert groups(pile) == [("Ministry", "Norlandic Ministry of Defence")]


def test_a_capital_that_acts_is_its_country() -> None:
    pile = [document(0, ("Norland", PLACE), ("Oskar", PLACE), ("Oskar", PLACE))]
    acting = replace(pile[0].mentions[1], literal=False)
    pile = [replace(pile[0], mentions=(pile[0].mentions[0], acting, pile[0].mentions[2]))]
    found = {entity.name: entity.mention_ids for entity in entities(pile)}
    assert found == {"Norland": ("men-0-0", "men-0-1"), "Oskar": ("men-0-2",)}


def test_the_company_of_a_country_decides_between_namesakes() -> None:
    found = entities([document(0, ("Milltown", PLACE), ("Norland", PLACE), ("Oskar", PLACE))])
    assert {entity.name: entity.place.country for entity in found if entity.place}["Milltown"] == "NL"


def test_what_follows_the_comma_decides_between_namesakes() -> None:
    found = entities([document(0, ("Milltown", PLACE), ("Norland", PLACE), joined=", ")])
    assert {entity.name: entity.place.country for entity in found if entity.place}["Milltown"] == "NL"


def test_an_unknown_place_has_no_coordinates() -> None:
    assert [entity.place for entity in entities([document(0, ("Quellmoor", PLACE))])] == [None]


def test_a_role_is_in_the_entity_of_its_person() -> None:
    one = document(0, ("Tova Lindqvist", PERSON), ("the minister", PERSON))
    role = replace(one.mentions[1], form=Form.ROLE, same_as="men-0-0")
    (entity,) = entities([replace(one, mentions=(one.mentions[0], role))])
    assert (entity.aliases, entity.mention_ids) == (("Tova Lindqvist",), ("men-0-0", "men-0-1"))


def test_an_entity_carries_the_id_of_its_earliest_mention() -> None:
    pile = [document(0, ("Karl Oster", PERSON)), document(1, ("Oster", PERSON))]
    assert [entity.id for entity in entities(pile)] == ["ent-men-0-0"]


def test_same_joins_what_the_rules_left_apart() -> None:
    pile = [document(0, ("Anna Novak", PERSON), ("the Heron", Kind.OTHER))]
    verdict = judged(Verdict.SAME, "ent-men-0-0", "ent-men-0-1")
    assert groups(pile, verdict) == [("Anna Novak", "the Heron")]


def test_different_parts_what_the_rules_joined() -> None:
    pile = [document(0, ("Sergei Karsakov", PERSON)), document(1, ("Sergey Karsakov", PERSON))]
    verdict = judged(Verdict.DIFFERENT, "men-0-0", "men-1-0")
    assert groups(pile, verdict) == [("Sergei Karsakov",), ("Sergey Karsakov",)]


def test_a_later_judgement_undoes_an_earlier_one() -> None:
    pile = [document(0, ("Sergei Karsakov", PERSON)), document(1, ("Sergey Karsakov", PERSON))]
    part, join = judged(Verdict.DIFFERENT, "men-0-0", "men-1-0"), judged(Verdict.SAME, "men-0-0", "men-1-0", at="2")
    assert groups(pile, join, part) == [("Sergei Karsakov", "Sergey Karsakov")]


def test_split_takes_one_mention_out() -> None:
    pile = [document(0, ("Karl Oster", PERSON), ("Oster", PERSON))]
    assert groups(pile, judged(Verdict.SPLIT, "ent-men-0-0", "men-0-1")) == [("Karl Oster",), ("Oster",)]


def test_a_rejected_entity_is_gone() -> None:
    pile = [document(0, ("Karl Oster", PERSON), ("Norland", PLACE))]
    assert groups(pile, judged(Verdict.REJECT, "ent-men-0-0")) == [("Norland",)]


def test_a_rejected_entity_that_is_kept_again_is_back() -> None:
    pile = [document(0, ("Karl Oster", PERSON), ("Norland", PLACE))]
    gone, back = judged(Verdict.REJECT, "ent-men-0-0"), judged(Verdict.KEEP, "ent-men-0-0", at="2")
    assert groups(pile, gone, back) == groups(pile)


def test_a_kind_can_be_set() -> None:
    pile = [document(0, ("Heron", PERSON))]
    (entity,) = entities(pile, judged(Verdict.SET, "ent-men-0-0", "kind", "product"))
    assert entity.kind is Kind.PRODUCT


def test_a_pinned_name_joins_its_entity() -> None:
    pile = [document(0, ("Karl Oster", PERSON)), document(1, ("the Fox", Kind.OTHER))]
    assert groups(pile, judged(Verdict.PIN, "ent-men-0-0", value="the Fox")) == [("Karl Oster", "the Fox")]


def test_a_judgement_on_an_unknown_id_changes_nothing() -> None:
    pile = [document(0, ("Karl Oster", PERSON))]
    assert groups(pile, judged(Verdict.SAME, "ent-gone", "men-0-0")) == groups(pile)


NAMES = st.sampled_from(
    [("Anna Novak", PERSON), ("Novak", PERSON), ("A. Novak", PERSON), ("CRU", BODY), ("Coastal Relief Union", BODY),
     ("Ministry", BODY), ("Norland", PLACE), ("Milltown", PLACE), ("Danes", Kind.NATIONALITY), ("...", Kind.OTHER)]
)  # fmt: skip


@given(st.lists(st.lists(NAMES, max_size=5), max_size=4))
def test_every_mention_is_in_exactly_one_entity(pile: list[list[tuple[str, Kind]]]) -> None:
    documents = [document(number, *names) for number, names in enumerate(pile)]
    held = [one for entity in entities(documents) for one in entity.mention_ids]
    assert sorted(held) == sorted(mention.id for one in documents for mention in one.mentions)
