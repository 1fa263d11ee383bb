"""What befalls a sheet before it is scanned, and what a telefax makes of it; the sheet keeps its size.

Each effect is a function of the page and a generator of random numbers, and moves no ink.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from pipelines.image import Pixels
    from tests.synthetic.truth import SyntheticPage

    Effect = Callable[[SyntheticPage, np.random.Generator], SyntheticPage]
    Grey = NDArray[np.float32]

_STAMPS = ("CONFERE COM O ORIGINAL", "SEGUNDA VIA", "ARQUIVADO", "PROTOCOLO", "VISTO EM CORREICAO")
_STAMP_INK = (150, 60, 70)  # blue, green, red: the violet of stamp pads
_FAX_DPI = 150


def clouds(rng: np.random.Generator, height: int, width: int) -> Grey:
    """Return slow random waves between about -1 and 1."""
    coarse = rng.uniform(-1.0, 1.0, (5, 4)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def bound(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Let the shadow of the spine fall on one long edge of a book's leaf."""
    height, width = page.pixels.shape[:2]
    inward = np.arange(width, dtype=np.float32) / width
    inward = inward if rng.random() < 0.5 else inward[::-1]
    spine = rng.uniform(0.006, 0.02) + 0.004 * clouds(rng, height, width)
    light = 1.0 - rng.uniform(0.5, 0.7) * np.exp(-inward[None, :] / 0.045)
    return _lit(page, np.where(inward[None, :] < spine, 0.12, light))


def bled(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Let the writing of the back, which reads backwards, show through."""
    height, width = page.pixels.shape[:2]
    shift = np.float32([[1, 0, rng.uniform(-0.03, 0.03) * width], [0, 1, rng.uniform(-0.04, 0.04) * height]])
    verso = cv2.warpAffine(_grey(page.pixels)[:, ::-1].copy(), shift, (width, height), borderValue=255)
    soaked = cv2.GaussianBlur(verso, (0, 0), page.dpi / 130)
    strength = rng.uniform(0.22, 0.36) * (0.8 + 0.2 * clouds(rng, height, width))
    return _lit(page, 1.0 - strength * (1.0 - soaked.astype(np.float32) / 255.0))


def stamped(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Press two stamps where text is; what they say is no part of the truth."""
    height, width = page.pixels.shape[:2]
    cover = np.zeros((height, width), np.float32)
    for _ in range(2 if page.lines else 0):
        box = page.lines[int(rng.integers(len(page.lines)))].box
        cover = np.maximum(cover, _stamp((height, width), box.center, page.dpi, rng))
    cover *= rng.uniform(0.45, 0.65) * (0.75 + 0.25 * clouds(rng, height, width))
    return _inked(page, cover)


def _stamp(shape: tuple[int, int], center: tuple[float, float], dpi: int, rng: np.random.Generator) -> Grey:
    """Return how much ink a crooked stamp leaves, between 0 and 1: a name in a frame between two dates."""
    millimetre = dpi / 25.4
    high, wide = round(16 * millimetre), round(58 * millimetre)
    pad = np.zeros((high, wide), np.uint8)
    thick = max(1, round(0.5 * millimetre))
    cv2.rectangle(pad, (thick, thick), (wide - thick, high - thick), 255, thick)
    text = _STAMPS[int(rng.integers(len(_STAMPS)))]
    (long, tall), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 1)
    scale = min(wide * 0.86 / long, high * 0.4 / tall)
    place = (round((wide - long * scale) / 2), round((high + tall * scale) / 2))
    cv2.putText(pad, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, 255, thick, cv2.LINE_AA)
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-14, 14)), 1.0)
    turn[:, 2] += (center[0] - wide / 2, center[1] - high / 2)
    laid = cv2.warpAffine(pad, turn, (shape[1], shape[0]))
    return np.asarray(laid, np.float32) / 255.0


def folded(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Show where a letter was folded in three and in two: a cracked ridge with a shadow on one side."""
    height, width = page.pixels.shape[:2]
    light = np.ones((height, width), np.float32)
    for share in (1 / 3, 2 / 3):
        light *= _crease(height, share + rng.uniform(-0.02, 0.02), page.dpi, rng)[:, None]
    light *= _crease(width, 0.5 + rng.uniform(-0.02, 0.02), page.dpi, rng)[None, :]
    return _lit(page, light)


def _crease(length: int, share: float, dpi: int, rng: np.random.Generator) -> Grey:
    away = np.arange(length, dtype=np.float32) - share * length
    side = 1.0 if rng.random() < 0.5 else -1.0
    shadow = np.where(away * side > 0, rng.uniform(0.08, 0.16) * np.exp(-np.abs(away) / (dpi * 0.25)), 0.0)
    ridge = rng.uniform(0.2, 0.35) * np.exp(-((away / (dpi * 0.006)) ** 2))
    return np.asarray(1.0 - shadow - ridge, np.float32)


def ribbon(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Let the ink of every line be as strong as a used ribbon gave it, weaker here and there."""
    height, width = page.pixels.shape[:2]
    strength = np.full((height, width), 1.0, np.float32)
    for line in page.lines:
        top, bottom = max(0, int(line.box.top)), int(line.box.bottom) + 1
        left, right = max(0, int(line.box.left)), int(line.box.right) + 1
        waves = np.asarray(rng.uniform(0.56, 0.96, max(2, (right - left) * 6 // page.dpi)), np.float32)
        along = cv2.resize(waves[None, :], (right - left, 1), interpolation=cv2.INTER_LINEAR)
        strength[top:bottom, left:right] = along[:, : strength[top:bottom, left:right].shape[1]]
    ink = 255.0 - page.pixels.astype(np.float32)
    faded = 255.0 - ink * _broadcast(strength, page.pixels)
    return replace(page, pixels=_bytes(faded))


def telefax(page: SyntheticPage, rng: np.random.Generator) -> SyntheticPage:
    """Send the page through a telefax: coarse dots, black or white, and a line or two that got lost."""
    height, width = page.pixels.shape[:2]
    share = min(1.0, _FAX_DPI / page.dpi)
    small = (round(width * share), round(height * share))
    coarse = cv2.resize(_grey(page.pixels), small, interpolation=cv2.INTER_AREA).astype(np.float32)
    coarse += rng.normal(0.0, 9.0, coarse.shape).astype(np.float32)
    dots = np.where(coarse < rng.uniform(168, 192), 0, 255).astype(np.uint8)
    for row in rng.integers(0, small[1], 3):
        dots[row] = 255
    sent = cv2.resize(dots, (width, height), interpolation=cv2.INTER_NEAREST)
    if page.pixels.ndim == 3:
        sent = np.repeat(sent[:, :, None], 3, axis=2)
    return replace(page, pixels=np.ascontiguousarray(sent))


def _grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _broadcast(plane: Grey, pixels: Pixels) -> Grey:
    return plane if pixels.ndim == 2 else plane[:, :, None]


def _bytes(values: Grey) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)


def _lit(page: SyntheticPage, light: Grey) -> SyntheticPage:
    """Return the page with each pixel's light multiplied."""
    return replace(page, pixels=_bytes(page.pixels.astype(np.float32) * _broadcast(light, page.pixels)))


def _inked(page: SyntheticPage, cover: Grey) -> SyntheticPage:
    """Return the page with the stamp pad's ink where `cover` says, between 0 and 1."""
    blue, green, red = _STAMP_INK
    ink: tuple[float, ...] = (blue, green, red)
    if page.pixels.ndim == 2:
        ink = (0.114 * blue + 0.587 * green + 0.299 * red,)
    paper = np.atleast_3d(page.pixels).astype(np.float32)
    through = 1.0 - cover[:, :, None] * (1.0 - np.asarray(ink, np.float32) / 255.0)
    return replace(page, pixels=_bytes((paper * through).reshape(page.pixels.shape)))


EFFECTS: dict[str, Effect] = {
    "bound": bound,
    "bled": bled,
    "stamped": stamped,
    "folded": folded,
    "ribbon": ribbon,
}
"""What befalls the sheet itself; a telefax is the last thing that happens to a page."""
