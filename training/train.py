"""Train the network in three stages: first on what others annotated openly (names, trees, coreference), then, twice
with a learning rate that falls to nothing, our own readings and reports with it."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dateline.language.pieces import Pieces
from training import data as sets
from training import linking
from training.data import Example
from training.losses import losses, total
from training.measure import measure_marks, measure_names, measure_syntax
from training.model import Encoder, Labels, Network
from training.notation import STATUSES
from training.renaming import Renamer
from training.windows import Maker, Mixture, collate

SEED = 1
ROOT = Path(__file__).resolve().parent
GAZETTEER = ROOT.parent / "src/dateline/store/gazetteer.sqlite"


@dataclass(frozen=True, slots=True)
class Stage:
    """``shares``: of each source in the word pieces of a batch, at most ``pieces`` of them. ``rate``: of the full
    learning rate. ``cooling``: it falls to nothing."""

    name: str
    steps: int
    shares: dict[str, float]
    cooling: bool = False
    rate: float = 1.0
    pieces: int = 2600


STAGES = (
    Stage("first", 400, {
        "ewt": 0.27, "gum": 0.25, "politics": 0.10, "science": 0.03, "literature": 0.04, "music": 0.02, "ai": 0.01,
        "wikigold": 0.11, "uner": 0.08, "invented": 0.09,
    }),
    Stage("second", 1150, {
        "ewt": 0.19, "gum": 0.20, "own": 0.19, "invented": 0.22, "politics": 0.06, "science": 0.02,
        "literature": 0.02, "wikigold": 0.04, "uner": 0.04, "litbank": 0.02,
    }, cooling=True),
    Stage("third", 1900, {
        "ewt": 0.19, "gum": 0.23, "own": 0.16, "invented": 0.21, "politics": 0.06, "science": 0.02,
        "literature": 0.02, "wikigold": 0.06, "uner": 0.05,
    }, cooling=True, rate=0.7, pieces=1300),
)  # fmt: skip
ENCODER_RATE, HEAD_RATE = 2.5e-4, 1.5e-3
WARM_STEPS = 80
#: Share of word pieces that are hidden, so that a name is also known by what surrounds it.
MASKED = 0.06


def train(data: Path, encoder: Path, work: Path, own: Path = ROOT) -> Path:
    """The checkpoint of the last stage. ``own``: the folder of our annotations and reports. A stage whose checkpoint
    stands in ``work`` is not repeated."""
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    work.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(data, encoder, work, own)
    for stage in STAGES:
        checkpoint = work / f"{stage.name}.pt"
        if checkpoint.exists():
            trainer.network.load_state_dict(torch.load(checkpoint, weights_only=False)["state"])
        else:
            trainer.run(stage)
            trainer.save(checkpoint)
        trainer.measure()
    final = work / "final.pt"
    if not final.exists():
        trainer.teach_links()
        trainer.save(final)
    return final


class Trainer:
    """Data, network and optimiser of one training."""

    def __init__(self, data: Path, encoder: Path, work: Path, own: Path) -> None:
        self.work, self.began = work, time.time()
        self.sources, self.tests = load_sets(data, own)
        labels = label_lists(self.sources)
        self.network = Network(labels)
        self.network.encoder.load(encoder / "model.safetensors")
        self.network.encoder.pieces.weight.requires_grad_(False)
        every = [example for examples in self.sources.values() for example in examples]
        self.maker = Maker(Pieces(encoder / "tokenizer.json"), labels, Renamer(GAZETTEER, every, SEED), SEED)
        self.log(" ".join(f"{name} {sum(len(e.spans) for e in some)}" for name, some in self.sources.items()))
        self.teacher = teacher_vectors(encoder, work, [*self.sources["gum"], *self.sources["ewt"]])
        self.log(f"{len(self.teacher)} sentence vectors")

    def log(self, line: str) -> None:
        """To the terminal and to the log file."""
        line = f"[{time.time() - self.began:6.0f} s] {line}"
        print(line, flush=True)
        with (self.work / "train.log").open("a") as out:
            out.write(line + "\n")

    def run(self, stage: Stage) -> None:
        """One stage of the schedule."""
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        others = [p for name, p in self.network.named_parameters() if not name.startswith("encoder")]
        groups = [
            {"params": encoder, "lr": ENCODER_RATE * stage.rate},
            {"params": others, "lr": HEAD_RATE * stage.rate},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(stage, step))
        heads = list(self.network.labels.sizes())
        mixture = Mixture(self.maker, self.sources, stage.shares, stage.pieces)
        self.network.train()
        smooth: dict[str, float] = {}
        words, began = 0, time.time()
        for step, windows in zip(range(1, stage.steps + 1), mixture, strict=False):
            batch = collate(windows, heads, masked=MASKED)
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
                self.log(f"{stage.name} {step}/{stage.steps}: {words / (time.time() - began):.0f} words/s {shown}")
            if step % 400 == 0 and step < stage.steps:
                self.save(self.work / f"{stage.name}-{step}.pt")
                self.measure()

    def teach_links(self) -> None:
        """The antecedent scorer again, on whole documents."""
        own = [example for example in self.sources["own"] if example.chains]
        documents = [*self.sources["gum"], *own, *self.sources["litbank"]]
        linking.teach(self.network, self.maker, documents, self.log, SEED)
        for singles in (False, True):
            name = f"gum dev, links {'with' if singles else 'without'} single mentions"
            self._show(name, linking.measure(self.network, self.maker, self.tests["gum dev"], singles=singles))

    def save(self, file: Path) -> None:
        """The state and its labels."""
        torch.save({"state": self.network.state_dict(), "labels": self.network.labels}, file)

    def measure(self) -> None:
        """Figures on development sets, into the log."""
        for name in ("gum dev", "ewt dev"):
            self._show(name, measure_syntax(self.network, self.maker, self.tests[name]))
        if "worldwide dev" in self.tests:
            fold = {"FAC": "LOC", "PLACE": "LOC"}
            kinds = ("PER", "ORG", "LOC")
            self._show(
                "worldwide dev", measure_names(self.network, self.maker, self.tests["worldwide dev"], fold, kinds)
            )
        if self.tests["held-out"]:
            some = self.tests["held-out"]
            self._show("held out", measure_names(self.network, self.maker, some, {}, sets.NAME_KINDS))
            self._show("held out", measure_marks(self.network, self.maker, some))

    def _show(self, name: str, figures: dict[str, float]) -> None:
        self.log(f"  {name}: " + " ".join(f"{key} {value:.1f}" for key, value in figures.items()))


def _rate(stage: Stage, step: int) -> float:
    warm = min(1.0, (step + 1) / WARM_STEPS)
    return warm * (max(0.02, 1 - step / stage.steps) if stage.cooling else 1 - 0.4 * step / stage.steps)


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
    held_out = {example.id for example in own if example.source == "held-out"}
    sources["gum"] = [example for example in gum if example.id not in held_out]  # some of GUM we read ourselves
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
    return Labels(*lists, sets.NAME_LABELS, sets.TRIGGER_LABELS, STATUSES)


@torch.no_grad()
def teacher_vectors(model: Path, work: Path, examples: list[Example]) -> dict[str, Tensor]:
    """Sentence vectors of the encoder as it came (mean of its pieces), which the trained one is to keep."""
    file = work / "teacher.pt"
    if file.exists():
        found: dict[str, Tensor] = torch.load(file)
        return found
    encoder = Encoder()
    encoder.load(model / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
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
