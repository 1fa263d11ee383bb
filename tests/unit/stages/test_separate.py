"""Separator sheets are found however they were scanned, and what only resembles them is not."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.image import PageImage
from pipelines.separators import SeparateOptions, Separator, SeparatorKind
from pipelines.stages.separate import separate
from tests.synthetic import degrade
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.separators import PATCHES, add_barcode, barcode_sheet, patch_sheet

CODES = {"code128": "LOTE-2026-07", "qr": "NOVO DOCUMENTO"}
WANTED = ("patch-t", "code128:LOTE-*", "qr:NOVO*")


def wanted(*written):
    return SeparateOptions(tuple(Separator.parse(one) for one in written))


def found(page, *written):
    """Return what kind of separator the page is."""
    image = PageImage(1, np.ascontiguousarray(page.pixels), page.dpi, None, "grey")
    separator = separate(image, wanted(*(written or WANTED)))
    return separator and separator.kind


@st.composite
def scans(draw):
    """What an operator's scanner makes of a sheet: its wear, skew, turn, and black and white."""
    condition = draw(st.sampled_from(["clean", "scanned", "bad"]))
    skew, turn = draw(st.floats(-5, 5)), draw(st.sampled_from([0, 180]))
    is_bilevel, seed = draw(st.booleans()), draw(st.integers(0, 99))

    def scan(sheet):
        page = degrade.skewed(degrade.CONDITIONS[condition](sheet, seed), skew)
        page = degrade.turned(page, turn)
        return (
            replace(page, pixels=np.where(page.pixels > 140, 255, 0).astype(np.uint8)) if is_bilevel else page
        )

    return scan


@settings(max_examples=20)
@given(
    scans(),
    st.sampled_from([150, 200, 300]),
    st.floats(0.6, 2.0),
    st.floats(10, 110),
    st.floats(25, 60),
)
def test_a_patch_is_found_small_or_large_skewed_turned_and_worn(scan, dpi, scale, top, left):
    sheet = patch_sheet(dpi, scale=scale, top=top, left=left, length=max(50 * scale, 30))
    assert found(scan(sheet), "patch-t") is SeparatorKind.PATCH_T


@pytest.mark.parametrize("kind", CODES)
@settings(max_examples=8)
@given(scans(), st.sampled_from([150, 200, 300]), st.floats(80, 150), st.floats(30, 90))
def test_a_barcode_is_found_small_or_large_skewed_turned_and_worn(kind, scan, dpi, width, top):
    sheet = barcode_sheet(dpi, kind, CODES[kind], width=min(width, 80) if kind == "qr" else width, top=top)
    assert found(scan(sheet)) == kind


def test_a_patch_that_was_fed_sideways_is_found():
    assert found(degrade.turned(patch_sheet(200), 90)) is SeparatorKind.PATCH_T


@pytest.mark.parametrize("patch", sorted(set(PATCHES) - {"T", "3"}))
def test_the_other_patches_separate_nothing(patch):
    assert found(patch_sheet(200, patch=patch)) is None


def test_only_the_wanted_kinds_separate():
    assert found(patch_sheet(150), "code128:LOTE-*") is None
    assert found(barcode_sheet(150, "qr", "NOVO DOCUMENTO"), "patch-t") is None
    assert found(barcode_sheet(150, "qr", "NOVO DOCUMENTO"), "code128:NOVO DOCUMENTO") is None
    assert found(patch_sheet(150), "code128:LOTE-1", "patch-t") is SeparatorKind.PATCH_T


@pytest.mark.parametrize(("text", "is_separator"), [("LOTE-7", True), ("LOTE-71", False), ("lote-7", False)])
def test_a_text_without_an_asterisk_is_meant_exactly(text, is_separator):
    assert (found(barcode_sheet(150, "code128", text), "code128:LOTE-7") is not None) == is_separator


def test_the_seals_and_labels_of_a_registry_are_no_separators():
    page = Canvas(200, Random(1))
    add_barcode(
        page,
        "qr",
        "https://selodigital.tjsp.jus.br/?r=1224461PVAA000012345CE24X",
        left=150,
        top=230,
        width=35,
    )
    add_barcode(page, "code128", "12345678901234567890", left=20, top=250, width=80)
    assert found(page.page()) is None


def test_tables_and_thick_rules_are_no_patches():
    page = Canvas(200, Random(1))
    for top in range(20, 270, 12):  # bands that are as thick as bars, evenly and in pairs
        page.rule(15, top, 195, top, width=2.03, ink=BLACK)
        page.rule(15, top + 5, 195, top + 5, width=5.08 if top % 24 else 2.03, ink=BLACK)
    assert found(page.page(), "patch-t") is None


def test_a_code_between_lines_of_text_is_no_patch():
    """Bars in the right order whose neighbourhood is not empty: part of a longer pattern."""
    page = patch_sheet(200, top=100)
    pixels = page.pixels.copy()
    for y in (98.5, 121.0):
        row = round(y * 200 / 25.4)
        pixels[row : row + 6, 300:1400] = 20
    assert found(replace(page, pixels=pixels), "patch-t") is None


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (16, 16), (40, 40, 3)])
def test_a_page_of_few_pixels_is_no_separator(shape):
    page = PageImage(1, np.full(shape, 255, np.uint8), 300, None, "grey")
    assert separate(page, wanted(*WANTED)) is None
