"""What each sign of ``event_place_signs.py`` weighs in choosing the place of an event.

Fitted by ``benchmarks/event_place_fit.py`` on four fifths of the sentences of ``event_places``, after the signs that
changed nothing had been left out: 42 weights over grammar and form, none over a word of any text. 0 is the score of
"none of these places".
"""

WEIGHTS = {
    "before": -0.68,
    "commas between": -0.30,
    "distance": -0.17,
    "event VBD": 0.62,
    "event VBG": 0.39,
    "event adverbial": 0.65,
    "event joined": 0.58,
    "event root": -0.71,
    "government": -1.74,
    "inner": 0.40,
    "letters": -3.51,
    "link above joined": 0.79,
    "link antecedent": 0.53,
    "link below content": -1.77,
    "link below joined": -0.48,
    "link below modifier": -0.35,
    "link elsewhere": -0.70,
    "link same": 0.45,
    "opens": 0.45,
    "outer": -1.34,
    "places between": -0.27,
    "preposition across": 0.56,
    "preposition against": -1.34,
    "preposition from": -0.56,
    "preposition in": 1.22,
    "preposition near": 0.81,
    "preposition none": 0.52,
    "preposition of": 0.68,
    "preposition other": -0.82,
    "role adjunct": 0.35,
    "same clause, adjunct 0": 0.43,
    "same clause, adjunct 2": -0.71,
    "same clause, from": -1.12,
    "same clause, object 0": 1.52,
    "same clause, object 1": 1.31,
    "same clause, passive subject 0": 0.94,
    "same clause, subject 0": -1.58,
    "use apposition": -1.32,
    "use itself": 0.19,
    "use subject": -1.26,
    "use with its kind": 0.64,
    "verbs between": -0.20,
}
#: Beside these, for a phrase that the ontology names as the place of an event of this type ("to" for a journey): the
#: type's own word outweighs any single sign, and no journey's goal is lost to a nearer "in". By hand, not fitted: the
#: set has no types.
ASKED_FOR = 2.0
#: And for what hangs on another event that this one speaks of ("condemned the bombing of Lyon"): no other sign
#: outweighs it.
OTHER_EVENT = -4.0
