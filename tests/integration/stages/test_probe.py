import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from pipelines.errors import InternalError, PolicyError
from pipelines.source import RasterizeOptions, SourceKind, SourcePage
from pipelines.stages.probe import probe
from tests.resources.make_hostile import png

OPTIONS = RasterizeOptions()


@pytest.fixture
def write_pdf(tmp_path):
    def write(*sizes):
        path = tmp_path / "document.pdf"
        drawing = canvas.Canvas(str(path))
        for size in sizes:
            drawing.setPageSize(size)
            drawing.showPage()
        drawing.save()
        return path

    return write


def test_pdf_pages_are_measured_at_the_rasterized_resolution(write_pdf):
    source = probe(write_pdf((595.2, 841.92), (72, 144)), RasterizeOptions(dpi=200))
    assert source.kind is SourceKind.PDF
    assert source.pages == (SourcePage(1, 1654, 2339, 3), SourcePage(2, 200, 400, 3))


def test_a_turned_pdf_page_is_measured_as_seen(write_pdf, tmp_path):
    path = tmp_path / "turned.pdf"
    with pikepdf.open(write_pdf((72, 144))) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(path)
    (page,) = probe(path, OPTIONS).pages
    assert (page.width, page.height) == (600, 300)


@pytest.mark.parametrize(
    ("mode", "name", "kind", "channels"),
    [
        ("1", "page.tif", SourceKind.TIFF, 1),
        ("L", "page.png", SourceKind.PNG, 1),
        ("I;16", "page.png", SourceKind.PNG, 1),
        ("P", "page.png", SourceKind.PNG, 3),
        ("RGB", "page.jpg", SourceKind.JPEG, 3),
        ("CMYK", "page.jpg", SourceKind.JPEG, 3),
    ],
)
def test_pictures_are_measured_from_their_header(tmp_path, mode, name, kind, channels):
    path = tmp_path / name
    Image.new(mode, (30, 20)).save(path)
    source = probe(path, OPTIONS)
    assert source.kind is kind
    assert source.pages == (SourcePage(1, 30, 20, channels),)


@pytest.mark.parametrize("name", ["page.jpg", "page.tif"])
def test_a_picture_stored_sideways_is_measured_as_seen(tmp_path, name):
    path = tmp_path / name
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (30, 20)).save(path, exif=exif)
    assert probe(path, OPTIONS).pages == (SourcePage(1, 20, 30, 1),)


def test_every_page_of_a_tiff_is_counted(tmp_path):
    path = tmp_path / "pages.tif"
    frames = [Image.new("1", (10 + n, 20)) for n in range(5)]
    frames[0].save(path, save_all=True, append_images=frames[1:], compression="group4")
    assert [(p.number, p.width) for p in probe(path, OPTIONS).pages] == [(n, 9 + n) for n in range(1, 6)]


def test_too_many_pages_are_refused_for_pdf_and_tiff(tmp_path, write_pdf):
    options = RasterizeOptions(max_pages=2)
    tiff = tmp_path / "pages.tif"
    frames = [Image.new("1", (10, 10))] * 3
    frames[0].save(tiff, save_all=True, append_images=frames[1:])
    for path in (tiff, write_pdf(*[(72, 72)] * 3)):
        assert len(probe(path, RasterizeOptions(max_pages=3)).pages) == 3
        with pytest.raises(PolicyError, match="too_many_pages"):
            probe(path, options)


def test_one_page_that_is_too_large_keeps_its_place_without_a_size(write_pdf):
    options = RasterizeOptions(max_page_pixels=400_000)
    pages = probe(write_pdf((72, 144), (7200, 7200), (72, 72)), options).pages
    assert [(p.number, p.width, p.height) for p in pages] == [(1, 300, 600), (2, 0, 0), (3, 300, 300)]


def test_a_large_picture_is_refused_without_being_decoded(tmp_path):
    path = tmp_path / "huge.png"
    # Its data are no pixels at all: who decodes them fails otherwise.
    path.write_bytes(png(20_000, 20_000)[:60] + b"\x00" * 60)
    with pytest.raises(PolicyError, match="20000 × 20000"):
        probe(path, OPTIONS)


def test_a_file_that_is_gone_is_our_failure_and_may_be_tried_again(tmp_path):
    with pytest.raises(InternalError, match="file_unreadable") as caught:
        probe(tmp_path / "gone.pdf", OPTIONS)
    assert caught.value.retryable
