"""Which plot a record is about: lot and block, area, urban or rural."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.areas import find_areas
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.real_estate.amounts import VALUE_ROLE
from pipelines.extraction.real_estate.captions import any_of
from pipelines.extraction.real_estate.several import SEVERAL, first_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage

_NUMBER_SIGN = (
    r"(?:(?:sob[ \n]|de[ \n])?(?:o[ \n])?"
    r"(?:n(?:[o.]{1,3}|(?=[ \n]?[0-9]))|numeros?|letra|designad[oa][ \n]por)"
    r"[:.]?[ \n]?)?"
)
_LABEL = r"""["']?([0-9]{1,5}(?:[ ]?[-/][ ]?[a-z0-9]{1,3})?(?:-?[a-z])?|[a-z]{1,2})["']?(?![a-z0-9])"""
_OF_WHAT_LAND = (
    r"(?:[ \n](?:urban[oa]|rural|propri[oa]|foreir[oa]|residencial|comercial|colonial|agricola|industrial))?"
)
_BOUNDARY = 90  # characters before a lot in which it is said to be a neighbour's
_OF_A_NEIGHBOUR = re.compile(
    r"(?:confront|divid|divis|limit|extrem)[^;.]{0,80}+$|"
    r"(?<![a-z])(?:direit[ao]|esquerd[ao]|fundos|lateral|norte|sul|leste|oeste)[ \n][^;.,]{0,30}+$|"
    r"(?<![a-z])com[ \n](?:parte[ \n]d)?[aeo]s?[ \n]$"
)

_OF_ALL = re.compile(r"(?<![a-z])areas?[ \n](?:de[ \n](?:uso[ \n])?)?comu(?:m|ns)(?![a-z])[^0-9;]{0,60}$")
"""What announces the area of a building that belongs to all of its owners."""


def read_label(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return a lot's or a block's label: `lote nº 12-A`, `quadra "C"`; in doubt where there are several."""
    pattern = _label_pattern(spec.phrases)
    found = []
    for match in pattern.finditer(front.folded):
        read = front.text[match.start(1) : match.end(1)]
        before = front.folded[max(0, match.start() - _BOUNDARY) : match.start()]
        if (read.isalpha() and not read.isupper()) or _OF_A_NEIGHBOUR.search(before):
            continue
        value = re.sub(r"\s", "", read).upper()
        value = value.lstrip("0") or "0"
        found.append(Finding(spec.name, value, front.quote(match.start(1), match.end(1))))
    return first_of(found)


@lru_cache(maxsize=16)
def _label_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{any_of(words).pattern}{_OF_WHAT_LAND}[ \n:,-]{{0,3}}{_NUMBER_SIGN}{_LABEL}")


def read_area(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the property's area: the total one if it is told, else the one behind the first words for it.

    Several areas none of which is called the total, or totals that differ, leave a doubt.
    """
    told = [(area, front.folded[max(0, area.start - 150) : area.start]) for area in find_areas(front.folded)]
    areas = [(area, before) for area, before in told if not _OF_ALL.search(before)]
    ranked: dict[str, list[Finding]] = {}
    for area, before in areas:
        word = next((word for word in spec.phrases if _announces(word).search(before)), None)
        if word:
            finding = Finding(spec.name, area.area, front.quote(area.start, area.end), area.verdicts)
            ranked.setdefault(word, []).append(finding)
    totals = [f for word in spec.phrases if _is_total(word) for f in ranked.get(word, [])]
    every = [f for word in spec.phrases for f in ranked.get(word, [])]
    if totals or every:
        return first_of(totals or every)
    doubt = Verdict(VALUE_ROLE, passed=False, detail="not announced")
    first = [area for area, _ in areas[:1]]
    return [Finding(spec.name, a.area, front.quote(a.start, a.end), (*a.verdicts, doubt)) for a in first]


@lru_cache(maxsize=64)
def _announces(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(fold(words))}[^0-9;]{{0,130}}$")


def _is_total(words: str) -> bool:
    return "total" in words or not fold(words).startswith(("area", "superficie"))


def read_type(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return whether the property is urban or rural; where words speak for both, a person must look."""
    told = []
    for choice in spec.choices:
        match = any_of(choice.words).search(front.folded)
        if match:
            told.append(Finding(spec.name, choice.value, front.quote(match.start(), match.end())))
    if len(told) < 2:
        return told
    explicit = [
        f for f in told if fold(f.quote.text).startswith(("imovel", "terreno urb", "predio urb", "lote urb"))
    ]
    first = explicit[0] if len(explicit) == 1 else min(told, key=lambda f: f.quote.begin)
    return [first.with_verdict(Verdict(SEVERAL, passed=False, detail="urbano rural"))]
