"""A page of the reader alone: it tells what stands there, not where.

Regions come as the page's own reader would take them, the way `PageText.plain` has it too: header, text,
margin, footer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document import Page, Region, TextLine, Word
from pipelines.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document import Provenance
    from pipelines.image import CleanImage
    from pipelines.ocr.vlm.page_json import PageText


def page_of(text: PageText, image: CleanImage, provenance: Provenance) -> Page:
    """Return the page as read; every box is the whole page, and no confidence is stated."""
    whole = Box(0.0, 0.0, float(image.geometry.width), float(image.geometry.height))
    regions = tuple(_regions(text, whole))
    return Page(
        number=image.number,
        geometry=image.geometry,
        quality=image.quality,
        operations=image.operations,
        regions=regions,
        is_blank=not regions,
        confidence=None,
        provenance=provenance,
    )


def _regions(text: PageText, whole: Box) -> Iterator[Region]:
    for kind, part in text.sections():
        lines = tuple(_line(words, whole) for line in part.split("\n") if (words := line.split()))
        if lines:
            yield Region(kind, whole, lines)


def _line(words: list[str], whole: Box) -> TextLine:
    return TextLine(" ".join(words), whole, None, tuple(Word(word, whole, None, None) for word in words))
