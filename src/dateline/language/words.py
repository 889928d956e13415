"""Cut plain text into words the way the English Universal Dependencies treebanks do, without touching a character.

Hyphens part words ("Deir | Ez | - | Zour"), as in the treebanks; that a hyphened name stays whole is the business of
the name labels. Clitics ("n't", "'s") and final full stops are words of their own; abbreviations keep their stop.
Time and memory are linear in the length of the text.
"""

import re

#: No word is longer: what is longer is cut, so that hostile input cannot make one word of a megabyte.
LONGEST_WORD = 100

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Fr Sr Jr St Mt Ft Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Gov Sen Rep Reps Sens Hon"
    " Pres Supt Insp Amb Sec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat"
    " Sun Inc Ltd Co Corp Bros Assn Dept Univ Ave Blvd Rd No Nos vs etc approx est al ca cf ed eds vol pp fig Figs Fig"
).split()
_CLITIC = r"['’](?:s|S|re|RE|ve|VE|ll|LL|m|M|d|D)(?!\w)"
_LETTER = r"[^\W\d_]"

_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"”’)]*[^\s<>"”’).,;:!?]            # addresses
  | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                    # e-mail, looked for once a run of its characters
  | [@\#]\w+                                                    # handles
  | (?:{_LETTER}\.){{2,}}                                       # U.S. p.m.
  | (?:{"|".join(_ABBREVIATIONS)})\.(?!\w)
  | [A-Z]\.(?=\s*[A-Z])                                         # initials
  | [nN]['’][tT](?!\w) | {_CLITIC}
  | \d{{4}}-\d\d-\d\d(?!\w)
  | [A-Z]{{1,5}}-\d+\w*                                         # S-400, T-72B3
  | (?:[eE]|[rR]e|[pP]re|[pP]ost|[nN]on|[cC]o|[pP]ro|[cC]ross|[eE]x|[mM]ulti|[sS]elf)-[a-z]\w+
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)(?!\w)
  | \d+(?:[.,:]\d+)*(?=(?:km|m|kg|cm|mm|am|pm|AM|PM|bn|tn|k|K|p)(?!\w))
  | (?:\d+(?:[.,:/]\d+)+ | \d+)(?=[-–%$€£°]|\W|$|_)             # 1,200 10:30
  | [cC][aA][nN](?=[nN][oO][tT](?!\w))
  | [gG]on(?=na(?!\w)) | [wW]an(?=na(?!\w))
  | \w+?(?=[nN]['’][tT](?!\w))
  | \w+(?:['’](?!(?:s|S|re|RE|ve|VE|ll|LL|m|M|d|D|t|T)(?!\w))\w+)*
  | \${{2,}} | \.{{2,}} | …+ | -{{2,}} | ([!?*=_~—–])\1* | [:;]-?[()DP](?!\w)
  | \S
    """,
    re.VERBOSE,
)


def cut_words(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the words in order; everything but white space lies in exactly one of them."""
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_WORD:
            words.append((start, start + LONGEST_WORD))
            start += LONGEST_WORD
        words.append((start, end))
    return words
