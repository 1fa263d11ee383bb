"""Which land registry keeps the record, and of which town: the lines at its head."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize, places, towns
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.locate import Map
from pipelines.extraction.no_towns import is_of_land_registry
from pipelines.extraction.real_estate.captions import cells_of_lines
from pipelines.extraction.states import with_state
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.passage import Passage
    from pipelines.extraction.transcript import Transcript

_HEAD_LINES = 12
_OFFICE = re.compile(
    r"[^a-z0-9]{0,3}(?:(?:[0-9]{1,2}[oa.]{0,2}|primeiro|segundo|terceiro|quarto|quinto) ?)?"
    r"(?:oficial|oficio|cartorio|servico|serventia|registro|circunscricao)(?![a-z])[^\t\n]{0,20}?"
    r"(?:registro |"
    r"geral |dos? |de ){0,6}"
    r"(?:de imoveis|imobiliari[oa]|imoveis)[^\t\n]{0,60}"
)
_OF_A_TOWN = re.compile(r"[ ]?(?:[-–(/,][ ]?(?:[a-z]{2}$|(?=[a-z]{3}))|d[aeo]s? (?![0-9]))")
_PLAIN = re.compile(r"\A[^a-z]*+(?:registro|servico)(?: geral)? (?:de imoveis|imobiliario)[^a-z]*")
_TOWN = re.compile(
    r"(?:imoveis|imobiliario)(?: e anexos)?(?: d[ao] [0-9a-z]{1,8}\.? (?:zona|circunscricao))?"
    r"(?: d[eao]s?|[ ]?[-–|,·]) (?:(?:comarca|municipio|cidade|distrito|"
    r"capital|circunscricao) d[eaot]s? )?([a-z][a-z' ]{2,40}?)"
    r"(?: ?[-/,(] ?([a-z]{2})(?![a-z]))?(?:[^a-z0-9]{0,20}(?:$|[\n\t])|"
    r"[ ]?[-–|,·][ ](?=livro|estado|matr|ficha|cns))"
)
_LAST_WORDS = re.compile(r"(?<![a-z])(?:imoveis|imobiliari[oa]|anexos|circunscricao|zona)(?![a-z])")
_PROPERTY = re.compile(r"(?:^|(?<=[\n\t]))[^a-z0-9\n]{0,3}i ?m ?o ?v ?e ?l[^a-z0-9\n]{0,3}[:=-]")
_STATE = re.compile(r"(?<!\s)\s*+[-–/,(]\s*+([A-Z]{2})\)?$")


def read_office(front: Passage, name: str) -> list[Finding]:
    for start, end in _cells(front):
        folded = front.folded[start:end]
        if _OFFICE.fullmatch(folded) and not _PLAIN.fullmatch(folded):
            stop = start + _before_town(folded)
            value = normalize.place(front.text[start:stop].rstrip(" ,-–"))
            finding = Finding(name, value, front.quote(start, stop))
            doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail="words run together")
            return [finding if _LAST_WORDS.search(folded) else finding.with_verdict(doubt)]
    return []


def _before_town(folded: str) -> int:
    """Return where the name of a registry ends and that of its town begins: behind its last own word."""
    words = list(_LAST_WORDS.finditer(folded))
    town = _OF_A_TOWN.match(folded, words[-1].end()) if words else None
    return town.start() if town else len(folded)


def read_town(front: Passage, transcript: Transcript, name: str) -> list[Finding]:
    """Return the town of the registry as `Itu-SP`, the state where it is told."""
    where = Map.of(transcript, ())
    found = _town_of_office(front, name) or places.in_heading(where, FieldKind.TOWN, name)
    if found is None or is_of_land_registry(fold(found.value)) or not _is_above_property(front, found):
        return []
    town = replace(found, value=_STATE.sub(r"-\1", found.value))
    stated = with_state(where, town)
    return [stated if stated.value != town.value else town]


def _town_of_office(front: Passage, name: str) -> Finding | None:
    """Return the town with which a line goes on that names a registry of property."""
    for start, end in _cells(front):
        match = _TOWN.search(front.folded, start, end)
        if match and not is_of_land_registry(match.group(1)):
            town = towns.town_at(front, match.start(1))
            if town and town.state:
                return towns.as_finding(front, town, name)
            stop = match.end(2) if match.group(2) else match.end(1)
            quote = front.quote(match.start(1), stop)
            return Finding(name, normalize.place(front.text[match.start(1) : stop]), quote)
    return None


def _is_above_property(front: Passage, heading: Finding) -> bool:
    """Whether a town stands over the words on the property, which may lie in another one."""
    property_at = _PROPERTY.search(front.folded)
    if property_at is None:
        return True
    (first, *_) = front.pieces_in(property_at.start(), property_at.end())
    return heading.quote.pieces[-1].index < first.index


def _cells(front: Passage) -> Iterator[tuple[int, int]]:
    """Yield the cells of the first lines."""
    for line in itertools.islice(cells_of_lines(front), _HEAD_LINES):
        yield from (cell for cell in line if front.text[slice(*cell)].strip())
