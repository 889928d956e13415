"""Which language a text is in: English by its small words, any other by a kept library (py3langid, 97 languages).

The model takes 0.7 s and 120 MB to load, so a pile of English reports never loads it.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

MIN_WORDS = 12  # fewer words decide nothing
MIN_SHARE = 0.2  # the small words below make up a third of English prose; a list of names falls below this
MIN_CONFIDENCE = 0.9  # of 1,583 English leads and articles in shared/data none reaches this for another language
SAMPLE_CHARACTERS = 20_000  # enough for either test

_ENGLISH = frozenset(
    "the of and to in that is was for on with as by at from his he it are were be has had have said".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
#: Letters of scripts that put no spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, None where the text is too short or too mixed to say."""
    sample = text[:SAMPLE_CHARACTERS]
    words = _LETTERS.findall(sample.lower())
    if len(words) < MIN_WORDS and len(_UNSPACED.findall(sample)) < MIN_WORDS:
        return None
    counts = Counter(words)
    if sum(counts[word] for word in _ENGLISH) >= MIN_SHARE * len(words):
        return "en"
    code, confidence = _identifier().classify(sample)
    latin = 4 * len(_LATIN.findall(sample)) > len(sample)
    return str(code) if confidence >= MIN_CONFIDENCE or not latin else None  # a script leaves few languages


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
