import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from pipelines.errors import PolicyError, SourceError
from pipelines.source import RasterizeOptions
from pipelines.stages.rasterize import rasterize, stated_dpi
from tests.resources.make_hostile import chunk, png

OPTIONS = RasterizeOptions()
WIDTH, HEIGHT, MARK = 120, 80, 20
INK, PAPER = 30, 230
JPEG_TOLERANCE = 6
"""How far JPEG may move a flat area's value, away from edges."""


def marked(mode="L"):
    """Paper with one mark of ink in the top left corner."""
    pixels = np.full((HEIGHT, WIDTH), PAPER, np.uint8)
    pixels[:MARK, :MARK] = INK
    return Image.fromarray(pixels).convert(mode, dither=Image.Dither.NONE)


def stamped():
    """The marked page with a blue stamp."""
    picture = marked("RGB")
    picture.paste((40, 60, 200), (60, 40, 90, 60))
    return picture


def save(tmp_path, picture, name, **options):
    path = tmp_path / name
    picture.save(path, **options)
    return path


def page(path, number=1, options=OPTIONS):
    image = rasterize(path, number, options)
    assert image.pixels.dtype == np.uint8
    assert image.pixels.flags.c_contiguous
    return image


def assert_marked(pixels, tolerance=0, ink=INK, paper=PAPER):
    assert pixels.shape == (HEIGHT, WIDTH)
    inner = pixels[4 : MARK - 4, 4 : MARK - 4].astype(int)
    outer = pixels[MARK + 8 :, MARK + 8 :].astype(int)
    assert abs(inner - ink).max() <= tolerance
    assert abs(outer - paper).max() <= tolerance


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page.jpg", {"quality": 95}),
        ("page.png", {}),
        ("page.tif", {}),
        ("page.tif", {"compression": "tiff_lzw"}),
        ("page.tif", {"compression": "tiff_adobe_deflate"}),
        ("page.tif", {"compression": "packbits"}),
        ("page.tif", {"compression": "jpeg", "quality": 95}),
        ("page.tif", {"compression": "tiff_lzw", "tiffinfo": {278: 7}}),
        ("page.tif", {"big_tiff": True}),
    ],
)
def test_grey_in_every_format(tmp_path, name, options):
    image = page(save(tmp_path, marked(), name, **options))
    assert_marked(image.pixels, JPEG_TOLERANCE if "quality" in options else 0)
    assert image.colour_mode == "grey"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page.tif", {"compression": "group4"}),
        ("page.tif", {"compression": "group3"}),
        ("page.tif", {"compression": "tiff_lzw"}),
        ("page.tif", {"compression": "group4", "tiffinfo": {262: 0}}),
        ("page.png", {}),
    ],
)
def test_bitonal_is_black_and_white_whatever_zero_means(tmp_path, name, options):
    image = page(save(tmp_path, marked("1"), name, **options))
    assert_marked(image.pixels, ink=0, paper=255)
    assert image.colour_mode == "bitonal"


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "LA"])
def test_colour_that_adds_nothing_becomes_grey(tmp_path, mode):
    assert_marked(page(save(tmp_path, marked(mode), "page.png")).pixels)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page.jpg", {"quality": 98, "subsampling": 0}),
        ("page.png", {}),
        ("page.tif", {}),
        ("page.tif", {"compression": "tiff_lzw"}),
    ],
)
def test_a_coloured_stamp_keeps_its_colour_in_blue_green_red_order(tmp_path, name, options):
    image = page(save(tmp_path, stamped(), name, **options))
    assert image.pixels.shape == (HEIGHT, WIDTH, 3)
    assert abs(image.pixels[50, 75].astype(int) - (200, 60, 40)).max() <= JPEG_TOLERANCE
    assert image.colour_mode == "colour"


def test_a_palette_keeps_its_colours(tmp_path):
    image = page(save(tmp_path, stamped().quantize(8), "page.png"))
    assert image.pixels[50, 75].tolist() == [200, 60, 40]
    assert image.colour_mode == "colour"


def test_yellowed_paper_is_grey(tmp_path):
    picture = Image.new("RGB", (WIDTH, HEIGHT), (246, 236, 212))
    assert page(save(tmp_path, picture, "page.png")).pixels.ndim == 2


def test_a_cmyk_jpeg_with_adobes_inversion_is_upright_in_tone(tmp_path):
    image = page(save(tmp_path, marked("CMYK"), "page.jpg", quality=95))
    assert_marked(image.pixels, JPEG_TOLERANCE)
    assert image.colour_mode == "cmyk"


def test_a_cmyk_tiff(tmp_path):
    image = page(save(tmp_path, marked("CMYK"), "page.tif"))
    assert_marked(image.pixels, 1)
    assert image.colour_mode == "cmyk"


@pytest.mark.parametrize("name", ["page.png", "page.tif"])
def test_sixteen_bit_grey(tmp_path, name):
    deep = np.asarray(marked()).astype(np.uint16) * 257
    image = page(save(tmp_path, Image.fromarray(deep), name))
    assert_marked(image.pixels)
    assert image.colour_mode == "grey"


def test_sixteen_bit_grey_whose_zero_is_white(tmp_path):
    deep = 65535 - np.asarray(marked()).astype(np.uint16) * 257
    assert_marked(page(save(tmp_path, Image.fromarray(deep), "page.tif", tiffinfo={262: 0})).pixels)


def test_sixteen_bit_colour_png(tmp_path):
    path = tmp_path / "page.png"
    deep = (np.asarray(stamped()).astype(">u2") * 257).reshape(HEIGHT, -1)
    path.write_bytes(sixteen_bit_png(deep))
    assert page(path).pixels[50, 75].tolist() == [200, 60, 40]


def sixteen_bit_png(rows):
    data = b"".join(b"\x00" + row.tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_is_white_paper(tmp_path, mode):
    picture = marked(mode)
    alpha = Image.new("L", picture.size, 0)
    alpha.paste(255, (0, 0, MARK, MARK))
    picture.putalpha(alpha)
    assert_marked(page(save(tmp_path, picture, "page.png")).pixels, paper=255)


def test_floating_point_pixels_are_refused_by_name(tmp_path):
    path = save(tmp_path, Image.new("F", (8, 8)), "page.tif")
    with pytest.raises(SourceError, match="image_mode_unsupported"):
        rasterize(path, 1, OPTIONS)


CORNERS = {1: (0, 0), 2: (0, -1), 3: (-1, -1), 4: (-1, 0), 5: (0, 0), 6: (0, -1), 7: (-1, -1), 8: (-1, 0)}
"""Where (row, column) the stored top left corner is seen for each orientation of EXIF and TIFF."""


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "page.tif", "packed.tif"])
@pytest.mark.parametrize(("orientation", "corner"), CORNERS.items())
def test_the_mark_is_seen_in_its_corner(tmp_path, name, orientation, corner):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"compression": "tiff_lzw"} if name == "packed.tif" else {}
    pixels = page(save(tmp_path, marked(), name, exif=exif, **options)).pixels
    assert pixels.shape == ((HEIGHT, WIDTH) if orientation < 5 else (WIDTH, HEIGHT))
    seen = {(r, c) for r in (0, -1) for c in (0, -1) if pixels[r, c] < 128}
    assert seen == {corner}


def test_damaged_exif_does_not_cost_the_page(tmp_path):
    path = save(
        tmp_path, marked(), "page.jpg", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7fgarbage", quality=95
    )
    assert_marked(page(path).pixels, JPEG_TOLERANCE)


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "page.tif"])
def test_a_stated_resolution_is_kept_and_no_pixel_resampled(tmp_path, name):
    image = page(save(tmp_path, marked(), name, dpi=(200, 200)))
    assert image.pixels.shape == (HEIGHT, WIDTH)
    assert image.dpi == image.source_dpi == pytest.approx(200, abs=0.01)


@pytest.mark.parametrize("options", [{}, {"dpi": (1, 1)}, {"dpi": (9600, 9600)}])
def test_without_a_credible_resolution_the_option_holds(tmp_path, options):
    image = page(save(tmp_path, marked(), "page.jpg", **options))
    assert (image.dpi, image.source_dpi) == (300.0, None)


@pytest.mark.parametrize(
    ("dpi", "size", "expected"),
    [
        ((300, 300), (2480, 3508), 300.0),
        ((72, 72), (595, 842), 72.0),
        ((72, 72), (2480, 3508), None),
        ((96, 96), (2480, 3508), None),
        ((75, 75), (2480, 3508), 75.0),
        ((float("nan"),) * 2, (10, 10), None),
        ((float("inf"),) * 2, (10, 10), None),
        (None, (10, 10), None),
    ],
)
def test_a_programs_default_is_not_a_scanners_word(dpi, size, expected):
    assert stated_dpi({"dpi": dpi} if dpi else {}, *size) == expected


def test_each_page_of_a_tiff_is_one_call(tmp_path):
    frames = [Image.new("L", (10 * n, 5), 20 * n) for n in (1, 2, 3)]
    path = save(tmp_path, frames[0], "pages.tif", save_all=True, append_images=frames[1:])
    for n in (3, 1, 2):
        image = page(path, n)
        assert (image.number, image.pixels.shape) == (n, (5, 10 * n))
        assert (image.pixels == 20 * n).all()


def test_a_page_that_does_not_exist_is_a_failure(tmp_path):
    with pytest.raises(SourceError, match="image_damaged"):
        rasterize(save(tmp_path, marked(), "page.tif"), 2, OPTIONS)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_no_part_of_a_page_is_taken_for_the_page(tmp_path, kind, share):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 200), np.uint8))
    buffer = io.BytesIO()
    noise.save(buffer, kind, **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
    path = tmp_path / "page"
    data = buffer.getvalue()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(SourceError, match=r"image_(truncated|damaged)"):
        rasterize(path, 1, OPTIONS)


def test_a_page_beyond_the_limit_is_refused_before_its_pixels(tmp_path):
    path = tmp_path / "huge.png"
    path.write_bytes(png(20_000, 20_000))
    with pytest.raises(PolicyError, match="page_too_large"):
        rasterize(path, 1, OPTIONS)


def test_a_large_page_within_the_limit_passes_without_pillows_own_warning(tmp_path):
    path = tmp_path / "large.png"
    path.write_bytes(png(10_000, 9_500))
    assert page(path).pixels.shape == (9_500, 10_000)
