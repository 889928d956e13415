"""Names through the real GLiNER2 library, from a tiny checkpoint with random weights: its answers mean nothing, but
loading, cutting, offsets and versions are those of a real one."""

import socket
from pathlib import Path
from typing import Any

import pytest
from tests.unit.language.plain_engine import PlainEngine

from dateline.errors import SettingsError
from dateline.language import gliner_names
from dateline.language.engine import Passage
from dateline.language.gliner_names import REPLACED, GlinerNames
from dateline.records.language import NameSpan

pytest.importorskip("gliner2", reason="GLiNER2 is not installed (extra engines-test)")
pytest.importorskip("torch", reason="torch is not installed (extra engines-test)")
pytestmark = [pytest.mark.filterwarnings("default")]

TEXT = (
    "Envoy Marta Iversen met Karim Benali in Oran on Tuesday.\nIn İstanbul a 🚢 convoy was stopped by guards. "
    + "b" * 5000
    + " went on. It ended there.\n"
    + "The dog of the mayor ran to the port of Kesk. " * 80
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,'-"


def build_checkpoint(folder: Path, architecture: str) -> Path:
    """A checkpoint of one small layer, as the library itself writes it; nothing is downloaded."""
    import torch
    from gliner2 import AutoExtractor, ExtractorConfig
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    from transformers import BertConfig, PreTrainedTokenizerFast

    torch.manual_seed(1)
    marks = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    pieces = [*marks.values(), *LETTERS, *(f"##{one}" for one in LETTERS)]
    tokenizer = Tokenizer(models.WordPiece({one: at for at, one in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    encoder = BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=512,
    )  # fmt: skip
    model: Any = AutoExtractor.from_config(
        ExtractorConfig(model_name="none", architecture=architecture),
        encoder_config=encoder,
        tokenizer=PreTrainedTokenizerFast(tokenizer_object=tokenizer, **marks),
    )
    model.save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module", params=["span", "boundary"])
def checkpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_checkpoint(tmp_path_factory.mktemp("checkpoint"), request.param)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something reached for the net")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
def test_every_name_stands_in_the_text_within_a_stretch_and_the_date_stays(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gliner_names, "MIN_SCORE", 0.3)  # random weights seldom say more than half
    date = NameSpan(48, 55, "DATE")
    passage = Passage.whole(TEXT)
    engine = GlinerNames(
        PlainEngine(names=(date, NameSpan(0, 5, "WORK"), NameSpan(6, 19, "PERSON", 0.123))), checkpoint
    )
    (syntax,) = engine.parse([passage])
    found = [name for name in syntax.names if name.label in REPLACED]
    assert found, "the checkpoint named nothing, so nothing was tested"
    assert date in syntax.names and NameSpan(6, 19, "PERSON", 0.123) not in syntax.names
    starts, ends = {token.start for token in syntax.tokens}, {token.end for token in syntax.tokens}
    assert all(name.start in starts or name.end in ends for name in found)
    assert all(any(a <= name.start and name.end <= b for a, b in passage.stretches) for name in found)
    assert max(name.end for name in found) > 6000
    assert engine.parse([passage]) == [syntax]


def test_the_version_holds_the_checkpoint_and_the_library(checkpoint: Path, tmp_path: Path) -> None:
    one = GlinerNames(PlainEngine(), checkpoint)
    assert (one.name, one.version) == ("plain+gliner2", GlinerNames(PlainEngine(), checkpoint).version)
    assert one.version.startswith("1+gliner2 1 2.")
    assert one.version != GlinerNames(PlainEngine(version="2"), checkpoint).version


def test_weights_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    folder = build_checkpoint(tmp_path, "span")
    (folder / "model.safetensors").write_bytes(b"\x00" * 64)
    with pytest.raises(SettingsError, match="cannot be read as a GLiNER2"):
        GlinerNames(PlainEngine(), folder).parse([Passage.whole("Ann left.")])


def test_nothing_is_read_for_a_text_without_words(checkpoint: Path) -> None:
    assert GlinerNames(PlainEngine(), checkpoint).parse([Passage.whole(" \n")])[0].names == ()
