"""A checkpoint's tensors as arrays, one at a time, from the files that they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import ml_dtypes
import numpy as np

from pipelines.ocr.vlm.architecture import Architecture, canonical_name, parse
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.safetensors import numbers_begin, read_header

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from pipelines.ocr.vlm.safetensors import Tensor

_RANDOM_NUMBERS = 16_777_213  # a prime, so that no row comes again
_RANDOM_BIAS = 0.02
_DTYPES: dict[str, Any] = {"BF16": ml_dtypes.bfloat16, "F16": np.float16, "F32": np.float32}


class Weights(Protocol):
    """Gives a model's tensors by their canonical names."""

    def tensor(self, name: str) -> NDArray[Any]:
        """Return the tensor, in the type that it is kept in; it may be a view of a file."""
        ...


@dataclass(frozen=True, slots=True)
class ModelSource:
    """What graphs are made from: a model's shape, how its pages are prepared, and its numbers."""

    architecture: Architecture
    preprocessing: Preprocessing
    weights: Weights


def open_checkpoint(folder: Path) -> ModelSource:
    """Return the checkpoint of a folder; raises ArchitectureError, SafetensorsError, OSError."""
    return ModelSource(
        parse((folder / "config.json").read_bytes()),
        Preprocessing.parse((folder / "preprocessor_config.json").read_bytes()),
        CheckpointWeights(folder),
    )


class CheckpointWeights:
    """The tensors of a checkpoint's safetensors files, mapped into memory."""

    def __init__(self, folder: Path) -> None:
        """Read the files' headers; raises SafetensorsError, OSError."""
        self._where: dict[str, tuple[Path, int, Tensor]] = {}
        for file in sorted(folder.glob("*.safetensors")):
            start = numbers_begin(file)
            for name, tensor in read_header(file).items():
                self._where[canonical_name(name)] = (file, start, tensor)

    def tensor(self, name: str) -> NDArray[Any]:
        file, start, tensor = self._where[name]
        mapped = np.memmap(file, np.uint8, "r", start + tensor.begin, (tensor.end - tensor.begin,))
        numbers: NDArray[Any] = mapped.view(_DTYPES[tensor.dtype])
        return numbers.reshape(tensor.shape)


class RandomWeights:
    """Tensors of the right shapes without any meaning: what a model costs can be measured without weights.

    Matrices keep the size of what passes through them, norms are ones, biases small. The numbers of one block
    serve for all, from a place of each tensor's own on; the same seed gives the same numbers.
    """

    def __init__(self, architecture: Architecture, seed: int = 0) -> None:
        self._shapes = architecture.tensors()
        random = np.random.default_rng(seed)
        self._block = random.standard_normal(_RANDOM_NUMBERS, np.float32)
        self._starts = {name: int(random.integers(_RANDOM_NUMBERS)) for name in sorted(self._shapes)}

    def tensor(self, name: str) -> NDArray[Any]:
        shape = self._shapes[name]
        if len(shape) == 1 and "bias" not in name:
            return np.ones(shape, ml_dtypes.bfloat16)
        scale = _RANDOM_BIAS if len(shape) == 1 else float(np.prod(shape[1:])) ** -0.5
        begun = self._block[self._starts[name] :]
        wanted = int(np.prod(shape))
        numbers = (
            begun[:wanted] if wanted <= len(begun) else np.resize(np.roll(self._block, -len(begun)), wanted)
        )
        return (numbers * np.float32(scale)).astype(ml_dtypes.bfloat16).reshape(shape)
