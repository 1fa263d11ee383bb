"""Pages of the generator, read by the real reader: what it found is found in the PDF/A, and in its place."""

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipelines.catalog import EMBEDDED
from pipelines.geometry import Box
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.pipeline import read_clean
from pipelines.source import RasterizeOptions
from pipelines.stages.clean import clean
from pipelines.stages.rasterize import rasterize
from tests.integration.sinks.archive.test_pdf import archived, poppler, words
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document
from tests.unit.sinks.archive import scans

_ON_ITS_LINE = 0.9
"""The share of words whose middle lies on a line of the truth; seals and signatures are read too."""


@pytest.fixture(scope="module")
def engine():
    return EmbeddedEngine(EmbeddedOptions(threads=2))


def _pdf(file, picture, dpi):
    """Store the page as a scanner of 200 dpi does, which is read at 300."""
    size = tuple(side * 72 / dpi for side in picture.size)
    canvas = Canvas(str(file), pagesize=size, invariant=True)
    data = io.BytesIO(scans.encoded(picture, "JPEG", quality=85))
    canvas.drawImage(ImageReader(data), 0, 0, *size)
    canvas.save()
    return file


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        ("escritura", "scanned"),
        ("columns-2", "scanned"),
        ("nascimento", "skewed-2"),
        ("matricula_imovel", "turned-270"),
    ],
)
def test_each_word_that_was_read_is_extracted_in_order_and_lies_on_its_line(
    tmp_path, engine, kind, condition
):
    truth = CONDITIONS[condition](make_document(kind, 3, dpi=200).pages[0], 3)
    picture = Image.fromarray(np.ascontiguousarray(truth.pixels))
    original = _pdf(tmp_path / "o.pdf", picture, 200)
    page = read_clean(clean(rasterize(original, 1, RasterizeOptions())), engine, EMBEDDED)

    file = archived(tmp_path, original, page)

    assert poppler("pdftotext", "-raw", file, "-").split() == page.text.split()
    if condition != "turned-270":
        assert poppler("pdftotext", file, "-").split() == page.text.split()
    lines = [Box(*(edge * 72 / 200 for edge in _edges(line.box))) for line in truth.lines]
    middles = [box.center for _, box in words(file)]
    placed = sum(any(b.left <= x <= b.right and b.top <= y <= b.bottom for b in lines) for x, y in middles)
    assert placed >= _ON_ITS_LINE * len(middles)


def _edges(box):
    return box.left, box.top, box.right, box.bottom
