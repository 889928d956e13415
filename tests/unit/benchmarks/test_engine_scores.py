"""What the benchmarks of the engine count as right; all texts are invented."""

from benchmarks.engine_claims import count_parts, part_of_rows, raw_part, single_spans
from benchmarks.engine_coreference import given_mentions, gold_clusters, same_words, written_clusters
from benchmarks.engine_names import THREE, NameSet, folded, measure, trimmed
from benchmarks.engine_seeds import count_seeds, gold_names, inside
from benchmarks.engine_sentences import sentence_counts, without_space
from benchmarks.engine_speed import enough, figures_of, take_turns, ways
from benchmarks.engine_syntax import Analysis, compare
from benchmarks.scoring import Counts
from training.data import Example

from dateline.records.language import AttributionSpan, Link, Syntax, Token


def test_an_article_and_a_possessive_are_no_part_of_a_name() -> None:
    text = "the Council's"
    assert text[slice(*trimmed(text, 0, 13))] == "Council"


def test_a_name_that_begins_like_an_article_is_kept() -> None:
    assert trimmed("Theodora", 0, 8) == (0, 8)


def test_labels_that_a_set_does_not_mark_are_left_out() -> None:
    assert folded("Ann 2019", [(0, 3, "PERSON"), (4, 8, "DATE")], THREE) == {(0, 3, "PER")}


def test_a_facility_of_the_gold_is_a_place_of_the_engine() -> None:
    one = NameSet("", ("Roe Dam",), (((0, 7, "FAC"),),), THREE)
    counts = measure(one, [[(0, 7, "PLACE")]])
    assert (counts["all"], counts["LOC"], counts["PER"]) == (Counts(1, 1, 1), Counts(1, 1, 1), Counts())


def test_a_name_of_the_wrong_kind_is_wrong_on_both_sides() -> None:
    one = NameSet("", ("Ann",), (((0, 3, "PER"),),), THREE)
    assert measure(one, [[(0, 3, "ORG")]])["all"] == Counts(0, 1, 1)


GOLD = Analysis(
    ((0, 2), (3, 6), (6, 7)), ("PRON", "VERB", "PUNCT"), (1, 1, 1), ("nsubj", "root", "punct"), ((0, 7),)
)  # fmt: skip


def test_a_tree_that_is_all_right_is_right_everywhere() -> None:
    assert set(compare(GOLD, GOLD).values()) == {Counts(3, 3, 3), Counts(1, 1, 1)}


def test_a_word_cut_otherwise_costs_its_tag_and_the_arcs_to_it() -> None:
    written = Analysis(((0, 2), (3, 7)), ("PRON", "VERB"), (1, 1), ("nsubj", "root"), ((0, 7),))
    counts = compare(GOLD, written)
    assert counts["words"] == counts["upos"] == Counts(1, 2, 3)
    assert counts["uas"] == Counts(0, 2, 3)


def test_subtypes_of_relations_do_not_count() -> None:
    written = Analysis(GOLD.words, GOLD.tags, GOLD.heads, ("nsubj:pass", "root", "punct"), GOLD.sentences)
    assert compare(GOLD, written)["las"] == Counts(3, 3, 3)


def test_a_right_arc_with_a_wrong_relation_is_half_right() -> None:
    written = Analysis(GOLD.words, GOLD.tags, GOLD.heads, ("obj", "root", "punct"), GOLD.sentences)
    counts = compare(GOLD, written)
    assert (counts["uas"].right, counts["las"].right) == (3, 2)


def test_sentences_are_compared_without_the_space_round_them() -> None:
    assert without_space("He left. \n She stayed.", [(0, 11), (11, 11), (11, 22)]) == [(0, 8), (11, 22)]
    assert sentence_counts([[(0, 8), (11, 22)]], [[(0, 22)]]) == Counts(0, 1, 2)


def test_a_part_that_is_not_there_is_not_wanted() -> None:
    rows = [{"source": [], "cue": [[4, 8]]}, {"source": [[0, 3]], "cue": [[4, 8]]}]
    assert part_of_rows(rows, "source") == [((0, 3),)]
    assert part_of_rows(rows, "cue") == [((4, 8),), ((4, 8),)]


def test_the_pieces_of_an_engines_span_count_once_each() -> None:
    assert single_spans([((0, 3), (5, 9)), ((0, 3),)]) == [((0, 3),), ((5, 9),)]
    syntax = Syntax(attributions=(AttributionSpan(5, 9, "cue"), AttributionSpan(0, 3, "source")))
    assert raw_part(syntax, "cue") == [((5, 9),)]
    assert count_parts([[((0, 10),)]], [[((1, 10),)]], "half") == Counts(1, 1, 1)


def _example() -> Example:
    """ "Ann saw her dog. Ann left." in words without a full stop."""
    text = "Ann saw her dog Ann left"
    spans = [(0, 3), (4, 7), (8, 11), (12, 15), (16, 19), (20, 24)]
    example = Example("invented", "x", text, spans, {0}, starts=[0, 4])
    example.chains = [[(0, 1, 0), (2, 3, 2), (4, 5, 4)]]
    example.singles = [(2, 4, 3)]
    return example


def test_given_mentions_come_by_position_and_longer_ones_first() -> None:
    mentions, chains = given_mentions(_example())
    assert mentions == [(0, 1, 0), (2, 4, 3), (2, 3, 2), (4, 5, 4)]
    assert [chain == ("chain", 0) for chain in chains] == [True, False, True, True]


def test_the_same_words_are_the_nearest_ones() -> None:
    example = _example()
    assert same_words(example.words, given_mentions(example)[0]) == [None, None, None, 0]


def test_raw_clusters_are_compared_by_head_words() -> None:
    words = (("old", 0, 3, 1, "amod"), ("Ann", 4, 7, 1, "root"), ("her", 8, 11, 1, "dep"))
    tokens = tuple(Token(a, b, word, word, "X", "X", head, rel) for word, a, b, head, rel in words)
    syntax = Syntax(tokens=tokens, links=(Link(8, 11, 0, 7),))
    assert written_clusters(syntax) == [frozenset({(4, 7), (8, 11)})]
    assert gold_clusters(_example()) == [frozenset({(0, 3), (8, 11), (16, 19)})]


def test_seed_names_are_counted_with_and_without_their_kind() -> None:
    entities = [
        {"type": "armed_group", "mentions": [{"file": "f", "start": 0, "end": 3, "text": "Roe"}]},
        {"type": "weapon", "mentions": [{"file": "f", "start": 9, "end": 12, "text": "gun"}]},
    ]
    gold = gold_names(entities)
    assert gold == {"f": {(0, 3, "ORG")}}
    counts = count_seeds(gold, {"f": {(0, 3, "PER")}})
    assert (counts["spans"], counts["all"]) == (Counts(1, 1, 1), Counts(0, 1, 1))
    assert inside([(0, 3, "ORG"), (8, 12, "PER")], [(0, 10)]) == {(0, 3, "ORG")}


def test_texts_for_speed_come_from_all_parts() -> None:
    assert enough(["a b", "c d", "e f", "g h"], 4) == ["a b", "e f"]
    assert enough(["a b"], 5) == ["a b"] * 3
    assert enough([], 5) == []


def test_engines_take_turns_and_one_that_fails_is_not_asked_again() -> None:
    asked: list[str] = []

    def run(name: str) -> dict[str, float] | None:
        asked.append(name)
        return None if name == "sm:2" else {"seconds": float(len(asked))}

    found = take_turns(["ours", "sm:2"], 3, run)
    assert asked == ["ours", "sm:2", "ours", "ours"]
    assert found == {"ours": {"seconds": 3.0}}


def test_the_ratio_is_to_the_better_way_of_spacy() -> None:
    speed = {
        "ours": {"seconds": 10.0, "load_s": 0.5},
        "sm:1": {"seconds": 20.0, "load_s": 2.0},
        "sm:2": {"seconds": 15.0, "load_s": 2.0},
    }
    assert list(ways(["ours", "sm"])) == list(speed)
    assert figures_of(speed, 1000, 400.0) == {
        "words_a_second": 100.0, "load_s": 0.5, "ratio": 1.5, "memory_mb": 400.0,
    }  # fmt: skip
