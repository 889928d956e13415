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
ARC, RELATION = 192, 128


class Layer(nn.Module):
    """One transformer block of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        count, length, _ = states.shape
        qkv = self.qkv(states).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
        states = self.norm1(states + self.out(mixed))
        return self.norm2(states + self.down(functional.gelu(self.up(states))))


class Encoder(nn.Module):
    """Piece ids, casing classes and mask, each (batch, pieces), to states (batch, pieces, WIDTH)."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.casing = nn.Embedding(CASE_CLASSES, WIDTH)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        states = self.norm(self.pieces(ids) + self.casing(casing) + self.places(places))
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

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
    """Encoder and heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
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
        states = self.encoder(ids, casing, mask)
        return torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

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
