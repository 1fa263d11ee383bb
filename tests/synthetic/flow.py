"""Running text: words broken into lines, lines poured into one frame after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface

_MM_PER_POINT = 25.4 / 72
_WIDEST_GAP = 2.6  # times a plain space; a line that would need more stays ragged


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand on a sheet, in millimetres."""

    canvas: Canvas
    left: float
    top: float
    right: float
    bottom: float


class FramesFullError(Exception):
    """The last frame is full and the text is not at its end."""


class Flow:
    """Pours paragraphs into `frames`; a full frame is followed by the next one.

    `y` is the next line's top in the present frame. Where the frames end, FramesFullError is raised.
    """

    def __init__(
        self,
        frames: Iterator[Frame],
        face: Typeface,
        points: float,
        *,
        leading: float = 1.32,
        justified: bool = True,
    ) -> None:
        self._frames = frames
        self._face = face
        self._points = points
        self._step = points * leading * _MM_PER_POINT
        self._justified = justified and not face.is_typewriter
        self._advance()

    @property
    def canvas(self) -> Canvas:
        return self.frame.canvas

    def _advance(self) -> None:
        frame = next(self._frames, None)
        if frame is None:
            raise FramesFullError
        self.frame = frame
        self.y = frame.top

    def space(self, lines: float) -> None:
        self.y += lines * self._step

    def need(self, height: float) -> None:
        """Go to the next frame unless `height` millimetres are left in this one."""
        if self.y + height > self.frame.bottom:
            self._advance()

    def paragraph(self, text: str, *, indent: float = 0.0, bold: bool = False) -> None:
        """Write one paragraph; only its last line is left as short as it falls."""
        lines = self._broken(text.split(), indent, bold=bold)
        for index, words in enumerate(lines):
            self.need(self._step)
            first_indent = indent if index == 0 else 0.0
            self._line(words, first_indent, bold=bold, fill=index < len(lines) - 1)

    def heading(self, text: str, *, points: float | None = None) -> None:
        """Write one bold line in the middle."""
        size = points or self._points
        self.need(self._step * 2)
        self.y += self._step * max(1.0, size / self._points)
        middle = (self.frame.left + self.frame.right) / 2
        self.canvas.text(
            middle, self.y - self._step * 0.25, text, self._face, size, bold=True, align="middle"
        )

    def _width(self, text: str, *, bold: bool) -> float:
        return self.canvas.text_width(text, self._face, self._points, bold=bold)

    def _broken(self, words: list[str], indent: float, *, bold: bool) -> list[list[str]]:
        room = self.frame.right - self.frame.left
        space = self._width(" ", bold=bold)
        lines: list[list[str]] = [[]]
        used = indent
        for word in words:
            width = self._width(word, bold=bold)
            if lines[-1] and used + width > room:
                lines.append([])
                used = 0.0
            lines[-1].append(word)
            used += width + space
        return lines

    def _line(self, words: list[str], indent: float, *, bold: bool, fill: bool) -> None:
        space = self._width(" ", bold=bold)
        widths = [self._width(word, bold=bold) for word in words]
        x = self.frame.left + indent
        if fill and self._justified and len(words) > 1:
            spread = (self.frame.right - x - sum(widths)) / (len(words) - 1)
            space = spread if spread <= _WIDEST_GAP * space else space
        placed = []
        for word, width in zip(words, widths, strict=True):
            placed.append((x, word))
            x += width + space
        self.y += self._step
        self.canvas.words(placed, self.y - self._step * 0.25, self._face, self._points, bold=bold)
