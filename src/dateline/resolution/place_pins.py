"""What people said a place name means."""

from collections.abc import Mapping, Sequence

from dateline.records.entity import Place, PlaceChoice
from dateline.records.judgement import Judgement, Verdict
from dateline.resolution.judged import in_order
from dateline.resolution.spelling import fold


def pinned_places(judgements: Sequence[Judgement], choices: Mapping[str, PlaceChoice]) -> dict[str, Place]:
    """The place of each name that a person pinned, by name: to a placed mention or entity (``ent-`` and its first
    mention's id), or to the gazetteer id of anything that a name of these documents can mean. The last pin of a name
    counts; pins to what is not there say nothing. ``choices``: of a first run without pins."""
    made = [one for one in in_order(judgements) if one.verdict is Verdict.PIN and one.value]
    if not made:
        return {}
    known = {one.place.gazetteer_id: one.place for choice in choices.values() for one in choice.candidates}
    for identifier, choice in choices.items():
        if choice.place is not None:
            known[identifier] = choice.place
    pins = ((one.value or "", known.get(one.left_id.removeprefix("ent-"))) for one in made)
    return {name: place for name, place in pins if place is not None}


def by_spelling(pins: Mapping[str, Place]) -> dict[tuple[str, ...], Place]:
    """Pins by folded name: "HOMS" is "Homs"."""
    return {fold(name): place for name, place in pins.items()}
