"""The layers that both halves of the model are made of, over rows of tokens or patches (rows, width)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import ml_dtypes
import numpy as np

from pipelines.export.graph import MICROSOFT, Graph, onnx_type
from pipelines.export.quantize import BLOCK_SIZE, Quantized, quantized

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from pipelines.export.lifted import Lift
    from pipelines.export.weights import Weights

    Load = Callable[[], NDArray[Any]]


def _as_it_is(matrix: NDArray[Any]) -> NDArray[Any]:
    return matrix


class Device(StrEnum):
    """Where a graph runs; their attention kernels differ, and so does the type of number that suits."""

    CUDA = "cuda"
    CPU = "cpu"


SMALL_CACHE_BITS = 8
WIDE = 8192
"""From so many numbers in a row on, a gate in one pass is faster than one in two."""

_GATE_SCALES = {np.dtype(np.float16): 2.0**15, np.dtype(ml_dtypes.bfloat16): 2.0**50}


@dataclass(frozen=True, slots=True)
class Flavour:
    """What is made of a checkpoint: for which device, and how it keeps its numbers.

    `weight_bits` are 16 (CUDA), 32 (CPU), or 4 for the decoder's matrices on either. The tower on CUDA
    computes in half precision, which is fast and finer than bfloat16 but reaches to 65,504 only: a model
    whose tower goes beyond is named by its reader, and wants `is_tower_wide`. `cache_scales` make the cache
    one of 8 bits: for each layer, what a key's and a value's number in the cache is multiplied by.
    """

    device: Device
    weight_bits: int
    is_tower_wide: bool = False
    cache_scales: tuple[tuple[float, float], ...] = ()

    @property
    def decoder_dtype(self) -> np.dtype[Any]:
        """The type of all that flows through the decoder."""
        return np.dtype(ml_dtypes.bfloat16 if self.device is Device.CUDA else np.float32)

    @property
    def cache_bits(self) -> int:
        """How many bits a number in the cache has."""
        return SMALL_CACHE_BITS if self.cache_scales else 8 * self.decoder_dtype.itemsize

    @property
    def tower_dtype(self) -> np.dtype[Any]:
        """The type of all that flows through the vision tower."""
        is_half = self.device is Device.CUDA and not self.is_tower_wide
        return np.dtype(np.float16) if is_half else self.decoder_dtype


@dataclass(frozen=True, slots=True)
class Matrix:
    """A weight of the graph: the tensor it comes from, and how that becomes (outputs, inputs)."""

    name: str
    tensor: str
    shape: tuple[int, int]
    change: Callable[[NDArray[Any]], NDArray[Any]] = _as_it_is


class Layers:
    """Adds layers to a graph; names of tensors are the checkpoint's."""

    def __init__(
        self, graph: Graph, weights: Weights, dtype: np.dtype[Any], epsilon: float, *, is_quantized: bool
    ) -> None:
        self.graph = graph
        self.dtype = dtype
        self._weights = weights
        self._epsilon = epsilon
        self._is_quantized = is_quantized
        self._quantized: tuple[Matrix, Quantized] | None = None
        self._gate_weights: dict[str, str] = {}

    def tensor(self, name: str, shape: tuple[int, ...]) -> str:
        """Return a vector or matrix of the checkpoint in the graph's type."""
        return self.made(name, shape, lambda: self._weights.tensor(name))

    def made(self, name: str, shape: tuple[int, ...], load: Load) -> str:
        """Return a weight that `load` makes, in the graph's type."""
        return self.graph.weight(name, self.dtype, shape, lambda: np.asarray(load()).astype(self.dtype))

    def numbers(self, name: str) -> NDArray[Any]:
        """Return a tensor of the checkpoint as float32."""
        return np.asarray(self._weights.tensor(name), np.float32)

    def linear(self, rows: str, name: str, shape: tuple[int, int], *, has_bias: bool) -> str:
        """Return rows x W^T + b; `shape` is (outputs, inputs)."""
        bias = [self.tensor(f"{name}.bias", shape[:1])] if has_bias else []
        weight = f"{name}.weight"
        return self.multiply(rows, Matrix(weight, weight, shape), *bias)

    def multiply(self, rows: str, matrix: Matrix, *bias: str) -> str:
        """Return rows x W^T, and the bias if there is one; W is quantized where that is asked for."""
        if self._is_quantized and matrix.shape[1] % BLOCK_SIZE == 0:
            return self._multiply_4_bits(rows, matrix, *bias)
        weight = self.made(matrix.name, matrix.shape, lambda: self._changed(matrix))
        return self.graph.op("Gemm", rows, weight, *bias, transB=1)

    def _multiply_4_bits(self, rows: str, matrix: Matrix, *bias: str) -> str:
        outputs, inputs = matrix.shape
        blocks = inputs // BLOCK_SIZE
        shape = (outputs, blocks, BLOCK_SIZE // 2)
        numbers = self.graph.weight(
            f"{matrix.name}.int4", np.uint8, shape, lambda: self._in_4_bits(matrix).numbers
        )
        scales = self.made(f"{matrix.name}.scales", (outputs, blocks), lambda: self._in_4_bits(matrix).scales)
        return self.graph.op(
            "MatMulNBits",
            rows,
            numbers,
            scales,
            *(["", "", *bias] if bias else []),
            domain=MICROSOFT,
            K=inputs,
            N=outputs,
            bits=4,
            block_size=BLOCK_SIZE,
            accuracy_level=4,
        )

    def _in_4_bits(self, matrix: Matrix) -> Quantized:
        """Quantize a matrix; the last one is kept, since its scales are written right behind its numbers."""
        if self._quantized is None or self._quantized[0] is not matrix:
            self._quantized = matrix, quantized(np.asarray(self._changed(matrix), np.float32))
        return self._quantized[1]

    def _changed(self, matrix: Matrix) -> NDArray[Any]:
        return matrix.change(self._weights.tensor(matrix.tensor))

    def lifted_norm(self, rows: str, lift: Lift) -> str:
        """Return lifted rows divided by their root mean square, plus the constant that becomes biases."""
        return self.graph.op(
            "LayerNormalization", rows, *self._of_lift(lift), epsilon=lift.epsilon(self._epsilon), axis=-1
        )

    def lifted_add_and_norm(
        self, rows: str, residual: str, name: str, lift: Lift, bias: str
    ) -> tuple[str, str]:
        """Return the same of rows + bias + residual, and that sum."""
        normed, _, _, total = self.graph.ops(
            "SkipLayerNormalization",
            *(rows, residual, *self._of_lift(lift), bias),
            results=[f"{name}.normed", "", "", f"{name}.sum"],
            domain=MICROSOFT,
            epsilon=lift.epsilon(self._epsilon),
        )
        return normed, total

    def _of_lift(self, lift: Lift) -> tuple[str, str]:
        return (
            self.made("lift.weight", (lift.width,), lambda: lift.norm_weight),
            self.made("lift.bias", (lift.width,), lambda: lift.norm_bias),
        )

    def norm(self, rows: str, name: str, width: int) -> str:
        """Return rows divided by their root mean square, times the weight."""
        scale = self.tensor(f"{name}.weight", (width,))
        return self.graph.op("SimplifiedLayerNormalization", rows, scale, epsilon=self._epsilon, axis=-1)

    def add_and_norm(self, rows: str, residual: str, name: str, width: int) -> tuple[str, str]:
        """Return the norm of rows + residual, and that sum."""
        scale = self.tensor(f"{name}.weight", (width,))
        normed, _, _, total = self.graph.ops(
            "SkipSimplifiedLayerNormalization",
            *(rows, residual, scale),
            results=[f"{name}.normed", "", "", f"{name}.sum"],
            domain=MICROSOFT,
            epsilon=self._epsilon,
        )
        return normed, total

    def gated(self, gate: str, up: str, width: int, together: str = "") -> str:
        """Return SiLU(gate) * up, of rows of `width` numbers.

        On CUDA wide rows take one pass. `together` names how many numbers of narrower rows, a whole number of
        rows each, are gated as one; without it they take two passes.
        """
        graph = self.graph
        if self.dtype not in _GATE_SCALES or (width < WIDE and not together):
            return graph.op("Mul", graph.op("QuickGelu", gate, domain=MICROSOFT, alpha=1.0), up)
        if not together:
            return self._gated_in_one(gate, up, graph.constant([width]))
        wide = graph.op("Concat", graph.constant([-1]), together, axis=0)
        gate, up = (graph.op("Reshape", rows, wide) for rows in (gate, up))
        gated = self._gated_in_one(gate, up, together)
        return graph.op("Reshape", gated, graph.constant([-1, width]))

    def _gated_in_one(self, gate: str, up: str, width: str) -> str:
        """Return the same in one pass, by a norm with a gate that does not norm.

        Its epsilon is so large that it divides all rows by nearly the same number, which its weight takes
        back. Nearly: in half precision the result is too small by less than the type's own rounding while
        the root mean square of `up` is below 1,024, in bfloat16 always.
        """
        graph, scale = self.graph, _GATE_SCALES[self.dtype]
        if width not in self._gate_weights:
            wide = graph.op("Expand", graph.constant(scale, np.float32), width)
            self._gate_weights[width] = self.as_numbers(wide)
        told = {"epsilon": scale**2, "activation": "silu"}
        return graph.op("GatedRMSNorm", up, self._gate_weights[width], gate, domain=MICROSOFT, **told)

    def as_numbers(self, value: str) -> str:
        """Return float32 values in the type of the graph."""
        return value if self.dtype == np.float32 else self.graph.op("Cast", value, to=onnx_type(self.dtype))
