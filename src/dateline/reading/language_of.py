"""Which language a text is in, by a vote of its small words."""

import re
from collections import Counter

MIN_WORDS = 12  # fewer words decide nothing
MIN_SHARE = 0.12  # small words make up a third of running text; lists and names fall below this

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as by at from his he it are were be has had have said",
    "de": "der die das und ist nicht mit von den zu auf im dem ein eine sich für des auch wurde hat",
    "fr": "le la les des et est dans pour que qui une sur au du par pas avec ce son été",
    "es": "el la los las de que y en un una por con para del se no su al como fue",
    "it": "il lo la gli le di che e un una per con del della non si sono nel alla da",
    "pt": "o a os as de que e em um uma para com não do da no na por se foi",
    "nl": "de het een van en in is dat op te met voor zijn niet aan er om ook door was",
    "tr": "ve bir bu da de için ile olan olarak daha çok ancak gibi sonra kadar",
    "sv": "och att det som en på är av för med den till inte har de om ett var",
    "pl": "w i na z do nie się że jest to o przez po dla od jak",
}
_SCRIPTS = (
    ("ru", "\u0400-\u04ff"),
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("zh", "\u4e00-\u9fff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the likeliest language (a script's main one), None if the text is too short to say."""
    sample = text[:20_000]
    letters = len(re.findall(r"[^\W\d_]", sample))
    for code, script in reversed(_SCRIPTS):
        if letters >= MIN_WORDS and len(re.findall(f"[{script}]", sample)) > (0.1 if code == "ja" else 0.5) * letters:
            return code
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(words)
    votes = {code: sum(counts[word] for word in small.split()) for code, small in _SMALL_WORDS.items()}
    best = max(sorted(votes), key=lambda code: votes[code])
    return best if votes[best] >= MIN_SHARE * len(words) else None
