"""A trained checkpoint as the files that ship.

``model.onnx``: encoder in int8 (dynamic, per channel; 7 bits of the weights are used, so that no processor overflows),
tag and parser heads in float32; ``heads.npz``: what is computed for few words only; ``tokenizer.json``; ``model.json``:
labels, version, sha256 of the others.
"""

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.language.encoder import OUTPUTS
from dateline.language.model_files import FILES
from training.model import Network, load_network


class Exported(nn.Module):
    """All that is computed for every word."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        words = self.network.words(ids, casing, mask, first)
        return (words, self.network.tags(words), *self.network.arc_parts(words), *self.network.relation_parts(words))


def export(checkpoint: Path, encoder: Path, out: Path, version: str) -> None:
    """See the module."""
    network = load_network(checkpoint).eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (2, 16))
    first = torch.tensor([[1, 3, 5], [1, 2, 9]])
    example = (ids, torch.ones_like(ids), torch.ones_like(ids), first)
    names = ("ids", "casing", "mask", "first")
    axes = {name: {0: "windows", 1: "pieces"} for name in names[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(network), example, str(plain), input_names=list(names), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        graph = onnx.load(str(plain)).graph
        heads = [
            node.name for node in graph.node if node.op_type in ("MatMul", "Gemm") and "/encoder/" not in node.name
        ]
        quantize_dynamic(
            str(plain), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            nodes_to_exclude=heads,
        )  # fmt: skip
    state = network.state_dict()
    np.savez(
        out / "heads.npz",
        **{
            name: state[name].numpy()
            for name in state
            if name.split(".")[0]
            in ("relation", "link_here", "link_there", "link_none", "link_features", "link_pair", "vector")
        },
    )
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    files = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    sheet = {
        "name": "dateline-en", "version": version, "sha256": files, "labels": asdict(network.labels),
        "sizes": network.labels.sizes(),
    }  # fmt: skip
    (out / "model.json").write_text(json.dumps(sheet, indent=1) + "\n", encoding="utf-8")
