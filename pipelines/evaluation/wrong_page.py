"""Pictures of the pages on which most was wrong, with frames around what was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.stages.present import Mark, marked
from pipelines.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.document import PageGeometry
    from pipelines.evaluation.judgement import JudgedField, Judgement
    from pipelines.geometry import Affine
    from pipelines.image import CleanImage, Pixels

_SILENT, _ASKED = (30, 30, 220), (0, 140, 255)  # red and orange, as blue, green, red
_HEIGHT = 1100
_BLURRED_WIDTH = 60  # pixels across a page: a line of print is about one high
_QUALITY = 70


@dataclass(frozen=True, slots=True)
class WrongPage:
    """A page of a document and the wrong values that were read from it, those that nothing says first."""

    document: str
    number: int
    fields: tuple[JudgedField, ...]


def worst_pages(judgements: Iterable[Judgement], most: int) -> list[WrongPage]:
    """Return the pages with wrong values that were offered, those with most silent errors first."""
    pages: dict[tuple[str, int], list[JudgedField]] = defaultdict(list)
    for judgement in judgements:
        for judged in judgement.fields:
            if not judged.is_right and not judged.repeats and judged.field.evidence:
                pages[judgement.document, judged.field.evidence.page].append(judged)
    found = [
        WrongPage(document, number, tuple(sorted(fields, key=lambda judged: not judged.is_silent_error)))
        for (document, number), fields in pages.items()
    ]
    found.sort(key=lambda page: (-sum(f.is_silent_error for f in page.fields), -len(page.fields)))
    return found[:most]


def wrong_page_jpeg(image: CleanImage, wrong: WrongPage, *, reveals: bool) -> bytes:
    """Return the upright page as JPEG with a frame around each wrong value: red where nothing says so.

    Unless it `reveals`, the page is so coarse that its paragraphs can be seen and no letter can be read.
    """
    pixels, to_picture = _small(view_of(image).picture(), image.geometry)
    if not reveals:
        pixels = _unreadable(pixels)
    _, jpeg = cv2.imencode(
        ".jpg", marked(pixels, _marks(wrong), to_picture), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
    )
    return jpeg.tobytes()


def _small(pixels: Pixels, geometry: PageGeometry) -> tuple[Pixels, Affine]:
    """Return the picture at the height of a screen, and the map from page pixels to it."""
    scale = min(1.0, _HEIGHT / pixels.shape[0])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    to_upright = geometry.reader_to_page.inverse()
    return np.asarray(small, np.uint8), to_upright.then(type(to_upright)(scale, 0.0, 0.0, 0.0, scale, 0.0))


def _unreadable(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    coarse = (_BLURRED_WIDTH, max(1, round(_BLURRED_WIDTH * height / width)))
    mosaic = cv2.resize(pixels, coarse, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(mosaic, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def _marks(wrong: WrongPage) -> Iterable[Mark]:
    for judged in wrong.fields:
        if judged.field.evidence:
            colour = _SILENT if judged.is_silent_error else _ASKED
            yield Mark(judged.field.evidence.box, colour, judged.field.name)
