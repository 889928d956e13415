"""What two mentions have in common, against a slow reading of the same rules."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.links import FEATURES, REACH, Candidate, feature_planes, is_pronoun, pair_features

MALE = set("he him his himself mr sir king prince brother father son man boy husband".split())
FEMALE = set("she her hers herself mrs ms madam queen princess sister mother daughter woman girl wife".split())
PLURAL = set("they them their theirs themselves we us our ours these those both".split())
NEUTER = set("it its itself this that".split())
FIRST = set("i me my mine myself we us our ours ourselves".split())
SECOND = set("you your yours yourself yourselves".split())
PRONOUNS = {
    *"he him his himself she her hers herself they them their theirs themselves it its itself".split(),
    *"i me my mine myself we us our ours ourselves you your yours yourself yourselves this that these those".split(),
}
INDEFINITE = set("a an some any another no each every many several".split())
SMALL = set("the a an of and for in 's ’ ' , . - his her its their my our your this that these those".split())


def group(one: Candidate) -> int:
    if one.head in MALE:
        return 1
    if one.head in FEMALE:
        return 2
    if one.head in PLURAL or one.tag in ("NNS", "NNPS"):
        return 3
    return 4 if one.head in NEUTER else 0


def person(one: Candidate) -> int:
    return 1 if one.head in FIRST else 2 if one.head in SECOND else 3


def pronoun(one: Candidate) -> bool:
    return len(one.words) == 1 and one.words[0] in PRONOUNS


def content(one: Candidate) -> set[str]:
    return set(one.words) - SMALL


def slow_features(here: Candidate, there: Candidate, back: int) -> list[bool]:
    """One pair; ``back`` 0 is the mention just before."""
    near = [low <= back < high for low, high in ((0, 1), (1, 3), (3, 8), (8, 20), (20, REACH))]
    apart = here.sentence - there.sentence
    sentences = [apart == 0, apart == 1, apart == 2, 3 <= apart < 6, apart >= 6]
    inside = there.first <= here.first and here.last <= there.last
    around = here.first <= there.first and there.last <= here.last
    both = pronoun(here) and pronoun(there)
    same_person, same_group, same_text = (
        person(here) == person(there),
        group(here) == group(there),
        here.words == there.words,
    )
    pronouns = [both, both and same_text, both and same_person, both and same_group, both and not same_person]
    back_to = pronoun(here) and not pronoun(there)
    thing = back_to and there.kind in ("ORG", "PLACE", "FAC", "PROD")
    proper, other_proper = here.tag.startswith("NNP"), there.tag.startswith("NNP")
    to_noun = [
        back_to, back_to and other_proper, back_to and there.words[0] in INDEFINITE, back_to and there.kind == "PER",
        *(thing and group(here) == number for number in range(5)),
    ]  # fmt: skip
    full = not pronoun(here) and not pronoun(there)
    shared, same_head = content(here) & content(there), here.head == there.head
    nouns = [
        not pronoun(here) and pronoun(there),
        full and same_text,
        full and same_head,
        full and bool(shared) and not same_head,
        full and bool(content(here)) and shared == content(here),
        full and here.words[0] in INDEFINITE,
        full and proper and other_proper and not shared,
        full and proper != other_proper and not same_head,
    ]
    groups = (group(here), group(there))
    against = 0 not in groups and 3 not in groups and groups[0] != groups[1]
    return [*near, *sentences, inside or around, *pronouns, *to_noun, *nouns, against]


WORDS = st.sampled_from(
    "he him she they it i you we this mr mrs queen man boys the a some of lee oran army , 's council those both".split()
)
TAGS = st.sampled_from(["NN", "NNS", "NNP", "NNPS", "PRP"])
KINDS = st.sampled_from(["", "PER", "ORG", "PLACE", "FAC", "PROD", "NAT", "DATE"])


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    found: list[Candidate] = []
    first = sentence = 0
    for _ in range(draw(st.integers(0, 9))):
        words = tuple(draw(st.lists(WORDS, min_size=1, max_size=4)))
        first += draw(st.integers(0, 3))
        sentence += draw(st.sampled_from([0, 0, 1, 2, 7]))
        head = draw(st.sampled_from(words))
        found.append(Candidate(words, head, draw(TAGS), first, first + len(words), sentence, draw(KINDS)))
    return found


def check(some: list[Candidate]) -> None:
    features = pair_features(some)
    assert features.shape == (len(some), REACH, FEATURES)
    for here in range(len(some)):
        for back in range(REACH):
            expected = [False] * FEATURES
            if here - 1 - back >= 0:
                expected = slow_features(some[here], some[here - 1 - back], back)
            assert features[here, back].astype(bool).tolist() == expected, (here, back)


@given(candidates())
def test_features_equal_the_slow_reading(some: list[Candidate]) -> None:
    check(some)


def test_features_equal_the_slow_reading_beyond_the_reach() -> None:
    words = ("he", "lee", "oran", "they", "army")
    tags = ("PRP", "NNP", "NNP", "PRP", "NN")
    check([
        Candidate((words[at % 5],), words[at % 5], tags[at % 5], at, at + 1, at // 3, ("", "PER", "PLACE")[at % 3])
        for at in range(REACH + 15)
    ])  # fmt: skip


def test_nobody_gives_no_features() -> None:
    assert pair_features([]).shape == (0, REACH, FEATURES)


def test_every_feature_comes_once_in_order() -> None:
    some = [Candidate(("he",), "he", "PRP", at, at + 1, 0) for at in range(3)]
    planes = list(feature_planes(some))
    assert [number for number, _ in planes] == list(range(FEATURES))
    assert {plane.shape for _, plane in planes} == {(3, REACH)}
    assert not any(plane[0].any() for _, plane in planes)


def test_distances_are_parted_without_a_gap() -> None:
    some = [Candidate(("x",), "x", "NN", at, at + 1, at) for at in range(REACH + 5)]
    near = pair_features(some)[-1, :, :5]
    assert near.sum(1).tolist() == [1] * REACH
    assert np.flatnonzero(near[:, 1]).tolist() == [1, 2]


def test_pronouns_alone_are_pronouns() -> None:
    assert [is_pronoun(words) for words in (("he",), ("those",), ("lee",), ("he", "who"), ())] == [
        True, True, False, False, False,
    ]  # fmt: skip
