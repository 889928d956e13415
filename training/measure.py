"""Figures of the network on development data, while it trains; gold words, and gold sentences for trees."""

from collections import Counter
from collections.abc import Sequence

import torch

from training.data import Example
from training.model import Network
from training.windows import Batch, Maker, collate, gold_links


def _batches(maker: Maker, examples: list[Example], heads: Sequence[str]) -> list[Batch]:
    windows = [window for example in examples for window in maker.windows(example, train=False)]
    windows.sort(key=lambda window: len(window.ids))
    return [collate(windows[at : at + 16], heads) for at in range(0, len(windows), 16)]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Spans of BIO labels; a span that begins with I is one too."""
    found = set()
    start, kind = -1, ""
    for at, label in enumerate([*labels, "O"]):
        part, _, name = label.partition("-")
        if start >= 0 and (part != "I" or name != kind):
            found.add((start, at, kind))
            start = -1
        if part != "O" and start < 0:
            start, kind = at, name
    return found


@torch.no_grad()
def measure_syntax(network: Network, maker: Maker, examples: list[Example]) -> dict[str, float]:
    """UPOS, UAS, LAS (relation without subtype) and sentence start F1 over all words; the mention links of gold
    mentions: anaphoric ones with a right antecedent."""
    network.eval()
    count: Counter[str] = Counter()
    universal = [relation.split(":")[0] for relation in network.labels.relations]
    for batch in _batches(maker, examples, list(network.labels.sizes())):
        words = network.words(batch.ids, batch.casing, batch.mask, batch.first)
        logits = network.tag_logits(words)
        dependent, head = network.arc_parts(words)
        same = (batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)) & batch.real.unsqueeze(1)
        heads = (dependent @ head.transpose(1, 2)).masked_fill(~same, -1e4).argmax(-1)
        mine, his = network.relation_parts(words)
        relations = network.relation_logits(
            mine, torch.gather(his, 1, heads.unsqueeze(-1).expand(-1, -1, his.shape[-1]))
        ).argmax(-1)
        real = batch.real
        count["words"] += int(real.sum())
        for tag in ("upos", "xpos"):
            count[tag] += int(((logits[tag].argmax(-1) == batch.tags[tag]) & real).sum())
        right = (heads == batch.heads) & real
        count["uas"] += int(right.sum())
        for row, word in right.nonzero().tolist():
            gold = int(batch.relations[row, word])
            count["las"] += gold >= 0 and universal[gold] == universal[int(relations[row, word])]
        start, gold_start = logits["start"].argmax(-1) == 1, batch.tags["start"] == 1
        count["start tp"] += int((start & gold_start & real).sum())
        count["start all"] += int((start & real).sum() + (gold_start & real).sum())
        for row, window in enumerate(batch.windows):
            if window.features is None:
                continue
            mentions = torch.tensor([(a, b - 1, h) for a, b, h, _ in window.mentions])
            states = network.mention_states(words[row], mentions)
            best = network.links(states, torch.from_numpy(window.features)).argmax(1)
            gold = gold_links([chain for *_, chain in window.mentions])
            hit = gold[torch.arange(len(best)), best]
            count["anaphoric"] += int((~gold[:, 0]).sum())
            count["linked"] += int((hit & ~gold[:, 0]).sum())
            count["first"] += int(gold[:, 0].sum())
            count["left"] += int((hit & gold[:, 0]).sum())
    network.train()
    n = max(1, count["words"])
    figures = {tag: 100 * count[tag] / n for tag in ("upos", "xpos", "uas", "las")}
    figures["start"] = 200 * count["start tp"] / max(1, count["start all"])
    if count["anaphoric"]:
        figures["linked"] = 100 * count["linked"] / count["anaphoric"]
        figures["left alone"] = 100 * count["left"] / max(1, count["first"])
    return figures


@torch.no_grad()
def predict(network: Network, maker: Maker, example: Example, head: str, labels: Sequence[str]) -> list[str]:
    """The best label of every word."""
    network.eval()
    found: list[str] = []
    for window in maker.windows(example, train=False):
        batch = collate([window], [])
        logits = network.tag_logits(network.words(batch.ids, batch.casing, batch.mask, batch.first))[head]
        found += [labels[at] for at in logits[0].argmax(-1).tolist()]
    network.train()
    return found


def measure_names(
    network: Network, maker: Maker, examples: list[Example], fold: dict[str, str], kinds: Sequence[str]
) -> dict[str, float]:
    """Exact F1 by kind and over all ``kinds``; ``fold`` maps our kinds onto those of the set; golds are name_spans."""
    count: Counter[tuple[str, str]] = Counter()
    for example in examples:
        gold = {(a, b, fold.get(k, k)) for a, b, k in example.name_spans}
        found = spans(predict(network, maker, example, "names", network.labels.names))
        guess = {(a, b, fold.get(k, k)) for a, b, k in found}
        for kind in kinds:
            g, p = {x for x in gold if x[2] == kind}, {x for x in guess if x[2] == kind}
            count[kind, "tp"] += len(g & p)
            count[kind, "all"] += len(g) + len(p)
            count["all", "tp"] += len(g & p)
            count["all", "all"] += len(g) + len(p)
    return {kind: 200 * count[kind, "tp"] / max(1, count[kind, "all"]) for kind in ("all", *kinds)}


def measure_marks(network: Network, maker: Maker, examples: list[Example]) -> dict[str, float]:
    """Of our own marks: overlap F1 of source, cue, content (words), exact F1 of triggers with type, and of status."""
    count: Counter[str] = Counter()
    for example in examples:
        if example.claims is not None:
            for part in ("source", "cue", "content"):
                found = predict(network, maker, example, part, ("O", "B", "I"))
                guess, gold = [x != "O" for x in found], [x != "O" for x in example.claims[part]]
                count[f"{part} tp"] += sum(a and b for a, b in zip(guess, gold, strict=True))
                count[f"{part} all"] += sum(guess) + sum(gold)
        if example.triggers is not None:
            found = predict(network, maker, example, "trigger", network.labels.triggers)
            state = predict(network, maker, example, "status", network.labels.statuses)
            count["trigger all"] += sum(x != "O" for x in found) + sum(x != "O" for x in example.triggers)
            for guess, gold, status, right in zip(found, example.triggers, state, example.statuses or (), strict=True):
                hit = guess == gold != "O"
                count["trigger tp"] += hit
                count["status n"] += hit
                count["status right"] += hit and status == right
    figures = {
        part: 200 * count[f"{part} tp"] / count[f"{part} all"]
        for part in ("source", "cue", "content", "trigger")
        if count[f"{part} all"]
    }
    if count["status n"]:
        figures["status"] = 100 * count["status right"] / count["status n"]
    return figures
