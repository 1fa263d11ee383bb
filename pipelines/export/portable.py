"""Writes a checkpoint as portable graphs, in float32 and of standard operators, by way of optimum.

    .venv-export/bin/python -m pipelines.export.portable CHECKPOINT OUT

In the export environment (installer/export_env.sh). OUT is made whole or not at all:

    vision.onnx         pixel_values (patches, numbers), and the numbers of pipelines.export.page_inputs
                        → image_features (tokens, hidden)
    decoder.onnx        inputs_embeds (batch, tokens, hidden), attention_mask (batch, past + tokens),
                        position_ids (3, batch, tokens), past_key_values.N.key and .value (batch, heads,
                        past, size) → logits (batch, 1, vocabulary) of the last token, present.N.key, .value
    embedding.npy       (vocabulary, hidden), a row for each token id
    config.json …       the checkpoint's own, for whoever feeds the graphs
    portable.json       what was made from what: SHA-256 and size of each file, versions, operator set

optimum does not know this family: the two OnnxConfig classes are registered with it. transformers 4.57 spells
the rotary base and the tied embedding otherwise than newer checkpoints do and falls back to the numbers of
another model, so it is given every number from `pipelines.ocr.vlm.architecture`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import resource
import shutil
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
import transformers
from optimum.exporters.onnx.base import OnnxConfig
from optimum.exporters.onnx.config import TextDecoderWithPositionIdsOnnxConfig
from optimum.exporters.onnx.convert import export as optimum_export
from optimum.exporters.tasks import TasksManager
from optimum.utils import NormalizedConfig, NormalizedTextConfigWithGQA
from optimum.utils.input_generators import DummyPastKeyValuesGenerator
from safetensors import SafetensorError
from torch.nn import functional
from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import apply_rotary_pos_emb_vision

from pipelines.errors import PipelineError, SourceError
from pipelines.export.page_inputs import grid_inputs
from pipelines.export.portable_reader import DECODER, EMBEDDING, MANIFEST, VISION
from pipelines.export.whole_folder import whole_folder
from pipelines.ocr.vlm.architecture import Architecture, ArchitectureError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

OPSET = 18
_FAMILY = "qwen2_5_vl"
_NEEDED, _KEPT = ("config.json", "preprocessor_config.json"), ("generation_config.json",)
_VERSIONS = ("optimum", "optimum-onnx", "transformers", "torch", "onnx", "numpy")
_SPARE = 1.05
_ONE_FILE_BYTES = 1 << 31

_register = TasksManager.create_register("onnx", overwrite_existing=True)


class VisionTower(torch.nn.Module):
    """transformers' own vision tower, with what follows from the page's grid as inputs instead of loops."""

    def __init__(self, visual: Any) -> None:  # noqa: ANN401 - transformers ships no types
        super().__init__()
        self.visual = visual
        self.config = visual.config

    def forward(
        self,
        pixel_values: torch.Tensor,
        positions: torch.Tensor,
        slots: torch.Tensor,
        filled: torch.Tensor,
        places: torch.Tensor,
    ) -> torch.Tensor:
        """Return the tokens (tokens, hidden) of a page; the inputs are those of `grid_inputs`."""
        angles = (positions[..., None] * self.visual.rotary_pos_emb.inv_freq).flatten(1)
        rotation = torch.cat((angles, angles), dim=-1)
        # The patches do not overlap, so that the convolution is one product of matrices.
        hidden = functional.linear(pixel_values, self.visual.patch_embed.proj.weight.flatten(1))
        for index, block in enumerate(self.visual.blocks):
            heads = self._heads(block, hidden, rotation)
            if index in self.config.fullatt_block_indexes:
                seen = _attend([each.transpose(0, 1) for each in heads]).transpose(0, 1)
            else:
                inside = _attend([each[slots].transpose(1, 2) for each in heads], filled[:, None, None])
                seen = inside.transpose(1, 2).flatten(0, 1)[places]
            hidden = hidden + block.attn.proj(seen.flatten(1))
            hidden = hidden + block.mlp(block.norm2(hidden))
        return self.visual.merger(hidden)

    def _heads(self, block: Any, hidden: torch.Tensor, rotation: torch.Tensor) -> tuple[torch.Tensor, ...]:  # noqa: ANN401
        """Return queries, keys and values (patches, heads, size), turned to where the patches stand."""
        mixed = block.attn.qkv(block.norm1(hidden))
        query, key, value = mixed.unflatten(1, (3, self.config.num_heads, -1)).unbind(1)
        return *apply_rotary_pos_emb_vision(query, key, rotation.cos(), rotation.sin()), value


def _attend(heads: Sequence[torch.Tensor], mask: torch.Tensor | None = None) -> torch.Tensor:
    return functional.scaled_dot_product_attention(*heads, attn_mask=mask)


class Decoder(torch.nn.Module):
    """The text half with its head: of the tokens given, only the last one's logits are computed."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.text, self.head = model.model.language_model, model.lm_head
        self.config = self.text.config

    def forward(
        self,
        inputs_embeds: torch.Tensor,
        attention_mask: torch.Tensor,
        position_ids: torch.Tensor,
        past_key_values: Any,  # noqa: ANN401
    ) -> dict[str, Any]:
        done = self.text(
            inputs_embeds=inputs_embeds,
            attention_mask=attention_mask,
            position_ids=position_ids,
            past_key_values=past_key_values,
            use_cache=True,
        )
        logits = self.head(done.last_hidden_state[:, -1:])
        return {"logits": logits, "past_key_values": done.past_key_values}


@_register(_FAMILY, "feature-extraction")
class VisionOnnxConfig(OnnxConfig):
    """What optimum must know of the vision tower; `config` is the family's vision_config."""

    NORMALIZED_CONFIG_CLASS = NormalizedConfig

    @property
    def inputs(self) -> dict[str, dict[int, str]]:
        return {
            "pixel_values": {0: "patches"},
            "positions": {0: "patches"},
            "slots": {0: "windows"},
            "filled": {0: "windows"},
            "places": {0: "patches"},
        }

    @property
    def outputs(self) -> dict[str, dict[int, str]]:
        return {"image_features": {0: "tokens"}}

    def generate_dummy_inputs(self, framework: str = "pt", **_: object) -> dict[str, torch.Tensor]:
        """Return a page of one whole window and three smaller ones."""
        del framework
        told = self._config
        side = told.window_size // told.patch_size + told.spatial_merge_size
        numbers = told.in_channels * told.temporal_patch_size * told.patch_size**2
        inputs = {name: torch.from_numpy(value) for name, value in grid_inputs(side, side, told).items()}
        return {"pixel_values": torch.randn(side**2, numbers), **inputs}


@_register(_FAMILY, "text-generation-with-past")
class DecoderOnnxConfig(TextDecoderWithPositionIdsOnnxConfig):
    """What optimum must know of the decoder; `config` is the family's text_config."""

    NORMALIZED_CONFIG_CLASS = NormalizedTextConfigWithGQA
    DUMMY_PKV_GENERATOR_CLASS = DummyPastKeyValuesGenerator

    @property
    def inputs(self) -> dict[str, dict[int, str]]:
        told: dict[str, dict[int, str]] = super().inputs
        del told["input_ids"]
        own = {"inputs_embeds": {0: "batch_size", 1: "sequence_length"}}
        return own | told | {"position_ids": {1: "batch_size", 2: "sequence_length"}}

    @property
    def outputs(self) -> dict[str, dict[int, str]]:
        told: dict[str, dict[int, str]] = super().outputs
        return told | {"logits": {0: "batch_size"}}

    def generate_dummy_inputs(self, framework: str = "pt", **_: object) -> dict[str, Any]:
        """Return two rows of four tokens behind six, no two of these numbers the same: none may be frozen."""
        del framework
        batch, tokens, past, told = 2, 4, 6, self._normalized_config
        size = told.hidden_size // told.num_attention_heads
        cache = (batch, told.num_key_value_heads, past, size)
        return {
            "inputs_embeds": torch.randn(batch, tokens, told.hidden_size),
            "attention_mask": torch.ones(batch, past + tokens, dtype=torch.int64),
            "position_ids": torch.arange(past, past + tokens).expand(3, batch, -1).contiguous(),
            "past_key_values": [(torch.randn(cache), torch.randn(cache)) for _ in range(told.num_layers)],
        }


def read_architecture(checkpoint: Path) -> Architecture:
    """Return what the checkpoint's config.json says; raises SourceError."""
    try:
        for name in _NEEDED:
            (checkpoint / name).read_bytes()
        return parse((checkpoint / "config.json").read_bytes())
    except ArchitectureError as error:
        raise SourceError(
            "checkpoint_foreign",
            f"config.json is not of a model that can be exported: {error}.",
            "Name a checkpoint of the Qwen2.5-VL family.",
        ) from error
    except OSError as error:
        raise SourceError(
            "checkpoint_incomplete",
            f"{error.filename} cannot be read: {error.strerror}.",
            "Name the folder that holds the whole checkpoint.",
        ) from error


def load_model(checkpoint: Path, architecture: Architecture) -> Any:  # noqa: ANN401
    """Return transformers' model in float32, every tensor of it from the checkpoint; raises SourceError."""
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    try:
        model, report = transformers.Qwen2_5_VLForConditionalGeneration.from_pretrained(
            checkpoint,
            config=_config(architecture),
            dtype=torch.float32,
            attn_implementation="sdpa",
            use_safetensors=True,
            local_files_only=True,
            output_loading_info=True,
        )
    except (SafetensorError, OSError, RuntimeError, ValueError, KeyError) as error:
        raise _damaged(" ".join(str(error).split())) from error
    if any(report.values()):
        raise _damaged("; ".join(f"{kind}: {min(names)}" for kind, names in report.items() if names))
    return model.eval()


def _config(architecture: Architecture) -> Any:  # noqa: ANN401
    text = architecture.text.model_dump()
    text["rope_scaling"] = {"rope_type": "default", "mrope_section": list(text.pop("mrope_section"))}
    return transformers.Qwen2_5_VLConfig(
        text_config=text | {"tie_word_embeddings": architecture.is_tied},
        vision_config=architecture.vision.model_dump()
        | {"fullatt_block_indexes": list(architecture.vision.fullatt_block_indexes)},
        image_token_id=architecture.image_token_id,
        vision_start_token_id=architecture.vision_start_token_id,
        vision_end_token_id=architecture.vision_end_token_id,
        tie_word_embeddings=architecture.is_tied,
    )


def _damaged(why: str) -> SourceError:
    return SourceError(
        "checkpoint_damaged", f"The checkpoint's weights cannot be used: {why}", "Copy it again."
    )


def export(checkpoint: Path, out: Path) -> None:
    """Make `out` from `checkpoint`, saying what is done; raises PipelineError."""
    started = time.monotonic()
    _say(f"[1/5] Checking {checkpoint}")
    architecture = read_architecture(checkpoint)
    with whole_folder(out, _needed_bytes(architecture)) as folder:
        _say(f"[2/5] Loading {architecture.parameters / 1e6:,.1f} million numbers as float32")
        model = load_model(checkpoint, architecture)
        _say("[3/5] Writing the vision tower")
        tower = VisionTower(model.model.visual)
        _write(tower, "feature-extraction", folder / VISION)
        _say("[4/5] Writing the decoder and the table of embeddings")
        np.save(folder / EMBEDDING, model.model.language_model.embed_tokens.weight.detach().numpy())
        _write(Decoder(model), "text-generation-with-past", folder / DECODER)
        _say("[5/5] Checking the files and writing down what they are")
        _finish(checkpoint, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    _say(f"Done after {time.monotonic() - started:.0f} s, {peak:.1f} GB of memory at most: {out}")


def _needed_bytes(architecture: Architecture) -> int:
    """Return the disk that an export takes at its height."""
    text = architecture.text
    needed = int(4 * (architecture.parameters + text.vocab_size * text.hidden_size) * _SPARE)
    # The numbers of a larger graph are first written one file each, then together, before those are removed.
    return needed if needed < _ONE_FILE_BYTES else 2 * needed


def _write(module: Any, task: str, file: Path) -> None:  # noqa: ANN401
    make = TasksManager.get_exporter_config_constructor(
        "onnx", model_type=_FAMILY, task=task, library_name="transformers"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of each size that is meant to be a constant
        past = {"use_past_in_inputs": True} if "past" in task else {}
        optimum_export(module, make(module.config, **past), file, opset=OPSET, disable_dynamic_axes_fix=True)
    onnx.checker.check_model(file)


def _finish(checkpoint: Path, folder: Path) -> None:
    for name in (*_NEEDED, *_KEPT):
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, folder / name)
    source = [checkpoint / "config.json", *sorted(checkpoint.glob("*.safetensors"))]
    manifest = {
        "kind": "portable",
        "opset": OPSET,
        "files": {file.name: _described(file) for file in sorted(folder.iterdir())},
        "checkpoint": {file.name: _described(file) for file in source},
        "versions": {name: importlib.metadata.version(name) for name in _VERSIONS},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _described(file: Path) -> dict[str, str | int]:
    with file.open("rb") as opened:
        return {"sha256": hashlib.file_digest(opened, "sha256").hexdigest(), "bytes": file.stat().st_size}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 done, 6 it could not be done, with the reason and a next step on stderr."""
    parser = argparse.ArgumentParser(
        prog="python -m pipelines.export.portable",
        description="Writes a checkpoint as portable ONNX graphs.",
    )
    parser.add_argument("checkpoint", type=Path, help="folder of a checkpoint of the Qwen2.5-VL family")
    parser.add_argument("out", type=Path, help="folder to be made")
    asked = parser.parse_args(arguments)
    try:
        export(asked.checkpoint, asked.out)
    except PipelineError as error:
        sys.stderr.write(f"error: {error.code}: {error.message}\nnext: {error.next_step}\n")
        return 6
    return 0


if __name__ == "__main__":
    sys.exit(main())
