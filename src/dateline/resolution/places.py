"""Which place a name means in its document: all names of a document are chosen together, by the company they keep."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.entity import Place, PlaceCandidate, PlaceChoice
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.judgement import Judgement
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.place_candidates import Candidate, Gazetteer, Spelling
from dateline.resolution.place_distance import distance_km
from dateline.resolution.place_geometry import as_point
from dateline.resolution.place_options import Group, Option, read_groups
from dateline.resolution.place_pile import Pile, is_open
from dateline.resolution.place_pins import by_spelling, pinned_places
from dateline.resolution.place_reasons import describe, tell_reasons
from dateline.resolution.place_scores import best_of, score_groups
from dateline.resolution.place_weights import WEIGHTS
from dateline.resolution.spelling import fold

__all__ = ["Gazetteer", "choose_places", "distance_km", "resolve_places", "resolve_spans"]

#: As many candidates as a person compares.
MOST_SHOWN = 5


def choose_places(
    documents: Iterable[AnnotatedDocument], gazetteer: Gazetteer, *, pins: Mapping[str, Place] | None = None
) -> dict[str, PlaceChoice]:
    """What each PLACE name mention was taken to mean, by mention id, with the other candidates and why.

    One spelling means one place in one document, unless the words beside it put its mentions in different lands.
    ``pins``: what a person said a name means; it holds in every document. The place is the literal one: that "Oslo"
    stands for a government is ``Mention.literal``'s business. The order of ``documents`` does not matter.
    """
    pinned = by_spelling(pins or {})
    pile = Pile()
    found: dict[str, PlaceChoice] = {}
    documents = list(documents)
    unsettled = []
    for annotated in documents:
        groups = _scored(annotated, gazetteer, pinned)
        pile.count(groups)
        found.update(_choices(groups))
        if len(documents) > 1 and any(map(is_open, groups)):
            unsettled.append(annotated)
    for annotated in unsettled:
        groups = _scored(annotated, gazetteer, pinned)
        if pile.settles(groups):
            pile.speak(groups)
            score_groups(groups)
            found.update(_choices(groups))
    return found


def settle_places(
    documents: Sequence[AnnotatedDocument], gazetteer: Gazetteer, judgements: Sequence[Judgement] = ()
) -> dict[str, PlaceChoice]:
    """The same with what people pinned, if anything: chosen once without, to know what they point at, then with."""
    choices = choose_places(documents, gazetteer)
    pins = pinned_places(judgements, choices)
    return choose_places(documents, gazetteer, pins=pins) if pins else choices


def placed(choices: Mapping[str, PlaceChoice]) -> dict[str, Place]:
    """The place of each mention that was placed, by mention id."""
    return {one: choice.place for one, choice in choices.items() if choice.place is not None}


def resolve_places(documents: Iterable[AnnotatedDocument], gazetteer: Gazetteer) -> dict[str, Place]:
    """The place of each PLACE name mention that was placed, by mention id; see :func:`choose_places`."""
    return placed(choose_places(documents, gazetteer))


def resolve_spans(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[PlaceChoice]:
    """What given spans of a text mean, in the order given: half-open code points, each taken for a place name.

    Raises ValueError for a span outside the text or without a character.
    """
    document = Document(content_id("doc", text), "", 0, 0, len(text), text)
    mentions = [_mention(document, number, span) for number, span in enumerate(spans)]
    choices = choose_places([AnnotatedDocument(document, mentions=tuple(mentions))], gazetteer)
    return [choices[one.id] for one in mentions]


def _mention(document: Document, number: int, span: tuple[int, int]) -> Mention:
    start, end = span
    if end > len(document.text):
        raise ValueError(f"the span {start}..{end} ends after the text, which has {len(document.text)} characters")
    evidence = Evidence(Span(document.id, start, end), document.text[start:end], Maker("given", "1"))
    return Mention(content_id("men", document.id, number, start, end), Kind.PLACE, Form.NAME, evidence)


def _scored(annotated: AnnotatedDocument, gazetteer: Gazetteer, pinned: Mapping[tuple[str, ...], Place]) -> list[Group]:
    groups = read_groups(annotated, gazetteer)
    others: list[tuple[Group, list[Option]]] = []
    for group in groups:
        place = pinned.get(fold(group.name)) if pinned else None
        if place is not None:
            others.append((group, [one for one in group.options if one.place.gazetteer_id != place.gazetteer_id]))
            group.options = [Option(Candidate(place, Spelling.PINNED, 0), as_point(place), {})]
            group.unplaced = {}
    score_groups(groups)
    for group, options in others:
        group.options.extend(options)  # shown, for a person may change her mind
    return groups


def _choices(groups: Iterable[Group]) -> dict[str, PlaceChoice]:
    found: dict[str, PlaceChoice] = {}
    for group in groups:
        if group.mentions:
            choice = _choice(group)
            found.update((one, choice) for one in choice.mention_ids)
    return found


def _choice(group: Group) -> PlaceChoice:
    named = tuple(one.id for one in group.mentions)
    if not group.options:
        return PlaceChoice(named, None, (), "no place of this name is known")
    shown = tuple(
        PlaceCandidate(one.place, round(one.share, 3), tell_reasons(one, WEIGHTS)) for one in group.options[:MOST_SHOWN]
    )
    best = shown[0]
    if group.options[0].candidate.spelling is Spelling.PINNED:
        return PlaceChoice(named, best.place, shown, "a person said what this name means")
    if best_of(group) is None:
        return PlaceChoice(named, None, shown, f"too unsure: at best {describe(best.place)}, for which little speaks")
    why = "; ".join(best.why)
    return PlaceChoice(named, best.place, shown, f"{describe(best.place)}: {why}" if why else describe(best.place))
