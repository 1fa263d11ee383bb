"""The vision tower as a graph: the patches of some pages in, what the decoder sees of them out.

What it takes, with N patches of all pages together, four to a merged patch (in general, a square of merging):

    patches (N, 3 x side x side) uint8            each page's patches in the order of cutting
    window_order, cut_order (N / 4,)              the merged patches window by window, and the way back
    patch_numbers (1, N)                          0, 1, 2, ...
    patch_places (N, 2)                           row and column of each patch, in the order of windows
    window_offsets (windows, longest), window_ends (windows + 1,)   where a window's patches are
    page_offsets (pages, longest), page_ends (pages + 1,)           and a page's, for blocks that see it all

and gives `picture_embeds` (N / 4, width of the decoder), in the order in which the pages are cut, and
`picture_checks` (N / 4,), which is 0 where all numbers of a row are finite.
`*_offsets` are int32: first the places in (windows, longest) that hold a patch, then the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pipelines.export.graph import MICROSOFT, Graph, onnx_type
from pipelines.export.layers import Device, Flavour, Layers, Matrix
from pipelines.export.packed_attention import CudaAttention, PlainAttention

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.export.weights import ModelSource

_FLOAT = 1
_EPSILON = 1e-6  # the family's code, not its configuration, states it for the tower
_THETA = 10_000.0  # and this, by which patches are turned
_VALUES = 2  # the third part of queries, keys and values
_WIDEST = 512  # of heads that are turned as one
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
        self._layers = Layers(self._graph, model.weights, flavour.tower_dtype, _EPSILON, is_quantized=False)
        self._decoder_dtype = flavour.decoder_dtype
        self._size = vision.hidden_size // vision.num_heads
        self._inputs()
        self._in_windows = self._attention("window", flavour, one_a_call=False)
        self._in_pages = self._attention("page", flavour, one_a_call=True)

    def _attention(self, kind: str, flavour: Flavour, *, one_a_call: bool) -> CudaAttention | PlainAttention:
        heads = self._vision.num_heads
        if flavour.device is Device.CUDA:
            return CudaAttention(self._graph, kind, heads, flavour.tower_dtype)
        return PlainAttention(self._graph, kind, heads, one_a_call=one_a_call)

    def _inputs(self) -> None:
        graph = self._graph
        graph.input("patches", np.uint8, ["patches_in_all", 3 * self._vision.patch_size**2])
        graph.input("window_order", np.int64, ["merged_in_all"])
        graph.input("cut_order", np.int64, ["merged_in_all"])
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
        rows = layers.as_numbers(bright)
        shape = (vision.hidden_size, 3 * vision.patch_size**2)
        name = f"{_TOWER}.patch_embed.proj.weight"
        return layers.multiply(rows, Matrix(name, name, shape, _one_frame))

    def _rotation(self) -> tuple[str, str]:
        """Return cosines and sines (N, half a group of heads) of where the patches stand."""
        graph = self._graph
        quarter = self._size // 4
        speeds = _THETA ** (-np.arange(quarter, dtype=np.float32) / np.float32(quarter))
        places = graph.op("Cast", graph.op("Unsqueeze", "patch_places", graph.constant([2])), to=_FLOAT)
        angles = graph.op("Mul", places, graph.constant(speeds, np.float32))
        angles = graph.op("Reshape", angles, graph.constant([-1, 2 * quarter]))
        angles = graph.op("Tile", angles, graph.constant([1, self._group]))
        cosines, sines = (graph.op(kind, angles) for kind in ("Cos", "Sin"))
        return self._layers.as_numbers(cosines), self._layers.as_numbers(sines)

    @property
    def _group(self) -> int:
        """How many heads are turned as if they were one: the kernel is slow on heads as small as these."""
        heads = self._vision.num_heads
        return max(each for each in range(1, heads + 1) if heads % each == 0 and each * self._size <= _WIDEST)

    def _attend(self, index: int, normed: str, rotation: tuple[str, str]) -> str:
        query = self._turned(self._part(index, normed, 0), rotation)
        key = self._turned(self._part(index, normed, 1), rotation)
        value = self._part(index, normed, 2)
        is_whole = index in self._vision.fullatt_block_indexes
        attention = self._in_pages if is_whole else self._in_windows
        return attention.attend(query, key, value, self._size**-0.5)

    def _part(self, index: int, normed: str, part: int) -> str:
        """Return queries (0), keys (1) or values (2); these without their bias, see `_attended_bias`."""
        layers, hidden = self._layers, self._vision.hidden_size
        tensor, rows = f"{_TOWER}.blocks.{index}.attn.qkv", slice(part * hidden, (part + 1) * hidden)
        order = np.arange(hidden) if part == _VALUES else self._pairs_together()
        name = f"{tensor}.{part}"
        matrix = Matrix(
            f"{name}.weight", f"{tensor}.weight", (hidden, hidden), lambda whole: whole[rows][order]
        )
        if part == _VALUES:
            return layers.multiply(normed, matrix)
        bias = layers.made(f"{name}.bias", (hidden,), lambda: layers.numbers(f"{tensor}.bias")[rows][order])
        return layers.multiply(normed, matrix, bias)

    def _pairs_together(self) -> NDArray[np.int64]:
        """Return the order of a head's numbers in which those that are turned together are neighbours.

        Queries and keys in the same new order have the same products.
        """
        halves = np.arange(self._vision.hidden_size).reshape(self._vision.num_heads, 2, self._size // 2)
        return halves.transpose(0, 2, 1).reshape(-1)

    def _turned(self, rows: str, rotation: tuple[str, str]) -> str:
        graph = self._graph
        turned = graph.op(
            "RotaryEmbedding",
            graph.op("Unsqueeze", rows, graph.constant([0])),
            "patch_numbers",
            *rotation,
            domain=MICROSOFT,
            num_heads=self._vision.num_heads // self._group,
            interleaved=1,
        )
        return graph.op("Squeeze", turned, graph.constant([0]))

    def _through(self, index: int, seen: str, residual: str, behind: str) -> tuple[str, str]:
        """Return a block's second half, normed for what follows, and its sum."""
        vision, layers = self._vision, self._layers
        block, hidden, wide = f"{_TOWER}.blocks.{index}", vision.hidden_size, vision.intermediate_size
        pad = -wide % _WIDTH_STEP
        projected = layers.linear(seen, f"{block}.attn.proj", (hidden, hidden), has_bias=False)
        bias = layers.made(f"{block}.attn.proj.bias", (hidden,), lambda: self._attended_bias(block))
        normed, residual = layers.add_and_norm(projected, residual, f"{block}.norm2", hidden, bias)
        gate, up = (
            layers.linear(normed, f"{block}.mlp.{name}_proj", (wide, hidden), has_bias=True, pad=pad)
            for name in ("gate", "up")
        )
        name = f"{block}.mlp.down_proj"
        down = layers.multiply(layers.gated(gate, up), self._narrowing(name, hidden, wide, pad))
        return layers.add_and_norm(down, residual, behind, hidden, layers.tensor(f"{name}.bias", (hidden,)))

    def _attended_bias(self, block: str) -> NDArray[np.float32]:
        """Return the projection's bias and the values': shares sum to one, so attention passes theirs on."""
        layers, hidden = self._layers, self._vision.hidden_size
        values = layers.numbers(f"{block}.attn.qkv.bias")[_VALUES * hidden :]
        projection = layers.numbers(f"{block}.attn.proj.weight")
        total: NDArray[np.float32] = layers.numbers(f"{block}.attn.proj.bias") + projection @ values
        return total

    @staticmethod
    def _narrowing(name: str, hidden: int, wide: int, pad: int) -> Matrix:
        """Return the matrix that ends a block, its inputs widened by zeros."""
        weight = f"{name}.weight"
        return Matrix(weight, weight, (hidden, wide + pad), lambda matrix: np.pad(matrix, ((0, 0), (0, pad))))

    def _merge(self, normed: str) -> None:
        graph, vision, layers = self._graph, self._vision, self._layers
        wide = vision.hidden_size * vision.spatial_merge_size**2
        squares = graph.op("Reshape", normed, graph.constant([-1, wide]))
        inner = layers.linear(squares, f"{_TOWER}.merger.mlp.0", (wide, wide), has_bias=True)
        inner = self._layers.as_numbers(
            graph.op("Gelu", graph.op("Cast", inner, to=_FLOAT), domain=MICROSOFT)
        )
        outer = layers.linear(inner, f"{_TOWER}.merger.mlp.2", (vision.out_hidden_size, wide), has_bias=True)
        embeds = graph.op("Gather", outer, "cut_order", axis=0)
        nothing = graph.op("Mul", graph.op("Cast", embeds, to=_FLOAT), graph.constant(0, np.float32))
        checked = graph.op("ReduceSum", nothing, graph.constant([1]), keepdims=0)
        graph.output("picture_checks", checked, np.float32, ["merged_in_all"])
        if self._layers.dtype != self._decoder_dtype:
            embeds = graph.op("Cast", embeds, to=onnx_type(self._decoder_dtype))
        graph.output("picture_embeds", embeds, self._decoder_dtype, ["merged_in_all", vision.out_hidden_size])


def _one_frame(kernel: NDArray[Any]) -> NDArray[np.float32]:
    """Both frames of a still page are the same, so their weights are added; frames are the third axis."""
    whole: NDArray[np.float32] = np.asarray(kernel, np.float32).sum(axis=2)
    return whole.reshape(len(kernel), -1)
