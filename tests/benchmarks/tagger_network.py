"""Learn the network that tells of which field each chunk of a document is a value, and write it as ONNX.

    .venv-export/bin/python -m tests.benchmarks.tagger_network FILE                   # what the product ships
    .venv-export/bin/python -m tests.benchmarks.tagger_network FILE --folder FOLDER

FILE comes from `tests.benchmarks.tagger --samples`. A chunk is the sum of what its attributes mean; two
layers of LSTM that read forward and backward remember what was said. In each document, each time it is
learned, two fifths of all that tells its wording are hidden at random, every mention of it alike: so the
network cannot live on a few phrases. The weights are averaged over the last steps. Two networks that begin
apart learn the same, and what they tell is averaged: where they part, neither is sure. The file has their
recurrent weights as integers of seven bits, which is exact on processors with and without VNNI.

Runs where PyTorch is, with numpy, onnx and onnxruntime and nothing of the product: on a card in seven
minutes, on two cores in a night. It comes out a little different on each.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import time
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

from tests.benchmarks.tagger_file import model_of, write

FOLDER = Path(__file__).parents[2] / "pipelines" / "extraction" / "tagging" / "models"
NAME = "fields.onnx.xz"

WIDTH, MEMORY, LAYERS, SHARE, MEMBERS = 96, 96, 2, 0.3, 2
"""How wide the meaning of a chunk is, and the memory of each direction; how much each attribute counts."""
EPOCHS, RATE, DECAY, HIDDEN, DROPPED, AVERAGED = 60, 4e-3, 0.01, 0.4, 0.3, 0.998
WARMING, CHUNKS, WINDOW = 200, 9_600, 192
_SEVEN_BITS = 63
_NEVER = -30.0
_CHECKED = 50


@dataclass(frozen=True)
class Document:
    """`rows` of attributes of one chunk after the other; of each chunk `counts` of these, and `labels`."""

    rows: np.ndarray
    counts: np.ndarray
    labels: np.ndarray
    kind: int

    def cut(self, first: int, last: int) -> Document:
        begin, end = self.counts[:first].sum(), self.counts[:last].sum()
        return Document(self.rows[begin:end], self.counts[first:last], self.labels[first:last], self.kind)


class Samples:
    def __init__(self, file: Path) -> None:
        told = np.load(file)
        self.left_out: list[str] = told["left_out"].tolist()
        self.attributes: list[str] = told["attributes"].tolist()
        self.labels: list[str] = told["label_names"].tolist()
        self.types: list[str] = told["type_names"].tolist()
        self.is_plain = torch.from_numpy(np.concatenate([[False], told["is_plain"]]))
        counts, labels = told["counts"].astype(np.int64), told["labels"].astype(np.int64)
        bounds = np.concatenate([[0], np.cumsum(told["lengths"])])
        ends = np.concatenate([[0], np.cumsum(counts)])
        rows = told["rows"].astype(np.int64)
        self.documents = [
            Document(rows[ends[first] : ends[last]], counts[first:last], labels[first:last], int(kind))
            for first, last, kind in zip(bounds[:-1], bounds[1:], told["types"], strict=True)
        ]
        self.allowed = torch.full((len(self.types), len(self.labels)), _NEVER)
        for document in self.documents:
            self.allowed[document.kind, torch.from_numpy(np.unique(document.labels))] = 0.0

    def to(self, device: str) -> None:
        self.is_plain, self.allowed = self.is_plain.to(device), self.allowed.to(device)


class Network(nn.Module):
    def __init__(self, attributes: int, labels: int) -> None:
        super().__init__()
        self.meaning = nn.EmbeddingBag(attributes + 1, WIDTH, mode="sum")
        nn.init.normal_(self.meaning.weight, std=0.05)
        self.norm = nn.LayerNorm(WIDTH)
        self.memory = nn.LSTM(WIDTH, MEMORY, LAYERS, batch_first=True, bidirectional=True, dropout=DROPPED)
        self.past = nn.Linear(WIDTH, 2 * MEMORY)
        self.settled = nn.LayerNorm(2 * MEMORY)
        self.label = nn.Linear(2 * MEMORY, labels)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, batch: Batch, weights: torch.Tensor) -> torch.Tensor:
        told = self.meaning(batch.rows, batch.offsets, per_sample_weights=weights)
        chunks = self.drop(functional.gelu(self.norm(told.view(*batch.shape, WIDTH))))
        remembered = self.memory(chunks)[0] + self.past(chunks)
        return self.label(self.drop(self.settled(remembered)))


class Batch:
    """Documents side by side, the shorter ones filled up with chunks that have no attribute and no label."""

    def __init__(self, documents: list[Document], device: str = "cpu") -> None:
        longest = max(len(each.counts) for each in documents)
        self.shape = len(documents), longest
        counts, labels = np.zeros(self.shape, np.int64), np.full(self.shape, -1)
        for place, each in enumerate(documents):
            counts[place, : len(each.counts)] = each.counts
            labels[place, : len(each.labels)] = each.labels
        offsets = np.concatenate([[0], np.cumsum(counts.reshape(-1))[:-1]])
        rows = torch.from_numpy(np.concatenate([each.rows for each in documents]))
        kinds = torch.tensor([each.kind for each in documents])
        told = (
            rows,
            torch.from_numpy(offsets),
            torch.from_numpy(labels),
            kinds,
            torch.from_numpy(counts.sum(1)),
        )
        self.rows, self.offsets, self.labels, self.kinds, self.per_document = (
            each.to(device) for each in told
        )

    def weights(self, is_plain: torch.Tensor) -> torch.Tensor:
        """Return how much each attribute counts: a share, the same ones all over a document, nothing."""
        salts = torch.randint(1, 2**30, (self.shape[0],), device=self.rows.device)
        salt = torch.repeat_interleave(salts, self.per_document)
        chance = (((self.rows ^ salt) * 2_654_435_761) % 2**32).double() / 2**32
        kept = torch.where(chance > HIDDEN, 1 / math.sqrt(1 - HIDDEN), 0.0)
        return (SHARE * torch.where(is_plain[self.rows], 1.0, kept)).float()


def batches(documents: list[Document], source: random.Random) -> list[list[Document]]:
    """Return documents of like lengths together, in a new order each time; long ones are cut anywhere."""
    pieces = [piece for document in documents for piece in _windows(document, source)]
    source.shuffle(pieces)
    told: list[list[Document]] = []
    for first in range(0, len(pieces), 1_000):
        batch: list[Document] = []
        for piece in sorted(pieces[first : first + 1_000], key=lambda each: len(each.counts)):
            batch.append(piece)
            if len(batch) * len(piece.counts) > CHUNKS:
                told.append(batch)
                batch = []
        told += [batch] if batch else []
    source.shuffle(told)
    return told


def _windows(document: Document, source: random.Random) -> list[Document]:
    length = len(document.counts)
    if length <= WINDOW:
        return [document]
    cuts = [0, *range(source.randrange(1, WINDOW), length, WINDOW), length]
    return [document.cut(first, last) for first, last in itertools.pairwise(cuts)]


def learn(samples: Samples, epochs: int = EPOCHS, seed: int = 1) -> Network:
    torch.manual_seed(seed)
    source, started = random.Random(seed), time.monotonic()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = Network(len(samples.attributes), len(samples.labels)).to(device)
    samples.to(device)
    average = deepcopy(network).eval()
    rest = [value for name, value in network.named_parameters() if "meaning" not in name]
    groups = [
        {"params": [network.meaning.weight], "weight_decay": 0.0},
        {"params": rest, "weight_decay": DECAY},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
    steps, step = epochs * len(batches(samples.documents, random.Random(1))), 0
    for epoch in range(1, epochs + 1):
        losses = []
        for documents in batches(samples.documents, source):
            for group in optimizer.param_groups:
                group["lr"] = (
                    RATE * min(1.0, (step + 1) / WARMING) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
                )
            losses.append(_step(network, Batch(documents, device), samples, optimizer))
            step = min(step + 1, steps)
            kept = min(AVERAGED, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)
        loss = torch.stack(losses).mean().item()
        print(f"{seed}: epoch {epoch:2} loss {loss:.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return average.cpu()


def learn_members(file: Path, epochs: int) -> list[Network]:
    """Learn the networks side by side, each in a process of its own."""
    jobs = [(file, epochs, seed) for seed in range(1, MEMBERS + 1)]
    with ProcessPoolExecutor(MEMBERS, get_context("spawn")) as pool:
        return list(pool.map(_learn_one, jobs))


def _learn_one(job: tuple[Path, int, int]) -> Network:
    file, epochs, seed = job
    torch.set_num_threads(max(1, torch.get_num_threads() // MEMBERS))
    return learn(Samples(file), epochs, seed)


def _step(network: Network, batch: Batch, samples: Samples, optimizer: torch.optim.Optimizer) -> torch.Tensor:
    is_card = batch.rows.is_cuda
    with torch.autocast("cuda" if is_card else "cpu", dtype=torch.bfloat16, enabled=is_card):
        scores = network(batch, batch.weights(samples.is_plain))
    scores = scores.float() + samples.allowed[batch.kinds][:, None]
    loss = functional.cross_entropy(scores.flatten(0, 1), batch.labels.flatten(), ignore_index=-1)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return loss.detach()


class Graph:
    """The networks as the nodes and weights of a graph, with the inputs of `tagger_file`."""

    def __init__(self, networks: list[Network], samples: Samples) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._networks, self._samples = networks, samples
        self._second = self._weight(np.array([1]))

    def _weight(self, value: np.ndarray) -> str:
        """Return the name of a weight; numbers are kept in half as many bits."""
        name = f"weight.{len(self._weights)}"
        is_real = value.dtype == np.float32
        self._weights.append(numpy_helper.from_array(value.astype(np.float16) if is_real else value, name))
        return self._op("Cast", name, to=TensorProto.FLOAT) if is_real else name

    def _op(self, kind: str, *inputs: str, name: str = "", **attributes: object) -> str:
        name = name or f"{kind}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def _parameter(self, module: nn.Module, name: str) -> np.ndarray:
        return module.get_parameter(name).detach().numpy()

    def _meaning(self, network: Network) -> str:
        table = self._parameter(network.meaning, "weight").copy()
        table[0] = 0.0
        scale = np.maximum(np.abs(table).max(0), 1e-9) / 127
        small = self._op("Cast", self._weight(np.round(table / scale).astype(np.int8)), to=TensorProto.FLOAT)
        known = self._op("Mul", small, self._weight((SHARE * scale).astype(np.float32)))
        groups = self._op("ReduceSum", self._op("Gather", known, "groups"), self._second, keepdims=0)
        return self._op("ReduceSum", self._op("Gather", groups, "parts"), self._second, keepdims=0)

    def _normal(self, chunks: str, module: nn.LayerNorm) -> str:
        weight, bias = (self._weight(self._parameter(module, name)) for name in ("weight", "bias"))
        return self._op("LayerNormalization", chunks, weight, bias, axis=-1, epsilon=module.eps)

    def _linear(self, chunks: str, module: nn.Linear, only: str = "") -> str:
        """Return (..., outputs) of (..., inputs); `only` names the input that tells which of them."""
        weight = self._weight(self._parameter(module, "weight").T.copy())
        bias = self._weight(self._parameter(module, "bias"))
        if only:
            weight, bias = (self._op("Gather", told, only, axis=-1) for told in (weight, bias))
        return self._op("Add", self._op("MatMul", chunks, weight), bias)

    def _recurrent(self, chunks: str, memory: nn.LSTM, layer: int) -> str:
        """Return (chunks, 1, 2 * memory) of (chunks, 1, width).

        ONNX has the gates in another order than PyTorch.
        """

        def told(name: str) -> np.ndarray:
            parts = [self._parameter(memory, f"{name}_l{layer}{way}") for way in ("", "_reverse")]
            gates = [np.split(part, 4) for part in parts]
            return np.stack([np.concatenate([take, give, keep, new]) for take, keep, new, give in gates])

        bias = self._weight(np.concatenate([told("bias_ih"), told("bias_hh")], axis=1))
        (inward, inward_scale), (around, around_scale) = (
            self._in_seven_bits(told(name)) for name in ("weight_ih", "weight_hh")
        )
        nothing = self._weight(np.zeros((2, 4 * MEMORY), np.int8))
        given = (chunks, inward, around, bias, "", "", "", "", inward_scale, nothing, around_scale, nothing)
        both = self._op(
            *("DynamicQuantizeLSTM", *given),
            domain="com.microsoft",
            hidden_size=MEMORY,
            direction="bidirectional",
        )
        sides = self._op("Transpose", both, perm=[0, 2, 1, 3])
        return self._op("Reshape", sides, self._weight(np.array([0, 0, 2 * MEMORY])))

    def _in_seven_bits(self, value: np.ndarray) -> tuple[str, str]:
        """Return weights (directions, units, inputs) as (directions, inputs, units), and the units' scales.

        With eight bits, processors without VNNI would add up more than sixteen bits hold.
        """
        scale = np.maximum(np.abs(value).max(2), 1e-9) / _SEVEN_BITS
        small = np.round(value / scale[..., np.newaxis]).astype(np.int8).transpose(0, 2, 1)
        return self._weight(small.copy()), self._weight(scale.astype(np.float32))

    def _scores(self, network: Network) -> str:
        chunks = self._op("Gelu", self._normal(self._meaning(network), network.norm))
        remembered = self._op("Unsqueeze", chunks, self._second)
        for layer in range(LAYERS):
            remembered = self._recurrent(remembered, network.memory, layer)
        in_a_row = self._op("Squeeze", remembered, self._second)
        both = self._op("Add", in_a_row, self._linear(chunks, network.past))
        return self._linear(self._normal(both, network.settled), network.label, only="labels")

    def model(self) -> bytes:
        samples = self._samples
        each = [self._op("Softmax", self._scores(network), axis=-1) for network in self._networks]
        self._op("Mean", *each, name="probabilities")
        return model_of(self._nodes, self._weights, samples.attributes, samples.labels, self._may_be())

    def _may_be(self) -> list[tuple[str, list[int]]]:
        """Return each type with the places of the labels that it may have."""
        rows = (self._samples.allowed == 0).tolist()
        return [
            (name, [place for place, may in enumerate(row) if may])
            for name, row in zip(self._samples.types, rows, strict=True)
        ]


def differing(model: bytes, networks: list[Network], samples: Samples) -> float:
    """Return of how many chunks, of some documents, graph and networks have another likeliest label."""
    session, differ = onnxruntime.InferenceSession(model), []
    for document in samples.documents[:: max(1, len(samples.documents) // _CHECKED)]:
        rows = np.zeros((len(document.counts), document.counts.max()), np.int32)
        rows[np.arange(rows.shape[1]) < document.counts[:, None]] = document.rows
        labels = (samples.allowed[document.kind] == 0).nonzero()[:, 0].numpy()
        told = {"groups": rows, "parts": np.arange(len(rows), dtype=np.int32)[:, None], "labels": labels}
        with torch.no_grad():
            batch = Batch([document])
            weights, allowed = torch.full(batch.rows.shape, SHARE), samples.allowed[batch.kinds]
            likely = sum((network(batch, weights) + allowed).softmax(-1)[0] for network in networks)
        differ.append(labels[session.run(None, told)[0].argmax(1)] != likely.argmax(1).numpy())
    return float(np.concatenate(differ).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    samples = Samples(arguments.samples)
    if samples.left_out and arguments.folder == FOLDER:
        parser.error(f"the samples lack {', '.join(samples.left_out)}: name a --folder")
    chunks = sum(len(document.counts) for document in samples.documents)
    print(
        f"{len(samples.documents)} documents, {chunks} chunks, {len(samples.attributes)} attributes",
        flush=True,
    )
    networks = learn_members(arguments.samples, arguments.epochs)
    model = Graph(networks, samples).model()
    share = differing(model, networks, samples)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    file = arguments.folder / NAME
    write(model, file)
    print(f"{file.name}: {file.stat().st_size / 1024:.0f} KiB, another label than before {share:.2%}")


if __name__ == "__main__":
    main()
