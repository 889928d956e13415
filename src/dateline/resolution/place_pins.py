"""What people said a place name means."""

from collections.abc import Mapping, Sequence

from dateline.records.entity import Place, PlaceChoice
from dateline.records.judgement import Judgement, Verdict
from dateline.resolution.judged import in_order
from dateline.resolution.spelling import fold


def pinned_places(judgements: Sequence[Judgement], choices: Mapping[str, PlaceChoice]) -> dict[str, Place]:
    """The place of each name that a person pinned to a placed mention or entity (``ent-`` and its first mention's
    id), by name; the last pin of a name counts. ``choices``: of a first run without pins."""
    pins: dict[str, Place] = {}
    for one in in_order(judgements):
        choice = choices.get(one.left_id.removeprefix("ent-"))
        if one.verdict is Verdict.PIN and one.value and choice is not None and choice.place is not None:
            pins[one.value] = choice.place
    return pins


def by_spelling(pins: Mapping[str, Place]) -> dict[tuple[str, ...], Place]:
    """Pins by folded name: "HOMS" is "Homs"."""
    return {fold(name): place for name, place in pins.items()}
