import hashlib

import cv2
import numpy as np
import pytest
from PIL import Image

from pipelines.geometry import Box
from pipelines.image import PageImage
from pipelines.stages.clean import clean
from pipelines.view import view_of

WIDTH, HEIGHT = 1240, 1754


def page_of_lines(seed=0):
    """Lines of word-like runs of ink at 150 dpi; the ends are ragged like a text's."""
    random = np.random.default_rng(seed)
    pixels = np.full((HEIGHT, WIDTH), 240, np.uint8)
    for top in range(150, 1500, 36):
        x = 130
        while x < random.integers(800, 1100):
            length = int(random.integers(20, 110))
            for stroke in range(x, x + length, 9):
                pixels[top : top + 18, stroke : stroke + 4] = 30
            x += length + 16
    return pixels


def turned(pixels, degrees):
    """Turn clockwise by `degrees` on paper."""
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -degrees, 1)
    return cv2.warpAffine(pixels, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=240)


def image(pixels):
    return PageImage(1, np.ascontiguousarray(pixels, np.uint8), 150, None, "grey")


@pytest.mark.parametrize("degrees", [-14.5, -7.3, -2.0, -0.6, 0.4, 1.25, 3.1, 9.9, 14.9])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees):
    cleaned = clean(image(turned(page_of_lines(), degrees)))
    assert cleaned.geometry.skew == pytest.approx(degrees, abs=0.1)
    assert cleaned.operations == ("deskew",)


def test_an_upright_page_is_left_as_it_is_to_the_byte():
    page = image(page_of_lines())
    cleaned = clean(page)
    assert view_of(cleaned).picture() is page.pixels
    assert cleaned.operations == ()


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_on_its_side_is_turned_so_that_its_lines_lie(turns):
    cleaned = clean(image(np.rot90(page_of_lines(), -turns)))
    assert cleaned.operations == ("turn",)
    assert view_of(cleaned).picture().shape == (HEIGHT, WIDTH)


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((1754, 1240), 255, np.uint8),
        np.zeros((1754, 1240), np.uint8),
        np.random.default_rng(1).normal(235, 6, (1754, 1240)).clip(0, 255),
        np.full((20, 3000, 3), 200, np.uint8),
        np.full((1, 1), 0, np.uint8),
    ],
    ids=["white", "black", "grain", "strip", "pixel"],
)
def test_pages_without_lines_are_not_turned(pixels):
    assert clean(image(pixels)).operations == ()


@pytest.mark.parametrize("degrees", [-9.0, 2.0, 12.0])
def test_the_transform_leads_back_to_the_pixels_of_the_page(degrees):
    pixels = np.full((HEIGHT, WIDTH), 240, np.uint8)
    pixels[:] = turned(page_of_lines(), degrees)
    cleaned = clean(image(pixels))
    ys, xs = np.nonzero(view_of(cleaned).picture() < 60)
    point = len(xs) // 2
    spot = Box(xs[point] - 1, ys[point] - 1, xs[point] + 2, ys[point] + 2)
    back = cleaned.geometry.reader_to_page.box(spot)
    around = pixels[int(back.top) : int(back.bottom) + 1, int(back.left) : int(back.right) + 1]
    assert around.min() < 90


def test_noise_and_contrast_are_measured():
    random = np.random.default_rng(0)
    sharp = page_of_lines()
    faded = 200 + (sharp.astype(float) - 240) * 0.25
    noisy = (sharp + random.normal(0, 12, sharp.shape)).clip(0, 255)
    assert clean(image(faded)).quality.contrast < 0.5 * clean(image(sharp)).quality.contrast
    assert clean(image(noisy)).quality.noise == pytest.approx(12 / 255, rel=0.3)
    assert clean(image(sharp)).quality.noise == pytest.approx(0, abs=0.002)


@pytest.mark.parametrize(("colour", "name"), [(None, "pgm"), (3, "ppm")])
def test_a_page_bears_the_hash_of_its_picture_as_other_tools_write_it(tmp_path, colour, name):
    shape = (40, 30) if colour is None else (40, 30, colour)
    pixels = np.random.default_rng(7).integers(0, 255, shape, np.uint8)
    Image.fromarray(pixels if colour is None else pixels[:, :, ::-1]).save(tmp_path / f"page.{name}")
    expected = hashlib.sha256((tmp_path / f"page.{name}").read_bytes()).hexdigest()
    assert clean(PageImage(1, pixels, 150, None, "grey")).geometry.picture_sha256 == expected
