"""What each sign is worth in choosing a place: 0.7 makes a reading twice as likely.

Made by ``benchmarks/place_weights.py`` (conditional logit; LGL and GeoVirus development parts, gold spans and names as
found; see there), which prints them anew. No sign is a word of the text. Set by hand are signs that those sets hardly
hold or cannot tell: ``elsewhere_in_pile``, so that three reports settle what a fourth leaves open;
``likeness_at_home``, so that a spelling by its consonants counts where the country is named (8 of 13 such proposals
were right, 3 wrong, without that condition); ``called_after_its_town``, for the point is the same; ``spelled_short``;
``kind_other`` (airfields and bases, which have no people);
``report_country`` and ``holds_the_one_before``, for nearly all of LGL is one country; ``noun_agrees`` and
``noun_differs``, which likelihood puts lower and accuracy (+.007 of LGL) higher.
"""

#: A name is left off the map when it is so likely none of the places of its name, 0-1. From 0.5
#: to 0.8 the F1 of LGL and GeoVirus is the same (.633, .81); at 0.8 the precision of LGL comes down to .75.
MOST_DOUBT = 0.7

#: And when the best reading, with those of the same spot, has less than this: of two dozen Springfields none is meant
#: surely. At .25 the precision of LGL is .78 instead of .76, at the same F1.
LEAST_SHARE = 0.25

WEIGHTS: dict[str, float] = {
    "beside_countries": 0.12,
    "beside_inside": 0.04,
    "beside_region": 0.72,
    "called_after_its_town": -2.0,
    "elsewhere_in_pile": 2.0,
    "hinted_country": 0.42,
    "holds_the_one_before": 0.5,
    "kind_capital": -1.07,
    "kind_city": -1.12,
    "kind_continent": 0.11,
    "kind_country": -0.36,
    "kind_district": -0.97,
    "kind_other": 3.0,
    "kind_region": -0.88,
    "kind_water": 1.1,
    "likeness_at_home": 4.0,
    "listed_alike": 0.96,
    "listed_inside": 0.34,
    "most_prominent": 0.55,
    "none": 5.34,
    "none_alone": -0.75,
    "none_one_word": -0.25,
    "none_repeated": -0.34,
    "noun_agrees": 1.2,
    "noun_differs": -0.6,
    "population": 0.9,
    "report_around": 2.0,
    "report_around_share": 0.1,
    "report_country": 1.0,
    "report_country_named": 1.26,
    "report_dateline": 0.19,
    "report_inside": 1.05,
    "report_near": 1.3,
    "report_region": 0.97,
    "report_region_named": 0.59,
    "report_world": 0.91,
    "said_elsewhere": -0.88,
    "said_inside": 1.86,
    "spelled_bare": 0.0,
    "spelled_likeness": -3.66,
    "spelled_main": 0.7,
    "spelled_other": -1.62,
    "spelled_part": -3.4,
    "spelled_people": 1.17,
    "spelled_short": 0.0,
}
