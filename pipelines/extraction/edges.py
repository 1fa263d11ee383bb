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
from pipelines.extraction.municipalities import is_elsewhere
from pipelines.extraction.no_towns import STATES, is_unnamed
from pipelines.extraction.normalize import STATE_PATTERN
from pipelines.extraction.passage import LINE
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Piece

_NAMES = frozenset({FieldKind.NAME, FieldKind.NAMES, FieldKind.PARTY_NAME, FieldKind.OFFICER})
_TOWNS = frozenset({FieldKind.TOWN, FieldKind.EVENT_TOWN, FieldKind.HOMETOWN})
_TEXTS = frozenset(
    {
        *(FieldKind.PLACE, FieldKind.OFFICE, FieldKind.TEXT, FieldKind.ADDRESS),
        *(FieldKind.CLAUSE, FieldKind.ANNOTATION, *_TOWNS),
    }
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
_POINTING = re.compile(r"n(?:est[ea]|ess[ea]|[oa] mesm[oa]) [a-z]+")  # at what, another place says
_AUTHORITY = re.compile(r"(?:juizo|juiz|juiza|vara|tribunal|comarca|cartorio|tabelionato)(?![a-z])")
_WITH_STATE = re.compile(rf" d[aeo] (?:{STATE_PATTERN})$")  # Ceres do Goiás; towns are so called too
_TOWN = re.compile(r"(.+)-([A-Z]{2})")
_NO_BEGINNING = {
    FieldKind.CLAUSE: re.compile(
        r"\A(?:(?:negocio|sociedade|objeto|fim|finalidade|ramo) [ao]s? |[a-z ]{1,60}: )"
    ),
    FieldKind.ANNOTATION: re.compile(
        r"\A(?:e |(?:sem|nao (?:ha|consta|possui)|nenhuma|inexist[a-z]{1,9}) (?:outras? )?(?:averb|anota)|"
        r"(?:registro|assento|termo) (?:feito|lavrado))"
    ),
}
"""What sentences do not begin with; they may hold all else."""
_OF_NAMES = frozenset("São Santa Santo Nossa Senhor Senhora Ofício Cartório Casa Hospital Vila Rua".split())  # noqa: SIM905
"""Words that begin names of towns, places and offices, and so are never the last word before one."""
_LETTER_OR_HYPHEN = re.compile(r"[^\W\d_]|-")
_HYPHENED = re.compile(r"[a-z]{1,4}[-'’][^\W\d_]")  # São João del-Rei, Pau d'Alho
_COURT = re.compile(r"d(?:os|estes) autos(?![a-z])|d(?:o|este) processo(?![a-z])")
_ITEM = re.compile(r"0[0-9]")


def edges_hold(
    findings: Mapping[str, list[Finding]], kind: DocumentType, pieces: Sequence[Piece]
) -> dict[str, list[Finding]]:
    """Return the findings; one with an edge that no value of its kind has is doubtful.

    `pieces` are all those of the document.
    """
    specs = kind.specs
    return {
        name: [_judged(finding, specs[name].kind, pieces) for finding in found] if name in specs else found
        for name, found in findings.items()
    }


def _judged(finding: Finding, kind: FieldKind, pieces: Sequence[Piece]) -> Finding:
    complaint = ""
    if kind in _NAMES | _TEXTS:
        complaint = _complaint_of_neighbours(finding, kind, pieces) or _complaint(finding, kind)
    elif kind is FieldKind.DOCUMENT_NUMBER and _ITEM.fullmatch(finding.value):
        complaint = "may be the number of an item"
    elif kind is FieldKind.LEAF and _is_of_court(finding, pieces):
        complaint = "a leaf of a court's records"
    doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail=complaint)
    return finding.with_verdict(doubt) if complaint else finding


def _is_of_court(finding: Finding, pieces: Sequence[Piece]) -> bool:
    last = finding.quote.pieces[-1].index
    return _COURT.match(fold(" ".join(piece.text for piece in pieces[last + 1 : last + 3]))) is not None


def _complaint_of_neighbours(finding: Finding, kind: FieldKind, pieces: Sequence[Piece]) -> str:
    """Complain of what stands right before and behind the value, in its line."""
    first, last = finding.quote.pieces[0], finding.quote.pieces[-1]
    lead = finding.quote.begin[1]
    if lead > 0 and _LETTER_OR_HYPHEN.match(first.as_read[lead - 1]):
        return "begins within a word"
    if lead == 0 < first.index and first.before == " " and pieces[first.index - 1].as_read in _OF_NAMES:
        return "begins within a name"
    behind = pieces[last.index + 1] if kind in _TOWNS and last.index + 1 < len(pieces) else None
    return "may go on" if behind and behind.before in {" ", LINE} and _HYPHENED.match(behind.as_read) else ""


def _complaint(finding: Finding, kind: FieldKind) -> str:
    value, folded = finding.value, fold(finding.value)
    is_open = value.count("(") > value.count(")")
    if kind is not FieldKind.ANNOTATION and (
        is_open or _LOOSE_END.search(value) or _CAPTION_LAST.search(folded)
    ):
        return "may end elsewhere"
    if kind in _NO_BEGINNING:
        return "may begin elsewhere" if _NO_BEGINNING[kind].match(folded) else ""
    return _complaint_of_few_words(value, folded, kind)


def _complaint_of_few_words(value: str, folded: str, kind: FieldKind) -> str:
    if _LOOSE_BEGINNING.match(value):
        return "may begin elsewhere"
    if _VERB.search(value) or _SPEECH.search(folded):
        return "a sentence within"
    if kind in _NAMES and _AUTHORITY.match(folded):
        return "an authority"
    if (kind in _TOWNS and is_unnamed(folded)) or _POINTING.fullmatch(folded):
        return "no place by itself"
    is_state = kind in _NAMES | _TOWNS and folded.partition("-")[0] in STATES
    if is_state or (kind in _TOWNS and _WITH_STATE.search(folded)):
        return "the name of a state"
    town = _TOWN.fullmatch(value) if kind in _TOWNS else None
    return "a town of another state" if town and is_elsewhere(*town.groups()) else ""
