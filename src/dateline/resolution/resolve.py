"""What many documents say together: origins, entities, events, conflicts, in that order."""

from collections.abc import Sequence

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.judgement import Judgement
from dateline.records.origin import Origin
from dateline.resolution.conflicts import find_conflicts
from dateline.resolution.entities import cluster_entities
from dateline.resolution.events import cluster_events
from dateline.resolution.places import Gazetteer


def resolve(
    documents: Sequence[AnnotatedDocument],
    origins: Sequence[Origin],
    *,
    gazetteer: Gazetteer,
    judgements: Sequence[Judgement],
) -> Resolution:
    """Compare the documents, in the order they were added; the same input always gives the same output."""
    entities = cluster_entities(documents, gazetteer, judgements)
    events = cluster_events(documents, entities, origins, judgements)
    conflicts = find_conflicts(documents, events, entities)
    return Resolution(tuple(origins), entities, events, conflicts)
