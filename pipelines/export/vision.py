"""The vision tower as a graph: the patches of some pages in, what the decoder sees of them out.

What it takes, with N patches of all pages together, four to a merged patch (in general, a square of merging):

    patches (N, 3 x side x side) uint8            each page's patches in the order of cutting
    window_order, cut_order (N / 4,)              the merged patches window by window, and the way back
    patch_places (N, 2)                           row and column of each patch, in the order of windows
    window_offsets (windows, longest), window_ends (windows + 1,)   where a window's patches are
    page_offsets (pages, longest), page_ends (pages + 1,)           and a page's, for blocks that see it all
    pages_are_even (1,) bool, on CUDA             so many pages of one size that they may be read as one block

and gives `picture_embeds` (N / 4, width of the decoder), in the order in which the pages are cut, and
`picture_checks` (N / 4,), which is 0 where all numbers of a row are finite.
`*_offsets` are int32: first the places in (windows, longest) that hold a patch, then the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pipelines.export.graph import MICROSOFT, Graph, onnx_type
from pipelines.export.layers import WIDE, Device, Flavour, Layers, Matrix
from pipelines.export.lifted import Lift
from pipelines.export.packed_attention import CudaAttention, PlainAttention
from pipelines.export.rotation import ComplexRotation, Rotation, pairs_together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.export.weights import ModelSource

_FLOAT = 1
_EPSILON = 1e-6  # the family's code, not its configuration, states it for the tower
_THETA = 10_000.0  # and this, by which patches are turned
_VALUES = 2  # the third part of queries, keys and values
_WIDTH_STEP = 32  # numbers of half precision; wider steps cost more than what kernels gain by them
_MIDDLE = 128  # of bytes
_CONSTANTS = 2  # columns of a matrix for one constant: as it is rounded, and the rest
_ALIGNED = 8  # numbers of half precision; products of narrower steps take four times as long
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
        self._lift = Lift(vision.hidden_size)
        self._inputs()
        self._in_windows = self._attention("window", flavour, are_pages=False)
        self._in_pages = self._attention("page", flavour, are_pages=True)
        self._wide = vision.intermediate_size + -vision.intermediate_size % _WIDTH_STEP
        self._together = self._gated_together()

    def _attention(self, kind: str, flavour: Flavour, *, are_pages: bool) -> CudaAttention | PlainAttention:
        heads = self._vision.num_heads
        if flavour.device is Device.CUDA:
            return CudaAttention(self._graph, kind, heads, flavour.tower_dtype, are_pages=are_pages)
        return PlainAttention(self._graph, kind, heads, one_a_call=are_pages)

    def _inputs(self) -> None:
        graph = self._graph
        graph.input("patches", np.uint8, ["patches_in_all", 3 * self._vision.patch_size**2])
        graph.input("window_order", np.int64, ["merged_in_all"])
        graph.input("cut_order", np.int64, ["merged_in_all"])
        graph.input("patch_places", np.int64, ["patches_in_all", 2])
        for kind in ("window", "page"):
            graph.input(f"{kind}_offsets", np.int32, [f"{kind}s", f"longest_{kind}"])
            graph.input(f"{kind}_ends", np.int32, [f"{kind}s_and_one"])

    def build(self) -> Graph:
        vision, layers, lift = self._vision, self._layers, self._lift
        rotation = self._rotation()
        residual = self._embedded(self._in_window_order())
        normed = layers.lifted_norm(residual, lift)
        for index in range(vision.depth):
            seen = self._attend(index, normed, rotation)
            normed, residual = self._through(index, seen, residual)
        self._merge(normed)
        return self._graph

    def _in_window_order(self) -> str:
        graph, vision = self._graph, self._vision
        width = 3 * vision.patch_size**2
        squares = graph.op("Reshape", "patches", graph.constant([-1, vision.spatial_merge_size**2 * width]))
        ordered = graph.op("Gather", squares, "window_order", axis=0)
        return graph.op("Reshape", ordered, graph.constant([-1, width]))

    def _embedded(self, patches: str) -> str:
        """Return lifted rows; the matrix normalises bytes, which are all exact around the middle one."""
        graph, layers = self._graph, self._layers
        width = 3 * self._vision.patch_size**2
        spare = _CONSTANTS + -(width + _CONSTANTS) % _ALIGNED
        exact = np.float32 if layers.dtype == np.float32 else np.float16
        rows = graph.op("Cast", patches, to=onnx_type(exact))
        rows = graph.op("Sub", rows, graph.constant(_MIDDLE, exact))
        apart = graph.op("Concat", graph.op("Shape", patches, end=1), graph.constant([spare]), axis=0)
        ones = graph.op("Expand", graph.constant(1, exact), apart)
        rows = graph.op("Concat", rows, ones, axis=1)
        if layers.dtype != exact:
            rows = graph.op("Cast", rows, to=onnx_type(layers.dtype))
        name, shape = f"{_TOWER}.patch_embed.proj.weight", (self._lift.width, width + spare)
        return layers.multiply(rows, Matrix(name, name, shape, lambda kernel: self._of_bytes(kernel, spare)))

    def _of_bytes(self, kernel: NDArray[Any], spare: int) -> NDArray[np.float32]:
        """Return the matrix for bytes less the middle one, and for the ones behind them what that leaves."""
        mean, std = (
            np.repeat(np.asarray(each, np.float32), self._vision.patch_size**2)
            for each in (self._preprocessing.image_mean, self._preprocessing.image_std)
        )
        lifted = self._lift.giving(_one_frame(kernel))
        constant = lifted @ ((_MIDDLE / 255 - mean) / std)
        coarse = constant.astype(self._layers.dtype).astype(np.float32)
        constants = np.stack([coarse, constant - coarse], axis=1)
        return np.hstack(
            [lifted / (255 * std), constants, np.zeros((len(lifted), spare - _CONSTANTS), np.float32)]
        )

    def _rotation(self) -> Rotation | ComplexRotation:
        """Return the rotation of each patch: half of its angles for its row, half for its column."""
        graph, as_numbers = self._graph, self._layers.as_numbers
        quarter = self._size // 4
        speeds = _THETA ** (-np.arange(quarter, dtype=np.float32) / np.float32(quarter))
        places = graph.op("Cast", graph.op("Unsqueeze", "patch_places", graph.constant([2])), to=_FLOAT)
        angles = graph.op("Mul", places, graph.constant(speeds, np.float32))
        angles = graph.op("Reshape", angles, graph.constant([-1, 2 * quarter]))
        cosines, sines = (as_numbers(graph.op(kind, angles)) for kind in ("Cos", "Sin"))
        if self._layers.dtype == np.float16:
            return ComplexRotation(graph, cosines, sines)
        return Rotation(graph, cosines, sines, self._size)

    def _attend(self, index: int, normed: str, rotation: Rotation | ComplexRotation) -> str:
        query, key, value = (self._part(index, normed, part) for part in range(3))
        query, key = (rotation.turned(each, self._vision.num_heads) for each in (query, key))
        is_whole = index in self._vision.fullatt_block_indexes
        attention = self._in_pages if is_whole else self._in_windows
        return attention.attend(query, key, value, self._size**-0.5)

    def _part(self, index: int, normed: str, part: int) -> str:
        """Return queries (0) or keys (1), with pairs of numbers side by side, or values (2)."""
        hidden, heads = self._vision.hidden_size, self._vision.num_heads
        block = f"{_TOWER}.blocks.{index}"
        order = np.arange(hidden) if part == _VALUES else pairs_together(heads, self._size)
        rows = part * hidden + order
        return self._taking(normed, f"{block}.attn.qkv", f"{block}.norm1", rows, name=f".{part}")

    def _taking(
        self,
        normed: str,
        tensor: str,
        norm: str,
        rows: NDArray[np.int64],
        *,
        pad: int = 0,
        name: str = "",
        together: int = 1,
    ) -> str:
        """Return normed rows, some `together`, times rows of a matrix, with their biases and `pad` zeros."""
        layers, lift = self._layers, self._lift

        def lifted(matrix: NDArray[Any]) -> NDArray[Any]:
            chosen = np.asarray(matrix, np.float32)[rows]
            biases = layers.numbers(f"{tensor}.bias")[rows]
            taken = lift.taking(chosen, layers.numbers(f"{norm}.weight"), biases)
            return np.pad(taken, ((0, pad), (0, 0)))

        shape = (len(rows) + pad, together * lift.width)
        return layers.multiply(normed, Matrix(f"{tensor}{name}.weight", f"{tensor}.weight", shape, lifted))

    def _giving(self, seen: str, tensor: str, inputs: int, pad: int = 0) -> tuple[str, str]:
        """Return lifted rows without their bias, and the bias, which the sum that follows adds."""
        layers, lift = self._layers, self._lift
        weight, bias = f"{tensor}.weight", f"{tensor}.bias"

        def lifted(matrix: NDArray[Any]) -> NDArray[Any]:
            return np.pad(lift.giving(np.asarray(matrix, np.float32)), ((0, 0), (0, pad)))

        rows = layers.multiply(seen, Matrix(weight, weight, (lift.width, inputs + pad), lifted))
        return rows, layers.made(bias, (lift.width,), lambda: lift.giving(layers.numbers(bias)))

    def _through(self, index: int, seen: str, residual: str) -> tuple[str, str]:
        """Return a block's second half, normed for what follows, and its sum."""
        vision, layers, lift = self._vision, self._layers, self._lift
        block, hidden, wide = f"{_TOWER}.blocks.{index}", vision.hidden_size, vision.intermediate_size
        pad = self._wide - wide
        projected, bias = self._giving(seen, f"{block}.attn.proj", hidden)
        normed, residual = layers.lifted_add_and_norm(projected, residual, f"{block}.norm2", lift, bias)
        gate, up = (
            self._taking(normed, f"{block}.mlp.{name}_proj", f"{block}.norm2", np.arange(wide), pad=pad)
            for name in ("gate", "up")
        )
        gated = layers.gated(gate, up, self._wide, self._together)
        down, bias = self._giving(gated, f"{block}.mlp.down_proj", wide, pad)
        return layers.lifted_add_and_norm(down, residual, f"{block}.norm3", lift, bias)

    def _gated_together(self) -> str:
        """Return how many numbers are gated as one: two merged patches', one's where their number is odd."""
        graph, least = self._graph, self._wide * self._vision.spatial_merge_size**2
        if self._layers.dtype == np.float32 or least < WIDE:
            return ""  # two passes each
        is_odd = graph.op("Mod", graph.op("Shape", "window_order"), graph.constant([2]))
        merged = graph.op("Sub", graph.constant([2]), is_odd)
        return graph.op("Mul", merged, graph.constant([least]))

    def _merge(self, normed: str) -> None:
        graph, vision, layers = self._graph, self._vision, self._layers
        wide = vision.hidden_size * vision.spatial_merge_size**2
        together, ln_q = vision.spatial_merge_size**2, f"{_TOWER}.merger.ln_q"
        squares = graph.op("Reshape", normed, graph.constant([-1, together * self._lift.width]))
        inner = self._taking(squares, f"{_TOWER}.merger.mlp.0", ln_q, np.arange(wide), together=together)
        outer = layers.linear(
            self._gelu(inner), f"{_TOWER}.merger.mlp.2", (vision.out_hidden_size, wide), has_bias=True
        )
        embeds = graph.op("Gather", outer, "cut_order", axis=0)
        nothing = layers.as_numbers(graph.constant(np.zeros((vision.out_hidden_size, 1)), np.float32))
        checked = graph.op("Squeeze", graph.op("MatMul", embeds, nothing), graph.constant([1]))
        checked = graph.op("Cast", checked, to=_FLOAT)
        graph.output("picture_checks", checked, np.float32, ["merged_in_all"])
        if self._layers.dtype != self._decoder_dtype:
            embeds = graph.op("Cast", embeds, to=onnx_type(self._decoder_dtype))
        graph.output("picture_embeds", embeds, self._decoder_dtype, ["merged_in_all", vision.out_hidden_size])

    def _gelu(self, rows: str) -> str:
        graph, layers = self._graph, self._layers
        if layers.dtype == np.float16:
            return graph.op("Gelu", rows, domain=MICROSOFT)
        return layers.as_numbers(graph.op("Gelu", graph.op("Cast", rows, to=_FLOAT), domain=MICROSOFT))


def _one_frame(kernel: NDArray[Any]) -> NDArray[np.float32]:
    """Both frames of a still page are the same, so their weights are added; frames are the third axis."""
    whole: NDArray[np.float32] = np.asarray(kernel, np.float32).sum(axis=2)
    return whole.reshape(len(kernel), -1)
