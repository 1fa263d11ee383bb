import numpy as np
import pikepdf
import pytest
from PIL import Image

from tests.synthetic import writers
from tests.synthetic.degrade import turned
from tests.synthetic.generator import make_document

PASSWORD = "segredo"  # noqa: S105 - of a file made here


@pytest.fixture(scope="module")
def pages():
    return make_document("escritura", 3, dpi=100).pages


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", "jpeg"])
def test_tiff_keeps_pages_and_resolution(tmp_path, pages, compression):
    path = tmp_path / "pages.tif"
    writers.write_tiff(path, pages, compression=compression)
    with Image.open(path) as image:
        assert image.n_frames == len(pages) == 2
        assert image.info["compression"] == compression
        assert image.info["dpi"] == (100, 100)
        assert image.mode == ("1" if compression == "group4" else "L")


@pytest.mark.parametrize(("g4", "coding"), [(False, "/DCTDecode"), (True, "/CCITTFaxDecode")])
def test_pdf_holds_one_picture_a_page(tmp_path, pages, g4, coding):
    path, again = tmp_path / "pages.pdf", tmp_path / "again.pdf"
    writers.write_pdf(path, pages, g4=g4)
    writers.write_pdf(again, pages, g4=g4)
    assert path.read_bytes() == again.read_bytes()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == len(pages)
        for page in pdf.pages:
            [image] = page.get_images().values()
            assert str(image.Filter) == coding or [str(name) for name in image.Filter] == [coding]
            assert float(page.mediabox[2]) == pytest.approx(210 / 25.4 * 72, abs=1)


def test_a_locked_pdf_opens_with_its_password_only(tmp_path, pages):
    path = tmp_path / "locked.pdf"
    writers.write_pdf(path, pages)
    writers.encrypt_pdf(path, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=PASSWORD) as pdf:
        assert len(pdf.pages) == 2


def test_jpeg_orientation_turns_the_picture_upright(tmp_path, pages):
    path = tmp_path / "phone.jpg"
    writers.write_jpeg(path, turned(pages[0], 90), quality=95, orientation=8)
    with Image.open(path) as image:
        assert image.size == pages[0].pixels.shape[:2]
        assert image.getexif()[0x0112] == 8
        quarter_turns_clockwise = 3
        upright = np.rot90(np.asarray(image), -quarter_turns_clockwise)
    assert np.abs(upright.astype(int) - pages[0].pixels).mean() < 2


def test_png_states_its_resolution(tmp_path, pages):
    path = tmp_path / "page.png"
    writers.write_png(path, pages[0])
    with Image.open(path) as image:
        assert image.info["dpi"] == pytest.approx((100, 100), abs=0.1)
        assert np.array_equal(np.asarray(image), pages[0].pixels)
