"""What is told of each act: its date, protocol, kind, sides, title and value, all under the act's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.finding import Finding
from pipelines.extraction.real_estate.amounts import read_value
from pipelines.extraction.real_estate.kinds import ACT_KIND, OTHER, read_kind
from pipelines.extraction.real_estate.openings import read_opening
from pipelines.extraction.real_estate.side_zones import tells_sides
from pipelines.extraction.real_estate.sides import read_sides
from pipelines.extraction.real_estate.titles import read_title
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import ActList
    from pipelines.extraction.real_estate.acts import Act

ACT = "ato"
DATE = "ato_data"
PROTOCOL = "ato_protocolo"
KIND = "ato_especie"
TRANSFERRING = "ato_transmitente"
ACQUIRING = "ato_adquirente"
TITLE = "ato_titulo"
VALUE = "ato_valor"

_WITHOUT_SIDES = frozenset(
    {"cancelamento", "construção", "casamento", "divórcio", "retificação", "indisponibilidade"}
)
_WITHOUT_VALUE = frozenset({"cancelamento", "casamento", "divórcio", "retificação", "indisponibilidade"})


def read_act(act: Act, acts: ActList) -> list[Finding]:
    """Return the findings of an act; a doubt about its number, or its end, is one about each of them."""
    found = [Finding(ACT, act.label, act.heading, act.verdicts, act.label)]
    if act.passage.pieces:
        for finding in _told(act, acts):
            verdicts = (*finding.verdicts, *act.doubts)
            found.append(replace(finding, verdicts=verdicts, subject=act.label))
    return found


def _told(act: Act, acts: ActList) -> Iterator[Finding]:
    passage = act.passage
    opening = read_opening(passage)
    kind = read_kind(passage, opening.end, acts.kinds, KIND) or _some_kind(act)
    title = read_title(passage, opening.end)
    value = read_value(passage)
    named = ((DATE, opening.date), (PROTOCOL, opening.protocol), (KIND, kind), (TITLE, title))
    yield from (replace(finding, name=name) for name, finding in named if finding)
    sure = kind.value if kind and not kind.verdicts else ""
    if value and sure not in _WITHOUT_VALUE:
        yield replace(value, name=VALUE)
    if sure not in _WITHOUT_SIDES:
        is_told_first = title is not None and tells_sides(passage, opening.end, _begin_of(title, act))
        title_end = _end_of(title, act) if title and not is_told_first else 0
        yield from read_sides(
            passage, opening.end, title_end, acts, transferring=TRANSFERRING, acquiring=ACQUIRING
        )


def _some_kind(act: Act) -> Finding | None:
    """Return `outro`, in doubt, for an averbação whose words name no kind: most of those are of none."""
    if not act.label.startswith("AV"):
        return None
    doubt = Verdict(ACT_KIND, passed=False, detail="not named")
    return Finding(KIND, OTHER, act.heading).with_verdict(doubt)


def _begin_of(title: Finding, act: Act) -> int:
    """Return where a title begins in the act's passage."""
    first = title.quote.pieces[0].index
    position = next(i for i, piece in enumerate(act.passage.pieces) if piece.index == first)
    return act.passage.starts[position]


def _end_of(title: Finding, act: Act) -> int:
    """Return where a title ends in the act's passage."""
    last = title.quote.pieces[-1].index
    position = next(i for i, piece in enumerate(act.passage.pieces) if piece.index == last)
    return act.passage.ends[position]
