import io

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipelines.errors import SourceError
from pipelines.source import RasterizeOptions
from pipelines.stages.rasterize import rasterize
from tests.resources.make_hostile import scan_pdf

OPTIONS = RasterizeOptions(dpi=100)
A4_PIXELS = (1170, 827)
"""Height and width of 595 × 842 points at 100 dpi."""
SIZE = (1240, 1754)
"""Width and height of an A4 scan at 150 dpi."""


def scan(mode="L", stamp=None):
    pixels = np.full((SIZE[1], SIZE[0]), 230, np.uint8)
    pixels[100:300, 100:400] = 30
    picture = Image.fromarray(pixels).convert(mode, dither=Image.Dither.NONE)
    if stamp:
        picture.paste(stamp, (800, 1400, 1000, 1500))
    return picture


def jpeg(picture):
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def group4(picture):
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF", compression="group4", tiffinfo={278: picture.height, 262: 0})
    with Image.open(buffer) as tiff:
        at, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    return buffer.getvalue()[at : at + length]


@pytest.fixture
def write(tmp_path):
    def write(data):
        path = tmp_path / "document.pdf"
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def draw(tmp_path):
    """Write a PDF of one page for each function, which is given a canvas to draw on."""

    def draw(*pages, size=(595, 842)):
        path = tmp_path / "drawn.pdf"
        drawing = canvas.Canvas(str(path), pagesize=size)
        for page in pages:
            page(drawing)
            drawing.showPage()
        drawing.save()
        return path

    return draw


def test_a_grey_scan(write):
    image = rasterize(write(scan_pdf(jpeg(scan()), SIZE, "/DCTDecode", "/DeviceGray")), 1, OPTIONS)
    assert image.pixels.shape == A4_PIXELS
    assert (image.dpi, image.source_dpi, image.colour_mode) == (100.0, 150.0, "grey")
    assert image.pixels[130, 160] < 40
    assert image.pixels[600, 400] > 220


def test_a_bitonal_scan(write):
    image = rasterize(
        write(scan_pdf(group4(scan("1")), SIZE, "/CCITTFaxDecode", "/DeviceGray", 1)), 1, OPTIONS
    )
    assert image.pixels.shape == A4_PIXELS
    assert (image.source_dpi, image.colour_mode) == (150.0, "bitonal")
    assert image.pixels[130, 160] == 0
    assert image.pixels[600, 400] == 255


def test_a_colour_scan_with_a_stamp_keeps_it(write):
    data = jpeg(scan("RGB", stamp=(40, 60, 200)))
    image = rasterize(write(scan_pdf(data, SIZE, "/DCTDecode", "/DeviceRGB")), 1, OPTIONS)
    assert image.pixels.shape == (*A4_PIXELS, 3)
    assert image.colour_mode == "colour"
    assert abs(image.pixels[966, 600].astype(int) - (200, 60, 40)).max() < 12


def test_a_colour_scan_without_colour_becomes_grey(write):
    image = rasterize(write(scan_pdf(jpeg(scan("RGB")), SIZE, "/DCTDecode", "/DeviceRGB")), 1, OPTIONS)
    assert image.pixels.shape == A4_PIXELS
    assert image.colour_mode == "colour"


def test_a_cmyk_scan(write):
    data = jpeg(scan("CMYK"))
    image = rasterize(write(scan_pdf(data, SIZE, "/DCTDecode", "/DeviceCMYK")), 1, OPTIONS)
    assert image.colour_mode == "cmyk"


def test_a_drawn_page_has_no_resolution_of_its_own(draw):
    image = rasterize(draw(lambda c: c.drawString(100, 700, "Matrícula")), 1, OPTIONS)
    assert image.pixels.shape == A4_PIXELS
    assert (image.source_dpi, image.colour_mode) == (None, "grey")
    assert image.pixels.min() < 100


def test_a_coloured_line_of_text_over_a_grey_scan_keeps_its_colour(draw):
    def page(drawing):
        drawing.drawImage(ImageReader(scan()), 0, 0, 595, 842)
        drawing.setFillColorRGB(0, 0, 0.8)
        drawing.setFontSize(20)
        drawing.drawString(60, 400, "Selo digital de fiscalização")

    image = rasterize(draw(page), 1, OPTIONS)
    assert image.pixels.ndim == 3
    assert image.source_dpi == 150.0


def test_black_text_over_a_grey_scan_stays_grey(draw):
    def page(drawing):
        drawing.drawImage(ImageReader(scan()), 0, 0, 595, 842)
        drawing.drawString(60, 400, "Folha 12")

    assert rasterize(draw(page), 1, OPTIONS).pixels.ndim == 2


def test_two_pictures_are_not_one_scan(draw):
    def page(drawing):
        drawing.drawImage(ImageReader(scan()), 0, 0, 595, 421)
        drawing.drawImage(ImageReader(scan()), 0, 421, 595, 421)

    assert rasterize(draw(page), 1, OPTIONS).source_dpi is None


def test_only_the_page_asked_for_is_rendered(draw):
    marks = [lambda c, y=y: c.rect(0, y, 595, 100, stroke=0, fill=1) for y in (0, 300, 600)]
    path = draw(*marks)
    for number, row in ((1, 1100), (2, 680), (3, 260)):
        pixels = rasterize(path, number, OPTIONS).pixels
        assert pixels[row, :800].max() < 10
        assert (pixels < 128).mean() == pytest.approx(100 / 842, abs=0.01)


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (0, -1)), (180, (-1, -1)), (270, (-1, 0))])
def test_a_turned_page_is_seen_as_viewers_show_it(draw, tmp_path, turn, corner):
    def page(drawing):
        drawing.rect(0, 742, 100, 100, stroke=0, fill=1)

    path = tmp_path / "turned.pdf"
    with pikepdf.open(draw(page)) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    pixels = rasterize(path, 1, OPTIONS).pixels
    assert pixels.shape == (A4_PIXELS if turn % 180 == 0 else A4_PIXELS[::-1])
    assert {(r, c) for r in (0, -1) for c in (0, -1) if pixels[10:-10, 10:-10][r, c] < 128} == {corner}


def test_what_viewers_crop_is_cropped(draw, tmp_path):
    path = tmp_path / "cropped.pdf"
    with pikepdf.open(draw(lambda c: c.rect(0, 0, 595, 842, fill=1))) as pdf:
        pdf.pages[0].CropBox = pikepdf.Array([100, 100, 172, 244])
        pdf.save(path)
    assert rasterize(path, 1, OPTIONS).pixels.shape == (200, 100)


def test_an_owner_password_alone_does_not_keep_us_from_reading(draw, tmp_path):
    path = tmp_path / "owner.pdf"
    forbidden = pikepdf.Permissions(extract=False, print_highres=False, print_lowres=False)
    with pikepdf.open(draw(lambda c: c.drawString(100, 700, "x"))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="y", allow=forbidden))
    assert rasterize(path, 1, OPTIONS).pixels.min() < 128


def test_a_page_that_does_not_exist_is_a_failure(draw):
    with pytest.raises(SourceError, match="pdf_no_pages"):
        rasterize(draw(lambda _: None), 2, OPTIONS)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("/DCTDecode", b"no jpeg"),
        ("/FlateDecode", b"\x78\x9c" + b"\xff" * 50),
        ("/JBIG2Decode", b"garbage" * 100),
        ("/JPXDecode", b"garbage" * 100),
    ],
)
def test_a_scan_that_cannot_be_decoded_is_no_blank_page(write, encoding, data):
    with pytest.raises(SourceError, match="pdf_picture_damaged"):
        rasterize(write(scan_pdf(data, SIZE, encoding, "/DeviceGray")), 1, OPTIONS)
