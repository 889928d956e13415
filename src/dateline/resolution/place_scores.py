"""Scores the readings of all names of a document together: sure ones first, then what they say for the others."""

from collections.abc import Mapping, Sequence
from math import exp

from dateline.resolution.place_company import hear_company
from dateline.resolution.place_geometry import chord, squared
from dateline.resolution.place_options import Group, Option
from dateline.resolution.place_weights import LEAST_SHARE, MOST_DOUBT, WEIGHTS

#: How often the others are heard: the sure ones settle the next, these the rest.
ROUNDS = 3

#: A town and the district around it are one spot.
_SAME = chord(50.0)

#: Readings kept of a name before the others are heard; beyond are hamlets that share the name of many larger places.
MOST_KEPT = 30


def score_groups(groups: Sequence[Group], weights: Mapping[str, float] = WEIGHTS) -> None:
    """Sets ``score`` and ``share`` of every option, most likely first, and ``none`` of every group."""
    for group in groups:
        _share(group, weights)
        _sort(group)
        del group.options[MOST_KEPT:]
    for _ in range(ROUNDS):
        hear_company(groups)
        for group in groups:
            if not group.silent:
                _share(group, weights)
    for group in groups:
        _sort(group)


def best_of(group: Group) -> Option | None:
    """The likeliest reading of a group whose options are scored; None where it is too unsure to be put on a map."""
    if not group.options or group.none > MOST_DOUBT:
        return None
    best = group.options[0]
    here = sum(one.share for one in group.options if squared(best.point, one.point) <= _SAME)
    return best if here >= LEAST_SHARE else None


def _sort(group: Group) -> None:
    group.options.sort(key=lambda one: (-one.score, one.place.gazetteer_id))


def _share(group: Group, weights: Mapping[str, float]) -> None:
    """Shares by softmax over the readings and that of no place at all."""
    if not group.options:
        return
    for option in group.options:
        option.score = _sum(option.features, weights) + _sum(option.context, weights)
    none = _sum(group.unplaced, weights) if group.unplaced else float("-inf")
    top = max(none, *(option.score for option in group.options))
    total = exp(none - top) + sum(exp(option.score - top) for option in group.options)
    group.none = exp(none - top) / total
    for option in group.options:
        option.share = exp(option.score - top) / total


def _sum(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
