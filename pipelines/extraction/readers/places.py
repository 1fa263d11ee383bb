"""Places and towns in cells, and in the sentence that tells of an event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.certificates import BARE_TOWNS
from pipelines.extraction import normalize, places, towns
from pipelines.extraction.folding import fold
from pipelines.extraction.no_towns import is_no_town_word
from pipelines.extraction.notarial import offices
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.closing import CLOSING
from pipelines.extraction.readers.dates import event_before
from pipelines.extraction.states import state_of, with_state

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source
    from pipelines.extraction.towns import FoundTown

_PLACE_CAPTIONS = ("local", "lugar")
_BARE_PLACES = frozenset(
    f"{each}{of}" for each in _PLACE_CAPTIONS for of in ("", " de nascimento", " do nascimento")
)
_EVENTS = frozenset({"nascimento", "obito", "falecimento", "passamento"})  # a clause tells all of them
_CLOSE = re.compile(rf"(?<=[ \n])(?:{CLOSING}|dou fe)")
_OF_TOWN = re.compile(r"(?<![a-z])(?:municipio|cidade)[ \n]d[eoa]s?[ \n]")
_HAMLET = re.compile(
    r"(?:povoado|sitio|fazenda|colonia|colocacao|lugar|localidade|zona|seringal|engenho|vila|bairro|"
    r"chacara)[ \n]"
)
_TOWN_LEADS = ("cidade", "municipio", "comarca", "distrito", "neste", "nesta", "este", "esta", "capital")


def read_place(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    is_event = fold(source.anchor.words) in _EVENTS
    if is_event and source.is_cell:
        return []
    if source.anchor.is_label and not is_event:
        finding = places.place_in_cell(source.passage, spec.name)
    else:
        clause = event_before(source.passage) if source.is_ahead else source.passage
        finding = places.event_place(clause, spec.name)
    return [places.without_town(finding)] if finding else []


def read_office(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the name of an office: a notary's without the town behind it, else all that its cell tells."""
    close = _CLOSE.search(source.passage.folded, 1)
    if close:
        source = replace(source, passage=join_pieces(source.passage.pieces_in(0, close.start())))
    office = offices.office_in(source.passage, where.transcript.passage, spec.name)
    finding = office or places.place_in_cell(source.passage, spec.name)
    return [finding] if finding else []


def read_office_town(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the town of a cell: by its writing, else all that the cell says; an address has numbers."""
    if _is_of_event(where, source.anchor):
        return []
    found = towns.town_at(source.passage)
    if found:
        return [with_state(where, towns.as_finding(source.passage, found, spec.name))]
    is_address = any(character.isdigit() for character in source.passage.text)
    finding = None if is_address else places.place_in_cell(source.passage, spec.name)
    is_town = finding is not None and not is_no_town_word(fold(finding.value).split(" ")[0])
    return [with_state(where, finding)] if finding and is_town else []


def _is_of_event(where: Map, anchor: Anchor) -> bool:
    """Whether a caption follows that of an event's place, in its row or the next: `LOCAL | MUNICÍPIO`."""
    before = next((a for a in where.anchors_before(anchor.first) if a.is_label), None)
    if before is None or not fold(before.words).startswith(_PLACE_CAPTIONS):
        return False
    line, other = (where.transcript.cell_at(each.first).line for each in (anchor, before))
    return line - other in {0, 1}


def read_town(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the town of a source, with the state that stands behind it, or that of the office if told so."""
    found = towns.town_at(source.passage)
    if found is None:
        return []
    finding, whole = towns.as_finding(source.passage, found, spec.name), where.transcript.passage
    state = (towns.town_of(finding.quote, whole) or found).state
    if state is None and towns.is_of_this_state(whole, finding.quote):
        state = state_of(found.name, whole)
    return [replace(finding, value=normalize.town(found.name, state))]


def read_event_town(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the town in the place of an event, told in a cell or in the sentence of the event."""
    passage = source.passage
    if source.anchor.words in BARE_TOWNS and not _is_of_event(where, source.anchor):
        return []
    if not source.anchor.is_label:
        clause = event_before(passage) if source.is_ahead else passage
        named = _OF_TOWN.search(clause.folded)
        told = towns.town_at(clause, named.end()) if named else None
        if told:
            return [with_state(where, towns.as_finding(clause, told, spec.name))]
        place = places.event_place(clause, spec.name)
        passage = join_pieces(place.quote.pieces) if place else join_pieces(())
    is_place = fold(source.anchor.words) in _BARE_PLACES
    found = towns.last_town(passage) or (None if is_place else towns.town_at(passage))
    if found and not source.anchor.is_label and not _is_town(source.passage, passage, found):
        return []
    return [with_state(where, towns.as_finding(passage, found, spec.name))] if found else []


def _is_town(clause: Passage, place: Passage, town: FoundTown) -> bool:
    """Whether a place of a sentence is a town: with its state, or behind `em`"""
    if _HAMLET.match(place.folded) and town.state is None:
        return False
    before = clause.folded[: clause.text.find(place.text)].split()
    return town.state is not None or before[-1:] == ["em"] or place.folded.startswith(_TOWN_LEADS)
