"""The vision tower as a graph: the patches of some pages in, what the decoder sees of them out.

What it takes, with N patches of all pages together, four to a merged patch (in general, a square of merging):

    patches (N, 3 x side x side) uint8            each page's patches in the order of cutting
    window_order (N / 4,)                         the merged patches, window by window
    patch_numbers (1, N)                          0, 1, 2, ...
    patch_places (N, 2)                           row and column of each patch, in the order of windows
    window_offsets (windows, longest), window_ends (windows + 1,)   where a window's patches are
    page_offsets (pages, longest), page_ends (pages + 1,)           and a page's, for blocks that see it all

and gives `picture_embeds` (N / 4, width of the decoder), in the order in which the pages are cut.
`*_offsets` are int32: first the places in (windows, longest) that hold a patch, then the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pipelines.export.graph import MICROSOFT, Graph
from pipelines.export.layers import Device, Flavour, Layers
from pipelines.export.packed_attention import CudaAttention, PlainAttention

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.export.weights import ModelSource

_FLOAT = 1
_EPSILON = 1e-6  # the family's code, not its configuration, states it for the tower
_THETA = 10_000.0  # and this, by which patches are turned
_WIDTH_STEP = 64  # Hopper's fast kernels want matrices whose sides are multiples of this
_TOWER = "model.visual"


def vision_graph(model: ModelSource, flavour: Flavour) -> Graph:
    """Return the graph; pages are normalised in it, so that bytes travel."""
    return _Tower(model, flavour).build()


class _Tower:
    def __init__(self, model: ModelSource, flavour: Flavour) -> None:
        vision = self._vision = model.architecture.vision
        self._preprocessing = model.preprocessing
        self._graph = Graph("vision")
        self._layers = Layers(self._graph, model.weights, flavour, _EPSILON)
        self._inputs()
        kind = CudaAttention if flavour.device is Device.CUDA else PlainAttention
        heads, size = vision.num_heads, vision.hidden_size // vision.num_heads
        self._in_windows = kind(self._graph, "window", heads, size, one_a_call=False)
        self._in_pages = kind(self._graph, "page", heads, size, one_a_call=True)

    def _inputs(self) -> None:
        graph = self._graph
        graph.input("patches", np.uint8, ["patches_in_all", 3 * self._vision.patch_size**2])
        graph.input("window_order", np.int64, ["merged_in_all"])
        graph.input("patch_numbers", np.int64, [1, "patches_in_all"])
        graph.input("patch_places", np.int64, ["patches_in_all", 2])
        for kind in ("window", "page"):
            graph.input(f"{kind}_offsets", np.int32, [f"{kind}s", f"longest_{kind}"])
            graph.input(f"{kind}_ends", np.int32, [f"{kind}s_and_one"])

    def build(self) -> Graph:
        vision, layers = self._vision, self._layers
        rotation = self._rotation()
        residual = self._embedded(self._in_window_order())
        normed = layers.norm(residual, f"{_TOWER}.blocks.0.norm1", vision.hidden_size)
        for index in range(vision.depth):
            is_last = index == vision.depth - 1
            behind = f"{_TOWER}.merger.ln_q" if is_last else f"{_TOWER}.blocks.{index + 1}.norm1"
            seen = self._attend(index, normed, rotation)
            normed, residual = self._through(index, seen, residual, behind)
        self._merge(normed)
        return self._graph

    def _in_window_order(self) -> str:
        graph, vision = self._graph, self._vision
        width = 3 * vision.patch_size**2
        squares = graph.op("Reshape", "patches", graph.constant([-1, vision.spatial_merge_size**2 * width]))
        ordered = graph.op("Gather", squares, "window_order", axis=0)
        return graph.op("Reshape", ordered, graph.constant([-1, width]))

    def _embedded(self, patches: str) -> str:
        graph, vision, layers = self._graph, self._vision, self._layers
        mean, std = (
            np.repeat(np.asarray(each, np.float32), vision.patch_size**2)
            for each in (self._preprocessing.image_mean, self._preprocessing.image_std)
        )
        bright = graph.op("Cast", patches, to=_FLOAT)
        bright = graph.op("Mul", bright, graph.constant(1 / (255 * std), np.float32))
        bright = graph.op("Sub", bright, graph.constant(mean / std, np.float32))
        rows = self._layers.as_numbers(bright)
        shape = (vision.hidden_size, 3 * vision.patch_size**2)
        return layers.multiply(rows, f"{_TOWER}.patch_embed.proj.weight", shape, [], _one_frame)

    def _rotation(self) -> tuple[str, str]:
        """Return cosines and sines (N, half a head) of where the patches stand."""
        graph, vision = self._graph, self._vision
        quarter = vision.hidden_size // vision.num_heads // 4
        speeds = _THETA ** (-np.arange(quarter, dtype=np.float32) / np.float32(quarter))
        places = graph.op("Cast", graph.op("Unsqueeze", "patch_places", graph.constant([2])), to=_FLOAT)
        angles = graph.op("Mul", places, graph.constant(speeds, np.float32))
        angles = graph.op("Reshape", angles, graph.constant([-1, 2 * quarter]))
        return self._layers.as_numbers(graph.op("Cos", angles)), self._layers.as_numbers(
            graph.op("Sin", angles)
        )

    def _attend(self, index: int, normed: str, rotation: tuple[str, str]) -> str:
        graph, vision, layers = self._graph, self._vision, self._layers
        hidden = vision.hidden_size
        together = layers.linear(
            normed, f"{_TOWER}.blocks.{index}.attn.qkv", (3 * hidden, hidden), has_bias=True
        )
        both, value = graph.ops("Split", together, graph.constant([2 * hidden, hidden]), results=2, axis=1)
        turned = graph.op(
            "RotaryEmbedding",
            graph.op("Unsqueeze", both, graph.constant([0])),
            "patch_numbers",
            *rotation,
            domain=MICROSOFT,
            num_heads=2 * vision.num_heads,
        )
        turned = graph.op("Squeeze", turned, graph.constant([0]))
        query, key = graph.ops("Split", turned, graph.constant([hidden, hidden]), results=2, axis=1)
        is_whole = index in vision.fullatt_block_indexes
        return (self._in_pages if is_whole else self._in_windows).attend(query, key, value)

    def _through(self, index: int, seen: str, residual: str, behind: str) -> tuple[str, str]:
        """Return a block's second half, normed for what follows, and its sum."""
        vision, layers = self._vision, self._layers
        block, hidden, wide = f"{_TOWER}.blocks.{index}", vision.hidden_size, vision.intermediate_size
        pad = -wide % _WIDTH_STEP
        projected, bias = self._without_bias(seen, f"{block}.attn.proj", (hidden, hidden))
        normed, residual = layers.add_and_norm(projected, residual, f"{block}.norm2", hidden, bias)
        gate, up = (
            layers.linear(normed, f"{block}.mlp.{name}_proj", (wide, hidden), has_bias=True, pad=pad)
            for name in ("gate", "up")
        )
        down, bias = self._without_bias(
            layers.gated(gate, up), f"{block}.mlp.down_proj", (hidden, wide + pad), pad
        )
        return layers.add_and_norm(down, residual, behind, hidden, bias)

    def _without_bias(self, rows: str, name: str, shape: tuple[int, int], pad: int = 0) -> tuple[str, str]:
        """Return rows x W^T, W's inputs widened by zeros, and the bias that the sum behind it will add."""
        bias = self._layers.tensor(f"{name}.bias", shape[:1])
        change = lambda matrix: np.pad(matrix, ((0, 0), (0, pad)))  # noqa: E731
        return self._layers.multiply(rows, f"{name}.weight", shape, [], change), bias

    def _merge(self, normed: str) -> None:
        graph, vision, layers = self._graph, self._vision, self._layers
        wide = vision.hidden_size * vision.spatial_merge_size**2
        squares = graph.op("Reshape", normed, graph.constant([-1, wide]))
        inner = layers.linear(squares, f"{_TOWER}.merger.mlp.0", (wide, wide), has_bias=True)
        inner = self._layers.as_numbers(
            graph.op("Gelu", graph.op("Cast", inner, to=_FLOAT), domain=MICROSOFT)
        )
        outer = layers.linear(inner, f"{_TOWER}.merger.mlp.2", (vision.out_hidden_size, wide), has_bias=True)
        rows = graph.op("Unsqueeze", "window_order", graph.constant([1]))
        embeds = graph.op("ScatterND", outer, rows, outer)  # every row is written: the order is undone
        dtype = layers.flavour.dtype
        graph.output("picture_embeds", embeds, dtype, ["merged_in_all", vision.out_hidden_size])


def _one_frame(kernel: NDArray[Any]) -> NDArray[np.float32]:
    """Both frames of a still page are the same, so their weights are added; frames are the third axis."""
    whole: NDArray[np.float32] = np.asarray(kernel, np.float32).sum(axis=2)
    return whole.reshape(len(kernel), -1)
