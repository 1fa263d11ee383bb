"""Reads a page with the portable graphs: greedily, one page at a time, with onnxruntime and numpy alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from pipelines.errors import SourceError
from pipelines.export.page_inputs import grid_inputs
from pipelines.export.reading import Prompt, Reading
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.positions import token_positions
from pipelines.ocr.vlm.preprocess import Patches, cut, normalised

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from pipelines.export.reading import Logits
    from pipelines.image import Pixels

MANIFEST, VISION, DECODER, EMBEDDING = "portable.json", "vision.onnx", "decoder.onnx", "embedding.npy"

_Cache = dict[str, "NDArray[np.float32]"]


class PortableReader:
    """Holds the graphs of one export; `folder` must be whole, as `pipelines.export.portable` leaves it."""

    def __init__(self, folder: Path, prompt: Prompt) -> None:
        try:
            self.manifest = _whole(folder)
            self._architecture = parse((folder / "config.json").read_bytes())
            self._options = Preprocessing.parse((folder / "preprocessor_config.json").read_bytes())
            self._embedding = np.load(folder / EMBEDDING, mmap_mode="r")
            self._vision = _session(folder / VISION)
            self._decoder = _session(folder / DECODER)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SourceError(
                "export_incomplete",
                f"{folder} holds no whole portable export: {error}.",
                "Make it again with python -m pipelines.export.portable.",
            ) from error
        self._prompt = prompt

    def __call__(self, pixels: Pixels) -> Reading:
        """Read a page; raises SourceError for one that no pixel budget holds."""
        patches = cut(pixels, self._options)
        logits, cache, position = self._prefill(patches)
        first, tokens, margins = logits, [], []
        while True:
            tokens.append(int(logits.argmax()))
            margins.append(_margin(logits))
            if tokens[-1] in self._prompt.ends or len(tokens) == self._prompt.most_tokens:
                return Reading(tuple(tokens), first, tuple(margins))
            where = np.full((3, 1), position)
            logits, cache = self._step(self._embedding[tokens[-1:]], where, cache)
            position += 1

    def _prefill(self, patches: Patches) -> tuple[Logits, _Cache, int]:
        """Return the first token's logits, the cache behind the prompt, and the first token's position."""
        ids, start = self._ids(patches)
        features = self._features(patches)
        embeddings = np.array(self._embedding[ids])
        embeddings[start : start + len(features)] = features
        merge = self._architecture.vision.spatial_merge_size
        positions, position = token_positions(
            start, patches.rows // merge, patches.columns // merge, len(ids) - start - len(features)
        )
        return *self._step(embeddings, positions, self._empty_cache()), position

    def _ids(self, patches: Patches) -> tuple[list[int], int]:
        """Return the prompt, and where the picture's tokens begin in it."""
        architecture, prompt = self._architecture, self._prompt
        before = [*prompt.before, architecture.vision_start_token_id]
        image = [architecture.image_token_id] * patches.tokens(architecture.vision.spatial_merge_size)
        return [*before, *image, architecture.vision_end_token_id, *prompt.after], len(before)

    def _features(self, patches: Patches) -> NDArray[np.float32]:
        inputs = grid_inputs(patches.rows, patches.columns, self._architecture.vision)
        inputs["pixel_values"] = normalised(patches, self._options)
        # A tower without windows has no use for the inputs that describe them.
        wanted = {each.name for each in self._vision.get_inputs()}
        fed = {name: value for name, value in inputs.items() if name in wanted}
        features: NDArray[np.float32] = self._vision.run(["image_features"], fed)[0]
        return features

    def _empty_cache(self) -> _Cache:
        text = self._architecture.text
        nothing = np.zeros((1, text.num_key_value_heads, 0, text.head_size), np.float32)
        return {f"{index}.{kind}": nothing for index in range(text.num_hidden_layers) for kind in _KINDS}

    def _step(
        self, embeddings: NDArray[np.float32], positions: NDArray[np.int64], cache: _Cache
    ) -> tuple[Logits, _Cache]:
        """Take tokens (tokens, hidden) at positions (3, tokens); return the last's logits, and the cache."""
        past = next(iter(cache.values())).shape[2]
        fed = {f"past_key_values.{name}": value for name, value in cache.items()} | {
            "inputs_embeds": embeddings[None],
            "attention_mask": np.ones((1, past + len(embeddings)), np.int64),
            "position_ids": positions[:, None],
        }
        logits, *present = self._decoder.run(["logits", *(f"present.{name}" for name in cache)], fed)
        return logits[0, -1], dict(zip(cache, present, strict=True))


_KINDS = ("key", "value")


def _whole(folder: Path) -> dict[str, object]:
    """Return the manifest, having seen that every file is as long as it says."""
    manifest: dict[str, object] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    files = manifest["files"]
    if not isinstance(files, dict) or not {VISION, DECODER, EMBEDDING} <= set(files):
        msg = f"{MANIFEST} does not name its graphs"
        raise ValueError(msg)
    for name, told in files.items():
        if (folder / name).stat().st_size != told["bytes"]:
            msg = f"{name} is cut off"
            raise ValueError(msg)
    return manifest


def _session(file: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])


def _margin(logits: Logits) -> float:
    second, best = np.partition(logits, -2)[-2:]
    return float(best - second)
