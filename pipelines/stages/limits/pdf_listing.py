"""What poppler's listings say of a PDF's pages and pictures; pure reading of their text."""

import math
import re
from dataclasses import dataclass

POINTS_PER_INCH = 72

_COUNT = re.compile(r"^Pages: +(\d+)", re.MULTILINE)
_SIZE = re.compile(r"^Page +(\d+) size: +(\S+) x (\S+) pts", re.MULTILINE)
_TURN = re.compile(r"^Page +(\d+) rot: +(\d+)", re.MULTILINE)
_IMAGE = re.compile(
    r"^ *\d+ +\d+ +(?P<kind>\S+) +(?P<width>\d+) +(?P<height>\d+) +(?P<colour>\S+) +(?P<components>\d+)"
    r" +(?P<bits>\d+) +\S+ +\S+ +(?:\[inline\]|\d+ +\d+) +(?P<x_ppi>\d+) +(?P<y_ppi>\d+)"
)
_HEADER_LINES = 2
_COVERS = 0.95
"""A scan may leave a twentieth of the page's width or height free and still be the page's picture."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's visible size in points as it stands in the file, before its turn of 0, 90, 180 or 270°."""

    width: float
    height: float
    turn: int

    def pixels(self, dpi: float) -> tuple[int, int] | None:
        """Return width and height of the upright page at `dpi`; None where the file states no usable size."""
        if not (math.isfinite(self.width * self.height) and self.width > 0 and self.height > 0):
            return None
        scale = dpi / POINTS_PER_INCH
        width, height = math.ceil(self.width * scale), math.ceil(self.height * scale)
        return (height, width) if self.turn % 180 else (width, height)


@dataclass(frozen=True, slots=True)
class PdfImage:
    """A picture drawn on a page: its pixels, its colour space's name, and its resolution on the page."""

    kind: str
    width: int
    height: int
    colour: str
    components: int
    bits: int
    x_ppi: int
    y_ppi: int

    @property
    def is_grey(self) -> bool:
        return self.components == 1 and self.colour in {"gray", "icc"}

    @property
    def colour_mode(self) -> str:
        """The mode in the words of `PageImage`."""
        if self.kind == "stencil" or (self.is_grey and self.bits == 1):
            return "bitonal"
        if self.is_grey:
            return "grey"
        return "cmyk" if self.colour == "cmyk" or self.components == 4 else "colour"

    def covers(self, page: PdfPage) -> bool:
        """Whether the picture is as large as the page, whichever way it is turned on it."""
        if not (self.x_ppi and self.y_ppi):
            return False
        drawn = sorted((self.width / self.x_ppi, self.height / self.y_ppi))
        sides = sorted((page.width / POINTS_PER_INCH, page.height / POINTS_PER_INCH))
        return all(d >= _COVERS * s for d, s in zip(drawn, sides, strict=True))


def page_count(pdfinfo: str) -> int:
    """Return the number of pages that `pdfinfo` reports."""
    # The title stands before it and may hold a line that looks the same: the last one is poppler's own.
    counts = _COUNT.findall(pdfinfo)
    return int(counts[-1]) if counts else 0


def pages(pdfinfo: str) -> dict[int, PdfPage]:
    """Return the pages that `pdfinfo -f … -l …` lists, by number from 1."""
    turns = {int(n): int(turn) for n, turn in _TURN.findall(pdfinfo)}
    return {
        int(n): PdfPage(_number(width), _number(height), turns.get(int(n), 0))
        for n, width, height in _SIZE.findall(pdfinfo)
    }


def images(pdfimages: str) -> tuple[PdfImage, ...]:
    """Return the pictures that `pdfimages -list` reports; a line not understood counts as colour."""
    return tuple(_image(line) for line in pdfimages.splitlines()[_HEADER_LINES:] if line.strip())


def has_fonts(pdffonts: str) -> bool:
    """Whether `pdffonts` lists any font."""
    return any(line.strip() for line in pdffonts.splitlines()[_HEADER_LINES:])


def full_page_scan(drawn: tuple[PdfImage, ...], page: PdfPage) -> PdfImage | None:
    """Return the page's one picture where it is the whole page, None for anything else."""
    is_single = len(drawn) == 1 and drawn[0].kind in {"image", "stencil"}
    return drawn[0] if is_single and drawn[0].covers(page) else None


def _image(line: str) -> PdfImage:
    found = _IMAGE.match(line)
    if found is None:
        return PdfImage("unknown", 0, 0, "unknown", 3, 8, 0, 0)
    kind, colour = found["kind"], found["colour"]
    sizes = (int(found[name]) for name in ("components", "bits", "x_ppi", "y_ppi"))
    return PdfImage(kind, int(found["width"]), int(found["height"]), colour, *sizes)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
