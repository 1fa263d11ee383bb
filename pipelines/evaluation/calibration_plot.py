"""The calibration as a drawing: how often values were right, over the confidence that was stated of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.evaluation.calibration import lower_bound, upper_bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelines.evaluation.calibration import Bin

_SIDE, _MARGIN = 260.0, 56.0


@dataclass(frozen=True, slots=True)
class _Plane:
    """Shares from `low` to 1 on both axes, in a square; the origin of the drawing is top left."""

    low: float

    def x(self, share: float) -> float:
        return _MARGIN + _SIDE * self._part(share)

    def y(self, share: float) -> float:
        return _MARGIN / 2 + _SIDE * (1.0 - self._part(share))

    def _part(self, share: float) -> float:
        return min(1.0, max(0.0, (share - self.low) / (1.0 - self.low)))


def calibration_svg(bins: Sequence[Bin], low: float = 0.0) -> str:
    """Return an SVG element: a dot for each bin at its mean confidence and share, with its 90 % interval.

    On the line from corner to corner stated and counted are equal; above it, more was right than promised.
    The axes begin at `low`; bins of a smaller confidence are left out.
    """
    plane = _Plane(low)
    width, height = _SIDE + 2 * _MARGIN, _SIDE + 1.5 * _MARGIN
    parts = [*_axes(plane), *_dots(plane, (found for found in bins if found.mean >= low))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" font-family="sans-serif" font-size="11" fill="#333">'
        f"{''.join(parts)}</svg>"
    )


def _axes(plane: _Plane) -> Iterator[str]:
    left, top, right, bottom = plane.x(plane.low), plane.y(1.0), plane.x(1.0), plane.y(plane.low)
    middle, across = (left + right) / 2, (top + bottom) / 2
    yield f'<rect x="{left:g}" y="{top:g}" width="{_SIDE:g}" height="{_SIDE:g}" fill="#fff" stroke="#999"/>'
    yield (
        f'<line x1="{left:g}" y1="{bottom:g}" x2="{right:g}" y2="{top:g}" '
        'stroke="#999" stroke-dasharray="4 3"/>'
    )
    for fifth in range(6):
        share = plane.low + (1.0 - plane.low) * fifth / 5
        yield _text(plane.x(share), bottom + 15, f"{share:g}")
        yield _text(left - 6, plane.y(share) + 4, f"{share:g}", "end")
    yield _text(middle, bottom + 32, "stated confidence")
    yield f'<g transform="rotate(-90 12 {across:g})">{_text(12, across, "share right")}</g>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'


def _dots(plane: _Plane, bins: Iterable[Bin]) -> Iterator[str]:
    for found in bins:
        x, y = plane.x(found.mean), plane.y(found.share)
        least, most = lower_bound(found.right, found.total), upper_bound(found.right, found.total)
        yield (
            f'<line x1="{x:.1f}" y1="{plane.y(least):.1f}" x2="{x:.1f}" y2="{plane.y(most):.1f}" '
            'stroke="#1f5fa8" stroke-width="1.5"/>'
        )
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5fa8"><title>stated {found.mean:.3f}, '
            f"right {found.right} of {found.total}</title></circle>"
        )
