"""Sheets that are made as the text needs them, with paragraphs, tables, captioned cells and signatures."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.fonts import SANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.synthetic.fonts import Typeface

_MM_PER_POINT = 25.4 / 72
_PADDING = 1.4  # millimetres between a rule and the text beside it


@dataclass(frozen=True, slots=True)
class Style:
    """How the text of one layout is set; millimetres, points. With several `columns` a rule parts them."""

    face: Typeface
    points: float = 11
    leading: float = 1.4
    left: float = 25
    right: float = 190
    bottom: float = 276
    indent: float = 0
    columns: int = 1
    width: float = 210
    height: float = 297
    is_bound: bool = False


class Paper:
    """Writes one document top down; `head` writes the top of each sheet and returns where text may begin.

    Ink is drawn with a random source of its own, so that what is written never depends on how it is drawn.
    """

    def __init__(
        self, dpi: int, rng: Random, style: Style, head: Callable[[Canvas, int], float], *, colour: bool
    ) -> None:
        self.style = style
        self.pages: list[Canvas] = []
        self._dpi, self._colour, self._head = dpi, colour, head
        self._ink = Random(rng.getrandbits(64))
        self.flow = Flow(self._frames(), style.face, style.points, leading=style.leading)

    def _frames(self) -> Iterator[Frame]:
        style = self.style
        for number in itertools.count(1):
            canvas = Canvas(self._dpi, self._ink, width=style.width, height=style.height, colour=self._colour)
            if style.is_bound:
                _gutter(canvas, on_the_left=number % 2 == 1)
            self.pages.append(canvas)
            yield from self._columns(canvas, self._head(canvas, number))

    def _columns(self, canvas: Canvas, top: float) -> Iterator[Frame]:
        style, gap = self.style, 8.0
        width = (style.right - style.left - gap * (style.columns - 1)) / style.columns
        for column in range(style.columns):
            left = style.left + column * (width + gap)
            if column:
                canvas.rule(left - gap / 2, top, left - gap / 2, style.bottom)
            yield Frame(canvas, left, top, left + width, style.bottom)

    @property
    def canvas(self) -> Canvas:
        return self.flow.canvas

    def heading(self, text: str, points: float | None = None) -> None:
        self.flow.heading(text, points=points)
        self.flow.space(0.5)

    def caption(self, text: str) -> None:
        """Write a bold line at the left edge that stays with what follows."""
        self.flow.need(self._step * 3)
        self.flow.paragraph(text, bold=True)

    def paragraph(self, text: str, *, gap: float = 0.45, bold: bool = False) -> None:
        self.flow.paragraph(text, indent=self.style.indent, bold=bold)
        self.flow.space(gap)

    def paragraphs(self, texts: Iterator[str], *, gap: float = 0.45) -> None:
        for text in texts:
            self.paragraph(text, gap=gap)

    @property
    def _step(self) -> float:
        return self.style.points * self.style.leading * _MM_PER_POINT

    def table(
        self, shares: Sequence[float], rows: Sequence[Sequence[str]], *, points: float | None = None
    ) -> None:
        """Draw ruled rows; the first one is the header. Rows break over sheets, cells do not."""
        size = points or self.style.points - 1.5
        for number, row in enumerate(rows):
            self._row(shares, row, size, bold=number == 0)
        self.flow.space(0.8)

    def _edges(self, shares: Sequence[float]) -> list[float]:
        frame = self.flow.frame
        width = (frame.right - frame.left) / sum(shares)
        return [frame.left + width * part for part in itertools.accumulate(shares, initial=0)]

    def _row(self, shares: Sequence[float], row: Sequence[str], size: float, *, bold: bool) -> None:
        rooms = [right - left - 2 * _PADDING for left, right in itertools.pairwise(self._edges(shares))]
        cells = [self._wrapped(text, room, size, bold=bold) for text, room in zip(row, rooms, strict=True)]
        step = size * 1.25 * _MM_PER_POINT
        height = step * max(len(lines) for lines in cells) + 2 * _PADDING
        self.flow.need(height)
        edges = self._edges(shares)
        for left, right in itertools.pairwise(edges):
            self.canvas.frame(left, self.flow.y, right, self.flow.y + height)
        self._fill(edges, cells, size, step, bold=bold)
        self.flow.y += height

    def _fill(
        self, edges: list[float], cells: list[list[str]], size: float, step: float, *, bold: bool
    ) -> None:
        for line in range(max(len(lines) for lines in cells)):
            y = self.flow.y + _PADDING + step * (line + 0.8)
            for left, lines in zip(edges, cells, strict=False):
                if line < len(lines):
                    self.canvas.text(left + _PADDING, y, lines[line], self.style.face, size, bold=bold)

    def _wrapped(self, text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.canvas.text_width(longer, self.style.face, size, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def cells(self, row: Sequence[tuple[str, str, float]], *, label_face: Typeface = SANS[0]) -> None:
        """Draw one row of captioned cells (caption, value, share); the captions come first in the truth."""
        size = self.style.points
        shares = [share for _, _, share in row]
        rooms = [right - left - 2 * _PADDING for left, right in itertools.pairwise(self._edges(shares))]
        values = [self._wrapped(value, room, size) for (_, value, _), room in zip(row, rooms, strict=True)]
        step = size * 1.25 * _MM_PER_POINT
        height = 4.6 + step * max(1, *(len(lines) for lines in values))
        self.flow.need(height)
        edges = self._edges(shares)
        for (label, _, _), left, right in zip(row, edges, edges[1:], strict=False):
            self.canvas.frame(left, self.flow.y, right, self.flow.y + height)
            self.canvas.text(left + _PADDING, self.flow.y + 3.1, label, label_face, 6.8)
        self.flow.y += 3.0
        self._fill(edges, values, size, step, bold=False)
        self.flow.y += height - 3.0

    def sign(
        self, signers: Sequence[tuple[str, str]], *, sealed: bool = False, points: float | None = None
    ) -> None:
        """Leave room for each signer's hand over a rule, with the name and, if any, the title below."""
        size = points or self.style.points - 1
        for name, title in signers:
            self.flow.need(24)
            frame, line = self.flow.frame, self.flow.y + 14
            middle = (frame.left + frame.right) / 2
            self.canvas.rule(middle - 34, line, middle + 34, line, ink=BLACK)
            ornaments.signature(self.canvas, middle - 26, line, 44)
            self.canvas.text(middle, line + 4.4, name, self.style.face, size, align="middle")
            if title:
                self.canvas.text(
                    middle, line + 8.6, title, self.style.face, size - 1, align="middle", ink=GREY
                )
            self.flow.y = line + 10
        if sealed and self.flow.frame.right - self.flow.frame.left > 120:
            ornaments.seal(self.canvas, self.flow.frame.right - 14, self.flow.y - 9, 11)


def _gutter(canvas: Canvas, *, on_the_left: bool) -> None:
    """Darken the edge where a bound volume's leaf turns into the spine."""
    width, steps = 9.0, 60
    for step in range(steps):
        depth = step / steps
        x = (width * depth) if on_the_left else canvas.width - width * depth
        shade = round(70 + 185 * depth)
        canvas.rule(x, 0, x, canvas.height, width=width / steps + 0.1, ink=(shade, shade, shade))
