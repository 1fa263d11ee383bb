"""A sheet of paper measured in millimetres (origin top left) that remembers every line written on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from pipelines.geometry import Box
from tests.synthetic import fonts
from tests.synthetic.truth import SyntheticLine, SyntheticPage

if TYPE_CHECKING:
    from random import Random

    from PIL.ImageFont import FreeTypeFont

    from tests.synthetic.fonts import Typeface

Ink = tuple[int, int, int]
BLACK: Ink = (20, 20, 22)
GREY: Ink = (85, 85, 85)
PALE: Ink = (205, 210, 205)
BLUE: Ink = (28, 48, 140)
RED: Ink = (176, 38, 40)
GREEN: Ink = (20, 92, 62)

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set."""

    face: Typeface
    points: float
    bold: bool = False
    ink: Ink = BLACK


class Canvas:
    """An A4 page unless told otherwise; every length is in millimetres, every text size in points.

    Text goes on in reading order: the order of the calls is the order of the truth.
    """

    def __init__(
        self, dpi: int, rng: Random, *, width: float = 210, height: float = 297, colour: bool = False
    ) -> None:
        self.dpi = dpi
        self.rng = rng
        self.width = width
        self.height = height
        mode, paper = ("RGB", (255, 255, 255)) if colour else ("L", 255)
        self.image = Image.new(mode, (round(self.px(width)), round(self.px(height))), paper)
        self.draw = ImageDraw.Draw(self.image)
        self._lines: list[SyntheticLine] = []
        self._unscored: list[Box] = []

    def px(self, millimetres: float) -> float:
        return millimetres * self.dpi / _MM_PER_INCH

    def ink(self, ink: Ink) -> Ink | int:
        """Return the ink in the picture's mode."""
        if self.image.mode == "RGB":
            return ink
        red, green, blue = ink
        return round(0.299 * red + 0.587 * green + 0.114 * blue)

    def font(self, face: Typeface, points: float, *, bold: bool = False) -> FreeTypeFont:
        pixels = round(points * face.scale * self.dpi / 72, 2)
        return fonts.load(face.bold if bold else face.regular, pixels)

    def text_width(self, text: str, face: Typeface, points: float, *, bold: bool = False) -> float:
        """Return the width in millimetres."""
        return self.font(face, points, bold=bold).getlength(text) * _MM_PER_INCH / self.dpi

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Typeface,
        points: float,
        *,
        bold: bool = False,
        align: str = "left",
        ink: Ink = BLACK,
    ) -> None:
        """Write one line of truth on the baseline `y`; `x` is its left edge, middle or right edge."""
        width = self.text_width(text, face, points, bold=bold)
        left = x - width * {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
        self.words([(left, text)], y, face, points, bold=bold, ink=ink)

    def words(
        self,
        words: list[tuple[float, str]],
        y: float,
        face: Typeface,
        points: float,
        *,
        bold: bool = False,
        ink: Ink = BLACK,
    ) -> None:
        """Write words at their left edges on one baseline, as one line of truth."""
        self.pieces([(x, word, Style(face, points, bold, ink)) for x, word in words], y)

    def pieces(self, pieces: list[tuple[float, str, Style]], y: float) -> None:
        """Write words of several styles on one baseline, as one line of truth: a form and what fills it."""
        boxes = [self._write(x, y, word, style) for x, word, style in pieces]
        box = Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        self._lines.append(SyntheticLine(" ".join(word for _, word, _ in pieces), box))

    def _write(self, x: float, y: float, word: str, style: Style) -> Box:
        font = self.font(style.face, style.points, bold=style.bold)
        place = (self.px(x), self.px(y))
        if style.face.is_typewriter:
            self._type(place, word, font, style.ink)
        else:
            self.draw.text(place, word, font=font, fill=self.ink(style.ink), anchor="ls")
        return Box(*(float(edge) for edge in self.draw.textbbox(place, word, font=font, anchor="ls")))

    def _type(self, place: tuple[float, float], word: str, font: FreeTypeFont, ink: Ink) -> None:
        """Write as a machine types: one key after the other, none struck quite like the last."""
        slip = self.dpi / 300
        step = font.getlength("n")
        for index, key in enumerate(word):
            fade = self.rng.randrange(0, 45)
            struck = (ink[0] + fade, ink[1] + fade, ink[2] + fade)
            x = place[0] + index * step + self.rng.uniform(-slip, slip)
            y = place[1] + self.rng.uniform(-slip, slip)
            self.draw.text((x, y), key, font=font, fill=self.ink(struck), anchor="ls")

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.2, ink: Ink = GREY
    ) -> None:
        ends = [(self.px(x1), self.px(y1)), (self.px(x2), self.px(y2))]
        self.draw.line(ends, fill=self.ink(ink), width=max(1, round(self.px(width))))

    def frame(
        self, left: float, top: float, right: float, bottom: float, *, width: float = 0.2, ink: Ink = GREY
    ) -> None:
        edges = [self.px(left), self.px(top), self.px(right), self.px(bottom)]
        self.draw.rectangle(edges, outline=self.ink(ink), width=max(1, round(self.px(width))))

    def stroke(self, points: list[tuple[float, float]], *, width: float = 0.3, ink: Ink = BLACK) -> None:
        """Draw a pen stroke through the points."""
        path = [(self.px(x), self.px(y)) for x, y in points]
        self.draw.line(path, fill=self.ink(ink), width=max(1, round(self.px(width))), joint="curve")

    def leave_unscored(self, left: float, top: float, right: float, bottom: float) -> None:
        """Note a place whose ink is not text."""
        self._unscored.append(Box(self.px(left), self.px(top), self.px(right), self.px(bottom)))

    def page(self) -> SyntheticPage:
        pixels = np.asarray(self.image)
        if pixels.ndim == 3:
            pixels = pixels[:, :, ::-1]
        return SyntheticPage(
            np.ascontiguousarray(pixels), self.dpi, tuple(self._lines), tuple(self._unscored)
        )
