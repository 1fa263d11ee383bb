"""The network that tells of which field each chunk of a document is a value, as it lies on the disk.

One ONNX file, packed with xz: its metadata name the attributes that it knows, its labels and the types of
documents that it learned. Made by `tests.benchmarks.tagger_network`.
"""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime as ort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

WINDOW = 512
"""The network reads so many chunks at once: a longer document in windows, side by side."""

BESIDE = 32
"""So many chunks before and behind are read with those of a window, to remember what was said."""


class Network:
    """Tells how probable each label is at each chunk of a document; each chunk is a list of attributes.

    `labels_of` are the types of documents that it learned, each with the places of the labels it may have.
    Raises OSError, lzma.LZMAError or onnxruntime's errors for a file that is missing or broken.
    """

    def __init__(self, file: Path) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it keeps what the longest document took
        options.log_severity_level = 3
        self._session = ort.InferenceSession(
            lzma.decompress(file.read_bytes()), options, providers=["CPUExecutionProvider"]
        )
        told = self._session.get_modelmeta().custom_metadata_map
        self._row_of: Mapping[str, int] = {
            name: row for row, name in enumerate(json.loads(told["attributes"]), start=1)
        }
        self.labels: Sequence[str] = tuple(json.loads(told["labels"]))
        types = json.loads(told["types"])
        self.labels_of: Mapping[str, Sequence[int]] = dict(types)
        self._type_rows = {name: row for row, (name, _) in enumerate(types)}

    def probabilities(self, items: Sequence[Sequence[str]], document_type: str) -> NDArray[np.float32]:
        """Return the probabilities of (chunks, labels) of a document of one of the types."""
        if not items:
            return np.zeros((0, len(self.labels)), np.float32)
        windows, places = windows_of(len(items))
        told: NDArray[np.float32] = self._session.run(
            None,
            {
                "rows": self._rows(items),
                "windows": windows,
                "places": places,
                "type": np.array(self._type_rows[document_type]),
            },
        )[0]
        return told

    def _rows(self, items: Sequence[Sequence[str]]) -> NDArray[np.int32]:
        """Return the rows of each chunk's attributes, filled up with 0; those not known are left out."""
        row_of = self._row_of.get
        known = [[row for each in item if (row := row_of(each))] for item in items]
        rows = np.zeros((len(items), max(map(len, known), default=0)), np.int32)
        for place, told in enumerate(known):
            rows[place, : len(told)] = told
        return rows


def windows_of(length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the chunks of each window (windows, wide), and where in all of them each chunk is told from.

    A chunk is told from the window in which enough stands before and behind it.
    """
    wide = min(length, WINDOW)
    starts = np.array([*range(0, length - wide, WINDOW - 2 * BESIDE), length - wide])
    begins = np.concatenate([[0], starts[1:] + BESIDE])
    chunks = np.arange(length)
    owner = np.searchsorted(begins, chunks, side="right") - 1
    return starts[:, np.newaxis] + np.arange(wide), owner * wide + chunks - starts[owner]
