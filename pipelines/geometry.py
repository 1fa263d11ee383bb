"""Boxes and affine maps in pixel coordinates: origin top left, x to the right, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels; `right` and `bottom` are exclusive edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def center(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def intersection(self, other: Box) -> Box | None:
        """Return the common part, or None where the boxes only touch or lie apart."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right, bottom) if left < right and top < bottom else None


def bounding_box(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of `boxes`, of which there must be at least one."""
    items = list(boxes)
    return Box(
        min([b.left for b in items]),
        min([b.top for b in items]),
        max([b.right for b in items]),
        max([b.bottom for b in items]),
    )


@dataclass(frozen=True, slots=True)
class Affine:
    """The map (x, y) → (a·x + b·y + c, d·x + e·y + f), in pixels of two images of one page."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def identity(cls) -> Affine:
        return cls(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)

    @classmethod
    def quarter_turns(cls, clockwise: int, width: float, height: float) -> Affine:
        """Return the map that turns a `width` × `height` image clockwise by 90° × `clockwise`."""
        turns = {
            0: cls.identity(),
            1: cls(0.0, -1.0, float(height), 1.0, 0.0, 0.0),
            2: cls(-1.0, 0.0, float(width), 0.0, -1.0, float(height)),
            3: cls(0.0, 1.0, 0.0, -1.0, 0.0, float(width)),
        }
        return turns[clockwise % 4]

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def box(self, box: Box) -> Box:
        """Return the upright box around the image of `box`."""
        if self.b == self.d == 0 < min(self.a, self.e):  # as most maps are: nothing turns
            return Box(
                self.a * box.left + self.c,
                self.e * box.top + self.f,
                self.a * box.right + self.c,
                self.e * box.bottom + self.f,
            )
        xs, ys = (self.a * box.left, self.a * box.right), (self.d * box.left, self.d * box.right)
        x_shifts, y_shifts = (self.b * box.top, self.b * box.bottom), (self.e * box.top, self.e * box.bottom)
        return Box(
            min(xs) + min(x_shifts) + self.c,
            min(ys) + min(y_shifts) + self.f,
            max(xs) + max(x_shifts) + self.c,
            max(ys) + max(y_shifts) + self.f,
        )

    def then(self, after: Affine) -> Affine:
        """Return the map that applies this one first and `after` second."""
        return Affine(
            after.a * self.a + after.b * self.d,
            after.a * self.b + after.b * self.e,
            after.a * self.c + after.b * self.f + after.c,
            after.d * self.a + after.e * self.d,
            after.d * self.b + after.e * self.e,
            after.d * self.c + after.e * self.f + after.f,
        )

    def inverse(self) -> Affine:
        """Return the map back; raises ZeroDivisionError for a map that flattens the plane."""
        det = self.a * self.e - self.b * self.d
        a, b, d, e = self.e / det, -self.b / det, -self.d / det, self.a / det
        return Affine(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))
