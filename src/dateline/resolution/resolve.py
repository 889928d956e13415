"""What many documents say together: events and conflicts over the origins and entities found before."""

from collections.abc import Sequence

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.entity import Entity
from dateline.records.judgement import Judgement
from dateline.records.origin import Origin
from dateline.resolution.conflicts import find_conflicts
from dateline.resolution.events import cluster_events


def resolve(
    documents: Sequence[AnnotatedDocument],
    origins: Sequence[Origin],
    entities: Sequence[Entity],
    judgements: Sequence[Judgement],
) -> Resolution:
    """Compare the documents, in the order they were added; the same input always gives the same output."""
    events = cluster_events(documents, entities, origins, judgements)
    return Resolution(tuple(origins), tuple(entities), events, find_conflicts(documents, events))
