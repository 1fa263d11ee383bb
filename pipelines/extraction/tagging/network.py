"""The network that tells of which field each chunk of a document is a value, as it lies on the disk.

One ONNX file, packed with xz: its metadata name the attributes that it knows, its labels and the types of
documents that it learned. Made by `tests.benchmarks.tagger_network`.
"""

from __future__ import annotations

import itertools
import json
import lzma
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime as ort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from pipelines.extraction.tagging.features import Attributes

WINDOW = 512
"""The network reads so many chunks at once, at most: a longer document in windows, one after the other."""

BESIDE = 32
"""So many chunks before and behind are read with those of a window, to remember what was said."""

_KEPT = 1 << 13  # groups of attributes whose rows are known


class Network:
    """Tells how probable each label is at each chunk of a document; each chunk is its attributes in groups.

    `labels_of` are the types of documents that it learned, each with the labels that it may have.
    Raises OSError, lzma.LZMAError or onnxruntime's errors for a file that is missing or broken.
    """

    def __init__(self, file: Path) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(
            lzma.decompress(file.read_bytes()), options, providers=["CPUExecutionProvider"]
        )
        told = self._session.get_modelmeta().custom_metadata_map
        self._row_of: Mapping[str, int] = {
            name: row for row, name in enumerate(json.loads(told["attributes"]), start=1)
        }
        self._known = lru_cache(maxsize=_KEPT)(self._known_of)
        labels = json.loads(told["labels"])
        self._places: Mapping[str, Sequence[int]] = dict(json.loads(told["types"]))
        self.labels_of: Mapping[str, Sequence[str]] = {
            name: [labels[place] for place in places] for name, places in self._places.items()
        }

    def probabilities(self, items: Sequence[Attributes], document_type: str) -> NDArray[np.float32]:
        """Return the probabilities of (chunks, labels of the type) of a document of one of the types."""
        labels = np.array(self._places[document_type])
        told = [
            self._read(items[first:last], labels)[begin - first : end - first]
            for first, begin, end, last in windows_of(len(items))
        ]
        return np.concatenate([np.zeros((0, len(labels)), np.float32), *told])

    def _read(self, items: Sequence[Attributes], labels: NDArray[np.int64]) -> NDArray[np.float32]:
        groups, parts = self._grouped(items)
        told: NDArray[np.float32] = self._session.run(
            None, {"groups": groups, "parts": parts, "labels": labels}
        )[0]
        return told

    def _grouped(self, items: Sequence[Attributes]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the rows of each group's attributes, filled up with 0, and the groups of each chunk.

        Attributes that are not known are left out.
        """
        places: dict[tuple[str, ...], int] = {}
        parts = [[places.setdefault(group, len(places)) for group in item] for item in items]
        known = [self._known(group) for group in places]
        counts = np.array([len(told) for told in known])
        rows = np.zeros((len(known), counts.max()), np.int32)
        rows[np.arange(counts.max()) < counts[:, np.newaxis]] = list(itertools.chain(*known))
        return rows, np.array(parts, np.int32)

    def _known_of(self, group: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(row for each in group if (row := self._row_of.get(each)))


def windows_of(length: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the windows of so many chunks: the first one read, those told from `begin` to `end`, the last."""
    step = length if length <= WINDOW else WINDOW - 2 * BESIDE
    for begin in range(0, length, max(1, step)):
        end = min(begin + step, length)
        yield max(0, min(begin - BESIDE, length - WINDOW)), begin, end, min(end + BESIDE, length)
