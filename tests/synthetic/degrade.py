"""What paper, scanner and operator do to a page: mishaps, shading, noise, blur, JPEG, skew, turns.

Every condition is a function of the page and a seed. Truth boxes move with the ink.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.geometry import Affine
from tests.synthetic import effects
from tests.synthetic.truth import SyntheticLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from pipelines.image import Pixels
    from tests.synthetic.truth import SyntheticPage


@dataclass(frozen=True, slots=True)
class Wear:
    """How a scan looks: levels are grey values, blur is a sigma in pixels, `specks` a share of the area."""

    paper: tuple[float, float]
    ink: tuple[float, float]
    shading: float
    noise: float
    blur: float
    jpeg: int
    max_skew: float
    specks: float = 0.0
    fading: float = 0.0
    binding: float = 0.0


SCAN = Wear(paper=(232, 246), ink=(18, 45), shading=7, noise=2.5, blur=0.55, jpeg=80, max_skew=0.7)
POOR = Wear(
    paper=(205, 222),
    ink=(62, 82),
    shading=16,
    noise=7,
    blur=0.75,
    jpeg=40,
    max_skew=0.7,
    specks=0.0004,
    fading=0.22,
    binding=0.45,
)


def clean(page: SyntheticPage, seed: int) -> SyntheticPage:  # noqa: ARG001 - one signature for all conditions
    return page


def scanned(page: SyntheticPage, seed: int) -> SyntheticPage:
    """Return what an office scanner gives: readable without effort."""
    return worn(page, seed, SCAN)


def bad(page: SyntheticPage, seed: int) -> SyntheticPage:
    """Return a hasty scan of faded paper near the binding: a person still reads it. Meant for 150 dpi."""
    return worn(page, seed, POOR)


def worn(page: SyntheticPage, seed: int, wear: Wear) -> SyntheticPage:
    rng = np.random.default_rng([seed, len(page.lines)])
    tilted = skewed(page, float(rng.uniform(-wear.max_skew, wear.max_skew)))
    pixels = np.asarray(cv2.GaussianBlur(_on_paper(tilted.pixels, rng, wear), (0, 0), wear.blur), np.float32)
    pixels += (
        rng.normal(0.0, wear.noise, pixels.shape[:2])
        .astype(np.float32)
        .reshape(pixels.shape[:2] + (1,) * (pixels.ndim - 2))
    )
    _speckle(pixels, rng, wear.specks)
    return replace(tilted, pixels=_through_jpeg(np.clip(pixels, 0, 255).astype(np.uint8), wear.jpeg))


def _on_paper(pixels: Pixels, rng: np.random.Generator, wear: Wear) -> NDArray[np.float32]:
    """Return ink on unevenly lit paper, as float grey values."""
    height, width = pixels.shape[:2]
    paper = rng.uniform(*wear.paper) + wear.shading * effects.clouds(rng, height, width)
    if wear.binding:
        reach = np.arange(width, dtype=np.float32) / (0.06 * width)
        paper *= 1.0 - wear.binding * np.exp(-reach)
    ink = rng.uniform(*wear.ink) + np.float32(0)
    strength = 1.0 - wear.fading * (0.5 + 0.5 * effects.clouds(rng, height, width))
    if pixels.ndim == 3:
        paper, strength = paper[:, :, None], strength[:, :, None]
    cover = (1.0 - pixels.astype(np.float32) / 255.0) * strength
    return np.asarray(paper - cover * (paper - ink), np.float32)


def _speckle(pixels: NDArray[np.float32], rng: np.random.Generator, share: float) -> None:
    """Put dark dust and light holes of one to three pixels on the page, in place."""
    height, width = pixels.shape[:2]
    for _ in range(round(share * height * width / 4)):
        top, left, size = rng.integers(0, height), rng.integers(0, width), rng.integers(1, 4)
        pixels[top : top + size, left : left + size] = rng.choice((70.0, 130.0, 240.0))


def _through_jpeg(pixels: Pixels, quality: int) -> Pixels:
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    flag = cv2.IMREAD_GRAYSCALE if pixels.ndim == 2 else cv2.IMREAD_COLOR
    return np.asarray(cv2.imdecode(data, flag), dtype=np.uint8)


def _befallen(page: SyntheticPage, seed: int, name: str) -> SyntheticPage:
    return effects.EFFECTS[name](page, np.random.default_rng([seed, *name.encode()]))


def battered(page: SyntheticPage, seed: int) -> SyntheticPage:
    """Return a bad scan of a sheet that two mishaps, chosen by the seed, have befallen."""
    rng = np.random.default_rng([seed, len(effects.EFFECTS)])
    for name in sorted(rng.choice(sorted(effects.EFFECTS), 2, replace=False).tolist()):
        page = _befallen(page, seed, name)
    return bad(page, seed)


def faxed(page: SyntheticPage, seed: int) -> SyntheticPage:
    return effects.telefax(scanned(page, seed), np.random.default_rng([seed, 1]))


def squeezed(page: SyntheticPage, seed: int) -> SyntheticPage:
    """Return a scan that was stored as a small JPEG: blocks around the letters."""
    return worn(page, seed, replace(SCAN, jpeg=14))


def skewed(page: SyntheticPage, degrees: float) -> SyntheticPage:
    """Tilt the page clockwise about its middle, as on a scanner's glass: the sheet keeps its size."""
    height, width = page.pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    border = 255 if page.pixels.ndim == 2 else (255, 255, 255)
    pixels = cv2.warpAffine(
        page.pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=border,
    )
    affine = Affine(*(float(number) for row in matrix for number in row))
    return _moved(
        page, np.asarray(pixels, dtype=np.uint8), affine, skew=page.skew + degrees, rotation=page.rotation
    )


def turned(page: SyntheticPage, degrees: int) -> SyntheticPage:
    """Turn the sheet clockwise by 90, 180 or 270 degrees without touching a pixel's value."""
    quarters = degrees // 90
    height, width = page.pixels.shape[:2]
    pixels = np.ascontiguousarray(np.rot90(page.pixels, -quarters))
    affine = Affine.quarter_turns(quarters, width, height)
    return _moved(page, pixels, affine, skew=page.skew, rotation=(page.rotation + degrees) % 360)


def _moved(
    page: SyntheticPage, pixels: Pixels, affine: Affine, *, skew: float, rotation: int
) -> SyntheticPage:
    lines = tuple(SyntheticLine(line.text, affine.box(line.box)) for line in page.lines)
    on_picture = page.on_picture.then(affine)
    return replace(page, pixels=pixels, lines=lines, on_picture=on_picture, skew=skew, rotation=rotation)


CONDITIONS: dict[str, Callable[[SyntheticPage, int], SyntheticPage]] = {
    "clean": clean,
    "scanned": scanned,
    "bad": bad,
    "skewed-2": lambda page, seed: skewed(scanned(page, seed), 2.0),
    "turned-90": lambda page, seed: turned(scanned(page, seed), 90),
    "turned-180": lambda page, seed: turned(scanned(page, seed), 180),
    "turned-270": lambda page, seed: turned(scanned(page, seed), 270),
    "bound": lambda page, seed: scanned(_befallen(page, seed, "bound"), seed),
    "bled": lambda page, seed: scanned(_befallen(page, seed, "bled"), seed),
    "stamped": lambda page, seed: scanned(_befallen(page, seed, "stamped"), seed),
    "folded": lambda page, seed: scanned(_befallen(page, seed, "folded"), seed),
    "ribbon": lambda page, seed: scanned(_befallen(page, seed, "ribbon"), seed),
    "fax": faxed,
    "jpeg": squeezed,
    "battered": battered,
}
