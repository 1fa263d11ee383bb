"""The pages of an original that is a PDF: their frames, and the picture that each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import Name, NamePath

from appliance.sinks.archive.sheet import (
    Compression,
    Frame,
    Picture,
    Placement,
    Sheet,
)
from pipelines.geometry import Affine, Box

_FILTERS = {
    "/FlateDecode": Compression.DEFLATE,
    "/LZWDecode": Compression.LZW,
    "/CCITTFaxDecode": Compression.CCITT,
    "/RunLengthDecode": Compression.PACKBITS,
    "/JBIG2Decode": Compression.JBIG2,
    "/DCTDecode": Compression.JPEG,
    "/JPXDecode": Compression.JPEG2000,
}
_WRAPPINGS = frozenset({"/ASCII85Decode", "/ASCIIHexDecode", "/Crypt"})
_MODES = {"1": "bitonal", "L": "grey", "CMYK": "cmyk"}
_DEEPEST_FORM = 4
_MOST_UNPACKED = 4 << 20
"""Bytes, which take ten seconds if they are nothing but orders; pictures are never unpacked here."""


def pdf_sheets(original: Path, file_pages: range) -> tuple[Sheet, ...]:
    """Return the wanted pages; those of a file that qpdf cannot open have no picture."""
    try:
        with bounded(), pikepdf.open(original) as pdf:
            return tuple(_sheet(pdf, number) for number in file_pages)
    except pikepdf.PdfError:  # poppler may still have read it
        return tuple(Sheet(number, None) for number in file_pages)


@contextmanager
def bounded() -> Iterator[None]:
    """Have qpdf refuse streams that unpack to more than a page can need; the limit is the whole process's."""
    limit = pikepdf.settings.set_qpdf_limits
    before = limit(flate_max_memory=_MOST_UNPACKED, run_length_max_memory=_MOST_UNPACKED)
    try:
        yield
    finally:
        flate, run_length = (int(before[name]) for name in ("flate_max_memory", "run_length_max_memory"))
        limit(flate_max_memory=flate, run_length_max_memory=run_length)


def frame_of(page: pikepdf.Page) -> Frame:
    """Return where the page lies, as viewers and poppler show it: the crop box within the media box."""
    visible, paper = (_upright(box) for box in (page.cropbox, page.mediabox))
    box = visible.intersection(paper) or paper
    return Frame(box.left, box.top, box.right, box.bottom, _turn(page))  # a Box's top is the lesser number


def _sheet(pdf: pikepdf.Pdf, number: int) -> Sheet:
    if number > len(pdf.pages):
        return Sheet(number, None)
    page = pdf.pages[number - 1]
    frame = frame_of(page)
    try:
        drawn = [(image, placement.shown(frame)) for image, placement in _drawn(page)]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return Sheet(number, None)  # what cannot be parsed is no plain scan
    whole = [(image, shown) for image, shown in drawn if shown is not None]
    if not whole:
        return Sheet(number, None)
    # A page may be put together from layers of one size on the paper: the finest one is its picture.
    image, shown = max(whole, key=lambda found: found[1].width * found[1].height)
    picture = Picture(shown.width, shown.height, *shown.resolutions, _colour_mode(image), _compression(image))
    return Sheet(number, picture, shown.from_points)


def _drawn(page: pikepdf.Page) -> Iterator[tuple[pikepdf.Object, Placement]]:
    """Yield the pictures that the page draws, those within its forms too, and where it draws them."""
    yield from _drawn_by(page, page.resources, Affine.identity(), 0)


def _drawn_by(
    content: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, matrix: Affine, depth: int
) -> Iterator[tuple[pikepdf.Object, Placement]]:
    outer: list[Affine] = []
    for instruction in pikepdf.parse_content_stream(content, "q Q cm Do"):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            outer.append(matrix)
        elif operator == "Q":
            matrix = outer.pop() if outer else matrix
        elif operator == "cm":
            matrix = _affine(operands).then(matrix)
        elif operator == "Do":
            drawn = resources.get(NamePath(Name.XObject, Name(str(operands[0]))))
            yield from _drawn_object(drawn, resources, matrix, depth)


def _drawn_object(
    drawn: pikepdf.Object | None, resources: pikepdf.Object, matrix: Affine, depth: int
) -> Iterator[tuple[pikepdf.Object, Placement]]:
    kind = drawn.get(Name.Subtype) if drawn is not None else None
    if drawn is not None and kind == Name.Image:
        yield drawn, Placement(int(drawn.Width), int(drawn.Height), matrix)
    elif drawn is not None and kind == Name.Form and depth < _DEEPEST_FORM:
        own = _affine(drawn.Matrix) if Name.Matrix in drawn else Affine.identity()
        yield from _drawn_by(drawn, drawn.get(Name.Resources, resources), own.then(matrix), depth + 1)


def _affine(numbers: Iterable[object]) -> Affine:
    """Return the six numbers of a PDF matrix, which has them column by column."""
    a, b, c, d, e, f = (float(str(number)) for number in numbers)
    return Affine(a, c, e, b, d, f)


def _upright(rectangle: pikepdf.Object) -> Box:
    """Return the rectangle with its corners in order."""
    x0, y0, x1, y1 = (float(str(number)) for number in rectangle)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _turn(page: pikepdf.Page) -> int:
    turn = page.obj.get(Name.Rotate, 0)
    return int(turn) % 360 // 90 * 90


def _colour_mode(image: pikepdf.Object) -> str:
    if image.get(Name.ImageMask, False) or int(image.get(Name.BitsPerComponent, 8)) == 1:
        return "bitonal"
    if not isinstance(image, pikepdf.Stream):
        return "colour"
    try:
        return _MODES.get(pikepdf.PdfImage(image).mode, "colour")
    except (pikepdf.PdfError, NotImplementedError, ValueError, TypeError, KeyError, AttributeError):
        return "colour"


def _compression(image: pikepdf.Object) -> Compression:
    """Return the filter that says how the pixels were coded, which is the last one to be undone."""
    filters = image.get(Name.Filter)
    listed = [filters] if isinstance(filters, Name) else filters or ()
    coded = [str(name) for name in listed if str(name) not in _WRAPPINGS]
    return _FILTERS.get(coded[-1], Compression.OTHER) if coded else Compression.NONE
