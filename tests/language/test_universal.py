"""ClearNLP arcs become Universal Dependencies."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.universal import Arc, to_universal


def arcs(*rows: tuple[int, str, str, str]) -> list[Arc]:
    return [Arc(head, relation, pos, "", lemma) for head, relation, pos, lemma in rows]


def shape(words: list[Arc]) -> list[tuple[int, str]]:
    return [(word.head, word.relation) for word in words]


def test_a_preposition_becomes_the_case_of_its_noun() -> None:
    went_to_rome = arcs((0, "ROOT", "VERB", "go"), (0, "prep", "ADP", "to"), (1, "pobj", "PROPN", "rome"))
    assert shape(to_universal(went_to_rome)) == [(0, "root"), (2, "case"), (0, "obl")]


def test_a_noun_after_a_noun_and_a_preposition_is_its_modifier() -> None:
    siege_of_rome = arcs((0, "ROOT", "NOUN", "siege"), (0, "prep", "ADP", "of"), (1, "pobj", "PROPN", "rome"))
    assert shape(to_universal(siege_of_rome)) == [(0, "root"), (2, "case"), (0, "nmod")]


def test_two_prepositions_in_a_row_are_both_case() -> None:
    out_of_port = arcs(
        (0, "ROOT", "VERB", "sail"), (0, "prep", "ADP", "out"), (1, "prep", "ADP", "of"), (2, "pobj", "NOUN", "port")
    )
    assert shape(to_universal(out_of_port)) == [(0, "root"), (3, "case"), (3, "case"), (0, "obl")]


def test_by_in_a_passive_marks_the_agent() -> None:
    ordered_by = arcs((0, "ROOT", "VERB", "order"), (0, "agent", "ADP", "by"), (1, "pobj", "NOUN", "court"))
    assert shape(to_universal(ordered_by)) == [(0, "root"), (2, "case"), (0, "obl:agent")]


def test_a_verb_after_a_preposition_is_a_clause() -> None:
    spoke_of_leaving = arcs((0, "ROOT", "VERB", "speak"), (0, "prep", "ADP", "of"), (1, "pcomp", "VERB", "leave"))
    assert shape(to_universal(spoke_of_leaving)) == [(0, "root"), (2, "mark"), (0, "advcl")]


def test_the_predicate_of_a_copula_is_the_head() -> None:
    she_was_judge = arcs((1, "nsubj", "PRON", "she"), (1, "ROOT", "AUX", "be"), (1, "attr", "NOUN", "judge"))
    assert shape(to_universal(she_was_judge)) == [(2, "nsubj"), (2, "cop"), (2, "root")]


def test_there_is_keeps_its_verb_and_gets_a_subject() -> None:
    there_was_war = arcs((1, "expl", "PRON", "there"), (1, "ROOT", "VERB", "be"), (1, "attr", "NOUN", "war"))
    assert shape(to_universal(there_was_war)) == [(1, "expl"), (1, "root"), (1, "nsubj")]


def test_conjuncts_hang_on_the_first_and_their_and_on_themselves() -> None:
    a_b_and_c = arcs(
        (0, "ROOT", "NOUN", "a"), (0, "conj", "NOUN", "b"), (1, "cc", "CCONJ", "and"), (1, "conj", "NOUN", "c")
    )
    assert shape(to_universal(a_b_and_c)) == [(0, "root"), (0, "conj"), (3, "cc"), (0, "conj")]


def test_negation_is_an_adverbial_modifier_and_to_a_mark() -> None:
    did_not_want_to_go = [
        Arc(2, "aux", "AUX", "VBD", "do"),
        Arc(2, "neg", "PART", "RB", "not"),
        Arc(2, "ROOT", "VERB", "VB", "want"),
        Arc(4, "aux", "PART", "TO", "to"),
        Arc(2, "xcomp", "VERB", "VB", "go"),
    ]
    assert shape(to_universal(did_not_want_to_go)) == [
        (2, "aux"), (2, "advmod"), (2, "root"), (4, "mark"), (2, "xcomp"),
    ]  # fmt: skip


def test_a_title_taken_for_a_verb_is_given_back_to_its_name() -> None:
    met_regime_head_roe_in_rome = arcs(
        (0, "ROOT", "VERB", "meet"), (2, "compound", "NOUN", "regime"), (0, "conj", "NOUN", "head"),
        (2, "dobj", "PROPN", "roe"), (2, "prep", "ADP", "in"), (4, "pobj", "PROPN", "rome"),
    )  # fmt: skip
    assert shape(to_universal(met_regime_head_roe_in_rome)) == [
        (0, "root"), (3, "compound"), (3, "compound"), (0, "obj"), (5, "case"), (0, "obl"),
    ]  # fmt: skip


RELATIONS = ["ROOT", "prep", "pobj", "pcomp", "agent", "attr", "conj", "cc", "nsubj", "dobj", "dative", "expl", "aux"]


@st.composite
def trees(draw: st.DrawFn) -> list[Arc]:
    """Any tree: each word hangs on an earlier one in a shuffled order, the first is the root."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for place in range(1, size):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    words = []
    for index in range(size):
        relation = "ROOT" if heads[index] == index else draw(st.sampled_from(RELATIONS[1:]))
        pos = draw(st.sampled_from(["NOUN", "VERB", "ADP", "AUX", "PROPN"]))
        words.append(Arc(heads[index], relation, pos, "", draw(st.sampled_from(["be", "x"]))))
    return words


@given(trees())
def test_every_word_still_reaches_a_root(words: list[Arc]) -> None:
    turned = to_universal(words)
    assert len(turned) == len(words)
    for index in range(len(turned)):
        steps = 0
        while turned[index].head != index:
            index, steps = turned[index].head, steps + 1
            assert steps <= len(turned)
