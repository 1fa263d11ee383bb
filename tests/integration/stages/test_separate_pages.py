"""Pages of documents are never taken for separator sheets."""

import os
from pathlib import Path

import numpy as np
import pytest

from pipelines.image import PageImage
from pipelines.separators import SeparateOptions, Separator
from pipelines.source import RasterizeOptions
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from pipelines.stages.separate import separate
from tests.synthetic import degrade
from tests.synthetic.generator import KINDS, make_document

INBOX = Path(__file__).parents[3] / "examples" / "quickstart" / "inbox"
REAL_SCANS = Path(__file__).parents[4] / "shared" / "data" / "real-scans"
WANTED = SeparateOptions(tuple(map(Separator.parse, ("patch-t", "code128:LOTE-*", "qr:LOTE-*"))))


def is_page(page):
    image = PageImage(1, np.ascontiguousarray(page.pixels), page.dpi, None, "grey")
    return separate(image, WANTED) is None


@pytest.mark.parametrize(("seed", "kind"), list(enumerate(KINDS)))
def test_generated_pages_are_never_separators(seed, kind):
    """Each kind in two of the conditions: together the kinds go through all of them."""
    conditions = list(degrade.CONDITIONS)
    for place in (seed, seed + len(conditions) // 2):
        condition = conditions[place % len(conditions)]
        for page in make_document(kind, seed, dpi=150).pages:
            assert is_page(degrade.CONDITIONS[condition](page, seed)), (kind, condition)


def pages_of(folder):
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in {".jpg", ".jpeg", ".png", ".tif"}:
            for page in probe(file, RasterizeOptions()).pages:
                yield file, rasterize(file, page.number, RasterizeOptions())


def test_the_quickstart_pages_are_never_separators():
    for file, page in pages_of(INBOX):
        assert separate(page, WANTED) is None, file.name


@pytest.mark.shared
@pytest.mark.skipif(not REAL_SCANS.is_dir(), reason=f"no real scans at {os.fspath(REAL_SCANS)}")
def test_real_scans_are_never_separators():
    for file, page in pages_of(REAL_SCANS):
        assert separate(page, WANTED) is None, file.name
