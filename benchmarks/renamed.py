"""Score the annotated reports as they are and with all names, places and dates replaced: how much is only known names?

Usage: ``.venv/bin/python -m benchmarks.renamed [--shared DIR] [--variants N] [--first SEED] [--keep DIR]``.

The reports, their annotations and the scorer stay outside the repository, in ``DIR`` (``seeds/``, ``scorers/``). Each
variant is drawn from its own seed by ``renaming.py``; ``--keep`` leaves the replaced reports and what was made of them
in a folder to read.
"""

import argparse
import importlib.util
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.renaming import Moved, Renaming, renaming

ROOT = Path(__file__).resolve().parent.parent
METRICS = (
    "articles published grounded mentions entities events event_precision event_arguments event_dates event_places "
    "event_status claims speakers conflicts ask"
).split()
#: Keys of the annotations whose strings are identifiers or file names, never words of a report.
IDENTIFIERS = frozenset({"id", "file", "article", "type", "kind", "how", "basis", "status", "mode"})


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module, from where it lies."""
    spec = importlib.util.spec_from_file_location("seeds_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {path}: give the folder that holds scorers/seeds.py with --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(folder: Path) -> dict[str, Any]:
    """Every annotation file of ``folder``, by name without its ending."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def publication_years(gold: Mapping[str, Any]) -> dict[str, int]:
    """The year of each file, that of its first article's publication."""
    years: dict[str, int] = {}
    for article in gold["articles"]:
        found = re.search(r"\d{4}", str(article["publication_date"]["value"]))
        years.setdefault(article["file"], int(found[0]) if found else 2000)
    return years


def moved_gold(value: Any, names: Renaming, texts: Mapping[str, Moved], years: Mapping[str, int]) -> Any:
    """``value`` with its offsets moved and every string renamed."""
    year = next(iter(years.values()))
    if isinstance(value, list):
        return [moved_gold(item, names, texts, years) for item in value]
    if isinstance(value, str):
        return names.apply(value, year).text
    if not isinstance(value, dict):
        return value
    file = value.get("file") or next((e["file"] for e in value.get("evidence") or [] if isinstance(e, dict)), None)
    near = {file: years[file]} if file in years else years
    new = {key: item if key in IDENTIFIERS else moved_gold(item, names, texts, near) for key, item in value.items()}
    if value.get("file") in texts and "start" in value:
        text = texts[value["file"]]
        new["start"], new["end"] = text.start(value["start"]), text.end(value["end"])
        for key in ("quote", "text"):
            if key in value:
                new[key] = text.text[new["start"] : new["end"]]
    return new


def write_variant(scorer: ModuleType, seed: int, folder: Path) -> Renaming:
    """Write the renamed reports and annotations into ``folder`` and return what was drawn."""
    gold = read_gold(scorer.GOLD)
    years = publication_years(gold)
    originals = {path.name: path.read_bytes().decode("utf-8") for path in scorer.FILES}
    names = renaming(gold["entities"], [(text, years[name]) for name, text in originals.items()], seed)
    texts = {name: names.apply(text, years[name]) for name, text in originals.items()}
    (folder / "gold-dev").mkdir(parents=True)
    for name, moved in texts.items():
        (folder / name).write_bytes(moved.text.encode("utf-8"))
    for name, value in gold.items():
        written = json.dumps(moved_gold(value, names, texts, years), ensure_ascii=False)
        (folder / "gold-dev" / f"{name}.json").write_text(written, encoding="utf-8")
    (folder / "names.json").write_text(json.dumps({"days": names.days, **names.names}, indent=1, ensure_ascii=False))
    return names


def score(scorer: ModuleType, keep: Path | None) -> dict[str, float]:
    """The figures of one set of reports; ``keep`` receives what was written about them."""
    folder, out, _ = scorer.run_export()
    figures = {name: getattr(scorer, name)(folder if name == "ask" else out)[0] for name in METRICS}
    if keep is not None:
        shutil.rmtree(keep, ignore_errors=True)
        shutil.copytree(folder, keep)
    shutil.rmtree(folder)
    return figures


def table(columns: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    """One line a measure: the original, every variant, the variants' mean and the difference."""
    variants = [figures for title, figures in columns.items() if title != "original"]
    yield " ".join([f"{'measure':16}", *(f"{title:>9}" for title in columns), f"{'mean':>9}"])
    for name in METRICS:
        cells = [f"{figures[name]:9.3f}" for figures in columns.values()]
        mean = sum(figures[name] for figures in variants) / len(variants) if variants else 0.0
        yield " ".join([f"{name:16}", *cells, f"{mean:9.3f}"])


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of seeds/ and scorers/")
    parser.add_argument("--variants", type=int, default=3)
    parser.add_argument("--first", type=int, default=1, help="seed of the first variant")
    parser.add_argument("--keep", type=Path, default=None, help="folder for the renamed reports and the exports")
    parser.add_argument("--skip-original", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "scorers" / "seeds.py").exists():
        print(f"no scorers/seeds.py in {options.shared}: give the folder with --shared", file=sys.stderr)
        return 2
    work = options.keep or Path(tempfile.mkdtemp())
    columns: dict[str, dict[str, float]] = {}
    if not options.skip_original:
        columns["original"] = score(load_scorer(options.shared / "scorers" / "seeds.py"), work / "original")
    for seed in range(options.first, options.first + options.variants):
        scorer = load_scorer(options.shared / "scorers" / "seeds.py")
        folder = work / f"variant-{seed}"
        shutil.rmtree(folder, ignore_errors=True)
        write_variant(scorer, seed, folder)
        vars(scorer).update(SEEDS=folder, GOLD=folder / "gold-dev", FILES=[folder / path.name for path in scorer.FILES])
        columns[f"seed {seed}"] = score(scorer, folder / "out")
    print("\n".join(table(columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
