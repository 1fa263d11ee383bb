"""What was read: Document > Page > Region > TextLine > Word, in the words of ALTO, PAGE-XML and hOCR.

Every box is in the pixels of the page as rasterized (the original's picture at `dpi`), origin top left,
whatever turning or deskewing the reader needed: the cleaning transform is already undone.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.geometry import Affine, Box

Confidence = float
"""From 0 to 1. An engine that states none leaves None, never an invented 1.0."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters between spaces, as read.

    `confidence` is the mean and `weakest` the smallest character probability.
    """

    text: str
    box: Box
    confidence: Confidence | None
    weakest: Confidence | None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text; `text` holds the words with single spaces between them."""

    text: str
    box: Box
    confidence: Confidence | None
    words: tuple[Word, ...]


class RegionKind(StrEnum):
    """Where on the page a region stands; a region is found, a zone is where we look."""

    TEXT = "text"
    MARGIN = "margin"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Region:
    """A block of lines read one after the other: a column, a paragraph group, a margin note."""

    kind: RegionKind
    box: Box
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The page's picture and how the reader turned it.

    `width` and `height` are the rasterized picture's pixels at `dpi`; `source_dpi` is the scan's own
    resolution where the file states it. `rotation` (clockwise, 0/90/180/270) and then `skew` (degrees,
    clockwise) are what was *undone* to make the text upright. `reader_to_page` maps pixels of the picture
    that was read to pixels of the page. `picture_sha256` is the hash of those pixels, as `image.picture_hash`
    takes it; None where an earlier version read the page.
    """

    width: int
    height: int
    dpi: float
    source_dpi: float | None
    colour_mode: str
    rotation: int
    skew: float
    reader_to_page: Affine
    picture_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class PageQuality:
    """Measured on the picture before cleaning: noise and contrast from 0 to 1, ink as a share of the area."""

    noise: float
    contrast: float
    ink: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which reader produced a page: enough to find everything that it read."""

    engine: str
    engine_version: str
    weights_sha256: tuple[str, ...]
    pipeline: str
    pipeline_version: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read; `number` counts from 1. A blank page is a page with no regions."""

    number: int
    geometry: PageGeometry
    quality: PageQuality
    operations: tuple[str, ...]
    regions: tuple[Region, ...]
    is_blank: bool
    confidence: Confidence | None
    provenance: Provenance

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines in reading order."""
        return tuple(line for region in self.regions for line in region.lines)

    @property
    def text(self) -> str:
        """The page's text in reading order, one line of text a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Document:
    """The pages that were read, in order; pages that failed are absent and their numbers missing."""

    pages: tuple[Page, ...]

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)
