"""Electronic forms: sections under a pale bar, and in them captions over their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.canvas import GREY, PALE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.inland import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.paper import Paper


class Panels:
    """Writes the sections of one document down its paper, in the paper's face."""

    def __init__(self, paper: Paper, *, points: float = 9.5, bold: bool = False) -> None:
        self._paper, face = paper, paper.style.face
        self._caption, self._title = Words(face, 7.5, ink=GREY), Words(face, 8.5, bold=True)
        self._value = Words(face, points, bold=bold)

    def section(self, name: str, rows: Sequence[Sequence[forms.Told]] = ()) -> None:
        """Write a section's name on its bar, and its rows; without rows, leave room for a paragraph."""
        self._paper.flow.need(16)
        frame, top, canvas = self._paper.flow.frame, self._paper.flow.y + 1.5, self._paper.canvas
        canvas.rule(frame.left, top + 2.6, frame.right, top + 2.6, width=5.2, ink=PALE)
        canvas.text(frame.left + 2, top + 4.1, name, self._title.face, self._title.points, bold=True)
        self._paper.flow.y = top + (6.4 if rows else 9)
        self.rows(rows)

    def rows(self, rows: Sequence[Sequence[forms.Told]]) -> None:
        for row in rows:
            forms.over(self._paper, row, caption=self._caption, value=self._value, gap=0.5)
