"""Where a value of words begins and ends: what no name, place or text begins or ends with makes it doubtful.

Whatever read a value, its edges show a mistake by themselves: a joining word that joins nothing, a caption,
a verb, half of a word. Nothing is cut here, for where the value ends instead is not known either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.extraction.normalize import STATE_NAMES
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding

_NAMES = frozenset({FieldKind.NAME, FieldKind.NAMES, FieldKind.PARTY_NAME, FieldKind.OFFICER})
_TOWNS = frozenset({FieldKind.TOWN, FieldKind.EVENT_TOWN, FieldKind.HOMETOWN})
_TEXTS = frozenset(
    {FieldKind.PLACE, FieldKind.OFFICE, FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.CLAUSE, *_TOWNS}
)
_JOINING = r"(?:e|ou|d[aeo]s?|n[ao]s?|as?|ao?s?|em|com|por|pel[ao]s?|para|que|cuj[ao]s?|sob|sobre|entre|até)"
_CAPTIONS = (
    r"(?:cpf|cnpj|cic|cgc|rg|cep|obs|sexo|cor|idade|profissao|estado civil|nascid[oa]|nasc|naturalidade|"
    r"endereco|telefone|fone|tel|livro|folhas?|fls?|termo|tipo|tit|titulo|vencimento|valor|nome|data|doc|"
    r"documento|assinatura|filiacao|residente)"
)
_LOOSE_BEGINNING = re.compile(r"(?:[EÉ]|OU|ou|[Qq]ue|[Cc]om|[Ff]ilh[oa](?:\([ao]\))? de) |[^ ]{1,20}:|[,;:)]")
_LOOSE_END = re.compile(rf" {_JOINING}$|,[ ]?[a-zà-ÿ]{{1,4}}$|[,;:(/]$")
_CAPTION_LAST = re.compile(rf" {_CAPTIONS}(?:/[a-z]{{2,4}})?[.:]?$")
_VERB = re.compile(r"(?<![^\W\d_])(?!habite-)[^\W\d_]{2,12}-(?:se|me|lhes?)(?![a-zà-ÿ])")
_SPEECH = re.compile(r"(?<![a-z])(?:dou fe|certifico)(?![a-z])")
_NO_TOWNS = frozenset(STATE_NAMES) - {"sao paulo", "rio de janeiro"}
_LETTER_OR_HYPHEN = re.compile(r"[^\W\d_]|-")


def edges_hold(findings: Mapping[str, list[Finding]], kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings; a value of words with an edge that cannot be one is doubtful."""
    specs = kind.specs
    return {
        name: [_judged(finding, specs[name].kind) for finding in found] if name in specs else found
        for name, found in findings.items()
    }


def _judged(finding: Finding, kind: FieldKind) -> Finding:
    complaint = _complaint(finding, kind) if kind in _NAMES | _TEXTS else ""
    doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail=complaint)
    return finding.with_verdict(doubt) if complaint else finding


def _complaint(finding: Finding, kind: FieldKind) -> str:
    value, folded = finding.value, fold(finding.value)
    if _is_half_a_word(finding):
        return "begins within a word"
    if _LOOSE_END.search(value) or _CAPTION_LAST.search(folded) or value.count("(") > value.count(")"):
        return "may end elsewhere"
    if _SPEECH.search(folded):
        return "a sentence within"
    return "" if kind is FieldKind.CLAUSE else _complaint_of_few_words(value, folded, kind)


def _complaint_of_few_words(value: str, folded: str, kind: FieldKind) -> str:
    if _LOOSE_BEGINNING.match(value):
        return "may begin elsewhere"
    if _VERB.search(value):
        return "a sentence within"
    if kind in _NAMES | _TOWNS and folded.partition("-")[0] in _NO_TOWNS:
        return "the name of a state"
    return ""


def _is_half_a_word(finding: Finding) -> bool:
    lead = finding.quote.begin[1]
    return lead > 0 and bool(_LETTER_OR_HYPHEN.match(finding.quote.pieces[0].as_read[lead - 1]))
