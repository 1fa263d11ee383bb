"""The numbers by which a city and the land agency know a property."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.real_estate.captions import any_of, place_of_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage

_CADASTRE = re.compile(
    r"[^0-9;]{0,45}+(?<![0-9])"
    r"([0-9][0-9a-z]{0,14}(?:[ ]?[./-](?:[ ]?[0-9]|[a-z])[0-9a-z]{0,11}){0,9})(?![0-9])"
)
_CODE = re.compile(
    r"[^0-9;]{0,60}+(?<![0-9])((?:[0-9]{3}[. ]?){4}[-. ]?[0-9]|[0-9]{11,13}(?:-[0-9])?)(?![0-9])"
)


def read_cadastre(front: Passage, spec: FieldSpec) -> list[Finding]:
    found = _behind(front, spec, _CADASTRE.match, lambda read: re.sub(r"\s", "", read).upper().rstrip("."))
    return [finding for finding in found if sum(c.isdigit() for c in finding.value) >= 4][:1]


def read_code(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the code of a rural property without its ornaments."""
    return _behind(front, spec, _CODE.match, normalize.digits)[:1]


def _behind(
    front: Passage,
    spec: FieldSpec,
    read_at: Callable[[str, int, int], re.Match[str] | None],
    clean: Callable[[str], str],
) -> list[Finding]:
    found = []
    for match in any_of(spec.phrases).finditer(front.folded):
        value = read_at(front.folded, *place_of_value(front, match))
        if value:
            read = front.text[value.start(1) : value.end(1)]
            found.append(Finding(spec.name, clean(read), front.quote(value.start(1), value.end(1))))
    return found
