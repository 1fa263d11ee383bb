"""Attention among the patches of one window, or of one page: those of many, packed one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import numpy_helper

from pipelines.export.graph import MICROSOFT, onnx_type

if TYPE_CHECKING:
    from numpy.typing import DTypeLike

    from pipelines.export.graph import Graph

_INT64 = 7
_HIDDEN = -1e30


class CudaAttention:
    """ONNX Runtime's own kernels. One knows half precision alone: rows of another type are cast to and fro.

    Among whole pages of one size (`are_pages`) another one is half as fast again. It is fitted anew to each
    number of pages of each size, which takes some 60 ms, so who calls the graph says with `pages_are_even`
    whether it is worth it.
    """

    def __init__(self, graph: Graph, kind: str, heads: int, dtype: np.dtype[Any], *, are_pages: bool) -> None:
        self._graph, self._kind, self._heads, self._dtype = graph, kind, heads, dtype
        self._are_pages = are_pages
        if are_pages:
            graph.input("pages_are_even", np.bool_, [1])

    def attend(self, query: str, key: str, value: str, scale: float) -> str:
        """Return what each patch sees, (N, hidden)."""
        graph = self._graph
        rows = [self._cast(each, np.float16) for each in (query, key, value)]
        if not self._are_pages:
            return self._cast(self._packed(graph, rows, scale), self._dtype)
        seen = graph.either(
            "pages_are_even",
            lambda branch: self._even(branch, rows, scale),
            lambda branch: self._packed(branch, rows, scale),
            np.float16,
        )
        return self._cast(graph.op("Reshape", seen, graph.op("Shape", query)), self._dtype)

    def _packed(self, graph: Graph, rows: list[str], scale: float) -> str:
        where = ["", f"{self._kind}_offsets", f"{self._kind}_ends"]
        told = {"num_heads": self._heads, "scale": scale}
        return graph.op("PackedMultiHeadAttention", *rows, *where, domain=MICROSOFT, **told)

    def _even(self, graph: Graph, rows: list[str], scale: float) -> str:
        width = graph.op("Shape", rows[0], start=1)
        apart = graph.op("Concat", graph.op("Shape", f"{self._kind}_offsets"), width, axis=0)
        pages = [graph.op("Reshape", each, apart) for each in rows]
        told = {"num_heads": self._heads, "scale": scale}
        return graph.op("MultiHeadAttention", *pages, domain=MICROSOFT, **told)

    def _cast(self, rows: str, dtype: DTypeLike) -> str:
        return rows if self._dtype == np.float16 else self._graph.op("Cast", rows, to=onnx_type(dtype))


class PlainAttention:
    """The same with operators that a CPU has; of whole pages (`one_a_call`) it takes one a call."""

    def __init__(self, graph: Graph, kind: str, heads: int, *, one_a_call: bool) -> None:
        self._graph, self._heads, self._one_a_call = graph, heads, one_a_call
        if not one_a_call:
            self._find_places(f"{kind}_offsets", f"{kind}_ends")

    def _find_places(self, offsets: str, ends: str) -> None:
        """Find the patch of each place in (windows, longest), the places of the patches, and the mask."""
        graph = self._graph
        ends = graph.op("Cast", ends, to=_INT64)
        shape = graph.op("Shape", offsets)
        patches = graph.op("Slice", ends, graph.constant([-1]), graph.constant([np.iinfo(np.int64).max]))
        flat = graph.op("Reshape", graph.op("Cast", offsets, to=_INT64), graph.constant([-1]))
        self._places = graph.op("Slice", flat, graph.constant([0]), patches, graph.constant([0]))
        counted = self._counting(graph.op("Squeeze", patches, graph.constant([0])))
        nothing = graph.op(
            "ConstantOfShape",
            graph.op("ReduceProd", shape, keepdims=1),
            value=numpy_helper.from_array(np.array([-1], np.int64)),
        )
        holder = graph.op("ScatterElements", nothing, self._places, counted, axis=0)
        self._patches = graph.op("Reshape", graph.op("Max", holder, graph.constant([0])), shape)
        is_there = graph.op("GreaterOrEqual", graph.op("Reshape", holder, shape), graph.constant(0))
        hidden = graph.op(
            "Where", is_there, graph.constant(0, np.float32), graph.constant(_HIDDEN, np.float32)
        )
        self._mask = graph.op("Unsqueeze", hidden, graph.constant([1, 2]))

    def attend(self, query: str, key: str, value: str, scale: float) -> str:
        """Return what each patch sees, (N, hidden)."""
        return (self._in_one if self._one_a_call else self._in_many)(query, key, value, scale)

    def _in_one(self, query: str, key: str, value: str, scale: float) -> str:
        graph = self._graph
        batches = [graph.op("Unsqueeze", rows, graph.constant([0])) for rows in (query, key, value)]
        seen = graph.op("MultiHeadAttention", *batches, domain=MICROSOFT, num_heads=self._heads, scale=scale)
        return graph.op("Squeeze", seen, graph.constant([0]))

    def _in_many(self, query: str, key: str, value: str, scale: float) -> str:
        graph = self._graph
        asked, keys, values = (self._apart(rows) for rows in (query, key, value))
        asked = graph.op("Mul", asked, graph.constant(scale, np.float32))
        scores = graph.op("MatMul", asked, graph.op("Transpose", keys, perm=[0, 1, 3, 2]))
        shares = graph.op("Softmax", graph.op("Add", scores, self._mask), axis=-1)
        seen = graph.op("Transpose", graph.op("MatMul", shares, values), perm=[0, 2, 1, 3])
        merged = graph.op("Reshape", seen, graph.constant([0, 0, -1]))
        width = graph.op("Shape", merged, start=2, end=3)
        rows = graph.op("Reshape", merged, graph.op("Concat", graph.constant([-1]), width, axis=0))
        return graph.op("Gather", rows, self._places, axis=0)

    def _apart(self, rows: str) -> str:
        """Return (windows, heads, longest, size)."""
        graph = self._graph
        padded = graph.op("Gather", rows, self._patches, axis=0)
        apart = graph.op("Reshape", padded, graph.constant([0, 0, self._heads, -1]))
        return graph.op("Transpose", apart, perm=[0, 2, 1, 3])

    def _counting(self, limit: str) -> str:
        return self._graph.op("Range", self._graph.constant(0), limit, self._graph.constant(1))
