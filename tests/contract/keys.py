"""The files of ``export jsonl`` with their keys, as in the contract."""

KEYS = {
    "documents": "id capture capture_start capture_end text headline outlet byline agency dateline_place published "
    "published_basis published_why language url via page understood version_of notes origin_id story_id main_event_id "
    "boilerplate anchors",
    "mentions": "id document_id start end capture_start capture_end text kind form entity_id",
    "times": "id document_id start end capture_start capture_end text period basis timex_type timex_value rule "
    "anchor alternatives",
    "areas": "id document_id start end capture_start capture_end text relation distance_km bearing place_entity_ids "
    "latitude longitude radius_km why",
    "entities": "id kind name aliases place",
    "event_mentions": "id document_id event_id type trigger start end capture_start capture_end quote arguments period "
    "period_basis period_why time_id place_entity_id place_basis place_why area status quantities claim_id",
    "events": "id type summary period place_entity_id arguments mention_ids document_ids origin_count status",
    "claims": "id document_id speaker cue content mode stance via event_mention_ids",
    "conflicts": "id kind slot members why",
    "origins": "id document_ids why",
    "failures": "item stage message",
}
