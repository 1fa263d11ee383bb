"""Writing an ONNX graph node by node, with its weights in one file beside it.

Weights are asked for one at a time, while they are written: a graph of any size needs the memory of its
largest tensor. A name is a value's handle; `Graph.op` returns the names of what a node gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ml_dtypes
import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import ArrayLike, DTypeLike, NDArray

    Branch = Callable[["Graph"], str]

OPSET = 23
MICROSOFT = "com.microsoft"
_IR_VERSION = 11
_ALIGNMENT = 4096  # so that a weight can be mapped into memory where it lies
_ONNX_TYPES = {
    np.dtype(np.float32): TensorProto.FLOAT,
    np.dtype(np.float16): TensorProto.FLOAT16,
    np.dtype(ml_dtypes.bfloat16): TensorProto.BFLOAT16,
    np.dtype(ml_dtypes.float8_e4m3fn): TensorProto.FLOAT8E4M3FN,
    np.dtype(np.int64): TensorProto.INT64,
    np.dtype(np.int32): TensorProto.INT32,
    np.dtype(np.int8): TensorProto.INT8,
    np.dtype(np.uint8): TensorProto.UINT8,
    np.dtype(np.bool_): TensorProto.BOOL,
}

Dimension = int | str
"""A size, or the name of one that a call decides."""


@dataclass(frozen=True, slots=True)
class _Weight:
    name: str
    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    load: Callable[[], NDArray[Any]]

    @property
    def byte_size(self) -> int:
        return int(np.prod(self.shape, dtype=np.int64)) * self.dtype.itemsize


class Graph:
    """Collects nodes and weights, and writes them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._prefix = ""  # of the names of nodes and what they give, which no branch may use twice
        self._nodes: list[Any] = []
        self._inputs: list[Any] = []
        self._outputs: list[Any] = []
        self._constants: dict[tuple[bytes, str, tuple[int, ...]], Any] = {}
        self._weights: dict[str, _Weight] = {}

    def input(self, name: str, dtype: DTypeLike, shape: Sequence[Dimension]) -> str:
        self._inputs.append(helper.make_tensor_value_info(name, onnx_type(dtype), list(shape)))
        return name

    def output(self, name: str, value: str, dtype: DTypeLike, shape: Sequence[Dimension]) -> None:
        """Give `value` out under a name of its own."""
        if value != name:
            self._nodes.append(helper.make_node("Identity", [value], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, onnx_type(dtype), list(shape)))

    def weight(
        self, name: str, dtype: DTypeLike, shape: tuple[int, ...], load: Callable[[], NDArray[Any]]
    ) -> str:
        """Name a tensor that `load` returns when it is written; asked for twice, it is kept once."""
        self._weights.setdefault(name, _Weight(name, np.dtype(dtype), shape, load))
        return name

    def constant(self, values: ArrayLike, dtype: DTypeLike = np.int64) -> str:
        """Return a small tensor that stays within the graph's own file."""
        array = np.asarray(values, dtype)
        key = (array.tobytes(), array.dtype.str + str(array.dtype), array.shape)
        if key not in self._constants:
            self._constants[key] = numpy_helper.from_array(array, f"constant_{len(self._constants)}")
        return str(self._constants[key].name)

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """Add a node with one result; an input that is left out is an empty name."""
        return self.ops(kind, *inputs, results=1, domain=domain, **attributes)[0]

    def ops(
        self,
        kind: str,
        *inputs: str,
        results: int | Sequence[str],
        domain: str = "",
        **attributes: Any,  # noqa: ANN401 - ONNX's numbers, texts, lists and tensors
    ) -> list[str]:
        """Add a node with several results: so many new names, or these ("" for one that nobody wants)."""
        number = len(self._nodes)
        names = (
            [f"{self._prefix}{kind}_{number}_{each}" for each in range(results)]
            if isinstance(results, int)
            else list(results)
        )
        name = f"{self._prefix}{kind}_{number}"
        self._nodes.append(helper.make_node(kind, inputs, names, name=name, domain=domain, **attributes))
        return names

    def either(self, condition: str, then: Branch, otherwise: Branch, dtype: DTypeLike) -> str:
        """Return what `then` gives where a bool on the CPU is true, else what `otherwise` gives.

        Each adds its nodes to the graph that it is called with, and returns its result's name; it may use
        all that this graph has.
        """
        prefix = f"{self._prefix}If_{len(self._nodes)}_"
        branches = {
            f"{kind}_branch": self._branch(f"{prefix}{kind}_", branch, dtype)
            for kind, branch in (("then", then), ("else", otherwise))
        }
        return self.op("If", condition, **branches)

    def _branch(self, prefix: str, branch: Branch, dtype: DTypeLike) -> Any:  # noqa: ANN401 - ONNX's graph
        inner = Graph(prefix.rstrip("_"))
        inner._prefix, inner._constants = prefix, self._constants
        result = helper.make_tensor_value_info(branch(inner), onnx_type(dtype), None)
        return helper.make_graph(inner._nodes, inner._name, [], [result])

    @property
    def weight_bytes(self) -> int:
        """How many bytes the weights have together."""
        return sum(weight.byte_size for weight in self._weights.values())

    def save(self, path: Path, on_bytes: Callable[[int], None] = lambda _: None) -> None:
        """Write `path`, and `path`.data with the weights; raises OSError."""
        data = path.with_name(path.name + ".data")
        initializers, offset = list(self._constants.values()), 0
        with data.open("xb") as file:
            for weight in self._weights.values():
                offset = -(-offset // _ALIGNMENT) * _ALIGNMENT
                file.seek(offset)
                file.write(_bytes_of(weight).data)
                initializers.append(_external(weight, data.name, offset))
                offset += weight.byte_size
                on_bytes(weight.byte_size)
        model = helper.make_model(
            helper.make_graph(self._nodes, self._name, self._inputs, self._outputs, initializers),
            ir_version=_IR_VERSION,
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        )
        path.write_bytes(model.SerializeToString())


def onnx_type(dtype: DTypeLike) -> int:
    """Return ONNX's number for a NumPy type."""
    return int(_ONNX_TYPES[np.dtype(dtype)])


def _bytes_of(weight: _Weight) -> NDArray[np.uint8]:
    array = np.ascontiguousarray(weight.load())
    if array.shape != weight.shape or array.dtype != weight.dtype:
        msg = f"{weight.name} is {array.dtype}{array.shape}, not {weight.dtype}{weight.shape}"
        raise ValueError(msg)
    return array.reshape(-1).view(np.uint8)


def _external(weight: _Weight, location: str, offset: int) -> TensorProto:
    tensor = TensorProto(name=weight.name, data_type=onnx_type(weight.dtype), dims=weight.shape)
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", location), ("offset", offset), ("length", weight.byte_size)):
        tensor.external_data.add(key=key, value=str(value))
    return tensor
