"""News agencies, by the names that stand in datelines and photo credits."""

import re

_AS_SHOWN = """
AP, AFP, Reuters, TASS, SANA, Xinhua, RIA Novosti, Interfax, Sputnik, IRNA, ISNA, Fars, Tasnim, Mehr, Anadolu, DHA,
IHA, Cihan, dpa, EFE, ANSA, UPI, PTI, ANI, IANS, Bloomberg, Kyodo, Jiji, Yonhap, KCNA, MENA, WAM, SPA, QNA, KUNA,
Petra, NNA, BNA, ONA, MAP, APS, TAP, LANA, PA, CP, AAP, Belga, ANP, APA, SDA, PAP, CTK, MTI, BTA, HINA, Tanjug,
Beta, SeeNews, Ukrinform, UNIAN, BelTA, Trend, Azertac, Armenpress, Kazinform, MENAFN, Bernama, Antara, VNA, APP,
BSS, UNB, Pajhwok, ANHA, IPS, Zenit, ENA, SUNA, NAN, Adnkronos, Europa Press, Lusa, TT, NTB, Ritzau, STT
"""
_OTHERWISE = {
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "Agence France-Presse": "AFP",
    "REUTERS": "Reuters",
    "Thomson Reuters": "Reuters",
    "Tass": "TASS",
    "ITAR-TASS": "TASS",
    "RIA": "RIA Novosti",
    "FNA": "Fars",
    "Anadolu Agency": "Anadolu",
    "AA": "Anadolu",
    "DPA": "dpa",
    "PA Media": "PA",
    "Press Association": "PA",
    "Canadian Press": "CP",
    "AZERTAC": "Azertac",
}
#: Name as written -> name as shown.
AGENCIES = {name.strip(): name.strip() for name in _AS_SHOWN.replace("\n", " ").split(",")} | _OTHERWISE

_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=lambda name: (-len(name), name)))
#: A regular expression for any agency's name; no group of its own.
AGENCY = rf"(?<!\w)(?:{_NAMES})(?!\w)"


def agency_name(words: str) -> str | None:
    """The agency that ``words`` name, as shown; None if they name none."""
    return AGENCIES.get(words.strip().rstrip(".,")) or AGENCIES.get(words.strip().title())
