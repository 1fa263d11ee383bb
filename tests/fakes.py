"""Fakes that keep a contract: pages that carry a number, and the reader that reads it from their pixels.

A number is drawn in four lines of eight places, each with a dot for 1 or nothing for 0; the last eight are a
check. So a page that is mixed up, torn or half written is seen, and reading one takes no time. The dots are
so small that the cleaning stage takes them for dirt: it straightens nothing, and turns nothing.
"""

from __future__ import annotations

import ctypes
import os
import time
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from appliance.runtime.actors import recognizer
from appliance.runtime.actors.process import Process
from pipelines.document import TextLine, Word
from pipelines.errors import EngineError
from pipelines.geometry import Box
from pipelines.ocr.engine import EngineIdentity, Reading
from tests.synthetic.truth import SyntheticLine, SyntheticPage

if TYPE_CHECKING:
    from pipelines.image import Pixels
    from pipelines.pipeline import Pipeline
    from pipelines.view import PageView

DPI = 72
READ_SECONDS_VARIABLE = "FAKE_READ_SECONDS"
POISON = 1 << 23
"""From this number on, reading a page kills the process that reads it."""

_ROWS, _COLUMNS = 4, 8
_MARGIN, _CELL, _DOT = 16, 16, 3
_SIZE = (2 * _MARGIN + _ROWS * _CELL, 2 * _MARGIN + _COLUMNS * _CELL)
_PAPER, _HALF = 200, 128


def text_of(number: int) -> str:
    """Return what the reader says of the page with this number."""
    return f"folha {number}"


def numbered_page(number: int | None) -> SyntheticPage:
    """Draw the page of a number below 2**24; None is a blank page."""
    pixels = np.full(_SIZE, 255, np.uint8)
    if number is None:
        return SyntheticPage(pixels, DPI, ())
    for place, is_set in zip(_places(), _bits(number), strict=True):
        pixels[place] = 0 if is_set else 255
    return SyntheticPage(pixels, DPI, (SyntheticLine(text_of(number), _whole(pixels)),))


def _bits(number: int) -> list[bool]:
    coded = (number << 8) | _check(number)
    return [bool(coded >> place & 1) for place in reversed(range(_ROWS * _COLUMNS))]


def _places() -> list[tuple[slice, slice]]:
    """Return where the bits lie, the highest first."""
    starts = [_MARGIN + _CELL * number for number in range(max(_ROWS, _COLUMNS))]
    dots = [slice(start, start + _DOT) for start in starts]
    return [(row, column) for row in dots[:_ROWS] for column in dots[:_COLUMNS]]


def _check(number: int) -> int:
    return zlib.crc32(number.to_bytes(3, "big")) & 0xFF


def _whole(pixels: Pixels) -> Box:
    return Box(0.0, 0.0, float(pixels.shape[1]), float(pixels.shape[0]))


class NumberEngine:
    """Reads the number of a page; a planted one kills this process, as a bad page kills a real reader.

    Each page takes as many seconds as `READ_SECONDS_VARIABLE` says in this process's environment.
    """

    @property
    def identity(self) -> EngineIdentity:
        return EngineIdentity("numbers", "1", ())

    def read(self, view: PageView) -> Reading:
        time.sleep(float(os.environ.get(READ_SECONDS_VARIABLE, "0")))
        pixels = view.picture()
        grey = pixels if pixels.ndim == 2 else pixels.min(axis=2)
        if grey.min() > _PAPER:
            return Reading((), 0)
        number = _number_on(grey)
        if number >= POISON:
            ctypes.string_at(0)
        text, box = text_of(number), _whole(grey)
        return Reading((TextLine(text, box, 0.97, (Word(text, box, 0.97, 0.97),)),), 0)


def _number_on(grey: Pixels) -> int:
    if grey.shape != _SIZE:
        raise EngineError(
            "number_torn", "The page has not the size of a numbered page.", "Draw the page again."
        )
    coded = 0
    for place in _places():
        coded = coded << 1 | int(grey[place].mean() < _HALF)
    number, check = coded >> 8, coded & 0xFF
    if check != _check(number):
        raise EngineError("number_torn", "The page's number fails its check.", "Draw the page again.")
    return number


class Recognizer(recognizer.Recognizer):
    """The product's actor around this reader; its name is the same, because tools find it by that."""

    def __init__(self, pipeline: Pipeline) -> None:
        Process.__init__(self)
        self._pipeline, self._engine = pipeline, NumberEngine()


class LocalPool:
    """A pool of one actor in this very process, for what must die together with its coordinator."""

    def __init__(self, kind: type, size: int, cap: int, *arguments: object) -> None:  # noqa: ARG002
        self._actor = kind(*arguments)

    async def ready(self, deadline_seconds: float) -> None:
        """An actor of this process has started when it was built."""

    async def call(self, method: str, *arguments: object, deadline_seconds: float) -> Any:  # noqa: ARG002
        return getattr(self._actor, method)(*arguments)

    async def call_for_picture(
        self, method: str, *arguments: object, deadline_seconds: float
    ) -> tuple[Any, Any]:
        return await self.call(method, *arguments, deadline_seconds=deadline_seconds)

    async def end(self) -> None:
        """Nothing is left running."""
