"""Turning queries and keys by where their tokens or patches stand.

The kernels want the two numbers of a pair side by side, while a checkpoint keeps them half a head apart:
queries and keys in the same new order have the same products, so the matrices that make them are reordered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipelines.export.graph import MICROSOFT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.export.graph import Graph

_WIDEST = 256  # of heads that are turned as one


def pairs_together(heads: int, size: int) -> NDArray[np.int64]:
    """Return the order of the outputs of some heads that puts the two numbers of each pair side by side."""
    halves = np.arange(heads * size).reshape(heads, 2, size // 2)
    return halves.transpose(0, 2, 1).reshape(-1)


class Rotation:
    """Turns rows by `cosines` and `sines`, (rows, half a head), of the graph's type.

    The kernel is slow on small heads; to turn several as one, their angles are repeated.
    """

    def __init__(self, graph: Graph, cosines: str, sines: str, size: int) -> None:
        self._graph, self._angles, self._size = graph, (cosines, sines), size
        self._repeated: dict[int, tuple[str, ...]] = {}

    def turned(self, rows: str, heads: int) -> str:
        """Return rows (rows, heads x size), whose pairs are together, turned."""
        graph, group = self._graph, self._group(heads)
        turned = graph.op(
            "RotaryEmbedding",
            graph.op("Unsqueeze", rows, graph.constant([0])),
            *self._of_group(group),  # each row's own; a number that says which costs a third
            num_heads=heads // group,
            interleaved=1,
        )
        return graph.op("Squeeze", turned, graph.constant([0]))

    def _group(self, heads: int) -> int:
        return max(n for n in range(1, heads + 1) if heads % n == 0 and (n == 1 or n * self._size <= _WIDEST))

    def _of_group(self, group: int) -> tuple[str, ...]:
        if group not in self._repeated:
            graph, times = self._graph, self._graph.constant([1, 1, group])
            self._repeated[group] = tuple(
                graph.op("Tile", graph.op("Unsqueeze", angles, graph.constant([0])), times)
                for angles in self._angles
            )
        return self._repeated[group]


class ComplexRotation:
    """The same in half precision on CUDA, where a pair is one complex number: a fifth faster.

    ONNX Runtime 1.31 multiplies complex numbers wrongly where a shape that is repeated has a one inside, or
    where both shapes are the same. Numbers told as (all, 2) and turns told as (1, all, 2) meet one by one.
    """

    def __init__(self, graph: Graph, cosines: str, sines: str) -> None:
        parts = [graph.op("Unsqueeze", angles, graph.constant([2])) for angles in (cosines, sines)]
        self._graph, self._turns = graph, graph.op("Concat", *parts, axis=2)
        self._repeated: dict[int, str] = {}

    def turned(self, rows: str, heads: int) -> str:
        """Return rows (rows, heads x size), whose pairs are together, turned."""
        graph = self._graph
        pairs = graph.op("Reshape", rows, graph.constant([-1, 2]))
        turned = graph.op("ComplexMul", pairs, self._of_heads(heads), domain=MICROSOFT)
        return graph.op("Reshape", turned, graph.op("Shape", rows))

    def _of_heads(self, heads: int) -> str:
        if heads not in self._repeated:
            every = self._graph.op("Tile", self._turns, self._graph.constant([1, heads, 1]))
            self._repeated[heads] = self._graph.op("Reshape", every, self._graph.constant([1, -1, 2]))
        return self._repeated[heads]
