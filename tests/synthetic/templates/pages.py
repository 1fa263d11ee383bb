"""Draws the lines of a written template: headings, rows of cells, captions over and under, paragraphs."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import sheets
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.inland import faces
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.templates.grammar import Template

_MM_PER_POINT = 25.4 / 72
_GAP, _MARGIN = 3.0, 34.0
_LEAST, _MOST = 7, 48
_BELOW = 0.35  # of a line: what hangs below it
_MARKS = "|^v"


@dataclass(frozen=True, slots=True)
class Look:
    """How one document is set; `is_framed` rules a line around each cell."""

    style: Style
    caption: Words
    value: Words
    is_framed: bool
    is_colon_caption: bool


def new_look(rng: Random, *, has_margin: bool) -> Look:
    face = rng.choice(faces.PRINTED)
    points, left = rng.choice((9.5, 10, 10.5, 11)), rng.choice((18, 22, 26, 30))
    style = Style(
        face,
        points,
        leading=rng.choice((1.35, 1.5, 1.65, 1.8)),
        left=left + (_MARGIN if has_margin else 0),
        right=rng.choice((180, 186, 192)),
        indent=rng.choice((0, 0, 8, 14)),
    )
    caption = Words(face, points - rng.choice((1.5, 2, 2.5)), ink=GREY)
    value = Words(rng.choice((face, face, faces.CARBON)), points)
    return Look(style, caption, value, rng.random() < 0.5, rng.random() < 0.15)


def drawn(dpi: int, rng: Random, template: Template, text: str, *, colour: bool) -> list[Canvas]:
    """Return the sheets of a template's text, its values already in it."""
    lines = (
        [line.rstrip() for line in text.upper().splitlines()] if _is_capital(template) else text.splitlines()
    )
    look = new_look(rng, has_margin=any(line[:2] in {"m ", "M "} for line in lines))
    paper = Paper(dpi, rng, look.style, lambda _canvas, _number: 18.0, colour=colour)
    for mark, group in itertools.groupby(lines, key=_mark_of):
        _write(paper, look, mark, list(group))
    return paper.pages


def _is_capital(template: Template) -> bool:
    return "capitals" in template.options


def _mark_of(line: str) -> str:
    """Return what kind of line it is, rows with the number of their cells: such rows share their columns."""
    mark = line[:1].lower() if line[1:2] == " " else ""
    if mark in set(_MARKS):
        return mark + str(len(_cells(line)))
    return mark if mark and mark in "#~>m" else "" if line.strip() else " "


def _write(paper: Paper, look: Look, mark: str, lines: Sequence[str]) -> None:
    if mark[:1] == "|":
        _rows(paper, look, [_cells(line) for line in lines])
        return
    if mark == "m":
        _noted(paper, look, " ".join(line[2:] for line in lines))
        return
    for line in lines:
        if mark[:1] in {"^", "v"}:
            _captioned(paper, look, [_told(cell) for cell in _cells(line)], is_over=mark[0] == "^")
        elif mark == "#":
            paper.heading(line[2:], look.style.points + 2)
        elif mark in {"~", ">"}:
            _aligned(paper, line[2:], "middle" if mark == "~" else "right")
        elif mark == " ":
            paper.flow.space(0.6)
        else:
            paper.paragraph(" ".join(line.split()), gap=0.25)


def _cells(line: str) -> list[str]:
    sign = re.escape(line[0])
    return [" ".join(cell.split()) for cell in re.split(rf"(?:^|\s){sign}\s", line)[1:]]


def _told(cell: str) -> tuple[str, str]:
    caption, sign, value = cell.partition("=")
    return (caption.strip(), value.strip()) if sign else ("", cell)


def _aligned(paper: Paper, text: str, align: str) -> None:
    frame, style = paper.flow.frame, paper.style
    words, step = Words(style.face, style.points), style.points * style.leading * _MM_PER_POINT
    x = frame.right if align == "right" else (frame.left + frame.right) / 2
    for line in sheets.broken(paper.canvas, text, words, frame.right - frame.left):
        paper.flow.need(step)
        paper.flow.y += step
        paper.canvas.text(x, paper.flow.y, line, style.face, style.points, align=align)
    paper.flow.y += step * _BELOW


def _noted(paper: Paper, look: Look, text: str) -> None:
    """Write a note into the margin; what follows begins at the same height."""
    words, step = look.caption, look.caption.points * 1.3 * _MM_PER_POINT
    lines = sheets.broken(paper.canvas, text, words, _MARGIN - 6)
    paper.flow.need(step * (len(lines) + 1))
    for number, line in enumerate(lines, start=1):
        x, y = look.style.left - _MARGIN, paper.flow.y + step * number
        paper.canvas.text(x, y, line, words.face, words.points)


def _edges(paper: Paper, rows: Sequence[Sequence[str]]) -> list[float]:
    """Return where columns begin, and the right end: wide for what is long, but no more than half as much."""
    most = [max(len(row[place]) for row in rows if place < len(row)) for place in range(len(rows[0]))]
    shares = [max(_LEAST, min(_MOST, length)) for length in most]
    frame = paper.flow.frame
    unit = (frame.right - frame.left) / sum(shares)
    return [frame.left + unit * part for part in itertools.accumulate(shares, initial=0)]


def _rows(paper: Paper, look: Look, rows: Sequence[Sequence[str]]) -> None:
    edges = _edges(paper, rows)
    for row in rows:
        _row(paper, edges, [[(cell, look.value)] for cell in row], is_framed=look.is_framed)
    paper.flow.space(0.3)


def _captioned(paper: Paper, look: Look, told: Sequence[tuple[str, str]], *, is_over: bool) -> None:
    edges = _edges(paper, [[max(pair, key=len) for pair in told]])
    sign = ":" if look.is_colon_caption else ""
    cells = []
    for caption, value in told:
        pair = [(f"{caption}{sign}" if caption else "", look.caption), (value, look.value)]
        cells.append(pair if is_over else pair[::-1])
    _row(paper, edges, cells, is_framed=look.is_framed)


def _row(
    paper: Paper, edges: Sequence[float], cells: Sequence[Sequence[tuple[str, Words]]], *, is_framed: bool
) -> None:
    """Write cells side by side, each a pile of texts; rule them in if they are framed."""
    told = [
        list(_piled(paper, pile, right - left - _GAP))
        for (left, right), pile in zip(itertools.pairwise(edges), cells, strict=True)
    ]
    height = max(sum(step for _, _, step in lines) for lines in told) + 2.2
    paper.flow.need(height)
    canvas, top = paper.canvas, paper.flow.y
    for (left, right), lines in zip(itertools.pairwise(edges), told, strict=True):
        y = top + 0.4
        for line, words, step in lines:
            y += step
            canvas.text(left + _GAP / 2, y - 0.25 * step, line, words.face, words.points, ink=words.ink)
        if is_framed:
            canvas.frame(left, top, right, top + height)
    paper.flow.y = top + height


def _piled(
    paper: Paper, pile: Sequence[tuple[str, Words]], room: float
) -> Iterator[tuple[str, Words, float]]:
    for text, words in pile:
        for line in sheets.broken(paper.canvas, text, words, room):
            yield line, words, words.points * 1.3 * _MM_PER_POINT
