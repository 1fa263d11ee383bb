"""Areas behind the caption or the words that announce them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.areas import areas_in

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.readers.source import Source


def read_area(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the area of a cell, or the first one of a sentence; of a field that is `many`, all."""
    found = areas_in(source.passage, spec.name)
    return found if spec.many else found[:1]
