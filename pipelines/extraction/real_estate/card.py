"""The front of a record: which property it is, in whose books it stands, and what was written before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.real_estate.captions import cell_below
from pipelines.extraction.real_estate.codes import read_cadastre, read_code
from pipelines.extraction.real_estate.denomination import read_denomination
from pipelines.extraction.real_estate.opening_day import read_opened
from pipelines.extraction.real_estate.plots import read_area, read_label, read_type
from pipelines.extraction.real_estate.previous_record import read_previous
from pipelines.extraction.real_estate.roads import read_road

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

_COUNTED = (
    r"[ .:-]{0,4}(?:n[o.]{1,3}[:.]?[ ]?)?[ \t]{0,3}([0-9]{1,4})(?:[ -]?(?:v|f|verso|frente|anverso))?"
    r"(?![0-9a-z]|[.,/][0-9])"
)
_LEAF = re.compile(rf"(?<![a-z])fichas?{_COUNTED}")
_LEAF_OF_RECORD = re.compile(
    rf"(?<![a-z])matricula[^\n,a-z]{{0,9}}(?:n[o.]{{1,3}})?[^\n,a-z]{{1,15}}(?:folhas?|fls?){_COUNTED}"
)
_HEAD = 400  # characters in which a record says its leaf by another name
_LEAF_CELL = re.compile(r"(?:n[o.]{1,3} |numero )?(?:d[ae] )?(?:fichas?|folhas?|fls?)(?: n[o.]{0,2})?")
_LEAF_NUMBER = re.compile(r"([0-9]{1,4})(?:[ -]{0,9}(?:v|f|verso|frente)[^a-z]{0,9})?")


def read_leaf(front: Passage, upright: Sequence[Box], name: str) -> list[Finding]:
    """Return the number of the leaf, behind its caption or in the cell below it."""
    match = _LEAF.search(front.folded) or _LEAF_OF_RECORD.search(front.folded, 0, _HEAD)
    place = match.span(1) if match else cell_below(front, upright, _LEAF_CELL, _LEAF_NUMBER)
    if place is None:
        return []
    return [Finding(name, normalize.whole_number(front.text[slice(*place)]), front.quote(*place))]


READERS: dict[str, Callable[[Passage, FieldSpec], list[Finding]]] = {
    "data_abertura": read_opened,
    "tipo_imovel": read_type,
    "logradouro": read_road,
    "lote": read_label,
    "quadra": read_label,
    "area": read_area,
    "designacao_cadastral": read_cadastre,
    "ccir": read_code,
    "denominacao": read_denomination,
    "registro_anterior": read_previous,
}


def read_card(front: Passage, fields: Sequence[FieldSpec]) -> list[Finding]:
    """Return what the front of a record tells of the property, field by field."""
    return [finding for spec in fields if spec.name in READERS for finding in READERS[spec.name](front, spec)]
