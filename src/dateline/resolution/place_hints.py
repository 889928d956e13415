"""Institutions, coins and offices that only one country has: they tell where a local report is at home."""

#: As they stand in a text made lower-case; general knowledge of public life, no names of places.
SIGNS = {
    "US": (
        "sheriff", " interstate ", " rep. ", " gov. ", " fbi ", "medicaid", "medicare", "highway patrol",
        "state trooper",
        "state police", "county commission", "school district", "school board", "high school", "selectm", " ncaa ",
        "(r-", "(d-", " r-", " d-", "thanksgiving", "freshman", "sophomore", "district attorney", "grand jury",
        "state senat", "social security", "zip code", "homeowners association", "city council",
    ),
    "GB": (
        "£", "councillor", "borough council", "county council", "constabulary", " nhs ", " tory ", " tories ",
        "magistrates",
        "pensioner", "motorway", "crown court", " mps ",
    ),
    "CA": (" rcmp ", "c$", "mountie", "crown attorney", "provincial government"),
    "AU": ("a$", "senior constable", " nrl ", " tafe ", "federal labor"),
    "IN": (" crore", " lakh", " rs ", " rs.", "lok sabha", "panchayat", " bjp "),
    "PK": ("tehsil", "nazim ", "rangers personnel", "rupees"),
    "IE": (" garda", "gardaí", "taoiseach", " dáil"),
    "NZ": ("nz$", " iwi ", "te papa"),
    "ZA": (" saps ", " anc ", " rand "),
    "NG": (" naira", " efcc ", "local government area"),
    "PH": ("barangay", " npa ", "philippine national police"),
}  # fmt: skip


def hinted_countries(text: str) -> dict[str, float]:
    """How strongly the text speaks of life in a country, 0-1 by ISO code: n different signs count n / (n + 1)."""
    plain = text.casefold()
    counts = {code: sum(sign in plain for sign in signs) for code, signs in SIGNS.items()}
    return {code: count / (count + 1) for code, count in counts.items() if count}
