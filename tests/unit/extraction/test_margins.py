"""What stands in the margin of an entry is annotated there, and is no part of its text."""

from dataclasses import replace

from pipelines.document import Document, Region, RegionKind
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.geometry import bounding_box
from pipelines.stages.extract import extract
from tests.strategies import line_of, page_of
from tests.unit.extraction.births import PROSE


def with_margin(*notes):
    page = page_of([""] + PROSE[0])
    lines = tuple(line_of(text, 400.0 + 56 * i, left=2100.0) for i, text in enumerate(notes))
    margin = Region(RegionKind.MARGIN, bounding_box(line.box for line in lines), lines)
    extraction = extract(Document((replace(page, regions=(*page.regions, margin)),)), ExtractOptions())
    return [field for field in extraction.fields if field.name == "averbacao"]


def test_a_note_in_the_margin_is_an_annotation():
    (field,) = with_margin("Casou-se em Itu aos 5", "de maio de 1999, no", "livro B-3, fls. 7.")
    assert field.value == "Casou-se em Itu aos 5 de maio de 1999, no livro B-3, fls. 7"
    assert field.evidence.box.left >= 2100.0


def test_other_words_in_the_margin_are_none():
    assert with_margin("VÁLIDA EM TODO", "O TERRITÓRIO", "NACIONAL HOJE") == []
