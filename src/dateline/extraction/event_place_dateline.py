"""The place a report is sent from, where it may stand in for the place of an event."""

from bisect import bisect_right

from dateline.extraction.event_place_signs import Anchor, clause_join, upwards
from dateline.extraction.event_scene import Scene
from dateline.records.language import Sentence
from dateline.records.mention import Form, Kind, Mention


def dateline_of(scene: Scene, anchor: Anchor) -> Mention | None:
    """The name in the dateline for an event of the first sentence behind it; None where it is not plausible.

    A reporter writes from where news is made, not from where every battle is: what others are quoted to say, and what
    concerns another nation, may have happened anywhere. The event's sentence must name no place; that is the caller's
    matter.
    """
    if scene.annotated.document.dateline_place is None:
        return None
    sentences = scene.annotated.syntax.sentences
    number = bisect_right([one.first_token for one in sentences], anchor.trigger) - 1
    if number < 1 or sentences[number - 1].kind != "dateline" or sentences[number].kind != "body":
        return None
    if _names_a_nation(scene, sentences[number]) or _is_told(scene, anchor):
        return None
    inside = range(sentences[number - 1].first_token, sentences[number - 1].last_token)
    return next((one for one in (scene.mention_at[index] for index in inside) if _is_place(one)), None)


def _names_a_nation(scene: Scene, sentence: Sentence) -> bool:
    mentions = scene.mention_at[sentence.first_token : sentence.last_token]
    return any(one is not None and one.kind is Kind.NATIONALITY for one in mentions)


def _is_told(scene: Scene, anchor: Anchor) -> bool:
    """Whether the event stands in what somebody said."""
    return any(clause_join(scene.relation(index)) == "content" for index in upwards(scene, anchor.trigger))


def _is_place(one: Mention | None) -> bool:
    return one is not None and one.kind is Kind.PLACE and one.form is Form.NAME
