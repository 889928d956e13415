"""Days as the world's pages write them: in figures and in the months of some twenty languages.

Months are those of the Unicode CLDR ("format wide" and "abbreviated"), without marks of length or case endings.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

# January to December, language after language, each with twelve months; variants of one month are parted by "/".
_MONTH_NAMES = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct
 november/nov december/dec
januar/janner/jan februar/feber/feb marz/maerz/mrz april mai juni juli august september oktober/okt november
 dezember/dez
janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout septembre octobre novembre decembre
enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic
gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro/out novembro dezembro
januari februari maart/mrt april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januari februari maret april mei juni juli agustus september oktober november desember/des
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
stycznia/styczen lutego/luty marca/marzec kwietnia/kwiecien maja/maj czerwca/czerwiec
 lipca/lipiec sierpnia/sierpien wrzesnia/wrzesien
 pazdziernika/pazdziernik listopada grudnia/grudzien
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta
 syyskuuta lokakuuta marraskuuta joulukuuta
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
января февраля марта апреля мая/май июня/июн июля/июл августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
"""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d.,:])(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
_WORD = r"(?P<word>[^\W\d_]{3,14})"
_NAMED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º|ª|°|-)?[\s-]{{0,3}}(?:(?:de|of)\s|d['’])?{_WORD}\.?,?(?:\s(?:de|del|of))?[\s-]{{0,3}}{_YEAR}",
        rf"(?<!\w){_WORD}\.?\s{{0,3}}{_DAY}(?:st|nd|rd|th)?(?:,|\s(?:de|of))?\s{{1,3}}{_YEAR}",
        rf"(?<!\d){_YEAR}\.?,?\s{_WORD}\.?\s{_DAY}",
    )
)
_FIGURES = re.compile(
    r"(?<![\d./:-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<yc>(?:19|20)\d\d)\s?[年년]\s?(?P<mc>\d{1,2})\s?[月월]\s?(?P<dc>\d{1,2})\s?[日일]"
    r"|(?P<a>\d{1,2})\s?(?P<t>[-./|])\s?(?P<b>\d{1,2})\s?(?P=t)\s?(?P<z>(?:19|20)\d\d|\d\d))(?![\d/]|\.\d|-\d)"
)
_COMPACT = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{4}|\d{6}|T\d+Z?)?\s*")
_MONTH_FIRST = re.compile(r"en-(?:us|ph)|fil", re.I)  # elsewhere the day stands first


@dataclass(frozen=True, slots=True)
class Shown:
    """A day on a page, half-open code points. ``days``: two where day and month could change places, likelier first."""

    start: int
    end: int
    days: tuple[date, ...]


def days_shown(text: str, language: str | None = None) -> list[Shown]:
    """The full days in ``text``, in order. ``language``: the page's, as its markup says it ("en-US")."""
    plain = _folded(text)
    found = sorted((*_named_days(plain), *_figure_days(plain, language)), key=lambda one: (one.start, -one.end))
    kept: list[Shown] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def day_written(value: str, language: str | None = None) -> tuple[date, ...]:
    """The day that a page's metadata name at the start of ``value``, two where it could be either; empty if none."""
    if compact := _COMPACT.fullmatch(value):
        days = _days((int(compact["y"]), int(compact["m"]), int(compact["d"])))
        if days:
            return days
    head = value.strip()[:60]
    head = re.sub(r"(?<=\d)T(?=\d)", " ", head)
    shown = days_shown(head, language)
    return shown[0].days if shown else ()


def _folded(text: str) -> str:
    """The same number of characters, small, without accents."""
    return "".join(_bare(character) for character in text)


@cache
def _bare(character: str) -> str:
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", character)[0].lower() if ord(character) > 127 else character.lower()
    return {"ı": "i", "ł": "l", "ß": "s"}.get(base, base)[:1] or character


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for number, variants in enumerate(_MONTH_NAMES.split()):
        for name in variants.split("/"):
            months.setdefault(_folded(name), number % 12 + 1)
    return months


def _named_days(text: str) -> Iterator[Shown]:
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            month = _months().get(match["word"])
            if month and (days := _days((int(match["year"]), month, int(match["day"])))):
                yield Shown(match.start(), match.end(), days)


def _figure_days(text: str, language: str | None) -> Iterator[Shown]:
    for match in _FIGURES.finditer(text):
        if match["y"]:
            days = _days((int(match["y"]), int(match["m"]), int(match["d"])))
        elif match["yc"]:
            days = _days((int(match["yc"]), int(match["mc"]), int(match["dc"])))
        else:
            first, second, year = int(match["a"]), int(match["b"]), int(match["z"])
            if year < 100 and match["t"] != ".":
                continue  # "10-12-14" or "1/2/14" is as often a score or a number
            year += 2000 if year < 100 else 0
            options = [(year, second, first), (year, first, second)]
            if match["t"] in ".|":
                options = options[:1]  # nobody parts the month from the day after it by points
            elif language and _MONTH_FIRST.match(language):
                options.reverse()
            days = _days(*options)
        if days:
            yield Shown(match.start(), match.end(), days)


def _days(*options: tuple[int, int, int]) -> tuple[date, ...]:
    found: list[date] = []
    for year, month, number in options:
        try:
            one = date(year, month, number)
        except ValueError:
            continue
        if one not in found:
            found.append(one)
    return tuple(found)
