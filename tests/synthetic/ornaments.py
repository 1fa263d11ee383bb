"""What stands on a registry page beside its text: arms, seals, signatures, patterns. None of it is truth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK, BLUE, GREY, PALE, Canvas, Ink

if TYPE_CHECKING:
    from random import Random

Point = tuple[float, float]


def _polar(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _star(x: float, y: float, radius: float) -> list[Point]:
    return [_polar(x, y, radius if i % 2 == 0 else radius * 0.4, -90 + 36 * i) for i in range(10)]


def _polygon(canvas: Canvas, points: list[Point], ink: Ink, *, filled: bool) -> None:
    path = [(canvas.px(x), canvas.px(y)) for x, y in points]
    if filled:
        canvas.draw.polygon(path, fill=canvas.ink(ink))
    else:
        canvas.draw.line([*path, path[0]], fill=canvas.ink(ink), width=max(1, round(canvas.px(0.15))))


def _circle(canvas: Canvas, x: float, y: float, radius: float, ink: Ink) -> None:
    turn = [_polar(x, y, radius, degrees) for degrees in range(0, 364, 4)]
    canvas.stroke(turn, width=0.4, ink=ink)


def arms(canvas: Canvas, x: float, y: float, radius: float, ink: Ink = BLACK) -> None:
    """Draw a coat of arms in the manner of the republic's: a star before rays in a wreath, over a ribbon."""
    canvas.leave_unscored(x - radius * 1.2, y - radius * 1.2, x + radius * 1.2, y + radius * 1.4)
    for step in range(40):
        near, far = (radius * 0.62, radius * (1.0 if step % 2 else 0.9))
        degrees = step * 9
        canvas.stroke([_polar(x, y, near, degrees), _polar(x, y, far, degrees)], width=0.12, ink=ink)
    for side in (-1, 1):
        for leaf in range(7):
            cx, cy = _polar(x, y, radius * 0.98, 90 - side * (22 + leaf * 17))
            _polygon(canvas, _leaf(cx, cy, radius * 0.2, -side * (40 + leaf * 17)), ink, filled=True)
    _polygon(canvas, _star(x, y, radius * 0.58), ink, filled=True)
    _circle(canvas, x, y, radius * 0.2, (255, 255, 255))
    ribbon = [(x - radius, y + radius * 1.12), (x, y + radius * 1.3), (x + radius, y + radius * 1.12)]
    canvas.stroke(ribbon, width=radius * 0.12, ink=ink)


def _leaf(x: float, y: float, length: float, degrees: float) -> list[Point]:
    tip, tail = _polar(x, y, length, degrees), _polar(x, y, length, degrees + 180)
    left, right = _polar(x, y, length * 0.4, degrees + 90), _polar(x, y, length * 0.4, degrees - 90)
    return [tip, left, tail, right]


def seal(canvas: Canvas, x: float, y: float, radius: float, ink: Ink = BLUE) -> None:
    """Press a round rubber stamp that did not take ink everywhere; it has no letters to be read."""
    canvas.leave_unscored(x - radius, y - radius, x + radius, y + radius)
    rng = canvas.rng
    gap = rng.uniform(0, 360)
    for ring, width in ((1.0, 0.5), (0.93, 0.2), (0.62, 0.2)):
        arc = [_polar(x, y, radius * ring, gap + degrees) for degrees in range(0, 320, 4)]
        canvas.stroke(arc, width=width, ink=ink)
    for step in range(36):
        if rng.random() < 0.8:
            ends = [_polar(x, y, radius * near, gap + step * 9) for near in (0.7, 0.86)]
            canvas.stroke(ends, width=0.35, ink=ink)
    _polygon(canvas, _star(x, y, radius * 0.45), ink, filled=False)


def signature(canvas: Canvas, x: float, y: float, width: float, ink: Ink = BLUE) -> None:
    """Scribble over the line at `y`, starting at `x`: one long stroke of loops and a flourish."""
    canvas.leave_unscored(x - width * 0.1, y - 9, x + width * 1.15, y + 0.5)
    rng = canvas.rng
    steps = 160
    waves = [(rng.uniform(2, 9), rng.uniform(0, math.tau), rng.uniform(0.4, 1.6)) for _ in range(4)]
    path = []
    for step in range(steps):
        share = step / steps
        swing = sum(size * math.sin(share * speed * math.tau + phase) for speed, phase, size in waves)
        loop = 0.05 * width * math.sin(share * 11 * math.tau + waves[0][1])
        path.append((x + share * width + loop, y - 3.5 + swing * (1.2 - share)))
    canvas.stroke(path, width=0.35, ink=ink)
    flourish = [(x + width * 0.95, y - 1), (x + width * 0.2, y + 0.3), (x + width * 1.1, y - 0.6)]
    canvas.stroke(flourish, width=0.25, ink=ink)


def security_pattern(canvas: Canvas, ink: Ink = PALE) -> None:
    """Cover the sheet with the fine waves of security paper; call it before any text."""
    for row in range(0, round(canvas.height), 6):
        for phase in (0.0, math.pi):
            wave = [
                (x, row + 3 * math.sin(x / 9 + phase + row / 40))
                for x in map(float, range(0, round(canvas.width) + 3, 3))
            ]
            canvas.stroke(wave, width=0.12, ink=ink)


def code_matrix(canvas: Canvas, x: float, y: float, side: float) -> None:
    """Draw a square that looks like a QR code; it encodes nothing."""
    canvas.leave_unscored(x, y, x + side, y + side)
    cells = 25
    size = side / cells
    for row in range(cells):
        for column in range(cells):
            if _is_dark(row, column, cells, canvas.rng):
                left, top = canvas.px(x + column * size), canvas.px(y + row * size)
                right, bottom = left + canvas.px(size), top + canvas.px(size)
                canvas.draw.rectangle([left, top, right, bottom], fill=canvas.ink(BLACK))


def _is_dark(row: int, column: int, cells: int, rng: Random) -> bool:
    coin = rng.random() < 0.5
    for top, left in ((0, 0), (0, cells - 7), (cells - 7, 0)):
        down, across = row - top, column - left
        if -1 <= down <= 7 and -1 <= across <= 7:
            ring = max(abs(down - 3), abs(across - 3))
            return ring in (0, 1, 3)
    return coin


def border(canvas: Canvas, ink: Ink = GREY) -> None:
    """Draw the double frame of a certificate."""
    for inset, width in ((8.0, 0.6), (9.5, 0.2)):
        canvas.frame(inset, inset, canvas.width - inset, canvas.height - inset, width=width, ink=ink)
