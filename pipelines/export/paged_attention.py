"""Attention over a cache of blocks: CUDA has a kernel for it; elsewhere standard operators do the same.

The cache of a layer is two tensors (blocks, block size, key-value heads, head size). Block and place of a
sequence's n-th token follow from its row of the block table; a token sees its own sequence up to itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ml_dtypes
import numpy as np

from pipelines.export.graph import MICROSOFT
from pipelines.export.layers import Device

if TYPE_CHECKING:
    from numpy.typing import DTypeLike

    from pipelines.export.graph import Dimension, Graph
    from pipelines.export.layers import Flavour
    from pipelines.ocr.vlm.architecture import TextShape

_INT64 = 7
_HIDDEN = -1e30


def attention_of(graph: Graph, text: TextShape, flavour: Flavour) -> CudaAttention | PlainAttention:
    """Return the attention of a decoder for the flavour's device."""
    if flavour.device is Device.CUDA:
        return CudaAttention(graph, text, flavour)
    return PlainAttention(graph, text, flavour.decoder_dtype)


def _cache(graph: Graph, text: TextShape, dtype: DTypeLike, index: int) -> list[str]:
    return [graph.input(f"{kind}_{index}", dtype, _shape(text)) for kind in ("key", "value")]


def _cache_out(graph: Graph, text: TextShape, dtype: DTypeLike, index: int, values: list[str]) -> None:
    for kind, value in zip(("key", "value"), values, strict=True):
        graph.output(f"{kind}_{index}_out", value, dtype, _shape(text))


def _shape(text: TextShape) -> list[Dimension]:
    return ["blocks", "block_size", text.num_key_value_heads, text.head_size]


class CudaAttention:
    """ONNX Runtime's own kernel, over a cache of bfloat16 or, with scales, of 8-bit numbers (E4M3)."""

    def __init__(self, graph: Graph, text: TextShape, flavour: Flavour) -> None:
        self._graph, self._text = graph, text
        self._scales = flavour.cache_scales
        self._dtype = np.dtype(ml_dtypes.float8_e4m3fn) if self._scales else flavour.decoder_dtype

    def attend(self, index: int, query: str, key: str, value: str) -> str:
        """Keep the new keys and values of layer `index`, and return what each token sees."""
        graph, text = self._graph, self._text
        cache = _cache(graph, text, self._dtype, index)
        scales, kinds = self._quantization(index)
        not_given = [""] * 6  # rotation, slots, sinks and norms
        seen, *kept = graph.ops(
            "PagedAttention",
            *(query, key, value, *cache, "sequence_ends", "past_lengths", "block_table"),
            *(*not_given, *scales, "longest"),
            results=[f"attention_{index}", f"key_{index}_out", f"value_{index}_out"],
            domain=MICROSOFT,
            num_heads=text.num_attention_heads,
            kv_num_heads=text.num_key_value_heads,
            scale=text.head_size**-0.5,
            **kinds,
        )
        _cache_out(graph, text, self._dtype, index, kept)
        return seen

    def _quantization(self, index: int) -> tuple[list[str], dict[str, str]]:
        if not self._scales:
            return ["", ""], {}
        scales = [self._graph.constant([scale], np.float32) for scale in self._scales[index]]
        return scales, {"k_quant_type": "PER_TENSOR", "v_quant_type": "PER_TENSOR"}


class PlainAttention:
    """The same with standard operators. Sequences are padded to the longest, so mixing lengths costs time."""

    def __init__(self, graph: Graph, text: TextShape, dtype: np.dtype[Any]) -> None:
        self._graph, self._text, self._dtype = graph, text, dtype
        self._group = text.num_attention_heads // text.num_key_value_heads
        self._find_places()

    def _find_places(self) -> None:
        """Work out, once for all layers, where new tokens are kept and which tokens each of them sees."""
        graph = self._graph
        ends = graph.op("Cast", "sequence_ends", to=_INT64)
        past = graph.op("Cast", "past_lengths", to=_INT64)
        self._table = graph.op("Max", graph.op("Cast", "block_table", to=_INT64), self._int([0]))
        starts = graph.op("Slice", ends, self._int([0]), self._int([-1]), self._int([0]))
        firsts_of_next = graph.op(
            "Slice", ends, self._int([1]), self._int([np.iinfo(np.int64).max]), self._int([0])
        )
        tokens = self._counting(graph.op("Shape", "token_ids"))
        self._size = graph.op("Shape", "key_0", start=1, end=2)
        is_behind = graph.op("GreaterOrEqual", self._column(tokens), self._row(firsts_of_next))
        sequence = graph.op("ReduceSum", graph.op("Cast", is_behind, to=_INT64), self._int([1]), keepdims=0)
        within = graph.op("Sub", tokens, graph.op("Gather", starts, sequence))
        place = graph.op("Add", within, graph.op("Gather", past, sequence))
        self._slots = self._slots_of(graph.op("Gather", self._table, sequence), place)
        self._pad(starts, past, graph.op("Sub", firsts_of_next, starts))
        longest = graph.op("Mul", sequence, self._longest)
        self._unpad = graph.op("Add", longest, within)
        self._see()

    def _slots_of(self, table_rows: str, place: str) -> str:
        """Return block and place in it (T, 2) of each token, by the blocks of its sequence (T, M)."""
        graph = self._graph
        number = self._column(graph.op("Div", place, self._size))
        within = self._column(graph.op("Mod", place, self._size))
        block = graph.op("GatherElements", table_rows, number, axis=1)
        return graph.op("Concat", block, within, axis=1)

    def _pad(self, starts: str, past: str, lengths: str) -> None:
        """Find the row of each place in (sequences, longest): its own, or the last where there is none."""
        graph = self._graph
        self._longest = graph.op("ReduceMax", lengths, keepdims=1)
        counted = self._row(self._counting(self._longest))
        last = self._column(graph.op("Sub", lengths, self._int([1])))
        self._rows = graph.op("Add", self._column(starts), graph.op("Min", counted, last))
        self._places = graph.op("Add", self._column(past), counted)

    def _see(self) -> None:
        """Work out the mask (B, 1, 1, longest, context); the context is all that the blocks hold."""
        graph = self._graph
        blocks_each = graph.op("Shape", self._table, start=1, end=2)
        context = self._counting(graph.op("Mul", blocks_each, self._size))
        reaches = graph.op(
            "LessOrEqual",
            graph.op("Unsqueeze", context, self._int([0, 1])),
            graph.op("Unsqueeze", self._places, self._int([2])),
        )
        hidden = graph.op(
            "Where",
            reaches,
            graph.constant(0, self._dtype),
            graph.constant(_HIDDEN, self._dtype),
        )
        self._mask = graph.op("Unsqueeze", hidden, self._int([1, 2]))

    def attend(self, index: int, query: str, key: str, value: str) -> str:
        """Keep the new keys and values of layer `index`, and return what each token sees."""
        graph, text = self._graph, self._text
        cache = _cache(graph, text, self._dtype, index)
        kept = [self._keep(old, new) for old, new in zip(cache, (key, value), strict=True)]
        keys, values = (self._owned(each) for each in kept)
        asked = graph.op("Gather", query, self._rows, axis=0)
        heads = [0, 0, text.num_key_value_heads, self._group, text.head_size]
        asked = graph.op("Transpose", graph.op("Reshape", asked, self._int(heads)), perm=[0, 2, 3, 1, 4])
        seen = self._attended(asked, keys, values)
        _cache_out(graph, text, self._dtype, index, kept)
        return graph.op("Gather", seen, self._unpad, axis=0)

    def _keep(self, cache: str, new: str) -> str:
        """Return the cache with the new rows in their slots; bound to the same memory, nothing else moves."""
        graph, text = self._graph, self._text
        each = [text.num_key_value_heads, text.head_size]
        rows = graph.op("Reshape", new, self._int([-1, *each]))
        return graph.ops("ScatterND", cache, self._slots, rows, results=[f"{cache}_out"])[0]

    def _owned(self, cache: str) -> str:
        """Return all that the sequences have kept, (B, context, kv heads, size)."""
        graph, text = self._graph, self._text
        blocks = graph.op("Gather", cache, self._table, axis=0)
        each = [text.num_key_value_heads, text.head_size]
        return graph.op("Reshape", blocks, self._int([0, -1, *each]))

    def _attended(self, asked: str, keys: str, values: str) -> str:
        """Return rows (B x longest, hidden) of queries (B, kv heads, group, longest, size)."""
        graph, text = self._graph, self._text
        turned = graph.op("Unsqueeze", graph.op("Transpose", keys, perm=[0, 2, 3, 1]), self._int([2]))
        scale = graph.constant(text.head_size**-0.5, self._dtype)
        scores = graph.op("MatMul", graph.op("Mul", asked, scale), turned)
        shares = graph.op("Softmax", graph.op("Add", scores, self._mask), axis=-1)
        values = graph.op("Unsqueeze", graph.op("Transpose", values, perm=[0, 2, 1, 3]), self._int([2]))
        seen = graph.op("Transpose", graph.op("MatMul", shares, values), perm=[0, 3, 1, 2, 4])
        return graph.op("Reshape", seen, self._int([-1, text.num_attention_heads * text.head_size]))

    def _counting(self, limit: str) -> str:
        """Return 0, 1, ... below a limit that is a tensor of one number."""
        zero, one = self._graph.constant(0), self._graph.constant(1)
        return self._graph.op("Range", zero, self._graph.op("Squeeze", limit, self._int([0])), one)

    def _column(self, vector: str) -> str:
        return self._graph.op("Unsqueeze", vector, self._int([1]))

    def _row(self, vector: str) -> str:
        return self._graph.op("Unsqueeze", vector, self._int([0]))

    def _int(self, values: list[int]) -> str:
        return self._graph.constant(values)
