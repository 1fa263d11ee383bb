"""Pages whose every word is known to the pixel, what a perfect reader makes of them, and files of them."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipelines.document import PageGeometry, Region, RegionKind, TextLine, Word
from pipelines.geometry import Affine, Box, bounding_box
from tests.synthetic import degrade, fonts
from tests.synthetic.truth import SyntheticLine, SyntheticPage
from tests.unit.sinks.examples import page as example_page
from tests.unit.sinks.examples import stored

if TYPE_CHECKING:
    from pathlib import Path

    from appliance.sinks.rows import StoredDocument
    from pipelines.document import Page

TEXT = (
    "REPÚBLICA FEDERATIVA DO BRASIL",
    "Certidão de nascimento nº 123.456",
    "Nome: José da Conceição Araújo",
    "Filiação: João Araújo e Mª Antônia",
    "Aos vinte e três dias do mês de março",
    "do ano de dois mil e quatro, nesta cidade",
)
_POINTS = 12
_MM = 1 / 25.4


@dataclass(frozen=True, slots=True)
class Scan:
    """A sheet as scanned, and where its words lie: `lines` (text and ink on the sheet), line by line."""

    sheet: SyntheticPage
    lines: tuple[tuple[tuple[str, Box], ...], ...]

    @property
    def picture(self) -> Image.Image:
        return Image.fromarray(np.ascontiguousarray(self.sheet.pixels))

    def on_picture(self, box: Box) -> Box:
        return self.sheet.on_picture.box(box)

    def read(self, number: int = 1, dpi: float | None = None) -> Page:
        """Return the page of a perfect reader that saw this picture resampled to `dpi`."""
        scale = (dpi or self.sheet.dpi) / self.sheet.dpi
        to_page = self.sheet.on_picture.then(Affine(scale, 0, 0, 0, scale, 0))
        height, width = self.sheet.pixels.shape[:2]
        size = (round(width * scale), round(height * scale))
        geometry = PageGeometry(*size, dpi or self.sheet.dpi, None, "grey", 0, 0.0, to_page)
        lines = tuple(_line(words, to_page) for words in self.lines)
        region = Region(RegionKind.TEXT, bounding_box(line.box for line in lines), lines)
        return replace(
            example_page(number), geometry=geometry, regions=(region,), is_blank=False, operations=()
        )


def _line(words: tuple[tuple[str, Box], ...], to_page: Affine) -> TextLine:
    read = tuple(Word(text, to_page.box(box), 0.98, 0.9) for text, box in words)
    return TextLine(" ".join(text for text, _ in words), bounding_box(w.box for w in read), 0.98, read)


def scan(*texts: str, dpi: int = 300, size_mm: tuple[float, float] = (148, 210)) -> Scan:
    """Draw one line of text under the other."""
    width, height = (round(side * _MM * dpi) for side in size_mm)
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    font = fonts.load(fonts.SERIF[0].regular, _POINTS * dpi / 72)
    lines = []
    for row, text in enumerate(texts or TEXT):
        x, y, words = 0.1 * width, (0.15 + 0.06 * row) * height, []
        for word in text.split():
            draw.text((round(x), round(y)), word, font=font, fill=0, anchor="ls")
            box = draw.textbbox((round(x), round(y)), word, font=font, anchor="ls")
            words.append((word, Box(*(float(edge) for edge in box))))
            x += font.getlength(word + " ")
        lines.append(tuple(words))
    truth = tuple(SyntheticLine(word, box) for words in lines for word, box in words)
    return Scan(SyntheticPage(np.asarray(picture), dpi, truth), tuple(lines))


def turned(of: Scan, degrees: int) -> Scan:
    return replace(of, sheet=degrade.turned(of.sheet, degrees))


def skewed(of: Scan, degrees: float) -> Scan:
    return replace(of, sheet=degrade.skewed(of.sheet, degrees))


LYING = {
    "straight": lambda of: of,
    "turned-90": lambda of: turned(of, 90),
    "turned-180": lambda of: turned(of, 180),
    "turned-270": lambda of: turned(of, 270),
    "skewed": lambda of: skewed(of, 3.0),
    "skewed-turned-90": lambda of: turned(skewed(of, -2.0), 90),
}


def document(*pages: Page, failed: tuple[int, ...] = (), first_page: int = 1) -> StoredDocument:
    made = stored(7, pages=pages, failed=failed)
    return replace(made, record=replace(made.record, first_page=first_page))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def tiff(file: Path, *scans: Scan, compression: str = "group4") -> Path:
    pictures = [
        one.picture.convert("1", dither=Image.Dither.NONE) if compression == "group4" else one.picture
        for one in scans
    ]
    dpi = (scans[0].sheet.dpi,) * 2
    options = {"compression": compression, "dpi": dpi, "tiffinfo": {278: pictures[0].height}}  # in one strip
    pictures[0].save(file, "TIFF", save_all=True, append_images=pictures[1:], **options)
    return file


def jpeg(file: Path, of: Scan) -> Path:
    of.picture.save(file, "JPEG", quality=92, dpi=(of.sheet.dpi, of.sheet.dpi))
    return file


def pdf(file: Path, *scans: Scan, rotate: int = 0) -> Path:
    """Write each scan as the JPEG of its page; with `rotate` it is stored turned, for /Rotate to right it."""
    canvas = Canvas(str(file), invariant=True)
    for one in scans:
        picture = one.picture.rotate(rotate, expand=True)  # counter-clockwise, as /Rotate is clockwise
        width, height = (side * 72 / one.sheet.dpi for side in picture.size)
        canvas.setPageSize((width, height))
        data = ImageReader(io.BytesIO(encoded(picture, "JPEG", quality=92)))
        canvas.drawImage(data, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(file, allow_overwriting_input=True) as written:
        for page in written.pages:
            page.obj.Rotate = rotate
            del page.obj.Trans  # reportlab's, which no scanner writes
        written.save(file)
    return file


def shifted(page: Page, right: float, down: float) -> Page:
    """Return the page as read with so many pixels more to the left of it and above it."""
    move = Affine(1, 0, right, 0, 1, down)

    def moved(line: TextLine) -> TextLine:
        words = tuple(replace(word, box=move.box(word.box)) for word in line.words)
        return replace(line, box=move.box(line.box), words=words)

    regions = tuple(replace(one, lines=tuple(map(moved, one.lines))) for one in page.regions)
    geometry = replace(page.geometry, reader_to_page=page.geometry.reader_to_page.then(move))
    return replace(page, geometry=geometry, regions=regions)


def squeezed(page: Page, down: float) -> Page:
    """Return the page as read from a picture that has so many times its lines."""
    squeeze = Affine(1, 0, 0, 0, down, 0)
    geometry = page.geometry
    to_page = geometry.reader_to_page.then(squeeze)
    size = replace(geometry, height=round(geometry.height * down), reader_to_page=to_page)

    def moved(line: TextLine) -> TextLine:
        words = tuple(replace(word, box=squeeze.box(word.box)) for word in line.words)
        return replace(line, box=squeeze.box(line.box), words=words)

    regions = tuple(replace(one, lines=tuple(map(moved, one.lines))) for one in page.regions)
    return replace(page, geometry=size, regions=regions)


def blank(page: Page) -> Page:
    return replace(page, regions=(), is_blank=True, confidence=None)


def note(page: Page, text: str, box: Box) -> Page:
    """Return the page with a note in its margin whose words the reader gives one place together."""
    words = tuple(Word(word, box, 0.9, 0.9) for word in text.split())
    region = Region(RegionKind.MARGIN, box, (TextLine(text, box, 0.9, words),))
    return replace(page, regions=(*page.regions, region))


def without_places(page: Page) -> Page:
    """Return the page of a reader that tells what stands there, not where."""
    whole = Box(0.0, 0.0, float(page.geometry.width), float(page.geometry.height))

    def placeless(line: TextLine) -> TextLine:
        words = tuple(Word(word.text, whole, None, None) for word in line.words)
        return TextLine(line.text, whole, None, words)

    regions = tuple(replace(r, box=whole, lines=tuple(map(placeless, r.lines))) for r in page.regions)
    geometry = replace(page.geometry, reader_to_page=Affine.identity())
    return replace(page, geometry=geometry, regions=regions, confidence=None)


def reworded(page: Page, texts: list[str]) -> Page:
    """Return the page with its first words replaced."""
    (region,) = page.regions
    rest = iter(texts)

    def said(line: TextLine) -> TextLine:
        words = tuple(replace(word, text=next(rest, word.text)) for word in line.words)
        return replace(line, text=" ".join(word.text for word in words), words=words)

    return replace(page, regions=(replace(region, lines=tuple(map(said, region.lines))),))
