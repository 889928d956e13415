"""The words of a report that can show where it was taken from, and checksums of every run of five of them."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from dateline.records.document import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Runs = NDArray[np.uint32]

RUN = 5  # words in a row, as in studies of news copies; shorter runs are stock phrases, longer ones miss edits
MAX_FORM_CHARACTERS = 700  # a longer stretch that holds such words is a report about them

#: Words of a site's own forms, in small letters: notices of rights, offers, buttons, calls for tips. They stand in many
#: reports of one site and tell nothing about the source of its news.
FORM_WORDS = (
    "all rights reserved", "copyright", "may not be published", "used under license", "©",
    "newsletter", "your inbox", "e-mail alert", "email alert", "emailed to", "sign up", "subscribe", "log in to",
    "follow us", "like us on", "on twitter:", "on facebook", "pic.twitter.com", "http://", "https://",
    "download our", "download the", "download now", "app for", "latest version of", "flash player", "only available in",
    "click here", "tap here", "view full caption", "view gallery", "read or share", "share this", "your browser",
    "enter the characters", "read more:", "related:",
    "personal attacks", "user reviews", "posting standards", "terms of use", "privacy policy",
    "posting a comment", "leave a comment", "post a comment", "block users who",
    "anyone with information", "anyone with any information", "anyone who has information", "crime stoppers",
    "crimestoppers", "first broadcast on", "contributed to this report", "cookies",
)  # fmt: skip

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”]{0,1200}”|\"[^\"]{0,1200}\"|«[^«»]{0,1200}»")
_STRETCH = re.compile(r".+?(?:[.!?][”\"’)]*(?=\s)|$)")


def own_text(document: Document, *, forms: bool = False) -> str:
    """The text after the headline without captions, notices and the site's forms; all of it if nothing is left.

    ``forms``: leave the site's forms in.
    """
    kept, start = [], document.headline_end
    for region in sorted(document.boilerplate, key=lambda one: one.start):
        if region.kind != "heading" and region.end > start:
            kept.append(document.text[start : max(start, region.start)])
            start = region.end
    kept.append(document.text[start:])
    text = " ".join(kept)
    if not forms:
        text = without_forms(text)
    return text if text.strip() else document.text


def without_forms(text: str) -> str:
    """``text`` without the sentences that are a site's form, and without the lines that are forms by half."""
    small = text.casefold()
    found = [one for one in FORM_WORDS if one in small]
    if not found:
        return text
    kept = []
    for line in text.split("\n"):
        stretches = _STRETCH.findall(line)
        own = [one for one in stretches if not _is_form(one, found)]
        if sum(map(len, own)) * 2 > sum(map(len, stretches)):
            kept.append("".join(own))
    return "\n".join(kept)


def _is_form(stretch: str, words: Sequence[str]) -> bool:
    small = stretch.casefold()
    return len(stretch) <= MAX_FORM_CHARACTERS and any(one in small for one in words)


def without_quotations(text: str) -> str:
    """``text`` with every quotation cut out: two reporters in one press conference write down the same sentences."""
    return _QUOTED.sub(" \n ", text)


def quotations(text: str, least: int = 20) -> list[str]:
    """The quotations of ``text`` that have ``least`` characters and more, marks included."""
    return [one for one in _QUOTED.findall(text) if len(one) >= least]


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters."""
    return _WORD.findall(text.casefold())


class RunCounter:
    """Gives runs of words their checksums; the words seen are kept, so one of these serves a whole pile."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def runs(self, words: Sequence[str]) -> "Runs":
        """The sorted checksums of the runs of five words; of fewer words, one checksum; of none, none."""
        import numpy as np

        if not words:
            return np.zeros(0, np.uint32)
        numbers = self._numbers
        try:
            codes = np.array([numbers[word] for word in words], np.uint64)
        except KeyError:
            numbers.update((word, _checksum(word)) for word in words if word not in numbers)
            codes = np.array([numbers[word] for word in words], np.uint64)
        length = min(RUN, len(codes))
        total = np.zeros(len(codes) - length + 1, np.uint64)
        for place in range(length):
            total = total * np.uint64(0x9E3779B97F4A7C15) + codes[place : place + len(total)]
        total ^= total >> np.uint64(29)
        total *= np.uint64(0xBF58476D1CE4E5B9)
        found = np.sort((total >> np.uint64(32)).astype(np.uint32))
        return found[np.concatenate(([True], found[1:] != found[:-1]))]


def _checksum(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shared_count(left: "Runs", right: "Runs") -> int:
    """How many checksums two sorted sets have in common."""
    import numpy as np

    return len(np.intersect1d(left, right, assume_unique=True))
