"""The decoder as a graph over a paged cache: prompts and single tokens in one call, without padding.

What it takes, with T tokens of B sequences, R of them to be answered, P of them parts of pictures:

    token_ids (T,), positions (3, 1, T)           what is read, and where it stands in time, height and width
    sequence_ends (B + 1,), past_lengths (B,)     where each sequence's tokens end, what it has kept
    block_table (B, M)                            which blocks of the cache a sequence owns, -1 for none
    longest (3,)                                  the most new tokens, the most and least tokens in all
    answer_rows (R,)                              the tokens after which the next one is wanted
    picture_index (T,), picture_embeds (P, W)     which row is seen for a token, -1 for one that is a word
    key_0, value_0, ...  (blocks, size, heads, width)    the cache, written in place

and gives: `logits` (R, vocabulary), and the best of them, `candidate_ids` and `candidate_logits` (R, k), and
the cache again, as `key_0_out` and so on, to be bound to the same memory.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from pipelines.export.graph import Graph, onnx_type
from pipelines.export.layers import Flavour, Layers, Matrix
from pipelines.export.paged_attention import attention_of
from pipelines.export.rotation import Rotation, pairs_together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.export.weights import ModelSource
    from pipelines.ocr.vlm.architecture import TextShape

_LM = "model.language_model"


def decoder_graph(model: ModelSource, flavour: Flavour, candidates: int) -> Graph:
    """Return the graph; `candidates` is how many of the best next tokens it names."""
    return _Decoder(model, flavour).build(min(candidates, model.architecture.text.vocab_size))


class _Decoder:
    def __init__(self, model: ModelSource, flavour: Flavour) -> None:
        self._text = model.architecture.text
        self._is_tied = model.architecture.is_tied
        self._graph = Graph("decoder")
        self._layers = Layers(
            self._graph,
            model.weights,
            flavour.decoder_dtype,
            self._text.rms_norm_eps,
            is_quantized=flavour.weight_bits == 4,
        )
        self._inputs()
        self._attention = attention_of(self._graph, self._text, flavour)
        self._rotation = self._turning()

    def _inputs(self) -> None:
        graph, dtype = self._graph, self._layers.dtype
        graph.input("token_ids", np.int64, ["tokens"])
        graph.input("positions", np.int64, [3, 1, "tokens"])
        graph.input("sequence_ends", np.int32, ["sequences_and_one"])
        graph.input("past_lengths", np.int32, ["sequences"])
        graph.input("block_table", np.int32, ["sequences", "blocks_each"])
        graph.input("longest", np.int32, [3])
        graph.input("answer_rows", np.int64, ["answers"])
        graph.input("picture_index", np.int64, ["tokens"])
        graph.input("picture_embeds", dtype, ["picture_tokens", self._text.hidden_size])

    def build(self, candidates: int) -> Graph:
        text, layers = self._text, self._layers
        residual = self._embedded()
        normed = layers.norm(residual, f"{_LM}.layers.0.input_layernorm", text.hidden_size)
        for index in range(text.num_hidden_layers):
            is_last = index == text.num_hidden_layers - 1
            seen = self._attend(index, normed)
            if is_last:  # behind the last attention, only the rows that are answered matter
                seen, residual = (self._answered(rows) for rows in (seen, residual))
            behind = f"{_LM}.norm" if is_last else f"{_LM}.layers.{index + 1}.input_layernorm"
            normed, residual = self._through(index, seen, residual, behind)
        self._answer(normed, candidates)
        return self._graph

    def _embedded(self) -> str:
        """Return words as the model knows them, and in the places of a picture what is seen of it."""
        graph = self._graph
        words = graph.op("Gather", self._embeddings(), "token_ids", axis=0)
        seen = graph.op(
            "Gather", "picture_embeds", graph.op("Max", "picture_index", graph.constant(0)), axis=0
        )
        is_seen = graph.op("GreaterOrEqual", "picture_index", graph.constant(0))
        return graph.op("Where", graph.op("Unsqueeze", is_seen, graph.constant([1])), seen, words)

    def _embeddings(self) -> str:
        text = self._text
        return self._layers.tensor(f"{_LM}.embed_tokens.weight", (text.vocab_size, text.hidden_size))

    def _attend(self, index: int, normed: str) -> str:
        text = self._text
        query = self._rotation.turned(self._part(index, normed, "q"), text.num_attention_heads)
        key = self._rotation.turned(self._part(index, normed, "k"), text.num_key_value_heads)
        return self._attention.attend(index, query, key, self._part(index, normed, "v"))

    def _part(self, index: int, normed: str, part: str) -> str:
        """Return queries (q) or keys (k), with pairs of numbers side by side, or values (v)."""
        text, layers = self._text, self._layers
        heads = text.num_attention_heads if part == "q" else text.num_key_value_heads
        width, name = heads * text.head_size, f"{_LM}.layers.{index}.self_attn.{part}_proj"
        order = np.arange(width) if part == "v" else pairs_together(heads, text.head_size)
        weight, bias = f"{name}.weight", f"{name}.bias"
        return layers.multiply(
            normed,
            Matrix(weight, weight, (width, text.hidden_size), lambda matrix: matrix[order]),
            layers.made(bias, (width,), lambda: layers.numbers(bias)[order]),
        )

    def _turning(self) -> Rotation:
        """Return the rotation of each token: a part of its angles for its time, its height, its width."""
        graph, text = self._graph, self._text
        places = [graph.op("Gather", "positions", graph.constant(axis), axis=0) for axis in range(3)]
        cosines, sines = (self._angles_of(kind, places) for kind in (np.cos, np.sin))
        return Rotation(graph, cosines, sines, text.head_size)

    def _angles_of(self, kind: np.ufunc, places: list[str]) -> str:
        """Return cosines or sines (T, half a head)."""
        graph, text = self._graph, self._text
        ends = np.cumsum([0, *text.mrope_section])
        columns = [slice(int(start), int(end)) for start, end in itertools.pairwise(ends)]
        tables = [self._table(kind, part) for part in columns]
        parts = [
            graph.op("Gather", table, place, axis=0) for table, place in zip(tables, places, strict=True)
        ]
        return graph.op("Squeeze", graph.op("Concat", *parts, axis=2), graph.constant([0]))

    def _table(self, kind: np.ufunc, columns: slice) -> str:
        """Return the weight (positions, columns) of those angles' cosines or sines."""
        text, dtype = self._text, self._layers.dtype
        shape = (text.max_position_embeddings, columns.stop - columns.start)
        name = f"rope.{kind.__name__}.{columns.start}"
        return self._graph.weight(name, dtype, shape, lambda: kind(_angles(text, columns)).astype(dtype))

    def _through(self, index: int, seen: str, residual: str, behind: str) -> tuple[str, str]:
        """Return a layer's second half, normed for what follows, and its sum."""
        text, layers = self._text, self._layers
        layer, hidden, wide = f"{_LM}.layers.{index}", text.hidden_size, text.intermediate_size
        projected = layers.linear(seen, f"{layer}.self_attn.o_proj", (hidden, hidden), has_bias=False)
        normed, residual = layers.add_and_norm(
            projected, residual, f"{layer}.post_attention_layernorm", hidden
        )
        gate, up = (
            layers.linear(normed, f"{layer}.mlp.{name}_proj", (wide, hidden), has_bias=False)
            for name in ("gate", "up")
        )
        gated = layers.gated(gate, up, wide)
        down = layers.linear(gated, f"{layer}.mlp.down_proj", (hidden, wide), has_bias=False)
        return layers.add_and_norm(down, residual, behind, hidden)

    def _answered(self, rows: str) -> str:
        return self._graph.op("Gather", rows, "answer_rows", axis=0)

    def _answer(self, normed: str, candidates: int) -> None:
        graph, text = self._graph, self._text
        shape = (text.vocab_size, text.hidden_size)
        if self._is_tied:
            logits = graph.op("Gemm", normed, self._embeddings(), transB=1)
        else:
            logits = self._layers.multiply(normed, Matrix("lm_head.weight", "lm_head.weight", shape))
        graph.ops("Cast", logits, results=["logits"], to=onnx_type(np.float32))
        names = ["candidate_logits", "candidate_ids"]
        graph.ops("TopK", "logits", graph.constant([candidates]), results=names, axis=-1)
        graph.output("logits", "logits", np.float32, ["answers", text.vocab_size])
        graph.output("candidate_logits", "candidate_logits", np.float32, ["answers", candidates])
        graph.output("candidate_ids", "candidate_ids", np.int64, ["answers", candidates])


def _angles(text: TextShape, columns: slice) -> NDArray[np.float32]:
    """Return the angle (position, some of half a head) in radians by which a pair of numbers is turned."""
    half = text.head_size // 2
    speeds = text.rope_theta ** (-np.arange(half, dtype=np.float32) / np.float32(half))
    places = np.arange(text.max_position_embeddings, dtype=np.float32)
    return places[:, None] * speeds[columns].astype(np.float32)
