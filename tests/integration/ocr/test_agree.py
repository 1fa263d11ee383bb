"""Two readers of generated pages: the real embedded engine, and a second one whose errors are known."""

import numpy as np
import pytest

from pipelines.catalog import EMBEDDED
from pipelines.document import RegionKind
from pipelines.geometry import bounding_box
from pipelines.image import PageImage
from pipelines.ocr.agree import agree
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.ocr.vlm.page_json import PageText
from pipelines.pipeline import read_clean
from pipelines.stages.clean import clean
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document

_INVENTED = [
    "Certifico ainda que o imóvel foi hipotecado ao Banco",
    "Mercantil pelo prazo de vinte e quatro meses",
]


@pytest.fixture(scope="module", params=[("escritura", 3, "scanned"), ("columns-2", 1, "turned-90")], ids=str)
def truth(request):
    kind, seed, condition = request.param
    return CONDITIONS[condition](make_document(kind, seed, dpi=200).pages[0], seed)


@pytest.fixture(scope="module")
def seen(truth):
    image = PageImage(1, np.ascontiguousarray(truth.pixels, np.uint8), truth.dpi, truth.dpi, "grey")
    return read_clean(clean(image), EmbeddedEngine(EmbeddedOptions(threads=2)), EMBEDDED)


def told(seen, lines, **parts):
    return agree(seen, PageText(text="\n".join(lines), **parts), seen.provenance)


def scored(truth, findings):
    """Leave out what was read in seals and signatures."""
    return [finding for finding in findings if truth.is_scored(finding.box)]


def test_the_true_text_agrees_and_stands_where_it_is_written(seen, truth):
    page, agreement = told(seen, [line.text for line in truth.lines])
    assert agreement.share > 0.98
    assert not agreement.unsupported
    assert not scored(truth, agreement.skipped)
    for line, expected in zip(page.lines, truth.lines, strict=True):
        x, y = line.box.center
        assert expected.box.left < x < expected.box.right, line.text
        assert expected.box.top < y < expected.box.bottom, line.text
    assert all(word.confidence > 0.5 for line in page.lines for word in line.words if word.weakest)


def test_words_stand_in_their_lines_and_from_left_to_right_as_the_page_lies(seen, truth):
    page, _ = told(seen, [line.text for line in truth.lines])
    for line in page.lines:
        assert line.box == bounding_box(word.box for word in line.words)
    place = page.geometry.reader_to_page.inverse()
    lines = [[place.point(*word.box.center)[0] for word in line.words] for line in page.lines]
    assert sum(xs == sorted(xs) for xs in lines) >= 0.98 * len(lines)


def test_an_invented_passage_and_a_line_left_out_are_found_and_nothing_else(seen, truth):
    lines = [line.text for line in truth.lines]
    gone = len(lines) // 2
    _, agreement = told(seen, [*lines[:8], *_INVENTED, *lines[8:gone], *lines[gone + 1 :]])
    assert [passage.text for passage in agreement.unsupported] == ["\n".join(_INVENTED)]
    assert len(scored(truth, agreement.skipped)) == 1
    x, y = scored(truth, agreement.skipped)[0].box.center
    box = truth.lines[gone].box
    assert box.left < x < box.right
    assert box.top < y < box.bottom
    assert agreement.needs_review


def test_the_first_line_told_as_a_header_and_the_last_as_a_footer_are_regions_of_their_own(seen, truth):
    first, *lines, last = [line.text for line in truth.lines]
    page, agreement = told(seen, lines, header=first, footer=last)
    assert agreement.share > 0.98
    kinds = [region.kind for region in page.regions]
    assert (kinds[0], kinds[-1]) == (RegionKind.HEADER, RegionKind.FOOTER)
    assert set(kinds[1:-1]) == {RegionKind.TEXT}
    assert page.regions[0].lines[0].text == first
