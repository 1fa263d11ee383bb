"""A checkpoint folder looked through before a byte of it is kept: is it a whole model of our family?

Judged from small files and headers alone, in seconds: the configuration, every tensor's name, kind and
shape, the tokenizer's marks, the preprocessor. Whether the numbers are right only reading shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from appliance.errors import ModelRefused
from pipelines.ocr.vlm.architecture import Architecture, ArchitectureError, canonical_name, parse
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.safetensors import SafetensorsError, Tensor, read_header

if TYPE_CHECKING:
    from pathlib import Path

_INDEX, _SINGLE = "model.safetensors.index.json", "model.safetensors"
_NEEDED = ("config.json", "tokenizer.json", "preprocessor_config.json")
_KEPT_SUFFIXES = frozenset({".json", ".jinja", ".txt", ".md", ".safetensors"})
_LICENCE_NAMES = ("license", "licence")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
_OUTPUT = "lm_head.weight"
_MOST_TEXT_BYTES = 64 << 20
_MARKS = {
    "image_token_id": "<|image_pad|>",
    "vision_start_token_id": "<|vision_start|>",
    "vision_end_token_id": "<|vision_end|>",
}
_AGREEING = (
    ("patch_size", "patch_size"),
    ("temporal_patch_size", "temporal_patch_size"),
    ("merge_size", "spatial_merge_size"),
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder that holds a whole model; `files` are what is to be kept of it, relative to `folder`.

    `dtypes` are the kinds of numbers in it. `licence` is the text of its licence, "" where it has none.
    """

    folder: Path
    architecture: Architecture
    files: tuple[str, ...]
    dtypes: tuple[str, ...]
    licence: str


def look_through(folder: Path) -> Checkpoint:
    """Return the checkpoint in `folder`; raises ModelRefused with what is wrong first."""
    try:
        return _look_through(folder)
    except OSError as error:
        raise ModelRefused(
            "checkpoint_unreadable",
            f"{error.filename or folder} cannot be read: {error.strerror}.",
            "See that the disk is mounted and the folder may be read.",
        ) from error


def _look_through(folder: Path) -> Checkpoint:
    names = {path.name for path in folder.iterdir() if path.is_file()}
    _need_files(folder, names)
    architecture = _architecture(folder)
    weights = _weight_files(folder, names)
    tensors = _tensors(folder, weights)
    _check_tensors(architecture, tensors)
    _check_tokenizer(architecture, _json(folder / "tokenizer.json"))
    _check_preprocessor(architecture, (folder / "preprocessor_config.json").read_bytes())
    kept = sorted(name for name in names if _is_kept(name, weights))
    dtypes = sorted({tensor.dtype for tensor in tensors.values()})
    return Checkpoint(folder, architecture, tuple(kept), tuple(dtypes), _licence(folder, names))


def _need_files(folder: Path, names: set[str]) -> None:
    has_weights = _SINGLE in names or _INDEX in names
    if not has_weights and any(name.endswith(_PICKLES) for name in names):
        raise ModelRefused(
            "checkpoint_pickled",
            f"The weights in {folder} are pickled; a pickle can run programs and is never opened.",
            "Ask for the checkpoint as safetensors.",
        )
    missing = [name for name in _NEEDED if name not in names] + ([] if has_weights else [_SINGLE])
    if missing:
        raise ModelRefused(
            "checkpoint_incomplete",
            f"{folder} holds no {' and no '.join(missing)}.",
            "Name the folder that holds the whole checkpoint, and see that it was copied to its end.",
        )


def _architecture(folder: Path) -> Architecture:
    try:
        return parse((folder / "config.json").read_bytes())
    except ArchitectureError as error:
        raise ModelRefused(
            "checkpoint_foreign",
            f"config.json is not of a model that the appliance can run: {error}.",
            "Import a checkpoint of the Qwen2.5-VL family.",
        ) from error


def _weight_files(folder: Path, names: set[str]) -> list[str]:
    if _INDEX not in names:
        return [_SINGLE]
    try:
        shards = sorted({str(shard) for shard in _json(folder / _INDEX)["weight_map"].values()})
    except (KeyError, AttributeError) as error:
        raise _damaged(_INDEX, "it names no shards") from error
    for shard in shards:
        if shard not in names:
            raise ModelRefused(
                "checkpoint_incomplete", f"The shard {shard} is missing.", "Copy the checkpoint again."
            )
    return shards


def _tensors(folder: Path, weights: list[str]) -> dict[str, Tensor]:
    """Return all tensors by canonical name."""
    found: dict[str, Tensor] = {}
    for name in weights:
        try:
            header = read_header(folder / name)
        except SafetensorsError as error:
            raise _damaged(name, str(error)) from error
        for tensor_name, tensor in header.items():
            canonical = canonical_name(tensor_name)
            if canonical in found:
                raise _damaged(name, f"{tensor_name} is there twice")
            found[canonical] = tensor
    return found


def _check_tensors(architecture: Architecture, tensors: dict[str, Tensor]) -> None:
    wanted = architecture.tensors()
    if architecture.is_tied and _OUTPUT in tensors:  # some write the shared matrix a second time
        wanted[_OUTPUT] = wanted["model.language_model.embed_tokens.weight"]
    for name, shape in wanted.items():
        if name not in tensors:
            raise _mismatch(f"The tensor {name} is missing")
        if tensors[name].shape != shape:
            raise _mismatch(f"The tensor {name} is {tensors[name].shape}, but config.json asks for {shape}")
    if foreign := sorted(tensors.keys() - wanted.keys()):
        raise _mismatch(f"The tensor {foreign[0]} belongs to another architecture")


def _check_tokenizer(architecture: Architecture, tokenizer: Any) -> None:  # noqa: ANN401 - foreign JSON
    try:
        ids: dict[str, int] = dict(tokenizer["model"]["vocab"])
        ids |= {added["content"]: added["id"] for added in tokenizer["added_tokens"]}
        highest = max(ids.values())
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged("tokenizer.json", "it lists no tokens") from error
    for attribute, mark in _MARKS.items():
        if ids.get(mark) != getattr(architecture, attribute):
            raise _mismatch(f"tokenizer.json and config.json disagree on the token {mark}")
    if highest >= architecture.text.vocab_size:
        raise _mismatch(f"tokenizer.json has a token {highest}, beyond the model's vocabulary")


def _check_preprocessor(architecture: Architecture, content: bytes) -> None:
    try:
        options = Preprocessing.parse(content)
    except ArchitectureError as error:
        raise _damaged("preprocessor_config.json", "a number is missing or wrong in it") from error
    for key, attribute in _AGREEING:
        if getattr(options, key) != getattr(architecture.vision, attribute):
            raise _mismatch(f"preprocessor_config.json and config.json disagree on {key}")


def _is_kept(name: str, weights: list[str]) -> bool:
    if name.endswith(".safetensors"):
        return name in weights
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return suffix in _KEPT_SUFFIXES or name.lower().startswith((*_LICENCE_NAMES, "notice"))


def _licence(folder: Path, names: set[str]) -> str:
    for name in sorted(names):
        if name.lower().startswith(_LICENCE_NAMES):
            return (folder / name).read_text("utf-8", errors="replace")
    return ""


def _json(file: Path) -> Any:  # noqa: ANN401 - foreign JSON
    if file.stat().st_size > _MOST_TEXT_BYTES:
        raise _damaged(file.name, "it is far too large")
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _damaged(file.name, "it is no JSON") from error


def _damaged(name: str, why: str) -> ModelRefused:
    return ModelRefused("checkpoint_damaged", f"{name} is damaged: {why}.", "Copy the checkpoint again.")


def _mismatch(sentence: str) -> ModelRefused:
    return ModelRefused(
        "checkpoint_mismatch",
        f"{sentence}.",
        "The files are of different models, or were changed; take them from one source.",
    )
