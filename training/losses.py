"""One number that says how wrong the network is on a batch, summed over all labels that the batch has."""

import torch
from torch import Tensor
from torch.nn import functional

from training.model import Network
from training.windows import NOT_LABELLED, Batch, gold_links

WEIGHTS = {
    "arcs": 1.0, "relations": 0.7, "names": 1.5, "start": 1.0, "upos": 0.5, "xpos": 0.5, "source": 0.6, "cue": 0.6,
    "content": 0.8, "trigger": 1.0, "status": 0.5, "mention": 0.3, "links": 0.5, "vectors": 0.5,
}  # fmt: skip
FAR = -1e4


def losses(network: Network, batch: Batch, allowed: Tensor, teacher: dict[str, Tensor]) -> dict[str, Tensor]:
    """By head, only those that the batch has labels for. ``allowed``: (sets, labels); ``teacher``: sentence vectors."""
    words = network.words(batch.ids, batch.casing, batch.mask, batch.first)
    dropped = network.dropout(words)
    logits = network.tag_logits(dropped)
    found: dict[str, Tensor] = {}
    for head, values in batch.tags.items():
        if (values != NOT_LABELLED).any():
            found[head] = functional.cross_entropy(
                logits[head].flatten(0, 1), values.flatten(), ignore_index=NOT_LABELLED
            )
    known = batch.allowed != NOT_LABELLED
    if known.any():
        scores = torch.log_softmax(logits["names"][known], -1)
        right = scores.masked_fill(~allowed[batch.allowed[known]], FAR)
        found["names"] = -torch.logsumexp(right, -1).mean()
    parsed = (batch.sentence >= 0).any(1)
    if parsed.any():
        found |= _syntax(network, dropped[parsed], batch.heads[parsed], batch.relations[parsed], batch.sentence[parsed])
    links = [
        _links(network, dropped[row], window) for row, window in enumerate(batch.windows) if window.features is not None
    ]
    if links:
        found["links"] = torch.stack(links).mean()
    vectors = _vectors(network, words, batch, teacher)
    if vectors is not None:
        found["vectors"] = vectors
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return sum((WEIGHTS[head] * value for head, value in found.items()), start=torch.zeros(()))


def _syntax(network: Network, words: Tensor, heads: Tensor, relations: Tensor, sentence: Tensor) -> dict[str, Tensor]:
    dependent, head = network.arc_parts(words)
    scores = dependent @ head.transpose(1, 2)
    same = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & (sentence.unsqueeze(1) >= 0)
    scores = scores.masked_fill(~same, FAR)
    arcs = functional.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=NOT_LABELLED)
    mine, his = network.relation_parts(words)
    at = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, his.shape[-1])
    names = network.relation_logits(mine, torch.gather(his, 1, at))
    kinds = functional.cross_entropy(names.flatten(0, 1), relations.flatten(), ignore_index=NOT_LABELLED)
    return {"arcs": arcs, "relations": kinds}


def _links(network: Network, words: Tensor, window) -> Tensor:  # type: ignore[no-untyped-def]
    mentions = torch.tensor([(a, b - 1, h) for a, b, h, _ in window.mentions])
    scores = network.links(network.mention_states(words, mentions), torch.from_numpy(window.features))
    right = scores.masked_fill(~gold_links([chain for *_, chain in window.mentions]), FAR)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).mean()


def _vectors(network: Network, words: Tensor, batch: Batch, teacher: dict[str, Tensor]) -> Tensor | None:
    mine, his = [], []
    for row, window in enumerate(batch.windows):
        for start, end, text in window.vectors:
            if text in teacher:
                mine.append(words[row, start:end].mean(0))
                his.append(teacher[text])
    if not mine:
        return None
    return (1 - functional.cosine_similarity(network.vector(torch.stack(mine)), torch.stack(his), dim=-1)).mean()
