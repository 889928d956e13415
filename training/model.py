"""The network: MiniLM with a casing embedding, and a head for each thing that is asked of a word.

Same encoder as all-MiniLM-L6-v2 (Apache-2.0), written out so that training needs torch alone. Word states are those of
first pieces. Heads are linear but for the parser (biaffine, Dozat & Manning 2017) and the antecedent scorer (bilinear,
with one layer over the features of the pair, after Lee et al. 2017).
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.links import FEATURES, HIDDEN, LINK, REACH
from dateline.language.pieces import CASE_CLASSES

WIDTH, HEADS, LAYERS, PIECES, LONGEST = 384, 12, 6, 30522, 512
INNER, HEAD = 4 * WIDTH, WIDTH // HEADS
ARC, RELATION = 192, 128


class Layer(nn.Module):
    """One transformer block of BERT; ``heads`` of its attention, ``inner``: units between its two linear maps."""

    def __init__(self, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(WIDTH, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        states = self.norm1(states + self.out(self.mixed(states, bias)))
        return self.norm2(states + self.down(self.units(states)))

    def mixed(self, states: Tensor, bias: Tensor) -> Tensor:
        """What the heads give, side by side."""
        count, length, _ = states.shape
        qkv = self.qkv(states).view(count, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return found.transpose(1, 2).reshape(count, length, self.heads * HEAD)

    def units(self, states: Tensor) -> Tensor:
        """What stands between the last two linear maps."""
        return functional.gelu(self.up(states))


class Encoder(nn.Module):
    """Piece ids, casing classes and mask, each (batch, pieces), to states (batch, pieces, WIDTH)."""

    def __init__(self, layers: int = LAYERS, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.casing = nn.Embedding(CASE_CLASSES, WIDTH)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(heads, inner) for _ in range(layers))

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor) -> Tensor:
        return self.every_layer(ids, casing, mask)[-1]

    def every_layer(self, ids: Tensor, casing: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer makes of them, first to last."""
        states, bias = self.embedded(ids, casing), mask_bias(mask)
        found = []
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found

    def embedded(self, ids: Tensor, casing: Tensor) -> Tensor:
        """What the first layer reads."""
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        return self.norm(self.pieces(ids) + self.casing(casing) + self.places(places))

    def load(self, file: Path) -> None:
        """The weights of all-MiniLM-L6-v2 (model.safetensors)."""
        weights = load_file(str(file))
        own = self.state_dict()
        own["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
        own["places.weight"] = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
            for number in range(LAYERS):
                theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
                own[f"{ours}qkv.{part}"] = torch.cat(
                    [weights[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for mine, his in (
                    ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
                ):  # fmt: skip
                    own[f"{ours}{mine}.{part}"] = weights[f"{theirs}{his}.{part}"]
        self.load_state_dict(own)


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the tag heads, in the order of the logits."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    triggers: tuple[str, ...]
    statuses: tuple[str, ...]

    def sizes(self) -> dict[str, int]:
        """Of the tag heads, in order: they are one matrix."""
        return {
            "start": 2, "upos": len(self.upos), "xpos": len(self.xpos), "names": len(self.names),
            "source": 3, "cue": 3, "content": 3, "trigger": len(self.triggers), "status": len(self.statuses),
            "mention": 2,
        }  # fmt: skip


class Network(nn.Module):
    """Encoder and heads. ``size``: layers, heads and units of a smaller encoder (`training/student.py`)."""

    def __init__(self, labels: Labels, size: tuple[int, int, int] = (LAYERS, HEADS, INNER)) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder(*size)
        self.dropout = nn.Dropout(0.15)
        self.tags = nn.Linear(WIDTH, sum(labels.sizes().values()))
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.relation_dependent = nn.Linear(WIDTH, RELATION)
        self.relation_head = nn.Linear(WIDTH, RELATION)
        self.relation = nn.Linear(RELATION, len(labels.relations))
        self.link_here = nn.Linear(3 * WIDTH, LINK + HIDDEN)
        self.link_there = nn.Linear(3 * WIDTH, LINK + HIDDEN)
        self.link_none = nn.Linear(3 * WIDTH, 1)
        self.link_features = nn.Linear(FEATURES, HIDDEN)
        self.link_pair = nn.Linear(HIDDEN, 1)
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def words(self, ids: Tensor, casing: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """States (batch, words, WIDTH) of the words whose first pieces are ``first``."""
        return first_pieces(self.encoder(ids, casing, mask), first)

    def tag_logits(self, words: Tensor) -> dict[str, Tensor]:
        """Logits (batch, words, labels) by head."""
        sizes = self.labels.sizes()
        return dict(zip(sizes, torch.split(self.tags(words), list(sizes.values()), -1), strict=True))

    def arc_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Dependents (already through the bilinear form) and heads; the score of an arc is their product."""
        dependent = functional.leaky_relu(self.arc_dependent(words), 0.1)
        dependent = functional.pad(dependent, (0, 1), value=1.0) @ self.arc
        return dependent, functional.leaky_relu(self.arc_head(words), 0.1)

    def relation_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What a word brings to its relation as dependent and as head."""
        return self.relation_dependent(words), self.relation_head(words)

    def relation_logits(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """For words with the relation parts of their heads beside them."""
        return self.relation(functional.relu(dependents + heads))

    @staticmethod
    def mention_states(words: Tensor, mentions: Tensor) -> Tensor:
        """(m, 3 * WIDTH): of head, first, last word. ``words`` (n, WIDTH); ``mentions`` (m, 3): first, last, head."""
        return words[mentions[:, [2, 0, 1]]].flatten(1)

    def links(self, states: Tensor, features: Tensor) -> Tensor:
        """``states`` of ``mention_states``, ``features`` (m, REACH, FEATURES). Scores (m, 1 + REACH): no antecedent,
        then the mentions before, nearest first."""
        here, there = self.link_here(states), self.link_there(states)
        scores = here[:, :LINK] @ there[:, :LINK].T / math.sqrt(LINK)
        back = torch.arange(len(states)).unsqueeze(1) - 1 - torch.arange(REACH).unsqueeze(0)
        earlier = back.clamp(min=0)
        pair = self.link_features(features) + here[:, None, LINK:] + there[:, LINK:][earlier]
        near = torch.gather(scores, 1, earlier) + self.link_pair(functional.relu(pair)).squeeze(-1)
        return torch.cat([self.link_none(states), near.masked_fill(back < 0, -1e4)], 1)


def mask_bias(mask: Tensor) -> Tensor:
    """Added to the scores of attention: nothing where the mask (batch, pieces) is 1."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


def first_pieces(states: Tensor, first: Tensor) -> Tensor:
    """(batch, words, WIDTH) out of (batch, pieces, WIDTH)."""
    return torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))


def load_network(checkpoint: Path) -> Network:
    """The trained network of a file, of whatever size it is."""
    kept = torch.load(checkpoint, weights_only=False)
    state = kept["state"]
    layers = len([name for name in state if name.startswith("encoder.layers.") and name.endswith(".qkv.weight")])
    heads, inner = state["encoder.layers.0.out.weight"].shape[1] // HEAD, len(state["encoder.layers.0.up.weight"])
    network = Network(kept["labels"], (layers, heads, inner))
    network.load_state_dict(state)
    return network
