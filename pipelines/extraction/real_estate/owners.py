"""Who owned the property when its record was opened, each as a subject of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.qualification.parties import NAME, Party, read_parties
from pipelines.extraction.qualification.parts import CIVIL_STATE, CPF, RG
from pipelines.extraction.real_estate.captions import any_captions, captions_of
from pipelines.extraction.real_estate.sides import is_no_name, plain_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

ROLE = "proprietario"
_CAPTIONS = (
    "proprietário",
    "proprietária",
    "propriet",
    "propriets",
    "propr",
    "proprs",
    "atual proprietário",
    "proprietário atual",
    "senhorio",
    "senhor e possuidor",
    "domínio",
    "detentor do domínio",
    "em nome de",
    "possuidor",
    "outorgado",
    "nome do proprietário",
    "nome da proprietária",
    "nome dos proprietários",
    "dono",
    "titular de domínio",
    "titular do domínio",
    "titulares do domínio",
    "titulares",
    "titular",
    "titularidade",
    "titularidade do domínio",
    "proprietário tabular",
    "dono do imóvel",
    "pertence a",
    "adquirente",
)
_ENDS = (
    "registro anterior",
    "registros anteriores",
    "título aquisitivo",
    "título anterior",
    "matrícula anterior",
    "número do registro anterior",
    "imóvel",
    "cadastro",
    "origem",
    "observação",
    "data",
    "transcrição anterior",
    "transmitente",
    "forma de aquisição",
    "procedência",
    "filiação",
    "matriz",
    "cadeia dominial",
)


def read_owners(front: Passage) -> list[Finding]:
    """Return the owners behind their caption, in order, with what their qualification tells."""
    every = any_captions(front)
    captions = captions_of(front, _CAPTIONS, every)
    if not captions:
        return []
    start = captions[0].end
    stops = [caption.start for caption in (*captions_of(front, _ENDS, every), *every, *captions[1:])]
    end = min((stop for stop in stops if stop > start), default=len(front.text))
    parties = [
        party for party in read_parties(front, start, end) if not is_no_name(front.folded, party.start)
    ]
    told = [*_leading(front, start, end, parties), *_told(parties)]
    return [
        replace(finding, name=f"{ROLE}_{finding.name}", subject=f"{ROLE} {number}")
        for number, findings in enumerate(told, start=1)
        for finding in findings
    ]


def _leading(front: Passage, start: int, end: int, parties: Sequence[Party]) -> Iterator[tuple[Finding, ...]]:
    """Yield the owner directly behind the caption whose own qualification was not understood."""
    for finding in plain_names(front, start, end, NAME)[:1]:
        if not any(finding.quote.overlaps(party.name.quote) for party in parties):
            yield (finding,)


def _told(parties: Sequence[Party]) -> Iterator[tuple[Finding, ...]]:
    """Yield what is told of each; a couple's only number, behind both names, may be of either."""
    for before, party in zip((None, *parties), parties, strict=False):
        is_couple = (
            before is not None and (state := party.of(CIVIL_STATE)) is not None and state.value.endswith("s")
        )
        shared = [
            finding
            for finding in party.findings
            if is_couple and before and finding.name in {CPF, RG} and before.of(finding.name) is None
        ]
        doubt = checks.party_boundary("one number of a couple")
        yield tuple(f.with_verdict(doubt) if f in shared else f for f in party.findings)
