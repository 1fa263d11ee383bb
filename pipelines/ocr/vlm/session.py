"""ONNX Runtime, running a model's two graphs on one device. Whatever is large stays on that device."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime as ort

from pipelines.errors import CapacityError, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_ONNX_TYPES = {"tensor(bfloat16)": 16, "tensor(float)": 1, "tensor(float8e4m3fn)": 17}
_NOT_CAPTURED = "-1"
_ACTIVATE = "Activate the model again; see the log."
_OUT_OF_MEMORY = ("out of memory", "Failed to allocate", "CUBLAS_STATUS_ALLOC_FAILED")
# A run over bound memory fails with Python's own RuntimeError; ONNX Runtime's have no base of their own.
_Failures = (
    RuntimeError,
    *(
        getattr(ort.capi.onnxruntime_pybind11_state, name)
        for name in (
            *("EPFail", "EngineError", "Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf"),
            *("ModelLoaded", "NoModel", "NoSuchFile", "NotImplemented", "RuntimeException"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class DeviceOptions:
    """Where the graphs run: `gpu` is a device's number, None for the CPU with so many threads (0: all)."""

    gpu: int | None = None
    threads: int = 0

    @property
    def place(self) -> tuple[str, int]:
        """ONNX Runtime's name for it."""
        return ("cpu", 0) if self.gpu is None else ("cuda", self.gpu)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best next tokens of each answered row: (rows, k), the best first; logits are float32."""

    ids: NDArray[np.int64]
    logits: NDArray[np.float32]


class Tower:
    """The vision graph."""

    def __init__(self, graph: Path, options: DeviceOptions) -> None:
        """Load the graph; raises EngineError."""
        self._place = options.place
        self._session = _session(graph, options, is_captured=False)
        self._inputs = {each.name for each in self._session.get_inputs()}

    def see(self, feed: Mapping[str, NDArray[Any]]) -> ort.OrtValue:
        """Return what the decoder sees of the pages, on the device; raises EngineError.

        A graph for the CPU attends to all patches of a call as to one page's: it takes one a call.
        """
        if self._place[0] == "cpu" and len(feed["page_ends"]) > 2:
            msg = "the graph for the CPU takes one page a call"
            raise ValueError(msg)
        binding = self._session.io_binding()
        for name in self._inputs & set(feed):  # a graph for the CPU has no use for some
            binding.bind_cpu_input(name, np.ascontiguousarray(feed[name]))
        binding.bind_output("picture_embeds", *self._place)
        binding.bind_output("picture_checks", "cpu")
        _run(self._session, binding, ort.RunOptions())
        embeds, checks = binding.get_outputs()
        if not np.isfinite(checks.numpy()).all():
            raise EngineError(
                "tower_overflow",
                "The model's vision tower computes numbers beyond those of its type.",
                "Activate the model again with `--wide-tower`; see `appliance model verify`.",
            )
        return embeds


class Decoder:
    """The decoder's graph and its cache of `blocks` blocks of `block_size` tokens."""

    def __init__(self, graph: Path, options: DeviceOptions, blocks: int, block_size: int) -> None:
        """Load the graph and take the cache's memory; raises EngineError where it is not there."""
        self._place = options.place
        self.is_captured = options.gpu is not None
        self._session = _session(graph, options, is_captured=self.is_captured)
        self._inputs = {each.name: each for each in self._session.get_inputs()}
        with _named_failures():
            self._cache = {
                name: self._new(name, [blocks, block_size, *each.shape[2:]])
                for name, each in self._inputs.items()
                if name.startswith(("key_", "value_"))
            }
            self._no_picture = self._new("picture_embeds", [1, self._inputs["picture_embeds"].shape[1]])
        self._steps: dict[int, _Step] = {}
        self._logits: ort.OrtValue | None = None

    def read(self, feed: Mapping[str, NDArray[Any]], picture: ort.OrtValue) -> Candidates:
        """Read prompts with what is seen of their pictures; raises EngineError."""
        return self._eager(feed, picture)

    def step(self, feed: Mapping[str, NDArray[Any]]) -> Candidates:
        """Read one token of each sequence; the first steps of a batch size are captured for those behind."""
        if not self.is_captured:
            return self._eager(feed, self._no_picture)
        batch = len(feed["token_ids"])
        if batch not in self._steps:
            with _named_failures():
                binding = self._bound(self._no_picture)
                self._steps[batch] = _Step(self._session, binding, self._place, feed)
        found = self._steps[batch].run(feed)
        self._logits = self._steps[batch].logits
        return found

    def full_logits(self) -> NDArray[np.float32]:
        """Return the logits (rows, vocabulary) of the last call; a copy of many bytes, for rare use."""
        if self._logits is None:
            msg = "nothing has been read yet"
            raise ValueError(msg)
        return np.asarray(self._logits.numpy())

    def cache_peaks(self) -> list[tuple[float, float]]:
        """Return each layer's largest key and value in the cache, which must be of float32 on the CPU."""
        layers = sum(name.startswith("key_") for name in self._cache)
        return [(self._peak(f"key_{layer}"), self._peak(f"value_{layer}")) for layer in range(layers)]

    def _peak(self, name: str) -> float:
        return float(np.abs(self._cache[name].numpy()).max())

    def _eager(self, feed: Mapping[str, NDArray[Any]], picture: ort.OrtValue) -> Candidates:
        binding = self._bound(picture)
        for name in set(self._inputs) & set(feed):
            binding.bind_cpu_input(name, np.ascontiguousarray(feed[name]))
        for name in ("candidate_ids", "candidate_logits"):
            binding.bind_output(name, "cpu")
        binding.bind_output("logits", *self._place)
        _run(self._session, binding, _run_options(self.is_captured, _NOT_CAPTURED))
        ids, logits, self._logits = binding.get_outputs()[-3:]
        return Candidates(ids.numpy(), logits.numpy())

    def _bound(self, picture: ort.OrtValue) -> ort.IOBinding:
        """Return a binding with the cache, which is read and written where it lies, and the picture."""
        binding = self._session.io_binding()
        for name, value in self._cache.items():
            binding.bind_ortvalue_input(name, value)
            binding.bind_ortvalue_output(f"{name}_out", value)
        binding.bind_ortvalue_input("picture_embeds", picture)
        return binding

    def _new(self, name: str, shape: list[int]) -> ort.OrtValue:
        """Return memory for an input; on the CPU it is zeros, since what is masked is still multiplied."""
        kind = _ONNX_TYPES[self._inputs[name].type]
        if self._place[0] == "cpu":
            return ort.OrtValue.ortvalue_from_numpy(np.zeros(shape, np.float32))
        return ort.OrtValue.ortvalue_from_shape_and_type(shape, kind, *self._place)


class _Step:
    """A step of one batch size, whose inputs and outputs keep their places so that it can be replayed."""

    def __init__(
        self,
        session: ort.InferenceSession,
        binding: ort.IOBinding,
        place: tuple[str, int],
        feed: Mapping[str, NDArray[Any]],
    ) -> None:
        """`binding` has the cache and the picture bound."""
        self._session, self._binding, self._place = session, binding, place
        rows = len(feed["token_ids"])
        self._options = _run_options(is_captured=True, graph=str(rows))
        self._inputs = {name: self._kept(name, array) for name, array in feed.items()}
        self._told = dict(feed)  # an array that comes once more lies on the device already
        told = {each.name: each for each in session.get_outputs()}
        names = ("candidate_ids", "candidate_logits", "logits")
        self._outputs = [self._made(told[name], rows) for name in names]

    @property
    def logits(self) -> ort.OrtValue:
        return self._outputs[2]

    def run(self, feed: Mapping[str, NDArray[Any]]) -> Candidates:
        for name, array in feed.items():
            if array is not self._told[name]:
                self._inputs[name].update_inplace(np.ascontiguousarray(array))
                self._told[name] = array
        _run(self._session, self._binding, self._options)
        return Candidates(self._outputs[0].numpy(), self._outputs[1].numpy())

    def _kept(self, name: str, array: NDArray[Any]) -> ort.OrtValue:
        place = ("cpu", 0) if name == "longest" else self._place  # the kernel asks for it there
        own = np.array(array)  # on the CPU the value is the array itself, and written over by the next
        value = ort.OrtValue.ortvalue_from_numpy(own, *place)
        self._binding.bind_ortvalue_input(name, value)
        return value

    def _made(self, told: ort.NodeArg, rows: int) -> ort.OrtValue:
        kind = np.int64 if told.type == "tensor(int64)" else np.float32
        value = ort.OrtValue.ortvalue_from_shape_and_type([rows, told.shape[1]], kind, *self._place)
        self._binding.bind_ortvalue_output(told.name, value)
        return value


def _session(graph: Path, options: DeviceOptions, *, is_captured: bool) -> ort.InferenceSession:
    """Load a graph; raises EngineError where the device is missing or too small, or the file is damaged."""
    settings = ort.SessionOptions()
    settings.intra_op_num_threads = options.threads
    settings.log_severity_level = 3
    providers: list[Any] = ["CPUExecutionProvider"]
    if options.gpu is not None:
        ort.preload_dlls()  # CUDA's libraries come as packages, where nothing else looks for them
        told = {"device_id": options.gpu, "arena_extend_strategy": "kSameAsRequested"}
        providers = [("CUDAExecutionProvider", {**told, "enable_cuda_graph": int(is_captured)}), *providers]
    with _named_failures("graphs_unusable", "A graph of the model cannot be loaded.", _ACTIVATE):
        session = ort.InferenceSession(graph, settings, providers=providers)
    if options.gpu is not None and "CUDAExecutionProvider" not in session.get_providers():
        raise EngineError(
            "gpu_missing", f"GPU {options.gpu} cannot be used.", "See what `appliance doctor` says of it."
        )
    return session


def _run_options(is_captured: bool, graph: str) -> ort.RunOptions:  # noqa: FBT001
    options = ort.RunOptions()
    if is_captured:
        options.add_run_config_entry("gpu_graph_id", graph)
    return options


def _run(session: ort.InferenceSession, binding: ort.IOBinding, options: ort.RunOptions) -> None:
    with _named_failures():
        session.run_with_iobinding(binding, options)


@contextmanager
def _named_failures(
    code: str = "reader_failed",
    message: str = "The model failed on this page.",
    next_step: str = "Requeue the page; see the log.",
) -> Iterator[None]:
    """Turn ONNX Runtime's failures into ours: no memory is the machine's limit, the rest the reader's."""
    try:
        yield
    except _Failures as error:
        if any(words in str(error) for words in _OUT_OF_MEMORY):
            raise CapacityError(
                "gpu_memory_full",
                "The reader's device has no memory left.",
                "Give the reader fewer pages at once.",
            ) from error
        raise EngineError(code, message, next_step) from error
