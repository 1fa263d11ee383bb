"""A page of an original as people see it: its size, the picture on it, and where that picture lies.

Upright means turned as the file itself says: by a picture's orientation tag, by a PDF page's /Rotate.

    page pixels     what was read: the upright page at `PageGeometry.dpi`, origin top left
    points          the upright page at 72 to the inch, origin top left
    user space      the PDF page's own coordinates, origin and turn as its file has them
    picture pixels  the original's own pixels, in the same turn as the upright page
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipelines.document import PageGeometry
from pipelines.geometry import Affine, Box

POINTS_PER_INCH = 72.0
_COVERS = 0.95
"""A scan may leave a twentieth of the page's width or height free and still be the page's picture."""
_STRAIGHT = 0.01
"""How far from a quarter turn a picture may be placed, as the sine of the angle."""


class Compression(StrEnum):
    """How the original stores its pixels."""

    NONE = "none"
    CCITT = "ccitt"
    DEFLATE = "deflate"
    LZW = "lzw"
    PACKBITS = "packbits"
    JBIG2 = "jbig2"
    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an upright page; its resolutions are None where the file states none that can be true.

    `colour_mode` is bitonal, grey, colour or cmyk.
    """

    width: int
    height: int
    x_dpi: float | None
    y_dpi: float | None
    colour_mode: str
    compression: Compression

    @property
    def dpi(self) -> float | None:
        """The lower one of its two resolutions."""
        return None if self.x_dpi is None or self.y_dpi is None else min(self.x_dpi, self.y_dpi)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an original, by its number in the file, from 1.

    `picture` is None where a page is more, or other, than one picture. `from_points` maps points to its
    pixels; None says that the page is a picture file's, whose pixels are the page's pixels.
    """

    file_page: int
    picture: Picture | None
    from_points: Affine | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a PDF page lies in its user space: the visible box, and its clockwise turn in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def to_points(self) -> Affine:
        """The map from user space to points."""
        width, height = self.right - self.left, self.top - self.bottom
        from_top_left = Affine(1.0, 0.0, -self.left, 0.0, -1.0, self.top)
        return from_top_left.then(Affine.quarter_turns(self.turn // 90, width, height))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 180 else (width, height)


def scaling(x: float, y: float) -> Affine:
    """Return the map that stretches by `x` across and `y` down."""
    return Affine(x, 0.0, 0.0, 0.0, y, 0.0)


def to_points(geometry: PageGeometry) -> Affine:
    """Return the map from page pixels of a rendered PDF page to points."""
    scale = POINTS_PER_INCH / geometry.dpi
    return scaling(scale, scale)


def to_picture(sheet: Sheet, geometry: PageGeometry) -> Affine:
    """Return the map from page pixels to picture pixels; the identity where the page has no one picture."""
    if sheet.from_points is None:
        return Affine.identity()
    return to_points(geometry).then(sheet.from_points)


def picture_size(sheet: Sheet, geometry: PageGeometry) -> tuple[int, int]:
    """Return width and height of what `to_picture` maps to."""
    if sheet.picture is None:
        return geometry.width, geometry.height
    return sheet.picture.width, sheet.picture.height


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the turn in which the page shows it: its size, and the map from points to its pixels."""

    width: int
    height: int
    from_points: Affine

    @property
    def resolutions(self) -> tuple[float, float]:
        """Pixels to the inch, across and down."""
        return POINTS_PER_INCH * self.from_points.a, POINTS_PER_INCH * self.from_points.e


@dataclass(frozen=True, slots=True)
class Placement:
    """A picture of `width` × `height` stored pixels, drawn into the unit square that `matrix` places."""

    width: int
    height: int
    matrix: Affine

    def shown(self, frame: Frame) -> Shown | None:
        """Return the picture as the page shows it.

        None where it is mirrored, slanted or flat, or is not as large as the page.
        """
        # The unit square's origin is bottom left, that of the pixels top left.
        unit = scaling(1 / self.width, -1 / self.height).then(Affine(1, 0, 0, 0, 1, 1))
        placed = unit.then(self.matrix).then(frame.to_points)
        turns = _quarter_turns(placed)
        if turns is None or not _covers(placed.box(Box(0, 0, self.width, self.height)), frame):
            return None
        upright = placed.inverse().then(Affine.quarter_turns(turns, self.width, self.height))
        width, height = (self.height, self.width) if turns % 2 else (self.width, self.height)
        return Shown(width, height, upright)


def _quarter_turns(placed: Affine) -> int | None:
    """Return by how many quarters clockwise stored pixels are turned when shown."""
    across, down = (placed.a, placed.d), (placed.b, placed.e)
    if across[0] * down[1] - across[1] * down[0] <= 0:
        return None
    for turns, (along, aside) in enumerate(((0, 1), (1, 0), (0, 1), (1, 0))):
        sign = 1 if turns < 2 else -1
        length = sign * across[along]
        if length > 0 and abs(across[aside]) <= _STRAIGHT * length:
            return turns
    return None


def _covers(shown: Box, frame: Frame) -> bool:
    width, height = frame.size
    seen = shown.intersection(Box(0.0, 0.0, width, height))
    return seen is not None and seen.width >= _COVERS * width and seen.height >= _COVERS * height
