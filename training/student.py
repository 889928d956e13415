"""A smaller network that says what the trained one says: `python -m training.student --data FOLDER --teacher FILE
--work FOLDER --steps N`.

In each layer the least active heads of the attention, and units between the last two linear maps, are left out; the map
behind them is fitted anew by least squares, so that what the layer makes of a text stays as near as can be. Then the
student learns from the teacher (Hinton et al. 2015): its states after each layer, and its chances of tags, heads and
relations, on the texts of the training. No label of a data set is used. Run again to go on from ``student.pt``.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dateline.language.model_files import shipped_folder
from dateline.language.pieces import Pieces
from training.measure import measure_marks, measure_names, measure_syntax
from training.model import HEAD, WIDTH, Network, first_pieces, load_network, mask_bias
from training.renaming import Renamer
from training.train import GAZETTEER, MASKED, ROOT, SEED, load_sets
from training.windows import Batch, Maker, Mixture, collate

#: Of the teacher's 12 and 1,536 in each layer. All six layers stay: to leave one out costs more than to thin out all.
SMALL_HEADS = 8
SMALL_INNER = 512
#: Of each source in the word pieces that the student reads: news and reports most.
SHARES = {
    "ewt": 0.18, "gum": 0.18, "own": 0.18, "invented": 0.20, "politics": 0.08, "science": 0.02, "literature": 0.02,
    "wikigold": 0.06, "uner": 0.04, "litbank": 0.04,
}  # fmt: skip
BATCH_PIECES = 1300
RATE = 6e-4
WARM_STEPS = 30
#: Batches that tell which units are active.
LOOK_BATCHES = 8
RIDGE = 1e-3
SAVED_EVERY = 100
FAR = -1e4


@torch.no_grad()
def shrink(teacher: Network, heads: int, inner: int, batches: Sequence[Batch]) -> Network:
    """The teacher with fewer heads and units in each layer, fitted layer by layer to what the teacher makes of
    ``batches``."""
    student = Network(teacher.labels, (len(teacher.encoder.layers), heads, inner))
    others = {name: value for name, value in teacher.state_dict().items() if not name.startswith("encoder.layers.")}
    student.load_state_dict(others, strict=False)
    masks = [batch.mask.bool() for batch in batches]
    biases = [mask_bias(batch.mask) for batch in batches]
    right = [teacher.encoder.embedded(batch.ids, batch.casing) for batch in batches]
    states = list(right)

    def rows(some: Sequence[Tensor]) -> Tensor:
        return torch.cat([one[mask] for one, mask in zip(some, masks, strict=True)]).double()

    for layer, small in zip(teacher.encoder.layers, student.encoder.layers, strict=True):
        mixed = [layer.mixed(one, bias) for one, bias in zip(right, biases, strict=True)]
        wanted = [one + layer.out(some) for one, some in zip(right, mixed, strict=True)]
        chosen = _most_active(rows(mixed), layer.out.weight, heads, HEAD)
        three = torch.cat([chosen + part * WIDTH for part in range(3)])
        small.qkv.weight.copy_(layer.qkv.weight[three])
        small.qkv.bias.copy_(layer.qkv.bias[three])
        mixed = [small.mixed(one, bias) for one, bias in zip(states, biases, strict=True)]
        _fit(small.out, (layer.out.weight[:, chosen], layer.out.bias), rows(mixed), rows(wanted) - rows(states))
        small.norm1.load_state_dict(layer.norm1.state_dict())
        small.norm2.load_state_dict(layer.norm2.state_dict())
        states = [small.norm1(one + small.out(some)) for one, some in zip(states, mixed, strict=True)]
        right = [layer.norm1(one) for one in wanted]

        units = [layer.units(one) for one in right]
        wanted = [one + layer.down(some) for one, some in zip(right, units, strict=True)]
        chosen = _most_active(rows(units), layer.down.weight, inner, 1)
        small.up.weight.copy_(layer.up.weight[chosen])
        small.up.bias.copy_(layer.up.bias[chosen])
        units = [small.units(one) for one in states]
        _fit(small.down, (layer.down.weight[:, chosen], layer.down.bias), rows(units), rows(wanted) - rows(states))
        states = [small.norm2(one + small.down(some)) for one, some in zip(states, units, strict=True)]
        right = [layer.norm2(one) for one in wanted]
    return student


def _most_active(given: Tensor, weight: Tensor, count: int, size: int) -> Tensor:
    """Of the columns of ``given``, in groups of ``size``, those of the ``count`` groups that give most to the map."""
    activity = (given.pow(2).mean(0) * weight.double().pow(2).sum(0)).view(-1, size).sum(1)
    groups = activity.topk(count).indices.sort().values
    return (groups[:, None] * size + torch.arange(size)).flatten()


def _fit(small: nn.Linear, old: tuple[Tensor, Tensor], given: Tensor, wanted: Tensor) -> None:
    """Make ``small`` give ``wanted`` of ``given`` as nearly as can be; ridge regression from the ``old`` map."""
    columns = torch.cat([given, torch.ones(len(given), 1, dtype=given.dtype)], 1)
    before = torch.cat([old[0], old[1][:, None]], 1).double()
    square = columns.T @ columns
    square += RIDGE * square.diagonal().mean() * torch.eye(len(square), dtype=square.dtype)
    fitted = before + torch.linalg.solve(square, columns.T @ (wanted - columns @ before.T)).T
    small.weight.copy_(fitted[:, :-1])
    small.bias.copy_(fitted[:, -1])


def distilled(student: Network, teacher: Network, batch: Batch) -> dict[str, Tensor]:
    """How far the student is from the teacher on a batch, by what is compared."""
    with torch.no_grad():
        theirs = teacher.encoder.every_layer(batch.ids, batch.casing, batch.mask)
        right = first_pieces(theirs[-1], batch.first)
    ours = student.encoder.every_layer(batch.ids, batch.casing, batch.mask)
    words = first_pieces(ours[-1], batch.first)
    mask = batch.mask.bool()
    found = {
        "layers": torch.stack(
            [_distance(mine[mask], other[mask]) for mine, other in zip(ours[:-1], theirs[:-1], strict=True)]
        ).mean(),
        "states": _distance(words[batch.real], right[batch.real]),
    }
    with torch.no_grad():
        tags = teacher.tag_logits(right)
    guesses = student.tag_logits(words)
    found["tags"] = torch.stack([_divergence(guesses[head], tags[head])[batch.real].mean() for head in tags]).sum()
    return found | _trees(student, teacher, (words, right), tags["start"], batch)


def _trees(
    student: Network, teacher: Network, states: tuple[Tensor, Tensor], starts: Tensor, batch: Batch
) -> dict[str, Tensor]:
    """Heads within the sentences that the teacher sees, and relations under the heads that it gives."""
    words, right = states
    sentence = (starts.argmax(-1) == 1).cumsum(1).masked_fill(~batch.real, -1)
    apart = (sentence.unsqueeze(2) != sentence.unsqueeze(1)) | ~batch.real.unsqueeze(1)
    with torch.no_grad():
        dependent, head = teacher.arc_parts(right)
        arcs = (dependent @ head.transpose(1, 2)).masked_fill(apart, FAR)
        heads = arcs.argmax(-1)
        relations = _relations(teacher, right, heads)
    dependent, head = student.arc_parts(words)
    guesses = (dependent @ head.transpose(1, 2)).masked_fill(apart, FAR)
    return {
        "arcs": _divergence(guesses, arcs)[batch.real].mean(),
        "relations": _divergence(_relations(student, words, heads), relations)[batch.real].mean(),
    }


def _relations(network: Network, words: Tensor, heads: Tensor) -> Tensor:
    mine, his = network.relation_parts(words)
    return network.relation_logits(mine, torch.gather(his, 1, heads.unsqueeze(-1).expand(-1, -1, his.shape[-1])))


def _distance(mine: Tensor, theirs: Tensor) -> Tensor:
    """Mean square, in units of the teacher's own spread."""
    return (mine - theirs).pow(2).mean() / theirs.var()


def _divergence(mine: Tensor, theirs: Tensor) -> Tensor:
    """Kullback-Leibler, for each word."""
    right = torch.log_softmax(theirs, -1)
    return (right.exp() * (right - torch.log_softmax(mine, -1))).sum(-1)


class Lesson:
    """Teacher, student and texts of one training."""

    def __init__(self, data: Path, teacher: Path, work: Path, gazetteer: Path) -> None:
        self.work, self.began = work, time.time()
        work.mkdir(parents=True, exist_ok=True)
        self.teacher = load_network(teacher).eval()
        self.sources, self.tests = load_sets(data, ROOT)
        every = [example for examples in self.sources.values() for example in examples]
        pieces = Pieces(shipped_folder() / "tokenizer.json")
        self.maker = Maker(pieces, self.teacher.labels, Renamer(gazetteer, every, SEED), SEED)
        self.batches = self._batches()

    def _batches(self) -> Iterator[Batch]:
        heads = list(self.teacher.labels.sizes())
        for windows in Mixture(self.maker, self.sources, SHARES, BATCH_PIECES):
            yield collate(windows, heads, masked=MASKED / 2)

    def log(self, line: str) -> None:
        """To the terminal and to the log file."""
        line = f"[{time.time() - self.began:6.0f} s] {line}"
        print(line, flush=True)
        with (self.work / "student.log").open("a") as out:
            out.write(line + "\n")

    def run(self, steps: int) -> None:
        """Until so many steps are made; those of an earlier run count."""
        file = self.work / "student.pt"
        first, optimiser_state = 0, None
        if file.exists():
            student = load_network(file)
            kept = torch.load(file, weights_only=False)
            first, optimiser_state = kept["steps"], kept["optimiser"]
        else:
            look = [batch for _, batch in zip(range(LOOK_BATCHES), self.batches, strict=False)]
            student = shrink(self.teacher, SMALL_HEADS, SMALL_INNER, look)
            self.measure(student)
        student.eval()  # no dropout: the teacher's chances are smooth enough
        student.encoder.pieces.weight.requires_grad_(False)
        optimiser = torch.optim.AdamW([p for p in student.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
        if optimiser_state is not None:
            optimiser.load_state_dict(optimiser_state)
        smooth: dict[str, float] = {}
        words, began = 0, time.time()
        for step, batch in zip(range(first + 1, steps + 1), self.batches, strict=False):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(step / WARM_STEPS, max(0.02, 1 - step / steps))
            found = distilled(student, self.teacher, batch)
            optimiser.zero_grad(set_to_none=True)
            sum(found.values(), start=torch.zeros(())).backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            words += int(batch.real.sum())
            for part, value in found.items():
                smooth[part] = 0.9 * smooth.get(part, value.item()) + 0.1 * value.item()
            if step % 20 == 0:
                shown = " ".join(f"{part} {value:.3f}" for part, value in smooth.items())
                self.log(f"{step}/{steps}: {words / (time.time() - began):.0f} words/s {shown}")
            if step % SAVED_EVERY == 0 or step == steps:
                torch.save(
                    {"state": student.state_dict(), "labels": student.labels, "steps": step,
                     "optimiser": optimiser.state_dict()}, file,
                )  # fmt: skip
                self.measure(student)

    def measure(self, network: Network) -> None:
        """Figures on development sets, into the log; ``network`` is left without dropout."""
        figures = {"gum dev": measure_syntax(network, self.maker, self.tests["gum dev"][:12])}
        some = self.tests["held-out"]
        figures["held-out names"] = measure_names(network, self.maker, some, {}, ("PER", "ORG", "PLACE"))
        figures["held-out marks"] = measure_marks(network, self.maker, some)
        for name, one in figures.items():
            self.log(f"  {name}: " + " ".join(f"{key} {value:.1f}" for key, value in one.items()))
        network.eval()


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="the checkpoint of the network that ships")
    parser.add_argument("--work", type=Path, required=True, help="for student.pt and its log")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gazetteer", type=Path, default=GAZETTEER)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    Lesson(options.data, options.teacher, options.work, options.gazetteer).run(options.steps)


if __name__ == "__main__":
    main()
