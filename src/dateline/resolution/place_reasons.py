"""Says in plain words what speaks for a reading of a place name."""

from collections.abc import Mapping

from dateline.records.entity import Place
from dateline.resolution.place_options import Option

#: A sign that moves a score by less than this decides nothing and is not told.
MIN_TOLD = 0.3

#: As many reasons as a person reads.
MOST_TOLD = 4

#: The words for each sign; ``{kind}`` and ``{people}`` are of the place.
_WORDS = {
    "population": "{people} people",
    "most_prominent": "the best known of that name",
    "noun_agrees": "the word beside the name says what it is",
    "said_inside": "the words beside the name say what it lies in",
    "listed_inside": "the list it stands in ends with what it lies in",
    "likeness_at_home": "other places of the report are in its country",
    "listed_alike": "it stands in a list of places of its kind",
    "holds_the_one_before": "the place named just before lies in it",
    "hinted_country": "the report speaks of offices that its country has",
    "report_country": "other places of the report are in its country",
    "report_country_named": "other places of the report are in its country",
    "report_region": "other places of the report are in its region",
    "report_region_named": "other places of the report are in its region",
    "report_near": "other places of the report are within 50 km",
    "report_around": "other places of the report are within 200 km",
    "report_around_share": "other places of the report are within 200 km",
    "report_inside": "the report names the region it lies in",
    "report_dateline": "the report is sent from nearby",
    "report_world": "other places of the report are in its part of the world",
    "beside_region": "places named close by are in its region",
    "beside_inside": "the region it lies in is named close by",
    "beside_countries": "countries are named close by",
    "spelled_main": "its main name",
    "spelled_bare": "its name without the noun",
    "spelled_part": "a part of it is named",
    "spelled_likeness": "spelled alike",
    "spelled_short": "its name as datelines shorten it",
    "spelled_people": "its people are named",
    "elsewhere_in_pile": "other reports mean it by this name",
}  # fmt: skip

#: Told whatever they are worth: how an unusual spelling led here.
_ALWAYS = ("spelled_short", "spelled_bare", "spelled_part", "spelled_likeness", "spelled_people")


def tell_reasons(option: Option, weights: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks for it, the weightiest first."""
    worth = {name: value * weights.get(name, 0.0) for name, value in (option.features | option.context).items()}
    told = [name for name in _ALWAYS if name in worth]
    told += sorted((name for name in worth if worth[name] >= MIN_TOLD), key=lambda name: (-worth[name], name))
    people = f"{option.place.population:,}" if option.place.population else ""
    words = [_WORDS[name].format(people=people) for name in told if name in _WORDS and (people or name != "population")]
    return tuple(dict.fromkeys(words))[:MOST_TOLD]


def describe(place: Place) -> str:
    """The place for a person to tell from its namesakes: "Springfield (city, US.IL)"."""
    return f"{place.name} ({', '.join(part for part in (place.kind, place.region or place.country) if part)})"
