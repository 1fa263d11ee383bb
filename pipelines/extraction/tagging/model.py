"""A conditional random field as it lies on the disk: the library's file, packed with xz."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pycrfsuite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDING = ".crfsuite.xz"


class Model:
    """Tells how probable labels are at the items of a sequence; each item is a list of attributes.

    What it says is of the sequence that was set last. Raises OSError and lzma.LZMAError for a file that is
    missing or broken.
    """

    def __init__(self, file: Path) -> None:
        self._unpacked = lzma.decompress(file.read_bytes())  # the library reads in it, and does not keep it
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._unpacked)
        self.labels: Sequence[str] = tuple(self._tagger.labels())

    def set(self, items: Sequence[Sequence[str]]) -> None:
        self._tagger.set(items)

    def marginal(self, label: str, item: int) -> float:
        """Return how probable a label is at an item, whatever the others are."""
        return float(self._tagger.marginal(label, item))
