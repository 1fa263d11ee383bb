"""Printed forms that somebody filled in: words of two hands on one line, blanks ruled under what was filled.

In a text, what stands between ‹ and › is filled in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.synthetic.canvas import GREY, Canvas, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_MM_PER_POINT = 25.4 / 72
_PARTS = re.compile(r"‹([^›]*)›|([^‹›]+)")

Word = tuple[str, bool]
"""A word and whether it was filled in."""


def fill(text: str) -> str:
    return f"‹{text}›"


def plain(text: str) -> str:
    """Return a text with nothing filled in, for layouts in one hand."""
    return text.replace("‹", "").replace("›", "")


class FilledForm:
    """Lines of a form from `y` downwards; they are left ragged, as blanks of fixed width leave them."""

    def __init__(
        self,
        canvas: Canvas,
        printed: Style,
        filled: Style,
        *,
        left: float,
        right: float,
        y: float,
        leading: float = 2.1,
    ) -> None:
        self.canvas = canvas
        self.y = y
        self._styles = {False: printed, True: filled}
        self._left = left
        self._right = right
        self._step = printed.points * leading * _MM_PER_POINT

    def paragraph(self, text: str, *, indent: float = 0.0) -> None:
        for index, line in enumerate(self._broken(_words(text), indent)):
            self._line(line, self._left + (indent if index == 0 else 0.0))

    def space(self, lines: float) -> None:
        self.y += lines * self._step

    def _width(self, word: str, *, is_filled: bool) -> float:
        style = self._styles[is_filled]
        return self.canvas.text_width(word, style.face, style.points, bold=style.bold)

    def _gap(self, *, is_filled: bool) -> float:
        return max(1.1, self._width(" ", is_filled=is_filled))

    def _broken(self, words: list[Word], indent: float) -> Iterator[list[Word]]:
        line: list[Word] = []
        used = indent
        for word, is_filled in words:
            width = self._width(word, is_filled=is_filled)
            if line and used + width > self._right - self._left:
                yield line
                line, used = [], 0.0
            line.append((word, is_filled))
            used += width + self._gap(is_filled=is_filled)
        if line:
            yield line

    def _line(self, words: list[Word], x: float) -> None:
        self.y += self._step
        pieces = []
        for word, is_filled in words:
            width = self._width(word, is_filled=is_filled)
            lift = self.canvas.rng.uniform(0.0, 0.5) if is_filled else 0.0
            pieces.append((x, word, self._styles[is_filled]))
            gap = self._gap(is_filled=is_filled)
            if is_filled:
                self._blank(x - lift, min(x + width + gap, self._right))
            x += width + gap
        self.canvas.pieces(pieces, self.y)

    def _blank(self, left: float, right: float) -> None:
        """Rule the dotted line under one filled word."""
        x = left
        while x < right:
            self.canvas.rule(x, self.y + 0.9, x + 0.3, self.y + 0.9, width=0.15, ink=GREY)
            x += 0.9


def _words(text: str) -> list[Word]:
    """Return the words; a comma behind a blank stays with what fills it, as a typist would set it."""
    words: list[Word] = []
    glued = False
    for match in _PARTS.finditer(text):
        is_filled = match.group(1) is not None
        part = match.group(1) if is_filled else match.group(2)
        pieces = part.split()
        if pieces and words and glued and not part[:1].isspace():
            last, was_filled = words.pop()
            words.append((last + pieces[0], was_filled))
            pieces = pieces[1:]
        words += [(piece, is_filled) for piece in pieces]
        glued = not part[-1:].isspace()
    return words
