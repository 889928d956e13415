"""Teach the antecedent scorer on whole documents, with the encoder as it is: what stands outside a window is seen too,
and the weights of the features, few and slow in the joint training, find their size."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from dateline.language.links import pair_features
from training.data import Example
from training.model import Network
from training.windows import Maker, candidates_of, collate, gold_links

EPOCHS = 8
MATRIX_RATE, FEATURE_RATE = 6e-4, 2e-2
#: Share of documents of a pass in which mentions that nothing refers to are left out.
WITHOUT_SINGLES = 0.5
DROPOUT = 0.4


@dataclass(slots=True)
class Linked:
    """One document: ``states`` (m, 3 * width) of head, first and last word, ``features`` (m, REACH, FEATURES),
    ``chain`` (m) the number of the chain or a negative number of its own."""

    states: Tensor
    features: Tensor
    chain: list[int]


def prepare(example: Example, states: Tensor, *, singles: bool) -> Linked | None:
    """The mentions of a document by position; None if it has fewer than two. ``states``: of all its words."""
    mentions = [(a, b, h, number) for number, chain in enumerate(example.chains or ()) for a, b, h in chain]
    if singles:
        mentions += [(a, b, h, -1 - at) for at, (a, b, h) in enumerate(example.singles)]
    mentions = sorted(set(mentions), key=lambda m: (m[0], -m[1]))
    if len(mentions) < 2:
        return None
    features = torch.from_numpy(pair_features(candidates_of(example, mentions)))
    places = torch.tensor([[a, b - 1, h] for a, b, h, _ in mentions])
    return Linked(Network.mention_states(states, places), features, [mention[3] for mention in mentions])


@torch.no_grad()
def word_states(network: Network, maker: Maker, example: Example) -> Tensor:
    """(words, width) of the whole document, window by window."""
    network.eval()
    found = []
    for window in maker.windows(example, train=False):
        batch = collate([window], [])
        found.append(network.words(batch.ids, batch.casing, batch.mask, batch.first)[0])
    return torch.cat(found)


def teach(network: Network, maker: Maker, examples: list[Example], log: Callable[[str], None], seed: int) -> None:
    """Changes only the parts of the network that are named ``link_``."""
    chooser = random.Random(seed)
    documents = []
    for example in examples:
        states = word_states(network, maker, example)
        pair = [prepare(example, states, singles=singles) for singles in (True, False)]
        if pair[0] is not None and pair[1] is not None:
            documents.append((pair[0], pair[1]))
    features = [*network.link_features.parameters(), *network.link_pair.parameters()]
    matrices = [p for part in (network.link_here, network.link_there, network.link_none) for p in part.parameters()]
    groups = [{"params": features, "lr": FEATURE_RATE}, {"params": matrices, "lr": MATRIX_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.02)
    steps = EPOCHS * len(documents)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    for epoch in range(EPOCHS):
        chooser.shuffle(documents)
        summed = 0.0
        for with_singles, without in documents:
            linked = without if chooser.random() < WITHOUT_SINGLES else with_singles
            shown = Linked(torch.nn.functional.dropout(linked.states, DROPOUT), linked.features, linked.chain)
            found = network.links(shown.states, shown.features)
            right = found.masked_fill(~gold_links(linked.chain), -1e4)
            loss = (torch.logsumexp(found, 1) - torch.logsumexp(right, 1)).mean()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
            summed += loss.item()
        if epoch % 4 == 3:
            log(f"links {epoch + 1}/{EPOCHS}: loss {summed / len(documents):.3f}")


@torch.no_grad()
def measure(network: Network, maker: Maker, examples: list[Example], *, singles: bool) -> dict[str, float]:
    """Gold mentions, whole documents: anaphoric ones with a right antecedent, first ones left alone."""
    right = anaphoric = alone = first = 0
    for example in examples:
        linked = prepare(example, word_states(network, maker, example), singles=singles)
        if linked is None:
            continue
        best, answers = network.links(linked.states, linked.features).argmax(1), gold_links(linked.chain)
        seen: set[int] = set()
        for at, chain in enumerate(linked.chain):
            if chain in seen:
                anaphoric += 1
                right += bool(best[at] > 0 and answers[at, best[at]])
            else:
                first += 1
                alone += bool(best[at] == 0)
            seen.add(chain)
    return {"right antecedent": 100 * right / max(1, anaphoric), "left alone": 100 * alone / max(1, first)}
