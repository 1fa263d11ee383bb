"""Who owned the property when its record was opened, each as a subject of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.qualification.parties import NAME, Party, read_parties
from pipelines.extraction.qualification.parts import CIVIL_STATE, CPF, RG
from pipelines.extraction.real_estate.captions import Caption, any_captions, captions_of
from pipelines.extraction.real_estate.side_names import is_no_name, plain_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage
    from pipelines.fields import Verdict

ROLE = "proprietario"
_CAPTIONS = (
    "proprietário",
    "proprietária",
    "proprietário(a)",
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
    "nome e qualificação do titular",
    "nome e qualificação do proprietário",
    "qualificação do proprietário",
    "qualificação do titular",
    "dados do proprietário",
    "adquirente",
)
_OF_ACTS = frozenset({"adquirente", "outorgado"})
"""Captions of an act's side: on the front they may stand behind a heading that was not understood."""
_OWNER = re.compile(
    r"(?<![a-z])(?:propriet|propriedade[ \n]de|titulari?d?|pertenc|possuidor|don[oa]s?(?![a-z]))"
)
"""Head words of a caption for the owners, however it goes on."""
_FIRST_ACT = re.compile(r"(?<![a-z0-9])(?:r|av)[ .:-]{0,2}(?:n[o.]{1,2} ?)?0?1(?![0-9])")
_SAID = re.compile(
    r"(?<![^\W_])(?:(?:é|são|consta|constam|figura|figuram|tem)[ \n](?:como[ \n]|por[ \n])?"
    r"(?:[oa]s?[ \n])?(?:atua(?:l|is)[ \n]|legítim[oa]s?[ \n])?"
    r"(?:propriet[aá]ri[oa]s?|titular(?:es)?|don[oa]s?)"
    r"(?:[ \n]d[eo][ \n](?:domínio|imóvel)|[ \n]tabular)?|"
    r"pertenc(?:e|em|ia|iam)[ \n](?:a|à|ao|aos|às)|de[ \n]propriedade[ \n]d[eo]s?[ ]?(?=:))[ \n:]",
    re.IGNORECASE,
)
"""How a sentence says whose the property is: `É titular Fulano`, `Pertence a Fulano`."""
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
    "procede de",
    "proveniente de",
    "reg. ant",
    "ato",
)


def read_owners(front: Passage) -> list[Finding]:
    """Return the owners behind their caption, in order, with what their qualification tells."""
    every = any_captions(front)
    headed = (caption for caption in every if _OWNER.search(caption.words))
    captions = [*captions_of(front, _CAPTIONS, every), *headed, *_said(front)]
    if not captions:
        return []
    captions.sort(key=lambda caption: caption.start)
    start = captions[0].end
    stops = [caption.start for caption in (*captions_of(front, _ENDS, every), *every, *captions[1:])]
    end = min((stop for stop in stops if stop > start), default=len(front.text))
    parties = [
        party for party in read_parties(front, start, end) if not is_no_name(front.folded, party.start)
    ]
    doubts = _doubts(front, captions[0])
    told = [*_leading(front, start, end, parties), *_told(parties)]
    return [
        replace(
            finding,
            name=f"{ROLE}_{finding.name}",
            subject=f"{ROLE} {number}",
            verdicts=(*finding.verdicts, *doubts),
        )
        for number, findings in enumerate(told, start=1)
        for finding in findings
    ]


def _said(front: Passage) -> Iterator[Caption]:
    """Yield where a sentence goes on to tell whose the property is."""
    return (Caption("", match.start(), match.end()) for match in _SAID.finditer(front.text))


def _doubts(front: Passage, caption: Caption) -> tuple[Verdict, ...]:
    """Doubt a side of an act whose heading stands on the front, not understood as one."""
    is_of_act = caption.words in _OF_ACTS and _FIRST_ACT.search(front.folded, 0, caption.start)
    return (checks.party_boundary("told as the side of an act"),) if is_of_act else ()


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
