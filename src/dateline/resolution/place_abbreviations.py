"""States and provinces as datelines shorten them: "W.Va.", "Ont.", "TX"."""

#: Full name by the short forms of newspapers and of the post (US and Canada), without dots and blanks.
_LIST = """
Alabama Ala AL; Alaska AK; Arizona Ariz AZ; Arkansas Ark AR; California Calif Cal CA; Colorado Colo CO;
Connecticut Conn CT; Delaware Del DE; Florida Fla FL; Georgia Ga GA; Hawaii HI; Idaho ID; Illinois Ill IL;
Indiana Ind IN; Iowa IA; Kansas Kan Kans KS; Kentucky Ky KY; Louisiana La LA; Maine ME; Maryland Md MD;
Massachusetts Mass MA; Michigan Mich MI; Minnesota Minn MN; Mississippi Miss MS; Missouri Mo MO; Montana Mont MT;
Nebraska Neb Nebr NE; Nevada Nev NV; New-Hampshire NH; New-Jersey NJ; New-Mexico NM; New-York NY;
North-Carolina NC; North-Dakota ND; Ohio OH; Oklahoma Okla OK; Oregon Ore OR; Pennsylvania Pa Penn PA;
Rhode-Island RI; South-Carolina SC; South-Dakota SD; Tennessee Tenn TN; Texas Tex TX; Utah UT; Vermont Vt VT;
Virginia Va VA; Washington Wash WA; West-Virginia WVa WV; Wisconsin Wis WI; Wyoming Wyo WY;
District-of-Columbia DC; Puerto-Rico PR; Ontario Ont ON; Quebec Que QC; British-Columbia BC; Alberta Alta AB;
Manitoba Man MB; Saskatchewan Sask SK; Nova-Scotia NS; New-Brunswick NB; Newfoundland-and-Labrador Nfld NL;
Prince-Edward-Island PEI PE
"""
_FULL = {
    short: full.replace("-", " ")
    for full, *shorts in (entry.split() for entry in _LIST.split(";"))
    for short in shorts
}  # fmt: skip


def full_name(written: str) -> str | None:
    """ "West Virginia" for "W.Va." or "WV"; None for other words. A word without a dot counts only in capitals, one
    with a dot inside only for a name of several words: "L.A." is no state."""
    plain = written.replace(".", "").replace(" ", "")
    full = _FULL.get(plain)
    if full is None or ("." in written.rstrip(".") and " " not in full):
        return None
    return full if "." in written or (plain.isupper() and len(plain) <= 3) else None
