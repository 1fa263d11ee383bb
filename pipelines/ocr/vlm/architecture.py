"""What a checkpoint's `config.json` says of the model's shape, and the tensors that shape needs.

Every number comes from the checkpoint: the family has members of many sizes, and defaults elsewhere are those
of another member. Two spellings of the file are in use; `parse` understands both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Shape = tuple[int, ...]
_Size = Annotated[int, Field(gt=0, le=1 << 24)]
_TENSOR_RENAMES = (("visual.", "model.visual."), ("model.layers.", "model.language_model.layers."))
_WHOLE_RENAMES = {
    "model.embed_tokens.weight": "model.language_model.embed_tokens.weight",
    "model.norm.weight": "model.language_model.norm.weight",
}


class ArchitectureError(ValueError):
    """The file does not describe a model of this family, or contradicts itself; the text says where."""


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class TextShape(_Checked):
    """The decoder. `mrope_section` divides half a head's width among time, height and width."""

    vocab_size: _Size
    hidden_size: _Size
    intermediate_size: _Size
    num_hidden_layers: _Size
    num_attention_heads: _Size
    num_key_value_heads: _Size
    rms_norm_eps: Annotated[float, Field(gt=0, lt=1)]
    rope_theta: Annotated[float, Field(gt=0)]
    mrope_section: tuple[_Size, _Size, _Size]
    max_position_embeddings: _Size
    hidden_act: Literal["silu"] = "silu"
    use_sliding_window: Literal[False] = False

    @property
    def head_size(self) -> int:
        return self.hidden_size // self.num_attention_heads

    @property
    def kv_bytes_per_token(self) -> int:
        """Return the bytes of keys and values that one token keeps, at two bytes a number."""
        return 2 * 2 * self.num_hidden_layers * self.num_key_value_heads * self.head_size

    @model_validator(mode="after")
    def _agree(self) -> TextShape:
        _require(self.hidden_size % self.num_attention_heads == 0, "heads do not divide the hidden size")
        _require(self.num_attention_heads % self.num_key_value_heads == 0, "kv heads do not divide heads")
        _require(2 * sum(self.mrope_section) == self.head_size, "mrope_section does not fill half a head")
        return self


class VisionShape(_Checked):
    """The picture's encoder. Blocks attend within windows of `window_size` pixels, or to the whole page."""

    depth: _Size
    hidden_size: _Size
    intermediate_size: _Size
    num_heads: _Size
    out_hidden_size: _Size
    patch_size: _Size
    temporal_patch_size: _Size
    spatial_merge_size: _Size
    window_size: _Size
    fullatt_block_indexes: tuple[Annotated[int, Field(ge=0)], ...]
    in_channels: Literal[3] = 3
    hidden_act: Literal["silu"] = "silu"

    @model_validator(mode="after")
    def _agree(self) -> VisionShape:
        merged = self.patch_size * self.spatial_merge_size
        _require(self.hidden_size % self.num_heads == 0, "heads do not divide the vision hidden size")
        _require(self.window_size % merged == 0, "a window is no whole number of merged patches")
        _require(max(self.fullatt_block_indexes, default=0) < self.depth, "a full block beyond the depth")
        return self


@dataclass(frozen=True, slots=True)
class Architecture:
    """A model of the family: its two halves, and the ids that mark a picture in the text."""

    text: TextShape
    vision: VisionShape
    image_token_id: int
    vision_start_token_id: int
    vision_end_token_id: int
    is_tied: bool

    @property
    def parameters(self) -> int:
        """How many numbers the tensors hold."""
        return sum(prod(shape) for shape in self.tensors().values())

    def tensors(self) -> dict[str, Shape]:
        """Return the shape of every tensor that the checkpoint must hold, by its canonical name."""
        shapes = dict(self._decoder())
        shapes |= self._encoder()
        if not self.is_tied:
            shapes["lm_head.weight"] = (self.text.vocab_size, self.text.hidden_size)
        return shapes

    def _decoder(self) -> Iterator[tuple[str, Shape]]:
        text, hidden = self.text, self.text.hidden_size
        own, shared = hidden, text.num_key_value_heads * text.head_size
        yield "model.language_model.embed_tokens.weight", (text.vocab_size, hidden)
        yield "model.language_model.norm.weight", (hidden,)
        for index in range(text.num_hidden_layers):
            layer = f"model.language_model.layers.{index}"
            for name, width in (("q", own), ("k", shared), ("v", shared)):
                yield f"{layer}.self_attn.{name}_proj.weight", (width, hidden)
                yield f"{layer}.self_attn.{name}_proj.bias", (width,)
            yield f"{layer}.self_attn.o_proj.weight", (hidden, own)
            yield f"{layer}.mlp.gate_proj.weight", (text.intermediate_size, hidden)
            yield f"{layer}.mlp.up_proj.weight", (text.intermediate_size, hidden)
            yield f"{layer}.mlp.down_proj.weight", (hidden, text.intermediate_size)
            yield f"{layer}.input_layernorm.weight", (hidden,)
            yield f"{layer}.post_attention_layernorm.weight", (hidden,)

    def _encoder(self) -> dict[str, Shape]:
        vision, hidden = self.vision, self.vision.hidden_size
        patch = (vision.in_channels, vision.temporal_patch_size, vision.patch_size, vision.patch_size)
        merged = hidden * vision.spatial_merge_size**2
        shapes: dict[str, Shape] = {
            "model.visual.patch_embed.proj.weight": (hidden, *patch),
            "model.visual.merger.ln_q.weight": (hidden,),
        }
        shapes |= _linear("model.visual.merger.mlp.0", merged, merged)
        shapes |= _linear("model.visual.merger.mlp.2", vision.out_hidden_size, merged)
        for index in range(vision.depth):
            block = f"model.visual.blocks.{index}"
            shapes |= {f"{block}.norm{number}.weight": (hidden,) for number in (1, 2)}
            shapes |= _linear(f"{block}.attn.qkv", 3 * hidden, hidden)
            shapes |= _linear(f"{block}.attn.proj", hidden, hidden)
            shapes |= _linear(f"{block}.mlp.gate_proj", vision.intermediate_size, hidden)
            shapes |= _linear(f"{block}.mlp.up_proj", vision.intermediate_size, hidden)
            shapes |= _linear(f"{block}.mlp.down_proj", hidden, vision.intermediate_size)
        return shapes


def parse(content: bytes) -> Architecture:
    """Return the shape that a `config.json` states; raises ArchitectureError."""
    try:
        config = json.loads(content)
        if config["model_type"] != "qwen2_5_vl":
            msg = f"its model_type is {config['model_type']!r}, not 'qwen2_5_vl'"
            raise ArchitectureError(msg)
        text = {**config, **config.get("text_config", {})}
        rope = text.get("rope_parameters") or text.get("rope_scaling") or {}
        _require_plain(rope)
        text |= {"rope_theta": rope.get("rope_theta", text.get("rope_theta"))}
        text |= {"mrope_section": rope.get("mrope_section")}
        return _architecture(config, TextShape.model_validate(text))
    except ValidationError as error:
        raise ArchitectureError(_sentence(error)) from error
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        msg = f"it is no such configuration ({type(error).__name__}: {error})"
        raise ArchitectureError(msg) from error


def _require_plain(rope: Mapping[str, object]) -> None:
    """Raise for rotary embeddings that are stretched for longer texts: they are not understood here."""
    kinds = {rope.get("rope_type", "default"), rope.get("type", "default")}
    if not kinds <= {"default", "mrope"}:
        msg = f"its rotary embeddings are of the kinds {', '.join(sorted(map(str, kinds)))}"
        raise ArchitectureError(msg)


def _architecture(config: Mapping[str, object], text: TextShape) -> Architecture:
    vision = VisionShape.model_validate(config["vision_config"])
    if vision.out_hidden_size != text.hidden_size:
        msg = "vision_config.out_hidden_size is not the decoder's hidden_size"
        raise ArchitectureError(msg)
    ids = {name: _token_id(config, name, text) for name in ("image", "vision_start", "vision_end")}
    return Architecture(
        text,
        vision,
        image_token_id=ids["image"],
        vision_start_token_id=ids["vision_start"],
        vision_end_token_id=ids["vision_end"],
        is_tied=config.get("tie_word_embeddings") is True,
    )


def _token_id(config: Mapping[str, object], name: str, text: TextShape) -> int:
    found = config[f"{name}_token_id"]
    if not isinstance(found, int) or not 0 <= found < text.vocab_size:
        msg = f"{name}_token_id is {found!r}, which is no token of {text.vocab_size}"
        raise ArchitectureError(msg)
    return found


def canonical_name(name: str) -> str:
    """Return the tensor's name as `Architecture.tensors` spells it; older checkpoints have other names."""
    if name in _WHOLE_RENAMES:
        return _WHOLE_RENAMES[name]
    for old, new in _TENSOR_RENAMES:
        if name.startswith(old):
            return new + name.removeprefix(old)
    return name


def _linear(name: str, outputs: int, inputs: int) -> dict[str, Shape]:
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise ValueError(otherwise)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "it"
    return f"{where}: {first['msg']}"
