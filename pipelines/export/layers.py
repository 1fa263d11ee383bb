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

    from pipelines.export.weights import Weights

    Load = Callable[[], NDArray[Any]]


class Device(StrEnum):
    """Where a graph runs; their attention kernels differ, and so does the type of number that suits."""

    CUDA = "cuda"
    CPU = "cpu"


@dataclass(frozen=True, slots=True)
class Flavour:
    """What is made of a checkpoint: for which device, and of how many bits its weights are: 16, 32 or 4."""

    device: Device
    weight_bits: int

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of all that flows through the graph."""
        return np.dtype(ml_dtypes.bfloat16 if self.device is Device.CUDA else np.float32)


class Layers:
    """Adds layers to a graph; names of tensors are the checkpoint's."""

    def __init__(self, graph: Graph, weights: Weights, flavour: Flavour, epsilon: float) -> None:
        self.graph = graph
        self.flavour = flavour
        self._weights = weights
        self._epsilon = epsilon

    def tensor(self, name: str, shape: tuple[int, ...], change: Callable[[Any], Any] = lambda x: x) -> str:
        """Return a weight of the graph: the checkpoint's tensor, changed, in the graph's type."""
        dtype = self.flavour.dtype
        return self.graph.weight(
            name, dtype, shape, lambda: np.asarray(change(self._weights.tensor(name))).astype(dtype)
        )

    def linear(self, rows: str, name: str, shape: tuple[int, int], *, has_bias: bool, pad: int = 0) -> str:
        """Return rows x W^T + b; `shape` is (outputs, inputs), `pad` widens the outputs with zeros."""
        padded = (shape[0] + pad, shape[1])
        bias = [self.tensor(f"{name}.bias", padded[:1], lambda x: np.pad(x, (0, pad)))] if has_bias else []
        return self.multiply(
            rows, f"{name}.weight", padded, bias, lambda x: np.pad(x.reshape(shape), ((0, pad), (0, 0)))
        )

    def multiply(
        self,
        rows: str,
        name: str,
        shape: tuple[int, int],
        bias: list[str],
        change: Callable[[Any], Any] = lambda x: x,
    ) -> str:
        """Return rows x W^T, and the bias if there is one; W is changed, then quantized where asked for."""
        if self.flavour.weight_bits == 4 and shape[1] % BLOCK_SIZE == 0:
            return self._multiply_4_bits(rows, name, shape, bias, change)
        return self.graph.op("Gemm", rows, self.tensor(name, shape, change), *bias, transB=1)

    def _multiply_4_bits(
        self, rows: str, name: str, shape: tuple[int, int], bias: list[str], change: Callable[[Any], Any]
    ) -> str:
        outputs, inputs = shape
        blocks, dtype = inputs // BLOCK_SIZE, self.flavour.dtype

        def kept() -> Quantized:
            return quantized(np.asarray(change(self._weights.tensor(name)), np.float32))

        def scales_kept() -> NDArray[Any]:
            return kept().scales.astype(dtype)

        numbers = self.graph.weight(
            f"{name}.int4", np.uint8, (outputs, blocks, BLOCK_SIZE // 2), lambda: kept().numbers
        )
        scales = self.graph.weight(f"{name}.scales", dtype, (outputs, blocks), scales_kept)
        return self.graph.op(
            "MatMulNBits",
            rows,
            numbers,
            scales,
            "",
            "",
            *bias,
            domain=MICROSOFT,
            K=inputs,
            N=outputs,
            bits=4,
            block_size=BLOCK_SIZE,
            accuracy_level=4,
        )

    def norm(self, rows: str, name: str, width: int) -> str:
        """Return rows divided by their root mean square, times the weight."""
        scale = self.tensor(f"{name}.weight", (width,))
        return self.graph.op("SimplifiedLayerNormalization", rows, scale, epsilon=self._epsilon, axis=-1)

    def add_and_norm(
        self, rows: str, residual: str, name: str, width: int, bias: str = ""
    ) -> tuple[str, str]:
        """Return the norm of rows + bias + residual, and that sum."""
        scale = self.tensor(f"{name}.weight", (width,))
        normed, _, _, total = self.graph.ops(
            "SkipSimplifiedLayerNormalization",
            *([rows, residual, scale, bias] if bias else [rows, residual, scale]),
            results=[f"{name}.normed", "", "", f"{name}.sum"],
            domain=MICROSOFT,
            epsilon=self._epsilon,
        )
        return normed, total

    def gated(self, gate: str, up: str) -> str:
        """Return SiLU(gate) * up."""
        activated = self.graph.op("QuickGelu", gate, domain=MICROSOFT, alpha=1.0)
        return self.graph.op("Mul", activated, up)

    def as_numbers(self, value: str) -> str:
        """Return float32 values in the type of the graph."""
        dtype = self.flavour.dtype
        return value if dtype == np.float32 else self.graph.op("Cast", value, to=onnx_type(dtype))
