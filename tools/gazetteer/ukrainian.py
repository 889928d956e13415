"""Ukrainian place names in Latin letters, by the official table (Cabinet of Ministers, resolution 55 of 2010)."""

_LETTERS = dict(zip("абвгґдезиіклмнопрстуфьії", "a b v h g d e z y i k l m n o p r s t u f".split(), strict=False))
_LETTERS |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "’": "", "'": "", "ʼ": ""}

#: These sound otherwise at the beginning of a word.
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INNER = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}


def romanized(name: str) -> str:
    """The name in Latin letters; a letter that is not Ukrainian stays as it is."""
    return " ".join("-".join(_word(part) for part in word.split("-")) for word in name.split())


def _word(word: str) -> str:
    lower = word.casefold().replace("зг", "\0")
    letters = [_FIRST.get(lower[:1]) or _letter(lower[:1]), *(_INNER.get(one) or _letter(one) for one in lower[1:])]
    plain = "".join(letters)
    return plain[:1].upper() + plain[1:] if word[:1].isupper() else plain


def _letter(letter: str) -> str:
    return "zgh" if letter == "\0" else _LETTERS.get(letter, letter)
